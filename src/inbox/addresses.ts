// The address that a message came from, and the conversation that it goes to. An address never seen gets a conversation of its own.
import { rows, run, type Unscoped } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { parsePhone } from '#lib/phone.ts';

export interface Wanted {
  agency: string;
  kind: 'phone' | 'email';
  value: string;
}

export interface PlaceOfMessage {
  addressId: string;
  conversationId: string;
}

interface Row {
  place: number;
  id: string | null;
  conversation_id: string | null;
}

export async function addressesOf(tx: Unscoped, wanted: readonly Wanted[], now: Date): Promise<PlaceOfMessage[]> {
  const found = await find(tx, wanted);
  const missing = wanted.filter((_, i) => found[i]!.id === null);
  if (missing.length === 0) return found.map(toPlace);
  await create(tx, missing, now);
  // Somebody else may have made one of them meanwhile: what stands there now counts.
  return (await find(tx, wanted)).map(toPlace);
}

function toPlace({ id, conversation_id }: Row): PlaceOfMessage {
  if (id === null || conversation_id === null) throw new Error('an address was not made');
  return { addressId: id, conversationId: conversation_id };
}

async function find(tx: Unscoped, wanted: readonly Wanted[]): Promise<Row[]> {
  return rows<Row>(
    tx,
    `select w.place, a.id, a.conversation_id
     from unnest($1::text[], $2::text[], $3::text[]) with ordinality as w(agency_id, kind, value, place)
     left join addresses a on a.agency_id = w.agency_id and a.kind = w.kind and a.value = w.value order by w.place`,
    wanted.map(({ agency }) => agency),
    wanted.map(({ kind }) => kind),
    wanted.map(({ value }) => value),
  );
}

/** Conversation and mailbox are made only for the addresses that this transaction really inserts. */
async function create(tx: Unscoped, missing: readonly Wanted[], now: Date): Promise<void> {
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
