// The form that a model fills in about a message. `prompts/triage.md` explains every field: change both together.
import { z } from 'zod';
import { CATEGORIES, HAZARDS, INTENTS, LANGUAGES, SITUATIONS, URGENCIES } from '#flows/codes.ts';

const words = z.string();

export const Answer = z.object({
  // First, because a model that has put the matter in a sentence classifies it better.
  summary: z.string(),
  language: z.enum([...LANGUAGES, 'other']),
  intent: z.enum(INTENTS),
  problems: z.array(z.object({ category: z.enum(CATEGORIES), urgency: z.enum(URGENCIES), words })),
  hazards: z.array(z.object({ hazard: z.enum(HAZARDS), words })),
  not_hazards: z.array(z.object({ hazard: z.enum(HAZARDS), why: z.enum(['over', 'absent']), words })),
  situation: z.enum(SITUATIONS),
  vulnerable: z.boolean(),
  vulnerable_words: z.string().nullable(),
  instructs_reader: z.boolean(),
  confidence: z.enum(['high', 'medium', 'low']),
});
export type Answer = z.infer<typeof Answer>;
