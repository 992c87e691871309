// A linear model: for each label the weighted sum of the features. Small enough to be read, quick enough to be free.
import type { Features } from './features.ts';
import type { Rows } from './rows.ts';

export interface LinearModel {
  labels: readonly string[];
  bias: Float32Array;
  /** Feature hash -> row in `weights`. */
  rows: Rows;
  /** Row by row, one weight a label, in units of `unit`. */
  weights: Int8Array | Float32Array;
  unit: number;
  /** Where models lie side by side: how far apart the rows begin, and where in a row this model's weights stand. */
  stride?: number;
  offset?: number;
}

/**
 * One score a label, in the order of `labels`; log-odds where each label is a yes or no of its own. `more`: features beside these,
 * as though both were one map.
 */
export function scores(model: LinearModel, features: Features, more?: Features): Float64Array {
  const width = model.labels.length;
  const sums = new Float64Array(width);
  const { rows, weights, stride = width, offset = 0 } = model;
  const add = (value: number, feature: number) => {
    const row = rows.get(feature);
    if (row === undefined) return;
    const at = row * stride + offset;
    for (let label = 0; label < width; label += 1) sums[label]! += value * weights[at + label]!;
  };
  features.forEach(add);
  more?.forEach(add);
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
