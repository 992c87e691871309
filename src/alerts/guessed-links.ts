// Links to pages are being guessed. Nobody finds one that way; the operator should know, and may shut the network out.
import type { Clock } from '#lib/clock.ts';
import { type Db, inAgency } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { oneStatement } from '#lib/writes.ts';
import { type AlertRow, newAlerts } from './store.ts';

const write = oneStatement([newAlerts]);
/** What concerns no single agency is shown to the operator. */
const OPERATOR = '~operator';

export async function alertGuessedLinks({ db, clock }: { db: Db; clock: Clock }): Promise<void> {
  const alert: AlertRow = {
    agency_id: OPERATOR,
    id: newId(),
    kind: 'look_at',
    ticket_id: null,
    conversation_id: null,
    message_id: null,
    data: { event: 'Liens des pages', why: 'quelqu’un essaie des liens au hasard : ils sont refusés et ralentis' },
    raised_at: clock.now(),
    settled_at: null,
    settled_by: '',
    slack_channel: '',
    slack_ts: '',
  };
  await inAgency(db, OPERATOR, (tx) => write(tx, { alerts: [alert] }));
}
