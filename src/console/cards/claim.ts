// Which cards are out of date, in whose hands they are, and what became of them. `posting_at` is the hand: a card whose hand
// is gone without a word may stand in Slack already.
import { type Db, inAgency, narrow, rows, run, type Tx, unscoped } from '#lib/db.ts';

export interface StaleCard {
  agency_id: string;
  ticket_id: string;
  channel: string;
  ts: string;
  wanted: number;
  attempts: number;
  /** Somebody was at it before and did not come back. */
  doubt: boolean;
}

/** Longer than a send may take: then its holder is dead. In real time, as the sandbox's clock leaps over hours. */
const HAND = `interval '60 seconds'`;
const FREE = `(posting_at is null or posting_at < now() - ${HAND})`;

// $1 now, $2 how many
export const CLAIM_CARDS = `
with turn as (select agency_id from cards where wanted > shown and due_at <= $1 and ${FREE} order by rank, due_at limit 1),
due as (select c.agency_id, c.ticket_id, c.posting_at, c.rank, c.due_at from cards c
  where c.agency_id = (select agency_id from turn) and c.wanted > c.shown and c.due_at <= $1 and ${FREE}
  order by c.rank, c.due_at limit $2 for update skip locked),
taken as (update cards c set posting_at = now() from due d where c.agency_id = d.agency_id and c.ticket_id = d.ticket_id
  returning c.agency_id, c.ticket_id, c.channel, c.ts, c.wanted, c.attempts, d.posting_at is not null as doubt, d.rank, d.due_at)
select agency_id, ticket_id, channel, ts, wanted, attempts, doubt from taken order by rank, due_at`;

/** Claims cards of one agency, most urgent first, and reads what `load` needs of them in the same transaction. */
export async function claimCards<T>(
  db: Db,
  now: Date,
  most: number,
  load: (tx: Tx, agency: string, cards: readonly StaleCard[]) => Promise<T>,
): Promise<{ cards: StaleCard[]; loaded: T } | null> {
  return unscoped(db, async (above) => {
    const cards = await rows<StaleCard>(above, CLAIM_CARDS, now, most);
    const agency = cards[0]?.agency_id;
    if (agency === undefined) return null;
    return { cards, loaded: await load(await narrow(above, agency), agency, cards) };
  });
}

export interface ShownCard {
  ticket_id: string;
  channel: string;
  ts: string;
  /** What Slack shows now; null: nothing new. */
  shown: number | null;
  attempts: number;
  /** When it is tried again; null: as it stands. */
  due_at: Date | null;
  /** It may stand in Slack although nobody told us. */
  doubt: boolean;
}

export async function markCards(db: Db, agency: string, cards: readonly ShownCard[]): Promise<void> {
  await inAgency(db, agency, (tx) =>
    run(
      tx,
      `update cards c set channel = s.channel, ts = s.ts, shown = greatest(c.shown, coalesce(s.shown, c.shown)), attempts = s.attempts,
         due_at = coalesce(s.due_at, c.due_at), posting_at = case when s.doubt then 'epoch'::timestamptz end
       from json_to_recordset($2::json) as s(ticket_id uuid, channel text, ts text, shown int, attempts int, due_at timestamptz, doubt bool)
       where c.agency_id = $1 and c.ticket_id = s.ticket_id`,
      agency,
      JSON.stringify(cards),
    ),
  );
}

const LONGEST_WAIT_MS = 5 * 60_000;

/** Slack down for an hour: tried again after 2, 4, 8 s, then every five minutes. */
export function backOffMs(attempts: number): number {
  return Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** Math.min(attempts, 12));
}
