// A new ticket, its messages, its card, and the case mailbox that hears OPENED at once.
import type { Effect } from '#flows/effects.ts';
import type { CaseFacts } from '#flows/events.ts';
import { newId } from '#lib/ids.ts';
import type { Box, HeardEvent, Opened } from '../box.ts';
import type { PendingEvent } from '../mailbox.ts';
import { showCard } from './show-card.ts';

type OpenTicket = Extract<Effect, { type: 'open_ticket' }>;

export function openTicket(box: Box, pending: PendingEvent, effect: OpenTicket): Opened {
  const { batch, plan, mailbox, talk } = box;
  const sender = talk?.sender;
  const place = sender?.kind === 'known' || sender?.kind === 'shared' ? (sender.place ?? null) : null;
  const reference = batch.takeReference();
  plan.newTickets.set(effect.ticket, {
    agency_id: batch.agency,
    id: effect.ticket,
    reference,
    conversation_id: mailbox.id,
    person_id: sender?.kind === 'known' ? sender.concerns : null,
    residence_id: place?.residence ?? null,
    building_id: place?.building ?? null,
    dwelling_id: place?.dwelling ?? null,
    scope: effect.scope,
    category: effect.category,
    urgency: effect.urgency,
    hazards: effect.hazards,
    situation: effect.situation,
    vulnerable: effect.vulnerable,
    status: 'new',
    reading: box.readingOf(effect.messages),
    answers: {},
    incident_id: effect.lead,
    follows_id: effect.follows,
    holder_id: null,
    reason: '',
    payer: '',
    reopened: 0,
    due_at: null,
    promised_at: null,
    told_at: batch.at,
    acknowledged_at: null,
    opened_at: batch.at,
    closed_at: null,
  });
  for (const message of effect.messages) {
    plan.ticketMessages.push({ agency_id: batch.agency, ticket_id: effect.ticket, message_id: message });
  }
  showCard(box, effect.ticket);
  return opened(box, pending, effect, reference);
}

function opened(box: Box, cause: PendingEvent, effect: OpenTicket, reference: number): Opened {
  const { batch, plan } = box;
  const { ticket: id, category, urgency, hazards, situation, vulnerable, scope, lead } = effect;
  const conversation = box.mailbox.id;
  const refs = { conversation, urgency, hazards, situation, lead };
  const pending: PendingEvent = {
    id: newId(),
    mailbox: id,
    type: 'OPENED',
    at: cause.at,
    message: cause.message,
    refs,
    attempts: 0,
    fresh: true,
  };
  plan.newEvents.push({
    agency_id: batch.agency,
    id: pending.id,
    mailbox_id: id,
    kind: 'case',
    key: 'opened',
    type: 'OPENED',
    at: cause.at,
    message_id: cause.message,
    refs,
    state: 'done',
    attempts: 1,
    done_at: batch.at,
  });
  const at = cause.at.getTime();
  const facts: CaseFacts = {
    ticket: {
      id,
      reference,
      category,
      urgency,
      status: 'new',
      scope,
      openedAt: at,
      toldAt: at,
      promisedAt: 0,
      taken: false,
      conversation,
      hazards,
      vulnerable,
      lead,
    },
    followers: [],
    openAt: batch.openAt,
  };
  const present = (type: string): HeardEvent => ({
    ...refs,
    type,
    at,
    settings: batch.settings,
    fresh: Array.from({ length: 8 }, newId),
    facts,
  });
  const child: Box = { ...box, mailbox: { id, kind: 'case', machines: {}, timers: {} }, case: facts };
  return { box: child, pending, present };
}
