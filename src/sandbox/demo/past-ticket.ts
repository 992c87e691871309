// One ticket of the past, from its message to its end: its machines really go through it, so that a tenant may still write about it.
import { flowSettings } from '#agency/registry.ts';
import type { AgencySettings } from '#agency/settings.ts';
import { machinesOf, type Stored } from '#engine/mailbox.ts';
import { step } from '#engine/step.ts';
import type { Status } from '#flows/codes.ts';
import type { Effect } from '#flows/effects.ts';
import { newId } from '#lib/ids.ts';
import { readMessage } from '#triage/read-message.ts';
import { DEMO_AGENCY } from './files.ts';
import type { PastRows } from './past-rows.ts';
import { addMessage, addText, type Past, receipt } from './past-texts.ts';

export function pastTicket(rows: PastRows, settings: AgencySettings, past: Past): void {
  const { id, reporter, openedAt } = past;
  const message = newId();
  addMessage(rows, settings, past, message);
  const combined = readMessage(past.text, { channel: reporter.channel, awaited: 'none', openCategories: [] });
  const reading = combined.reading;
  rows.readings.push({ agency_id: DEMO_AGENCY, message_id: message, by: 'offline', reading, at: openedAt });
  const read = reading.problems[0]?.category;
  if (read !== undefined && read !== past.category) {
    const fields = {
      field: 'category',
      before: read,
      after: past.category,
      manager_id: past.manager.id,
      at: past.takenAt,
    };
    rows.corrections.push({ agency_id: DEMO_AGENCY, id: newId(), ticket_id: id, message_id: message, ...fields });
  }
  const life = live(rows, settings, past, message);
  rows.tickets.push({
    agency_id: DEMO_AGENCY,
    id,
    reference: past.reference,
    conversation_id: reporter.conversation,
    person_id: reporter.person,
    residence_id: reporter.residence,
    building_id: reporter.building,
    dwelling_id: reporter.dwelling,
    scope: past.scope,
    category: past.category,
    urgency: past.urgency,
    hazards: [],
    situation: 'can_leave',
    vulnerable: reading.vulnerable,
    status: life.status,
    reading: { ...reading, disagreements: combined.disagreements, needsReview: false },
    answers: {},
    incident_id: past.lead,
    holder_id: past.lead === null ? past.manager.id : null,
    reason: past.cancelled ?? '',
    reopened: 0,
    promised_at: past.visit?.at ?? null,
    told_at: past.endedAt,
    opened_at: openedAt,
    closed_at: past.endedAt,
  });
  rows.ticket_messages.push({ agency_id: DEMO_AGENCY, ticket_id: id, message_id: message });
  rows.mailboxes.push({
    agency_id: DEMO_AGENCY,
    id,
    kind: 'case',
    machines: life.machines,
    timers: {},
    updated_at: past.endedAt,
  });
}

interface Moment {
  at: Date;
  type: 'OPENED' | 'TAKEN' | 'SCHEDULED' | 'RESOLVED' | 'CANCELLED' | 'LEAD_CHANGED';
  status: Status;
  refs: Record<string, unknown>;
}

function momentsOf(past: Past): Moment[] {
  const { reporter, urgency, lead, takenAt, visit, endedAt, cancelled } = past;
  const manager = past.manager.id;
  const opened: Moment = {
    at: past.openedAt,
    type: 'OPENED',
    status: 'new',
    refs: { conversation: reporter.conversation, urgency, hazards: [], situation: 'can_leave', lead },
  };
  if (lead !== null) {
    return [
      opened,
      { at: endedAt, type: 'LEAD_CHANGED', status: 'resolved', refs: { status: 'resolved', visitAt: 0 } },
    ];
  }
  return [
    opened,
    { at: takenAt, type: 'TAKEN', status: 'accepted', refs: { manager } },
    ...(visit === null
      ? []
      : [
          {
            at: visit.agreedAt,
            type: 'SCHEDULED',
            status: 'scheduled',
            refs: { visitAt: visit.at.getTime(), manager },
          } as const,
        ]),
    cancelled === null
      ? { at: endedAt, type: 'RESOLVED', status: 'resolved', refs: { manager } }
      : { at: endedAt, type: 'CANCELLED', status: 'cancelled', refs: { reason: cancelled, manager } },
  ];
}

function live(
  rows: PastRows,
  settings: AgencySettings,
  past: Past,
  message: string,
): { status: Status; machines: Record<string, Stored> } {
  const machines: Record<string, Stored> = {};
  const flow = flowSettings(settings);
  let status: Status = 'new';
  for (const [i, moment] of momentsOf(past).entries()) {
    const at = moment.at.getTime();
    const known = {
      id: past.id,
      reference: past.reference,
      category: past.category,
      urgency: past.urgency,
      status,
      scope: past.scope,
    };
    const ticket = {
      ...known,
      openedAt: past.openedAt.getTime(),
      toldAt: at,
      promisedAt: 0,
      taken: i > 0,
      conversation: past.reporter.conversation,
      hazards: [],
      vulnerable: false,
      lead: past.lead,
    };
    const event = {
      ...moment.refs,
      type: moment.type,
      at,
      settings: flow,
      fresh: [newId(), newId()],
      facts: { ticket, followers: [], openAt: at },
    };
    const effects: Effect[] = [];
    const moves: object[] = [];
    for (const machine of machinesOf('case')) {
      const stepped = step(machine, machines[machine.name], event);
      if (!stepped.handled) continue;
      machines[machine.name] = stepped.stored!;
      moves.push({ machine: machine.name, from: stepped.from, to: stepped.to });
      effects.push(...stepped.commands.flatMap((command) => (command.kind === 'effect' ? [command.effect] : [])));
    }
    status = moment.status;
    const id = newId();
    const actor = i === 0 || past.lead !== null ? 'sender' : `manager:${past.manager.id}`;
    rows.events.push({
      agency_id: DEMO_AGENCY,
      id,
      mailbox_id: past.id,
      kind: 'case',
      key: i === 0 ? 'opened' : `past:${i}`,
      type: moment.type,
      at: moment.at,
      message_id: i === 0 ? message : null,
      refs: moment.refs,
      state: 'done',
      attempts: 1,
      done_at: moment.at,
    });
    rows.journal.push({
      agency_id: DEMO_AGENCY,
      id: newId(),
      at: moment.at,
      fact: 'stepped',
      mailbox_id: past.id,
      ticket_id: past.id,
      message_id: i === 0 ? message : null,
      actor,
      data: { event: moment.type, moves, effects },
    });
    const lines =
      i === 0
        ? receipt(past)
        : effects.flatMap((effect) =>
            effect.type === 'inform' ? [{ text: effect.text, params: { ticket: past.id, ...effect.params } }] : [],
          );
    if (lines.length > 0) addText(rows, settings, past, moment, id, lines, i === 0 ? 'answer' : 'change');
  }
  return { status, machines };
}
