// "Ce n'est plus mon numéro", confirmed: whoever had that address has it no longer, and is no longer answered there.
import { agencyOf, rows, type Tx } from '#lib/db.ts';
import { disownAddress } from './change.ts';

export interface Disowned {
  conversation: string;
  /** Its id. */
  address: string;
  at: Date;
}

export async function disown(tx: Tx, { conversation, address, at }: Disowned): Promise<void> {
  const [found] = await rows<{ kind: 'phone' | 'email'; value: string }>(
    tx,
    'select kind, value from addresses where agency_id = $1 and id = $2',
    agencyOf(tx),
    address,
  );
  if (found === undefined) return;
  await disownAddress(tx, { now: () => at }, { ...found, by: `conversation:${conversation}` });
}
