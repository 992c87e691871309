// Everything that the record holds about one message, ticket or conversation, each kind in one query.
import { agencyOf, rows, type Tx } from '#lib/db.ts';

export interface About {
  kind: 'message' | 'ticket' | 'address';
  title: string;
  /** Of a message's trail. */
  message: string | null;
  conversation: string;
  tickets: readonly string[];
}

export interface FactRow {
  at: Date;
  fact: string;
  actor: string;
  /** Of who did it, where that is a manager. */
  by: string | null;
  reference: number | null;
  data: Record<string, unknown>;
}

export interface MessageRow {
  id: string;
  at: Date;
  channel: string;
  kind: string;
  text: string;
  media: number;
  value: string;
  unanswerable: string;
  opt_out_type: string | null;
  name: string | null;
  role: string | null;
  dwelling: string | null;
}

export interface ReadingRow {
  message_id: string;
  at: Date;
  by: string;
  reading: Record<string, unknown>;
}

export interface TextRow {
  created_at: Date;
  due_at: Date;
  sent_at: Date | null;
  receipt_at: Date | null;
  state: string;
  receipt: string;
  channel: string;
  value: string | null;
  text: string;
  key: string;
  manner: string;
  attempts: number;
  detail: string;
  reference: number | null;
}

export interface AlertRow {
  kind: string;
  raised_at: Date;
  settled_at: Date | null;
  settled_by: string;
  reference: number | null;
}

export interface NoteRow {
  at: Date;
  author: string;
  kind: string;
  words: string;
  reference: number;
}

export interface TrailRecord {
  references: ReadonlyMap<string, number>;
  /** Companies, by contractor and by conversation. */
  companies: ReadonlyMap<string, string>;
  /** The agency's: times within sentences are told in it. */
  zone: string;
  facts: readonly FactRow[];
  messages: readonly MessageRow[];
  readings: readonly ReadingRow[];
  texts: readonly TextRow[];
  alerts: readonly AlertRow[];
  notes: readonly NoteRow[];
}

/** Older ones are left out: nobody reads so far. */
const MOST = 400;

// $1 agency, $2 conversation, $3 tickets, $4 the one message or null, $5 'message' | 'ticket' | 'address'
const ARE_MEANT = `case $5 when 'message' then m.id = $4::uuid
  when 'ticket' then exists (select 1 from ticket_messages tm where tm.agency_id = $1 and tm.ticket_id = any($3::uuid[]) and tm.message_id = m.id)
  else m.conversation_id = $2::uuid end`;

// Facts of a message: those that name it, as a step that came after a pause names the messages it joins.
const FACTS = `
select j.at, j.fact, j.actor, g.name as by, t.reference, j.data from journal j
left join managers g on g.agency_id = $1 and j.actor = 'manager:' || g.id
left join tickets t on t.agency_id = $1 and t.id = j.ticket_id
where j.agency_id = $1 and case $5
  when 'message' then j.message_id = $4::uuid or ((j.mailbox_id = $2::uuid or j.ticket_id = any($3::uuid[])) and position($4::uuid::text in j.data::text) > 0)
  when 'ticket' then j.ticket_id = any($3::uuid[]) or j.mailbox_id = any($3::uuid[])
    or (j.mailbox_id = $2::uuid and exists (select 1 from unnest($3::uuid[]) as k(id) where position(k.id::text in j.data::text) > 0))
  else j.mailbox_id = $2::uuid or j.ticket_id = any($3::uuid[]) end
order by j.at desc, j.id desc limit ${MOST}`;

const MESSAGES = `
select m.id, m.received_at as at, m.channel, m.kind, m.text, m.media_count as media, a.value, m.unanswerable, m.opt_out_type, p.name, r.role, r.dwelling
from messages m
join addresses a on a.agency_id = $1 and a.id = m.address_id
left join conversations c on c.agency_id = $1 and c.id = m.conversation_id
left join people p on p.agency_id = $1 and p.id = c.person_id
left join lateral (select r.role, concat_ws(', ', s.name, b.name, d.name) as dwelling from person_roles r
  left join dwellings d on d.agency_id = $1 and d.id = r.dwelling_id
  left join buildings b on b.agency_id = $1 and b.id = coalesce(r.building_id, d.building_id)
  left join residences s on s.agency_id = $1 and s.id = coalesce(r.residence_id, d.residence_id)
  where r.agency_id = $1 and r.person_id = p.id and (r.from_date is null or r.from_date <= m.received_at) and (r.to_date is null or r.to_date >= m.received_at::date)
  order by r.role = 'tenant' desc limit 1) r on true
where m.agency_id = $1 and ${ARE_MEANT} order by m.received_at desc, m.id desc limit ${MOST}`;

const READINGS = `
select r.message_id, r.at, r.by, r.reading from readings r join messages m on m.agency_id = $1 and m.id = r.message_id
where r.agency_id = $1 and ${ARE_MEANT} order by r.at desc limit ${MOST}`;

// A text belongs to a message when the event that said it came from the message, or named it when the pause was over.
const TEXTS = `
select o.created_at, o.due_at, o.sent_at, case when o.provider_id <> '' then v.at end as receipt_at, o.state, o.receipt, o.channel, a.value, o.text, o.key, o.manner,
  o.attempts, o.detail, t.reference
from outbox o
left join addresses a on a.agency_id = $1 and a.id = o.address_id
left join tickets t on t.agency_id = $1 and t.id = o.ticket_id
left join receipts v on v.agency_id = $1 and v.provider_id = o.provider_id
left join events e on e.agency_id = $1 and e.id = o.event_id
where o.agency_id = $1 and case $5
  when 'message' then e.message_id = $4::uuid or (o.conversation_id = $2::uuid and exists (select 1 from journal j where j.agency_id = $1
    and j.mailbox_id = $2::uuid and j.at = o.created_at and position($4::uuid::text in j.data::text) > 0))
  when 'ticket' then o.ticket_id = any($3::uuid[])
  else o.conversation_id = $2::uuid or o.ticket_id = any($3::uuid[]) end
order by o.created_at desc, o.n desc limit ${MOST}`;

const ALERTS = `
select l.kind, l.raised_at, l.settled_at, coalesce(g.name, l.settled_by) as settled_by, t.reference from alerts l
left join tickets t on t.agency_id = $1 and t.id = l.ticket_id
left join managers g on g.agency_id = $1 and l.settled_by in (g.id::text, 'manager:' || g.id, g.slack_user)
where l.agency_id = $1 and case $5
  when 'message' then l.message_id = $4::uuid or l.ticket_id = any($3::uuid[])
  when 'ticket' then l.ticket_id = any($3::uuid[])
  else l.conversation_id = $2::uuid or l.ticket_id = any($3::uuid[]) end
order by l.raised_at limit ${MOST}`;

const NOTES = `
select n.at, n.author, n.kind, n.words, t.reference from ticket_notes n join tickets t on t.agency_id = $1 and t.id = n.ticket_id
where n.agency_id = $1 and n.ticket_id = any($3::uuid[]) and $5::text <> 'message' and $2::uuid is not null and $4::uuid is null order by n.at limit ${MOST}`;

export async function loadRecord(tx: Tx, { kind, message, conversation, tickets }: About): Promise<TrailRecord> {
  const load = <T>(sql: string) => rows<T>(tx, sql, agencyOf(tx), conversation, tickets, message, kind);
  const facts = await load<FactRow>(FACTS);
  const named = idsIn(facts);
  const references = await rows<{ id: string; reference: number }>(
    tx,
    'select id, reference from tickets where agency_id = $1 and id = any($2::uuid[])',
    agencyOf(tx),
    [...new Set([...tickets, ...named])],
  );
  const [{ zone } = { zone: 'UTC' }] = await rows<{ zone: string }>(
    tx,
    `select settings #>> '{agency,timezone}' as zone from agencies where id = $1`,
    agencyOf(tx),
  );
  const companies = await rows<{ id: string; talk: string; company: string }>(
    tx,
    `select id, conversation_id as talk, company from contractors where agency_id = $1 and (id = any($2::uuid[]) or conversation_id = any($2::uuid[])
       or id in (select o.contractor_id from work_orders o where o.agency_id = $1 and o.ticket_id = any($3::uuid[]))
       or id in (select q.contractor_id from quotes q where q.agency_id = $1 and q.ticket_id = any($3::uuid[])))`,
    agencyOf(tx),
    named,
    tickets,
  );
  return {
    zone,
    companies: new Map(
      companies.flatMap(({ id, talk, company }) => [
        [id, company],
        [talk, company],
      ]),
    ),
    references: new Map(references.map(({ id, reference }) => [id, reference])),
    facts: facts.toReversed(),
    messages: (await load<MessageRow>(MESSAGES)).toReversed(),
    readings: (await load<ReadingRow>(READINGS)).toReversed(),
    texts: (await load<TextRow>(TEXTS)).toReversed(),
    alerts: await load<AlertRow>(ALERTS),
    notes: await load<NoteRow>(NOTES),
  };
}

/** Ids that effects name, to be shown as references. */
function idsIn(facts: readonly FactRow[]): string[] {
  return facts.flatMap(({ data }) => JSON.stringify(data).match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []);
}
