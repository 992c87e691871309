// The orders that a contractor has or is asked to take: visits of the day first, then what waits for an answer.
import type { Category, OrderState, Urgency } from '#flows/codes.ts';
import { rows, type Tx } from '#lib/db.ts';

export interface Job {
  id: string;
  reference: number;
  n: number;
  state: OrderState;
  category: Category;
  urgency: Urgency;
  visit_from: Date | null;
  visit_to: Date | null;
  street: string | null;
  town: string | null;
  building: string | null;
  floor: string | null;
  dwelling: string | null;
  zone: string | null;
}

// $1 agency, $2 contractor
export const JOBS = `
select o.id, t.reference, o.n, o.state, t.category, t.urgency, o.visit_from, o.visit_to,
  coalesce(nullif(d.address, ''), nullif(b.address, ''), s.address) as street, concat_ws(' ', nullif(s.postcode, ''), nullif(s.city, '')) as town,
  b.name as building, d.floor, d.name as dwelling, s.timezone as zone
from work_orders o join tickets t on t.agency_id = $1 and t.id = o.ticket_id
left join residences s on s.agency_id = $1 and s.id = t.residence_id left join buildings b on b.agency_id = $1 and b.id = t.building_id
left join dwellings d on d.agency_id = $1 and d.id = t.dwelling_id
where o.agency_id = $1 and o.contractor_id = $2 and o.state in ('offered', 'accepted', 'agreeing', 'scheduled')
order by o.visit_from nulls last, case t.urgency when 'emergency' then 0 when 'urgent' then 1 else 2 end, o.created_at limit 200`;

export function jobsOf(tx: Tx, agency: string, contractor: string): Promise<Job[]> {
  return rows<Job>(tx, JOBS, agency, contractor);
}
