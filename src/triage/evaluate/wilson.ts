// Wilson's score interval: what a share of few cases can tell of the share among all. Holds near 0 and 1, where others fail.
import type { Share } from './figures.ts';

/** Of the normal distribution, for 95 %. */
const Z = 1.959964;

export interface Interval {
  low: number;
  high: number;
}

export function wilson({ hits, of }: Share): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const p = hits / of;
  const square = Z * Z;
  const middle = p + square / (2 * of);
  const reach = Z * Math.sqrt((p * (1 - p)) / of + square / (4 * of * of));
  const whole = 1 + square / of;
  return { low: Math.max(0, (middle - reach) / whole), high: Math.min(1, (middle + reach) / whole) };
}
