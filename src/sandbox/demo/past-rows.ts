// The rows of what is past, with the columns that history fills; the others keep what the tables give them.
import { oneStatement, type Write } from '#lib/writes.ts';

function insertSome(table: string, columns: string): Write {
  return {
    name: table,
    sql: `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $rows::json)`,
  };
}

const TABLES = {
  raw: 'agency_id, id, channel, body, headers, received_at',
  messages:
    'agency_id, id, conversation_id, address_id, raw_id, channel, provider_id, sent_to, kind, text, subject, media_count, unanswerable, sent_at, received_at, extra',
  readings: 'agency_id, message_id, by, reading, at',
  corrections: 'agency_id, id, ticket_id, message_id, field, before, after, manager_id, at',
  tickets:
    'agency_id, id, reference, conversation_id, person_id, residence_id, building_id, dwelling_id, scope, category, urgency, hazards, situation, vulnerable, status, reading, answers, incident_id, holder_id, reason, reopened, promised_at, told_at, opened_at, closed_at',
  ticket_messages: 'agency_id, ticket_id, message_id',
  mailboxes: 'agency_id, id, kind, machines, timers, updated_at',
  events: 'agency_id, id, mailbox_id, kind, key, type, at, message_id, refs, state, attempts, done_at',
  journal: 'agency_id, id, at, fact, mailbox_id, ticket_id, message_id, actor, data',
  outbox:
    'agency_id, id, event_id, n, conversation_id, ticket_id, key, lines, language, manner, only_if, due_at, state, attempts, channel, address_id, text, provider_id, receipt, detail, first_tried_at, sent_at, created_at',
} as const;

export type PastTable = keyof typeof TABLES;
export type PastRows = Record<PastTable, object[]>;

export function noPast(): PastRows {
  return Object.fromEntries(Object.keys(TABLES).map((table) => [table, []])) as unknown as PastRows;
}

export const writePast = oneStatement([
  ...Object.entries(TABLES).map(([table, columns]) => insertSome(table, columns)),
  {
    name: 'conversations',
    sql: `update conversations c set channel = w.channel, address_id = w.address_id, last_in_at = w.last_in_at, language = 'fr'
      from json_to_recordset($rows::json) as w(agency_id text, id uuid, channel text, address_id uuid, last_in_at timestamptz)
      where c.agency_id = w.agency_id and c.id = w.id`,
  },
  {
    name: 'ticket_references',
    sql: `insert into ticket_references (agency_id, last) select agency_id, last from json_to_recordset($rows::json) as r(agency_id text, last int)
      on conflict (agency_id) do update set last = greatest(ticket_references.last, excluded.last)`,
  },
]);
