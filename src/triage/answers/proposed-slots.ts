// The slots that a contractor proposes in words: "jeudi matin ou ven 14h", "demain 8-10", "lundi 24 entre 14h et 16h".
import { type Answer, UNSURE } from './answer.ts';

export interface ProposedSlot {
  start: Date;
  end: Date;
  /** The words it was read from, in plain spelling. */
  words: string;
}

/** `past`; `no_such_date` (31/02); `skipped_hour` (the clock jumps over it); `weekday_mismatch` (lundi 25); `too_far`. */
export type RefusedReason = 'past' | 'no_such_date' | 'skipped_hour' | 'weekday_mismatch' | 'too_far';

export interface RefusedSlot {
  reason: RefusedReason;
  words: string;
}

export interface Proposal {
  slots: ProposedSlot[];
  /** What was proposed and cannot be: the reply says why. At least one of the two lists is not empty. */
  refused: RefusedSlot[];
}

export function readProposedSlots(_text: string, _at: Date, _zone: string): Answer<Proposal> {
  return UNSURE;
}
