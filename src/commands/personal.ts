// Everything personal that is kept anywhere, by folder; and what of it belongs to one person.
import { personal as contractors } from '#contractors/personal.ts';
import { personal as inbox } from '#inbox/personal.ts';
import { agencyOf, rows, type Tx } from '#lib/db.ts';
import { isId } from '#lib/ids.ts';
import type { Personal, Subject } from '#lib/personal.ts';
import { parsePhone } from '#lib/phone.ts';
import { personal as media } from '#media/personal.ts';
import { personal as outbox } from '#outbox/personal.ts';
import { nameKey } from '#people/names.ts';
import { personal as people } from '#people/personal.ts';
import { personal as tickets } from '#tickets/personal.ts';
import { personal as triage } from '#triage/personal.ts';
import { personal as workOrders } from '#work-orders/personal.ts';

/** In the order in which it is erased: who it is comes last. */
export const PERSONAL: readonly Personal[] = [triage, outbox, tickets, media, inbox, contractors, people, workOrders];

export type Target =
  | { kind: 'found'; subject: Subject; what: string; shared: number }
  | { kind: 'none'; reason: string };

/** A number, an email, a person's id or whole name. */
export async function findSubject(tx: Tx, words: string): Promise<Target> {
  const agency = agencyOf(tx);
  if (isId(words.toLowerCase())) return ofPerson(tx, agency, words);
  const value = words.includes('@') ? words.toLowerCase() : parsePhone(words)?.address;
  if (value !== undefined) return ofAddress(tx, agency, value);
  const all = await rows<{ id: string; name: string }>(tx, 'select id, name from people where agency_id = $1', agency);
  const named = all.filter(({ name }) => nameKey(name) === nameKey(words));
  if (named.length === 1) return ofPerson(tx, agency, named[0]!.id);
  return {
    kind: 'none',
    reason:
      named.length === 0
        ? `nobody is called "${words}"`
        : `several people are called "${words}": ${named.map(({ id }) => id).join(', ')}`,
  };
}

async function ofAddress(tx: Tx, agency: string, value: string): Promise<Target> {
  const [address] = await rows<{ id: string; conversation_id: string; manager: boolean }>(
    tx,
    `select a.id, a.conversation_id, exists (select 1 from managers m where m.agency_id = $1 and m.conversation_id = a.conversation_id and m.removed_at is null) as manager
     from addresses a where a.agency_id = $1 and a.value = $2`,
    agency,
    value,
  );
  if (address === undefined) return { kind: 'none', reason: `nothing is known of ${value}` };
  if (address.manager) return { kind: 'none', reason: `${value} is a manager's: take it out of the agency file first` };
  const holders = await rows<{ person_id: string; name: string }>(
    tx,
    `select l.person_id, p.name from person_addresses l join people p on p.agency_id = $1 and p.id = l.person_id where l.agency_id = $1 and l.address_id = $2`,
    agency,
    address.id,
  );
  if (holders.length > 1) {
    return {
      kind: 'none',
      reason: `${value} is shared: erase each of them by id: ${holders.map(({ person_id, name }) => `${person_id} (${name})`).join(', ')}`,
    };
  }
  const [holder] = holders;
  if (holder !== undefined) return ofPerson(tx, agency, holder.person_id);
  return found(
    tx,
    agency,
    { people: [], addresses: [address.id], conversations: [address.conversation_id] },
    `${value}, of nobody known`,
    0,
  );
}

async function ofPerson(tx: Tx, agency: string, person: string): Promise<Target> {
  const [row] = await rows<{ name: string; conversation_id: string }>(
    tx,
    'select name, conversation_id from people where agency_id = $1 and id = $2',
    agency,
    person,
  );
  if (row === undefined) return { kind: 'none', reason: `there is no person ${person}` };
  const addresses = await rows<{ id: string; conversation_id: string; shared: boolean }>(
    tx,
    `select a.id, a.conversation_id, exists (select 1 from person_addresses o where o.agency_id = $1 and o.address_id = a.id and o.person_id <> $2) as shared
     from person_addresses l join addresses a on a.agency_id = $1 and a.id = l.address_id where l.agency_id = $1 and l.person_id = $2`,
    agency,
    person,
  );
  const own = addresses.filter(({ shared }) => !shared);
  const talks = await rows<{ id: string }>(
    tx,
    'select id from conversations where agency_id = $1 and person_id = $2',
    agency,
    person,
  );
  const conversations = [
    ...new Set([
      row.conversation_id,
      ...talks.map(({ id }) => id),
      ...own.map(({ conversation_id }) => conversation_id),
    ]),
  ];
  return found(
    tx,
    agency,
    { people: [person], addresses: own.map(({ id }) => id), conversations },
    row.name,
    addresses.length - own.length,
  );
}

async function found(
  tx: Tx,
  agency: string,
  whose: Pick<Subject, 'people' | 'addresses' | 'conversations'>,
  what: string,
  shared: number,
): Promise<Target> {
  const ids = async (sql: string, ...params: unknown[]) =>
    (await rows<{ id: string }>(tx, sql, agency, ...params)).map(({ id }) => id);
  const tickets = await ids(
    'select id from tickets where agency_id = $1 and (conversation_id = any($2) or person_id = any($3))',
    whose.conversations,
    whose.people,
  );
  const messages = await ids(
    `select id from messages where agency_id = $1 and conversation_id = any($2)
     union select message_id from ticket_messages where agency_id = $1 and ticket_id = any($3)`,
    whose.conversations,
    tickets,
  );
  return { kind: 'found', subject: { agency, ...whose, tickets, messages }, what, shared };
}
