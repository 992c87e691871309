// How receipts are written: a status only advances, and what arrives before its text is noted waits in `receipts`.
import type { ReceiptStatus } from '#channels/channel.ts';
import type { Write } from '#lib/writes.ts';

export interface WaitingReceipt {
  provider_id: string;
  status: ReceiptStatus;
  error_code: string;
  outbox_id: string | null;
}

const ORDER: readonly ReceiptStatus[] = ['queued', 'sent', 'delivered', 'read'];

/** What has arrived cannot fail any more, and what has failed is final. */
export function advances(from: ReceiptStatus | '', to: ReceiptStatus): boolean {
  if (from === 'failed' || from === 'read') return false;
  if (to === 'failed') return from !== 'delivered';
  return from === '' || ORDER.indexOf(to) > ORDER.indexOf(from);
}

const ADVANCES = (from: string, to: string) => `case ${to} when 'failed' then ${from} in ('', 'queued', 'sent')
  else ${from} <> 'failed' and coalesce(array_position(array['queued', 'sent', 'delivered', 'read'], ${from}), 0) < array_position(array['queued', 'sent', 'delivered', 'read'], ${to}) end`;

/** The furthest of each text: a batch may hold several, in any order. */
export function forward<R extends WaitingReceipt>(receipts: readonly R[]): R[] {
  const furthest = new Map<string, R>();
  for (const receipt of receipts) {
    const known = furthest.get(receipt.provider_id);
    if (known === undefined || advances(known.status, receipt.status)) furthest.set(receipt.provider_id, receipt);
  }
  return [...furthest.values()];
}

const OF_OURS = `o.agency_id = $1 and o.provider_id = r.provider_id and o.provider_id <> ''`;

// $1 agency, $2 receipts
export const APPLY = `
with r as (select * from json_to_recordset($2::json) as r(provider_id text, status text, error_code text, outbox_id uuid, at timestamptz)),
u as (update outbox o set receipt = r.status from r where ${OF_OURS} and ${ADVANCES('o.receipt', 'r.status')}
  returning o.id, o.key, o.conversation_id, o.ticket_id, o.manner, o.channel, o.address_id, o.avoided, o.sent_at, o.via, r.status, r.error_code),
d as (delete from receipts w using r, outbox o where w.agency_id = $1 and w.provider_id = r.provider_id and ${OF_OURS}),
n as (insert into receipts (agency_id, provider_id, status, error_code, at, outbox_id)
  select $1, r.provider_id, r.status, r.error_code, r.at, r.outbox_id from r
  where r.outbox_id is not null and not exists (select from outbox o where ${OF_OURS})
  on conflict (agency_id, provider_id) do update set status = excluded.status, error_code = excluded.error_code
    where ${ADVANCES('receipts.status', 'excluded.status')})
select u.id, u.key, u.conversation_id as conversation, u.ticket_id as ticket, coalesce(t.incident_id, t.id) as card, u.manner, u.channel, u.address_id as address,
  coalesce(u.avoided, '{}') as avoided, u.sent_at as "sentAt", u.via, u.status, u.error_code as "errorCode"
from u left join tickets t on t.agency_id = $1 and t.id = u.ticket_id`;

// $1 how many at most
export const WAITING = `
select w.agency_id as agency, w.provider_id, w.status, w.error_code, w.outbox_id from receipts w
where exists (select from outbox o where o.agency_id = w.agency_id and o.provider_id = w.provider_id and o.provider_id <> '') order by w.at limit $1`;

/**
 * A send of which nobody knew whether it had left: its receipt tells. Not where the text went another way since: the receipt may be
 * that of the first way. $1 receipts from before.
 */
export const RESOLVE = `
with w as materialized (select agency_id, provider_id, outbox_id, at from receipts where at < $1 and outbox_id is not null order by at limit 100)
update outbox o set state = 'sent', provider_id = w.provider_id, sent_at = coalesce(o.sent_at, w.at), detail = 'told by its receipt' from w
where o.agency_id = w.agency_id and o.id = w.outbox_id and o.provider_id = '' and o.first_tried_at is not null
  and o.state in ('due', 'unknown') and coalesce(cardinality(o.avoided), 0) = 0`;

// $1 older than that
export const EXPIRE = `delete from receipts where at < $1`;

/** Due again, by another way. */
export const rerouted: Write = {
  name: 'rerouted',
  sql: `update outbox o set state = 'due', due_at = r.due_at, first_tried_at = null, sent_at = null, attempts = 0, provider_id = '', receipt = '', text = '',
      avoided = r.avoided, detail = r.detail
    from json_to_recordset($rows::json) as r(agency_id text, id uuid, due_at timestamptz, avoided text[], detail text)
    where o.agency_id = r.agency_id and o.id = r.id and o.state = 'sent' and o.receipt = 'failed'`,
};
