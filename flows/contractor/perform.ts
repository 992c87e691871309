// A contractor's word about an order that is known: the order hears it, and the contractor hears what we understood.
import type { ContractorSays, FileOf } from '../codes.ts';
import type { HeardContractor } from '../heard.ts';
import type { KnownOrder, Slot } from '../order-events.ts';
import type { TextParams } from '../texts/keys.ts';
import { lastOf, line, note, type Turn, type Word } from './context.ts';

type Act = (turn: Turn, order: KnownOrder, word: Word, heard: HeardContractor) => void;

/** What an order answers by itself (accepted, refused, done) is not said twice. */
const ACTS: Record<ContractorSays | 'photo', Act> = {
  accept,
  slots: accept,
  refuse(turn, order, word) {
    const isAsked = order.state === 'offered' || order.state === 'agreeing';
    // "non" to something else gives no order back.
    if (isAsked || word.reason !== null) tell(turn, order, word);
    else passOn(turn, order, word);
  },
  on_my_way: onTheDay,
  late: onTheDay,
  absent(turn, order, word) {
    line(turn, 'contractor.absent', { order: order.id });
    tell(turn, order, word);
  },
  supplement,
  another_visit(turn, order, word) {
    if (word.slots.length > 0) sayDates(turn, order, word.slots);
    tell(turn, order, word);
  },
  done: tell,
  question,
  photo,
};

export const perform: Act = (turn, order, word, heard) => {
  turn.about = order.ticket;
  ACTS[word.said ?? 'photo'](turn, order, word, heard);
};

function accept(turn: Turn, order: KnownOrder, word: Word, heard: HeardContractor): void {
  const { state } = order;
  const isPlain = word.slots.length === 0;
  if (isPlain && heard.badSlots) line(turn, 'contractor.dates_past', { order: order.id });
  else if (isPlain && state === 'accepted') line(turn, 'contractor.dates', { order: order.id });
  else if (isPlain && (state === 'scheduled' || state === 'done')) note(turn, 'ok_to_what_was_told');
  else {
    if (!isPlain && state !== 'offered') sayDates(turn, order, word.slots);
    tell(turn, order, word);
  }
}

function onTheDay(turn: Turn, order: KnownOrder, word: Word): void {
  if (order.state !== 'offered') line(turn, 'contractor.passed_on', { order: order.id });
  tell(turn, order, word);
}

/** How much, before anybody can decide. */
function supplement(turn: Turn, order: KnownOrder, word: Word): void {
  if (word.cents > 0) {
    line(turn, 'contractor.supplement', { order: order.id, cents: word.cents });
    tell(turn, order, word);
    return;
  }
  turn.context.pending = word;
  turn.context.listed = [order.id];
  turn.context.pendingAt = turn.at;
  line(turn, 'contractor.how_much', { order: order.id });
}

/** What is on the order we say; the rest a person answers. */
function question(turn: Turn, order: KnownOrder, word: Word, { asks }: HeardContractor): void {
  const isOffered = order.state === 'offered';
  if (asks === 'address' || (asks === 'contact' && !isOffered)) {
    note(turn, 'asked_what_the_order_says');
    line(turn, isOffered ? 'contractor.commune' : 'contractor.address', { order: order.id });
    return;
  }
  tell(turn, order, word);
  line(turn, 'contractor.noted');
}

/** A picture by itself: on the ticket, and what was done is still to be said. */
function photo(turn: Turn, order: KnownOrder, { messages }: Word): void {
  turn.effects.push(
    { type: 'add_to_ticket', ticket: order.ticket, messages, urgency: 'routine', hazards: [] },
    {
      type: 'keep_files',
      ticket: order.ticket,
      order: order.id,
      kind: order.state === 'done' ? 'done' : 'photo',
      messages,
    },
  );
  line(turn, 'contractor.photo', { order: order.id });
}

/** Words that we do not understand, about this order: its case raises the alert. */
export function passOn(turn: Turn, order: KnownOrder, word: Word): void {
  turn.about = order.ticket;
  tell(turn, order, { ...word, said: 'question' });
  help(turn);
}

/** How to say it, the first time only. */
export function help(turn: Turn): void {
  line(turn, turn.context.unclear === 0 ? 'contractor.help' : 'contractor.noted');
  turn.context.unclear += 1;
}

function sayDates(turn: Turn, order: KnownOrder, slots: readonly Slot[]): void {
  line(turn, 'contractor.slots', { order: order.id, ...params(slots) });
}

function tell(turn: Turn, order: KnownOrder, word: Word): void {
  const { said, slots, reason, cents, messages } = word;
  if (said === null) throw new Error('a word without an act is told to no order');
  turn.effects.push({
    type: 'tell_order',
    ticket: order.ticket,
    order: order.id,
    contractor: turn.contractor,
    said,
    slots,
    reason,
    cents,
    supplement: said === 'supplement' ? turn.event.fresh[0]! : null,
    message: messages.at(-1) ?? lastOf(turn),
  });
  const kind = FILES[said];
  if (kind !== undefined)
    turn.effects.push({ type: 'keep_files', ticket: order.ticket, order: order.id, kind, messages });
}

/** Words whose pictures show something of the work. */
const FILES: Partial<Record<ContractorSays, FileOf>> = { done: 'done', absent: 'absent', supplement: 'supplement' };

function params(slots: readonly Slot[]): TextParams {
  return Object.fromEntries(
    slots.flatMap(({ from, to }, i) => [
      [`slot${i + 1}From`, from],
      [`slot${i + 1}To`, to],
    ]),
  );
}
