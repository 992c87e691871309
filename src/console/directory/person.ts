// A person of the directory as the modals that change them need it, with the right to do so.
import { rows, type Tx } from '#lib/db.ts';
import { isId } from '#lib/ids.ts';
import { displayPhone } from '#lib/phone.ts';
import { type Acting, type Allowed, allowed } from '../acts/rights.ts';
import type { Ground, Interaction } from '../ground.ts';

export interface PersonState {
  id: string;
  name: string;
  addresses: string[];
  roles: {
    role: string;
    dwelling: string;
    place: string;
    residence: string;
    building: string;
    from: string | null;
    to: string | null;
  }[];
}

const PERSON = `
select p.id, p.name,
  (select coalesce(array_agg(a.value order by a.kind desc, a.value), '{}') from person_addresses l join addresses a on a.agency_id = $1 and a.id = l.address_id where l.agency_id = $1 and l.person_id = p.id) as addresses,
  (select coalesce(json_agg(json_build_object('role', r.role, 'dwelling', d.id, 'place', concat_ws(', ', s.name, nullif(b.name, ''), d.name),
      'residence', d.residence_id, 'building', d.building_id, 'from', r.from_date, 'to', r.to_date) order by r.to_date desc nulls first), '[]')
    from person_roles r join dwellings d on d.agency_id = $1 and d.id = r.dwelling_id join residences s on s.agency_id = $1 and s.id = d.residence_id
    left join buildings b on b.agency_id = $1 and b.id = d.building_id where r.agency_id = $1 and r.person_id = p.id) as roles
from people p where p.agency_id = $1 and p.id = $2`;

export function allowedPerson(
  ground: Ground,
  by: Pick<Interaction, 'user'>,
  person: string,
): Promise<Allowed<PersonState>> {
  const find = async (tx: Tx, agency: string) =>
    isId(person) ? (await rows<PersonState>(tx, PERSON, agency, person))[0] : undefined;
  // Anywhere in Slack: a command may be typed in any channel.
  return allowed(
    ground,
    { user: by.user, channel: null },
    find,
    'Cette personne n’est pas dans l’annuaire de votre agence.',
  );
}

export interface DwellingState {
  id: string;
  name: string;
  place: string;
  residence: string;
  building: string;
}

const DWELLING = `
select d.id, d.name, concat_ws(', ', s.name, nullif(b.name, ''), d.name) as place, d.residence_id as residence, d.building_id as building
from dwellings d join residences s on s.agency_id = $1 and s.id = d.residence_id left join buildings b on b.agency_id = $1 and b.id = d.building_id
where d.agency_id = $1 and d.id = $2`;

export function allowedDwelling(
  ground: Ground,
  by: Pick<Interaction, 'user'>,
  dwelling: string,
): Promise<Allowed<DwellingState>> {
  const find = async (tx: Tx, agency: string) =>
    isId(dwelling) ? (await rows<DwellingState>(tx, DWELLING, agency, dwelling))[0] : undefined;
  return allowed(ground, { user: by.user, channel: null }, find, 'Ce logement n’est pas de votre agence.');
}

export const shownAddress = (value: string): string => (value.startsWith('+') ? displayPhone(value) : value);
export const actorOf = ({ manager }: Acting): string => `manager:${manager.id}`;
export const TELLS_NOBODY = 'Personne n’en est averti.';
