// The directory of an agency in memory, made for one question: who may this be? Kept until the directory changes.
import { agencyOf, rows, type Tx } from '#lib/db.ts';
import { placeKey } from '#places/place-keys.ts';
import { type Gender, genderOf, nameWords } from '../names.ts';
import type { PersonRoleName } from '../store.ts';
import { streetOf } from './streets.ts';
import { newVocabulary, type Vocabulary } from './vocabulary.ts';

export interface KnownPlace {
  residence: string;
  residenceName: string;
  residenceWords: readonly string[];
  building: string;
  entrance: string;
  dwelling: string | null;
  dwellingKey: string;
  floor: number | null;
  number: string;
  street: readonly string[];
  postcode: string;
  city: readonly string[];
  /** "12 rue des Lilas, bâtiment A, logement A131" */
  label: string;
}

/** What somebody is for one place. */
export interface Entry {
  person: string;
  name: string;
  words: readonly string[];
  /** Those of them that are the family's, or the company's. */
  family: readonly string[];
  gender: Gender;
  role: PersonRoleName;
  place: KnownPlace;
  from_date: string | null;
  to_date: string | null;
}

export interface Directory {
  entries: readonly Entry[];
  names: Vocabulary;
  /** Word of a family name, word of a first name -> entries. */
  byFamily: ReadonlyMap<string, readonly Entry[]>;
  byFirst: ReadonlyMap<string, readonly Entry[]>;
  streets: Vocabulary;
  /** Word of a street -> entries there. */
  byStreet: ReadonlyMap<string, readonly Entry[]>;
  residences: Vocabulary;
  byResidence: ReadonlyMap<string, readonly Entry[]>;
  byDwelling: ReadonlyMap<string, readonly Entry[]>;
  byPerson: ReadonlyMap<string, readonly Entry[]>;
  dwellingKeys: ReadonlySet<string>;
}

interface Row {
  person: string;
  name: string;
  role: PersonRoleName;
  from_date: string | null;
  to_date: string | null;
  residence_id: string;
  building_id: string | null;
  entrance: string | null;
  dwelling_id: string | null;
  dwelling: string | null;
  floor: string | null;
  own_address: string | null;
}

interface Holder {
  id: string;
  name: string;
  address: string;
}

const ENTRIES = `
select r.person_id as person, p.name, r.role, r.from_date, r.to_date, coalesce(r.residence_id, d.residence_id) as residence_id,
  coalesce(d.building_id, r.building_id) as building_id, e.name as entrance, d.id as dwelling_id, d.name as dwelling, d.floor,
  coalesce(nullif(d.address, ''), nullif(e.address, '')) as own_address
from person_roles r join people p on p.agency_id = $1 and p.id = r.person_id
left join dwellings d on d.agency_id = $1 and d.id = r.dwelling_id
left join entrances e on e.agency_id = $1 and e.id = d.entrance_id
where r.agency_id = $1 and coalesce(r.residence_id, d.residence_id) is not null`;

async function build(
  tx: Tx,
  agency: string,
  { names, streets, residences: residenceNames }: Words,
): Promise<Directory> {
  const [found, residences, buildings] = await Promise.all([
    rows<Row>(tx, ENTRIES, agency),
    rows<Holder & { postcode: string; city: string }>(
      tx,
      'select id, name, address, postcode, city from residences where agency_id = $1',
      agency,
    ),
    rows<Holder>(tx, 'select id, name, address from buildings where agency_id = $1', agency),
  ]);
  const residenceOf = new Map(
    residences.map((row) => [row.id, { ...row, words: residenceWords(row.name), cityWords: nameWords(row.city) }]),
  );
  const buildingOf = new Map(buildings.map((row) => [row.id, row]));
  const places = new Map<string, KnownPlace>();
  const placeOf = (row: Row): KnownPlace => {
    const key = `${row.residence_id} ${row.building_id} ${row.dwelling_id}`;
    let place = places.get(key);
    if (place === undefined) {
      const residence = residenceOf.get(row.residence_id);
      const building = row.building_id === null ? undefined : buildingOf.get(row.building_id);
      const address = row.own_address ?? (building?.address || residence?.address || '');
      const named = [
        address || (residence?.name ?? ''),
        building?.name && `bâtiment ${building.name}`,
        row.dwelling && `logement ${row.dwelling}`,
      ];
      place = {
        residence: row.residence_id,
        residenceName: residence?.name ?? '',
        residenceWords: residence?.words ?? [],
        building: placeKey('building', building?.name ?? ''),
        entrance: placeKey('entrance', row.entrance ?? ''),
        dwelling: row.dwelling_id,
        dwellingKey: placeKey('dwelling', row.dwelling ?? ''),
        floor: floorOf(row.floor ?? ''),
        ...streetOf(address),
        postcode: residence?.postcode ?? '',
        city: residence?.cityWords ?? [],
        label: named.filter(Boolean).join(', '),
      };
      places.set(key, place);
    }
    return place;
  };
  const entries = found.map((row): Entry => {
    const words = nameWords(row.name);
    const { person, name, role, from_date, to_date } = row;
    return {
      person,
      name,
      words,
      family: familyOf(name, words),
      gender: genderOf(name),
      role,
      place: placeOf(row),
      from_date,
      to_date,
    };
  });
  const byFamily = grouped(entries, (entry) => entry.family);
  const byFirst = grouped(entries, (entry) => entry.words.filter((word) => !entry.family.includes(word)));
  const byStreet = grouped(entries, (entry) => entry.place.street);
  const byResidence = grouped(entries, (entry) => entry.place.residenceWords);
  names.add(byFamily.keys());
  names.add(byFirst.keys());
  streets.add(byStreet.keys());
  residenceNames.add(byResidence.keys());
  return {
    entries,
    names,
    byFamily,
    byFirst,
    streets,
    byStreet,
    residences: residenceNames,
    byResidence,
    byDwelling: grouped(entries, (entry) => (entry.place.dwelling === null ? [] : [entry.place.dwelling])),
    byPerson: grouped(entries, (entry) => [entry.person]),
    dwellingKeys: new Set(entries.map((entry) => entry.place.dwellingKey)),
  };
}

const SMALL = new Set('de du des la le les l d et a au aux en sur residence res clos villa'.split(' '));

function residenceWords(name: string): string[] {
  const words = nameWords(name);
  const telling = words.filter((word) => !SMALL.has(word) && word.length > 1);
  return telling.length > 0 ? telling : words;
}

const COMPANY = /\b(?:sci|sarl|sas|sa|indivision|succession|fonciere|societe|association|ville|commune|office)\b/;

/** "LEFEVRE Paul" and "Paul Lefevre": capitals tell, else all but the first word. */
function familyOf(name: string, words: readonly string[]): readonly string[] {
  if (words.length < 2 || COMPANY.test(words.join(' '))) return words;
  const shouted = new Set((name.match(/\p{Lu}[\p{Lu}'’-]+(?!\p{Ll})/gu) ?? []).flatMap((part) => nameWords(part)));
  const capitals = words.filter((word) => shouted.has(word));
  return capitals.length > 0 && capitals.length < words.length ? capitals : words.slice(1);
}

/** "RDC", "3", "3e étage", "R+3" */
function floorOf(text: string): number | null {
  if (/rdc|rez|^0$/i.test(text)) return 0;
  const digits = /(-?\d{1,2})/.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

function grouped(entries: readonly Entry[], keys: (entry: Entry) => readonly string[]): Map<string, Entry[]> {
  const map = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const key of keys(entry)) {
      const list = map.get(key);
      if (list === undefined) map.set(key, [entry]);
      else if (list.at(-1) !== entry) list.push(entry);
    }
  }
  return map;
}

/** They outlive a change of the directory: a word of somebody who has left finds nobody, and most changes bring no new word. */
interface Words {
  names: Vocabulary;
  streets: Vocabulary;
  residences: Vocabulary;
}

interface Kept {
  version: number;
  words: Words;
  directory: Promise<Directory>;
}

const MOST_KEPT = 200;
const kept = new Map<string, Kept>();

/** As the directory is now: one look at its version, and made anew only when it has changed. */
export async function directoryOf(tx: Tx): Promise<Directory> {
  const agency = agencyOf(tx);
  const [at] = await rows<{ key: string; version: number }>(
    tx,
    `select current_database() || ' ' || coalesce(inet_server_port(), 0) as key,
       coalesce((select version from directory_versions where agency_id = $1), 0) as version`,
    agency,
  );
  const key = `${at!.key} ${agency}`;
  const known = kept.get(key);
  if (known !== undefined && known.version === at!.version) return known.directory;
  const words = known?.words ?? { names: newVocabulary(), streets: newVocabulary(), residences: newVocabulary() };
  const directory = build(tx, agency, words);
  kept.delete(key);
  kept.set(key, { version: at!.version, words, directory });
  directory.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return directory;
}
