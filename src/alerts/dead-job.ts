// A job that failed for good is an alert, not a log line.
import type { Clock } from '#lib/clock.ts';
import { type Db, inAgency } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { oneStatement } from '#lib/writes.ts';
import { type AlertRow, newAlerts } from './store.ts';

const write = oneStatement([newAlerts]);
/** What concerns no single agency is shown to the operator. */
const OPERATOR = '~operator';

export async function alertDeadJob(
  { db, clock }: { db: Db; clock: Clock },
  job: string,
  payload: object,
  why: string,
): Promise<void> {
  const {
    agency = OPERATOR,
    ticket = null,
    message = null,
  } = payload as { agency?: string; ticket?: string; message?: string };
  const alert: AlertRow = {
    agency_id: agency,
    id: newId(),
    kind: 'dead_job',
    ticket_id: ticket,
    conversation_id: null,
    message_id: message,
    data: { job, why: why.slice(0, 300) },
    raised_at: clock.now(),
    settled_at: null,
    settled_by: '',
    slack_channel: '',
    slack_ts: '',
  };
  await inAgency(db, agency, (tx) => write(tx, { alerts: [alert] }));
}
