// Numbers that look thrown and are always the same: the same demo on every machine.
export interface Dice {
  /** From 0 to below 1. */
  next(): number;
  /** From `least` to `most`, both included. */
  between(least: number, most: number): number;
  one<T>(list: readonly T[]): T;
}

/** Mulberry32. */
export function dice(seed: number): Dice {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    one: (list) => list[Math.floor(next() * list.length)]!,
  };
}
