// The keys of everything that a person can read, and what a text is given. The French texts are the reference.
import type { Hazard, Situation } from '../codes.ts';
import type { FR } from './fr/index.ts';
import type { Words } from './words.ts';

/** Ids, codes, numbers and instants (ms): never words. */
export type TextParams = Readonly<Record<string, string | number>>;

export type Text = (words: Words) => string;

/** One instruction for each danger and each place where the person may be; in all languages. */
export type InstructionKey = `safety.${Hazard}.${Situation}`;

/** What surrounds the instructions, in all languages too. */
export type SafetyKey =
  | InstructionKey
  | 'safety.any'
  | 'safety.agency'
  | 'safety.ticket'
  | 'safety.where_are_you'
  | 'safety.answer_to'
  | 'safety.assistant';

export type WrittenKey = keyof typeof FR;
export type TextKey = WrittenKey | SafetyKey;
