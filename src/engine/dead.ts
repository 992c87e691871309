// An event that cannot be stepped or written must neither hold up its mailbox nor be forgotten: it is marked dead and a person is told.
import { factRow } from '#journal/store.ts';
import { unscoped } from '#lib/db.ts';
import { describe } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import type { Engine } from './batch.ts';
import { claim } from './claim.ts';
import type { Mailbox, PendingEvent } from './mailbox.ts';
import { newPlan, type Plan, write } from './plan.ts';

export function deadEvent(plan: Plan, mailbox: Mailbox, event: PendingEvent, at: Date, error: unknown): void {
  const agency_id = plan.agency;
  const ticket_id = mailbox.kind === 'case' ? mailbox.id : null;
  plan.endedEvents.push({ agency_id, id: event.id, state: 'dead', done_at: at });
  plan.journal.push(
    factRow(agency_id, {
      at,
      fact: 'dead',
      mailbox_id: mailbox.id,
      ticket_id,
      message_id: event.message,
      actor: 'system',
      data: { event: event.type },
    }),
  );
  plan.alerts.push({
    agency_id,
    id: newId(),
    kind: 'dead_event',
    ticket_id,
    conversation_id: mailbox.kind === 'conversation' ? mailbox.id : null,
    message_id: event.message,
    data: { event: event.type, id: event.id, why: describe(error).slice(0, 300) },
    raised_at: at,
    settled_at: null,
    settled_by: '',
    slack_channel: '',
    slack_ts: '',
  });
}

/** After a mailbox failed alone: its oldest event is dead. Null when there is no such mailbox. */
export async function setApart(engine: Engine, except: readonly string[], why: string): Promise<string | null> {
  let mailbox: string | null = null;
  await unscoped(engine.db, async (tx) => {
    const claimed = await claim(tx, 1, except);
    const box = claimed?.boxes[0];
    if (!claimed || box?.events[0] === undefined) return;
    const plan = newPlan(claimed.agency);
    deadEvent(plan, box.mailbox, box.events[0], engine.clock.now(), new Error(why));
    await write(claimed.tx, plan, engine.clock.now());
    mailbox = box.mailbox.id;
  });
  return mailbox;
}
