// Residence > building > entrance > dwelling: the rows, read whole and written back in one statement.
import { agencyOf, rows, type Tx } from '#lib/db.ts';
import { oneStatement, type Write } from '#lib/writes.ts';

export interface ResidenceRow {
  agency_id: string;
  id: string;
  name: string;
  address: string;
  postcode: string;
  city: string;
  timezone: string | null;
}
export interface BuildingRow {
  agency_id: string;
  id: string;
  residence_id: string;
  name: string;
  address: string;
}
export interface EntranceRow {
  agency_id: string;
  id: string;
  building_id: string;
  name: string;
  address: string;
}
export interface DwellingRow {
  agency_id: string;
  id: string;
  residence_id: string;
  building_id: string;
  entrance_id: string | null;
  name: string;
  floor: string;
  address: string;
}

export interface PlaceRows {
  residences: ResidenceRow[];
  buildings: BuildingRow[];
  entrances: EntranceRow[];
  dwellings: DwellingRow[];
}

export async function loadPlaces(tx: Tx): Promise<PlaceRows> {
  const agency = agencyOf(tx);
  const all = <T>(table: string) => rows<T>(tx, `select * from ${table} where agency_id = $1 order by id`, agency);
  const [residences, buildings, entrances, dwellings] = await Promise.all([
    all<ResidenceRow>('residences'),
    all<BuildingRow>('buildings'),
    all<EntranceRow>('entrances'),
    all<DwellingRow>('dwellings'),
  ]);
  return { residences, buildings, entrances, dwellings };
}

function upsert(table: string, changing: readonly string[]): Write {
  const set = changing.map((column) => `${column} = excluded.${column}`).join(', ');
  return {
    name: table,
    sql: `insert into ${table} select * from json_populate_recordset(null::${table}, $rows::json)
      on conflict (agency_id, id) do update set ${set}`,
  };
}

const write = oneStatement([
  upsert('residences', ['name', 'address', 'postcode', 'city', 'timezone']),
  upsert('buildings', ['name', 'address']),
  upsert('entrances', ['name', 'address']),
  upsert('dwellings', ['entrance_id', 'name', 'floor', 'address']),
]);

/** New rows and rows that changed, whole. */
export async function writePlaces(tx: Tx, changed: PlaceRows): Promise<void> {
  await write(tx, { ...changed });
}

/** Imports and changes of the directory of one agency go one after the other; held until the transaction ends. */
export async function lockDirectory(tx: Tx): Promise<void> {
  await rows(tx, `select pg_advisory_xact_lock(hashtextextended('directory ' || $1, 0))`, agencyOf(tx));
}
