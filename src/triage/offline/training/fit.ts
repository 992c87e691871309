// Fits a linear model by AdaGrad: softmax where one label is true, a sigmoid each where several may be.
import type { Features } from '../features.ts';
import { type LinearModel, sigmoid, softmax } from '../linear.ts';
import { randomFrom, shuffle } from './random.ts';

export interface Sample {
  features: Features;
  /** 1 for each true label, in the order of the labels; NaN where it is not known. */
  truth: readonly number[];
  weight: number;
}

export interface FitOptions {
  kind: 'one' | 'several';
  epochs: number;
  rate: number;
  /** Pull towards zero, per sample seen. */
  decay: number;
  /** A feature met in fewer samples than this is left out. */
  rarest: number;
  /** How many features may stay: those that weigh most in a first fit are fitted again without the others. */
  most: number;
  seed: number;
}

export function fitModel(labels: readonly string[], samples: readonly Sample[], options: FitOptions): LinearModel {
  const met = timesMet(samples);
  const frequent = [...met.keys()].filter((feature) => met.get(feature)! >= options.rarest);
  if (frequent.length <= options.most) return descend(labels, samples, rowsFor(frequent), options);
  const first = descend(labels, samples, rowsFor(frequent), { ...options, epochs: Math.ceil(options.epochs / 2) });
  const weight = (feature: number) => heaviest(first, feature) * Math.sqrt(met.get(feature)!);
  const ranked = frequent.map((feature) => ({ feature, by: weight(feature) })).sort((a, b) => b.by - a.by);
  return descend(labels, samples, rowsFor(ranked.slice(0, options.most).map(({ feature }) => feature)), options);
}

function heaviest({ rows, weights, labels }: LinearModel, feature: number): number {
  const at = rows.get(feature)! * labels.length;
  let most = 0;
  for (let label = 0; label < labels.length; label += 1) most = Math.max(most, Math.abs(weights[at + label]!));
  return most;
}

function descend(
  labels: readonly string[],
  samples: readonly Sample[],
  rows: Map<number, number>,
  options: FitOptions,
): LinearModel {
  const width = labels.length;
  const weights = new Float32Array(rows.size * width);
  const squares = new Float32Array(rows.size * width).fill(1e-6);
  const bias = new Float32Array(width);
  const biasSquares = new Float32Array(width).fill(1e-6);
  const random = randomFrom(options.seed);
  const packed = samples.map((sample) => pack(sample, rows));
  const order = packed.map((_, index) => index);
  const sums = new Float64Array(width);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (const index of shuffle(order, random)) {
      const { at, values, truth, weight } = packed[index]!;
      sums.set(bias);
      for (let f = 0; f < at.length; f += 1)
        for (let label = 0; label < width; label += 1) sums[label]! += values[f]! * weights[at[f]! * width + label]!;
      const guess = options.kind === 'one' ? softmax(sums) : sums.map(sigmoid);
      for (let label = 0; label < width; label += 1) {
        if (Number.isNaN(truth[label]!)) continue;
        const error = (guess[label]! - truth[label]!) * weight;
        if (Math.abs(error) < 1e-4) continue;
        biasSquares[label]! += error * error;
        bias[label]! -= (options.rate * error) / Math.sqrt(biasSquares[label]!);
        for (let f = 0; f < at.length; f += 1) {
          const cell = at[f]! * width + label;
          const slope = error * values[f]! + options.decay * weights[cell]!;
          squares[cell]! += slope * slope;
          weights[cell]! -= (options.rate * slope) / Math.sqrt(squares[cell]!);
        }
      }
    }
  }
  return { labels, bias, rows, weights, unit: 1 };
}

function timesMet(samples: readonly Sample[]): Map<number, number> {
  const met = new Map<number, number>();
  for (const { features } of samples)
    for (const feature of features.keys()) met.set(feature, (met.get(feature) ?? 0) + 1);
  return met;
}

function rowsFor(features: readonly number[]): Map<number, number> {
  return new Map(features.map((feature, row) => [feature, row]));
}

function pack(sample: Sample, rows: Map<number, number>) {
  const known = [...sample.features].filter(([feature]) => rows.has(feature));
  return {
    at: Uint32Array.from(known, ([feature]) => rows.get(feature)!),
    values: Float32Array.from(known, ([, value]) => value),
    truth: sample.truth,
    weight: sample.weight,
  };
}
