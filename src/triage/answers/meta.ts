// Answers that are about the talk itself: "pourquoi vous demandez ça ?", "je sais pas", "je veux parler à quelqu'un".
import { type Answer, answered, UNSURE } from './answer.ts';
import { META } from './meta-phrases.ts';
import { findPhrases } from './phrases.ts';
import { readWords } from './plain.ts';

/** In the order in which one that says several is read. */
const METAS = [
  'human',
  'wrong_number',
  'who_are_you',
  'why',
  'no_photo',
  'correction',
  'for_other',
  'not_understood',
  'dont_know',
  'later',
  'link',
] as const;
export type Meta = (typeof METAS)[number];

/** More words than these around the phrase, and it is a message rather than an answer. */
const MOST_WORDS: Record<Meta, number> = {
  human: 60,
  wrong_number: 30,
  who_are_you: 20,
  why: 20,
  no_photo: 40,
  correction: 60,
  for_other: 60,
  not_understood: 20,
  dont_know: 20,
  later: 20,
  link: 6,
};

export function readMeta(text: string): Answer<Meta> {
  const words = readWords(text);
  if (words.length === 0) return /^\s*[?؟]+\s*$/.test(text) ? answered('not_understood') : UNSURE;
  const said = new Set<Meta>();
  for (const { label, from, to } of findPhrases(META, words)) {
    if (label === 'nothing') continue;
    // "quoi ?", "hein", "pourquoi ?" mean it only where they are all there is.
    if (label === 'not_understood_alone' || label === 'why_alone') {
      if (to - from >= words.length - 1) said.add(label === 'why_alone' ? 'why' : 'not_understood');
    } else if (label === 'correction_first') {
      if (from <= 1) said.add('correction');
    } else if (words.length <= MOST_WORDS[label]) said.add(label);
  }
  const first = METAS.find((meta) => said.has(meta));
  return first === undefined ? UNSURE : answered(first);
}
