// Two people who are one, as a manager says: one keeps all that both had. Nothing is lost, and the journal says what went where.
import { record } from '#journal/store.ts';
import type { Clock } from '#lib/clock.ts';
import { agencyOf, rows, run, type Tx } from '#lib/db.ts';
import { lockDirectory } from '#places/store.ts';
import type { By } from './change.ts';
import { joinTalk, mayJoin } from './join-talks.ts';
import { samePlace } from './roles.ts';
import type { PersonRoleRow, PersonRow } from './store.ts';

export type Merged =
  | { kind: 'merged'; kept: string; name: string; tickets: string[] }
  /** One of them is no more. */
  | { kind: 'unknown' }
  /** They are writing, or a manager has the conversation: later. */
  | { kind: 'busy' }
  | { kind: 'staff' };

type Row = PersonRow & { links_from: Date | null; last_in_at: Date | null };

// Who wrote last is kept, else who was known first. $1 agency, $2 people
const BOTH = `
select p.*, c.last_in_at from people p left join conversations c on c.agency_id = $1 and c.id = p.conversation_id
where p.agency_id = $1 and p.id = any($2::uuid[]) order by c.last_in_at desc nulls last, p.created_at, p.id`;

export async function mergePeople(
  tx: Tx,
  clock: Clock,
  { people, by }: { people: readonly string[] } & By,
): Promise<Merged> {
  await lockDirectory(tx);
  const agency = agencyOf(tx);
  const [kept, gone, ...more] = await rows<Row>(tx, BOTH, agency, people);
  if (kept === undefined || gone === undefined || more.length > 0) return { kind: 'unknown' };
  const may = await mayJoin(tx, [kept.conversation_id, gone.conversation_id]);
  if (may !== 'yes') return { kind: may };

  const given = await rows<{ address: string }>(tx, TAKE_ADDRESSES, agency, kept.id, gone.id);
  await run(tx, 'delete from person_addresses where agency_id = $1 and person_id = $2', agency, gone.id);
  const { tickets } = await joinTalk(tx, gone.conversation_id, kept.conversation_id, kept.id);
  const shared = await joinShared(tx, agency, kept);
  await mergeRoles(tx, agency, kept.id, gone.id);
  await run(tx, 'update tickets set person_id = $2 where agency_id = $1 and person_id = $3', agency, kept.id, gone.id);
  await run(
    tx,
    'update conversations set person_id = $2 where agency_id = $1 and person_id = $3',
    agency,
    kept.id,
    gone.id,
  );
  await run(
    tx,
    `update people set needs = $3, language = $4, prefers = $5, links_from = greatest(links_from, $6) where agency_id = $1 and id = $2`,
    agency,
    kept.id,
    [...new Set([...kept.needs, ...gone.needs])],
    kept.language || gone.language,
    kept.prefers || gone.prefers,
    gone.links_from,
  );
  await run(tx, 'delete from people where agency_id = $1 and id = $2', agency, gone.id);
  const moved = [...tickets, ...shared];
  const data = {
    kept: kept.id,
    gone: gone.id,
    conversation: gone.conversation_id,
    into: kept.conversation_id,
    addresses: given.map(({ address }) => address),
    tickets: moved,
  };
  await record(tx, [{ at: clock.now(), fact: 'people_merged', actor: by, data }]);
  return { kind: 'merged', kept: kept.id, name: kept.name, tickets: moved };
}

// $1 agency, $2 kept, $3 gone
const TAKE_ADDRESSES = `
insert into person_addresses (agency_id, person_id, address_id)
select $1, $2, l.address_id from person_addresses l where l.agency_id = $1 and l.person_id = $3
on conflict do nothing returning address_id as address`;

// Numbers that both had, and nobody else: their talk was nobody's. $1 agency, $2 person, $3 conversation
const SHARED = `
select distinct a.conversation_id as id from person_addresses l join addresses a on a.agency_id = $1 and a.id = l.address_id
where l.agency_id = $1 and l.person_id = $2 and a.conversation_id <> $3
  and not exists (select 1 from person_addresses o where o.agency_id = $1 and o.address_id = a.id and o.person_id <> $2)`;

/** What cannot be joined now goes over later (directory/tidy). */
async function joinShared(tx: Tx, agency: string, kept: Row): Promise<string[]> {
  const tickets: string[] = [];
  for (const { id } of await rows<{ id: string }>(tx, SHARED, agency, kept.id, kept.conversation_id)) {
    if ((await mayJoin(tx, [id])) !== 'yes') continue;
    tickets.push(...(await joinTalk(tx, id, kept.conversation_id, kept.id)).tickets);
  }
  return tickets;
}

/** A stay that both have is one, as long as both say together. */
async function mergeRoles(tx: Tx, agency: string, kept: string, gone: string): Promise<void> {
  const all = await rows<PersonRoleRow>(
    tx,
    'select * from person_roles where agency_id = $1 and person_id = any($2::uuid[]) order by id',
    agency,
    [kept, gone],
  );
  const mine = all.filter(({ person_id }) => person_id === kept);
  for (const row of all.filter(({ person_id }) => person_id === gone)) {
    const place = { residence: row.residence_id ?? '', building: row.building_id, dwelling: row.dwelling_id };
    const same = mine.find((one) => one.role === row.role && samePlace(one, place) && meet(one, row));
    if (same === undefined) {
      await run(tx, 'update person_roles set person_id = $3 where agency_id = $1 and id = $2', agency, row.id, kept);
      continue;
    }
    await run(
      tx,
      `update person_roles set from_date = $3::date, to_date = $4::date, for_person_id = coalesce(for_person_id, $5) where agency_id = $1 and id = $2`,
      agency,
      same.id,
      earlier(same.from_date, row.from_date),
      later(same.to_date, row.to_date),
      row.for_person_id,
    );
    await run(tx, 'delete from person_roles where agency_id = $1 and id = $2', agency, row.id);
  }
  await run(
    tx,
    'update person_roles set for_person_id = $2 where agency_id = $1 and for_person_id = $3',
    agency,
    kept,
    gone,
  );
  // Nobody is their own trusted person.
  await run(
    tx,
    'delete from person_roles where agency_id = $1 and person_id = $2 and for_person_id = $2',
    agency,
    kept,
  );
}

type Stay = Pick<PersonRoleRow, 'from_date' | 'to_date'>;

function meet(a: Stay, b: Stay): boolean {
  const begins = (one: Stay) => one.from_date ?? '0000-01-01';
  const ends = (one: Stay) => one.to_date ?? '9999-12-31';
  return begins(a) <= ends(b) && begins(b) <= ends(a);
}

const earlier = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? null : a < b ? a : b;
const later = (a: string | null, b: string | null): string | null => (a === null || b === null ? null : a > b ? a : b);
