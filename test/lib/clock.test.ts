import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testClock } from '#lib/clock.ts';
import { run, unscoped } from '#lib/db.ts';
import { listen } from '#lib/listen.ts';
import { movableClock } from '#lib/movable-clock.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
const errors: Error[] = [];
const onError = (error: Error): void => void errors.push(error);
const HOUR = 3_600_000;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

describe('a test clock', () => {
  it('stands still until it is moved', () => {
    const clock = testClock('2027-03-01T10:00:00Z');
    clock.advance(HOUR);
    expect(clock.now()).toEqual(new Date('2027-03-01T11:00:00Z'));
    clock.set(new Date('2020-01-01T00:00:00Z'));
    expect(clock.now()).toEqual(new Date('2020-01-01T00:00:00Z'));
  });
});

describe('a movable clock', () => {
  it('is moved here at once, elsewhere soon, and stays moved after a restart', async () => {
    const moved = vi.fn();
    const web = await movableClock(database.db, { onError });
    const worker = await movableClock(database.db, { onError, moved });
    const ahead = (clock: { now(): Date }) => Math.round((clock.now().getTime() - Date.now()) / 1000);
    await web.advance(2 * HOUR);
    expect(ahead(web)).toBe(7200);
    await vi.waitFor(() => expect(ahead(worker)).toBe(7200));
    expect(moved).toHaveBeenCalledTimes(1);
    await Promise.all([web.advance(HOUR), worker.advance(HOUR)]);
    await vi.waitFor(() => expect([ahead(web), ahead(worker)]).toEqual([14400, 14400]));
    await web.moveTo(new Date(Date.now() - HOUR));
    const restarted = await movableClock(database.db, { onError });
    expect(ahead(restarted)).toBe(-3600);
    await Promise.all([web.close(), worker.close(), restarted.close()]);
    expect(errors).toEqual([]);
  });
});

describe('listen', () => {
  it('hears what is notified, and comes back after its connection was cut', async () => {
    const heard: string[] = [];
    const faults: Error[] = [];
    const listener = await listen(database.url, { told: (payload) => heard.push(payload) }, (error) =>
      faults.push(error),
    );
    const notify = (payload: string) => unscoped(database.db, (tx) => run(tx, `select pg_notify('told', $1)`, payload));
    await notify('one');
    await vi.waitFor(() => expect(heard).toEqual(['one']));
    await unscoped(database.db, (tx) =>
      run(
        tx,
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'loge (listens)' and datname = current_database()`,
      ),
    );
    // It was deaf for a moment: it is told so, by an empty notice.
    await vi.waitFor(() => expect(heard).toEqual(['one', '']), { timeout: 5_000 });
    await notify('two');
    await vi.waitFor(() => expect(heard).toEqual(['one', '', 'two']));
    expect(faults.length).toBeGreaterThan(0);
    await listener.close();
  });
});
