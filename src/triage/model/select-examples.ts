// Chooses the examples that the prompt shows: few, short, and together showing every code at least once. The same files
// always give the same choice, whatever their order, so that a server can keep the prompt warm.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CATEGORIES, HAZARDS, INTENTS, URGENCIES } from '#flows/codes.ts';

export const Example = z.object({
  channel: z.string(),
  lang: z.string(),
  text: z.string(),
  context: z.string(),
  expect: z.object({
    intent: z.enum(INTENTS),
    problems: z.array(z.object({ category: z.enum(CATEGORIES), urgency: z.enum(URGENCIES) })),
    hazards: z.array(z.enum(HAZARDS)),
    vulnerable: z.boolean(),
  }),
});
export type Example = z.infer<typeof Example>;

const SHORTEST = 12;
const LONGEST = 220;
/** Messages that name a danger and hold none teach more than others. */
const DANGER_WORDS = {
  gas: /gaz|\bgas\b/i,
  fire: /fum[ée]e|smoke|\bfeu\b|incendie/i,
  water: /plafond|ceiling/i,
  shock: /électri|electri/i,
};

export function selectExamples(all: readonly Example[], count: number): Example[] {
  const pool = all
    .filter(({ text }) => text.length >= SHORTEST && text.length <= LONGEST)
    .map((example) => ({ example, shows: traits(example), rank: hash(example.text) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const seen = new Map<string, number>();
  const chosen: Example[] = [];
  while (chosen.length < count && pool.length > 0) {
    let best = 0;
    let bestWorth = -1;
    for (const [index, { shows }] of pool.entries()) {
      // What was shown before is worth less each time, so that the second round spreads too.
      const worth = shows.reduce((sum, [trait, weight]) => sum + weight / (1 + 4 * (seen.get(trait) ?? 0)), 0);
      if (worth > bestWorth) [best, bestWorth] = [index, worth];
    }
    const [taken] = pool.splice(best, 1);
    if (!taken) break;
    chosen.push(taken.example);
    for (const [trait] of taken.shows) seen.set(trait, (seen.get(trait) ?? 0) + 1);
  }
  return chosen;
}

/** What an example shows, and how much that is worth: a list of many problems must not drown the plain "thank you". */
function traits({ lang, context, text, expect }: Example): [trait: string, weight: number][] {
  const share = 1 / Math.max(1, expect.problems.length);
  const shown = new Map<string, number>([
    [`intent ${expect.intent}`, 4],
    [`language ${lang}`, 1],
    [`${context} ${expect.intent}`, 1],
  ]);
  for (const { category, urgency } of expect.problems) {
    shown.set(`category ${category}`, 2 * share);
    shown.set(`${category} ${urgency}`, share);
  }
  for (const hazard of expect.hazards) shown.set(`hazard ${hazard}`, 2);
  if (expect.vulnerable) shown.set('vulnerable', 0.5);
  if (expect.problems.length > 1) shown.set('several', 0.5);
  if (expect.hazards.length === 0 && expect.intent === 'report') {
    for (const [name, words] of Object.entries(DANGER_WORDS)) if (words.test(text)) shown.set(`harmless ${name}`, 1);
  }
  return [...shown];
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
