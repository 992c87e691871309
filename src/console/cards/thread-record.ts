// What happened to a ticket and does not stand in its thread yet: later words of the tenant, texts that we sent, what managers did.
import { rows, run, type Tx } from '#lib/db.ts';

export interface FactData {
  event?: string;
  effects?: { type: string; [field: string]: unknown }[];
  /** A text: by which channels it had not arrived before. */
  failedBy?: string[];
  /** A text that was held back: why, a code of the outbox. */
  heldBack?: string;
}

export interface NewLine {
  ticket_id: string;
  /** Unique in the thread. */
  source: string;
  /** `note`: of a landlord or a contractor, or to them, for managers only; which of them is in `channel`. */
  kind: 'message' | 'rest' | 'text' | 'fact' | 'note';
  at: string;
  text: string | null;
  subject: string | null;
  channel: string | null;
  state: string | null;
  receipt: string | null;
  data: FactData | null;
  /** Who did or wrote it. */
  by: string | null;
}

const MOST_LINES = 40;
/** A receipt that says more than "sent": the line is written once it is known, or after a while without one. */
const FINAL = `(o.state in ('failed', 'refused', 'unknown', 'blocked') or o.receipt in ('delivered', 'read', 'failed') or (o.state = 'sent' and o.sent_at < $3))`;

/** A recording whose words came late has a line of its own. */
const VOICE = `coalesce(m.extra ->> 'voice', '')`;

// $1 agency, $2 tickets, $3 texts sent before this are told without waiting for a receipt, $4 letters of a message that stand on the card
export const NEW_LINES = `
select l.* from unnest($2::uuid[]) as wanted(id) join tickets t on t.agency_id = $1 and t.id = wanted.id
cross join lateral (
  select t.id as ticket_id, n.* from (
    select 'message:' || m.id || case when ${VOICE} = 'late' then ':heard' else '' end as source, 'message' as kind, m.received_at as at,
        case when ${VOICE} in ('transcribed', 'late') then '[Message vocal, transcription automatique] ' || m.text else m.text end as text, m.subject, m.channel, null as state, null as receipt, null::jsonb as data, null as by
      from ticket_messages tm join messages m on m.agency_id = $1 and m.id = tm.message_id
      where tm.agency_id = $1 and tm.ticket_id = t.id and m.received_at > t.opened_at
    union all
    select 'rest:' || m.id, 'rest', m.received_at, m.text, m.subject, m.channel, null, null, null, null
      from ticket_messages tm join messages m on m.agency_id = $1 and m.id = tm.message_id
      where tm.agency_id = $1 and tm.ticket_id = t.id and m.received_at <= t.opened_at and length(m.text) > $4
    union all
    select 'text:' || o.id || case when o.state = 'sent' and o.receipt <> 'failed' then '' else ':failed' end, 'text', coalesce(o.sent_at, o.due_at), o.text, null, o.channel, o.state, o.receipt,
        nullif(jsonb_strip_nulls(jsonb_build_object('heldBack', case when o.state = 'blocked' then o.detail end,
            'failedBy', case when coalesce(cardinality(o.avoided), 0) > 0 then (select jsonb_agg(distinct split_part(way, ' ', 1)) from unnest(o.avoided) way) end)), '{}'),
        case when o.conversation_id <> t.conversation_id then coalesce((select k.company from contractors k where k.agency_id = $1 and k.conversation_id = o.conversation_id limit 1),
          (select p.name from people p where p.agency_id = $1 and p.conversation_id = o.conversation_id limit 1)) end
      from outbox o where o.agency_id = $1 and o.ticket_id = t.id and o.manner <> 'staff' and ${FINAL}
    union all
    select 'fact:' || j.id, 'fact', j.at, null, null, null, null, null, j.data, coalesce(g.name, p.name)
      from journal j left join lateral (select case when j.actor like 'manager:%' then substr(j.actor, 9)::uuid end as actor,
          case when j.actor like 'person:%' then substr(j.actor, 8)::uuid end as person offset 0) i on true
        left join managers g on g.agency_id = $1 and g.id = i.actor left join people p on p.agency_id = $1 and p.id = i.person
      where j.agency_id = $1 and j.ticket_id = t.id and j.fact = 'stepped' and j.data ->> 'event' not in ('OPENED', 'ADDED')
    union all
    select 'note:' || w.id, 'note', w.at, w.words, null, case when w.author like 'manager:%' then 'to_landlord' else w.kind end, null, null, null, coalesce(p.name, k.company, g.name)
      from ticket_notes w left join lateral (select case when w.author like 'manager:%' then substr(w.author, 9)::uuid end as manager, case when w.author like 'person:%' then substr(w.author, 8)::uuid end as person,
          case when w.author like 'contractor:%' then substr(w.author, 12)::uuid end as contractor offset 0) i on true
        left join people p on p.agency_id = $1 and p.id = i.person left join contractors k on k.agency_id = $1 and k.id = i.contractor
        left join managers g on g.agency_id = $1 and g.id = i.manager
      where w.agency_id = $1 and w.ticket_id = t.id and w.kind in ('landlord', 'contractor')
  ) n where not exists (select 1 from thread_lines k where k.agency_id = $1 and k.ticket_id = t.id and k.source = n.source)
  order by n.at limit ${MOST_LINES}
) l`;

const WITHOUT_RECEIPT_MS = 10 * 60_000;

export async function loadNewLines(
  tx: Tx,
  agency: string,
  tickets: readonly string[],
  now: Date,
  onCard: number,
): Promise<Map<string, NewLine[]>> {
  const found =
    tickets.length === 0
      ? []
      : await rows<NewLine & { at: Date }>(
          tx,
          NEW_LINES,
          agency,
          tickets,
          new Date(now.getTime() - WITHOUT_RECEIPT_MS),
          onCard,
        );
  return Map.groupBy(found, (line) => line.ticket_id);
}

export async function noteLines(
  tx: Tx,
  agency: string,
  lines: readonly Pick<NewLine, 'ticket_id' | 'source'>[],
): Promise<void> {
  await run(
    tx,
    `insert into thread_lines (agency_id, ticket_id, source) select $1, l.ticket_id, l.source
     from json_to_recordset($2::json) as l(ticket_id uuid, source text) on conflict do nothing`,
    agency,
    JSON.stringify(lines.map(({ ticket_id, source }) => ({ ticket_id, source }))),
  );
}
