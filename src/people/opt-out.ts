// Who wants no more texts: our own register, whatever the provider keeps. All numbers of the talk are meant.
import { record } from '#journal/store.ts';
import type { Clock } from '#lib/clock.ts';
import { agencyOf, rows, type Tx } from '#lib/db.ts';
import type { Write } from '#lib/writes.ts';
import { lockDirectory } from '#places/store.ts';
import type { By } from './change.ts';

export interface OptChange {
  agency_id: string;
  conversation_id: string;
  /** Null: texts are welcome again. */
  opted_out_at: Date | null;
}

export const optChanges: Write = {
  name: 'opt changes',
  sql: `update addresses a set opted_out_at = o.opted_out_at
    from json_to_recordset($rows::json) as o(agency_id text, conversation_id uuid, opted_out_at timestamptz)
    where a.agency_id = o.agency_id and a.conversation_id = o.conversation_id and a.kind = 'phone'`,
};

/** After a complaint about our mails: a manager was told that they are welcome again. False: they were. */
export async function welcomeMails(tx: Tx, clock: Clock, { person, by }: { person: string } & By): Promise<boolean> {
  await lockDirectory(tx);
  const lifted = await rows<{ id: string }>(tx, WELCOME, agencyOf(tx), person);
  if (lifted.length === 0) return false;
  const data = { person, addresses: lifted.map(({ id }) => id) };
  await record(tx, [{ at: clock.now(), fact: 'mails_welcome_again', actor: by, data }]);
  return true;
}

// $1 agency, $2 person
const WELCOME = `
update addresses a set opted_out_at = null from person_addresses l
where l.agency_id = $1 and l.person_id = $2 and a.agency_id = $1 and a.id = l.address_id and a.kind = 'email' and a.opted_out_at is not null
returning a.id`;
