// A text to the person of this talk: a row of the outbox that is rendered when it leaves.
import type { Effect, Line, Manner } from '#flows/effects.ts';
import { newId } from '#lib/ids.ts';
import { leaving, type OutboxRow } from '#outbox/store.ts';
import type { Box } from '../box.ts';
import type { PendingEvent } from '../mailbox.ts';
import { patchTicket } from '../plan.ts';

export function say(box: Box, pending: PendingEvent, effect: Extract<Effect, { type: 'say' }>): void {
  const { batch, mailbox, talk } = box;
  const visitToday = effect.lines.some((line) => line.params.visitToday === 1);
  const dueAt = batch.leavesAt(effect.manner, talk?.zone ?? batch.zone, visitToday);
  box.plan.outbox.push(
    outboxRow(box, pending, {
      conversation: mailbox.id,
      ticket: effect.ticket,
      lines: effect.lines,
      manner: effect.manner,
      onlyIf: effect.onlyIf,
      dueAt,
      language: talk?.language ?? '',
    }),
  );
  if (effect.ticket !== null) patchTicket(box.plan, effect.ticket, { told_at: batch.at });
}

interface NewText {
  conversation: string;
  ticket: string | null;
  lines: readonly Line[];
  manner: Manner;
  onlyIf: readonly string[];
  dueAt: Date;
  language: string;
}

export function outboxRow(box: Box, pending: PendingEvent, text: NewText): OutboxRow {
  const { batch, plan } = box;
  return {
    agency_id: batch.agency,
    id: newId(),
    event_id: pending.id,
    n: plan.outbox.filter((row) => row.event_id === pending.id).length,
    conversation_id: text.conversation,
    ticket_id: text.ticket,
    key: text.lines[0]!.text,
    lines: text.lines,
    language: text.language,
    manner: text.manner,
    only_if: text.onlyIf,
    ...leaving(text.dueAt, batch.at),
    state: 'due',
    attempts: 0,
    channel: '',
    address_id: null,
    text: '',
    provider_id: '',
    receipt: '',
    detail: '',
    avoided: [],
    sent_at: null,
    created_at: batch.at,
  };
}
