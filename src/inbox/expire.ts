// Raw messages are kept as long as the agency says, and no longer; so are the traces of what has long been done.
import type { AgencyRegistry } from '#agency/registry.ts';
import type { Clock } from '#lib/clock.ts';
import { type Db, run, unscoped } from '#lib/db.ts';

const DAY_MS = 86_400_000;
/** Slack tries again for an hour at most; a stepped event is of use to `why` for a season. */
const SLACK_DAYS = 7;
const EVENT_DAYS = 90;
/** The operator's own: what was sent to nobody's address. */
const OPERATOR_RAW_DAYS = 90;

export async function expireRecords({
  db,
  clock,
  agencies,
}: {
  db: Db;
  clock: Clock;
  agencies: AgencyRegistry;
}): Promise<void> {
  const before = (days: number) => new Date(clock.now().getTime() - days * DAY_MS);
  for (const { id, settings } of await agencies.all()) {
    await unscoped(db, (tx) =>
      run(tx, 'delete from raw where agency_id = $1 and received_at < $2', id, before(settings.raw_days)),
    );
  }
  await unscoped(db, async (tx) => {
    await run(tx, `delete from raw where agency_id = '~operator' and received_at < $1`, before(OPERATOR_RAW_DAYS));
    await run(tx, 'delete from slack_deliveries where received_at < $1', before(SLACK_DAYS));
    await run(tx, `delete from events where state <> 'pending' and state <> 'dead' and at < $1`, before(EVENT_DAYS));
  });
}
