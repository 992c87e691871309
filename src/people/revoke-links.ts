// A person's links are void from now on, on every device: a telephone was lost, a link was passed on.

import { record } from '#journal/store.ts';
import type { Clock } from '#lib/clock.ts';
import { agencyOf, run, type Tx } from '#lib/db.ts';
import type { By } from './change.ts';

/** False: there is no such person. */
export async function revokeLinks(tx: Tx, clock: Clock, { person, by }: { person: string } & By): Promise<boolean> {
  const at = clock.now();
  const sql = 'update people set links_from = $3 where agency_id = $1 and id = $2';
  if ((await run(tx, sql, agencyOf(tx), person, at)) === 0) return false;
  await record(tx, [{ at, fact: 'links_revoked', actor: by, data: { person } }]);
  return true;
}
