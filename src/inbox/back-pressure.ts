// What is received faster than it can be stepped is accepted more slowly, never refused: a network waits seconds for our "accepted",
// a person for the answer. It counts the events that wait in the table, whoever put them and whoever steps them.
import { setTimeout as pause } from 'node:timers/promises';
import { alone, type Db } from '#lib/db.ts';

export interface BackPressure {
  /** Resolves when the next messages may be written. */
  turn(): Promise<void>;
  /** So many messages were new. */
  written(messages: number): void;
}

/** So many waiting events are no queue. */
const FREE = 100;
/** Each one beyond makes the next write wait that much longer. */
const MS_EACH = 0.2;
const LONGEST_MS = 1_000;
const MOST_COUNTED = FREE + LONGEST_MS / MS_EACH;

export const WAITING = `select count(*) from (select from events where state = 'pending' order by id limit ${MOST_COUNTED}) w`;

export function createBackPressure(db: Db): BackPressure {
  /** Counted last, and what we have put since. */
  let pending = 0;
  let counting = false;

  async function count(): Promise<void> {
    if (counting) return;
    counting = true;
    try {
      pending = (await alone<{ count: number }>(db, WAITING))[0]!.count;
    } finally {
      counting = false;
    }
  }

  return {
    async turn() {
      const waitMs = Math.min(LONGEST_MS, (pending - FREE) * MS_EACH);
      if (waitMs >= 1) await pause(waitMs);
    },
    written(messages) {
      pending += messages;
      // Uncounted, they stay what they were: where the database fails, the next write says so to whoever waits for it.
      if (pending > FREE / 2) count().catch(() => undefined);
    },
  };
}
