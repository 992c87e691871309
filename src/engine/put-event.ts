// A fact that a job found out, for a conversation: a row of `events`, once for each key.
import type { EventType } from '#flows/events.ts';
import type { Tx } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { oneStatement } from '#lib/writes.ts';
import { type EventRow, newEvents } from './store.ts';

const write = oneStatement([newEvents]);

export interface Found {
  agency: string;
  conversation: string;
  message: string;
  type: EventType;
  key: string;
  at: Date;
}

export async function putEvent(tx: Tx, { agency, conversation, message, type, key, at }: Found): Promise<void> {
  const event: EventRow = {
    agency_id: agency,
    id: newId(),
    mailbox_id: conversation,
    kind: 'conversation',
    key,
    type,
    at,
    message_id: message,
    refs: {},
    state: 'pending',
    attempts: 0,
    done_at: null,
  };
  await write(tx, { events: [event] });
}
