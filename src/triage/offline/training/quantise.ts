// Makes a fitted model small: weights become integers from -LEVELS to LEVELS, and rows that weigh next to nothing go.
import type { LinearModel } from '../linear.ts';

/** Weights go from -LEVELS to LEVELS. More cost more on disk and read no better: measured. */
const LEVELS = 15;

/** `faintest` is the largest absolute weight that a row may have and still be dropped. */
export function quantise(model: LinearModel, faintest: number): LinearModel {
  const width = model.labels.length;
  let heaviest = 0;
  for (const weight of model.weights) heaviest = Math.max(heaviest, Math.abs(weight));
  // The few heaviest weights are clipped: finer steps for all the others are worth more.
  const unit = Math.max((heaviest * 0.6) / LEVELS, 1e-6);
  const rows = new Map<number, number>();
  const weights: number[] = [];
  for (const [feature, row] of model.rows) {
    const line = Array.from(model.weights.subarray(row * width, (row + 1) * width));
    if (line.every((weight) => Math.abs(weight) <= faintest)) continue;
    rows.set(feature, rows.size);
    for (const weight of line) weights.push(Math.max(-LEVELS, Math.min(LEVELS, Math.round(weight / unit))));
  }
  return { labels: model.labels, bias: model.bias, rows, weights: Int8Array.from(weights), unit };
}
