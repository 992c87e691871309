// The thread in which HEIC is decoded: WebAssembly that computes for seconds, and may be fed an attack. It ends after one picture.
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import libheif from 'libheif-js/wasm-bundle.js';

export interface DecodeRequest {
  path: string;
  mostPixels: number;
}

export type Decoded =
  | { kind: 'decoded'; width: number; height: number; pixels: Uint8Array<ArrayBuffer> }
  | { kind: 'too_large' }
  | { kind: 'undecodable' };

const { path, mostPixels } = workerData as DecodeRequest;

function answer(decoded: Decoded): void {
  parentPort!.postMessage(decoded, decoded.kind === 'decoded' ? [decoded.pixels.buffer] : []);
}

const [picture] = new libheif.HeifDecoder().decode(readFileSync(path));
if (picture === undefined) answer({ kind: 'undecodable' });
else {
  const width = picture.get_width();
  const height = picture.get_height();
  if (width * height > mostPixels) answer({ kind: 'too_large' });
  else {
    const data = new Uint8ClampedArray(width * height * 4);
    picture.display({ data, width, height }, (shown) =>
      answer(
        shown === null
          ? { kind: 'undecodable' }
          : { kind: 'decoded', width, height, pixels: new Uint8Array(data.buffer) },
      ),
    );
  }
}
