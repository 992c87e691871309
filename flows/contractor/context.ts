// What the talk with a contractor remembers: ids, codes, amounts and instants.
import type { ContractorSays, Refusal } from '../codes.ts';
import type { Effect, Line } from '../effects.ts';
import type { TalkEvent } from '../events.ts';
import type { KnownOrder, Slot } from '../order-events.ts';
import type { Outcome } from '../outcome.ts';
import type { TextKey, TextParams } from '../texts/keys.ts';

/** What they said before we asked which order, or how much. */
export type Word = {
  /** Null: a picture and no word. */
  said: ContractorSays | null;
  slots: readonly Slot[];
  reason: Refusal | null;
  cents: number;
  messages: readonly string[];
};

export type ContractorContext = {
  /** Messages of a burst that goes on. */
  burst: string[];
  burstFrom: number;
  /** Voice notes whose words were acted upon: the words come once more. */
  decided: string[];
  /** Waits for the number of an order, out of `listed`. */
  pending: Word | null;
  /** Orders as we listed them: "2" is the second. */
  listed: string[];
  pendingAt: number;
  /** Messages in a row that nobody but a person could read. */
  unclear: number;
  /** When they last wrote: what follows at once is an answer. */
  wroteAt: number;
};

export const START: ContractorContext = {
  burst: [],
  burstFrom: 0,
  decided: [],
  pending: null,
  listed: [],
  pendingAt: 0,
  unclear: 0,
  wroteAt: 0,
};

/** One turn: filled in by the modules beside this one. */
export interface Turn {
  readonly event: TalkEvent;
  readonly at: number;
  readonly contractor: string;
  readonly orders: readonly KnownOrder[];
  readonly messages: readonly string[];
  context: ContractorContext;
  effects: Effect[];
  lines: Line[];
  /** The ticket that the answer is about. */
  about: string | null;
}

export function begin(context: ContractorContext, event: TalkEvent, messages: readonly string[]): Turn {
  const { sender, orders = [] } = event.facts;
  return {
    event,
    at: event.at,
    contractor: sender.kind === 'contractor' ? sender.contractor : '',
    orders,
    messages,
    context: { ...context, burst: [] },
    effects: [],
    lines: [],
    about: null,
  };
}

export function end({ context, effects, lines, about, event }: Turn): Outcome<ContractorContext> {
  if (lines.length > 0 && event.facts.answerable && !event.facts.optedOut) {
    effects.push({ type: 'say', lines, manner: 'answer', ticket: about, onlyIf: [] });
  }
  if (effects.length === 0) effects.push({ type: 'note', reason: 'nothing_to_do' });
  return { context, effects };
}

export function line(turn: Turn, text: TextKey, params: TextParams = {}): void {
  turn.lines.push({ text, params });
}

export function note(turn: Turn, reason: string): void {
  turn.effects.push({ type: 'note', reason });
}

/** The message that a person is shown. */
export function lastOf({ messages }: Pick<Turn, 'messages'>): string {
  const last = messages.at(-1);
  if (last === undefined) throw new Error('a turn of a contractor has no message');
  return last;
}
