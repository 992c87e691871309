// The weights of all models laid out by feature: what one feature says to each model lies together in memory, under one index.
// A message asks every model about the same features; most of the time went into fetching rows from far away.
import type { LinearModel } from './linear.ts';
import { rowsOf } from './rows.ts';

/** The same models, with the same scores. */
export function sideBySide<N extends string>(models: ReadonlyMap<N, LinearModel>): Map<N, LinearModel> {
  const features = Int32Array.from(new Set([...models.values()].flatMap(({ rows }) => [...rows.keys()])));
  const rows = rowsOf(features);
  const stride = [...models.values()].reduce((sum, { labels }) => sum + labels.length, 0);
  const weights = new Int8Array(features.length * stride);
  let offset = 0;
  return new Map(
    [...models].map(([name, model]) => {
      const width = model.labels.length;
      for (const [feature, row] of model.rows.entries())
        weights.set(model.weights.subarray(row * width, (row + 1) * width), rows.get(feature)! * stride + offset);
      offset += width;
      return [name, { ...model, rows, weights, stride, offset: offset - width }];
    }),
  );
}
