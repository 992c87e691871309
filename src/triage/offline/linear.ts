// A linear model: for each label the weighted sum of the features. Small enough to be read, quick enough to be free.
import type { Features } from './features.ts';

export interface LinearModel {
  labels: readonly string[];
  bias: Float32Array;
  /** Feature hash -> row in `weights`. */
  rows: Map<number, number>;
  /** Row by row, one weight a label, in units of `unit`. */
  weights: Int8Array | Float32Array;
  unit: number;
}

/** One score a label, in the order of `labels`; log-odds where each label is a yes or no of its own. */
export function scores(model: LinearModel, features: Features): Float64Array {
  const width = model.labels.length;
  const sums = new Float64Array(width);
  for (const [feature, value] of features) {
    const row = model.rows.get(feature);
    if (row === undefined) continue;
    const at = row * width;
    for (let label = 0; label < width; label += 1) sums[label]! += value * model.weights[at + label]!;
  }
  for (let label = 0; label < width; label += 1) sums[label] = sums[label]! * model.unit + model.bias[label]!;
  return sums;
}

export function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

export function softmax(sums: Float64Array): Float64Array {
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}

export function best(values: Float64Array): number {
  let at = 0;
  for (let index = 1; index < values.length; index += 1) if (values[index]! > values[at]!) at = index;
  return at;
}
