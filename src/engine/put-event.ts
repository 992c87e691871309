// A fact that a job found out, for a conversation or a case: a row of `events`, once for each key.
import type { EventType } from '#flows/events.ts';
import type { Tx } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { oneStatement } from '#lib/writes.ts';
import type { MailboxKind } from './mailbox.ts';
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
  await put(tx, { agency, mailbox: conversation, kind: 'conversation', message, type, key, at, refs: {} });
}

export interface FoundForCase {
  agency: string;
  ticket: string;
  type: EventType;
  key: string;
  at: Date;
  refs: Record<string, unknown>;
}

export async function putCaseEvent(tx: Tx, { ticket, ...found }: FoundForCase): Promise<void> {
  await put(tx, { ...found, mailbox: ticket, kind: 'case', message: null });
}

interface Put extends Omit<FoundForCase, 'ticket'> {
  mailbox: string;
  kind: MailboxKind;
  message: string | null;
}

async function put(tx: Tx, { agency, mailbox, kind, message, type, key, at, refs }: Put): Promise<void> {
  const event: EventRow = {
    agency_id: agency,
    id: newId(),
    mailbox_id: mailbox,
    kind,
    key,
    type,
    at,
    message_id: message,
    refs,
    state: 'pending',
    attempts: 0,
    done_at: null,
  };
  await write(tx, { events: [event] });
}
