// The directory as a manager searches it: a name, an address, a number or a reference, in any order, misspelt or only begun.
import { folded } from '#lib/columns.ts';
import { agencyOf, rows, type Tx } from '#lib/db.ts';
import { placeKey } from '#places/place-keys.ts';
import type { PersonRoleName } from '../store.ts';
import { type Directory, directoryOf, type Entry } from './build.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface FoundPerson {
  person: string;
  name: string;
  role: PersonRoleName;
  /** "12 rue des Lilas, bâtiment A, logement A131" */
  place: string;
  residence: string;
  residenceName: string;
  dwelling: string | null;
  from: string | null;
  to: string | null;
  phones: string[];
  emails: string[];
  /** Where nothing may be written any more: a STOP, or a complaint about our mails. */
  stopped: { kind: 'phone' | 'email'; value: string /** ISO */; at: string }[];
}

export interface Found {
  people: FoundPerson[];
  /** The words may be a ticket's reference: the caller looks it up. */
  reference: number | null;
}

const MOST = 10;
const SMALL = new Set(
  'de du des la le les l d et au aux m mr mme mlle monsieur madame rue avenue av bd boulevard batiment bat appt appartement logement lot etage residence n no numero'.split(
    ' ',
  ),
);

export async function searchDirectory(tx: Tx, words: string): Promise<Found> {
  const typed = folded(words.slice(0, 200)).trim();
  const digits = typed.replace(/[\s.-]/g, '');
  const reference =
    /^(?:#|n°|no)?\d{1,9}$/.test(digits) && digits.replace(/\D/g, '').length <= 7
      ? Number(digits.replace(/\D/g, ''))
      : null;
  if (/^[+\d]{4,}$/.test(digits) || typed.includes('@')) {
    const people = await byAddress(tx, typed.includes('@') ? typed : digits.replace(/^0/, ''));
    if (people.length > 0) return { people: await described(tx, await directoryOf(tx), people), reference };
  }
  const directory = await directoryOf(tx);
  const tokens = (typed.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !SMALL.has(word));
  return { people: await described(tx, directory, matching(directory, tokens)), reference };
}

function matching(directory: Directory, tokens: readonly string[]): string[] {
  if (tokens.length === 0) return [];
  const tests = tokens.map((token) => testOf(directory, token));
  const best = new Map<string, number>();
  for (const entry of directory.entries) {
    let points = 0;
    for (const test of tests) {
      const one = test(entry);
      if (one === 0) {
        points = 0;
        break;
      }
      points += one;
    }
    if (points === 0) continue;
    // Who is there now, and who lives there, first.
    points += (entry.to_date === null ? 0.1 : 0) + (entry.role === 'tenant' ? 0.1 : 0);
    if (points > (best.get(entry.person) ?? 0)) best.set(entry.person, points);
  }
  return [...best]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST)
    .map(([person]) => person);
}

function testOf(directory: Directory, token: string): (entry: Entry) => number {
  const like = (vocabulary: Vocabulary) =>
    new Map(vocabulary.near(token).map(({ word, likeness }) => [word, likeness]));
  const [names, streets, residences] = [like(directory.names), like(directory.streets), like(directory.residences)];
  const best = (known: ReadonlyMap<string, number>, words: readonly string[]): number => {
    let most = 0;
    for (const word of words)
      most = Math.max(most, known.get(word) ?? 0, token.length >= 3 && word.startsWith(token) ? 0.75 : 0);
    return most;
  };
  const dwelling = placeKey('dwelling', token);
  return ({ words, place }) => {
    const exact =
      place.dwellingKey === dwelling || place.building === token || place.number === token || place.postcode === token
        ? 1
        : 0;
    return Math.max(
      exact,
      best(names, words) * 1.1,
      best(streets, place.street),
      best(residences, place.residenceWords),
      place.city.includes(token) ? 0.8 : 0,
    );
  };
}

async function byAddress(tx: Tx, part: string): Promise<string[]> {
  const found = await rows<{ person_id: string }>(
    tx,
    `select distinct l.person_id from addresses a join person_addresses l on l.agency_id = $1 and l.address_id = a.id
     where a.agency_id = $1 and strpos(a.value, $2) > 0 limit ${MOST}`,
    agencyOf(tx),
    part,
  );
  return found.map((row) => row.person_id);
}

async function described(tx: Tx, directory: Directory, people: readonly string[]): Promise<FoundPerson[]> {
  if (people.length === 0) return [];
  const found = await rows<
    Pick<FoundPerson, 'name'> & {
      id: string;
      phones: string[] | null;
      emails: string[] | null;
      stopped: FoundPerson['stopped'] | null;
    }
  >(
    tx,
    `select p.id, p.name, array_agg(a.value order by a.value) filter (where a.kind = 'phone') as phones, array_agg(a.value order by a.value) filter (where a.kind = 'email') as emails,
       json_agg(json_build_object('kind', a.kind, 'value', a.value, 'at', a.opted_out_at) order by a.kind desc, a.value) filter (where a.opted_out_at is not null) as stopped
     from people p left join person_addresses l on l.agency_id = $1 and l.person_id = p.id left join addresses a on a.agency_id = $1 and a.id = l.address_id
     where p.agency_id = $1 and p.id = any($2) group by p.id, p.name`,
    agencyOf(tx),
    people,
  );
  const byId = new Map(found.map((row) => [row.id, row]));
  return people.flatMap((id) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const entries = [...(directory.byPerson.get(id) ?? [])].sort(
      (a, b) => Number(a.to_date !== null) - Number(b.to_date !== null),
    );
    const [entry] = entries;
    const place = entry?.place;
    return [
      {
        person: id,
        name: row.name,
        role: entry?.role ?? 'tenant',
        place: place?.label ?? '',
        residence: place?.residence ?? '',
        residenceName: place?.residenceName ?? '',
        dwelling: place?.dwelling ?? null,
        from: entry?.from_date ?? null,
        to: entry?.to_date ?? null,
        phones: row.phones ?? [],
        emails: row.emails ?? [],
        stopped: row.stopped ?? [],
      },
    ];
  });
}
