// A row in the hands of this process: just written by it, or claimed when it fell due.
import type { Line, Manner } from '#flows/effects.ts';
import { type Db, rows, type Unscoped, unscoped } from '#lib/db.ts';
import { LEASE_MS, type OutboxRow, type Via } from './store.ts';

export interface Held {
  agency: string;
  id: string;
  event: string;
  n: number;
  via: Via | null;
  conversation: string;
  ticket: string | null;
  /** The ticket on whose card it is shown: that of its group. */
  card: string | null;
  key: string;
  lines: readonly Line[];
  language: string;
  manner: Manner;
  onlyIf: readonly string[];
  attempts: number;
  /** Where it was last tried, or ''. */
  channel: string;
  address: string | null;
  avoided: readonly string[];
  createdAt: Date;
  /** When it was first tried: what is rendered is rendered as of then, so that a look-up finds the same words. */
  triedAt: Date;
  /** Somebody may have sent it already. */
  again: boolean;
}

/** What goes before everything else. */
export function isUrgent(manner: Manner): boolean {
  return manner === 'safety' || manner === 'staff';
}

/** Null: it is to leave later, and will be claimed then. */
export function heldFrom(row: OutboxRow): Held | null {
  if (row.first_tried_at === null || row.state !== 'due') return null;
  return {
    agency: row.agency_id,
    id: row.id,
    event: row.event_id,
    n: row.n,
    via: row.via ?? null,
    conversation: row.conversation_id,
    ticket: row.ticket_id,
    card: row.ticket_id,
    key: row.key,
    lines: row.lines,
    language: row.language,
    manner: row.manner,
    onlyIf: row.only_if,
    attempts: row.attempts,
    channel: row.channel,
    address: row.address_id,
    avoided: row.avoided,
    createdAt: row.created_at,
    triedAt: row.first_tried_at,
    again: false,
  };
}

// $1 now, $2 until when they are ours, $3 how many at most
export const CLAIM_DUE = `
with due as materialized (
  select agency_id, id, first_tried_at is not null as again from outbox where state = 'due' and due_at <= $1
  order by case manner when 'safety' then 0 when 'staff' then 0 when 'answer' then 1 else 2 end, due_at, id limit $3 for update skip locked)
update outbox o set due_at = $2, first_tried_at = coalesce(o.first_tried_at, $1) from due where o.agency_id = due.agency_id and o.id = due.id
returning o.agency_id as agency, o.id, o.event_id as event, o.n, o.via, o.conversation_id as conversation, o.ticket_id as ticket, o.ticket_id as card, o.key, o.lines, o.language, o.manner, o.only_if as "onlyIf",
  o.attempts, o.channel, o.address_id as address, coalesce(o.avoided, '{}') as avoided, o.created_at as "createdAt", o.first_tried_at as "triedAt", due.again`;

/** Oldest first, of any agency; what others hold is left to them. */
export async function claimDue(tx: Unscoped, now: Date, most: number): Promise<Held[]> {
  const claimed = await rows<Held>(tx, CLAIM_DUE, now, new Date(now.getTime() + LEASE_MS), most);
  return claimed.sort((a, b) => (a.id < b.id ? -1 : 1));
}

// $1 agencies, $2 ids, $3 until when
export const RENEW = `
update outbox o set due_at = $3 from unnest($1::text[], $2::uuid[]) as h(agency_id, id)
where o.agency_id = h.agency_id and o.id = h.id and o.state = 'due'`;

/** When the next text falls due, later than `after`; null when none waits. */
export async function nextText(db: Db, after: Date): Promise<Date | null> {
  const [next] = await unscoped(db, (tx) =>
    rows<{ at: Date | null }>(tx, `select min(due_at) as at from outbox where state = 'due' and due_at > $1`, after),
  );
  return next?.at ?? null;
}
