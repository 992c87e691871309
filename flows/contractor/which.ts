// Which order a contractor's words are about: the one that they name, the only one that they can be about, else we ask.

import { ENDED_ORDERS } from '../codes.ts';
import type { HeardContractor } from '../heard.ts';
import type { KnownOrder } from '../order-events.ts';
import { line, note, type Turn, type Word } from './context.ts';

const MOST_LISTED = 5;
const DAY_MS = 86_400_000;
const HALF_DAY_MS = DAY_MS / 2;

export const isOpen = ({ state }: KnownOrder): boolean => !ENDED_ORDERS.has(state);

export type Found =
  | { kind: 'order'; order: KnownOrder }
  /** It is no longer theirs. */
  | { kind: 'gone'; order: KnownOrder }
  /** They named one that is none of theirs. */
  | { kind: 'unknown' }
  | { kind: 'several'; orders: readonly KnownOrder[] }
  | { kind: 'none' };

export function findOrder(turn: Turn, heard: HeardContractor, said: Word['said']): Found {
  const { orders, context } = turn;
  const named = namedBy(turn, heard);
  if (named !== null) return named;
  // The amount that we asked for is about the order that we asked it of.
  const [asked] = context.pending?.said === 'supplement' && context.listed.length === 1 ? context.listed : [];
  const same = said === 'supplement' ? orders.find((order) => order.id === asked && isOpen(order)) : undefined;
  if (same !== undefined) return { kind: 'order', order: same };
  const open = orders.filter(isOpen);
  const fitting = open.filter((order) => fits(order, said, turn.at));
  const [only] = fitting.length > 0 ? fitting : open;
  if (only === undefined) {
    const [last] = orders.filter(({ state }) => state === 'called_off').slice(-1);
    const acts = said !== null && said !== 'question';
    return acts && last !== undefined ? { kind: 'gone', order: last } : { kind: 'none' };
  }
  const candidates = fitting.length > 0 ? fitting : open;
  return candidates.length === 1 ? { kind: 'order', order: only } : { kind: 'several', orders: candidates };
}

/** The number of a ticket; where we have just listed some, the place in the list too. */
function namedBy({ orders, context, at }: Turn, heard: HeardContractor): Found | null {
  const theirs = orders.filter(({ reference }) => heard.numbers.includes(reference));
  // A later order of the same ticket is the one that counts.
  const order = theirs.findLast(isOpen) ?? theirs.at(-1);
  if (order !== undefined) return { kind: isOpen(order) ? 'order' : 'gone', order };
  if (context.pending !== null && at - context.pendingAt < DAY_MS && heard.numbers.length === 1) {
    const listed = context.listed[heard.numbers[0]! - 1];
    const placed = orders.find(({ id }) => id === listed);
    if (placed !== undefined) return { kind: isOpen(placed) ? 'order' : 'gone', order: placed };
  }
  return heard.reference === null ? null : { kind: 'unknown' };
}

/** Whether such a word is likely about an order that stands there. */
function fits({ state, visitFrom }: KnownOrder, said: Word['said'], at: number): boolean {
  switch (said) {
    case 'accept':
    case 'refuse':
      return state === 'offered' || state === 'agreeing';
    case 'slots':
      return state === 'offered' || state === 'accepted' || state === 'agreeing';
    case 'on_my_way':
    case 'late':
    case 'absent':
      return state === 'scheduled' && Math.abs(visitFrom - at) < HALF_DAY_MS;
    case 'done':
    case 'another_visit':
    case 'supplement':
      return state === 'scheduled' && visitFrom - at < HALF_DAY_MS;
    case 'question':
    case null:
      return false;
  }
}

/** We ask which, and keep what they said. */
export function askWhich(turn: Turn, orders: readonly KnownOrder[], word: Word): void {
  const listed = orders.slice(-MOST_LISTED);
  turn.context.pending = word;
  turn.context.listed = listed.map(({ id }) => id);
  turn.context.pendingAt = turn.at;
  note(turn, 'asked_which_order');
  line(turn, 'contractor.which', paramsOf(listed));
}

/** The number that they gave is none of theirs: a clear word, and the list of those that are. */
export function notYours(turn: Turn, word: Word): void {
  note(turn, 'named_no_order_of_theirs');
  const listed = turn.orders.filter(isOpen).slice(-MOST_LISTED);
  if (listed.length === 0) {
    line(turn, 'contractor.none');
    return;
  }
  turn.context.pending = word;
  turn.context.listed = listed.map(({ id }) => id);
  turn.context.pendingAt = turn.at;
  line(turn, 'contractor.not_yours', paramsOf(listed));
}

function paramsOf(orders: readonly KnownOrder[]): Record<string, string> {
  return Object.fromEntries(orders.map(({ id }, i) => [`order${i + 1}`, id]));
}
