// Which of the things that one desk looks after: a light of the hall and a dirty staircase are of one category, but not one problem.
import type { Category } from '#flows/codes.ts';
import { sightings } from './concepts.ts';

/** Concepts of the lexicon that are problems apart. Places, such as the stairs, are none. */
const APART: Partial<Record<Category, readonly string[]>> = {
  common_areas: ['light', 'cleaning', 'bins', 'letterbox', 'garden'],
  access: ['intercom', 'badge', 'gate', 'garage'],
};

/** Undefined where the words name none of them, or several. */
export function thingOf(category: Category | undefined, words: readonly string[]): string | undefined {
  const apart = category === undefined ? undefined : APART[category];
  if (apart === undefined) return undefined;
  const named = new Set(sightings(words).map(({ concept }) => concept));
  const found = apart.filter((thing) => named.has(thing));
  return found.length === 1 ? found[0] : undefined;
}
