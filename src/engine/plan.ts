// All rows that a batch will write, gathered in memory. Performers push into it; nobody else writes, and nothing is read from it
// but what one box of the batch must know of an earlier one.
import { type AlertRow, newAlerts } from '#alerts/store.ts';
import { type JournalRow, journalWrite } from '#journal/store.ts';
import type { Tx } from '#lib/db.ts';
import { oneStatement } from '#lib/writes.ts';
import { newOutbox, type OutboxRow } from '#outbox/store.ts';
import { type ConversationPatch, changedConversations } from '#people/conversations.ts';
import { type Disowned, disown } from '#people/disowned.ts';
import { type Identified, learn } from '#people/identified.ts';
import { type OptChange, optChanges } from '#people/opt-out.ts';
import { type CardWanted, cardsWanted } from '#tickets/card-wanted.ts';
import {
  changedTickets,
  merged,
  newTickets,
  type TicketMessageRow,
  type TicketPatch,
  type TicketRow,
  ticketMessages,
} from '#tickets/store.ts';
import { newReadings, type ReadingRow } from '#triage/store.ts';
import { type FileRow, type Records, writeRecords } from '#work-orders/store.ts';
import {
  armedTimers,
  disarmedTimers,
  type EndedEvent,
  type EventRow,
  endedEvents,
  type MailboxRow,
  mailboxesWrite,
  newEvents,
  type TimerRow,
} from './store.ts';

export interface Plan {
  readonly agency: string;
  readonly mailboxes: Map<string, MailboxRow>;
  readonly newEvents: EventRow[];
  readonly endedEvents: EndedEvent[];
  /** By mailbox, machine and timer: null disarms. */
  readonly timers: Map<string, TimerRow | Omit<TimerRow, 'arming' | 'due_at'>>;
  readonly newTickets: Map<string, TicketRow>;
  readonly ticketPatches: Map<string, TicketPatch>;
  readonly ticketMessages: TicketMessageRow[];
  readonly outbox: OutboxRow[];
  readonly journal: JournalRow[];
  readonly readings: Map<string, ReadingRow>;
  readonly conversations: Map<string, ConversationPatch>;
  readonly optChanges: Map<string, OptChange>;
  readonly identified: Identified[];
  /** Addresses that are no longer those of whom we thought. */
  readonly disowned: Disowned[];
  readonly cards: Map<string, CardWanted>;
  readonly alerts: AlertRow[];
  /** Orders, offers, supplements, quotes, ratings. */
  readonly records: Records;
  /** Of messages that show something of an order. */
  readonly orderFiles: FileRow[];
  /** Orders for which somebody is to be chosen, by a job. */
  readonly choices: Choice[];
}

export interface Choice {
  agency: string;
  ticket: string;
  order: string;
  asked: readonly string[];
  byRule: boolean;
}

export function newPlan(agency: string): Plan {
  return {
    agency,
    mailboxes: new Map(),
    newEvents: [],
    endedEvents: [],
    timers: new Map(),
    newTickets: new Map(),
    ticketPatches: new Map(),
    ticketMessages: [],
    outbox: [],
    journal: [],
    readings: new Map(),
    conversations: new Map(),
    optChanges: new Map(),
    identified: [],
    disowned: [],
    cards: new Map(),
    alerts: [],
    records: new Map(),
    orderFiles: [],
    choices: [],
  };
}

/** The rows of one box, once it has been stepped without a throw. */
export function add(plan: Plan, box: Plan): void {
  for (const [id, row] of box.mailboxes) plan.mailboxes.set(id, row);
  for (const [id, row] of box.timers) plan.timers.set(id, row);
  for (const [id, row] of box.newTickets) plan.newTickets.set(id, row);
  for (const [id, patch] of box.ticketPatches) patchTicket(plan, id, patch);
  for (const [id, row] of box.readings) plan.readings.set(id, row);
  for (const [id, patch] of box.conversations) plan.conversations.set(id, { ...plan.conversations.get(id), ...patch });
  for (const [id, row] of box.cards) plan.cards.set(id, row);
  plan.newEvents.push(...box.newEvents);
  plan.endedEvents.push(...box.endedEvents);
  plan.ticketMessages.push(...box.ticketMessages);
  plan.outbox.push(...box.outbox);
  plan.journal.push(...box.journal);
  plan.identified.push(...box.identified);
  plan.disowned.push(...box.disowned);
  for (const [id, change] of box.optChanges) plan.optChanges.set(id, change);
  plan.alerts.push(...box.alerts);
  plan.choices.push(...box.choices);
  plan.orderFiles.push(...box.orderFiles);
  for (const [key, one] of box.records) plan.records.set(key, one);
}

/** A ticket that this plan makes is changed in place; another one by a patch. */
export function patchTicket(plan: Plan, id: string, patch: TicketPatch): void {
  const fresh = plan.newTickets.get(id);
  if (fresh === undefined) {
    plan.ticketPatches.set(id, merged(plan.ticketPatches.get(id), patch));
    return;
  }
  const answers = { ...fresh.answers, ...patch.answers };
  const reopened = fresh.reopened + (patch.reopened ?? 0);
  plan.newTickets.set(id, { ...fresh, ...patch, answers, reopened });
}

const statement = oneStatement([
  mailboxesWrite,
  newEvents,
  endedEvents,
  armedTimers,
  disarmedTimers,
  newTickets,
  changedTickets,
  ticketMessages,
  newOutbox,
  journalWrite,
  newReadings,
  changedConversations,
  optChanges,
  cardsWanted,
  newAlerts,
]);

export async function write(tx: Tx, plan: Plan, at: Date): Promise<void> {
  const agency_id = plan.agency;
  const timers = [...plan.timers.values()];
  await statement(tx, {
    mailboxes: [...plan.mailboxes.values()],
    events: plan.newEvents,
    'ended events': plan.endedEvents,
    'armed timers': timers.filter((timer) => 'arming' in timer),
    'disarmed timers': timers.filter((timer) => !('arming' in timer)),
    tickets: [...plan.newTickets.values()],
    'changed tickets': [...plan.ticketPatches].map(([id, patch]) => ({ agency_id, id, patch })),
    ticket_messages: plan.ticketMessages,
    outbox: plan.outbox,
    journal: plan.journal,
    readings: [...plan.readings.values()],
    'changed conversations': [...plan.conversations].map(([id, patch]) => ({ agency_id, id, patch })),
    'opt changes': [...plan.optChanges.values()],
    cards: [...plan.cards.values()],
    alerts: plan.alerts,
  });
  if (plan.records.size + plan.orderFiles.length > 0) await writeRecords(tx, plan.records, plan.orderFiles, at);
  // Rare, and it touches tickets that the statement above may have changed.
  if (plan.identified.length > 0) await learn(tx, plan.identified);
  for (const disowned of plan.disowned) await disown(tx, disowned);
}
