// The directory learns who this talk is with; these tickets get the person and the place (people/identified.ts).
import type { Effect } from '#flows/effects.ts';
import type { Box } from '../box.ts';
import { showCard } from './show-card.ts';

export function identify(box: Box, { person, lasting, tickets }: Extract<Effect, { type: 'identify' }>): void {
  const { plan, mailbox, batch } = box;
  if (lasting) plan.conversations.set(mailbox.id, { ...plan.conversations.get(mailbox.id), person_id: person });
  plan.identified.push({
    agency_id: plan.agency,
    conversation_id: mailbox.id,
    person_id: person,
    lasting,
    tickets,
    at: batch.at,
  });
  for (const ticket of tickets) showCard(box, ticket);
}
