// The sandbox's clock. The offset lives in the database, so that web and worker agree.
import type { Clock } from './clock.ts';
import { type Db, rows, unscoped } from './db.ts';
import { listen } from './listen.ts';

/** The machine's clock and an offset that every process of the deployment shares. */
export interface MovableClock extends Clock {
  /** Shows `instant` from now on, here at once, elsewhere within half a second. It may go back. */
  moveTo(instant: Date): Promise<void>;
  advance(ms: number): Promise<void>;
  close(): Promise<void>;
}

const REFRESH_MS = 500;
const CHANNEL = 'loge_clock';

/** `moved` is called when any process moved it, so that timers are looked at again. */
export async function movableClock(
  db: Db,
  options: { moved?: () => void; onError: (error: Error) => void },
): Promise<MovableClock> {
  let offset = 0;
  let started = false;
  const take = (next: number): void => {
    if (next === offset) return;
    offset = next;
    // What it finds at the start was moved by an earlier process.
    if (started) options.moved?.();
  };
  const read = async (): Promise<void> => {
    const [row] = await unscoped(db, (tx) =>
      rows<{ ms: number }>(tx, 'select offset_ms as ms from clock_offset where id = 1'),
    );
    take(row?.ms ?? 0);
  };
  const refresh = (): void => void read().catch(options.onError);
  const write = async (sql: string, ms: number): Promise<void> => {
    const [row] = await unscoped(db, async (tx) => {
      const written = rows<{ ms: number }>(tx, sql, ms);
      await Promise.all([written, rows(tx, 'select pg_notify($1, null)', CHANNEL)]);
      return written;
    });
    take(row!.ms);
  };
  await read();
  started = true;
  const listener = await listen(db.url, { [CHANNEL]: refresh }, options.onError);
  const timer = setInterval(refresh, REFRESH_MS);
  timer.unref();
  return {
    now: () => new Date(Date.now() + offset),
    moveTo: (instant) => write(SET_OFFSET, instant.getTime() - Date.now()),
    advance: (ms) => write(ADD_OFFSET, ms),
    async close() {
      clearInterval(timer);
      await listener.close();
    },
  };
}

const SET_OFFSET = `insert into clock_offset (id, offset_ms) values (1, $1::bigint)
  on conflict (id) do update set offset_ms = excluded.offset_ms returning offset_ms as ms`;
// Added in the database, so that two who advance at once both count.
const ADD_OFFSET = `insert into clock_offset as known (id, offset_ms) values (1, $1::bigint)
  on conflict (id) do update set offset_ms = known.offset_ms + excluded.offset_ms returning offset_ms as ms`;
