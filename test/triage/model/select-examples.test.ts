import { expect, it } from 'vitest';
import { CATEGORIES, HAZARDS, INTENTS, LANGUAGES } from '#flows/codes.ts';
import { loadExamples } from '#triage/model/prompt.ts';
import { selectExamples } from '#triage/model/select-examples.ts';

const all = loadExamples(new URL('../../../prompts/examples/', import.meta.url));
const chosen = selectExamples(all, 40);

it('forty examples show every intent, category, hazard, language and awaited answer', () => {
  expect(chosen).toHaveLength(40);
  const shown = (of: (example: (typeof chosen)[number]) => string[]) => new Set(chosen.flatMap(of));
  expect(shown(({ expect: labels }) => [labels.intent])).toEqual(new Set(INTENTS));
  expect(shown(({ expect: labels }) => labels.problems.map(({ category }) => category))).toEqual(new Set(CATEGORIES));
  expect(shown(({ expect: labels }) => labels.hazards)).toEqual(new Set(HAZARDS));
  expect(shown(({ lang }) => [lang])).toEqual(new Set(LANGUAGES));
  expect(shown(({ context }) => [context]).size).toBe(5);
  expect(new Set(chosen.map(({ text }) => text)).size).toBe(40);
});

it('the choice does not depend on the order of the files', () => {
  expect(selectExamples(all.toReversed(), 40)).toEqual(chosen);
});

it('fewer examples than asked for are all taken', () => {
  expect(selectExamples(chosen.slice(0, 3), 40)).toHaveLength(3);
  expect(selectExamples([], 40)).toEqual([]);
});
