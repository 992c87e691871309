// A table that somebody exported from a spreadsheet or an old program: encoding and separator are found out, and every record
// keeps the number of the line on which it begins, for whoever must correct it.
import { CsvError, parse } from 'csv-parse/sync';
import { cleanText } from './text.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh';

export interface CsvRecord {
  /** In the file, from 1. */
  line: number;
  cells: string[];
}

export type CsvFile =
  | { kind: 'read'; records: CsvRecord[]; encoding: Encoding; separator: string }
  | { kind: 'unreadable'; line: number; reason: string };

const SEPARATORS = [';', ',', '\t', '|'] as const;
/** How many records are looked at to find the separator. */
const SAMPLE = 50;

export function readCsv(bytes: Uint8Array): CsvFile {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) {
    return { kind: 'unreadable', line: 1, reason: 'this is a workbook (.xlsx): save it as "CSV UTF-8" first' };
  }
  const { text, encoding } = decode(bytes);
  const declared = /^sep=(.)\n/i.exec(text)?.[1];
  // Excel's own first line stays in place as a comment, so that line numbers are those of the file.
  const body = declared === undefined ? text : text.replace(/^[^\n]*/, '');
  const separator = declared ?? separatorOf(body);
  try {
    return { kind: 'read', records: split(body, separator), encoding, separator };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code !== 'CSV_QUOTE_NOT_CLOSED') {
      return {
        kind: 'unreadable',
        line: Number(error.lines ?? 1),
        reason: `the line cannot be split into cells (${error.code})`,
      };
    }
    // The error comes at the end of the file; the mark stands in the record after the last whole one.
    const whole = Number(error.records ?? 0);
    const last = whole === 0 ? undefined : split(body, separator, whole).at(-1);
    return {
      kind: 'unreadable',
      line: (last?.line ?? 0) + 1,
      reason: 'a quotation mark (") is opened here or in the next lines and never closed',
    };
  }
}

interface Parsed {
  record: string[];
  info: { lines: number };
  raw: string;
}

function split(text: string, delimiter: string, most?: number): CsvRecord[] {
  const parsed = parse(text, {
    delimiter,
    bom: true,
    info: true,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    ...(most === undefined ? {} : { to: most }),
  }) as unknown as Parsed[];
  const records: CsvRecord[] = [];
  for (const { record, info, raw } of parsed) {
    const cells = record.map((cell) => cell.replace(/[\u00a0\u202f\u2007]/g, ' ').trim());
    if (cells.every((cell) => cell === '')) continue;
    // `lines` counts up to the end of the record; one that runs over several lines began earlier.
    const within = (raw.replace(/^\n+|\n+$/g, '').match(/\n/g) ?? []).length;
    records.push({ line: info.lines - within, cells });
  }
  return records;
}

/** The one that cuts the first lines into the most equal cells. */
function separatorOf(text: string): string {
  let best = { separator: ';', score: -1 };
  for (const separator of SEPARATORS) {
    const widths = sampleWidths(text, separator);
    const counts = new Map<number, number>();
    for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
    const score = Math.max(-0.5, ...[...counts].map(([width, times]) => (times / widths.length) * (width - 1)));
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

function sampleWidths(text: string, separator: string): number[] {
  try {
    return split(text, separator, SAMPLE).map(({ cells }) => cells.length);
  } catch (error) {
    // A quotation mark that is never closed: said later, with its line.
    if (error instanceof CsvError) return [];
    throw error;
  }
}

function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const encoding = encodingOf(bytes);
  return { text: cleanText(new TextDecoder(encoding).decode(bytes)), encoding };
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 400);
  const zeros = (odd: number) => start.filter((byte, at) => byte === 0 && at % 2 === odd).length;
  if (zeros(1) > start.length / 5) return 'utf-16le';
  if (zeros(0) > start.length / 5) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return looksMacintosh(bytes) ? 'macintosh' : 'windows-1252';
  }
}

/** Excel for the Mac writes é as 8E, è as 8F, à as 88: in Windows-1252 these are a capital Z with caron, nothing, and a circumflex. */
function looksMacintosh(bytes: Uint8Array): boolean {
  const mac = new Set([0x87, 0x88, 0x89, 0x8a, 0x8d, 0x8e, 0x8f, 0x90, 0x99, 0x9d, 0x9e]);
  let macs = 0;
  let windows = 0;
  for (const byte of bytes) {
    if (mac.has(byte)) macs++;
    else if (byte >= 0xc0) windows++;
  }
  return macs > windows;
}
