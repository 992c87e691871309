// Whom a mail is from and to: the address part alone counts, whatever the name before it pretends.
import addressparser from 'nodemailer/lib/addressparser';
import { oneLine } from '#lib/text.ts';
import { decodeWords } from './encoded-words.ts';

export interface Mailbox {
  name: string;
  /** Lower case; looks like an address, or it would not be here. */
  address: string;
}

const MOST = 16_384;
const ADDRESS = /^[^\s@<>",;:()[\]\\]{1,128}@(?:[^\s@<>",;:()[\]\\]{1,250}|\[[0-9a-fA-F.:IPv]{3,60}\])$/;

/** Groups are opened; what is no address is left out. */
export function parseMailboxes(raw: string): Mailbox[] {
  if (raw.trim() === '') return [];
  return addressparser(raw.slice(0, MOST), { flatten: true }).flatMap(({ name, address }) => {
    const plain = plainAddress(decodeWords(address ?? ''));
    return plain === null ? [] : [{ name: oneLine(decodeWords(name ?? '')).slice(0, 200), address: plain }];
  });
}

/** Null: nothing can be sent there. */
export function plainAddress(text: string): string | null {
  const plain = oneLine(text)
    .replace(/^<|>$/g, '')
    .replace(/^mailto:/i, '')
    .toLowerCase();
  return ADDRESS.test(plain) ? plain : null;
}

/** Ids as they stand between < and >, each once, the last `most` of them. */
export function messageIds(raw: string, most: number): string[] {
  const found = raw.match(/<[^<>\s\u0000-\u001f\u007f-\u009f]{1,500}>/g) ?? [];
  return [...new Set(found.map((id) => id.slice(1, -1)))].slice(-most);
}
