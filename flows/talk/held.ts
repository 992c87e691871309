// A person of the agency has this conversation: the machine keeps quiet, and still puts every message where that person sees it.
import type { Heard } from '../heard.ts';
import { open } from './report.ts';
import { addTo, openTickets, ticketOf } from './tickets.ts';
import { alert, type Turn } from './turn.ts';

/** A report this sure is a ticket of its own, held or not. */
const SURE = 0.6;

export function keep(turn: Turn, heard: Heard | null, messages: readonly string[]): void {
  const tickets = openTickets(turn);
  const problem = heard?.problems[0];
  const isNew =
    heard?.intent === 'report' &&
    problem !== undefined &&
    problem.confidence >= SURE &&
    tickets.every(({ category }) => category !== problem.category);
  if (isNew && problem.category !== 'other') {
    for (const one of heard.problems.slice(0, 5)) open(turn, one, heard, messages);
    return;
  }
  const named = ticketOf(turn, heard?.ticket ?? null);
  const spoken = ticketOf(turn, turn.context.about);
  const ticket = named ?? spoken ?? tickets.at(-1);
  if (ticket === undefined) for (const message of messages) alert(turn, 'more_words', null, message);
  else addTo(turn, ticket.id, messages);
}
