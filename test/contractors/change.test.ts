// Contractors added, changed and removed by managers: their conversation, its mailbox and its addresses go along.
import { afterAll, beforeAll, beforeEach, expect, it, test } from 'vitest';
import { addContractor, addOneOff, changeContractor, removeContractor } from '#contractors/change.ts';
import { importContractors } from '#contractors/import.ts';
import type { ContractorRow } from '#contractors/store.ts';
import { testClock } from '#lib/clock.ts';
import { inAgency, rows, run, type Tx } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { makeWorld, type World } from '../console/world.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
let world: World;
const clock = testClock('2026-11-22T10:00:00Z');
const by = 'manager:1';
const inside = <T>(work: (tx: Tx) => Promise<T>) => inAgency(fresh.db, world.agency, work);
const ask = <T>(sql: string, ...params: unknown[]) => inside((tx) => rows<T>(tx, sql, ...params));

beforeAll(async () => {
  fresh = await freshDatabase();
  world = await makeWorld(fresh.db);
});
afterAll(() => fresh.drop());
beforeEach(() =>
  inside(async (tx) => {
    await run(tx, 'delete from addresses where conversation_id in (select conversation_id from contractors)');
    await run(tx, 'delete from contractors');
  }),
);

async function added(fields: Parameters<typeof addContractor>[2]): Promise<ContractorRow> {
  const result = await inside((tx) => addContractor(tx, clock, fields));
  if (!('contractor' in result)) throw new Error(`not added: ${result.kind}`);
  return result.contractor;
}
const talksOf = async (value: string) =>
  (await ask<{ id: string }>('select conversation_id as id from addresses where value = $1', value)).map(
    ({ id }) => id,
  );

test('a new one has a conversation, a mailbox and addresses, as if imported', async () => {
  const { id, conversation_id } = await added({
    company: '  Plombier   Express ',
    trades: ['plumbing'],
    phone: '06 39 98 30 01',
    email: 'Contact@Express.example',
    ceiling_cents: 30_000,
    by,
  });
  expect(await ask('select company, phone, email, ceiling_cents, one_off from contractors where id = $1', id)).toEqual([
    {
      company: 'Plombier Express',
      phone: '+33639983001',
      email: 'contact@express.example',
      ceiling_cents: 30_000,
      one_off: false,
    },
  ]);
  expect(await ask('select kind from mailboxes where id = $1', conversation_id)).toEqual([{ kind: 'conversation' }]);
  expect(await talksOf('+33639983001')).toEqual([conversation_id]);
  expect(await talksOf('contact@express.example')).toEqual([conversation_id]);
  expect(await ask(`select actor from journal where fact = 'contractor_added'`)).toEqual([{ actor: by }]);
  expect(await inside((tx) => addContractor(tx, clock, { company: 'PLOMBIER express', by }))).toEqual({
    kind: 'taken',
    company: 'Plombier Express',
  });
});

test('a changed number leads to them, and the old one to nobody: what is said from there is a stranger’s', async () => {
  const one = await added({ company: 'One', phone: '06 39 98 30 01', by });
  await inside((tx) =>
    run(
      tx,
      `update conversations set channel = 'sms', address_id = (select id from addresses where value = '+33639983001') where id = $1`,
      one.conversation_id,
    ),
  );
  const changed = await inside((tx) => changeContractor(tx, clock, { id: one.id, phone: '06 39 98 30 02', by }));
  expect(changed).toMatchObject({ kind: 'changed', elsewhere: [], contractor: { phone: '+33639983002' } });
  expect(await talksOf('+33639983002')).toEqual([one.conversation_id]);
  expect(await talksOf('+33639983001')).not.toEqual([one.conversation_id]);
  expect(await ask('select channel, address_id from conversations where id = $1', one.conversation_id)).toEqual([
    { channel: '', address_id: null },
  ]);
});

it('keeps what is not named, and takes a number away when told so', async () => {
  const one = await added({ company: 'One', trades: ['gas'], phone: '06 39 98 30 01', email: 'a@b.example', by });
  await inside((tx) => changeContractor(tx, clock, { id: one.id, phone: '', by }));
  expect(await ask('select phone, email, trades from contractors')).toEqual([
    { phone: '', email: 'a@b.example', trades: ['gas'] },
  ]);
  expect(await talksOf('+33639983001')).not.toEqual([one.conversation_id]);
});

test('a number that is a tenant’s stays theirs, and the manager is told', async () => {
  const result = await inside((tx) => addContractor(tx, clock, { company: 'One', phone: '+33611223344', by }));
  expect(result).toMatchObject({ kind: 'added', elsewhere: ['+33611223344'] });
  expect(await talksOf('+33611223344')).toEqual([world.conversation]);
});

test('the talk of a stranger who turns out to be a contractor becomes theirs, with its history', async () => {
  const [talk, address] = [newId(), newId()];
  await inside(async (tx) => {
    await run(tx, `insert into conversations (agency_id, id, created_at) values ($1, $2, now())`, world.agency, talk);
    await run(
      tx,
      `insert into addresses (agency_id, id, kind, value, conversation_id, line) values ($1, $2, 'phone', '+33639983077', $3, 'mobile')`,
      world.agency,
      address,
      talk,
    );
  });
  expect((await added({ company: 'One', phone: '06 39 98 30 77', by })).conversation_id).toBe(talk);
});

test('what is no number, no mail or no name is refused with the field, and changes nothing', async () => {
  const refused = async (fields: object) => inside((tx) => addContractor(tx, clock, { company: 'One', ...fields, by }));
  expect(await refused({ phone: '12' })).toMatchObject({ kind: 'invalid', field: 'phone' });
  expect(await refused({ phone: 'a@b.example' })).toMatchObject({ kind: 'invalid', field: 'phone' });
  expect(await refused({ email: '06 39 98 30 01' })).toMatchObject({ kind: 'invalid', field: 'email' });
  expect(await refused({ company: '  ' })).toMatchObject({ kind: 'invalid', field: 'company' });
  expect(await ask('select 1 from contractors')).toEqual([]);
});

test('one who was removed keeps conversation and history, is changed no more, and comes back under the same id', async () => {
  const one = await added({ company: 'One', phone: '06 39 98 30 01', favourite: true, by });
  expect(await inside((tx) => removeContractor(tx, clock, { id: one.id, by }))).toBe(true);
  expect(await inside((tx) => removeContractor(tx, clock, { id: one.id, by }))).toBe(false);
  expect(await ask('select removed_at, conversation_id from contractors')).toEqual([
    { removed_at: clock.now(), conversation_id: one.conversation_id },
  ]);
  expect(await inside((tx) => changeContractor(tx, clock, { id: one.id, emergency: true, by }))).toEqual({
    kind: 'unknown',
  });
  const file = Buffer.from('société;métiers\nOne;gaz\n');
  expect((await importContractors(fresh.db, clock, world.agency, file)).remarks).toEqual([
    { line: 2, reason: '"One" was removed and stays so: it is taken back in Slack, "/loge prestataire nouveau"' },
  ]);
  expect(await ask('select removed_at from contractors')).toEqual([{ removed_at: clock.now() }]);
  expect(await inside((tx) => addContractor(tx, clock, { company: 'one', by }))).toMatchObject({
    kind: 'back',
    contractor: { id: one.id, removed_at: null, phone: '+33639983001' },
  });
});

test('one typed by hand for an order needs an address, is not made twice, and joins the list when added to it', async () => {
  expect(await inside((tx) => addOneOff(tx, clock, { company: 'Dupont', by }))).toMatchObject({
    kind: 'invalid',
    field: 'phone',
  });
  const first = await inside((tx) => addOneOff(tx, clock, { company: 'Dupont', phone: '06 39 98 30 09', by }));
  expect(first).toMatchObject({ kind: 'added', contractor: { one_off: true } });
  const again = await inside((tx) => addOneOff(tx, clock, { company: 'DUPONT', email: 'dupont@x.example', by }));
  expect(again).toMatchObject({ contractor: { one_off: true, phone: '+33639983009', email: 'dupont@x.example' } });
  expect(await ask('select 1 from contractors')).toHaveLength(1);
  expect(await inside((tx) => addContractor(tx, clock, { company: 'Dupont', trades: ['gas'], by }))).toMatchObject({
    kind: 'added',
    contractor: { one_off: false, phone: '+33639983009', trades: ['gas'] },
  });
  expect(await inside((tx) => addOneOff(tx, clock, { company: 'dupont', phone: '06 00 00 00 00', by }))).toMatchObject({
    kind: 'known',
    contractor: { phone: '+33639983009', one_off: false },
  });
});

test('two managers who add the same company at the same moment make one', async () => {
  const both = await Promise.all(
    [1, 2].map((n) => inside((tx) => addContractor(tx, clock, { company: 'Twice', by: `manager:${n}` }))),
  );
  expect(both.map(({ kind }) => kind).toSorted()).toEqual(['added', 'taken']);
});
