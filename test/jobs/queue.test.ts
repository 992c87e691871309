// Jobs on a real queue: enqueued with what they belong to, tried again when they must be.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Handlers, type Queue, startQueue } from '#jobs/queue.ts';
import { inAgency, rows, unscoped } from '#lib/db.ts';
import { PermanentError, RetryLater } from '#lib/errors.ts';
import { createLogger } from '#lib/log.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
let queue: Queue;
const dead: { name: string; payload: object; why: string }[] = [];
const ran: object[] = [];
let fetch: Handlers['media.fetch'] = async () => undefined;
beforeAll(async () => {
  fresh = await freshDatabase();
  queue = await startQueue({
    db: fresh.db,
    log: createLogger({ level: 'silent' }),
    onDead: async (name, payload, why) => void dead.push({ name, payload, why }),
  });
  const nothing = async () => undefined;
  const counted: Handlers['media.fetch'] = (payload) => {
    ran.push(payload);
    return fetch(payload);
  };
  const handlers = new Proxy({} as Handlers, { get: (_, name) => (name === 'media.fetch' ? counted : nothing) });
  await queue.work(handlers);
});
afterAll(async () => {
  await queue.stop();
  await fresh.drop();
});

const states = async () =>
  (
    await unscoped(fresh.db, (tx) =>
      rows<{ state: string }>(
        tx,
        `select state::text as state from pgboss.job where name = 'media.fetch' order by created_on`,
      ),
    )
  ).map(({ state }) => state);

it('a job that must be tried again waits for its time, and holds up nobody', async () => {
  fetch = async () => {
    throw new RetryLater('not there yet');
  };
  await inAgency(fresh.db, 'lilas', (tx) => queue.enqueue(tx, 'media.fetch', [{ agency: 'lilas', media: 'm1' }]));
  await queue.drain();
  expect(ran).toContainEqual({ agency: 'lilas', media: 'm1' });
  expect(await states()).toEqual(['retry']);
  expect(dead).toEqual([]);
});

it('a job that failed for good is reported, and not tried again', async () => {
  fetch = async () => {
    throw new PermanentError('never');
  };
  await inAgency(fresh.db, 'lilas', (tx) => queue.enqueue(tx, 'media.fetch', [{ agency: 'lilas', media: 'm2' }]));
  await queue.drain();
  expect((await states()).filter((state) => state === 'completed')).toHaveLength(1);
  expect(dead).toMatchObject([{ name: 'media.fetch', payload: { media: 'm2' }, why: 'never' }]);
});

it('a job goes with its transaction', async () => {
  const before = (await states()).length;
  await inAgency(fresh.db, 'lilas', async (tx) => {
    await queue.enqueue(tx, 'media.fetch', [{ agency: 'lilas', media: 'm3' }]);
    throw new Error('rolled back');
  }).catch(() => undefined);
  expect(await states()).toHaveLength(before);
});
