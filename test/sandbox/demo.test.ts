import { afterAll, beforeAll, expect, test } from 'vitest';
import { CATEGORIES } from '#flows/codes.ts';
import { testClock } from '#lib/clock.ts';
import { type Db, inAgency, rows, unscoped } from '#lib/db.ts';
import { loadDemo } from '#sandbox/demo/load.ts';
import { demoPeople, findDemoPerson } from '#sandbox/demo/people.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
let db: Db;
let took: number;
const clock = testClock('2026-11-22T10:00:00Z');
beforeAll(async () => {
  fresh = await freshDatabase();
  db = fresh.db;
  const start = performance.now();
  await loadDemo(db, clock);
  took = performance.now() - start;
});
afterAll(() => fresh.drop());

const ask = <T>(sql: string) => inAgency(db, 'lilas', (tx) => rows<T>(tx, sql));
const everything = () =>
  unscoped(db, async (tx) => {
    const tables = await rows<{ name: string }>(
      tx,
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    );
    const counts = [];
    for (const { name } of tables)
      counts.push([name, (await rows<{ n: number }>(tx, `select count(*) as n from ${name}`))[0]?.n]);
    return counts;
  });

test('it is an agency of 3 residences, 60 dwellings, 80 people, 15 contractors, 4 managers, loaded in two seconds', async () => {
  const [counts] =
    await ask(`select (select count(*) from residences) as residences, (select count(*) from dwellings) as dwellings, (select count(*) from people) as people,
    (select count(*) from contractors) as contractors, (select count(*) from managers where slack_user like 'U%') as managers, (select count(*) from managers) as staff`);
  expect(counts).toEqual({ residences: 3, dwellings: 60, people: 80, contractors: 15, managers: 4, staff: 5 });
  expect(took).toBeLessThan(5_000);
});

test('loaded again, nothing changes', async () => {
  const before = await everything();
  await loadDemo(db, clock);
  expect(await everything()).toEqual(before);
});

test('its past is closed, told in words that were sent, and begins with reference 1001', async () => {
  const [past] =
    await ask(`select count(*) as tickets, min(reference) as first, max(reference) as last, count(*) filter (where closed_at is null or status not in ('resolved', 'cancelled')) as open,
    count(*) filter (where status = 'cancelled') as cancelled, count(incident_id) as grouped, min(opened_at) as since, max(closed_at) as until, bool_and(closed_at > opened_at) as ordered,
    count(distinct category) as categories from tickets`);
  expect(past).toMatchObject({ tickets: 120, first: 1001, last: 1120, open: 0, ordered: true });
  const { cancelled, grouped, categories, since, until } = past as {
    cancelled: number;
    grouped: number;
    categories: number;
    since: Date;
    until: Date;
  };
  expect(cancelled).toBeGreaterThan(3);
  expect(grouped).toBeGreaterThan(5);
  expect(categories).toBeGreaterThan(10);
  expect(since.getTime()).toBeLessThan(Date.parse('2026-06-22'));
  expect(until.getTime()).toBeLessThan(clock.now().getTime());
  const unsent = await ask(
    `select id from outbox where state <> 'sent' or text = '' or sent_at > '2026-11-22' or text !~ '^Agence des Lilas : '`,
  );
  expect(unsent).toEqual([]);
  const [texts] = await ask<{ per: number }>(`select count(*)::float / 120 as per from outbox`);
  expect(texts?.per).toBeGreaterThan(2);
  expect(await ask(`select id from events where state <> 'done'`)).toEqual([]);
});

test('a closed ticket knows that it is closed, so that a tenant may write about it', async () => {
  const boxes = await ask<{ status: string; value: unknown }>(
    `select t.status, m.machines #>> '{ticket,value}' as value from tickets t join mailboxes m on m.id = t.id`,
  );
  expect(boxes).toHaveLength(120);
  expect(boxes.every(({ status, value }) => status === value)).toBe(true);
});

test('a drain that blocks again and again can be seen in its figures', async () => {
  const [most] = await ask<{
    n: number;
  }>(`select count(*) as n from tickets t join ticket_messages l on l.ticket_id = t.id join messages m on m.id = l.message_id
    where m.text like 'L''évier est bouché%' group by t.dwelling_id order by 1 desc limit 1`);
  expect(most?.n).toBeGreaterThanOrEqual(3);
});

test('its contractors cover every trade that is repaired, and tenants have rated them, some worse than others', async () => {
  const [trades] = await ask<{ trades: string[] }>(
    'select array_agg(distinct trade) as trades from contractors, unnest(trades) as trade',
  );
  const repaired = CATEGORIES.filter((category) => !['neighbour', 'administrative'].includes(category));
  expect(repaired.filter((category) => !trades!.trades.includes(category))).toEqual([]);
  const rated = await ask<{ mean: number; sum: number; count: number }>(
    `select k.rating_sum as sum, k.rating_count as count, k.rating_sum::float / k.rating_count as mean from contractors k where rating_count > 0 order by 3`,
  );
  expect(rated.length).toBeGreaterThan(8);
  expect(rated.at(-1)!.mean - rated[0]!.mean).toBeGreaterThan(0.5);
  const [all] = await ask(`select sum(contractor) as sum, count(*) as count from ratings`);
  expect(all).toEqual({
    sum: rated.reduce((n, { sum }) => n + sum, 0),
    count: rated.reduce((n, { count }) => n + count, 0),
  });
});

test('whom one can play has no past, and is found by name', async () => {
  const people = demoPeople();
  const jeanne = findDemoPerson('madame lefebvre jeanne');
  expect(jeanne).toMatchObject({ name: 'Mme Jeanne Lefebvre', address: '+33639980101', kind: 'phone', story: true });
  expect(jeanne?.description).toContain("ne peut pas prendre l'escalier");
  expect(findDemoPerson('Ayse')?.name).toBe('Ayşe Yılmaz');
  expect(findDemoPerson('Petit')).toBeUndefined();
  expect(people.filter(({ role }) => role === 'stranger')).toHaveLength(3);
  const addresses = people
    .filter(({ story, role }) => story && role === 'tenant')
    .flatMap((person) => person.addresses);
  const past = await inAgency(db, 'lilas', (tx) =>
    rows(
      tx,
      `select a.value from messages m join addresses a on a.id = m.address_id where a.value = any($1)`,
      addresses,
    ),
  );
  expect(past).toEqual([]);
  const known = await inAgency(db, 'lilas', (tx) => rows<{ value: string }>(tx, 'select value from addresses'));
  const missing = people
    .filter(({ role }) => role !== 'stranger')
    .flatMap((person) => person.addresses.filter((value) => !known.some((row) => row.value === value)));
  expect(missing).toEqual([]);
});

test('the same clock gives the same past', async () => {
  const other = await freshDatabase();
  try {
    await loadDemo(other.db, clock);
    const sql = `select t.reference, t.category, t.opened_at, t.closed_at, p.name, o.text from tickets t join people p on p.id = t.person_id left join outbox o on o.ticket_id = t.id order by 1, o.sent_at`;
    expect(await inAgency(other.db, 'lilas', (tx) => rows(tx, sql))).toEqual(await ask(sql));
  } finally {
    await other.drop();
  }
});
