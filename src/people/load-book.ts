// The book of an agency, whole for an import, or only what stands around some people and addresses.
import type { Clock } from '#lib/clock.ts';
import { agencyOf, rows, type Tx } from '#lib/db.ts';
import { localDate } from '#lib/zone.ts';
import { addressKey, type Book, type Contact, type KnownConversation, newBook } from './book.ts';
import { learn } from './identified.ts';
import {
  type AddressRow,
  agencyZone,
  type PersonAddressRow,
  type PersonRoleRow,
  type PersonRow,
  writePeople,
} from './store.ts';

export interface Around {
  people?: readonly string[];
  contacts?: readonly Pick<Contact, 'kind' | 'value'>[];
}

/** Without `around`: everything. The caller holds the lock of the directory (places/store.ts). */
export async function loadBook(tx: Tx, clock: Clock, around?: Around): Promise<Book> {
  const agency = agencyOf(tx);
  const at = clock.now();
  const zone = await agencyZone(tx, agency);
  const [addresses, links] = await addressesAround(tx, agency, around);
  const people =
    around === undefined ? null : [...new Set([...(around.people ?? []), ...links.map((row) => row.person_id)])];
  const [persons, roles] = await Promise.all([
    rows<PersonRow>(
      tx,
      'select * from people where agency_id = $1 and ($2::uuid[] is null or id = any($2)) order by id',
      agency,
      people,
    ),
    rows<PersonRoleRow>(
      tx,
      'select * from person_roles where agency_id = $1 and ($2::uuid[] is null or person_id = any($2)) order by id',
      agency,
      people,
    ),
  ]);
  const talks = around === undefined ? null : [...persons, ...addresses].map((row) => row.conversation_id);
  const conversations = await rows<{ id: string } & KnownConversation>(tx, CONVERSATIONS, agency, talks);
  return newBook({
    agency,
    at,
    today: localDate(at, zone),
    people: new Map(persons.map((row) => [row.id, row])),
    roles: Map.groupBy(roles, (row) => row.person_id),
    addresses: new Map(addresses.map((row) => [addressKey(row), row])),
    holders: new Map(
      [...Map.groupBy(links, (row) => row.address_id)].map(([id, of]) => [id, new Set(of.map((row) => row.person_id))]),
    ),
    conversations: new Map(conversations.map(({ id, ...known }) => [id, known])),
  });
}

const CONVERSATIONS = `
select c.id, c.person_id as person, coalesce(jsonb_path_exists(b.timers, '$.*.*'), false) as busy,
  exists (select 1 from managers m where m.agency_id = $1 and m.conversation_id = c.id and m.removed_at is null)
    or exists (select 1 from contractors k where k.agency_id = $1 and k.conversation_id = c.id) as staff
from conversations c left join mailboxes b on b.agency_id = $1 and b.id = c.id
where c.agency_id = $1 and ($2::uuid[] is null or c.id = any($2))`;

async function addressesAround(tx: Tx, agency: string, around?: Around): Promise<[AddressRow[], PersonAddressRow[]]> {
  const { people = [], contacts = [] } = around ?? {};
  const addresses = await rows<AddressRow>(
    tx,
    `select * from addresses a where agency_id = $1 and ($2
       or (kind, value) in (select * from unnest($3::text[], $4::text[]))
       or id in (select address_id from person_addresses where agency_id = $1 and person_id = any($5::uuid[])))
     order by id`,
    agency,
    around === undefined,
    contacts.map(({ kind }) => kind),
    contacts.map(({ value }) => value),
    people,
  );
  const links = await rows<PersonAddressRow>(
    tx,
    'select * from person_addresses where agency_id = $1 and ($2::uuid[] is null or address_id = any($2))',
    agency,
    around === undefined ? null : addresses.map((row) => row.id),
  );
  return [addresses, links];
}

/** What changed in the book, in the same transaction. */
export async function saveBook(tx: Tx, book: Book): Promise<void> {
  await writePeople(tx, book.changes);
  await learn(
    tx,
    book.learnt.map(({ conversation, person }) => ({
      agency_id: book.agency,
      conversation_id: conversation,
      person_id: person,
      lasting: true,
      tickets: null,
      at: book.at,
    })),
  );
}
