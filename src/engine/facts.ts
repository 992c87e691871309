// What is known around a mailbox when its events are stepped: one query a kind for the whole batch.
import type { Language } from '#flows/codes.ts';
import { LANGUAGES } from '#flows/codes.ts';
import type { CaseFacts, CommonTicket, KnownTicket, Place, Sender } from '#flows/events.ts';
import type { KnownOrder } from '#flows/order-events.ts';
import { rows, type Tx } from '#lib/db.ts';

/** Everything of one conversation, as the flows and the door (outbox) need it. */
export interface ConversationFacts {
  id: string;
  person: string | null;
  sender: Sender;
  language: Language | null;
  heldBy: string | null;
  channel: string;
  address: string | null;
  line: string;
  optedOut: boolean;
  slow: boolean;
  /** Declared: cannot use the stairs, so that "get out" is no advice in a fire. */
  staysInside: boolean;
  /** Whether WhatsApp or a mail address of this person is known: a photo can arrive there. */
  photos: boolean;
  zone: string | null;
  tickets: KnownTicket[];
  common: CommonTicket[];
  alarms: { ticket: string; reference: number }[];
  /** Of a manager: who wrote is not proven, and the alarms are not told. */
  byMail: boolean;
  /** Only of a contractor: contractor-orders.ts. */
  orders?: readonly KnownOrder[];
  /** Of a caretaker: the residences, and what is open there. */
  charges: string[];
  lodge: { id: string; reference: number }[];
}

interface Row {
  id: string;
  person_id: string | null;
  held_by: string | null;
  channel: string;
  address_id: string | null;
  line: string | null;
  opted_out: boolean;
  language: string | null;
  declared: string | null;
  needs: string[] | null;
  photos: boolean;
  role: string | null;
  concerns: string | null;
  residence_id: string | null;
  building_id: string | null;
  dwelling_id: string | null;
  zone: string | null;
  manager_id: string | null;
  contractor_id: string | null;
  candidates: string[] | null;
  home: Place | null;
  tickets: KnownTicket[] | null;
  common: CommonTicket[] | null;
  alarms: { ticket: string; reference: number }[] | null;
  by_mail: boolean;
  charges: string[] | null;
  lodge: { id: string; reference: number }[] | null;
}

const MS = (column: string) => `coalesce((extract(epoch from ${column}) * 1000)::bigint, 0)`;
const KNOWN_TICKET = `'id', t.id, 'reference', t.reference, 'category', t.category, 'urgency', t.urgency, 'status', t.status,
  'scope', t.scope, 'openedAt', ${MS('t.opened_at')}, 'toldAt', ${MS('t.told_at')}, 'promisedAt', ${MS('t.promised_at')},
  'taken', t.holder_id is not null,
  'order', (select w.state from work_orders w where w.agency_id = $1 and w.ticket_id = t.id order by w.n desc limit 1)`;
const CHARGE = `h.agency_id = $1 and h.person_id = c.person_id and h.role = 'caretaker' and h.residence_id is not null
  and (h.from_date is null or h.from_date <= $3::date) and (h.to_date is null or h.to_date >= $3::date)`;
/** By its address a mail proves nothing; by the token that we gave it does. */
const PROVEN = `coalesce((select g.extra ->> 'token' is not null from messages g where g.agency_id = $1 and g.conversation_id = c.id order by g.received_at desc limit 1), false)`;
const OPEN = `('new', 'accepted', 'scheduled')`;

// $1 agency, $2 conversations, $3 today in the agency's zone, $4 closed tickets are known back to here
export const TALK_FACTS = `
select c.id, c.person_id, c.held_by, c.channel, c.address_id, a.line, a.opted_out_at is not null as opted_out, c.language, p.language as declared, p.needs,
  (c.channel in ('whatsapp', 'email') or exists (select 1 from person_addresses pa join addresses o on o.agency_id = $1 and o.id = pa.address_id
     where pa.agency_id = $1 and pa.person_id = c.person_id and (o.kind = 'email' or o.whatsapp_at is not null))) as photos,
  r.role, coalesce(r.for_person_id, c.person_id) as concerns, r.residence_id, r.building_id, r.dwelling_id, r.zone,
  m.id as manager_id, k.id as contractor_id,
  case when c.person_id is null then (select json_agg(pa.person_id) from person_addresses pa where pa.agency_id = $1 and pa.address_id = c.address_id) end as candidates,
  case when c.person_id is null then (select json_build_object('residence', min(h.residence_id::text), 'building', min(h.building_id::text), 'dwelling', min(h.id::text))
     from person_addresses pa
     left join person_roles t on t.agency_id = $1 and t.person_id = pa.person_id and t.role = 'tenant' and (t.from_date is null or t.from_date <= $3::date) and (t.to_date is null or t.to_date >= $3::date)
     left join dwellings h on h.agency_id = $1 and h.id = t.dwelling_id
     where pa.agency_id = $1 and pa.address_id = c.address_id having count(distinct coalesce(h.id::text, '')) = 1 and count(h.id) > 1) end as home,
  (select json_agg(json_build_object(${KNOWN_TICKET}) order by t.opened_at) from tickets t
     where t.agency_id = $1 and (t.conversation_id = c.id or t.person_id = c.person_id) and (t.closed_at is null or t.closed_at > $4)) as tickets,
  case when r.building_id is not null then (select json_agg(json_build_object('id', t.id, 'category', t.category, 'thing', t.reading->>'thing', 'urgency', t.urgency, 'hazards', t.hazards, 'status', t.status,
       'reporters', 1 + (select count(*) from tickets f where f.agency_id = $1 and f.incident_id = t.id), 'promisedAt', ${MS('t.promised_at')}))
     from tickets t where t.agency_id = $1 and t.building_id = r.building_id and t.scope = 'common' and t.incident_id is null
       and t.status in ${OPEN} and t.conversation_id <> c.id) end as common,
  case when r.role = 'caretaker' then (select json_agg(distinct h.residence_id) from person_roles h where ${CHARGE}) end as charges,
  case when r.role = 'caretaker' then (select json_agg(json_build_object('id', t.id, 'reference', t.reference))
     from person_roles h join tickets t on t.agency_id = $1 and t.residence_id = h.residence_id and t.closed_at is null where ${CHARGE}) end as lodge,
  m.id is not null and c.channel = 'email' and not ${PROVEN} as by_mail,
  case when m.id is not null and (c.channel <> 'email' or ${PROVEN}) then (select json_agg(json_build_object('ticket', t.id, 'reference', t.reference) order by t.opened_at)
     from tickets t where t.agency_id = $1 and t.urgency = 'emergency' and t.status = 'new' and t.acknowledged_at is null) end as alarms
from unnest($2::uuid[]) as wanted(id)
join conversations c on c.agency_id = $1 and c.id = wanted.id
left join addresses a on a.agency_id = $1 and a.id = c.address_id
left join people p on p.agency_id = $1 and p.id = c.person_id
left join managers m on m.agency_id = $1 and m.conversation_id = c.id and m.removed_at is null
left join contractors k on k.agency_id = $1 and k.conversation_id = c.id
left join lateral (
  select r.role, r.for_person_id, coalesce(r.residence_id, d.residence_id) as residence_id, coalesce(r.building_id, d.building_id) as building_id,
    r.dwelling_id, coalesce(s.timezone, n.timezone) as zone
  from person_roles r
  left join dwellings d on d.agency_id = $1 and d.id = r.dwelling_id
  left join residences s on s.agency_id = $1 and s.id = r.residence_id
  left join residences n on n.agency_id = $1 and n.id = d.residence_id
  where r.agency_id = $1 and r.person_id = c.person_id and (r.from_date is null or r.from_date <= $3::date) and (r.to_date is null or r.to_date >= $3::date)
  order by case r.role when 'tenant' then 0 when 'trusted' then 1 when 'caretaker' then 2 else 3 end, r.from_date desc nulls last
  limit 1
) r on true`;

export async function loadConversations(
  tx: Tx,
  agency: string,
  ids: readonly string[],
  today: string,
  closedSince: Date,
): Promise<Map<string, ConversationFacts>> {
  if (ids.length === 0) return new Map();
  const found = await rows<Row>(tx, TALK_FACTS, agency, ids, today, closedSince);
  return new Map(found.map((row) => [row.id, toFacts(row)]));
}

function toFacts(row: Row): ConversationFacts {
  return {
    id: row.id,
    person: row.person_id,
    sender: senderOf(row),
    language: LANGUAGES.find((language) => language === (row.language || row.declared)) ?? null,
    heldBy: row.held_by,
    channel: row.channel,
    address: row.address_id,
    line: row.line ?? 'other',
    optedOut: row.opted_out,
    slow: row.needs?.some((need) => SLOW.test(need)) ?? false,
    staysInside: row.needs?.some((need) => STAYS_INSIDE.test(need)) ?? false,
    photos: row.photos,
    zone: row.zone,
    tickets: row.tickets ?? [],
    common: row.common ?? [],
    alarms: row.alarms ?? [],
    byMail: row.by_mail,
    charges: row.charges ?? [],
    lodge: row.lodge ?? [],
  };
}

/** Declared needs of people who want more time between two texts. */
const SLOW = /\b(lent|lentement|plus de temps|slow|more time)\b/i;

/** Declared needs of people who cannot go down by themselves. */
const STAYS_INSIDE = /escalier|fauteuil|alit[ée]|ne marche pas|immobile|stairs|wheelchair|bedridden/i;

function senderOf(row: Row): Sender {
  if (row.manager_id !== null) return { kind: 'manager', manager: row.manager_id };
  if (row.contractor_id !== null) return { kind: 'contractor', contractor: row.contractor_id };
  if (row.person_id === null) {
    const candidates = row.candidates ?? [];
    return candidates.length > 1 ? { kind: 'shared', candidates, place: row.home } : { kind: 'unknown', candidates };
  }
  const place =
    row.residence_id === null
      ? null
      : { residence: row.residence_id, building: row.building_id, dwelling: row.dwelling_id };
  const role = row.role === 'landlord' || row.role === 'trusted' || row.role === 'caretaker' ? row.role : 'tenant';
  return { kind: 'known', person: row.person_id, role, place, concerns: row.concerns ?? row.person_id };
}

// $1 agency, $2 tickets, $3 today in the agency's zone. Quarrels and distress are no business of a landlord.
export const CASE_FACTS = `
select json_build_object(${KNOWN_TICKET}, 'conversation', t.conversation_id, 'hazards', t.hazards, 'vulnerable', t.vulnerable, 'lead', t.incident_id) as ticket,
  (select json_agg(json_build_object('ticket', f.id, 'conversation', f.conversation_id)) from tickets f
     where f.agency_id = $1 and f.incident_id = t.id) as followers,
  case when t.scope = 'dwelling' and t.category not in ('neighbour', 'administrative') and not t.hazards && array['violence', 'distress', 'medical'] then
    (select json_agg(distinct p.conversation_id) from person_roles r join people p on p.agency_id = $1 and p.id = r.person_id
     where r.agency_id = $1 and r.dwelling_id = t.dwelling_id and r.role = 'landlord' and p.alerts = 'all' and p.conversation_id <> t.conversation_id
       and (r.from_date is null or r.from_date <= $3::date) and (r.to_date is null or r.to_date >= $3::date)) end as landlords,
  (select c.person_id from conversations c where c.agency_id = $1 and c.id = t.conversation_id) as reporter,
  (select p.conversation_id from people p where p.agency_id = $1 and p.id = t.person_id and p.conversation_id <> t.conversation_id) as tenant
from unnest($2::uuid[]) as wanted(id) join tickets t on t.agency_id = $1 and t.id = wanted.id`;

export async function loadCases(
  tx: Tx,
  agency: string,
  ids: readonly string[],
  today: string,
): Promise<Map<string, Omit<CaseFacts, 'openAt'>>> {
  if (ids.length === 0) return new Map();
  const found = await rows<{
    ticket: CaseFacts['ticket'];
    followers: CaseFacts['followers'] | null;
    landlords: string[] | null;
    reporter: string | null;
    tenant: string | null;
  }>(tx, CASE_FACTS, agency, ids, today);
  return new Map(
    found.map(({ ticket, followers, landlords, reporter, tenant }) => [
      ticket.id,
      { ticket, followers: followers ?? [], landlords: landlords ?? [], reporter, tenant },
    ]),
  );
}
