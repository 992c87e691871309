// One person, one conversation: a talk that turns out to be somebody's goes over into theirs, with its messages, texts and tickets.
// Nothing is lost and nobody is written to: what is asked there is dropped, what was gathered is waited for.
import { agencyOf, rows, run, type Tx } from '#lib/db.ts';

export interface JoinedTalk {
  /** Open tickets that are told of elsewhere now. */
  tickets: string[];
  /** Addresses that write into it from now on. */
  addresses: string[];
}

// Somebody is writing, or a person of the agency has it. $1 agency, $2 conversations
const BUSY = `
select c.id from conversations c join mailboxes b on b.agency_id = $1 and b.id = c.id
where c.agency_id = $1 and c.id = any($2::uuid[]) and (c.held_by is not null
  or coalesce(jsonb_array_length(b.machines #> '{talk,context,burst}'), 0) > 0
  or exists (select 1 from events e where e.agency_id = $1 and e.mailbox_id = c.id and e.state = 'pending'))`;

const STAFF = `
select conversation_id as id from managers where agency_id = $1 and conversation_id = any($2::uuid[]) and removed_at is null
union all select conversation_id from contractors where agency_id = $1 and conversation_id = any($2::uuid[])`;

/** Whether these can be joined now: the mailboxes are locked until the end of the transaction. */
export async function mayJoin(tx: Tx, talks: readonly string[]): Promise<'yes' | 'busy' | 'staff'> {
  const agency = agencyOf(tx);
  await rows(
    tx,
    'select id from mailboxes where agency_id = $1 and id = any($2::uuid[]) order by id for update',
    agency,
    talks,
  );
  if ((await rows(tx, STAFF, agency, talks)).length > 0) return 'staff';
  return (await rows(tx, BUSY, agency, talks)).length > 0 ? 'busy' : 'yes';
}

/** `from` is empty afterwards. Its caller has asked `mayJoin`. */
export async function joinTalk(tx: Tx, from: string, into: string, person: string): Promise<JoinedTalk> {
  const agency = agencyOf(tx);
  const open = await rows<{ id: string }>(
    tx,
    'select id from tickets where agency_id = $1 and conversation_id = $2 and closed_at is null order by reference',
    agency,
    from,
  );
  const addresses = await rows<{ id: string }>(
    tx,
    'update addresses set conversation_id = $3 where agency_id = $1 and conversation_id = $2 returning id',
    agency,
    from,
    into,
  );
  for (const table of ['tickets', 'messages', 'outbox', 'alerts'])
    await run(
      tx,
      `update ${table} set conversation_id = $3 where agency_id = $1 and conversation_id = $2`,
      agency,
      from,
      into,
    );
  // Whoever wrote last is answered where they wrote.
  await run(tx, LAST_WORD, agency, from, into);
  await run(tx, 'update conversations set person_id = $3 where agency_id = $1 and id = $2', agency, from, person);
  await run(tx, 'delete from timers where agency_id = $1 and mailbox_id = $2', agency, from);
  await run(tx, `update mailboxes set machines = '{}', timers = '{}' where agency_id = $1 and id = $2`, agency, from);
  return { tickets: open.map(({ id }) => id), addresses: addresses.map(({ id }) => id) };
}

// $1 agency, $2 from, $3 into
const LAST_WORD = `
update conversations c set channel = f.channel, address_id = f.address_id, last_in_at = f.last_in_at,
  language = coalesce(nullif(f.language, ''), c.language)
from conversations f where f.agency_id = $1 and f.id = $2 and c.agency_id = $1 and c.id = $3
  and f.last_in_at is not null and f.address_id is not null and (c.last_in_at is null or f.last_in_at > c.last_in_at)`;
