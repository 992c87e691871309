// Several agencies share one database. Every table has a policy, and no agency sees or writes a row of another.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inAgency, rows, run, unscoped } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { type FreshDatabase, freshDatabase } from './support/database.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

/** What is kept above the agencies on purpose: no row of these belongs to one. */
const ABOVE = ['_prisma_migrations', 'clock_offset', 'slack_deliveries', 'mail_cursors'];

describe('row-level security', () => {
  it('guards every table that belongs to an agency', async () => {
    const tables = await unscoped(database.db, (tx) =>
      rows<{ name: string; guarded: boolean; policies: number; keyed: boolean }>(
        tx,
        `select c.relname as name, c.relrowsecurity as guarded,
           (select count(*) from pg_policy p where p.polrelid = c.oid) as policies,
           exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'agency_id') or c.relname = 'agencies' as keyed
         from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' order by 1`,
      ),
    );
    expect(tables.length).toBeGreaterThan(25);
    const open = tables.filter(({ name, guarded, policies }) => !ABOVE.includes(name) && !(guarded && policies > 0));
    expect(
      open.map(({ name }) => name),
      'add a policy in the migration that makes the table',
    ).toEqual([]);
    const unkeyed = tables.filter(({ name, keyed }) => !ABOVE.includes(name) && !keyed);
    expect(
      unkeyed.map(({ name }) => name),
      'its key must begin with the agency',
    ).toEqual([]);
  });

  it('shows an agency nothing of another one', async () => {
    const id = newId();
    await unscoped(database.db, (tx) =>
      run(
        tx,
        `insert into residences (agency_id, id, name) values ('lilas', $1, 'Les Lilas'), ('tilleuls', $1, 'Les Tilleuls')`,
        id,
      ),
    );
    const seen = (agency: string) =>
      inAgency(database.db, agency, (tx) => rows<{ name: string }>(tx, 'select name from residences'));
    expect(await seen('lilas')).toEqual([{ name: 'Les Lilas' }]);
    expect(await seen('tilleuls')).toEqual([{ name: 'Les Tilleuls' }]);
    expect(await seen('nobody')).toEqual([]);
  });

  it('lets an agency change nothing of another one', async () => {
    const changed = await inAgency(database.db, 'lilas', (tx) => run(tx, `update residences set name = 'mine'`));
    expect(changed).toBe(1);
    const planting = inAgency(database.db, 'lilas', (tx) =>
      run(tx, `insert into residences (agency_id, id, name) values ('tilleuls', $1, 'planted')`, newId()),
    );
    await expect(planting).rejects.toThrow(/row-level security/);
  });
});
