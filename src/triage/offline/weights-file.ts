// The trained weights on disk: a JSON head, then for each model its sorted feature hashes (as gaps) and its small integers;
// all of it Brotli-compressed. Read once, at load.
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { LinearModel } from './linear.ts';
import { rowsOf } from './rows.ts';

interface Head {
  name: string;
  labels: readonly string[];
  bias: number[];
  unit: number;
  rows: number;
}

export function unpackWeights(file: Buffer): Map<string, LinearModel> {
  const raw = brotliDecompressSync(file);
  const headLength = raw.readUInt32LE(0);
  const heads = JSON.parse(raw.toString('utf8', 4, 4 + headLength)) as Head[];
  const models = new Map<string, LinearModel>();
  let at = 4 + headLength;
  for (const { name, labels, bias, unit, rows: count } of heads) {
    const features = new Int32Array(count);
    let feature = 0;
    for (let row = 0; row < count; row += 1, at += 4) {
      feature += raw.readUInt32LE(at);
      features[row] = feature;
    }
    const weights = new Int8Array(count * labels.length);
    // Label by label: neighbours resemble each other, which compresses better.
    for (let label = 0; label < labels.length; label += 1)
      for (let row = 0; row < count; row += 1, at += 1) weights[row * labels.length + label] = raw.readInt8(at);
    models.set(name, { labels, bias: Float32Array.from(bias), rows: rowsOf(features), weights, unit });
  }
  return models;
}

export function packWeights(models: ReadonlyMap<string, LinearModel>): Buffer {
  const heads: Head[] = [];
  const bodies: Buffer[] = [];
  for (const [name, model] of models) {
    const width = model.labels.length;
    const features = [...model.rows.keys()].sort((a, b) => (a >>> 0) - (b >>> 0));
    const body = Buffer.alloc(features.length * (4 + width));
    let at = 0;
    let previous = 0;
    for (const feature of features) {
      at = body.writeUInt32LE((feature >>> 0) - previous, at);
      previous = feature >>> 0;
    }
    for (let label = 0; label < width; label += 1)
      for (const feature of features) at = body.writeInt8(model.weights[model.rows.get(feature)! * width + label]!, at);
    const bias = [...model.bias].map((value) => Math.round(value * 1e4) / 1e4);
    heads.push({ name, labels: model.labels, bias, unit: model.unit, rows: features.length });
    bodies.push(body);
  }
  const head = Buffer.from(JSON.stringify(heads));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  return brotliCompressSync(Buffer.concat([length, head, ...bodies]), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
  });
}
