// A mail of any size, streamed into few bytes: every header and the beginning of every part; the rest of big files is only counted.
import type { Dropped } from './body/attachments.ts';

export interface Thinned {
  bytes: Buffer;
  dropped: Dropped[];
  /** Of the whole mail. */
  size: number;
}

/** Up to here a mail is kept as it is. */
const WHOLE = 4_000_000;
const KEPT_OF_A_PART = 1_000_000;
const KEPT_OF_A_FIELD = 65_536;
const KEPT_OF_HEADERS = 2_000_000;
const MOST_KEPT = 8_000_000;
const NEWLINE = 0x0a;
const DASH = 0x2d;

export async function thin(source: AsyncIterable<Uint8Array>): Promise<Thinned> {
  const thinner = createThinner();
  let first: Buffer[] | null = [];
  let size = 0;
  for await (const chunk of source) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    size += bytes.length;
    if (first !== null) {
      first.push(bytes);
      if (size <= WHOLE) continue;
      for (const early of first) thinner.write(early);
      first = null;
    } else thinner.write(bytes);
  }
  if (first !== null) return { bytes: Buffer.concat(first), dropped: [], size };
  return { ...thinner.end(), size };
}

function createThinner() {
  const kept: Buffer[] = [];
  const dropped: Dropped[] = [];
  let length = 0;
  let inHeader = true;
  let ofHeaders = 0;
  let ofField = 0;
  let ofPart = 0;
  let missing: Dropped | null = null;
  /** Whether the line that goes on is kept. */
  let keepsLine = true;
  let atLineStart = true;

  function decide(piece: Buffer): boolean {
    const letter = piece[0]!;
    if (inHeader) {
      if (letter === NEWLINE || (letter === 0x0d && (piece.length < 2 || piece[1] === NEWLINE))) {
        inHeader = false;
        ofPart = 0;
        return true;
      }
      ofField = letter === 0x20 || letter === 0x09 ? ofField + piece.length : piece.length;
      ofHeaders += piece.length;
      return ofField <= KEPT_OF_A_FIELD && ofHeaders <= KEPT_OF_HEADERS;
    }
    // A boundary, perhaps: what follows is another part.
    if (letter === DASH && piece[1] === DASH && piece.length < 400) ofPart = 0;
    return true;
  }

  function take(piece: Buffer): void {
    if (atLineStart) keepsLine = decide(piece);
    if (!inHeader) ofPart += piece.length;
    const keeps = keepsLine && (inHeader || ofPart <= KEPT_OF_A_PART) && length < MOST_KEPT;
    if (keeps) {
      if (missing !== null) dropped.push(missing);
      missing = null;
      kept.push(piece);
      length += piece.length;
      return;
    }
    missing ??= { at: length, bytes: 0, letters: 0 };
    missing.bytes += piece.length;
    missing.letters += lettersIn(piece);
  }

  return {
    write(chunk: Buffer): void {
      for (let at = 0; at < chunk.length; ) {
        const newline = chunk.indexOf(NEWLINE, at);
        const end = newline < 0 ? chunk.length : newline + 1;
        take(chunk.subarray(at, end));
        atLineStart = newline >= 0;
        at = end;
      }
    },
    end(): { bytes: Buffer; dropped: Dropped[] } {
      if (missing !== null) dropped.push(missing);
      return { bytes: Buffer.concat(kept), dropped };
    },
  };
}

function lettersIn(piece: Buffer): number {
  let count = 0;
  for (let i = 0; i < piece.length; i++) if (piece[i]! > 0x20) count++;
  return count;
}
