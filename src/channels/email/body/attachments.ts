// The files of a mail: how many bytes each really has, and a name that can do no harm.
import { oneLine } from '#lib/text.ts';
import type { Part } from '../mime/parts.ts';

export interface Attachment {
  /** Shown only: without folders, control characters and markup. Files are stored under ids. */
  name: string;
  type: string;
  /** Bytes, decoded. */
  size: number;
  /** As IMAP numbers it ("2.1"); with "#n", the n-th file within a winmail.dat. */
  part: string;
  /** Shown within the text: a logo, or a photo among the words. */
  inline: boolean;
}

/** What was left out when the raw mail was thinned. */
export interface Dropped {
  /** Where it is missing, in the thinned bytes. */
  at: number;
  bytes: number;
  /** Without line ends and blanks. */
  letters: number;
}

const LONGEST_NAME = 120;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

export function safeName(name: string, fallback: string): string {
  const plain = oneLine(name)
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/^.*[/\\]/, '')
    .replace(/[<>:"|?*&;`$]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (plain === '') return fallback;
  const harmless = RESERVED.test(plain) ? `_${plain}` : plain;
  if (harmless.length <= LONGEST_NAME) return harmless;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(harmless)?.[0] ?? '';
  return (harmless.slice(0, LONGEST_NAME - ending.length) + ending).toWellFormed();
}

export function attachmentOf(part: Part, path: string, whole: Buffer, dropped: readonly Dropped[]): Attachment {
  const type = part.type;
  return {
    name: safeName(part.filename, `${type.startsWith('message/') ? 'message' : 'file'}-${path}${ENDINGS[type] ?? ''}`),
    type,
    size: sizeOf(part, whole, dropped),
    part: path,
    inline: part.disposition !== 'attachment' && part.headers.first('content-id') !== '',
  };
}

const ENDINGS: Record<string, string> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/gif': '.gif',
  'image/heic': '.heic',
  'application/pdf': '.pdf',
  'message/rfc822': '.eml',
  'text/plain': '.txt',
  'text/html': '.html',
  'text/calendar': '.ics',
};

/** What was left out began behind the last line's end, which is no part of the body. */
const LINE_END = 2;

function sizeOf({ body, encoding }: Part, whole: Buffer, dropped: readonly Dropped[]): number {
  const from = body.buffer === whole.buffer ? body.byteOffset - whole.byteOffset : -1;
  const missing = dropped.filter(({ at }) => from >= 0 && at >= from && at <= from + body.length + LINE_END);
  const sum = (what: 'bytes' | 'letters') => missing.reduce((total, one) => total + one[what], 0);
  if (encoding !== 'base64') return body.length + sum('bytes');
  let letters = sum('letters');
  let padding = 0;
  for (let i = 0; i < body.length; i++) {
    const byte = body[i]!;
    if (byte === 0x3d) padding++;
    else if (byte > 0x20) letters++;
  }
  return Math.floor(((letters + padding) * 3) / 4) - Math.min(padding, 2);
}
