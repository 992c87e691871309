// When two spellings are the name of one person: "Mme LEFEVRE Jeanne" and "Jeanne Lefèvre", but not "M. Petit" and "Mme Petit".
import { folded } from '#lib/columns.ts';

const MEN = new Set(['m', 'mr', 'mister', 'monsieur', 'sr', 'senor', 'senhor', 'bay', 'bey']);
const WOMEN = new Set(
  'mme mlle mle madame mademoiselle mrs ms miss sra srta senora senhora dona bayan hanim'.split(' '),
);
const OTHERS = new Set(['dr', 'docteur', 'me', 'maitre', 'pr', 'professeur']);
const SMALL = new Set(['et', 'ou', 'and']);

/** Folded words of a name, titles set aside. A name that is nothing but titles keeps them. */
export function nameWords(name: string): string[] {
  const words = folded(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  const kept = words.filter((word) => !isTitle(word) && !SMALL.has(word));
  return kept.length > 0 ? kept : words;
}

export function isTitle(word: string): boolean {
  return MEN.has(word) || WOMEN.has(word) || OTHERS.has(word);
}

/** Equal whatever order, case, accents and titles. */
export function nameKey(name: string): string {
  return nameWords(name).sort().join(' ');
}

export type Gender = 'm' | 'f' | null;

/** As the title says; null without one, or for a couple. */
export function genderOf(name: string): Gender {
  const words = folded(name).match(/\p{L}+/gu) ?? [];
  const man = words.some((word) => MEN.has(word));
  const woman = words.some((word) => WOMEN.has(word));
  return man === woman ? null : man ? 'm' : 'f';
}

export function sameName(a: string, b: string): boolean {
  const [left, right] = [genderOf(a), genderOf(b)];
  return nameKey(a) === nameKey(b) && (left === null || right === null || left === right);
}
