// A new event for another mailbox: a row, never a lock. It is stepped in a batch of its own.
import type { EventType } from '#flows/events.ts';
import { newId } from '#lib/ids.ts';
import type { Box } from '../box.ts';
import type { MailboxKind, PendingEvent } from '../mailbox.ts';

export interface NewEvent {
  mailbox: string;
  kind: MailboxKind;
  type: EventType;
  refs: Record<string, unknown>;
  message?: string | null;
}

export function put(box: Box, cause: PendingEvent, event: NewEvent): void {
  const { plan, batch } = box;
  plan.newEvents.push({
    agency_id: batch.agency,
    id: newId(),
    mailbox_id: event.mailbox,
    kind: event.kind,
    // The same cause stepped again must not tell the same thing twice.
    key: `${cause.id}:${plan.newEvents.length}`,
    type: event.type,
    at: batch.at,
    message_id: event.message ?? null,
    refs: event.refs,
    state: 'pending',
    attempts: 0,
    done_at: null,
  });
}
