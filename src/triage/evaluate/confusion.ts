// Which label was read as which: the counts behind a confusion matrix.
import { CATEGORIES, INTENTS } from '#flows/codes.ts';
import { tradesExpected, tradesRead } from './figures.ts';
import type { Verdict } from './judge.ts';

export interface Confusion {
  title: string;
  labels: readonly string[];
  /** Row: expected; column: read. */
  counts: number[][];
}

const NONE = 'none';
const LEVELS = ['emergency', 'urgent', 'routine', NONE] as const;

export function confusionsOf(verdicts: readonly Verdict[]): Confusion[] {
  const trades = verdicts.filter((verdict) => verdict.tells).flatMap(tradePairs);
  const levels = verdicts
    .filter((verdict) => verdict.tells || verdict.danger.told || verdict.danger.seen)
    .map((verdict): [string, string] => [verdict.expectedLevel, verdict.readLevel]);
  const intents = verdicts.map(({ example, reading }): [string, string] => [example.expect.intent, reading.intent]);
  return [
    counted('Category', [...CATEGORIES, NONE], trades),
    counted('Urgency', LEVELS, levels),
    counted('Intent', INTENTS, intents),
  ];
}

/** Trades on both sides pair with themselves; of the others, each missed one pairs with what was read instead. */
function tradePairs(verdict: Verdict): [string, string][] {
  const expected = tradesExpected(verdict);
  const read = tradesRead(verdict);
  const same = [...expected].filter((category) => read.has(category));
  const missed = [...expected].filter((category) => !read.has(category));
  const extra = [...read].filter((category) => !expected.has(category));
  const longest = Math.max(missed.length, extra.length);
  const others = Array.from({ length: longest }, (_, at): [string, string] => [missed[at] ?? NONE, extra[at] ?? NONE]);
  return [...same.map((category): [string, string] => [category, category]), ...others];
}

function counted(title: string, labels: readonly string[], pairs: readonly [string, string][]): Confusion {
  const counts = labels.map(() => labels.map(() => 0));
  for (const [expected, read] of pairs) {
    const row = counts[labels.indexOf(expected)]!;
    const column = labels.indexOf(read);
    row[column] = row[column]! + 1;
  }
  return { title, labels, counts };
}
