// Files in a folder of this machine. Written beside their place, made safe, then moved: a crash leaves no half of one.
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { systemClock } from '#lib/clock.ts';
import { type FileStore, newFileKey, placeOfKey } from './file-store.ts';

const OLD_MS = 3_600_000;

export async function openDiskStore(folder: string): Promise<FileStore> {
  const arriving = join(folder, 'arriving');
  await mkdir(arriving, { recursive: true, mode: 0o700 });
  await removeOld(arriving);
  const pathOf = (key: string) => join(folder, placeOfKey(key));

  return {
    async put(key, body, { size }) {
      const place = pathOf(key);
      const half = join(arriving, newFileKey());
      try {
        await writeSafely(half, body, size);
        await mkdir(dirname(place), { recursive: true, mode: 0o700 });
        await rename(half, place);
      } catch (error) {
        await rm(half, { force: true });
        throw error;
      }
    },
    async get(key, range) {
      const path = pathOf(key);
      const found = await unlessMissing(stat(path));
      if (found === null) return null;
      const size = range === undefined ? found.size : Math.min(range.end, found.size - 1) - range.start + 1;
      return { stream: createReadStream(path, range), size };
    },
    async has(key) {
      return (await unlessMissing(access(pathOf(key)))) !== null;
    },
    async delete(key) {
      await rm(pathOf(key), { force: true });
    },
    async close() {},
  };
}

async function writeSafely(path: string, body: Readable, size: number): Promise<void> {
  // `flush`: on the disk before it is moved to its place.
  const target = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(body, target);
  if (target.bytesWritten !== size)
    throw new Error(`${target.bytesWritten} bytes were written where ${size} were announced`);
}

/** What a crash left half. Another process may be at work here, on what is younger. */
async function removeOld(folder: string): Promise<void> {
  const before = systemClock.now().getTime() - OLD_MS;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await unlessMissing(stat(path));
    if (found !== null && found.mtimeMs < before) await rm(path, { recursive: true, force: true });
  }
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
