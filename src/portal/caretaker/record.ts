// What a caretaker sees of the residences: open tickets, what was finished lately, and who lives there.
import type { Category, Hazard, Status, Urgency } from '#flows/codes.ts';
import { inAgency, rows } from '#lib/db.ts';
import { localDate } from '#lib/zone.ts';
import type { Ground } from '../ground.ts';
import type { Role, Visitor } from '../visitor.ts';

export interface ResidenceTicket {
  id: string;
  reference: number;
  category: Category;
  urgency: Urgency;
  hazards: Hazard[];
  status: Status;
  scope: 'dwelling' | 'common';
  opened_at: Date;
  promised_at: Date | null;
  closed_at: Date | null;
  conversation: string;
  holder: string | null;
  tenant: string | null;
  language: string | null;
  building: string | null;
  dwelling: string | null;
  floor: string | null;
  /** How many neighbours reported the same. */
  followers: number;
  words: string | null;
  phone: string | null;
  /** STOP: no text reaches them. */
  opted_out: boolean;
}

// $1 agency, $2 residences, $3 closed since, $4 reference or null
export const TICKETS = `
select t.id, t.reference, t.category, t.urgency, t.hazards, t.status, t.scope, t.opened_at, t.promised_at, t.closed_at, t.conversation_id as conversation,
  m.name as holder, p.name as tenant, p.language, b.name as building, d.name as dwelling, d.floor,
  (select count(*) from tickets f where f.agency_id = $1 and f.incident_id = t.id) as followers,
  (select g.text from ticket_messages tm join messages g on g.agency_id = $1 and g.id = tm.message_id
     where tm.agency_id = $1 and tm.ticket_id = t.id and g.text <> '' order by g.received_at limit 1) as words,
  (select a.value from person_addresses l join addresses a on a.agency_id = $1 and a.id = l.address_id
     where l.agency_id = $1 and l.person_id = t.person_id and a.kind = 'phone' order by a.line = 'mobile' desc, a.id limit 1) as phone,
  coalesce((select a.opted_out_at is not null from conversations c join addresses a on a.agency_id = $1 and a.id = c.address_id
     where c.agency_id = $1 and c.id = t.conversation_id), false) as opted_out
from tickets t left join managers m on m.agency_id = $1 and m.id = t.holder_id left join people p on p.agency_id = $1 and p.id = t.person_id
left join buildings b on b.agency_id = $1 and b.id = t.building_id left join dwellings d on d.agency_id = $1 and d.id = t.dwelling_id
where t.agency_id = $1 and t.residence_id = any($2::uuid[]) and (t.closed_at is null or t.closed_at > $3) and ($4::int is null or t.reference = $4)
order by t.closed_at desc nulls first, case t.urgency when 'emergency' then 0 when 'urgent' then 1 else 2 end, t.opened_at desc limit 300`;

const DAY_MS = 86_400_000;
const PAST_DAYS = 30;

export interface Caretaker extends Visitor {
  /** Residences that are theirs today. */
  charges: readonly [Role, ...Role[]];
}

export async function residenceTickets(
  { db, clock }: Pick<Ground, 'db' | 'clock'>,
  { agency, charges }: Caretaker,
  written = '',
): Promise<ResidenceTicket[]> {
  if (written !== '' && !/^\d{1,9}$/.test(written)) return [];
  const reference = written === '' ? null : Number(written);
  const since = new Date(clock.now().getTime() - PAST_DAYS * DAY_MS);
  const residences = charges.map(({ residence }) => residence);
  return inAgency(db, agency.id, (tx) => rows<ResidenceTicket>(tx, TICKETS, agency.id, residences, since, reference));
}

export interface Tenant {
  id: string;
  name: string;
  language: string;
  conversation: string;
  place: string;
}

// $1 agency, $2 residences, $3 today
const TENANTS = `
select distinct on (p.id) p.id, p.name, p.language, p.conversation_id as conversation, concat_ws(' ', nullif(b.name, ''), d.name) as place
from dwellings d join person_roles r on r.agency_id = $1 and r.dwelling_id = d.id and r.role = 'tenant'
  and (r.from_date is null or r.from_date <= $3::date) and (r.to_date is null or r.to_date >= $3::date)
join people p on p.agency_id = $1 and p.id = r.person_id left join buildings b on b.agency_id = $1 and b.id = d.building_id
where d.agency_id = $1 and d.residence_id = any($2::uuid[])`;

export async function tenantsOf(
  { db, clock }: Pick<Ground, 'db' | 'clock'>,
  { agency, charges }: Caretaker,
): Promise<Tenant[]> {
  const today = localDate(clock.now(), agency.settings.agency.timezone);
  const residences = charges.map(({ residence }) => residence);
  return inAgency(db, agency.id, (tx) => rows<Tenant>(tx, TENANTS, agency.id, residences, today));
}
