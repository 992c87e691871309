// One file out of a mail, when whoever keeps files asks for it: by the number that the reading gave it.
import { readCms } from './body/signed-content.ts';
import { readTnef } from './body/tnef.ts';
import { type Part, readParts } from './mime/parts.ts';
import { decodeTransfer, fromUuencode } from './mime/transfer.ts';

export const IN_RAW = 'mail:';
export const IN_MAILBOX = 'imap:';

/** Undefined: there is no such part. `raw` must be the whole mail. */
export function fileInMail(raw: Buffer, part: string): Buffer | undefined {
  const [path = '', within] = part.split('#');
  const found = partAt(readParts(raw), path);
  if (found === undefined) return undefined;
  const bytes = decodeTransfer(found.body, found.encoding);
  return within === undefined ? bytes : fileWithin(bytes, Number(within));
}

/** A file in a winmail.dat, or one written into a text. */
export function fileWithin(bytes: Buffer, index: number): Buffer | undefined {
  const tnef = readTnef(bytes);
  if (tnef !== undefined) return tnef.files[index]?.bytes;
  const blocks = bytes
    .toString('latin1')
    .split(/^(?=begin [0-7]{3,4} \S)/m)
    .filter((block) => block.startsWith('begin '));
  const block = blocks[index];
  return block === undefined ? undefined : fromUuencode(Buffer.from(block, 'latin1'));
}

/** The numbers of IMAP: a multipart's parts from 1; an attached mail's own parts below its number. */
function partAt(root: Part, path: string): Part | undefined {
  const numbers = path.split('.').map(Number);
  // The only part of a mail that is no multipart is its first.
  if (!root.type.startsWith('multipart/') && numbers.shift() !== 1) return undefined;
  let part: Part | undefined = root;
  for (const number of numbers) part = part === undefined ? undefined : childAt(part, number - 1);
  return part;
}

function childAt(part: Part, index: number): Part | undefined {
  if (part.type.startsWith('multipart/')) return part.children[index];
  const inner = part.children[0] ?? signedMail(part);
  if (inner === undefined) return undefined;
  if (inner.type.startsWith('multipart/')) return inner.children[index];
  return index === 0 ? inner : undefined;
}

function signedMail(part: Part): Part | undefined {
  if (!part.type.includes('pkcs7-mime')) return undefined;
  const read = readCms(decodeTransfer(part.body, part.encoding));
  return read.kind === 'signed' ? readParts(read.content) : undefined;
}
