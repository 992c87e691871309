// The places of one kind while a list is read: found by their name within what holds them, and what the lines said of each.
import { type PlaceKind, placeKey } from './place-keys.ts';

/** A place of the file: its row as it shall be, and what the lines say about it. */
export interface Touched<R> {
  row: R;
  before: R | undefined;
  line: number;
}

export function shelf<R extends { id: string; name: string }>(
  kind: PlaceKind,
  known: readonly R[],
  holder: (row: R) => string,
) {
  const keyOf = (within: string, name: string) => `${within}\n${placeKey(kind, name)}`;
  const byKey = new Map(known.map((row) => [keyOf(holder(row), row.name), row]));
  const touched = new Map<R, Touched<R>>();
  const sayings = new Map<string, { value: string; line: number }>();
  return {
    has: (within: string, name: string) => byKey.has(keyOf(within, name)),
    take(within: string, name: string, line: number, make: () => R): Touched<R> {
      const key = keyOf(within, name);
      const found = byKey.get(key);
      const row = found ?? make();
      byKey.set(key, row);
      const existing = touched.get(row);
      if (existing !== undefined) return existing;
      const one = { row, before: found === undefined ? undefined : { ...found }, line };
      touched.set(row, one);
      return one;
    },
    /** What an earlier line said otherwise about the same place. */
    said({ row }: Touched<R>, field: string, value: string, line: number): { value: string; line: number } | undefined {
      const key = `${row.id} ${field}`;
      const earlier = sayings.get(key);
      if (earlier === undefined) sayings.set(key, { value, line });
      return earlier !== undefined && earlier.value.toLowerCase() !== value.toLowerCase() ? earlier : undefined;
    },
    touched: () => touched.values(),
  };
}
