// The requests of a visitor as the record has them. Words and texts are those of their own conversation, never somebody else's.
import type { Category, Hazard, OrderState, Status, Urgency } from '#flows/codes.ts';
import type { CancelReason } from '#flows/events.ts';
import { inAgency, rows } from '#lib/db.ts';
import type { Ground } from '../ground.ts';
import type { Visitor } from '../visitor.ts';

export interface MyOrder {
  state: OrderState;
  /** Named once they have accepted. */
  company: string | null;
  /** ISO */
  from: string | null;
  to: string | null;
  passcode: number | null;
}

export interface MyTicket {
  id: string;
  reference: number;
  category: Category;
  urgency: Urgency;
  hazards: Hazard[];
  status: Status;
  reason: CancelReason | '';
  opened_at: Date;
  closed_at: Date | null;
  promised_at: Date | null;
  /** By when a date is to be given. */
  due_at: Date | null;
  /** The repair that is under way. */
  order: MyOrder | null;
  acknowledged_at: Date | null;
  /** Grouped under another: one cause. */
  lead: string | null;
  holder: string | null;
  zone: string | null;
  /** Their first words, if these are theirs. */
  words: string | null;
}

// $1 agency, $2 conversation, $3 person, $4 reference or null
export const MY_TICKETS = `
select t.id, t.reference, t.category, t.urgency, t.hazards, t.status, t.reason, t.opened_at, t.closed_at, t.promised_at, t.due_at, t.acknowledged_at,
  (select json_build_object('state', o.state, 'company', case when o.accepted_at is not null then k.company end, 'from', o.visit_from, 'to', o.visit_to, 'passcode', o.passcode)
     from work_orders o left join contractors k on k.agency_id = $1 and k.id = o.contractor_id
     where o.agency_id = $1 and o.ticket_id = t.id and o.state not in ('called_off', 'closed') order by o.n desc limit 1) as "order",
  t.incident_id as lead, m.name as holder, s.timezone as zone,
  (select g.text from ticket_messages tm join messages g on g.agency_id = $1 and g.id = tm.message_id
     where tm.agency_id = $1 and tm.ticket_id = t.id and g.conversation_id = $2 and g.text <> '' order by g.received_at limit 1) as words
from tickets t left join managers m on m.agency_id = $1 and m.id = t.holder_id left join residences s on s.agency_id = $1 and s.id = t.residence_id
where t.agency_id = $1 and (t.conversation_id = $2 or t.person_id = $3) and ($4::int is null or t.reference = $4)
order by t.closed_at desc nulls first, t.opened_at desc limit 200`;

type Who = Pick<Visitor, 'agency' | 'conversation' | 'person'>;

export async function myTickets({ db }: Pick<Ground, 'db'>, who: Who, reference: number | null = null) {
  const { agency, conversation, person } = who;
  return inAgency(db, agency.id, (tx) => rows<MyTicket>(tx, MY_TICKETS, agency.id, conversation, person, reference));
}

/** As it stands in an address: digits, or nothing of ours. */
export async function myTicket(ground: Pick<Ground, 'db'>, who: Who, written: string): Promise<MyTicket | undefined> {
  if (!/^\d{1,9}$/.test(written)) return undefined;
  return (await myTickets(ground, who, Number(written)))[0];
}

export const isOpen = ({ status }: Pick<MyTicket, 'status'>): boolean =>
  status === 'new' || status === 'accepted' || status === 'scheduled';
