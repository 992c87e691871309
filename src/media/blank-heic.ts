// Takes EXIF and XMP (place, time, owner of the phone) out of a HEIF picture, in place: used where it cannot be written anew.
import { type FileHandle, open } from 'node:fs/promises';
import { type Box, blank, boxesIn, bytesAt } from './boxes.ts';

interface Extent {
  from: number;
  to: number;
}

/** A list longer than this is an attack. */
const LONGEST_LIST = 1_000_000;

/** False: it could not be understood, and may still hold them. */
export async function blankHeic(path: string): Promise<boolean> {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    const extents = await extentsOf(file, size);
    if (extents === null || extents.some(({ from, to }) => from < 0 || to > size)) return false;
    for (const { from, to } of extents) await blank(file, from, to);
    return true;
  } catch (error) {
    // A list that ends before it should.
    if (error instanceof RangeError) return false;
    throw error;
  } finally {
    await file.close();
  }
}

async function extentsOf(file: FileHandle, size: number): Promise<Extent[] | null> {
  const meta = (await boxesIn(file, 0, size))?.find(({ type }) => type === 'meta');
  if (meta === undefined) return null;
  const inside = await boxesIn(file, meta.from + 4, meta.to);
  const list = inside?.find(({ type }) => type === 'iinf');
  const places = inside?.find(({ type }) => type === 'iloc');
  if (list === undefined || places === undefined) return null;
  const items = await itemsAbout(file, list);
  const data = inside?.find(({ type }) => type === 'idat')?.from;
  if (items === null) return null;
  return placesOf(await contents(file, places), items, data);
}

/** Ids of the items that tell about the picture. */
async function itemsAbout(file: FileHandle, list: Box): Promise<Set<number> | null> {
  const version = (await bytesAt(file, list.from, 1)).readUInt8(0);
  const entries = await boxesIn(file, list.from + (version === 0 ? 6 : 8), list.to);
  if (entries === null) return null;
  const items = new Set<number>();
  for (const entry of entries) {
    const info = await bytesAt(file, entry.from, 16);
    const wide = info.readUInt8(0) >= 3;
    const type = info.toString('latin1', wide ? 10 : 8, wide ? 14 : 12);
    if (type === 'Exif' || type === 'mime' || type === 'uri ')
      items.add(wide ? info.readUInt32BE(4) : info.readUInt16BE(4));
  }
  return items;
}

/** ISO/IEC 14496-12, 8.11.3. */
function placesOf(iloc: Buffer, items: ReadonlySet<number>, data: number | undefined): Extent[] | null {
  const version = iloc.readUInt8(0);
  const sizes = iloc.readUInt16BE(4);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version === 0 ? 0 : sizes & 15;
  let at = 6;
  const next = (bytes: number): number => {
    const value = bytes === 0 ? 0 : bytes === 8 ? Number(iloc.readBigUInt64BE(at)) : iloc.readUIntBE(at, bytes);
    at += bytes;
    return value;
  };
  const wide = version < 2 ? 2 : 4;
  const extents: Extent[] = [];
  for (let left = next(wide); left > 0; left--) {
    const item = next(wide);
    const method = version === 0 ? 0 : next(2) & 15;
    next(2);
    const base = next(baseSize);
    for (let more = next(2); more > 0; more--) {
      next(indexSize);
      const offset = base + next(offsetSize);
      const length = next(lengthSize);
      if (!items.has(item)) continue;
      if (method > 1 || (method === 1 && data === undefined)) return null;
      const from = offset + (method === 1 ? data! : 0);
      extents.push({ from, to: from + length });
    }
  }
  return extents;
}

async function contents(file: FileHandle, { from, to }: Box): Promise<Buffer> {
  if (to - from > LONGEST_LIST) throw new RangeError('a list is too long');
  return bytesAt(file, from, to - from);
}
