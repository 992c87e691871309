// Every question that we ask, and what kind of answer it waits for (which decides who reads the answer: src/triage/answers/).
import type { Awaited } from './codes.ts';

export type AnswerKind = 'yes_no' | 'choice' | 'rating' | 'slot' | 'free' | 'identity' | 'which_ticket';

/** What an open question makes the readers expect. */
export function awaitedBy(kind: AnswerKind): Awaited {
  if (kind === 'slot') return 'slot';
  if (kind === 'rating') return 'rating';
  return 'answer';
}

/** Keys of questions: those of GENERAL below, and those of flows/incidents/: `plumbing.spreads`. */
export type QuestionKey = string;

export interface Question {
  key: QuestionKey;
  kind: AnswerKind;
  /** For a choice: codes, in the order in which they are offered. For which_ticket: ids of tickets, in that order. */
  options?: readonly string[];
  /** Words that fit no option are an answer too: a person reads them on the card. */
  orWords?: true;
}

/** What the talk waits for at this moment, so that the engine knows how to read the next words. Null: nothing is asked. */
export interface Expectation extends Question {
  /** The ticket that the question is about, if any. */
  ticket: string | null;
}

/** Questions that belong to no category. */
export const GENERAL = {
  /** Who writes, and from where. */
  identity: { key: 'identity', kind: 'identity' },
  /** For whom somebody writes. */
  for_whom: { key: 'for_whom', kind: 'identity' },
  /** Which of several tickets a message is about. */
  which_ticket: { key: 'which_ticket', kind: 'which_ticket' },
  /** A report that resembles an open ticket: that one, or another problem? */
  same_problem: { key: 'same_problem', kind: 'choice', options: ['same', 'new'] },
  /** What is it about? */
  clarify: { key: 'clarify', kind: 'free' },
  /** Is this number no longer the tenant's? */
  wrong_number: { key: 'wrong_number', kind: 'yes_no' },
  /** Is it repaired? */
  fixed: { key: 'fixed', kind: 'yes_no' },
  /** Which of the contractor's dates suits? Options: "from-to" in ms, in the order in which they are listed. */
  slot: { key: 'slot', kind: 'slot' },
  /** After a repair: 1 to 5, or "stop". */
  rate_repair: { key: 'rate_repair', kind: 'rating' },
  rate_contractor: { key: 'rate_contractor', kind: 'rating' },
  rate_informed: { key: 'rate_informed', kind: 'rating' },
  rate_comment: { key: 'rate_comment', kind: 'free' },
  /** A manager: which of several alarms do you take? */
  which_alarm: { key: 'which_alarm', kind: 'which_ticket' },
} as const satisfies Record<string, Question>;
export type GeneralKey = keyof typeof GENERAL;

/** Asked of people on call by every alarm, without a turn of their talk: do you take charge? */
export const TAKE_CHARGE = { key: 'take_charge', kind: 'yes_no', ticket: null } as const satisfies Expectation;
