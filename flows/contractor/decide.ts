// What follows from the words of a contractor: their order hears them, and they hear what we understood. What nobody can be sure of
// reaches a person.
import { MOST_SLOTS } from '../codes.ts';
import type { Heard, HeardContractor } from '../heard.ts';
import { lastOf, line, note, type Turn, type Word } from './context.ts';
import { help, passOn, perform } from './perform.ts';
import { askWhich, findOrder, notYours } from './which.ts';

const DAY_MS = 86_400_000;
/** Slots that a tenant is shown at once. */

export function decide(turn: Turn, heard: Heard): void {
  const { contractor } = heard;
  turn.context.wroteAt = turn.at;
  if (contractor === undefined || !turn.event.facts.answerable) {
    // An automatic answer, or a mail that its domain disowns, accepts nothing.
    toPerson(turn, null);
    return;
  }
  if (heard.voice === 'unheard' || (heard.empty && !heard.hasPhoto)) {
    toPerson(turn, null);
    line(turn, 'contractor.noted');
    return;
  }
  const word = wordOf(turn, contractor, heard.hasPhoto);
  if (word === null) {
    if (contractor.thanks) note(turn, 'thanks_only');
    else unclear(turn, contractor);
    return;
  }
  const found = findOrder(turn, contractor, word.said);
  const { pending } = turn.context;
  turn.context.pending = null;
  switch (found.kind) {
    case 'order':
      turn.context.unclear = 0;
      perform(
        turn,
        found.order,
        pending === word ? { ...word, messages: [...word.messages, ...turn.messages] } : word,
        contractor,
      );
      return;
    case 'gone':
      turn.about = found.order.ticket;
      note(turn, 'word_about_an_order_that_is_gone');
      line(turn, 'order.gone', { order: found.order.id });
      return;
    case 'unknown':
      notYours(turn, word);
      return;
    case 'several':
      // Asked once: an answer that still names none is for a person to read.
      if (pending === null) askWhich(turn, found.orders, word);
      else {
        toPerson(turn, null);
        help(turn);
      }
      return;
    case 'none':
      toPerson(turn, null);
      line(turn, 'contractor.nothing');
  }
}

/** What they say now; a bare number, or an amount, goes with what they said before we asked. Null: nothing that we understand. */
function wordOf(turn: Turn, heard: HeardContractor, hasPhoto: boolean): Word | null {
  const { pending, pendingAt } = turn.context;
  const waits = pending !== null && turn.at - pendingAt < DAY_MS;
  if (waits && pending.said === 'supplement' && pending.cents === 0 && heard.cents > 0)
    return { ...pending, cents: heard.cents };
  if (waits && names(heard) && (heard.bareNumber || heard.said === null || isSame(pending, heard))) return pending;
  if (heard.said === null && !hasPhoto) return null;
  const { said, slots, reason, cents } = heard;
  return { said, slots: slots.slice(0, MOST_SLOTS), reason, cents, messages: turn.messages };
}

/** "1043 ok" to "which one?" confirms the dates that came before. */
const isSame = (pending: Word, { said, slots }: HeardContractor): boolean =>
  said === 'accept' && slots.length === 0 && (pending.said === 'accept' || pending.said === 'slots');

const names = ({ numbers, reference }: HeardContractor): boolean => numbers.length > 0 || reference !== null;

/** Not understood, and no order is named: the only one, or none, is shown to a person. */
function unclear(turn: Turn, heard: HeardContractor): void {
  const found = findOrder(turn, heard, 'question');
  if (found.kind === 'unknown') {
    notYours(turn, { said: 'question', slots: [], reason: null, cents: 0, messages: turn.messages });
    return;
  }
  if (found.kind === 'order') {
    passOn(turn, found.order, { said: 'question', slots: [], reason: null, cents: 0, messages: turn.messages });
    return;
  }
  toPerson(turn, null);
  if (found.kind === 'none') line(turn, 'contractor.nothing');
  else help(turn);
}

function toPerson(turn: Turn, ticket: string | null): void {
  turn.effects.push({ type: 'alert', kind: 'look_at', ticket, message: lastOf(turn) });
}
