// Takes out of a film or a sound recording what the phone wrote about itself: the place where it was taken, its owner, its model.
import { open } from 'node:fs/promises';
import { type Box, blank, boxesIn } from './boxes.ts';

/** Where they stand: at the top, in the film, in each of its tracks. */
const ABOUT = new Set(['udta', 'meta', 'uuid']);
const INSIDE = new Set(['moov', 'trak']);

/** False: it is no such file, and nothing was changed. */
export async function blankFilm(path: string): Promise<boolean> {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    const found = await boxesAbout(0, size);
    if (found === null) return false;
    for (const box of found) {
      await file.write('free', box.typeAt, 'latin1');
      await blank(file, box.from, box.to);
    }
    return true;
  } finally {
    await file.close();
  }

  async function boxesAbout(from: number, to: number): Promise<Box[] | null> {
    const boxes = await boxesIn(file, from, to);
    if (boxes === null) return null;
    const found: Box[] = [];
    for (const box of boxes) {
      if (ABOUT.has(box.type)) found.push(box);
      else if (INSIDE.has(box.type)) {
        const inside = await boxesAbout(box.from, box.to);
        if (inside === null) return null;
        found.push(...inside);
      }
    }
    return found;
  }
}
