// Looks for people, dwellings and tickets by what a manager remembers of them: a name, an address, a number, a reference.
import { agencyOf, rows, type Tx } from '#lib/db.ts';

export interface FoundPerson {
  id: string;
  name: string;
  role: string | null;
  residence: string | null;
  building: string | null;
  dwelling: string | null;
  dwelling_id: string | null;
  phones: string[];
  from_date: string | null;
  to_date: string | null;
  open: number;
}

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
const ACCENTS = `'àâäáãåçéèêëîïíìôöóòõùûüúÿñœæ''-’', 'aaaaaaceeeeiiiiooooouuuuynoa   '`;
const folded = (sql: string) => `translate(lower(${sql}), ${ACCENTS})`;

// $1 agency, $2 every one of these must be found, as a LIKE pattern
const PEOPLE = `
with everybody as (
  select p.id, p.name, r.role, s.name as residence, b.name as building, d.name as dwelling, d.id as dwelling_id, r.from_date, r.to_date,
    (select coalesce(array_agg(a.value), '{}') from person_addresses pa join addresses a on a.agency_id = $1 and a.id = pa.address_id where pa.agency_id = $1 and pa.person_id = p.id) as phones,
    concat_ws(' ', p.name, s.name, s.address, s.postcode, s.city, b.name, b.address, d.name) as words
  from people p left join person_roles r on r.agency_id = $1 and r.person_id = p.id
  left join dwellings d on d.agency_id = $1 and d.id = r.dwelling_id
  left join buildings b on b.agency_id = $1 and b.id = coalesce(d.building_id, r.building_id)
  left join residences s on s.agency_id = $1 and s.id = coalesce(d.residence_id, r.residence_id)
  where p.agency_id = $1)
select e.id, e.name, e.role, e.residence, e.building, e.dwelling, e.dwelling_id, e.phones, e.from_date, e.to_date,
  (select count(*) from tickets t where t.agency_id = $1 and t.person_id = e.id and t.status in ('new', 'accepted', 'scheduled')) as open
from everybody e where (select bool_and(${folded('e.words')} like w or exists (select 1 from unnest(e.phones) n where n like w)) from unnest($2::text[]) w)
order by e.name, e.residence limit ${MOST}`;

const TICKETS = `
select t.id, t.reference, t.category, t.urgency, t.status, t.opened_at, p.name, s.name as residence, m.name as holder, k.channel, k.ts
from tickets t left join people p on p.agency_id = $1 and p.id = t.person_id left join residences s on s.agency_id = $1 and s.id = t.residence_id
left join managers m on m.agency_id = $1 and m.id = t.holder_id left join cards k on k.agency_id = $1 and k.ticket_id = coalesce(t.incident_id, t.id)
where t.agency_id = $1 and (t.reference = $2 or t.person_id = any($3::uuid[])) order by t.closed_at is null desc, t.opened_at desc limit ${MOST}`;

export async function search(tx: Tx, words: string): Promise<{ people: FoundPerson[]; tickets: FoundTicket[] }> {
  const agency = agencyOf(tx);
  const reference = /^(?:n\s*°?\s*|#)?(\d{3,9})$/i.exec(words.trim())?.[1];
  const wanted = patterns(words);
  const people =
    reference === undefined && wanted.length > 0 ? await rows<FoundPerson>(tx, PEOPLE, agency, wanted) : [];
  const tickets = await rows<FoundTicket>(
    tx,
    TICKETS,
    agency,
    reference === undefined ? null : Number(reference),
    people.map(({ id }) => id),
  );
  return { people, tickets };
}

/** A telephone number is one word, however it is spaced; "06 12..." is stored as "+3361 2...". */
function patterns(words: string): string[] {
  const digits = words.replace(/[\s.()-]/g, '');
  if (/^\+?\d{6,15}$/.test(digits)) return [`%${digits.replace(/^0/, '')}%`];
  const plain = words
    .toLowerCase()
    .replaceAll('œ', 'o')
    .replaceAll('æ', 'a')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}+]+/u)
    .filter((word) => word !== '');
  return plain.map((word) => `%${word}%`);
}
