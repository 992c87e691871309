import { afterAll, beforeAll, expect, test } from 'vitest';
import { testClock } from '#lib/clock.ts';
import { type Db, inAgency, rows, run, type Tx } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { addAddress, changeAddress, disownAddress, removeAddress } from '#people/change.ts';
import { setLanguage, setNeeds } from '#people/describe-person.ts';
import { searchDirectory } from '#people/directory/search.ts';
import { importPeople } from '#people/import/import.ts';
import { endRole, enrol, moveOut } from '#people/occupants.ts';
import { importPlaces } from '#places/import.ts';
import { renameDwelling } from '#places/rename-dwelling.ts';
import { demoFile } from '#sandbox/demo/files.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
let db: Db;
const clock = testClock('2026-11-22T10:00:00Z');
const by = 'manager:00000000-0000-7000-8000-000000000001';
beforeAll(async () => {
  fresh = await freshDatabase();
  db = fresh.db;
  await importPlaces(db, 'lilas', demoFile('places.csv'));
  await importPeople(db, clock, 'lilas', demoFile('people.csv'));
});
afterAll(() => fresh.drop());

const act = <T>(work: (tx: Tx) => Promise<T>) => inAgency(db, 'lilas', work);
const ask = <T>(sql: string, ...params: unknown[]) => act((tx) => rows<T>(tx, sql, ...params));
const personOf = async (name: string) =>
  (await ask<{ id: string }>('select id from people where name = $1', name))[0]!.id;
const placeOf = async (dwelling: string) => {
  const [row] = await ask<{ id: string; building_id: string; residence_id: string }>(
    'select * from dwellings where name = $1',
    dwelling,
  );
  return { residence: row!.residence_id, building: row!.building_id, dwelling: row!.id };
};
/** Whose talk a number is: a name, "stranger", or "shared". */
const talkOf = async (value: string) => {
  const [row] = await ask<{ talk: string | null; holders: number; boxes: number }>(
    `select p.name as talk, (select count(*) from person_addresses l where l.address_id = a.id) as holders, (select count(*) from mailboxes m where m.id = a.conversation_id) as boxes
     from addresses a join conversations c on c.id = a.conversation_id left join people p on p.conversation_id = c.id where a.value = $1`,
    value,
  );
  expect(row?.boxes).toBe(1);
  return row?.talk ?? (row?.holders === 0 ? 'stranger' : 'shared');
};
const facts = async () =>
  (await ask<{ fact: string; actor: string }>('select fact, actor from journal order by id desc limit 1'))[0];

test('an occupant is enrolled with first day and numbers, once', async () => {
  const place = await placeOf('B01');
  const occupant = {
    name: 'Mme Rosa Vidal',
    role: 'tenant',
    place,
    addresses: ['06 39 98 77 01', 'rosa@exemple.example'],
    from: '2026-12-01',
    needs: ['parler lentement'],
    by,
  } as const;
  const first = await act((tx) => enrol(tx, clock, occupant));
  expect(first).toMatchObject({ kind: 'enrolled', isNew: true, held: ['added', 'added'] });
  expect(await facts()).toEqual({ fact: 'enrolled', actor: by });
  expect(await talkOf('+33639987701')).toBe('Mme Rosa Vidal');
  expect(await act((tx) => enrol(tx, clock, occupant))).toMatchObject({ kind: 'already' });
  const wrong = { ...occupant, name: '', addresses: ['06 12'], from: '2026-02-31', needs: ['Alzheimer'] };
  const refused = await act((tx) => enrol(tx, clock, wrong));
  expect(refused.kind === 'invalid' && refused.reasons).toHaveLength(4);
});

test('a landlord is enrolled for a dwelling and removed again', async () => {
  const place = await placeOf('B01');
  const owner = await act((tx) =>
    enrol(tx, clock, { name: 'Luc Baron', role: 'landlord', place, addresses: ['luc@exemple.example'], by }),
  );
  if (owner.kind !== 'enrolled') throw new Error(owner.kind);
  const end = { person: owner.person, role: 'landlord', dwelling: place.dwelling, day: '2026-11-21', by } as const;
  expect(await act((tx) => endRole(tx, clock, end))).toEqual({ kind: 'ended' });
  expect(await act((tx) => endRole(tx, clock, end))).toEqual({ kind: 'not_there' });
});

test('moving out sets the last day, which cannot lie before the first', async () => {
  const person = await personOf('Lucas Moreau');
  const { dwelling } = await placeOf('15');
  expect(await act((tx) => moveOut(tx, clock, { person, dwelling, day: '2022-01-01', by }))).toEqual({
    kind: 'too_early',
    from: '2022-09-01',
  });
  expect(await act((tx) => moveOut(tx, clock, { person, dwelling, day: '2026-12-31', by }))).toEqual({ kind: 'ended' });
  expect(await ask(`select to_date from person_roles where person_id = $1 and role = 'tenant'`, person)).toEqual([
    { to_date: '2026-12-31' },
  ]);
});

test('a number is added, shared, changed and removed, and each has the talk that is right', async () => {
  const [sophie, john] = [await personOf('Sophie Marchand'), await personOf('John Smith')];
  const add = (person: string, address: string) => act((tx) => addAddress(tx, clock, { person, address, by }));
  expect(await add(sophie, '06 39 98 77 10')).toEqual({ kind: 'held', how: 'added' });
  expect(await add(sophie, '0639987710')).toEqual({ kind: 'held', how: 'already' });
  expect(await add(john, '0639987710')).toEqual({ kind: 'held', how: 'shared' });
  expect(await talkOf('+33639987710')).toBe('shared');
  expect(await act((tx) => removeAddress(tx, clock, { person: sophie, address: '06 39 98 77 10', by }))).toEqual({
    kind: 'removed',
  });
  expect(await talkOf('+33639987710')).toBe('John Smith');
  expect(
    await act((tx) => changeAddress(tx, clock, { person: john, from: '06 39 98 77 10', to: '06 39 98 77 11', by })),
  ).toEqual({ kind: 'held', how: 'added' });
  expect(await talkOf('+33639987710')).toBe('stranger');
  expect(await talkOf('+33639987711')).toBe('John Smith');
  expect(
    await act((tx) => changeAddress(tx, clock, { person: john, from: '06 39 98 77 10', to: '06 39 98 77 12', by })),
  ).toEqual({ kind: 'not_theirs' });
  expect(await add(john, '06 39')).toMatchObject({ kind: 'invalid' });
  expect(await add(newId(), '06 39 98 77 13')).toEqual({ kind: 'unknown' });
});

test('"ce n\'est plus moi": the number is nobody\'s, in a talk in which nothing was said yet', async () => {
  const before = await ask<{ conversation_id: string }>(
    `select conversation_id from addresses where value = '+33639980109'`,
  );
  expect(await act((tx) => disownAddress(tx, clock, { kind: 'phone', value: '+33639980109', by: 'person:x' }))).toEqual(
    { kind: 'removed' },
  );
  expect(await talkOf('+33639980109')).toBe('stranger');
  expect(await ask(`select conversation_id from addresses where value = '+33639980109'`)).not.toEqual(before);
  expect(await act((tx) => disownAddress(tx, clock, { kind: 'phone', value: '+33639980109', by: 'person:x' }))).toEqual(
    { kind: 'not_theirs' },
  );
});

test('a stranger turns out to be somebody: number, talk and open ticket become theirs; in the middle of a question the talk stays', async () => {
  const maria = await personOf('Maria Fernandes');
  for (const [value, timers, moved] of [
    ['+33639987720', '{}', 'Maria Fernandes'],
    ['+33639987721', '{"talk":{"answer":"x"}}', 'shared'],
  ] as const) {
    const [talk, ticket] = [newId(), newId()];
    await act(async (tx) => {
      await run(tx, `insert into conversations (agency_id, id, created_at) values ('lilas', $1, now())`, talk);
      await run(tx, `insert into mailboxes values ('lilas', $1, 'conversation', '{}', $2::jsonb, now())`, talk, timers);
      await run(
        tx,
        `insert into addresses (agency_id, id, kind, value, conversation_id) values ('lilas', $1, 'phone', $2, $3)`,
        newId(),
        value,
        talk,
      );
      await run(
        tx,
        `insert into tickets (agency_id, id, reference, conversation_id, scope, category, urgency, hazards, status, reading, answers, opened_at)
         values ('lilas', $1, (random() * 100000)::int, $2, 'dwelling', 'plumbing', 'urgent', '{}', 'new', '{}', '{}', now())`,
        ticket,
        talk,
      );
    });
    expect(await act((tx) => addAddress(tx, clock, { person: maria, address: value, by }))).toEqual({
      kind: 'held',
      how: 'added',
    });
    expect(await talkOf(value)).toBe(moved);
    expect(await ask('select person_id from conversations where id = $1', talk)).toEqual([{ person_id: maria }]);
    expect(await ask('select person_id from tickets where id = $1', ticket)).toEqual([{ person_id: maria }]);
  }
});

test('needs and language are set; an illness is not kept, a language that we do not write is refused', async () => {
  const person = await personOf('Mme Odette Garnier');
  expect(await act((tx) => setNeeds(tx, clock, { person, needs: ['entend mal'], by }))).toEqual({ kind: 'changed' });
  expect(await act((tx) => setNeeds(tx, clock, { person, needs: ['entend mal'], by }))).toEqual({ kind: 'same' });
  expect(await act((tx) => setNeeds(tx, clock, { person, needs: ['diabétique'], by }))).toMatchObject({
    kind: 'invalid',
  });
  expect(await act((tx) => setLanguage(tx, clock, { person, language: 'de', by }))).toMatchObject({ kind: 'invalid' });
  expect(await act((tx) => setLanguage(tx, clock, { person, language: 'en', by }))).toEqual({ kind: 'changed' });
});

test('a dwelling is renamed, but not to the name of a neighbour', async () => {
  const { dwelling } = await placeOf('A102');
  const rename = (name: string) => act((tx) => renameDwelling(tx, clock, { dwelling, name, by }));
  expect(await rename('Appt A101')).toEqual({ kind: 'taken' });
  expect(await rename(' ')).toEqual({ kind: 'invalid' });
  expect(await rename('A102 bis')).toEqual({ kind: 'renamed' });
  expect(await rename('A102 bis')).toEqual({ kind: 'same' });
});

test.each([
  ['lefebvre', ['Mme Jeanne Lefebvre', 'Claire Lefebvre-Martin']],
  ['jeane lefevre', ['Mme Jeanne Lefebvre']],
  ['LEFEB', ['Mme Jeanne Lefebvre', 'Claire Lefebvre-Martin']],
  ['petit 16 rue des lilas', ['Émilie Petit']],
  ['lilas b12', ['Émilie Petit']],
  ['06 39 98 01 05', ['John Smith']],
  ['john.smith@', ['John Smith']],
  ['3 avenue jaures 18', ['Mme Suzanne Roux', 'Nathalie Roux']],
  ['nobodyhere', []],
])('/loge chercher %s', async (words, expected) => {
  const { people } = await act((tx) => searchDirectory(tx, words));
  expect(people.map(({ name }) => name)).toEqual(expected);
});

test('a search gives dwelling, residence and phones, and what may be a reference', async () => {
  const { people, reference } = await act((tx) => searchDirectory(tx, 'suzanne roux'));
  expect(people[0]).toMatchObject({
    place: '3 avenue Jean Jaurès, bâtiment Tour, logement 18',
    residenceName: 'Les Tilleuls',
    phones: ['+33199002002', '+33639980113'],
  });
  expect(reference).toBeNull();
  expect((await act((tx) => searchDirectory(tx, '#1042'))).reference).toBe(1042);
});
