// RTF to words: enough for what Outlook puts into winmail.dat. HTML that was wrapped in RTF is unwrapped (MS-OXRTFEX).
import { decodeBytes } from '../mime/charset.ts';
import { htmlToText } from './html-text.ts';

const SKIPPED = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'header',
  'footer',
  'themedata',
  'datastore',
  'generator',
  'listtable',
  'listoverridetable',
  'rsidtbl',
  'xmlnstbl',
  'latentstyles',
]);
const TOKEN = /\\([a-z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\([^a-z'])|([{}])|([^\\{}]+)/gis;
const MOST = 4_000_000;

interface Group {
  skipped: boolean;
  /** Letters that stand in for a \u and are left out. */
  substitutes: number;
  /** Within \*\htmltag: kept where HTML is wrapped. */
  html: boolean;
  /** \htmlrtf: for readers of RTF only. */
  rtfOnly: boolean;
}

export function rtfToText(bytes: Buffer): string {
  const rtf = bytes.toString('latin1', 0, Math.min(bytes.length, MOST));
  const wrapsHtml = /\\fromhtml1/.test(rtf.slice(0, 2_000));
  const words = lettersOf(rtf, wrapsHtml);
  return wrapsHtml ? htmlToText(words).text : words.replace(/\n{3,}/g, '\n\n').trim();
}

function lettersOf(rtf: string, wrapsHtml: boolean): string {
  const charset = `windows-${/\\ansicpg(\d+)/.exec(rtf.slice(0, 2_000))?.[1] ?? '1252'}`;
  let out = '';
  let coded: number[] = [];
  let skip = 0;
  let group: Group = { skipped: false, substitutes: 1, html: false, rtfOnly: false };
  const stack: Group[] = [];
  const isHeard = () => !group.skipped && !group.rtfOnly;
  const flush = () => {
    if (coded.length > 0) out += decodeBytes(Buffer.from(coded), charset);
    coded = [];
  };
  const say = (text: string) => {
    flush();
    if (isHeard()) out += text;
  };
  for (const [, word, number, hex, symbol, brace, text] of rtf.matchAll(TOKEN)) {
    if (brace === '{') stack.push({ ...group });
    else if (brace === '}') group = stack.pop() ?? group;
    else if (hex !== undefined) {
      if (skip > 0) skip--;
      else if (isHeard()) coded.push(Number.parseInt(hex, 16));
    } else if (symbol !== undefined) {
      if (symbol === '*') group.skipped = true;
      else if (symbol === '~') say('\u00a0');
      else if ('\\{}'.includes(symbol)) say(symbol);
    } else if (text !== undefined) {
      const rest = text.slice(Math.min(skip, text.length));
      skip -= text.length - rest.length;
      say(rest.replace(/[\r\n]+/g, ''));
    } else if (word !== undefined) {
      const name = word.toLowerCase();
      const value = number === undefined ? undefined : Number(number);
      if (name === 'u' && value !== undefined) {
        say(String.fromCharCode(value < 0 ? value + 65536 : value));
        skip = group.substitutes;
      } else if (name === 'uc') group.substitutes = value ?? 1;
      else if (name === 'htmltag' && wrapsHtml) group.skipped = false;
      else if (name === 'htmlrtf') group.rtfOnly = wrapsHtml && value !== 0;
      else if (SKIPPED.has(name)) group.skipped = true;
      else if (name === 'par' || name === 'line' || name === 'row') say('\n');
      else if (name === 'tab' || name === 'cell') say('\t');
    }
  }
  flush();
  return out;
}
