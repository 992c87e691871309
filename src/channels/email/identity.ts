// How our own mails are known again: Message-IDs and reply addresses that only we can have made.
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

export interface MailIdentity {
  /** For Message-ID, without < and >; the same for the same text, so that a second try is seen as the first. */
  messageId(reference: string, domain: string): string;
  /** The reference of a text of ours ("agency.outbox-id"); null: no id of ours. */
  referenceOf(messageId: string): string | null;
  /** For Reply-To: "reply+TOKEN@domain"; null for a reference without a UUID. */
  replyAddress(reference: string, domain: string): string | null;
  /** The outbox id that a reply address stands for; null: not one of ours, or changed. */
  outboxOf(address: string): string | null;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ID = /^loge\.([\w.-]{1,100})\.([a-z2-7]{16})@/;
const TOKEN = /^reply\+([a-z2-7]{26})([a-z2-7]{13})@/;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** The first secret signs, all of them verify. */
export function createMailIdentity(secrets: readonly string[]): MailIdentity {
  const keys = secrets.map((secret) => Buffer.from(hkdfSync('sha256', secret, '', 'loge mail identity', 32)));
  const [first] = keys;
  const sign = (key: Buffer, what: string, bytes: number) =>
    base32(createHmac('sha256', key).update(what).digest().subarray(0, bytes));
  const isSigned = (what: string, tag: string, bytes: number) =>
    keys.some((key) => timingSafeEqual(Buffer.from(sign(key, what, bytes)), Buffer.from(tag)));
  return {
    messageId(reference, domain) {
      if (first === undefined) throw new Error('ids of mails need a key: set SECRET_KEY');
      const plain = reference.replace(/[^\w.-]/g, '_').slice(0, 100);
      return `loge.${plain}.${sign(first, `id\0${plain}`, 10)}@${domain}`;
    },
    referenceOf(messageId) {
      const [, reference, tag] = ID.exec(messageId) ?? [];
      return reference !== undefined && isSigned(`id\0${reference}`, tag!, 10) ? reference : null;
    },
    replyAddress(reference, domain) {
      const uuid = UUID.exec(reference)?.[0];
      if (uuid === undefined || first === undefined) return null;
      const packed = base32(Buffer.from(uuid.replaceAll('-', ''), 'hex'));
      return `reply+${packed}${sign(first, `reply\0${packed}`, 8)}@${domain}`;
    },
    outboxOf(address) {
      const [, packed, tag] = TOKEN.exec(address.toLowerCase()) ?? [];
      if (packed === undefined || !isSigned(`reply\0${packed}`, tag!, 8)) return null;
      const hex = fromBase32(packed).toString('hex').slice(0, 32);
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
    },
  };
}

/** Letters that survive a mail server which changes case. */
function base32(bytes: Buffer): string {
  let out = '';
  let value = 0;
  let bits = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += LETTERS[(value >> bits) & 31];
    }
    value &= 0xff;
  }
  return bits === 0 ? out : out + LETTERS[(value << (5 - bits)) & 31];
}

function fromBase32(text: string): Buffer {
  const bytes: number[] = [];
  let value = 0;
  let bits = 0;
  for (const letter of text) {
    value = ((value << 5) | LETTERS.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >> bits) & 0xff);
    }
  }
  return Buffer.from(bytes);
}
