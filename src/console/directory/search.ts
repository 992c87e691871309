// What "/loge chercher" finds: people of the directory, and the tickets of that number or of these people.
import { agencyOf, rows, type Tx } from '#lib/db.ts';
import { type FoundPerson, searchDirectory } from '#people/directory/search.ts';

export interface FoundTicket {
  id: string;
  reference: number;
  category: string;
  urgency: string;
  status: string;
  opened_at: Date;
  name: string | null;
  residence: string | null;
  holder: string | null;
  channel: string | null;
  ts: string | null;
}

const MOST = 10;

const TICKETS = `
select t.id, t.reference, t.category, t.urgency, t.status, t.opened_at, p.name, s.name as residence, m.name as holder, k.channel, k.ts
from tickets t left join people p on p.agency_id = $1 and p.id = t.person_id left join residences s on s.agency_id = $1 and s.id = t.residence_id
left join managers m on m.agency_id = $1 and m.id = t.holder_id
cross join lateral (select coalesce(t.incident_id, t.id) as shown offset 0) l left join cards k on k.agency_id = $1 and k.ticket_id = l.shown
where t.agency_id = $1 and (t.reference = $2 or t.person_id = any($3::uuid[])) order by t.reference is not distinct from $2 desc, t.closed_at is null desc, t.opened_at desc limit ${MOST}`;

export async function search(tx: Tx, words: string): Promise<{ people: FoundPerson[]; tickets: FoundTicket[] }> {
  const { people, reference } = await searchDirectory(tx, words.replace(/^n\s*°\s*/i, ''));
  const tickets = await rows<FoundTicket>(
    tx,
    TICKETS,
    agencyOf(tx),
    reference,
    people.map(({ person }) => person),
  );
  // A number that is a ticket's was meant as one.
  const named = tickets.some((ticket) => ticket.reference === reference);
  return named
    ? { people: [], tickets: tickets.filter((ticket) => ticket.reference === reference) }
    : { people, tickets };
}
