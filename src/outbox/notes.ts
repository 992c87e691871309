// The results of sends, gathered and written together: a send is noted some milliseconds after it, and never lost while the
// database is away.
import type { Logger } from 'pino';
import type { Clock } from '#lib/clock.ts';
import { type Db, inAgency } from '#lib/db.ts';
import type { Settled, SettledWriter } from './settled.ts';

export interface Notes {
  add(settled: Settled): void;
  size(): number;
  /** When all is written. */
  idle(): Promise<void>;
}

/** Nobody waits for the note; some dozens of sends cost one transaction. */
const GATHER_MS = 50;
const MOST_AT_ONCE = 500;
const AFTER_FAILURE_MS = 1_000;

export function createNotes(from: {
  db: Db;
  clock: Clock;
  log: Logger;
  write: SettledWriter;
  written(settled: readonly Settled[], woken: { events: boolean; cards: boolean }): void;
}): Notes {
  let waiting: Settled[] = [];
  let writing = 0;
  let timer: NodeJS.Timeout | undefined;
  let failing = false;
  const idle: (() => void)[] = [];

  function soon(ms: number): void {
    if (timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      void writeAll();
    }, ms);
  }

  async function writeAll(): Promise<void> {
    if (writing > 0) return;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, MOST_AT_ONCE);
      writing = batch.length;
      const left = await writeBatch(batch);
      writing = 0;
      if (left.length === 0) continue;
      waiting = [...left, ...waiting];
      return soon(AFTER_FAILURE_MS);
    }
    for (const tell of idle.splice(0)) tell();
  }

  /** What could not be written. */
  async function writeBatch(batch: readonly Settled[]): Promise<Settled[]> {
    const left: Settled[] = [];
    for (const [agency, settled] of Map.groupBy(batch, ({ text }) => text.agency)) {
      try {
        const woken = await inAgency(from.db, agency, (tx) => from.write(tx, settled, from.clock.now()));
        from.written(settled, woken);
        failing = false;
      } catch (error) {
        if (!failing)
          from.log.error(
            { err: error, texts: settled.length },
            'results of sends could not be written, and are tried again',
          );
        failing = true;
        left.push(...settled);
      }
    }
    return left;
  }

  return {
    add(settled) {
      waiting.push(settled);
      if (writing === 0) soon(GATHER_MS);
    },
    size: () => waiting.length + writing,
    idle: () => (waiting.length + writing === 0 ? Promise.resolve() : new Promise((tell) => idle.push(tell))),
  };
}
