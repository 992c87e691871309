// What a tenant answers to a list of offered slots: "le 2", "plutôt mercredi aprem", "pas avant 10 h", "venez quand vous voulez".
import { type Answer, answered, UNSURE } from './answer.ts';
import { readPlace } from './choice.ts';

export interface OfferedSlot {
  start: Date;
  end: Date;
}

/** Days and hours that suit, or with `avoid` do not; what is absent is free. Minutes of the day, on the residence's clock. */
export interface Wish {
  avoid: boolean;
  /** 0 is Sunday. */
  weekday?: number;
  /** First and last day meant, as 2026-11-25. */
  fromDay?: string;
  toDay?: string;
  from?: number;
  to?: number;
}

export type SlotChoice =
  | { choice: 'slot'; index: number }
  /** `fits` are the offered slots that agree with the wishes: none, or several. */
  | { choice: 'wishes'; wishes: Wish[]; fits: number[] }
  | { choice: 'any' }
  | { choice: 'none' };

export interface SlotQuestion {
  /** In the order in which they were numbered. */
  slots: readonly OfferedSlot[];
}

export function readChosenSlot(text: string, question: SlotQuestion, _at: Date, _zone: string): Answer<SlotChoice> {
  const place = readPlace(text, question.slots.length);
  return typeof place === 'number' ? answered({ choice: 'slot', index: place }) : UNSURE;
}
