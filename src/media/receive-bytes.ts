// A stream from outside into a temporary file: counted while it comes, so that what is too large ends early, and hashed.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { HEAD_BYTES, isVideo } from './recognise.ts';

export interface Caps {
  bytes: number;
  videoBytes: number;
}

const CAPS: Caps = { bytes: 20_000_000, videoBytes: 64_000_000 };

export type ReceivedBytes =
  | { kind: 'received'; size: number; sha256: string }
  | { kind: 'refused'; reason: 'too_large' | 'unreadable' };

class TooLarge extends Error {}

/** Throws when fewer bytes come than were announced: it is worth another try. */
export async function receiveBytes(
  stream: Readable,
  path: string,
  { announced, caps = CAPS }: { announced: number | null; caps?: Caps },
): Promise<ReceivedBytes> {
  const hash = createHash('sha256');
  let size = 0;
  async function* counted(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let head: Buffer | undefined = Buffer.alloc(0);
    let most = caps.videoBytes;
    for await (const chunk of source) {
      size += chunk.length;
      hash.update(chunk);
      if (head !== undefined) {
        head = Buffer.concat([head, chunk]);
        if (head.length >= HEAD_BYTES) {
          if (!(await isVideo(head.subarray(0, HEAD_BYTES)))) most = caps.bytes;
          head = undefined;
        }
      }
      if (size > most) throw new TooLarge();
      yield chunk;
    }
  }
  if (announced !== null && announced > caps.videoBytes) {
    stream.destroy();
    return { kind: 'refused', reason: 'too_large' };
  }
  try {
    await pipeline(stream, counted, createWriteStream(path, { flags: 'w', mode: 0o600 }));
  } catch (error) {
    if (error instanceof TooLarge) return { kind: 'refused', reason: 'too_large' };
    throw error;
  }
  if (announced !== null && announced !== size) throw new Error(`${size} bytes came where ${announced} were announced`);
  if (size === 0) return { kind: 'refused', reason: 'unreadable' };
  return { kind: 'received', size, sha256: hash.digest('hex') };
}
