// What is written when messages arrive: raw bytes, messages, where to answer, files to fetch, events. One statement.
import { rows, type Unscoped } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { type MediaRow, waitingMedia } from '#media/store.ts';
import type { PlaceOfMessage } from './addresses.ts';
import type { Received } from './receive.ts';

interface ToWrite extends Received {
  agency: string;
  id: string;
  rawId: string;
  place: PlaceOfMessage;
  receivedAt: Date;
}

export interface Written {
  /** Ids of the messages that were new. */
  fresh: Set<string>;
  /** Their files, still to be fetched. */
  files: { agency: string; media: string }[];
}

/**
 * A second message with the same provider id writes nothing at all; two of them in one
 * batch count once. For a case that nobody's address brought there is no event: the operator is shown the message.
 */
export async function writeReceived(tx: Unscoped, items: readonly ToWrite[]): Promise<Written> {
  const once = [
    ...new Map(
      items.map((item) => [`${item.agency} ${item.inbound.channel} ${item.inbound.providerId}`, item]),
    ).values(),
  ];
  const media = once.flatMap(mediaRows);
  const written = await rows<{ id: string }>(
    tx,
    WRITE,
    JSON.stringify(once.map(messageRow)),
    JSON.stringify(once.map(rawRow)),
    JSON.stringify(once.map(eventRow)),
    JSON.stringify(media),
  );
  const fresh = new Set(written.map(({ id }) => id));
  const files = media.filter(({ message_id }) => message_id !== null && fresh.has(message_id));
  return { fresh, files: files.map(({ agency_id, id }) => ({ agency: agency_id, media: id })) };
}

const WRITE = `
with m as (insert into messages select * from json_populate_recordset(null::messages, $1::json)
    on conflict (agency_id, channel, provider_id) do nothing returning agency_id, id, conversation_id, address_id, channel, received_at, raw_id),
  r as (insert into raw select n.* from json_populate_recordset(null::raw, $2::json) n join m on m.raw_id = n.id),
  f as (insert into media select n.* from json_populate_recordset(null::media, $4::json) n join m on m.id = n.message_id),
  last as (select distinct on (agency_id, conversation_id) * from m order by agency_id, conversation_id, id desc),
  c as (update conversations c set channel = last.channel, address_id = last.address_id, last_in_at = last.received_at
    from last where c.agency_id = last.agency_id and c.id = last.conversation_id),
  w as (update addresses a set whatsapp_at = last.received_at from last
    where last.channel = 'whatsapp' and a.agency_id = last.agency_id and a.id = last.address_id),
  e as (insert into events select n.* from json_populate_recordset(null::events, $3::json) n join m on m.id = n.message_id)
select id from m`;

function messageRow({ agency, id, rawId, place, receivedAt, inbound }: ToWrite): object {
  return {
    agency_id: agency,
    id,
    conversation_id: place.conversationId,
    address_id: place.addressId,
    raw_id: rawId,
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

function eventRow({ agency, id, place, receivedAt }: ToWrite): object {
  return {
    agency_id: agency,
    id: newId(),
    mailbox_id: place.conversationId,
    kind: 'conversation',
    key: `message:${id}`,
    type: 'MESSAGE',
    at: receivedAt,
    message_id: id,
    refs: {},
    state: 'pending',
    attempts: 0,
    done_at: null,
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
