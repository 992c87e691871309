// Makes a fitted model small: weights become integers from -LEVELS to LEVELS, and rows that weigh next to nothing go.
import type { LinearModel } from '../linear.ts';

/** Weights go from -LEVELS to LEVELS. More cost more on disk and read no better: measured. */
const LEVELS = 15;

/** A model of a few weights keeps them as fine as a byte allows, none of them clipped. */
export function quantiseFinely(model: LinearModel): LinearModel {
  return inSteps(model, -1, 127, 1);
}

/** `faintest` is the largest absolute weight that a row may have and still be dropped. */
export function quantise(model: LinearModel, faintest: number): LinearModel {
  // The few heaviest weights are clipped: finer steps for all the others are worth more.
  return inSteps(model, faintest, LEVELS, 0.6);
}

function inSteps(model: LinearModel, faintest: number, levels: number, reach: number): LinearModel {
  const width = model.labels.length;
  let heaviest = 0;
  for (const weight of model.weights) heaviest = Math.max(heaviest, Math.abs(weight));
  const unit = Math.max((heaviest * reach) / levels, 1e-6);
  const rows = new Map<number, number>();
  const weights: number[] = [];
  for (const [feature, row] of model.rows.entries()) {
    const line = Array.from(model.weights.subarray(row * width, (row + 1) * width));
    if (line.every((weight) => Math.abs(weight) <= faintest)) continue;
    rows.set(feature, rows.size);
    for (const weight of line) weights.push(Math.max(-levels, Math.min(levels, Math.round(weight / unit))));
  }
  return { labels: model.labels, bias: model.bias, rows, weights: Int8Array.from(weights), unit };
}
