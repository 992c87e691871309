// An unknown address turns out to be somebody: it joins the person's addresses, and these tickets get person and place.
import { run, type Tx } from '#lib/db.ts';

export interface Identified {
  agency_id: string;
  conversation_id: string;
  person_id: string;
  /** False: several people share the address, which stays as it is. */
  lasting: boolean;
  /** Null: all of that talk that have nobody yet. */
  tickets: readonly string[] | null;
  at: Date;
}

export async function learn(tx: Tx, identified: readonly Identified[]): Promise<void> {
  for (const { agency_id, conversation_id, person_id, lasting, tickets, at } of identified) {
    if (lasting) await run(tx, JOIN_ADDRESS, agency_id, conversation_id, person_id);
    await run(tx, PLACE_TICKETS, agency_id, tickets, person_id, at, conversation_id);
  }
}

const JOIN_ADDRESS = `
insert into person_addresses (agency_id, person_id, address_id)
select $1, $3, a.id from addresses a where a.agency_id = $1 and a.conversation_id = $2 on conflict do nothing`;

// A person without a present role still is the person of the ticket; where they live is then not known.
const PLACE_TICKETS = `
update tickets t set person_id = coalesce(r.for_person_id, p.id), residence_id = r.residence_id, building_id = r.building_id, dwelling_id = r.dwelling_id
from people p left join lateral (
  select r.for_person_id, coalesce(r.residence_id, d.residence_id) as residence_id, coalesce(r.building_id, d.building_id) as building_id, r.dwelling_id
  from person_roles r left join dwellings d on d.agency_id = $1 and d.id = r.dwelling_id
  where r.agency_id = $1 and r.person_id = p.id
    and (r.from_date is null or r.from_date <= $4::date) and (r.to_date is null or r.to_date >= $4::date)
  order by case r.role when 'tenant' then 0 when 'trusted' then 1 when 'caretaker' then 2 else 3 end limit 1) r on true
where p.agency_id = $1 and p.id = $3 and t.agency_id = $1
  and (t.id = any($2::uuid[]) or ($2::uuid[] is null and t.conversation_id = $5 and t.person_id is null))`;
