// What Slack delivers twice is done once. The delivery is noted in the transaction of what it brings: a first try that crashed has
// left no note, and the retry does the work.
import { run, type Tx } from '#lib/db.ts';

/** True the first time. */
export async function tookIn(tx: Tx, id: string, at: Date): Promise<boolean> {
  return (
    (await run(tx, 'insert into slack_deliveries (id, received_at) values ($1, $2) on conflict do nothing', id, at)) > 0
  );
}
