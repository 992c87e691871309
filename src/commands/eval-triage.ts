// npm run eval:triage -- FILE.jsonl [--page FILE.html]: how well messages are read, as a table here and a page with charts.
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluate, type Read } from '#triage/evaluate/evaluate.ts';
import { figuresOf } from '#triage/evaluate/figures.ts';
import { pageOf } from '#triage/evaluate/page.ts';
import { slicesOf } from '#triage/evaluate/slices.ts';
import { tableOf } from '#triage/evaluate/table.ts';
import { readExamples } from '#triage/offline/training/examples.ts';
import { readMessage } from '#triage/read-message.ts';

const USAGE = 'usage: npm run eval:triage -- FILE.jsonl [--page FILE.html]\n';

/** 0 when it was evaluated, whatever the figures; 1 when the file cannot be read or holds a wrong line; 2 when called wrongly. */
export async function run(
  args: string[],
  { read = (text, context) => readMessage(text, context).reading }: { read?: Read } = {},
): Promise<number> {
  const asked = argumentsOf(args);
  if (!asked) {
    process.stderr.write(USAGE);
    return 2;
  }
  const { file, page } = asked;
  let examples: ReturnType<typeof readExamples>;
  try {
    examples = readExamples(file);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  const verdicts = await evaluate(examples, read);
  const figures = figuresOf(verdicts);
  const slices = slicesOf(verdicts);
  process.stdout.write(tableOf(figures, slices));
  writeFileSync(page, pageOf(basename(file), verdicts, figures, slices));
  process.stderr.write(`charts, confusions and misses: ${page}\n`);
  return 0;
}

function argumentsOf(args: string[]): { file: string; page: string } | undefined {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    strict: false,
    options: { page: { type: 'string' } },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) return undefined;
  const page = typeof values.page === 'string' ? values.page : `${basename(file).replace(/\.jsonl$/, '')}-triage.html`;
  return { file, page };
}
