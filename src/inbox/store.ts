// What is written when messages arrive: raw bytes, messages, where to answer, files to fetch, events. One statement.
import { rows, type Unscoped } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { type MediaRow, waitingMedia } from '#media/store.ts';
import type { Received } from './receive.ts';

export interface ToWrite extends Received {
  agency: string;
  id: string;
  rawId: string;
  receivedAt: Date;
}

export interface Written {
  /** Ids of the messages that were new. */
  fresh: Set<string>;
  /** Ids of those that came from an address never seen: nothing of them was written. */
  strangers: Set<string>;
  /** Files of new messages, still to be fetched. */
  files: { agency: string; media: string }[];
}

/** Where the statement runs: in a transaction, or by itself. */
export type Ask = <T>(sql: string, ...params: unknown[]) => Promise<T[]>;

/**
 * One statement finds the address and writes all that belongs to a message. A second message with the same provider id writes
 * nothing at all; two of them in one batch count once.
 */
export async function writeReceived(ask: Ask, items: readonly ToWrite[]): Promise<Written> {
  const once = [
    ...new Map(
      items.map((item) => [`${item.agency} ${item.inbound.channel} ${item.inbound.providerId}`, item]),
    ).values(),
  ];
  const media = once.flatMap(mediaRows);
  const written = await ask<{ id: string; stranger: boolean; fresh: boolean }>(
    WRITE,
    JSON.stringify(once.map(incomingRow)),
    JSON.stringify(once.map(rawRow)),
    JSON.stringify(media),
  );
  const fresh = new Set(written.flatMap((row) => (row.fresh ? [row.id] : [])));
  const strangers = new Set(written.flatMap((row) => (row.stranger ? [row.id] : [])));
  const files = media.filter(({ message_id }) => message_id !== null && fresh.has(message_id));
  return { fresh, strangers, files: files.map(({ agency_id, id }) => ({ agency: agency_id, media: id })) };
}

// A link that says whose a message is outweighs the talk of the address (`conversation`).
const WRITE = `
with incoming as (
    select n.*, coalesce(n.conversation, a.conversation_id) as conversation_id, a.id as address_id
    from json_to_recordset($1::json) as n(agency_id text, id uuid, raw_id uuid, event_id uuid, channel text, provider_id text, sent_to text, kind text,
      text text, subject text, media_count int, opt_out_type text, unanswerable text, sent_at timestamptz, received_at timestamptz, extra jsonb,
      address_kind text, address_value text, conversation uuid)
    left join addresses a on a.agency_id = n.agency_id and a.kind = n.address_kind and a.value = n.address_value),
  m as (insert into messages (agency_id, id, conversation_id, address_id, raw_id, channel, provider_id, sent_to, kind, text, subject, media_count,
      opt_out_type, unanswerable, sent_at, received_at, extra)
    select agency_id, id, conversation_id, address_id, raw_id, channel, provider_id, sent_to, kind, text, subject, media_count,
      opt_out_type, unanswerable, sent_at, received_at, extra from incoming where address_id is not null
    on conflict (agency_id, channel, provider_id) do nothing returning agency_id, id, conversation_id, address_id, channel, received_at, raw_id),
  r as (insert into raw select n.* from json_populate_recordset(null::raw, $2::json) n join m on m.raw_id = n.id),
  f as (insert into media select n.* from json_populate_recordset(null::media, $3::json) n join m on m.id = n.message_id),
  last as (select distinct on (agency_id, conversation_id) * from m order by agency_id, conversation_id, id desc),
  c as (update conversations c set channel = last.channel, address_id = last.address_id, last_in_at = last.received_at
    from last where c.agency_id = last.agency_id and c.id = last.conversation_id),
  w as (update addresses a set whatsapp_at = last.received_at from last
    where last.channel = 'whatsapp' and a.agency_id = last.agency_id and a.id = last.address_id),
  e as (insert into events (agency_id, id, mailbox_id, kind, key, type, at, message_id, refs, state, attempts)
    select m.agency_id, i.event_id, m.conversation_id, 'conversation', 'message:' || m.id, 'MESSAGE', m.received_at, m.id, '{}', 'pending', 0
    from m join incoming i on i.id = m.id)
select i.id, i.address_id is null as stranger, m.id is not null as fresh from incoming i left join m on m.id = i.id`;

function incomingRow({ agency, id, rawId, receivedAt, inbound, conversation }: ToWrite): object {
  return {
    agency_id: agency,
    id,
    raw_id: rawId,
    event_id: newId(),
    channel: inbound.channel,
    provider_id: inbound.providerId,
    sent_to: inbound.to,
    kind: inbound.kind,
    text: inbound.text,
    subject: inbound.subject,
    media_count: inbound.media.length,
    opt_out_type: inbound.optOutType,
    unanswerable: inbound.unanswerable,
    sent_at: inbound.sentAt,
    received_at: receivedAt,
    extra: inbound.extra,
    address_kind: inbound.from.kind,
    address_value: inbound.from.value,
    conversation: conversation ?? null,
  };
}

function rawRow({ agency, rawId, receivedAt, inbound, raw, headers }: ToWrite): object {
  return {
    agency_id: agency,
    id: rawId,
    channel: inbound.channel,
    body: `\\x${raw.toString('hex')}`,
    headers,
    received_at: receivedAt,
  };
}

function mediaRows({ agency, id, receivedAt, inbound }: ToWrite): MediaRow[] {
  return inbound.media.map((file) =>
    waitingMedia({
      agency_id: agency,
      message_id: id,
      source: file.source,
      content_type: file.contentType,
      name: file.name,
      created_at: receivedAt,
    }),
  );
}

export async function keepRaw(
  tx: Unscoped,
  row: { agency_id: string; id: string; channel: string; body: string; headers: object; received_at: Date },
): Promise<void> {
  await rows(tx, `insert into raw select * from json_populate_recordset(null::raw, $1::json)`, JSON.stringify([row]));
}
