// Short signed tokens for links: what for, which rows, until when. Whoever has the link may do that one thing, so links expire.
// A token holds no secret and no name; it goes into texts of 160 letters.
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { isId } from './ids.ts';

export interface Claim {
  /** The act, such as "offer" or "visit.report": a token for one opens nothing else. */
  purpose: string;
  /** UUIDs, or short words; in an order that the purpose knows. */
  ids: readonly string[];
  expiresAt: Date;
}

export type Verified = { kind: 'valid' | 'expired'; ids: string[]; expiresAt: Date } | { kind: 'broken' };

export interface Signer {
  sign(claim: Claim): string;
  /** `broken` is a token that was cut, changed, upper-cased, made for another purpose or never ours. */
  verify(purpose: string, token: string, now: Date): Verified;
}

const MAC_BYTES = 16;
const MAC_LETTERS = 22;
const MOST_LETTERS = 400;

/** The first key signs, all of them verify: to change keys, put the new one first and drop the old one when its links have expired. */
export function createSigner(secrets: readonly string[]): Signer {
  const keys = secrets.map((secret) => Buffer.from(hkdfSync('sha256', secret, '', 'loge signed link', 32)));
  const first = keys[0];
  if (first === undefined) throw new Error('signed links need a key: set SECRET_KEY');
  return {
    sign({ purpose, ids, expiresAt }) {
      const body = [Math.ceil(expiresAt.getTime() / 1000).toString(36), ...ids.map(pack)].join('.');
      return `${body}.${mac(first, purpose, body).toString('base64url')}`;
    },
    verify(purpose, token, now) {
      const body = token.slice(0, -MAC_LETTERS - 1);
      const given = Buffer.from(token.slice(-MAC_LETTERS), 'base64url');
      if (token.length > MOST_LETTERS || token.at(-MAC_LETTERS - 1) !== '.' || given.length !== MAC_BYTES)
        return { kind: 'broken' };
      // Every key is tried, so that the time taken says nothing.
      const matches = keys.map((key) => timingSafeEqual(mac(key, purpose, body), given));
      if (!matches.includes(true)) return { kind: 'broken' };
      const [until = '', ...packed] = body.split('.');
      const ids = packed.map(unpack);
      const expiresAt = new Date(Number.parseInt(until, 36) * 1000);
      return { kind: expiresAt <= now ? 'expired' : 'valid', ids, expiresAt };
    },
  };
}

function mac(key: Buffer, purpose: string, body: string): Buffer {
  return createHmac('sha256', key).update(`${purpose}\0${body}`).digest().subarray(0, MAC_BYTES);
}

/** A UUID in 22 letters. Any other word behind a mark that base64url has not. */
function pack(id: string): string {
  if (isId(id)) return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
  return `w~${Buffer.from(id).toString('base64url')}`;
}

function unpack(packed: string): string {
  if (packed.startsWith('w~')) return Buffer.from(packed.slice(2), 'base64url').toString();
  const hex = Buffer.from(packed, 'base64url').toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
