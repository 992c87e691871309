// Everything that a card shows, read from the record in one query for a batch of cards of one agency.
import { rows, type Tx } from '#lib/db.ts';
import type { Disagreement } from '#triage/disagreements.ts';
import type { Reading } from '#triage/reading.ts';
import { FILES_OF, type ShownFile } from './files.ts';

export interface CardMessage {
  id: string;
  text: string;
  subject: string;
  kind: string;
  channel: string;
  media: number;
  files?: ShownFile[] | null;
  /** ISO */
  at: string;
  transcript: string | null;
}

export interface CardText {
  id: string;
  state: string;
  receipt: string;
  /** Why it was held back, a code of the outbox. */
  detail: string;
  text: string;
  key: string;
  manner: string;
  channel: string;
  /** ISO: when it left, or is due. */
  at: string;
}

export interface Grouped {
  id: string;
  reference: number;
  name: string | null;
  dwelling: string | null;
  status: string;
}

interface History {
  count: number;
  last: { reference: number; category: string; at: string } | null;
}

export interface CardRecord {
  id: string;
  reference: number;
  scope: string;
  category: string;
  urgency: string;
  hazards: string[];
  situation: string;
  vulnerable: boolean;
  status: string;
  reading: Partial<Reading & { disagreements: Disagreement[]; needsReview: boolean }>;
  answers: Record<string, string | number>;
  reason: string;
  reopened: number;
  opened_at: Date;
  closed_at: Date | null;
  promised_at: Date | null;
  acknowledged_at: Date | null;
  residence_id: string | null;
  conversation_id: string;
  /** Whom it concerns. */
  name: string | null;
  needs: string[] | null;
  role: string | null;
  /** Who writes, where that is somebody else. */
  writer: string | null;
  writer_role: string | null;
  /** Nobody whom we know, and not whom it concerns. */
  by_other?: boolean | null;
  address: string | null;
  address_kind: string | null;
  line: string | null;
  opted_out_at: Date | null;
  holder_id: string | null;
  holder: string | null;
  held_by: string | null;
  held_name: string | null;
  residence: string | null;
  zone: string | null;
  building: string | null;
  entrance: string | null;
  dwelling: string | null;
  floor: string | null;
  lead: { id: string; reference: number; channel: string; ts: string } | null;
  follows: number | null;
  messages: CardMessage[];
  grouped: Grouped[] | null;
  texts: CardText[] | null;
  readings: { by: string; reading: Reading }[] | null;
  dwelling_history: History | null;
  building_history: History | null;
}

/** The newest ones; the first message is always among them. */
const MOST_MESSAGES = 6;
const MOST_GROUPED = 40;
const MOST_TEXTS = 3;

/** A place with more than this in a year is not counted to the end: every card would pay for it. */
export const MOST_HISTORY = 100;

const history = (where: string) => `(select json_build_object('count', count(*),
      'last', (array_agg(json_build_object('reference', o.reference, 'category', o.category, 'at', o.opened_at) order by o.opened_at desc))[1])
    from (select o.reference, o.category, o.opened_at from tickets o
      where o.agency_id = $1 and ${where} and o.id <> t.id and o.opened_at > $3 and o.opened_at <= t.opened_at limit ${MOST_HISTORY}) o)`;

// $1 agency, $2 tickets, $3 how far back the history of a place goes, $4 today in the agency's zone
export const CARD_RECORD = `
select t.id, t.reference, t.scope, t.category, t.urgency, t.hazards, t.situation, t.vulnerable, t.status, t.reading, t.answers, t.reason, t.reopened,
  t.opened_at, t.closed_at, t.promised_at, t.acknowledged_at, t.residence_id, t.conversation_id, t.holder_id,
  p.name, p.needs, r.role, case when w.id is distinct from p.id then w.name end as writer, case when w.id is distinct from p.id then wr.role end as writer_role,
  case when c.person_id is null and t.person_id is not null then not exists (select 1 from person_addresses pa where pa.agency_id = $1 and pa.person_id = t.person_id and pa.address_id = c.address_id) end as by_other,
  coalesce(a.value, y.value) as address, coalesce(a.kind, y.kind) as address_kind, coalesce(a.line, y.line) as line, case when a.id is null then y.opted_out_at else a.opted_out_at end as opted_out_at,
  h.name as holder, c.held_by, k.name as held_name, s.name as residence, s.timezone as zone, b.name as building, e.name as entrance, d.name as dwelling, d.floor,
  (select json_build_object('id', l.id, 'reference', l.reference, 'channel', coalesce(lc.channel, ''), 'ts', coalesce(lc.ts, '')) from tickets l
     left join cards lc on lc.agency_id = $1 and lc.ticket_id = l.id where l.agency_id = $1 and l.id = t.incident_id) as lead,
  (select o.reference from tickets o where o.agency_id = $1 and o.id = t.follows_id) as follows,
  m.messages, g.grouped, x.texts, i.readings,
  case when t.dwelling_id is not null then ${history('o.dwelling_id = t.dwelling_id')} end as dwelling_history,
  case when t.building_id is not null then ${history('o.building_id = t.building_id and o.category = t.category')} end as building_history
from unnest($2::uuid[]) as wanted(id)
join tickets t on t.agency_id = $1 and t.id = wanted.id
join conversations c on c.agency_id = $1 and c.id = t.conversation_id
left join addresses a on a.agency_id = $1 and a.id = c.address_id
left join lateral (select x.value, x.kind, x.line, x.opted_out_at from addresses x where a.id is null and x.agency_id = $1 and x.conversation_id = c.id order by x.kind desc, x.id limit 1) y on true
left join people p on p.agency_id = $1 and p.id = t.person_id
left join people w on w.agency_id = $1 and w.id = c.person_id
left join managers h on h.agency_id = $1 and h.id = t.holder_id
left join managers k on k.agency_id = $1 and k.id = c.held_by
left join residences s on s.agency_id = $1 and s.id = t.residence_id
left join buildings b on b.agency_id = $1 and b.id = t.building_id
left join dwellings d on d.agency_id = $1 and d.id = t.dwelling_id
left join entrances e on e.agency_id = $1 and e.id = d.entrance_id
left join lateral (select pr.role from person_roles pr where pr.agency_id = $1 and pr.person_id = t.person_id
    and (pr.to_date is null or pr.to_date >= $4::date) order by pr.role = 'tenant' desc limit 1) r on true
left join lateral (select pr.role from person_roles pr where pr.agency_id = $1 and pr.person_id = c.person_id and c.person_id is distinct from t.person_id
    and (pr.to_date is null or pr.to_date >= $4::date) order by pr.role = 'trusted' desc limit 1) wr on true
left join lateral (select json_agg(json_build_object('id', n.id, 'text', n.text, 'subject', n.subject, 'kind', n.kind, 'channel', n.channel,
      'media', n.media_count, 'files', ${FILES_OF('n')}, 'at', n.received_at, 'transcript', case when n.kind = 'audio' then
        (select f.transcript from media f where f.agency_id = $1 and f.message_id = n.id and f.transcript <> '' limit 1) end) order by n.received_at, n.id) as messages
    from (select o.*, row_number() over (order by o.received_at, o.id) as place, count(*) over () as total
      from ticket_messages tm join messages o on o.agency_id = $1 and o.id = tm.message_id where tm.agency_id = $1 and tm.ticket_id = t.id) n
    where n.place = 1 or n.place > n.total - ${MOST_MESSAGES - 1}) m on true
left join lateral (select json_agg(json_build_object('id', o.id, 'reference', o.reference, 'name', q.name, 'dwelling', v.name, 'status', o.status) order by o.opened_at) as grouped
    from (select * from tickets o where o.agency_id = $1 and o.incident_id = t.id order by o.opened_at limit ${MOST_GROUPED}) o
    left join people q on q.agency_id = $1 and q.id = o.person_id left join dwellings v on v.agency_id = $1 and v.id = o.dwelling_id) g on true
left join lateral (select json_agg(json_build_object('id', o.id, 'state', o.state, 'receipt', o.receipt, 'detail', o.detail, 'text', o.text, 'key', o.key, 'manner', o.manner,
      'channel', o.channel, 'at', coalesce(o.sent_at, o.due_at)) order by o.created_at) as texts
    from (select * from outbox o where o.agency_id = $1 and o.ticket_id = t.id and o.conversation_id = t.conversation_id and o.manner <> 'staff' order by o.created_at desc limit ${MOST_TEXTS}) o) x on true
left join lateral (select json_agg(json_build_object('by', o.by, 'reading', o.reading)) as readings from readings o
    where o.agency_id = $1 and o.message_id = (m.messages -> 0 ->> 'id')::uuid) i on true`;

const YEAR_MS = 365 * 86_400_000;

export async function loadCards(
  tx: Tx,
  agency: string,
  tickets: readonly string[],
  now: Date,
): Promise<Map<string, CardRecord>> {
  const found = await rows<CardRecord>(tx, CARD_RECORD, agency, tickets, new Date(now.getTime() - YEAR_MS), now);
  return new Map(found.map((record) => [record.id, { ...record, messages: record.messages ?? [] }]));
}
