import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestClock, testClock } from '#lib/clock.ts';
import { type Db, inAgency, rows, run } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { importPeople } from '#people/import/import.ts';
import { importPlaces } from '#places/import.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
let db: Db;
let clock: TestClock;
beforeAll(async () => {
  fresh = await freshDatabase();
  db = fresh.db;
  clock = testClock('2026-11-22T10:00:00Z');
});
afterAll(() => fresh.drop());

const csv = (text: string) => Buffer.from(text, 'utf8');
const PLACES = csv('residence,building,dwelling\nLilas,A,1\nLilas,A,2\nLilas,B,1\nLilas,B,3\n');

async function withPlaces(agency: string): Promise<(text: string) => ReturnType<typeof importPeople>> {
  await importPlaces(db, agency, PLACES);
  return (text) => importPeople(db, clock, agency, csv(text));
}

interface Found {
  name: string;
  value: string;
  same: boolean;
  talk_person: string | null;
  mailbox: boolean;
}
const addresses = (agency: string) =>
  inAgency(db, agency, (tx) =>
    rows<Found>(
      tx,
      `select p.name, a.value, a.conversation_id = p.conversation_id as same, c.person_id as talk_person,
         exists (select 1 from mailboxes m where m.agency_id = $1 and m.id = a.conversation_id and m.kind = 'conversation') as mailbox
       from person_addresses l join people p on p.agency_id = $1 and p.id = l.person_id join addresses a on a.agency_id = $1 and a.id = l.address_id
       join conversations c on c.agency_id = $1 and c.id = a.conversation_id order by p.name, a.value`,
      agency,
    ),
  );
const countOf = async (agency: string) =>
  inAgency(db, agency, (tx) =>
    rows(
      tx,
      `select (select count(*) from people where agency_id = $1) as people, (select count(*) from person_roles where agency_id = $1) as roles,
        (select count(*) from addresses where agency_id = $1) as addresses, (select count(*) from conversations where agency_id = $1) as conversations,
        (select count(*) from mailboxes where agency_id = $1) as mailboxes`,
      agency,
    ),
  ).then(([row]) => row);

const FILE = `name,role,residence,building,dwelling,phone,email,language,from,to,needs
Mme Jeanne Petit,tenant,Lilas,A,1,06 12 34 56 78 / 01 45 67 89 01,jeanne@exemple.fr,fr,01/02/1987,,ne peut pas prendre l'escalier
Claire Petit,trusted,Lilas,A,1,06 12 34 56 79,,fr,,,
John Smith,tenant,Lilas,B,3,+44 7400 123456,,anglais,2026-01-01,,
SCI du Parc,landlord,Lilas,A,1,,sci@exemple.fr,,,,
Paul Roux,caretaker,Lilas,,,06 12 34 56 80,,,,,
`;

test('people, roles, several numbers each, one talk each; the same list again changes nothing', async () => {
  const take = await withPlaces('twice');
  const first = await take(FILE);
  expect(first).toMatchObject({ kind: 'imported', problems: [] });
  expect(first.counts).toEqual({
    people: { new: 5, changed: 0, same: 0 },
    roles: { new: 5, changed: 0, same: 0 },
    addresses: { new: 7, changed: 0, same: 0 },
  });
  const found = await addresses('twice');
  expect(found.filter(({ name }) => name === 'Mme Jeanne Petit').map(({ value }) => value)).toEqual([
    '+33145678901',
    '+33612345678',
    'jeanne@exemple.fr',
  ]);
  expect(found.every(({ same, mailbox, talk_person }) => same && mailbox && talk_person !== null)).toBe(true);
  const before = await countOf('twice');
  expect(before).toEqual({ people: 5, roles: 5, addresses: 7, conversations: 5, mailboxes: 5 });
  const again = await take(FILE);
  expect(again.counts).toEqual({
    people: { new: 0, changed: 0, same: 5 },
    roles: { new: 0, changed: 0, same: 5 },
    addresses: { new: 0, changed: 0, same: 7 },
  });
  expect(await countOf('twice')).toEqual(before);
});

test('a trusted person is there for the tenant of that dwelling, wherever the lines stand', async () => {
  const take = await withPlaces('trusted');
  await take(
    'nom;rôle;résidence;bâtiment;logement;téléphone\nClaire Petit;fille;Lilas;A;1;0612345679\nJeanne Petit;locataire;Lilas;A;1;0612345678\n',
  );
  const found = await inAgency(db, 'trusted', (tx) =>
    rows(
      tx,
      `select p.name, o.name as of from person_roles r join people p on p.id = r.person_id join people o on o.id = r.for_person_id`,
    ),
  );
  expect(found).toEqual([{ name: 'Claire Petit', of: 'Jeanne Petit' }]);
});

test('a number of two people has a talk of its own, without a person', async () => {
  const take = await withPlaces('couple');
  const report = await take(
    'name,residence,building,dwelling,phone\nM. Petit,Lilas,A,1,0612345678\nMme Petit,Lilas,A,1,0612345678\n',
  );
  expect(report.remarks).toEqual([{ line: 3, reason: expect.stringContaining('shared') }]);
  const found = await addresses('couple');
  expect(found).toHaveLength(2);
  expect(found.every(({ same, talk_person, mailbox }) => !same && talk_person === null && mailbox)).toBe(true);
});

test('a number of somebody who has left becomes the number of who has it now', async () => {
  const take = await withPlaces('left');
  await take('name,residence,building,dwelling,phone,to\nAncien,Lilas,A,1,0612345678,31/10/2026\n');
  const report = await take('name,residence,building,dwelling,phone,from\nNouveau,Lilas,A,1,0612345678,01/11/2026\n');
  expect(report.remarks).toEqual([{ line: 2, reason: expect.stringContaining('has left') }]);
  expect(await addresses('left')).toMatchObject([{ name: 'Nouveau', same: true }]);
});

test('who wrote before being listed keeps the talk, and the open ticket gets person and place', async () => {
  const take = await withPlaces('early');
  const [talk, address, ticket] = [newId(), newId(), newId()];
  await inAgency(db, 'early', async (tx) => {
    await run(tx, `insert into conversations (agency_id, id, created_at) values ('early', $1, now())`, talk);
    await run(tx, `insert into mailboxes values ('early', $1, 'conversation', '{}', '{}', now())`, talk);
    await run(
      tx,
      `insert into addresses (agency_id, id, kind, value, conversation_id) values ('early', $1, 'phone', '+33612345678', $2)`,
      address,
      talk,
    );
    await run(
      tx,
      `insert into tickets (agency_id, id, reference, conversation_id, scope, category, urgency, hazards, status, reading, answers, opened_at)
       values ('early', $1, 1001, $2, 'dwelling', 'plumbing', 'urgent', '{}', 'new', '{}', '{}', now())`,
      ticket,
      talk,
    );
  });
  await take('name,residence,building,dwelling,phone\nJeanne Petit,Lilas,A,1,0612345678\n');
  expect(await addresses('early')).toMatchObject([{ name: 'Jeanne Petit', same: true }]);
  const [found] = await inAgency(db, 'early', (tx) =>
    rows<{ name: string; dwelling: string }>(
      tx,
      `select p.name, d.name as dwelling from tickets t join people p on p.id = t.person_id join dwellings d on d.id = t.dwelling_id`,
    ),
  );
  expect(found).toEqual({ name: 'Jeanne Petit', dwelling: '1' });
});

test('leaving and coming back are two stays; empty cells change nothing', async () => {
  const take = await withPlaces('stays');
  const line = (from: string, to: string, language = '') =>
    `name,residence,building,dwelling,phone,language,from,to\nPaul Roux,Lilas,B,1,0612345678,${language},${from},${to}\n`;
  await take(line('01/01/2020', '31/12/2024', 'tr'));
  await take(line('01/06/2026', ''));
  const stays = await inAgency(db, 'stays', (tx) =>
    rows(tx, 'select from_date, to_date from person_roles order by from_date'),
  );
  expect(stays).toEqual([
    { from_date: '2020-01-01', to_date: '2024-12-31' },
    { from_date: '2026-06-01', to_date: null },
  ]);
  expect((await take(line('', ''))).counts.people).toEqual({ new: 0, changed: 0, same: 1 });
  expect(await inAgency(db, 'stays', (tx) => rows(tx, 'select language from people'))).toEqual([{ language: 'tr' }]);
});

test('every bad line is reported with its number and reason, and nothing is imported', async () => {
  const take = await withPlaces('bad');
  const report = await take(
    `name,role,residence,building,dwelling,phone,from,to,colour
Bonne Ligne,tenant,Lilas,A,1,0612345678,,,x
,tenant,Lilas,A,1,,,,
A,chef,Lilas,A,1,,,,
B,tenant,Lilac,A,1,,,,
C,tenant,Lilas,Z,1,,,,
D,tenant,Lilas,,1,,,,
E,tenant,Lilas,A,99,,,,
F,tenant,Lilas,A,1,06 12,,,
G,tenant,Lilas,A,1,,01/05/2026,01/04/2026,
H,trusted,Lilas,B,3,,,,
I,tenant,Lilas,,,,,,
`,
  );
  expect(report.kind).toBe('refused');
  expect(report.unknownColumns).toEqual(['colour']);
  expect(report.problems.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  const reasons = new Map(report.problems.map(({ line, reason }) => [line, reason]));
  expect(reasons.get(5)).toContain('did you mean "Lilas"?');
  expect(reasons.get(6)).toContain('it has A, B');
  expect(reasons.get(7)).toContain('buildings A, B');
  expect(reasons.get(12)).toContain('needs a dwelling');
  expect(await countOf('bad')).toMatchObject({ people: 0, addresses: 0, conversations: 0 });
});

test('10,000 people are imported in a few seconds, and again without a change', async () => {
  const dwellings = Array.from({ length: 5_000 }, (_, i) => `R${i % 50},A,${i}`).join('\n');
  await importPlaces(db, 'large', csv(`residence,building,dwelling\n${dwellings}\n`));
  const lines = Array.from({ length: 10_000 }, (_, i) => {
    const phone = `06${String(10_000_000 + i)}`;
    return `Nom${i} Prenom${i % 300},tenant,R${i % 50},A,${i % 5_000},${phone},nom${i}@exemple.fr,fr,01/01/2020,,`;
  });
  const file = csv(`name,role,residence,building,dwelling,phone,email,language,from,to,needs\n${lines.join('\n')}\n`);
  const start = performance.now();
  const report = await importPeople(db, clock, 'large', file);
  const took = performance.now() - start;
  expect(report.counts.people).toEqual({ new: 10_000, changed: 0, same: 0 });
  expect(took).toBeLessThan(15_000);
  expect((await importPeople(db, clock, 'large', file)).counts.people).toEqual({ new: 0, changed: 0, same: 10_000 });
}, 60_000);
