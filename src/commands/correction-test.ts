// loge correction-test FILE.jsonl: makes corrections, as `export` gives them, into regression tests. A message that is a test
// already is not added twice, and one whose personal data was not removed is refused.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type CorrectedExample, lineOf } from '#triage/corrections/correction.ts';
import { withoutNames } from '#triage/corrections/without-names.ts';
import { readExamples } from '#triage/offline/training/examples.ts';
import type { Command, ExitCode } from './command.ts';
import { CONSOLE, type Streams } from './triage.ts';

export const CORRECTIONS_FILE = fileURLToPath(new URL('../../test/triage/corrections.jsonl', import.meta.url));

export const command: Command = async (args) => (await run(args)) as ExitCode;

/** 0 when all are tests now, 1 when a line is wrong or names somebody, 2 when called wrongly. */
export async function run(
  args: string[],
  { target = CORRECTIONS_FILE, streams = CONSOLE }: { target?: string; streams?: Streams } = {},
): Promise<number> {
  const [file, ...others] = args;
  if (file === undefined || others.length > 0) {
    streams.err('usage: loge correction-test FILE.jsonl   (the corrections that loge export gives)\n');
    return 2;
  }
  let corrections: CorrectedExample[];
  try {
    corrections = readExamples(file).map(({ file: _, ...example }) => example);
  } catch (error) {
    streams.err(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  const naming = corrections.filter(({ text }) => withoutNames(text) !== text);
  for (const { id } of naming)
    streams.err(`${id}: the text still tells who wrote it; replace names, phones and addresses\n`);
  const known = new Set(existsSync(target) ? readExamples(target).map(keyOf) : []);
  const fresh = corrections.filter((correction) => !naming.includes(correction) && !known.has(keyOf(correction)));
  if (fresh.length > 0) {
    const ended = !existsSync(target) || /(?:^|\n)$/.test(readFileSync(target, 'utf8'));
    appendFileSync(target, `${ended ? '' : '\n'}${fresh.map(lineOf).join('')}`);
  }
  streams.out(
    `${fresh.length} added to ${target}, ${corrections.length - naming.length - fresh.length} there already\n`,
  );
  return naming.length > 0 ? 1 : 0;
}

function keyOf({ text, context }: Pick<CorrectedExample, 'text' | 'context'>): string {
  return `${context} ${text}`;
}
