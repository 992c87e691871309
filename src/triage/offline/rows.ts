// Where the weights of a feature stand: a table of open addressing in typed arrays. A message asks it some thousands of times, and it
// lies closer together in memory than a Map, which serves where that does not matter: in the training.

export interface Rows {
  get(feature: number): number | undefined;
  keys(): Iterable<number>;
  entries(): Iterable<[feature: number, row: number]>;
}

const FREE = -1;

/** `features`: hashes, each once; its row is its place. */
export function rowsOf(features: Int32Array): Rows {
  // At most half full: few features meet another. A slot is two numbers side by side: the hash, and the row or FREE.
  const size = 2 ** Math.ceil(Math.log2(features.length * 2 + 1));
  const last = size - 1;
  const slots = new Int32Array(size * 2).fill(FREE);
  for (let row = 0; row < features.length; row += 1) {
    let at = features[row]! & last;
    while (slots[at * 2 + 1] !== FREE) at = (at + 1) & last;
    slots[at * 2] = features[row]!;
    slots[at * 2 + 1] = row;
  }
  return {
    get(feature) {
      for (let at = feature & last; slots[at * 2 + 1] !== FREE; at = (at + 1) & last)
        if (slots[at * 2] === feature) return slots[at * 2 + 1];
      return undefined;
    },
    keys: () => features.values(),
    *entries() {
      for (let row = 0; row < features.length; row += 1) yield [features[row]!, row];
    },
  };
}
