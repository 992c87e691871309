// The rows of what leaves. `state` moves from due to its end once; `receipt` only ever forward.
import type { Line, Manner } from '#flows/effects.ts';
import { insertInto } from '#lib/writes.ts';

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
  state: 'due' | 'sent' | 'refused' | 'failed' | 'unknown' | 'stale' | 'blocked';
  attempts: number;
  channel: string;
  address_id: string | null;
  text: string;
  provider_id: string;
  receipt: string;
  detail: string;
  first_tried_at: Date | null;
  sent_at: Date | null;
  created_at: Date;
}

export const newOutbox = insertInto('outbox', 'on conflict (agency_id, event_id, n) do nothing');
