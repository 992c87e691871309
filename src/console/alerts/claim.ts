// Alerts that Slack does not show yet, or shows as open although somebody settled them. Held in hand as cards are.
import { type Db, inAgency, narrow, rows, run, type Tx, unscoped } from '#lib/db.ts';

export interface UnshownAlert {
  agency_id: string;
  id: string;
  kind: string;
  ticket_id: string | null;
  raised_at: Date;
  slack_ts: string;
  attempts: number;
  doubt: boolean;
}

const UNSHOWN = `(slack_ts = '' or (settled_at is not null and slack_settled_at is null) or (slack_saw = '' and settled_at is null))`;
const READY = `(slack_due_at is null or slack_due_at <= $1) and (slack_posting_at is null or slack_posting_at < now() - interval '60 seconds')`;

// $1 now, $2 how many
export const CLAIM_ALERTS = `
with turn as (select agency_id from alerts where ${UNSHOWN} and ${READY} order by kind = 'emergency' desc, raised_at limit 1),
due as (select agency_id, id, slack_posting_at from alerts where agency_id = (select agency_id from turn) and ${UNSHOWN} and ${READY}
  order by kind = 'emergency' desc, raised_at limit $2 for update skip locked)
update alerts a set slack_posting_at = now() from due d where a.agency_id = d.agency_id and a.id = d.id
returning a.agency_id, a.id, a.kind, a.ticket_id, a.raised_at, a.slack_ts, coalesce(a.slack_attempts, 0) as attempts, d.slack_posting_at is not null as doubt`;

export async function claimAlerts<T>(
  db: Db,
  now: Date,
  most: number,
  load: (tx: Tx, agency: string, alerts: readonly UnshownAlert[]) => Promise<T>,
): Promise<{ alerts: UnshownAlert[]; loaded: T } | null> {
  return unscoped(db, async (above) => {
    const alerts = await rows<UnshownAlert>(above, CLAIM_ALERTS, now, most);
    const agency = alerts[0]?.agency_id;
    if (agency === undefined) return null;
    const emergency = ({ kind }: UnshownAlert) => (kind === 'emergency' ? 0 : 1);
    alerts.sort(
      (a, b) => emergency(a) - emergency(b) || a.raised_at.getTime() - b.raised_at.getTime() || (a.id < b.id ? -1 : 1),
    );
    return { alerts, loaded: await load(await narrow(above, agency), agency, alerts) };
  });
}

/** Where it stands; "-" for one that needs no message of its own. */
export interface ShownAlert {
  id: string;
  channel: string;
  ts: string;
  settled: boolean;
  attempts: number;
  due_at: Date | null;
  doubt: boolean;
  /** What of its ticket it shows now; null: nothing new. */
  saw: string | null;
}

export const NOWHERE = '-';

export async function markAlerts(db: Db, agency: string, now: Date, shown: readonly ShownAlert[]): Promise<void> {
  await inAgency(db, agency, (tx) =>
    run(
      tx,
      `update alerts a set slack_channel = s.channel, slack_ts = s.ts, slack_attempts = s.attempts, slack_due_at = s.due_at, slack_saw = coalesce(s.saw, a.slack_saw),
         settled_at = case when a.kind = 'more_words' and s.ts <> '' then coalesce(a.settled_at, $3) else a.settled_at end,
         slack_settled_at = case when s.settled or (a.kind = 'more_words' and s.ts <> '') then $3 else a.slack_settled_at end, slack_posting_at = case when s.doubt then 'epoch'::timestamptz end
       from json_to_recordset($2::json) as s(id uuid, channel text, ts text, settled bool, attempts int, due_at timestamptz, doubt bool, saw text)
       where a.agency_id = $1 and a.id = s.id`,
      agency,
      JSON.stringify(shown),
      now,
    ),
  );
}
