// What is looked up for every card and every choice finds its rows by an index, under row-level security and as prepared texts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LOAD_OF, PROBLEM } from '#dispatch/choose-for.ts';
import { inAgency, rows, run, unscoped } from '#lib/db.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  const many = 'from generate_series(1, 4000) i';
  const id = 'gen_random_uuid()';
  await unscoped(fresh.db, async (tx) => {
    for (const sql of [
      `residences (agency_id, id, name) select 'lilas', ${id}, i::text`,
      `buildings (agency_id, id, residence_id, name) select 'lilas', ${id}, ${id}, i::text`,
      `entrances (agency_id, id, building_id, name) select 'lilas', ${id}, ${id}, i::text`,
      `dwellings (agency_id, id, residence_id, building_id, name) select 'lilas', ${id}, ${id}, ${id}, i::text`,
      `tickets (agency_id, id, reference, conversation_id, scope, category, urgency, hazards, status, reading, answers, opened_at)
         select 'lilas', ${id}, i, ${id}, 'dwelling', 'heating', 'routine', '{}', 'new', '{}', '{}', now()`,
      `work_orders (agency_id, id, ticket_id, n, state, contractor_id, reasons, created_at)
         select 'lilas', ${id}, ${id}, 1, 'accepted', ${id}, '[]', now()`,
    ])
      await run(tx, `insert into ${sql} ${many}`);
  });
  await fresh.db.pool.query('analyze');
});
afterAll(() => fresh.drop());

test.each([
  ['the problem of a ticket', PROBLEM, 'text, uuid', `'lilas', '00000000-0000-7000-8000-000000000000'`],
  ['the orders of a few contractors', LOAD_OF, 'text, uuid[]', `'lilas', '{}'`],
])('%s', async (_, sql, types, values) => {
  const plan = await inAgency(fresh.db, 'lilas', async (tx) => {
    await run(tx, 'set local plan_cache_mode = force_generic_plan');
    await run(tx, `prepare looked (${types}) as ${sql}`);
    const lines = await rows<{ 'QUERY PLAN': string }>(tx, `explain execute looked(${values})`);
    await run(tx, 'deallocate looked');
    return lines.map((line) => line['QUERY PLAN']).join('\n');
  });
  expect(plan).not.toMatch(/Seq Scan/);
  expect(plan).toMatch(/Index/);
});
