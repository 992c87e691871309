// Every question that we ask, and what kind of answer it waits for (which decides who reads the answer: src/triage/answers/).
import type { Awaited } from './codes.ts';

export type AnswerKind = 'yes_no' | 'choice' | 'rating' | 'slot' | 'free' | 'identity' | 'which_ticket';

/** What an open question makes the readers expect. */
export function awaitedBy(kind: AnswerKind): Awaited {
  if (kind === 'slot') return 'slot';
  if (kind === 'rating') return 'rating';
  return 'answer';
}

/** Keys of questions: `identity`, `which_ticket`, `fixed` (is it repaired?), and those of flows/incidents/: `plumbing.can_close_valve`. */
export type QuestionKey = string;

export interface Question {
  key: QuestionKey;
  kind: AnswerKind;
  /** For a choice: codes, in the order in which they are offered. */
  options?: readonly string[];
}

/** What the talk waits for at this moment, so that the engine knows how to read the next words. Null: nothing is asked. */
export interface Expectation extends Question {
  /** The ticket that the question is about, if any. */
  ticket: string | null;
}
