// Reads every example of a set and judges each reading.
import { performance } from 'node:perf_hooks';
import { AWAITED, type Awaited } from '#flows/codes.ts';
import type { Example } from '../offline/training/examples.ts';
import type { Reading, ReadingContext } from '../reading.ts';
import { judge, type Verdict } from './judge.ts';

export type Read = (text: string, context: ReadingContext) => Reading | Promise<Reading>;

/** Enough for the machine to have compiled what it runs: the first messages would measure the compiler. */
const WARM_UP = 200;
const ATTEMPTS = 3;

export async function evaluate(examples: readonly Example[], read: Read): Promise<Verdict[]> {
  for (const example of examples.slice(0, WARM_UP)) await read(example.text, contextOf(example));
  const verdicts: Verdict[] = [];
  for (const example of examples) {
    const { reading, ms } = await timed(() => read(example.text, contextOf(example)));
    verdicts.push(judge(example, reading, ms));
  }
  return verdicts;
}

/** An offline reading is timed by the fastest of three: the others tell what else the machine was doing. A model is asked once. */
async function timed(read: () => Reading | Promise<Reading>): Promise<{ reading: Reading; ms: number }> {
  let fastest = Number.POSITIVE_INFINITY;
  for (let attempt = 1; ; attempt += 1) {
    const started = performance.now();
    const answer = read();
    const reading = await answer;
    fastest = Math.min(fastest, performance.now() - started);
    if (answer instanceof Promise || attempt === ATTEMPTS) return { reading, ms: fastest };
  }
}

export function contextOf(example: Pick<Example, 'channel' | 'context'>): ReadingContext {
  return { channel: example.channel, awaited: awaitedFrom(example.context), openCategories: [] };
}

/** "awaiting_slot" in the files is `slot` in the program. */
export function awaitedFrom(context: string): Awaited {
  const name = context.replace('awaiting_', '');
  return AWAITED.find((awaited) => awaited === name) ?? 'none';
}
