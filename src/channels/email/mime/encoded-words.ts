// RFC 2047, as mails really carry it: words broken within a letter, 8-bit bytes raw in a header, encodings cut short.
import { decodeBytes, decodeUnknown } from './charset.ts';

const WORD = /=\?([^?\s]{1,60})\?([BbQq])\?([^?]*)\?=/;
const WORDS = /=\?[^?\s]{1,60}\?[BbQq]\?[^?]*\?=(?:\s*=\?[^?\s]{1,60}\?[BbQq]\?[^?]*\?=)*/g;
const EACH = new RegExp(WORD.source, 'g');

/** `raw`: a header's value with a byte in each character (latin1). */
export function decodeWords(raw: string): string {
  if (!raw.includes('=?')) return decodeRaw(raw);
  let out = '';
  let from = 0;
  for (const run of raw.matchAll(WORDS)) {
    out += decodeRaw(raw.slice(from, run.index)) + decodeRun(run[0]);
    from = run.index + run[0].length;
  }
  return out + decodeRaw(raw.slice(from));
}

function decodeRaw(raw: string): string {
  return /[\u0080-\u00ff]/.test(raw) ? decodeUnknown(Buffer.from(raw, 'latin1')) : raw;
}

/** Neighbours of one charset are joined as bytes first: many break a letter in two. */
function decodeRun(run: string): string {
  let out = '';
  let charset = '';
  let pending: Buffer[] = [];
  const flush = () => {
    if (pending.length > 0) out += decodeBytes(Buffer.concat(pending), charset);
    pending = [];
  };
  for (const [, name = '', encoding = '', data = ''] of run.matchAll(EACH)) {
    if (name.toLowerCase() !== charset) flush();
    charset = name.toLowerCase();
    pending.push(encoding.toUpperCase() === 'B' ? Buffer.from(data, 'base64') : fromQ(data));
  }
  flush();
  return out;
}

function fromQ(data: string): Buffer {
  const text = data
    .replaceAll('_', ' ')
    .replace(/=([0-9A-Fa-f]{2})/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(text, 'latin1');
}
