// What a card shows of the repair: the order under way or the last one, its quotes, and the proposal while nothing is ordered.
import type { AgencySettings } from '#agency/settings.ts';
import { type NotProposed, nearestFor, type Proposal, proposalFor } from '#dispatch/proposal.ts';
import { ENDED_ORDERS } from '#flows/codes.ts';
import { rows, type Tx } from '#lib/db.ts';

export interface OrderRecord {
  id: string;
  number: string;
  state: string;
  /** Whose agreement it waits for. */
  waitsFor: string;
  contractor: string | null;
  company: string | null;
  phone: string | null;
  payer: string;
  ceilingCents: number | null;
  words: string;
  byRule: boolean;
  manager: string | null;
  visitor: string;
  report: string;
  visitFrom: string | null;
  visitTo: string | null;
  offeredAt: string | null;
  acceptedAt: string | null;
  /** It had its visit, or was taken for done, and comes back. */
  isAgain: boolean;
  doneAt: string | null;
  endedAt: string | null;
  /** Who had their turn. */
  asked: string[] | null;
  refusals: { company: string; state: string; reason: string }[] | null;
  supplements: { id: string; cents: number; state: string; words: string }[] | null;
  invoices: { number: string; cents: number; state: string }[] | null;
}

export interface QuoteRecord {
  id: string;
  state: string;
  contractor: string;
  company: string;
  cents: number | null;
  delayDays: number | null;
  validUntil: string | null;
  words: string;
  reason: string;
  reference: string;
  askedAt: string;
  files: { media: string; name: string }[] | null;
}

export interface Repair {
  order: OrderRecord | null;
  quotes: QuoteRecord[];
  payer: string;
  dueAt: Date | null;
  landlord: string | null;
  rating: { repair: number | null; contractor: number | null; informed: number | null } | null;
  proposal: Proposal | null;
  /** While nobody has the order and nobody suitable is left. */
  nearest: NotProposed[];
}

// $1 agency, $2 tickets
export const REPAIRS = `
select t.id as ticket, t.status, t.category, t.payer, t.due_at as "dueAt", t.incident_id as lead,
  (select p.name from person_roles r join people p on p.agency_id = $1 and p.id = r.person_id
     where r.agency_id = $1 and r.dwelling_id = t.dwelling_id and r.role = 'landlord' and (r.to_date is null or r.to_date >= $3::date) limit 1) as landlord,
  (select json_build_object('repair', g.repair, 'contractor', g.contractor, 'informed', g.informed) from ratings g where g.agency_id = $1 and g.ticket_id = t.id) as rating,
  (select json_build_object('id', o.id, 'number', t.reference || '-' || o.n, 'state', o.state, 'waitsFor', o.waits_for, 'contractor', o.contractor_id, 'company', k.company, 'phone', k.phone,
      'payer', o.payer, 'ceilingCents', o.ceiling_cents, 'words', o.words, 'byRule', o.by_rule, 'manager', m.name, 'visitor', o.visitor, 'report', o.report,
      'visitFrom', o.visit_from, 'visitTo', o.visit_to, 'acceptedAt', o.accepted_at, 'isAgain', o.passcode is not null or t.reopened > 0, 'doneAt', o.done_at, 'endedAt', o.ended_at,
      'offeredAt', (select max(f.offered_at) from offers f where f.agency_id = $1 and f.order_id = o.id),
      'refusals', (select json_agg(json_build_object('company', c.company, 'state', f.state, 'reason', f.reason) order by f.offered_at) from offers f
         join contractors c on c.agency_id = $1 and c.id = f.contractor_id where f.agency_id = $1 and f.order_id = o.id and f.state in ('refused', 'expired')),
      'asked', (select json_agg(distinct f.contractor_id) from offers f where f.agency_id = $1 and f.order_id = o.id),
      'supplements', (select json_agg(json_build_object('id', x.id, 'cents', x.cents, 'state', x.state, 'words', x.words) order by x.asked_at) from supplements x where x.agency_id = $1 and x.order_id = o.id),
      'invoices', (select json_agg(json_build_object('number', i.number, 'cents', i.cents, 'state', i.state) order by i.at) from invoices i where i.agency_id = $1 and i.order_id = o.id))
     from work_orders o left join contractors k on k.agency_id = $1 and k.id = o.contractor_id left join managers m on m.agency_id = $1 and m.id = o.manager_id
     where o.agency_id = $1 and o.ticket_id = t.id order by o.n desc limit 1) as "order",
  (select json_agg(json_build_object('id', q.id, 'state', q.state, 'contractor', q.contractor_id, 'company', k.company, 'cents', q.cents, 'delayDays', q.delay_days,
      'validUntil', q.valid_until, 'words', q.words, 'reason', q.reason, 'reference', q.reference, 'askedAt', q.asked_at,
      'files', (select json_agg(json_build_object('media', f.media_id, 'name', d.name)) from order_files f join media d on d.agency_id = $1 and d.id = f.media_id
         where f.agency_id = $1 and f.quote_id = q.id)) order by q.cents nulls last, q.asked_at, q.id)
     from quotes q join contractors k on k.agency_id = $1 and k.id = q.contractor_id where q.agency_id = $1 and q.ticket_id = t.id) as quotes
from unnest($2::uuid[]) as wanted(id) join tickets t on t.agency_id = $1 and t.id = wanted.id`;

interface Row extends Omit<Repair, 'proposal' | 'nearest' | 'quotes'> {
  ticket: string;
  status: string;
  category: string;
  lead: string | null;
  quotes: QuoteRecord[] | null;
}

/** Talks and papers: nobody is sent there. */
const NO_REPAIR = ['neighbour', 'administrative'];
export async function loadRepairs(
  tx: Tx,
  agency: string,
  settings: AgencySettings,
  tickets: readonly string[],
  at: Date,
): Promise<Map<string, Repair>> {
  const repairs = new Map<string, Repair>();
  for (const { ticket, status, category, lead, quotes, ...row } of await rows<Row>(tx, REPAIRS, agency, tickets, at)) {
    const open = ['new', 'accepted', 'scheduled'].includes(status) && lead === null;
    const free = row.order === null || ENDED_ORDERS.has(row.order.state);
    const proposal =
      open && free && !NO_REPAIR.includes(category) ? await proposalFor(tx, { settings, ticket, at }) : null;
    const asked = row.order?.asked ?? [];
    const nearest = row.order?.state === 'choosing' ? await nearestFor(tx, { settings, ticket, asked, at }) : [];
    repairs.set(ticket, { ...row, quotes: quotes ?? [], proposal, nearest });
  }
  return repairs;
}
