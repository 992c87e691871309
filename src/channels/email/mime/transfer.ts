// Content-Transfer-Encoding undone, forgivingly: what does not decode stays as it is.

export function decodeTransfer(bytes: Buffer, encoding: string): Buffer {
  switch (encoding) {
    case 'base64':
      return fromBase64(bytes);
    case 'quoted-printable':
    case 'quoted/printable':
    case 'quotedprintable':
      return fromQuotedPrintable(bytes);
    case 'x-uuencode':
    case 'x-uue':
    case 'uuencode':
      return fromUuencode(bytes) ?? bytes;
    default:
      return bytes;
  }
}

/** Some write several padded pieces after each other, or words of a mailing list below: each line up to its padding counts. */
function fromBase64(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  if (!/=[\s]*[A-Za-z0-9+/]/.test(text)) return Buffer.from(text, 'base64');
  const pieces = text.match(/[A-Za-z0-9+/\s]+={0,2}/g) ?? [];
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece, 'base64')));
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const EQUALS = 0x3d;

function fromQuotedPrintable(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  let to = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte !== EQUALS) {
      out[to++] = byte;
      continue;
    }
    const value = hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]);
    if (!Number.isNaN(value)) {
      out[to++] = value;
      i += 2;
      continue;
    }
    const next = endOfSoftBreak(bytes, i + 1);
    if (next === undefined) out[to++] = byte;
    else i = next - 1;
  }
  return out.subarray(0, to);
}

/** "=", perhaps blanks, and a line end: nothing. */
function endOfSoftBreak(bytes: Buffer, from: number): number | undefined {
  let at = from;
  while (bytes[at] === 0x20 || bytes[at] === 0x09) at++;
  if (at >= bytes.length) return at;
  if (bytes[at] === RETURN) return bytes[at + 1] === NEWLINE ? at + 2 : at + 1;
  return bytes[at] === NEWLINE ? at + 1 : undefined;
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return Number.NaN;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const upper = byte & 0xdf;
  return upper >= 0x41 && upper <= 0x46 ? upper - 0x37 : Number.NaN;
}

/** The file between "begin" and "end"; undefined where there is none. */
export function fromUuencode(bytes: Buffer): Buffer | undefined {
  const lines = bytes.toString('latin1').split(/\r?\n/);
  const begin = lines.findIndex((line) => /^begin [0-7]{3,4} /.test(line));
  if (begin < 0) return undefined;
  const pieces: Buffer[] = [];
  for (const line of lines.slice(begin + 1)) {
    if (line === 'end') break;
    pieces.push(uuLine(line));
  }
  return Buffer.concat(pieces);
}

function uuLine(line: string): Buffer {
  const length = (line.charCodeAt(0) - 32) & 63;
  if (line === '' || length === 0) return Buffer.alloc(0);
  const out = Buffer.alloc(Math.ceil(length / 3) * 3);
  for (let i = 1, to = 0; to < out.length; i += 4, to += 3) {
    const [a, b, c, d] = [0, 1, 2, 3].map((n) => ((line.charCodeAt(i + n) || 32) - 32) & 63) as [
      number,
      number,
      number,
      number,
    ];
    out[to] = (a << 2) | (b >> 4);
    out[to + 1] = (b << 4) | (c >> 2);
    out[to + 2] = (c << 6) | d;
  }
  return out.subarray(0, length);
}
