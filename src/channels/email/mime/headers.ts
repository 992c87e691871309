// The header block of a mail or of a part: fields unfolded, as bytes in latin1; each capped, so that 200,000 References hurt nobody.

export interface Field {
  /** Lower case. */
  name: string;
  /** Unfolded, a byte in each character. */
  value: string;
}

export interface Headers {
  fields: readonly Field[];
  /** The first value of that name, or empty. */
  first(name: string): string;
  all(name: string): string[];
}

const MOST_FIELD = 32_768;
const MOST_FIELDS = 2_000;
const NEWLINE = 0x0a;
// "From :" with a blank before the colon is old but lawful.
const FIELD = /^([!-9;-~]+)[ \t]*:(.*)$/s;

export interface HeaderBlock {
  headers: Headers;
  bodyStart: number;
}

/** From `start`, up to an empty line or to the first line that can be no header. */
export function readHeaders(bytes: Buffer, start: number, end: number): HeaderBlock {
  const fields: Field[] = [];
  let at = start;
  while (at < end) {
    const lineEnd = endOfLine(bytes, at, end);
    const stop = contentEnd(bytes, at, lineEnd);
    if (stop === at) return { headers: headersOf(fields), bodyStart: lineEnd };
    const line = bytes.toString('latin1', at, Math.min(stop, at + MOST_FIELD));
    const last = fields.at(-1);
    if (/^[ \t]/.test(line)) {
      if (line.trim() === '' && looksLikeBody(bytes, lineEnd, end))
        return { headers: headersOf(fields), bodyStart: lineEnd };
      if (last !== undefined && last.value.length < MOST_FIELD) last.value += ` ${line.trim()}`;
    } else {
      const [, name, value] = FIELD.exec(line) ?? [];
      if (name !== undefined) {
        if (fields.length < MOST_FIELDS) fields.push({ name: name.toLowerCase(), value: value!.trim() });
      } else if (!/^>?From /.test(line)) {
        // A body that follows without an empty line.
        return { headers: headersOf(fields), bodyStart: at };
      }
    }
    at = lineEnd;
  }
  return { headers: headersOf(fields), bodyStart: end };
}

/** A line of blanks ends the header in some old mails, unless more fields follow. */
function looksLikeBody(bytes: Buffer, at: number, end: number): boolean {
  const line = bytes.toString('latin1', at, Math.min(endOfLine(bytes, at, end), at + 200));
  return !FIELD.test(line.trimEnd()) && !/^[ \t]*\S/.test(line.match(/^[ \t].*/)?.[0] ?? '');
}

export function headersOf(fields: readonly Field[]): Headers {
  return {
    fields,
    first: (name) => fields.find((field) => field.name === name)?.value ?? '',
    all: (name) => fields.filter((field) => field.name === name).map(({ value }) => value),
  };
}

/** Just behind the line's end. */
function endOfLine(bytes: Buffer, at: number, end: number): number {
  const found = bytes.indexOf(NEWLINE, at);
  return found < 0 || found >= end ? end : found + 1;
}

function contentEnd(bytes: Buffer, at: number, lineEnd: number): number {
  let stop = lineEnd;
  while (stop > at && (bytes[stop - 1] === NEWLINE || bytes[stop - 1] === 0x0d)) stop--;
  return stop;
}
