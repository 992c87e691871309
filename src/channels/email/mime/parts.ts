// A mail taken apart into its tree of parts, on bytes, without a copy; forgiving about boundaries, bounded in depth and number.
import { type Headers, headersOf, readHeaders } from './headers.ts';
import { type Parametered, parseParameters } from './parameters.ts';
import { decodeTransfer } from './transfer.ts';

export interface Part {
  headers: Headers;
  /** "text/plain", "multipart/mixed"; lower case, never empty. */
  type: string;
  params: Parametered['params'];
  /** "attachment", "inline" or empty. */
  disposition: string;
  filename: string;
  encoding: string;
  /** The body as it stands, still encoded. For an attached mail: its whole. */
  body: Buffer;
  /** Of a multipart: its parts. Of an attached mail: that mail. */
  children: Part[];
}

const DEEPEST = 40;
const MOST_PARTS = 1_000;
const DASHES = '--';

interface Counting {
  parts: number;
}

export function readParts(bytes: Buffer): Part {
  return partOf(bytes, startOf(bytes), bytes.length, 0, { parts: 0 }, 'text/plain');
}

/** Behind a byte order mark, empty lines, and the "From " line of an mbox. */
export function startOf(bytes: Buffer): number {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (bytes[at] === 0x0a || bytes[at] === 0x0d) at++;
  if (/^>?From [^\n:]*(?:\d\d:|\n)/.test(bytes.toString('latin1', at, at + 300))) {
    const next = bytes.indexOf(0x0a, at);
    at = next < 0 ? bytes.length : next + 1;
  }
  return at;
}

function partOf(bytes: Buffer, start: number, end: number, depth: number, counting: Counting, usual: string): Part {
  counting.parts++;
  const { headers, bodyStart } = readHeaders(bytes, start, end);
  const content = parseParameters(headers.first('content-type'));
  const disposition = parseParameters(headers.first('content-disposition'));
  const part: Part = {
    headers,
    type: typeOf(content.value, usual),
    params: content.params,
    disposition: disposition.value === '' ? '' : disposition.value === 'inline' ? 'inline' : 'attachment',
    filename: disposition.params.get('filename') ?? content.params.get('name') ?? disposition.params.get('name') ?? '',
    encoding: parseParameters(headers.first('content-transfer-encoding')).value,
    body: bytes.subarray(Math.min(bodyStart, end), end),
    children: [],
  };
  if (depth >= DEEPEST || counting.parts >= MOST_PARTS) {
    // Not taken apart any more: its words are read with the headers and boundaries among them.
    if (part.type.startsWith('multipart/')) part.type = 'text/plain';
    return part;
  }
  if (part.type.startsWith('multipart/')) readMultipart(part, depth, counting);
  else if (isMail(part.type)) part.children = [embedded(part, depth, counting)];
  return part;
}

function typeOf(value: string, usual: string): string {
  if (/^[\w.+-]+\/[\w.+*-]+$/.test(value)) return value;
  // "text", "html", "plain": bare words of broken writers.
  if (value.startsWith('multipart')) return 'multipart/mixed';
  if (/html/.test(value)) return 'text/html';
  return value === ''
    ? usual
    : value.startsWith('text')
      ? 'text/plain'
      : /\//.test(value)
        ? 'application/octet-stream'
        : usual;
}

function isMail(type: string): boolean {
  return type === 'message/rfc822' || type === 'message/global';
}

function embedded(part: Part, depth: number, counting: Counting): Part {
  const mail = decodeTransfer(part.body, part.encoding);
  part.body = mail;
  return partOf(mail, startOf(mail), mail.length, depth + 1, counting, 'text/plain');
}

function readMultipart(part: Part, depth: number, counting: Counting): void {
  const body = part.encoding === 'base64' ? decodeTransfer(part.body, 'base64') : part.body;
  const boundary = part.params.get('boundary') ?? '';
  const pieces = piecesOf(body, boundary) ?? piecesOf(body, guessBoundary(body));
  if (pieces === undefined) {
    // No line begins with it: what is there is one text.
    part.type = /<(?:html|body|div|p)\b/i.test(body.toString('latin1', 0, 4_000)) ? 'text/html' : 'text/plain';
    return;
  }
  const usual = part.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  for (const { start, end } of pieces) {
    if (counting.parts >= MOST_PARTS) break;
    part.children.push(partOf(body, start, end, depth + 1, counting, usual));
  }
  const [first] = pieces;
  if (part.children.every(({ body: inner }) => inner.length === 0) && first !== undefined) {
    part.children.push(plainPart(body.subarray(0, first.preambleEnd)));
  }
}

function plainPart(body: Buffer): Part {
  return {
    headers: headersOf([]),
    type: 'text/plain',
    params: new Map(),
    disposition: '',
    filename: '',
    encoding: '',
    body,
    children: [],
  };
}

interface Piece {
  start: number;
  end: number;
  preambleEnd: number;
}

/** Undefined: no delimiter at all. A missing last delimiter is forgiven. */
function piecesOf(body: Buffer, boundary: string): Piece[] | undefined {
  if (boundary === '') return undefined;
  const exact = delimiters(body, boundary, true);
  const marks = exact.some(({ closes }) => !closes) ? exact : delimiters(body, boundary, false);
  if (marks.every(({ closes }) => closes)) return undefined;
  const pieces: Piece[] = [];
  for (const [i, mark] of marks.entries()) {
    if (mark.closes) break;
    const next = marks[i + 1];
    const end = next === undefined ? body.length : withoutLineEnd(body, next.at, mark.next);
    pieces.push({ start: mark.next, end, preambleEnd: marks[0]!.at });
  }
  return pieces;
}

interface Delimiter {
  at: number;
  /** Behind its line. */
  next: number;
  closes: boolean;
}

/** Lines that are the boundary and, where `exact`, nothing else: one boundary may begin like another. */
function delimiters(body: Buffer, boundary: string, exact: boolean): Delimiter[] {
  const needle = Buffer.from(DASHES + boundary, 'latin1');
  const found: Delimiter[] = [];
  for (
    let at = body.indexOf(needle);
    at >= 0 && found.length <= MOST_PARTS;
    at = body.indexOf(needle, at + needle.length)
  ) {
    if (at > 0 && body[at - 1] !== 0x0a && body[at - 1] !== 0x0d) continue;
    const newline = body.indexOf(0x0a, at);
    const next = newline < 0 ? body.length : newline + 1;
    const rest = body.toString('latin1', at + needle.length, Math.min(next, at + needle.length + 200)).trim();
    if (rest === '' || rest === DASHES || !exact) found.push({ at, next, closes: rest.startsWith(DASHES) });
  }
  return found;
}

function withoutLineEnd(body: Buffer, at: number, least: number): number {
  let end = at;
  if (body[end - 1] === 0x0a) end--;
  if (body[end - 1] === 0x0d) end--;
  return Math.max(least, end);
}

/** The header names another boundary than the parts have: the first "--word" line with a header below it. */
function guessBoundary(body: Buffer): string {
  const head = body.toString('latin1', 0, 20_000);
  return /(?:^|\n)--([^\r\n]{1,200}?)[ \t]*\r?\n(?=content-)/i.exec(head)?.[1] ?? '';
}
