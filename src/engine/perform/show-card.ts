// The card of a ticket is out of date; a ticket that is grouped is shown on the card of its lead.
import type { Box } from '../box.ts';

const RANK: Record<string, number> = { emergency: 0, urgent: 1, routine: 2 };

export function showCard(box: Box, ticket: string): void {
  const { plan, batch } = box;
  const fresh = plan.newTickets.get(ticket);
  const patched = plan.ticketPatches.get(ticket)?.incident_id;
  const known = box.case?.ticket.id === ticket ? box.case.ticket.lead : null;
  // Null in a patch is an answer: it has just left its group, and gets a card of its own.
  const lead = patched !== undefined ? patched : (fresh?.incident_id ?? known);
  const shown = lead ?? ticket;
  const urgency =
    plan.ticketPatches.get(shown)?.urgency ??
    plan.newTickets.get(shown)?.urgency ??
    box.talk?.tickets.find((known) => known.id === shown)?.urgency ??
    (box.case?.ticket.id === shown ? box.case.ticket.urgency : undefined);
  const rank = RANK[urgency ?? 'routine'] ?? 2;
  plan.cards.set(shown, { agency_id: batch.agency, ticket_id: shown, rank, due_at: batch.at });
}
