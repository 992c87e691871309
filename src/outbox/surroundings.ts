// All that is known around a batch of texts when they leave: who gets them and where, what their words are made of.
// A few fixed queries that travel together, whatever the size of the batch.
import type { Hazard } from '#flows/codes.ts';
import { rows, type Tx } from '#lib/db.ts';
import { isId } from '#lib/ids.ts';
import type { Held } from './held.ts';
import { type NamedOrder, ordersNamed } from './orders.ts';

export interface KnownAddress {
  id: string;
  kind: 'phone' | 'email';
  value: string;
  optedOut: boolean;
  line: string;
  whatsappAt: Date | null;
}

export interface Recipient {
  id: string;
  /** Channel and address of the last message from there, or ''. */
  channel: string;
  address: string | null;
  prefers: string;
  name: string;
  /** Null: nobody whom we know, or somebody of the agency. */
  person: string | null;
  /** Somebody who works for the agency. */
  contractor: string | null;
  /** Of the residence; null: the agency's. */
  zone: string | null;
  addresses: KnownAddress[];
}

export interface NamedTicket {
  id: string;
  reference: number;
  status: string;
  /** The ticket on whose card it is shown. */
  card: string;
  holder: string;
}

/** What the person on call is told of an emergency. */
export interface Alarm {
  id: string;
  hazards: readonly Hazard[];
  /** Somebody cannot get out. */
  stuck: boolean;
  address: string;
  reporterPhone: string;
  words: string;
}

export interface Surroundings {
  recipients: ReadonlyMap<string, Recipient>;
  tickets: ReadonlyMap<string, NamedTicket>;
  notes: Readonly<Record<string, string>>;
  orders: ReadonlyMap<string, NamedOrder>;
  alarms: ReadonlyMap<string, Alarm>;
  /** When this person was last told of a change, or written to unasked: by conversation and manner. */
  told: ReadonlyMap<string, Date>;
}

// Managers and contractors are few, and looked for only where there is no person. Under row-level security an index is used only for
// plain columns: coalesce() or a subquery in a condition reads the whole table. $1 agency, $2 conversations, $3 now
export const RECIPIENTS = `
select c.id, c.channel, c.address_id as address, p.id as person, case when p.id is not null then p.prefers else coalesce(
    (select case when k.reach <> '' then k.reach when k.phone <> '' and k.email <> '' then 'both' else '' end from contractors k where k.agency_id = $1 and k.conversation_id = c.id limit 1), '') end as prefers,
  case when p.id is not null then p.name else coalesce(
    (select m.name from managers m where m.agency_id = $1 and m.conversation_id = c.id limit 1),
    (select k.company from contractors k where k.agency_id = $1 and k.conversation_id = c.id limit 1), '') end as name,
  case when p.id is null then (select k.id from contractors k where k.agency_id = $1 and k.conversation_id = c.id limit 1) end as contractor,
  coalesce((select s.timezone from residences s where s.agency_id = $1 and s.id = r.residence_id),
    (select s.timezone from residences s where s.agency_id = $1 and s.id = d.residence_id)) as zone,
  coalesce(a.addresses, '[]') as addresses
from unnest($2::uuid[]) as wanted(id)
join conversations c on c.agency_id = $1 and c.id = wanted.id
left join people p on p.agency_id = $1 and p.id = c.person_id
left join lateral (
  select json_agg(json_build_object('id', a.id, 'kind', a.kind, 'value', a.value, 'optedOut', a.opted_out_at is not null, 'line', a.line, 'whatsappAt', a.whatsapp_at) order by a.id) as addresses
  from (select x.* from addresses x where x.agency_id = $1 and x.conversation_id = c.id
    union select x.* from person_addresses pa join addresses x on x.agency_id = $1 and x.id = pa.address_id where pa.agency_id = $1 and pa.person_id = c.person_id
    union select x.* from addresses x where x.agency_id = $1 and x.id = c.address_id) a
) a on true
left join lateral (
  select r.residence_id, r.dwelling_id from person_roles r
  where r.agency_id = $1 and r.person_id = c.person_id and (r.from_date is null or r.from_date <= $3::date) and (r.to_date is null or r.to_date >= $3::date)
  order by case r.role when 'tenant' then 0 when 'trusted' then 1 when 'caretaker' then 2 else 3 end, r.from_date desc nulls last limit 1
) r on true
left join dwellings d on d.agency_id = $1 and d.id = r.dwelling_id`;

// $1 agency, $2 tickets
export const TICKETS = `
select t.id, t.reference, t.status, coalesce(t.incident_id, t.id) as card, coalesce(m.name, '') as holder
from unnest($2::uuid[]) as wanted(id) join tickets t on t.agency_id = $1 and t.id = wanted.id
left join managers m on m.agency_id = $1 and m.id = t.holder_id`;

const NOTES = `select id, words from ticket_notes where agency_id = $1 and id = any($2::uuid[])`;

// $1 agency, $2 tickets
const ALARMS = `
select t.id, t.hazards, t.situation = 'cannot_leave' as stuck, concat_ws(', ', s.name, nullif(b.name, ''), nullif(d.name, ''), nullif('étage ' || nullif(d.floor, ''), 'étage '), nullif(s.address, ''), nullif(s.city, '')) as address,
  coalesce(a.value, '') as "reporterPhone",
  coalesce((select string_agg(nullif(g.text, ''), ' ' order by g.id) from ticket_messages tm join messages g on g.agency_id = $1 and g.id = tm.message_id
    where tm.agency_id = $1 and tm.ticket_id = t.id), '') as words
from unnest($2::uuid[]) as wanted(id) join tickets t on t.agency_id = $1 and t.id = wanted.id
left join residences s on s.agency_id = $1 and s.id = t.residence_id
left join buildings b on b.agency_id = $1 and b.id = t.building_id
left join dwellings d on d.agency_id = $1 and d.id = t.dwelling_id
left join conversations c on c.agency_id = $1 and c.id = t.conversation_id
left join addresses a on a.agency_id = $1 and a.id = c.address_id`;

// $1 agency, $2 conversations, $3 rows in hand, $4 since
export const TOLD = `
select conversation_id as conversation, manner, max(coalesce(sent_at, first_tried_at)) as at from outbox
where agency_id = $1 and conversation_id = any($2::uuid[]) and manner in ('change', 'proactive') and not (id = any($3::uuid[]))
  and (state in ('sent', 'unknown') or state = 'due' and first_tried_at is not null) and coalesce(sent_at, first_tried_at) > $4
group by conversation_id, manner`;

const DAY_MS = 86_400_000;
export function toldKey(conversation: string, manner: string): string {
  return `${conversation} ${manner}`;
}

export async function surroundingsOf(tx: Tx, agency: string, texts: readonly Held[], now: Date): Promise<Surroundings> {
  const named = [...new Set(texts.flatMap(ticketsNamed))];
  const noted = [
    ...new Set(texts.flatMap(({ lines }) => lines.flatMap(({ params }) => (isId(params.note) ? [params.note] : [])))),
  ];
  const alarms = [
    ...new Set(texts.flatMap(({ manner, ticket }) => (manner === 'staff' && ticket !== null ? [ticket] : []))),
  ];
  const paced = texts.filter(({ manner }) => manner === 'change' || manner === 'proactive');
  const [recipients, tickets, notes, orders, alarmed, told] = await Promise.all([
    rows<Recipient>(tx, RECIPIENTS, agency, [...new Set(texts.map(({ conversation }) => conversation))], now),
    named.length === 0 ? [] : rows<NamedTicket>(tx, TICKETS, agency, named),
    noted.length === 0 ? [] : rows<{ id: string; words: string }>(tx, NOTES, agency, noted),
    ordersNamed(tx, agency, texts),
    alarms.length === 0 ? [] : rows<Alarm>(tx, ALARMS, agency, alarms),
    paced.length === 0
      ? []
      : rows<Told>(
          tx,
          TOLD,
          agency,
          paced.map((text) => text.conversation),
          paced.map(({ id }) => id),
          new Date(now.getTime() - 2 * DAY_MS),
        ),
  ]);
  for (const { addresses } of recipients) {
    // Inside JSON an instant is text.
    for (const known of addresses) if (known.whatsappAt !== null) known.whatsappAt = new Date(known.whatsappAt);
  }
  return {
    recipients: new Map(recipients.map((recipient) => [recipient.id, recipient])),
    tickets: new Map(tickets.map((ticket) => [ticket.id, ticket])),
    notes: Object.fromEntries(notes.map(({ id, words }) => [id, words])),
    orders,
    alarms: new Map(alarmed.map((alarm) => [alarm.id, alarm])),
    told: new Map(told.map(({ conversation, manner, at }) => [toldKey(conversation, manner), at])),
  };
}

interface Told {
  conversation: string;
  manner: string;
  at: Date;
}

/** Any id in the params may be a ticket's; the others are not found. */
function ticketsNamed({ ticket, lines }: Held): string[] {
  const ids = lines.flatMap(({ params }) => Object.values(params).filter(isId));
  return ticket === null ? ids : [ticket, ...ids];
}
