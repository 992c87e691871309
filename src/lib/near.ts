// "did you mean": the known word that a mistyped one is closest to.
import { folded } from './columns.ts';

/** Undefined when none is near enough to be meant. */
export function looksNear(typed: string, known: readonly string[]): string | undefined {
  const wanted = folded(typed);
  const most = Math.max(1, Math.floor(wanted.length / 3));
  let best: { word: string; slips: number } | undefined;
  for (const word of known) {
    const slips = slipsBetween(wanted, folded(word), most);
    if (slips <= most && (best === undefined || slips < best.slips)) best = { word, slips };
  }
  return best?.word;
}

/** Letters added, dropped, changed or swapped with their neighbour; `most + 1` once there are more. */
export function slipsBetween(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length]!;
}
