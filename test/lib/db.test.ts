// Transactions of one agency, on a real server.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrismaClient } from '#db';
import { afterCommit, agencyOf, createDb, type Db, inAgency, narrow, rows, run, type Tx, unscoped } from '#lib/db.ts';
import { isDuplicate, sqlState } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { jsonb } from '#lib/text.ts';
import { emptyDatabase } from '../support/database.ts';

const TABLES = `
  do $$ begin create role loge_app; exception when duplicate_object or unique_violation then null; end $$;
  create table things (agency_id text not null, id uuid not null, at timestamptz, body jsonb, n int, big bigint, primary key (agency_id, id));
  alter table things enable row level security;
  create policy own on things using (agency_id = current_setting('loge.agency', true));
  grant select, insert, update, delete on things to loge_app;
  create table clock_offset (id int primary key, offset_ms bigint not null default 0);
  grant select, insert, update on clock_offset to loge_app`;

const INSERT = `insert into things (agency_id, id, at, body, n)
  select $1, * from unnest($2::uuid[], $3::timestamptz[], $4::jsonb[], $5::int[])`;

let db: Db;
let drop: () => Promise<void>;
beforeAll(async () => {
  const empty = await emptyDatabase();
  db = createDb(empty.url, { max: 4 });
  await db.pool.query(TABLES);
  drop = empty.drop;
});
afterAll(async () => {
  await db.close();
  await drop();
});

const insert = (tx: Tx, agency: string, id = newId()) => run(tx, INSERT, agency, [id], [new Date()], [{}], [1]);
const count = (agency: string) =>
  inAgency(db, agency, async (tx) => (await rows<{ n: number }>(tx, 'select count(*) as n from things'))[0]!.n);

describe('a transaction of one agency', () => {
  it('sees its own rows and none of another agency', async () => {
    await inAgency(db, 'lilas', (tx) => insert(tx, 'lilas'));
    expect(await count('lilas')).toBe(1);
    expect(await count('roses')).toBe(0);
    const everyone = await unscoped(db, (tx) => rows<{ n: number }>(tx, 'select count(*) as n from things'));
    expect(everyone).toEqual([{ n: 1 }]);
  });

  it('cannot write a row of another agency', async () => {
    const wrong = inAgency(db, 'lilas', (tx) => insert(tx, 'roses'));
    await expect(wrong).rejects.toSatisfy((error) => sqlState(error) === '42501');
  });

  it('leaves neither role nor agency behind on its connection', async () => {
    const one = createDb(db.url, { max: 1 });
    await inAgency(one, 'lilas', async () => undefined);
    const [after] = await unscoped(one, (tx) =>
      rows<{ agency: string; same: boolean }>(
        tx,
        `select current_setting('loge.agency', true) as agency, current_user = session_user as same`,
      ),
    );
    expect(after).toEqual({ agency: '', same: true });
    await one.close();
  });

  it('keeps nothing when the work throws', async () => {
    const failing = inAgency(db, 'throws', async (tx) => {
      await insert(tx, 'throws');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await count('throws')).toBe(0);
  });

  it('says so when a statement failed and its error was caught, instead of pretending to commit', async () => {
    const failing = inAgency(db, 'caught', async (tx) => {
      await insert(tx, 'caught');
      await rows(tx, 'select 1 / 0').catch(() => undefined);
    });
    await expect(failing).rejects.toThrow('nothing was committed');
    expect(await count('caught')).toBe(0);
  });

  it('never runs a statement outside when the agency cannot be set', async () => {
    const failing = inAgency(db, 'a\u0000b', (tx) => insert(tx, 'a'));
    await expect(failing).rejects.toSatisfy((error) => sqlState(error) === '22021');
    const [all] = await unscoped(db, (tx) =>
      rows<{ n: number }>(tx, `select count(*) as n from things where agency_id = 'a'`),
    );
    expect(all!.n).toBe(0);
  });

  it('refuses a handle after the end, raw or through Prisma', async () => {
    let kept: Tx | undefined;
    await inAgency(db, 'lilas', async (tx) => {
      await tx.clockOffset.count();
      kept = tx;
    });
    await expect(rows(kept!, 'select 1')).rejects.toThrow('after its transaction had ended');
    expect(() => kept!.clockOffset).toThrow('after its transaction had ended');
  });

  it('works on after the server cut the connection in the middle', async () => {
    const cut = unscoped(db, (tx) => rows(tx, 'select pg_terminate_backend(pg_backend_pid())'));
    await expect(cut).rejects.toThrow();
    expect(await count('nobody')).toBe(0);
  });

  it('runs more transactions at once than there are connections', async () => {
    await Promise.all(Array.from({ length: 40 }, () => inAgency(db, 'many', (tx) => insert(tx, 'many'))));
    expect(await count('many')).toBe(40);
  });

  it('knows its agency, and a claim takes one on in the middle', async () => {
    const seen = await unscoped(db, async (above) => {
      const before = await rows<{ n: number }>(above, 'select count(distinct agency_id) as n from things');
      const tx = await narrow(above, 'lilas');
      const after = await rows<{ n: number }>(tx, 'select count(distinct agency_id) as n from things');
      return [agencyOf(tx), before[0]!.n > 1, after[0]!.n];
    });
    expect(seen).toEqual(['lilas', true, 1]);
  });
});

describe('afterCommit', () => {
  it('is called after a commit, in order, and not after a failure', async () => {
    const calls: string[] = [];
    await inAgency(db, 'lilas', async (tx) => {
      afterCommit(tx, () => calls.push('first'));
      afterCommit(tx, () => calls.push('second'));
      expect(calls).toEqual([]);
    });
    const failing = inAgency(db, 'lilas', async (tx) => {
      afterCommit(tx, () => calls.push('never'));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(calls).toEqual(['first', 'second']);
  });
});

describe('Prisma within a transaction', () => {
  it('shares it: sees what raw statements wrote, and is undone with them', async () => {
    await run1(`insert into clock_offset values (7, 70)`);
    const failing = unscoped(db, async (tx) => {
      await run(tx, 'update clock_offset set offset_ms = 71 where id = 7');
      expect((await tx.clockOffset.findUnique({ where: { id: 7 } }))?.offsetMs).toBe(71n);
      await tx.clockOffset.update({ where: { id: 7 }, data: { offsetMs: 72n } });
      expect(await rows(tx, 'select offset_ms from clock_offset where id = 7')).toEqual([{ offset_ms: 72 }]);
      throw new Error('undo');
    });
    await expect(failing).rejects.toThrow('undo');
    expect(await unscoped(db, (tx) => rows(tx, 'select offset_ms from clock_offset where id = 7'))).toEqual([
      { offset_ms: 70 },
    ]);
  });

  it('is under the same row-level security', async () => {
    const users = await inAgency(db, 'lilas', (tx) => tx.$queryRaw`select current_user::text as name`);
    expect(users).toEqual([{ name: 'loge_app' }]);
  });

  it('serves transactions side by side, each on its own connection', async () => {
    const numbers = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        inAgency(db, `agency ${i}`, async (tx) => {
          await tx.clockOffset.count();
          return tx.$queryRaw<{ name: string }[]>`select current_setting('loge.agency') as name`;
        }),
      ),
    );
    expect(numbers.map(([row]) => row!.name)).toEqual(Array.from({ length: 12 }, (_, i) => `agency ${i}`));
  });

  it('undoes a step of several statements by itself, and the transaction goes on', async () => {
    await unscoped(db, async (tx) => {
      const inner = (tx as unknown as PrismaClient).$transaction([
        tx.clockOffset.create({ data: { id: 20 } }),
        tx.clockOffset.create({ data: { id: 7 } }),
      ]);
      await expect(inner).rejects.toSatisfy(isDuplicate);
      await tx.clockOffset.create({ data: { id: 21 } });
    });
    const kept = await unscoped(db, (tx) => rows(tx, 'select id from clock_offset where id in (20, 21)'));
    expect(kept).toEqual([{ id: 21 }]);
  });

  it('tells a duplicate by its SQLSTATE, whoever sent the statement', async () => {
    const id = newId();
    await inAgency(db, 'twice', (tx) => insert(tx, 'twice', id));
    await expect(inAgency(db, 'twice', (tx) => insert(tx, 'twice', id))).rejects.toSatisfy(isDuplicate);
    const twice = unscoped(db, (tx) => tx.clockOffset.create({ data: { id: 7 } }));
    await expect(twice).rejects.toSatisfy(isDuplicate);
  });
});

const run1 = (sql: string) => unscoped(db, (tx) => run(tx, sql));

describe('raw statements', () => {
  it('take arrays of ids, instants, objects and nulls', async () => {
    const ids = [newId(), newId(), newId()];
    const at = new Date('2027-03-28T00:30:00.123Z');
    const bodies = [{ text: 'l\'eau "coule", là {\\}' }, null, jsonb(['a', 1])];
    await inAgency(db, 'arrays', (tx) => run(tx, INSERT, 'arrays', ids, [at, null, at], bodies, [1, null, 3]));
    const read = await inAgency(db, 'arrays', (tx) =>
      rows(tx, 'select id, at, body, n from things where id = any($1::uuid[]) order by id', ids),
    );
    expect(read).toEqual([
      { id: ids[0], at, body: bodies[0], n: 1 },
      { id: ids[1], at: null, body: null, n: null },
      { id: ids[2], at, body: ['a', 1], n: 3 },
    ]);
  });

  it('give numbers for bigint, sums and counts, and refuse to round one', async () => {
    const sum = `select 9007199254740991::bigint as most, sum(n) as sum, avg(n) as average from (values (1), (2)) as t(n)`;
    expect(await unscoped(db, (tx) => rows(tx, sum))).toEqual([{ most: 9007199254740991, sum: 3, average: 1.5 }]);
    await expect(unscoped(db, (tx) => rows(tx, 'select 9007199254740993::bigint'))).rejects.toThrow('does not fit');
    expect(await unscoped(db, (tx) => rows(tx, 'select array[1, null]::bigint[] as a'))).toEqual([{ a: [1, null] }]);
  });

  it('give a calendar day as text, not as an instant of some zone', async () => {
    expect(await unscoped(db, (tx) => rows(tx, `select date '2027-03-28' as day`))).toEqual([{ day: '2027-03-28' }]);
  });

  it('speak UTC whatever the server or the role prefers', async () => {
    const local = await unscoped(db, (tx) =>
      rows(
        tx,
        `select timestamp '2027-01-01 00:00' as a, show_zone.s as zone from (select current_setting('TimeZone') as s) as show_zone`,
      ),
    );
    expect(local).toEqual([{ a: new Date('2027-01-01T00:00:00Z'), zone: 'UTC' }]);
  });

  it('travel together when they are started together, and come back in order', async () => {
    const answers = await unscoped(db, (tx) =>
      Promise.all(Array.from({ length: 30 }, (_, i) => rows<{ i: number }>(tx, 'select $1::int as i', i))),
    );
    expect(answers.map(([row]) => row!.i)).toEqual(Array.from({ length: 30 }, (_, i) => i));
  });

  it('fail together, and the connection serves on', async () => {
    const failing = unscoped(db, (tx) =>
      Promise.all([rows(tx, 'select 1 as a'), rows(tx, 'select $1::int / 0', 1), rows(tx, 'select 2 as b')]),
    );
    await expect(failing).rejects.toSatisfy((error) => sqlState(error) === '22012');
    expect(await unscoped(db, (tx) => rows(tx, 'select 2 as b'))).toEqual([{ b: 2 }]);
  });
});
