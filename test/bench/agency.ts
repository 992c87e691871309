// The agency of a load test: one residence per 50 dwellings, a tenant with a number in each. Written by set, as an import of this size is.
import { readAgencyFile } from '#agency/read-file.ts';
import { systemClock } from '#lib/clock.ts';
import { createDb, run, unscoped } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { migrate } from '#lib/migrate.ts';
import { applyAgency } from '#people/apply-agency.ts';
import { numberAt } from './numbers.ts';

export const TOKEN = 'bench-token';
const AGENCY = 'bench';

const FILE = `
agency: { id: ${AGENCY}, name: "Bench", timezone: Europe/Paris, language: fr, phone: "+33 1 99 00 00 00" }
senders: { sms: "+15005550006" }
slack: { channel: C0000000001, emergencies: C0000000002, managers: [ { slack: U0000000001, name: "Claire Morel" } ] }
on_call: [ { name: "Claire Morel", phone: "+33639980001" } ]
burst_window_s: 0
`;

export async function prepareAgency(url: string, numbers: { base: number; count: number }): Promise<void> {
  await migrate(url, 'prisma/migrations', () => undefined);
  const db = createDb(url);
  try {
    const file = readAgencyFile(FILE);
    if (file.kind === 'invalid') throw new Error(JSON.stringify(file.problems));
    await applyAgency(db, systemClock, file.settings);
    await tenants(db, numbers);
  } finally {
    await db.close();
  }
}

const PER_BUILDING = 50;
const AT_ONCE = 5_000;

async function tenants(
  db: ReturnType<typeof createDb>,
  { base, count }: { base: number; count: number },
): Promise<void> {
  const at = new Date();
  for (let from = 0; from < count; from += AT_ONCE) {
    const people = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) => ({
      person: newId(),
      conversation: newId(),
      address: newId(),
      dwelling: newId(),
      role: newId(),
      place: from + i,
      phone: numberAt(base + from + i),
    }));
    const buildings = [...new Set(people.map(({ place }) => Math.floor(place / PER_BUILDING)))].map((place) => ({
      building: newId(),
      residence: newId(),
      place,
    }));
    await unscoped(db, (tx) => run(tx, BUILDINGS, AGENCY, JSON.stringify(buildings)));
    const of = new Map(buildings.map((building) => [building.place, building]));
    const rows = people.map((person) => ({
      ...person,
      ...of.get(Math.floor(person.place / PER_BUILDING))!,
      place: person.place,
      at,
    }));
    await unscoped(db, (tx) => run(tx, PEOPLE, AGENCY, JSON.stringify(rows)));
  }
  await unscoped(db, (tx) => run(tx, 'analyze'));
}

const BUILDINGS = `
with b as (select * from json_to_recordset($2::json) as b(building uuid, residence uuid, place int)),
  r as (insert into residences (agency_id, id, name) select $1, residence, 'Residence ' || place from b)
insert into buildings (agency_id, id, residence_id, name) select $1, building, residence, 'A' from b`;

const PEOPLE = `
with p as (select * from json_to_recordset($2::json)
    as p(person uuid, conversation uuid, address uuid, dwelling uuid, role uuid, building uuid, residence uuid, place int, phone text, at timestamptz)),
  d as (insert into dwellings (agency_id, id, residence_id, building_id, name) select $1, dwelling, residence, building, 'Apt ' || place from p),
  m as (insert into mailboxes (agency_id, id, kind, machines, timers, updated_at) select $1, conversation, 'conversation', '{}', '{}', at from p),
  c as (insert into conversations (agency_id, id, person_id, created_at) select $1, conversation, person, at from p),
  n as (insert into people (agency_id, id, name, needs, conversation_id, created_at) select $1, person, 'Tenant ' || place, '{}', conversation, at from p),
  a as (insert into addresses (agency_id, id, kind, value, conversation_id, line) select $1, address, 'phone', phone, conversation, 'mobile' from p),
  x as (insert into person_addresses (agency_id, person_id, address_id) select $1, person, address from p)
insert into person_roles (agency_id, id, person_id, role, residence_id, building_id, dwelling_id) select $1, role, person, 'tenant', residence, building, dwelling from p`;
