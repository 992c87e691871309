// The card of a ticket is out of date; a ticket that is grouped is shown on the card of its lead.
import type { Box } from '../box.ts';

const RANK: Record<string, number> = { emergency: 0, urgent: 1, routine: 2 };

export function showCard(box: Box, ticket: string): void {
  const known = box.case?.ticket.id === ticket ? box.case.ticket.lead : null;
  wantCard(box, box.plan.newTickets.get(ticket)?.incident_id ?? known ?? ticket);
}

/** The card of this very ticket, grouped or not. */
export function wantCard(box: Box, ticket: string): void {
  const { plan, batch } = box;
  const urgency =
    plan.ticketPatches.get(ticket)?.urgency ??
    plan.newTickets.get(ticket)?.urgency ??
    box.talk?.tickets.find((known) => known.id === ticket)?.urgency ??
    (box.case?.ticket.id === ticket ? box.case.ticket.urgency : undefined);
  const rank = RANK[urgency ?? 'routine'] ?? 2;
  plan.cards.set(ticket, { agency_id: batch.agency, ticket_id: ticket, rank, due_at: batch.at });
}
