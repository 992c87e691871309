import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAgencyFile } from '#agency/read-file.ts';
import { createAgencyRegistry } from '#agency/registry.ts';
import { testClock } from '#lib/clock.ts';
import { type Db, inAgency, rows } from '#lib/db.ts';
import { applyAgency } from '#people/apply-agency.ts';
import { importPeople } from '#people/import/import.ts';
import { importPlaces } from '#places/import.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
let db: Db;
const clock = testClock('2026-11-22T10:00:00Z');
beforeAll(async () => {
  fresh = await freshDatabase();
  db = fresh.db;
});
afterAll(() => fresh.drop());

const file = (id: string, sms: string, change: (text: string) => string = (text) => text) =>
  change(`agency: { id: ${id}, name: "Agence ${id}", phone: "+33 1 99 00 00 01" }
senders: { sms: "${sms}" }
slack:
  channel: C0000000001
  emergencies: C0000000002
  managers:
    - { slack: U0000000001, name: "Claire Morel", limit: 500 }
    - { slack: U0000000002, name: "Marc Roux", phone: "06 39 98 00 02" }
on_call:
  - { name: "Claire Morel", phone: "+33639980001" }
  - { name: "Garde Nuit", phone: "+33639980009", from: "20:00", to: "08:00" }
`);
const apply = (text: string) => {
  const read = readAgencyFile(text);
  if (read.kind === 'invalid') throw new Error(JSON.stringify(read.problems));
  return applyAgency(db, clock, read.settings);
};
const managers = (agency: string) =>
  inAgency(db, agency, (tx) =>
    rows<{
      name: string;
      slack_user: string;
      phone: string;
      mailbox: string | null;
      at: string | null;
      removed: boolean;
    }>(
      tx,
      `select m.name, m.slack_user, m.phone, m."limit", b.kind as mailbox, a.value as at, m.removed_at is not null as removed, s.name as stand_in, m.away_to
       from managers m left join mailboxes b on b.id = m.conversation_id left join conversations c on c.id = b.id
       left join addresses a on a.conversation_id = m.conversation_id left join managers s on s.id = m.stand_in_id order by m.name`,
    ),
  );

test('managers and on-call people come with a talk on their number; the same file again changes nothing', async () => {
  const first = await apply(file('one', '38001'));
  expect(first).toMatchObject({ kind: 'applied', created: true, warnings: [] });
  expect(await managers('one')).toMatchObject([
    {
      name: 'Claire Morel',
      slack_user: 'U0000000001',
      phone: '+33639980001',
      limit: 500,
      mailbox: 'conversation',
      at: '+33639980001',
    },
    { name: 'Garde Nuit', slack_user: 'oncall:+33639980009', limit: 0, at: '+33639980009' },
    { name: 'Marc Roux', slack_user: 'U0000000002', limit: null, at: '+33639980002' },
  ]);
  clock.advance(60_000);
  expect(await apply(file('one', '38001'))).toEqual({ kind: 'applied', created: false, changes: [], warnings: [] });
  const registry = createAgencyRegistry(db);
  expect(await registry.ofSender('sms', '38001')).toBe('one');
  expect((await registry.get('one')).flow.rungs).toBe(2);
});

test('who leaves the file loses the right, and has it again when named again', async () => {
  await apply(file('two', '38002'));
  const without = file('two', '38002', (text) => text.replace(/ {4}- .*Marc Roux.*\n/, ''));
  expect(await apply(without)).toMatchObject({
    changes: [expect.stringContaining('slack'), 'Marc Roux has left: no rights any more'],
  });
  expect((await managers('two')).map(({ name, removed }) => [name, removed])).toContainEqual(['Marc Roux', true]);
  await apply(file('two', '38002'));
  expect((await managers('two')).map(({ removed }) => removed)).toEqual([false, false, false]);
});

test('somebody away has a stand-in with dates', async () => {
  await apply(
    file('away', '38003', (text) =>
      text.replace(
        'limit: 500 }',
        'limit: 500, away: { from: "2026-12-24", to: "2027-01-03", stand_in: U0000000002 } }',
      ),
    ),
  );
  expect((await managers('away'))[0]).toMatchObject({
    name: 'Claire Morel',
    stand_in: 'Marc Roux',
    away_to: '2027-01-03',
  });
});

test("a number given up is a stranger's: its talk is no longer the manager's", async () => {
  await apply(file('moved', '38004'));
  await apply(file('moved', '38004', (text) => text.replace('06 39 98 00 02', '06 39 98 00 22')));
  const talks = await inAgency(db, 'moved', (tx) =>
    rows<{ value: string; manager: string | null }>(
      tx,
      `select a.value, m.name as manager from addresses a left join managers m on m.conversation_id = a.conversation_id where a.value in ('+33639980002', '+33639980022') order by 1`,
    ),
  );
  expect(talks).toEqual([
    { value: '+33639980002', manager: null },
    { value: '+33639980022', manager: 'Marc Roux' },
  ]);
});

test('an address that belongs to another agency is refused, and nothing is changed', async () => {
  await apply(file('owner', '38005'));
  expect(await apply(file('thief', '38005'))).toEqual({
    kind: 'refused',
    reasons: [expect.stringContaining('38005 belongs to the agency "owner"')],
  });
  expect(await inAgency(db, 'thief', (tx) => rows(tx, 'select id from agencies'))).toEqual([]);
});

test('a caretaker who is on call too is one talk, whichever file comes first', async () => {
  await importPlaces(db, 'both', Buffer.from('residence,dwelling\nLilas,1\n'));
  const caretaker = Buffer.from('name,role,residence,phone\nGarde Nuit,gardien,Lilas,06 39 98 00 09\n');
  await importPeople(db, clock, 'both', caretaker);
  await apply(file('both', '38006'));
  await apply(file('after', '38007'));
  await importPlaces(db, 'after', Buffer.from('residence,dwelling\nLilas,1\n'));
  await importPeople(db, clock, 'after', caretaker);
  for (const agency of ['both', 'after']) {
    const [found] = await inAgency(db, agency, (tx) =>
      rows<{ same: boolean }>(
        tx,
        `select p.conversation_id = m.conversation_id and a.conversation_id = m.conversation_id as same from people p, managers m, addresses a where m.name = 'Garde Nuit' and a.value = '+33639980009'`,
      ),
    );
    expect([agency, found?.same]).toEqual([agency, true]);
  }
});

test('settings without on-call people, and a routing to nowhere, are warned about', async () => {
  await importPlaces(db, 'warned', Buffer.from('residence,dwelling\nLilas,1\n'));
  const result = await apply(
    file('warned', '+33757000009', (text) =>
      text
        .replace(/on_call:[\s\S]*/, '')
        .replace('  managers:', '  routing: [ { residence: Roses, channel: C0000000003 } ]\n  managers:'),
    ),
  );
  expect(result).toMatchObject({
    warnings: [
      expect.stringContaining('operators block'),
      expect.stringContaining('on_call'),
      expect.stringContaining('"Roses"'),
    ],
  });
});
