// loge triage FILE.jsonl: reads messages from a file and prints one reading a line, to try the triage on one's own messages.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { CHANNELS, LANGUAGES } from '#flows/codes.ts';
import { awaitedFrom, type Read } from '#triage/evaluate/evaluate.ts';
import { readMessage } from '#triage/read-message.ts';
import type { ReadingContext } from '#triage/reading.ts';

const Line = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  channel: z.enum(CHANNELS).default('sms'),
  lang: z.string().optional(),
  context: z
    .enum(['none', 'awaiting_answer', 'awaiting_slot', 'awaiting_resolution', 'awaiting_rating'])
    .default('none'),
});

export interface Streams {
  out(text: string): void;
  err(text: string): void;
}

export const CONSOLE: Streams = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};

/** 0 when every line was read, 1 when some could not be, 2 when called wrongly. `read`: offline unless a model is given. */
export async function run(
  args: string[],
  {
    read = (text, context) => readMessage(text, context).reading,
    streams = CONSOLE,
  }: { read?: Read; streams?: Streams } = {},
): Promise<number> {
  const [file, ...others] = args;
  if (file === undefined || others.length > 0) {
    streams.err('usage: loge triage FILE.jsonl   (one {"id", "text", "channel"?, "lang"?, "context"?} a line)\n');
    return 2;
  }
  let number = 0;
  let failed = false;
  try {
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1;
      if (line.trim() === '') continue;
      const parsed = parse(line);
      if ('fault' in parsed) {
        streams.err(`${file}, line ${number}: ${parsed.fault}\n`);
        failed = true;
        continue;
      }
      const { intent, problems, hazards, vulnerable, language, by } = await read(parsed.text, contextOf(parsed));
      const told = problems.map(({ category, urgency }) => ({ category, urgency }));
      streams.out(`${JSON.stringify({ id: parsed.id, intent, problems: told, hazards, vulnerable, language, by })}\n`);
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
    streams.err(`cannot read ${file} (${error.code}): give the path of a file of JSON lines\n`);
    return 1;
  }
  return failed ? 1 : 0;
}

type Parsed = z.infer<typeof Line> | { fault: string };

function parse(line: string): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { fault: `this is no JSON (${error instanceof Error ? error.message : String(error)})` };
  }
  const result = Line.safeParse(value);
  if (result.success) return result.data;
  return {
    fault: result.error.issues.map(({ path, message }) => `${path.join('.') || 'the line'}: ${message}`).join('; '),
  };
}

function contextOf({ channel, context, lang }: z.infer<typeof Line>): ReadingContext {
  const language = LANGUAGES.find((ours) => ours === lang);
  return { channel, awaited: awaitedFrom(context), openCategories: [], ...(language ? { language } : {}) };
}
