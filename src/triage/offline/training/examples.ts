// The labelled messages: read from JSON lines, checked line by line so that a slip in a label is found before it is learnt.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CATEGORIES, CHANNELS, HAZARDS, INTENTS, URGENCIES } from '#flows/codes.ts';

const Example = z.object({
  id: z.string(),
  author: z.string().optional(),
  style: z.string().optional(),
  channel: z.enum(CHANNELS),
  lang: z.string(),
  text: z.string(),
  context: z.enum(['none', 'awaiting_answer', 'awaiting_slot', 'awaiting_resolution', 'awaiting_rating']),
  expect: z.object({
    intent: z.enum(INTENTS),
    problems: z.array(z.object({ category: z.enum(CATEGORIES), urgency: z.enum(URGENCIES) })),
    hazards: z.array(z.enum(HAZARDS)),
    vulnerable: z.boolean(),
  }),
  accept: z
    .object({ category: z.array(z.enum(CATEGORIES)).optional(), urgency: z.array(z.enum(URGENCIES)).optional() })
    .optional(),
});

export type Example = z.infer<typeof Example> & { file: string };

export function readExamples(path: string, file = path): Example[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return [];
      try {
        return [{ ...Example.parse(JSON.parse(line)), file }];
      } catch (cause) {
        throw new Error(`${path}, line ${index + 1} is no labelled message: correct or remove it`, { cause });
      }
    });
}

export function readExampleFolder(folder: string): Example[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readExamples(join(folder, name), name));
}
