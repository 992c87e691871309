// What falls due becomes an event. The arming that it carries decides later whether it still counts.
import type { Clock } from '#lib/clock.ts';
import { type Db, rows, unscoped } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';

const MOST = 500;

interface DueRow {
  agency_id: string;
  mailbox_id: string;
  machine: string;
  timer: string;
  arming: string;
  kind: string;
}

/** Puts an event for each timer that is due; how many. The event's time is now: after an outage a reminder comes once, late. */
export async function ringTimers({ db, clock }: { db: Db; clock: Clock }): Promise<number> {
  const now = clock.now();
  return unscoped(db, async (tx) => {
    const due = await rows<DueRow>(
      tx,
      `with due as (select agency_id, mailbox_id, machine, timer from timers where due_at <= $1 order by due_at limit ${MOST} for update skip locked),
       gone as (delete from timers t using due d where t.agency_id = d.agency_id and t.mailbox_id = d.mailbox_id and t.machine = d.machine and t.timer = d.timer
         returning t.agency_id, t.mailbox_id, t.machine, t.timer, t.arming, t.due_at)
       select g.*, m.kind from gone g join mailboxes m on m.agency_id = g.agency_id and m.id = g.mailbox_id order by g.due_at`,
      now,
    );
    if (due.length === 0) return 0;
    const events = due.map(({ agency_id, mailbox_id, machine, timer, arming, kind }) => ({
      agency_id,
      id: newId(),
      mailbox_id,
      kind,
      key: `timer:${arming}`,
      type: 'TIMER',
      at: now,
      message_id: null,
      refs: { machine, timer, arming },
      state: 'pending',
      attempts: 0,
      done_at: null,
    }));
    await rows(
      tx,
      `insert into events select * from json_populate_recordset(null::events, $1::json) on conflict (agency_id, mailbox_id, key) do nothing`,
      JSON.stringify(events),
    );
    return due.length;
  });
}

/** When the next timer falls due, later than `after`; null when none is armed. */
export async function nextTimer(db: Db, after: Date): Promise<Date | null> {
  const [next] = await unscoped(db, (tx) =>
    rows<{ due_at: Date | null }>(tx, 'select min(due_at) as due_at from timers where due_at > $1', after),
  );
  return next?.due_at ?? null;
}
