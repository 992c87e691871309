// The ladder: a text to the person on that rung and @here in the emergency channel; and the stand-in for what nobody claimed.
import type { Effect } from '#flows/effects.ts';
import { newId } from '#lib/ids.ts';
import type { Box } from '../box.ts';
import type { PendingEvent } from '../mailbox.ts';
import { patchTicket } from '../plan.ts';
import { outboxRow } from './say.ts';
import { showCard } from './show-card.ts';

export function callOnDuty(box: Box, pending: PendingEvent, effect: Extract<Effect, { type: 'call_on_duty' }>): void {
  const { batch, plan, mailbox } = box;
  const { rung, again } = effect;
  // Until somebody takes charge (again), an answer to the alert counts.
  patchTicket(plan, mailbox.id, { acknowledged_at: null });
  // Two people called in one step are one call to everybody in the channel.
  const called = plan.alerts.some(({ kind, ticket_id }) => kind === 'emergency' && ticket_id === mailbox.id);
  if (!called) raise(box, 'emergency', { rung, again });
  // Who could not come is told under the card.
  showCard(box, mailbox.id);
  const person = batch.onDuty.length > 0 ? batch.onDuty[rung % batch.onDuty.length] : undefined;
  if (person === undefined) return;
  const params = { ticket: mailbox.id, again: again ? 1 : 0 };
  plan.outbox.push(
    outboxRow(box, pending, {
      conversation: person.conversation,
      ticket: mailbox.id,
      lines: [{ text: 'staff.alarm', params }],
      manner: 'staff',
      onlyIf: ['new'],
      dueAt: batch.at,
      language: '',
    }),
  );
}

export function callStandIn(box: Box): void {
  raise(box, 'unclaimed', {});
  showCard(box, box.mailbox.id);
}

function raise(box: Box, kind: 'emergency' | 'unclaimed', data: object): void {
  const { batch, plan, mailbox } = box;
  plan.alerts.push({
    agency_id: batch.agency,
    id: newId(),
    kind,
    ticket_id: mailbox.id,
    conversation_id: box.case?.ticket.conversation ?? null,
    message_id: null,
    data,
    raised_at: batch.at,
    settled_at: null,
    settled_by: '',
    slack_channel: '',
    slack_ts: '',
  });
}
