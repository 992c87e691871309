// Where things stand, from the record: what, since when, who has it, and what was promised.
import type { KnownTicket } from '../events.ts';
import type { TextKey } from '../texts/keys.ts';
import { isOpen, mayReopen, openTickets, ticketsOf } from './tickets.ts';
import { line, note, type Turn } from './turn.ts';

/** As many as a text holds. */
const MOST_TOLD = 3;

/** "Où en est ma demande ?" of somebody who names none. */
export function tellAll(turn: Turn): void {
  const open = openTickets(turn);
  const closed = ticketsOf(turn).filter((ticket) => mayReopen(turn, ticket));
  const told = open.length > 0 ? open.slice(-MOST_TOLD) : closed.slice(-1);
  if (told.length === 0) {
    line(turn, 'status.none');
    note(turn, 'status_of_nothing');
    return;
  }
  turn.about = told.at(-1)!.id;
  tellStatus(turn, told);
}

export function tellStatus(turn: Turn, tickets: readonly KnownTicket[]): void {
  for (const ticket of tickets) {
    const params = { ticket: ticket.id, since: ticket.openedAt, visitAt: ticket.promisedAt };
    line(turn, tickets.length === 1 ? sentence(ticket) : oneOfSeveral(ticket), params);
  }
  note(turn, 'status_told');
}

function sentence(ticket: KnownTicket): TextKey {
  if (!isOpen(ticket)) return ticket.status === 'resolved' ? 'status.resolved' : 'status.cancelled';
  if (ticket.status === 'scheduled') return ticket.promisedAt > 0 ? 'status.scheduled' : 'status.scheduled_undated';
  return ticket.status === 'accepted' || ticket.taken ? 'status.accepted' : 'status.new';
}

/** Several at once are told shorter; only open ones are. */
function oneOfSeveral({ status, promisedAt, taken }: KnownTicket): TextKey {
  if (status === 'scheduled') return promisedAt > 0 ? 'status.one_scheduled' : 'status.one_undated';
  return status === 'accepted' || taken ? 'status.one_accepted' : 'status.one_new';
}
