// HEIC, as iPhones write it: decoded beside the main thread, one at a time (a picture takes some 100 MB and a second or three).
import { Worker } from 'node:worker_threads';
import type { Decoded, DecodeRequest } from './heic-decoder.ts';

const LONGEST_MS = 30_000;

let last: Promise<unknown> = Promise.resolve();

/** `undecodable` also where it takes too long or breaks the decoder. */
export function decodeHeic(request: DecodeRequest, { longestMs = LONGEST_MS } = {}): Promise<Decoded> {
  const turn = last.then(() => decode(request, longestMs));
  last = turn;
  return turn;
}

function decode(request: DecodeRequest, longestMs: number): Promise<Decoded> {
  return new Promise((done) => {
    const worker = new Worker(new URL('./heic-decoder.ts', import.meta.url), {
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
      // Its complaints about a broken file are of no use to an operator.
      stdout: true,
      stderr: true,
    });
    const end = (decoded: Decoded) => {
      clearTimeout(timer);
      void worker.terminate();
      done(decoded);
    };
    const timer = setTimeout(() => end({ kind: 'undecodable' }), longestMs);
    worker.once('message', end);
    worker.once('error', () => end({ kind: 'undecodable' }));
    worker.once('exit', () => end({ kind: 'undecodable' }));
  });
}
