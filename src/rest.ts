// When the whole app is at rest, and what would end it: for whoever moves the clock.
import { nextTimer } from '#engine/timers.ts';
import type { EngineWorker } from '#engine/worker.ts';
import type { Queue } from '#jobs/queue.ts';
import { type Db, rows, unscoped } from '#lib/db.ts';
import type { Notices } from '#notices/notices.ts';
import type { Senders } from '#outbox/deliver.ts';
import { nextText } from '#outbox/held.ts';
import type { Receipts } from '#outbox/receipts.ts';

export interface Workings {
  db: Db;
  loop: EngineWorker | undefined;
  queue: Queue;
  senders: Senders;
  receipts: Receipts;
  managers: { settle(): Promise<number> };
  /** Where mails can leave. */
  notices: Notices | undefined;
}

export function createRest({ db, loop, queue, senders, receipts, managers, notices }: Workings) {
  return {
    /** Until nothing is pending, due or on its way at the clock's present time. */
    async settle(): Promise<void> {
      for (let calm = 0; calm < 2; ) {
        await loop?.settle();
        await queue.drain();
        const mailed = (await notices?.poll()) ?? 0;
        const moved = mailed + (await senders.poll()) + (await receipts.sweep()) + (await managers.settle());
        await senders.idle();
        const [left] = await unscoped(db, (tx) =>
          rows<{ count: number }>(tx, `select count(*) from events where state = 'pending'`),
        );
        calm = moved === 0 && left!.count === 0 ? calm + 1 : 0;
      }
    },
    /** The first instant later than `after` at which something falls due; null: nothing will, by itself. */
    async nextDue(after: Date): Promise<Date | null> {
      const instants = [await nextTimer(db, after), await nextText(db, after), (await notices?.nextDue(after)) ?? null]
        .filter((at) => at !== null)
        .map((at) => at.getTime());
      return instants.length === 0 ? null : new Date(Math.min(...instants));
    },
  };
}
