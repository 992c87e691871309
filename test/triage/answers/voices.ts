// The recorded ways of answering in test/fixtures/answers: `want` lists the readings that are right, `sight` tells how the
// line was used: written and seen while the reader was made (dev), or only after it was measured on it (held, second, third).
import { readFileSync } from 'node:fs';

export type Voice<W, More = object> = { text: string; want: (W | 'unsure')[]; sight: string } & More;

export function voices<V>(name: string): V[] {
  const file = new URL(`../../fixtures/answers/${name}.jsonl`, import.meta.url);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as V);
}

/** What went wrong, by kind: a wrong value is worse than an unsure one. */
export function judge<V extends { text: string; want: unknown[] }>(rows: readonly V[], read: (row: V) => unknown) {
  const wrong: string[] = [];
  const unsure: string[] = [];
  for (const row of rows) {
    const got = JSON.stringify(read(row));
    if (row.want.some((want) => JSON.stringify(want) === got)) continue;
    const line = `${JSON.stringify(row.text)} should be ${JSON.stringify(row.want)}, is ${got}`;
    if (got === '"unsure"') unsure.push(line);
    else wrong.push(line);
  }
  return { wrong, unsure, understood: 1 - (wrong.length + unsure.length) / rows.length };
}
