// The rows of what leaves. `state` moves from due to its end once; `receipt` only ever forward.
import type { Line, Manner } from '#flows/effects.ts';
import { insertInto } from '#lib/writes.ts';

/**
 * due: to be sent at `due_at`; with `first_tried_at` set it may have left already, and is looked up before it is sent (again).
 * sent, refused (for good), failed (given up), unknown (nobody can tell whether it left), stale (no longer true, or told in
 * another text), blocked (nowhere to send it to).
 */
export type OutboxState = 'due' | 'sent' | 'refused' | 'failed' | 'unknown' | 'stale' | 'blocked';

export interface OutboxRow {
  agency_id: string;
  id: string;
  event_id: string;
  n: number;
  conversation_id: string;
  ticket_id: string | null;
  key: string;
  lines: readonly Line[];
  language: string;
  manner: Manner;
  only_if: readonly string[];
  due_at: Date;
  state: OutboxState;
  attempts: number;
  channel: string;
  address_id: string | null;
  text: string;
  provider_id: string;
  receipt: string;
  detail: string;
  avoided: readonly string[];
  first_tried_at: Date | null;
  sent_at: Date | null;
  created_at: Date;
  /** A text that leaves on both is two rows, each bound to its kind of address; null: by whichever way is best. */
  via?: Via | null;
}

export type Via = 'phone' | 'email';

export const newOutbox = insertInto('outbox', 'on conflict (agency_id, event_id, n) do nothing');

/** For how long a row is in the hands of the process that has it; it renews that while it holds the row. */
export const LEASE_MS = 15_000;

/**
 * When a new row falls due. One that leaves now is written as already tried and held by this process, which hands it to its
 * senders after the commit: should it die in between, the row falls due again, and is looked up first.
 */
export function leaving(leavesAt: Date, now: Date): Pick<OutboxRow, 'due_at' | 'first_tried_at'> {
  return leavesAt > now
    ? { due_at: leavesAt, first_tried_at: null }
    : { due_at: new Date(now.getTime() + LEASE_MS), first_tried_at: now };
}
