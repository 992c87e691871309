// What a landlord may see: the dwellings that are theirs today, the requests of these, the work on them, and the private thread.
// Of a tenant's words only the report; notes among managers are in no query here.
import type { Category, Hazard, OrderState, Status } from '#flows/codes.ts';
import type { CancelReason } from '#flows/events.ts';
import { inAgency, rows } from '#lib/db.ts';
import { localDate } from '#lib/zone.ts';
import type { Ground } from '../ground.ts';
import type { Visitor } from '../visitor.ts';

export interface OwnDwelling {
  id: string;
  residence: string;
  building: string;
  name: string;
  place: string;
  floor: string;
}

// $1 agency, $2 person, $3 today. A role may be for one dwelling, or for all of a building or residence.
export const DWELLINGS = `
select distinct on (s.name, b.name, d.name, d.id) d.id, d.residence_id as residence, d.building_id as building, concat_ws(' ', nullif(b.name, ''), d.name) as name,
  s.name as place, d.floor
from person_roles r cross join lateral (
  select * from dwellings o where o.agency_id = $1 and o.id = r.dwelling_id
  union all select * from dwellings o where o.agency_id = $1 and r.dwelling_id is null and o.building_id = r.building_id
  union all select * from dwellings o where o.agency_id = $1 and r.dwelling_id is null and r.building_id is null and o.residence_id = r.residence_id) d
join residences s on s.agency_id = $1 and s.id = d.residence_id join buildings b on b.agency_id = $1 and b.id = d.building_id
where r.agency_id = $1 and r.person_id = $2 and r.role = 'landlord' and (r.from_date is null or r.from_date <= $3::date) and (r.to_date is null or r.to_date >= $3::date)
order by s.name, b.name, d.name, d.id limit 500`;

export async function dwellingsOf(
  { db, clock }: Pick<Ground, 'db' | 'clock'>,
  { agency, person }: Visitor,
): Promise<OwnDwelling[]> {
  const today = localDate(clock.now(), agency.settings.agency.timezone);
  return inAgency(db, agency.id, (tx) => rows<OwnDwelling>(tx, DWELLINGS, agency.id, person, today));
}

export interface LandlordTicket {
  id: string;
  reference: number;
  category: Category;
  hazards: Hazard[];
  status: Status;
  reason: CancelReason | '';
  dwelling: string;
  opened_at: Date;
  closed_at: Date | null;
  promised_at: Date | null;
  acknowledged_at: Date | null;
  lead: string | null;
  holder: string | null;
  zone: string | null;
  words: string | null;
}

// What is inside these dwellings, and what the landlord reported. $1 agency, $2 dwellings, $3 own conversation, $4 reference or null
export const TICKETS = `
select t.id, t.reference, t.category, t.hazards, t.status, t.reason, t.dwelling_id as dwelling, t.opened_at, t.closed_at, t.promised_at, t.acknowledged_at,
  t.incident_id as lead, m.name as holder, s.timezone as zone,
  (select g.text from ticket_messages tm join messages g on g.agency_id = $1 and g.id = tm.message_id
     where tm.agency_id = $1 and tm.ticket_id = t.id and g.text <> '' order by g.received_at limit 1) as words
from tickets t left join managers m on m.agency_id = $1 and m.id = t.holder_id left join residences s on s.agency_id = $1 and s.id = t.residence_id
where t.agency_id = $1 and t.dwelling_id = any($2::uuid[]) and (t.scope = 'dwelling' or t.conversation_id = $3) and ($4::int is null or t.reference = $4)
order by t.closed_at desc nulls first, t.opened_at desc limit 200`;

type Who = Pick<Visitor, 'agency' | 'conversation'> & { dwellings: readonly OwnDwelling[] };

export function landlordTickets({ db }: Pick<Ground, 'db'>, who: Who, reference: number | null = null) {
  const { agency, conversation, dwellings } = who;
  const ids = dwellings.map(({ id }) => id);
  return inAgency(db, agency.id, (tx) => rows<LandlordTicket>(tx, TICKETS, agency.id, ids, conversation, reference));
}

export interface LandlordOrder {
  id: string;
  ticket: string;
  reference: number;
  n: number;
  state: OrderState;
  category: Category;
  company: string | null;
  ceiling_cents: number | null;
  words: string;
  visit_from: Date | null;
  /** It is this landlord's word that is waited for. */
  waits: boolean;
}

// $1 agency, $2 tickets
export const ORDERS = `
select o.id, o.ticket_id as ticket, t.reference, o.n, o.state, t.category, k.company, o.ceiling_cents, o.words, o.visit_from,
  o.state = 'approving' and o.waits_for = 'landlord' as waits
from work_orders o join tickets t on t.agency_id = $1 and t.id = o.ticket_id
left join contractors k on k.agency_id = $1 and k.id = o.contractor_id
where o.agency_id = $1 and o.ticket_id = any($2::uuid[]) order by o.n`;

export function ordersOf({ db }: Pick<Ground, 'db'>, { agency }: Pick<Visitor, 'agency'>, tickets: readonly string[]) {
  return inAgency(db, agency.id, (tx) => rows<LandlordOrder>(tx, ORDERS, agency.id, tickets));
}

export interface ShownQuote {
  company: string;
  cents: number;
}

// Those that a manager lets the landlord see. $1 agency, $2 ticket
export const QUOTES = `
select k.company, q.cents from quotes q join contractors k on k.agency_id = $1 and k.id = q.contractor_id
where q.agency_id = $1 and q.ticket_id = $2 and q.shown and q.cents is not null order by q.cents`;

export interface ThreadNote {
  author: string;
  name: string | null;
  words: string;
  at: Date;
}

// $1 agency, $2 ticket
export const THREAD = `
select n.author, coalesce(m.name, p.name) as name, n.words, n.at from ticket_notes n
left join lateral (select case when n.author like 'manager:%' then substr(n.author, 9)::uuid end as manager,
  case when n.author like 'person:%' then substr(n.author, 8)::uuid end as person offset 0) i on true
left join managers m on m.agency_id = $1 and m.id = i.manager left join people p on p.agency_id = $1 and p.id = i.person
where n.agency_id = $1 and n.ticket_id = $2 and n.kind = 'landlord' order by n.at, n.id`;

export function quotesAndThread({ db }: Pick<Ground, 'db'>, { agency }: Pick<Visitor, 'agency'>, ticket: string) {
  return inAgency(db, agency.id, async (tx) => ({
    quotes: await rows<ShownQuote>(tx, QUOTES, agency.id, ticket),
    thread: await rows<ThreadNote>(tx, THREAD, agency.id, ticket),
  }));
}
