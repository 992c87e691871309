// Our runner of migrations, beside the table that Prisma's own command keeps.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '#lib/migrate.ts';
import { emptyDatabase } from '../support/database.ts';

let folder: string;
let client: pg.Client;
let url: string;
let drop: () => Promise<void>;
const logged: string[] = [];
const log = (message: string): void => void logged.push(message);

beforeEach(async () => {
  logged.length = 0;
  folder = mkdtempSync(join(tmpdir(), 'loge-migrations-'));
  cpSync('test/lib/fixtures/migrations', folder, { recursive: true });
  ({ url, drop } = await emptyDatabase());
  client = new pg.Client(url);
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await drop();
  rmSync(folder, { recursive: true });
});

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

const recorded = async () => (await client.query('select * from "_prisma_migrations" order by migration_name')).rows;

describe('migrate', () => {
  it('applies what is missing, in order, and a second time nothing', async () => {
    expect(await migrate(url, folder, log)).toEqual(['20260101000000_first', '20260102000000_second']);
    expect((await client.query('select pet_count() as n')).rows).toEqual([{ n: '1' }]);
    expect(await migrate(url, folder, log)).toEqual([]);
    write('20260103000000_third', 'alter table pets add column age int');
    expect(await migrate(url, folder, log)).toEqual(['20260103000000_third']);
  });

  it("records each as Prisma's own command does", async () => {
    await migrate(url, folder, log);
    const [first] = await recorded();
    expect(first).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      // sha256sum of the fixture
      checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
      migration_name: '20260101000000_first',
      started_at: expect.any(Date),
      finished_at: expect.any(Date),
      logs: null,
      rolled_back_at: null,
      applied_steps_count: 1,
    });
  });

  it('lets several processes start at once', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => migrate(url, folder, log)));
    expect(all.flat().sort()).toEqual(['20260101000000_first', '20260102000000_second']);
    expect(await recorded()).toHaveLength(2);
  });

  it('keeps nothing of one that fails, says where, and takes it once it is repaired', async () => {
    write('20260103000000_third', 'create table toys (id int);\ninsert into toys\nvalues (nonsense);');
    await expect(migrate(url, folder, log)).rejects.toThrow(
      /20260103000000_third failed, and nothing of it was kept: .*nonsense.* \(line 3 of migration.sql\)/,
    );
    expect((await client.query(`select to_regclass('toys') as toys`)).rows).toEqual([{ toys: null }]);
    expect(await recorded()).toHaveLength(2);
    write('20260103000000_third', 'create table toys (id int)');
    expect(await migrate(url, folder, log)).toEqual(['20260103000000_third']);
  });

  it('refuses when an applied file was changed', async () => {
    await migrate(url, folder, log);
    write('20260102000000_second', `insert into pets values (1, 'Medor');`);
    await expect(migrate(url, folder, log)).rejects.toThrow(
      '20260102000000_second was changed after it had been applied',
    );
  });

  it('does not take the line ends of a Windows checkout for a change', async () => {
    await migrate(url, folder, log);
    write('20260102000000_second', `insert into pets values (1, 'Minou');\r\n`);
    expect(await migrate(url, folder, log)).toEqual([]);
  });

  it('refuses when a failed migration is recorded, and says how to resolve it', async () => {
    await migrate(url, folder, log);
    await client.query(`update "_prisma_migrations" set finished_at = null where migration_name like '%second'`);
    await expect(migrate(url, folder, log)).rejects.toThrow('prisma migrate resolve --applied 20260102000000_second');
    await client.query(`update "_prisma_migrations" set rolled_back_at = now() where migration_name like '%second'`);
    await client.query('delete from pets');
    expect(await migrate(url, folder, log)).toEqual(['20260102000000_second']);
  });

  it('refuses a file that ends the transaction in which it runs', async () => {
    write('20260103000000_third', 'create table toys (id int); commit; create table more (id int)');
    await expect(migrate(url, folder, log)).rejects.toThrow('remove its COMMIT');
  });

  it('runs on when a newer program was here before, as in a rolling restart', async () => {
    write('20260103000000_third', 'create table toys (id int)');
    await migrate(url, folder, log);
    rmSync(join(folder, '20260103000000_third'), { recursive: true });
    expect(await migrate(url, folder, log)).toEqual([]);
    expect(logged.at(-1)).toContain('newer version of the program');
  });

  it('gives the planner its statistics', async () => {
    await migrate(url, folder, log);
    const { rows } = await client.query(`select reltuples from pg_class where relname = 'pets'`);
    expect(rows).toEqual([{ reltuples: 1 }]);
  });
});
