// An address never seen gets a conversation and a mailbox of its own.
import { run, type Unscoped } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { parsePhone } from '#lib/phone.ts';

export interface Wanted {
  agency: string;
  kind: 'phone' | 'email';
  value: string;
}

/** Conversation and mailbox are made only for the addresses that this transaction really inserts; others made the rest. */
export async function createAddresses(tx: Unscoped, missing: readonly Wanted[], now: Date): Promise<void> {
  const news = [...new Map(missing.map((item) => [`${item.agency} ${item.kind} ${item.value}`, item])).values()];
  await run(
    tx,
    `with new as (select * from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::text[]) as n(agency_id, id, kind, value, conversation_id, line)),
     made as (insert into addresses (agency_id, id, kind, value, conversation_id, line) select * from new
       on conflict (agency_id, kind, value) do nothing returning agency_id, conversation_id),
     c as (insert into conversations (agency_id, id, created_at) select agency_id, conversation_id, $7 from made)
     insert into mailboxes (agency_id, id, kind, machines, timers, updated_at) select agency_id, conversation_id, 'conversation', '{}', '{}', $7 from made`,
    news.map(({ agency }) => agency),
    news.map(() => newId()),
    news.map(({ kind }) => kind),
    news.map(({ value }) => value),
    news.map(() => newId()),
    news.map(lineOf),
    now,
  );
}

function lineOf({ kind, value }: Wanted): string {
  if (kind !== 'phone') return 'other';
  const known = parsePhone(value)?.kind;
  return known === 'mobile' || known === 'landline' ? known : 'other';
}
