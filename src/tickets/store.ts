// The rows of a ticket: new ones whole, changes as patches of single columns.
import { insertInto, type Write } from '#lib/writes.ts';

export interface TicketRow {
  agency_id: string;
  id: string;
  reference: number;
  conversation_id: string;
  person_id: string | null;
  residence_id: string | null;
  building_id: string | null;
  dwelling_id: string | null;
  scope: string;
  category: string;
  urgency: string;
  hazards: readonly string[];
  situation: string;
  vulnerable: boolean;
  status: string;
  reading: object;
  answers: Record<string, string | number>;
  incident_id: string | null;
  follows_id: string | null;
  holder_id: string | null;
  reason: string;
  payer: string;
  reopened: number;
  due_at: Date | null;
  promised_at: Date | null;
  told_at: Date | null;
  acknowledged_at: Date | null;
  opened_at: Date;
  closed_at: Date | null;
}

/** Columns that change; `answers` are merged, `reopened` is added. */
export type TicketPatch = Partial<Omit<TicketRow, 'agency_id' | 'id'>>;
export interface PatchedTicket {
  agency_id: string;
  id: string;
  patch: TicketPatch;
}

const CHANGING = [
  'person_id',
  'residence_id',
  'building_id',
  'dwelling_id',
  'scope',
  'category',
  'urgency',
  'hazards',
  'situation',
  'vulnerable',
  'status',
  'reading',
  'incident_id',
  'follows_id',
  'holder_id',
  'reason',
  'payer',
  'due_at',
  'promised_at',
  'told_at',
  'acknowledged_at',
  'closed_at',
] as const satisfies readonly (keyof TicketPatch)[];

export const newTickets: Write = insertInto('tickets');

export const changedTickets: Write = {
  name: 'changed tickets',
  sql: `update tickets t
    set (${CHANGING.join(', ')}) =
          (select ${CHANGING.map((column) => `r.${column}`).join(', ')} from json_populate_record(t, (p.patch::jsonb - 'answers' - 'reopened')::json) r),
        answers = t.answers || coalesce(p.patch::jsonb -> 'answers', '{}'),
        reopened = t.reopened + coalesce((p.patch ->> 'reopened')::int, 0)
    from json_to_recordset($rows::json) as p(agency_id text, id uuid, patch json)
    where t.agency_id = p.agency_id and t.id = p.id`,
};

/** One ticket in a change of its own, merged with what is already to change in it. */
export function merged(before: TicketPatch | undefined, patch: TicketPatch): TicketPatch {
  if (before === undefined) return patch;
  const both = { ...before, ...patch };
  if (before.answers && patch.answers) both.answers = { ...before.answers, ...patch.answers };
  if (before.reopened && patch.reopened) both.reopened = before.reopened + patch.reopened;
  return both;
}

export interface TicketMessageRow {
  agency_id: string;
  ticket_id: string;
  message_id: string;
}

export const ticketMessages: Write = insertInto('ticket_messages', 'on conflict do nothing');
