import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createBackPressure, WAITING } from '#inbox/back-pressure.ts';
import { rows, run, unscoped } from '#lib/db.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

async function took(turn: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await turn();
  return performance.now() - began;
}

describe('back-pressure', () => {
  it('lets messages in at once while few wait, and the later the more do', async () => {
    const { turn, written } = createBackPressure(fresh.db);
    written(50);
    expect(await took(turn)).toBeLessThan(20);
    written(550);
    expect(await took(turn)).toBeGreaterThan(95);
  });

  it('believes the table, not what it remembers: what others have stepped waits no more', async () => {
    const { turn, written } = createBackPressure(fresh.db);
    written(400);
    await vi.waitFor(async () => expect(await took(turn)).toBeLessThan(20));
  });

  it('never holds anybody up for longer than a second', async () => {
    await unscoped(fresh.db, (tx) =>
      run(
        tx,
        `insert into events (agency_id, id, mailbox_id, kind, key, type, at, refs, state, attempts)
         select 'x', gen_random_uuid(), gen_random_uuid(), 'case', i::text, 'ADDED', now(), '{}', 'pending', 0 from generate_series(1, 9000) i`,
      ),
    );
    const [counted] = await unscoped(fresh.db, (tx) => rows<{ count: number }>(tx, WAITING));
    expect(counted!.count).toBe(5_100);
    const { turn, written } = createBackPressure(fresh.db);
    written(9_000);
    const first = await took(turn);
    expect(first).toBeGreaterThan(900);
    expect(first).toBeLessThan(1_500);
    expect(await took(turn)).toBeGreaterThan(900);
  });
});
