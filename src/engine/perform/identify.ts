// The directory learns who this talk is with; open tickets of the talk get the person. Their place follows in people/identified.
import type { Box } from '../box.ts';
import { showCard } from './show-card.ts';

export function identify(box: Box, person: string): void {
  const { plan, mailbox } = box;
  plan.conversations.set(mailbox.id, { ...plan.conversations.get(mailbox.id), person_id: person });
  plan.identified.push({ agency_id: plan.agency, conversation_id: mailbox.id, person_id: person, at: box.batch.at });
  for (const ticket of box.talk?.tickets ?? []) showCard(box, ticket.id);
  for (const ticket of plan.newTickets.values()) showCard(box, ticket.id);
}
