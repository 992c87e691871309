// People who seem to be one are shown to managers, each pair once; talks of one person beside their own are joined.
import type { Clock } from '#lib/clock.ts';
import { type Db, inAgency, rows, type Tx, unscoped } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { oneStatement } from '#lib/writes.ts';
import { alikePeople, joinTalksBeside } from '#people/tidy.ts';
import { wantCards } from '#tickets/card-wanted.ts';
import { type AlertRow, newAlerts } from './store.ts';

const write = oneStatement([newAlerts]);
/** A list that was imported with the same mistake everywhere does not flood the channel: the rest comes when these are settled. */
const MOST_OPEN = 10;

export interface Tidied {
  alerts: number;
  tickets: number;
}

/** The job: the whole directory is compared only when it has changed since. */
export function peopleTidier(from: { db: Db; clock: Clock; changed(): void }): () => Promise<void> {
  const compared = new Map<string, string>();
  return async () => {
    const { alerts, tickets } = await tidyPeople(from, compared);
    if (alerts + tickets > 0) from.changed();
  };
}

/** `compared`: what the directory of each agency was like when it was last compared with itself. */
export async function tidyPeople(
  { db, clock }: { db: Db; clock: Clock },
  compared = new Map<string, string>(),
): Promise<Tidied> {
  const agencies = await unscoped(db, (tx) => rows<{ id: string }>(tx, 'select id from agencies order by id'));
  const done: Tidied = { alerts: 0, tickets: 0 };
  for (const { id } of agencies) {
    const moved = await inAgency(db, id, async (tx) => {
      const tickets = await joinTalksBeside(tx, clock);
      await wantCards(tx, tickets, clock.now());
      return tickets.length;
    });
    done.tickets += moved;
    done.alerts += await inAgency(db, id, async (tx) => {
      const now = await likenessOf(tx, id);
      if (compared.get(id) === now) return 0;
      const { raised, left } = await raise(tx, id, clock.now());
      if (left === 0) compared.set(id, now);
      return raised;
    });
  }
  return done;
}

/** Changes whenever people, their homes or their addresses do. */
async function likenessOf(tx: Tx, agency: string): Promise<string> {
  const [found] = await rows<{ version: number | null; links: number }>(
    tx,
    `select (select version from directory_versions where agency_id = $1) as version,
       (select count(*)::int from person_addresses where agency_id = $1) as links`,
    agency,
  );
  return `${found!.version} ${found!.links}`;
}

async function raise(tx: Tx, agency: string, now: Date): Promise<{ raised: number; left: number }> {
  const asked = await rows<{ people: string[]; open: boolean }>(
    tx,
    `select array(select jsonb_array_elements_text(data -> 'candidates')) as people, settled_at is null as open from alerts where agency_id = $1 and kind = 'merge'`,
    agency,
  );
  const before = new Set(asked.map(({ people }) => [...people].sort().join(' ')));
  const room = MOST_OPEN - asked.filter(({ open }) => open).length;
  const unasked = (await alikePeople(tx)).filter(({ people }) => !before.has([...people].sort().join(' ')));
  const fresh = unasked.slice(0, Math.max(0, room)).map(
    ({ people, why }): AlertRow => ({
      agency_id: agency,
      id: newId(),
      kind: 'merge',
      ticket_id: null,
      conversation_id: null,
      message_id: null,
      data: { candidates: people, alike: why },
      raised_at: now,
      settled_at: null,
      settled_by: '',
      slack_channel: '',
      slack_ts: '',
    }),
  );
  if (fresh.length > 0) await write(tx, { alerts: fresh });
  return { raised: fresh.length, left: unasked.length - fresh.length };
}
