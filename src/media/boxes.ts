// The boxes that MP4, QuickTime, 3GP and HEIF files are made of (ISO/IEC 14496-12): a size, four letters, and what is inside.
import type { FileHandle } from 'node:fs/promises';

export interface Box {
  type: string;
  /** Of the four letters; contents begin at `from` and end before `to`. */
  typeAt: number;
  from: number;
  to: number;
}

/** More than this is no file of a phone. */
const MOST_BOXES = 10_000;

/** The boxes between two offsets, in order. Null: these bytes are no boxes. */
export async function boxesIn(file: FileHandle, from: number, to: number): Promise<Box[] | null> {
  const boxes: Box[] = [];
  for (let at = from; at < to; ) {
    const head = await bytesAt(file, at, 16);
    // A trailing zero ends a list of QuickTime.
    if (head.length < 8) return head.every((byte) => byte === 0) ? boxes : null;
    const short = head.readUInt32BE(0);
    const long = short === 1;
    if (long && head.length < 16) return null;
    const size = short === 0 ? to - at : long ? Number(head.readBigUInt64BE(8)) : short;
    const header = long ? 16 : 8;
    if (short === 0 && head.readUInt32BE(4) === 0) return boxes;
    if (size < header || at + size > to || boxes.length >= MOST_BOXES) return null;
    boxes.push({ type: head.toString('latin1', 4, 8), typeAt: at + 4, from: at + header, to: at + size });
    at += size;
  }
  return boxes;
}

export async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

const ZEROS = Buffer.alloc(65_536);

/** Overwritten in place: every offset in the file stays true. */
export async function blank(file: FileHandle, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += ZEROS.length) await file.write(ZEROS, 0, Math.min(ZEROS.length, to - at), at);
}
