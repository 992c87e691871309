// One text part to readable words, whatever kind of text it is.
import { decodeBytes } from '../mime/charset.ts';
import type { Part } from '../mime/parts.ts';
import { decodeTransfer } from '../mime/transfer.ts';
import { calendarText } from './calendar.ts';
import { htmlToText } from './html-text.ts';
import { rtfToText } from './rtf-text.ts';
import { unflow } from './unflow.ts';

/** More letters than this in one part are kept raw only. */
const MOST = 2_000_000;
const LONGEST_MARKUP_HEAD = 2_000;

export function textOf(part: Part): string {
  if (part.type === 'text/rtf' || part.type === 'application/rtf')
    return rtfToText(decodeTransfer(part.body, part.encoding));
  if (part.type === 'text/calendar') return calendarText(lettersOf(part));
  if (part.type === 'text/html' || part.type === 'text/x-amp-html') return readable(lettersOf(part));
  const text = lettersOf(part);
  if (part.type === 'text/enriched' || part.type === 'text/richtext') return withoutMarks(text);
  // HTML sent under the name of plain text.
  if (/^\s*(?:<!doctype html|<html[\s>])/i.test(text.slice(0, LONGEST_MARKUP_HEAD))) return readable(text);
  return part.params.get('format')?.toLowerCase() === 'flowed'
    ? unflow(text, part.params.get('delsp')?.toLowerCase() === 'yes')
    : text;
}

/** As it stands, decoded. */
export function lettersOf(part: Part): string {
  const bytes = decodeTransfer(part.body, part.encoding).subarray(0, MOST);
  const declared = part.params.get('charset') ?? (part.type === 'text/html' ? metaCharset(bytes) : '');
  return decodeBytes(bytes, declared);
}

function metaCharset(bytes: Buffer): string {
  return (
    /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,40})/i.exec(
      bytes.toString('latin1', 0, LONGEST_MARKUP_HEAD),
    )?.[1] ?? ''
  );
}

/** Words that nobody would see count only where there are no others. */
function readable(html: string): string {
  const { text, all } = htmlToText(html);
  return text.trim() === '' ? all : text;
}

/** RFC 1896: "<bold>x</bold>", and "<<" for "<". */
function withoutMarks(text: string): string {
  return text
    .replace(/<param>[^<]{0,500}<\/param>/gi, '')
    .replace(/<<|<\/?[a-z-]{1,60}>/gi, (mark) => (mark === '<<' ? '<' : ''))
    .replace(/\r?\n(?=\S)/g, ' \n');
}
