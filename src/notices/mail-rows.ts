// A mail to a manager as a row of the outbox. Its event is made of what it is about, so that it is written once whoever writes it.
import { createHash } from 'node:crypto';
import type { Line } from '#flows/effects.ts';
import { newId } from '#lib/ids.ts';
import type { OutboxRow } from '#outbox/store.ts';
import type { MailedManager } from '#people/mail-wishes.ts';

export interface ManagerMail {
  to: MailedManager;
  ticket: string | null;
  lines: readonly [Line, ...Line[]];
  /** What makes a second one the same. */
  about: string;
}

export function mailRow(agency: string, { to, ticket, lines, about }: ManagerMail, now: Date): OutboxRow {
  return {
    agency_id: agency,
    id: newId(),
    event_id: eventOf(`${to.manager} ${about}`),
    n: 0,
    conversation_id: to.conversation,
    ticket_id: ticket,
    key: lines[0].text,
    lines,
    language: '',
    manner: 'staff',
    only_if: [],
    due_at: now,
    state: 'due',
    attempts: 0,
    // By mail, whatever else that person has.
    via: 'email',
    channel: 'email',
    address_id: to.address,
    text: '',
    provider_id: '',
    receipt: '',
    detail: '',
    avoided: [],
    first_tried_at: null,
    sent_at: null,
    created_at: now,
  };
}

export function eventOf(about: string): string {
  const hex = createHash('sha256').update(about).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
