// A dwelling gets another name; two of one name in one entrance could not be told apart.
import { record } from '#journal/store.ts';
import type { Clock } from '#lib/clock.ts';
import { agencyOf, rows, run, type Tx } from '#lib/db.ts';
import { oneLine } from '#lib/text.ts';
import { placeKey } from './place-keys.ts';
import { lockDirectory } from './store.ts';

export type Renamed =
  | { kind: 'renamed' }
  | { kind: 'same' }
  | { kind: 'taken' }
  | { kind: 'unknown' }
  | { kind: 'invalid' };

const LONGEST = 120;

/** `by`: "manager:ID", as the journal names who acts. */
export async function renameDwelling(
  tx: Tx,
  clock: Clock,
  change: { dwelling: string; name: string; by: string },
): Promise<Renamed> {
  const agency = agencyOf(tx);
  await lockDirectory(tx);
  const name = oneLine(change.name);
  if (name === '' || name.length > LONGEST) return { kind: 'invalid' };
  const neighbours = await rows<{ id: string; name: string }>(
    tx,
    `select n.id, n.name from dwellings d join dwellings n on n.agency_id = $1 and n.building_id = d.building_id and n.entrance_id is not distinct from d.entrance_id
     where d.agency_id = $1 and d.id = $2`,
    agency,
    change.dwelling,
  );
  const own = neighbours.find(({ id }) => id === change.dwelling);
  if (own === undefined) return { kind: 'unknown' };
  if (own.name === name) return { kind: 'same' };
  const taken = neighbours.some(
    (other) => other.id !== own.id && placeKey('dwelling', other.name) === placeKey('dwelling', name),
  );
  if (taken) return { kind: 'taken' };
  await run(tx, 'update dwellings set name = $3 where agency_id = $1 and id = $2', agency, change.dwelling, name);
  await record(tx, [
    { at: clock.now(), fact: 'dwelling_renamed', actor: change.by, data: { dwelling: change.dwelling } },
  ]);
  return { kind: 'renamed' };
}
