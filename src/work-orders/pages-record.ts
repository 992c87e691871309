// An order as the contractor who has it, or was asked, may see it on their page. Whose it is now is told apart from whose it was.
import type { Category, Hazard, OrderState, Urgency } from '#flows/codes.ts';
import type { Slot } from '#flows/order-events.ts';
import { rows, type Tx } from '#lib/db.ts';

export interface PageOrder {
  id: string;
  ticket: string;
  reference: number;
  n: number;
  state: OrderState;
  /** Who has it or is asked now. */
  holder: string | null;
  company: string;
  ceiling_cents: number | null;
  words: string;
  visitor: string;
  report: string;
  visit_from: Date | null;
  visit_to: Date | null;
  passcode: number | null;
  category: Category;
  urgency: Urgency;
  hazards: Hazard[];
  scope: 'dwelling' | 'common';
  /** What was reported, in the words of whoever did. */
  said: string | null;
  residence: string | null;
  street: string | null;
  town: string | null;
  building: string | null;
  entrance: string | null;
  floor: string | null;
  dwelling: string | null;
  zone: string | null;
  occupant: string | null;
  phone: string | null;
  /** How the last offer to this contractor ended; null: they were never asked. */
  offer: 'open' | 'accepted' | 'refused' | 'expired' | 'withdrawn' | null;
  /** Dates that wait for the tenant, and the date that the tenant would like instead. */
  slots: Slot[];
  wish: Slot | null;
  /** More work that was asked for last. */
  supplement: { cents: number; state: 'asked' | 'granted' | 'refused' | 'expired' } | null;
}

/** As many of their messages as on the printed order. */
const MOST_SAID = 4;

// $1 agency, $2 order, $3 contractor
export const ORDER = `
select o.id, o.ticket_id as ticket, t.reference, o.n, o.state, o.contractor_id as holder, k.company, o.ceiling_cents, o.words, o.visitor, o.report,
  o.visit_from, o.visit_to, o.passcode, t.category, t.urgency, t.hazards, t.scope,
  coalesce((select string_agg(w.text, E'\\n' order by w.received_at) from (select m.text, m.received_at from ticket_messages l
     join messages m on m.agency_id = $1 and m.id = l.message_id
     where l.agency_id = $1 and l.ticket_id = t.id and m.conversation_id = t.conversation_id and m.text <> ''
     order by m.received_at limit ${MOST_SAID}) w),
   (select m.text from ticket_messages l join messages m on m.agency_id = $1 and m.id = l.message_id
     where l.agency_id = $1 and l.ticket_id = t.id and m.text <> '' order by m.received_at limit 1)) as said,
  s.name as residence, coalesce(nullif(d.address, ''), nullif(e.address, ''), nullif(b.address, ''), s.address) as street,
  concat_ws(' ', nullif(s.postcode, ''), nullif(s.city, '')) as town, b.name as building, e.name as entrance, d.floor, d.name as dwelling, s.timezone as zone,
  p.name as occupant,
  (select a.value from person_addresses l join addresses a on a.agency_id = $1 and a.id = l.address_id
     where l.agency_id = $1 and l.person_id = t.person_id and a.kind = 'phone' order by a.line = 'mobile' desc, a.id limit 1) as phone,
  (select f.state from offers f where f.agency_id = $1 and f.order_id = o.id and f.contractor_id = $3 order by f.offered_at desc, f.id desc limit 1) as offer,
  case when x.context ->> 'order' = o.id::text then coalesce(x.context -> 'slots', '[]') else '[]' end as slots,
  case when x.context ->> 'order' = o.id::text then nullif(x.context -> 'wish', 'null') end as wish,
  (select jsonb_build_object('cents', u.cents, 'state', u.state) from supplements u where u.agency_id = $1 and u.order_id = o.id
     order by u.asked_at desc limit 1) as supplement
from work_orders o join tickets t on t.agency_id = $1 and t.id = o.ticket_id
join contractors k on k.agency_id = $1 and k.id = $3
left join residences s on s.agency_id = $1 and s.id = t.residence_id left join buildings b on b.agency_id = $1 and b.id = t.building_id
left join dwellings d on d.agency_id = $1 and d.id = t.dwelling_id left join entrances e on e.agency_id = $1 and e.id = d.entrance_id
left join people p on p.agency_id = $1 and p.id = t.person_id
left join lateral (select m.machines #> '{order,context}' as context from mailboxes m where m.agency_id = $1 and m.id = o.ticket_id) x on true
where o.agency_id = $1 and o.id = $2`;

/** Undefined: no such order, or no such contractor. One who was never asked gets it too, with `offer` null: see isTheirs. */
export async function orderForPage(
  tx: Tx,
  agency: string,
  order: string,
  contractor: string,
): Promise<PageOrder | undefined> {
  return (await rows<PageOrder>(tx, ORDER, agency, order, contractor))[0];
}

const HELD: readonly OrderState[] = ['offered', 'accepted', 'agreeing', 'scheduled', 'done', 'closed'];

export function isTheirs({ holder, state }: Pick<PageOrder, 'holder' | 'state'>, contractor: string): boolean {
  return holder === contractor && HELD.includes(state);
}

export interface PageFile {
  id: string;
  /** "report": it came with the request; else what the contractor sent it for. */
  kind: string;
  content_type: string;
  has_preview: boolean;
}

// $1 agency, $2 ticket, $3 order
export const FILES = `
select m.id, 'report' as kind, m.content_type, m.preview <> '' as has_preview, m.created_at from ticket_messages l
  join media m on m.agency_id = $1 and m.message_id = l.message_id where l.agency_id = $1 and l.ticket_id = $2 and m.state = 'stored'
    and (m.content_type like 'image/%' or m.content_type like 'video/%')
    and not exists (select 1 from order_files f where f.agency_id = $1 and f.media_id = m.id)
union all select m.id, f.kind, m.content_type, m.preview <> '', m.created_at from order_files f
  join media m on m.agency_id = $1 and m.id = f.media_id where f.agency_id = $1 and f.order_id = $3 and m.state = 'stored'
order by created_at, id limit 40`;

export function filesOfOrder(tx: Tx, agency: string, ticket: string, order: string): Promise<PageFile[]> {
  return rows<PageFile>(tx, FILES, agency, ticket, order);
}
