// People and their addresses in memory, and what each change of them means for the talks: one person, one conversation; an
// address of several people, or of nobody, has a conversation of its own. Imports and managers' changes both go through here.
import { newId } from '#lib/ids.ts';
import type { ConversationRow } from './conversations.ts';
import { type AddressRow, emptyChanges, type PeopleChanges, type PersonRoleRow, type PersonRow } from './store.ts';

export interface Contact {
  kind: 'phone' | 'email';
  value: string;
  line: AddressRow['line'];
}

export interface KnownConversation {
  person: string | null;
  /** Of a manager or contractor. */
  staff: boolean;
  /** Something is waited for in it. */
  busy: boolean;
}

export interface Book {
  readonly agency: string;
  readonly at: Date;
  /** "2026-11-22" in the agency's zone. */
  readonly today: string;
  readonly people: Map<string, PersonRow>;
  readonly roles: Map<string, PersonRoleRow[]>;
  readonly addresses: Map<string, AddressRow>;
  /** Address id -> people. */
  readonly holders: Map<string, Set<string>>;
  readonly conversations: Map<string, KnownConversation>;
  readonly changes: PeopleChanges;
  /** Talks of strangers that turn out to be somebody's: their open tickets get the person. */
  readonly learnt: { conversation: string; person: string }[];
}

/**
 * `added`; `already` there; `shared` with others now; `taken_over` from people who have left; `staff`: it stays the talk of a
 * manager or contractor, who is this person too.
 */
export type Held = 'added' | 'already' | 'shared' | 'taken_over' | 'staff';

export const addressKey = (contact: Pick<Contact, 'kind' | 'value'>): string => `${contact.kind} ${contact.value}`;

export function newBook(parts: Omit<Book, 'changes' | 'learnt'>): Book {
  return { ...parts, changes: emptyChanges(), learnt: [] };
}

/** Somebody new. A stranger's talk from one of these addresses becomes theirs, with its history. */
export function addPerson(
  book: Book,
  fields: Pick<PersonRow, 'name' | 'language' | 'needs' | 'prefers'>,
  contacts: readonly Contact[],
): PersonRow {
  const id = newId();
  const conversation = contacts.map((contact) => strangersTalk(book, contact)).find((talk) => talk !== undefined);
  const person: PersonRow = {
    agency_id: book.agency,
    id,
    name: fields.name,
    language: fields.language,
    needs: fields.needs,
    conversation_id: conversation ?? openConversation(book, id),
    prefers: fields.prefers,
    created_at: book.at,
  };
  if (conversation !== undefined) introduce(book, conversation, id);
  book.people.set(id, person);
  book.changes.people.push(person);
  return person;
}

/** The talk of an address that nobody holds, if it may become a person's. */
function strangersTalk(book: Book, contact: Contact): string | undefined {
  const address = book.addresses.get(addressKey(contact));
  if (address === undefined || (book.holders.get(address.id)?.size ?? 0) > 0) return undefined;
  const conversation = book.conversations.get(address.conversation_id);
  return conversation !== undefined && conversation.person === null ? address.conversation_id : undefined;
}

function introduce(book: Book, conversation: string, person: string): void {
  const known = book.conversations.get(conversation);
  if (known !== undefined) known.person = person;
  book.changes['known conversations'].push({ agency_id: book.agency, id: conversation, person_id: person });
  book.learnt.push({ conversation, person });
}

export function openConversation(book: Book, person: string | null): string {
  const id = newId();
  const row: ConversationRow = {
    agency_id: book.agency,
    id,
    person_id: person,
    channel: '',
    address_id: null,
    held_by: null,
    last_in_at: null,
    language: '',
    created_at: book.at,
  };
  book.changes.conversations.push(row);
  book.changes['new mailboxes'].push(row);
  book.conversations.set(id, { person, staff: false, busy: false });
  return id;
}

export function hold(book: Book, person: PersonRow, contact: Contact): Held {
  const address = book.addresses.get(addressKey(contact));
  if (address === undefined) {
    link(book, person.id, newAddress(book, contact, person.conversation_id));
    return 'added';
  }
  const others = new Set(book.holders.get(address.id));
  if (others.has(person.id)) return 'already';
  const here = [...others].filter((other) => !hasLeft(book, other));
  for (const other of others) if (!here.includes(other)) unlink(book, other, address);
  link(book, person.id, address);
  const talk = book.conversations.get(address.conversation_id);
  if (talk?.staff) return 'staff';
  if (here.length > 0) {
    // What one of them was told does not go to the other's ears: a talk of their own from now on.
    if (talk?.person != null) move(book, address, openConversation(book, null));
    return 'shared';
  }
  if (others.size > 0) {
    move(book, address, person.conversation_id);
    return 'taken_over';
  }
  if (talk !== undefined && talk.person === null) introduce(book, address.conversation_id, person.id);
  // In the middle of a question and its answer, the talk goes on where it is.
  if (talk === undefined || !talk.busy) move(book, address, person.conversation_id);
  return 'added';
}

/** False: it was not theirs. What is said from there later is a stranger's, to whom nothing is disclosed. */
export function release(book: Book, person: string, address: AddressRow): boolean {
  if (book.holders.get(address.id)?.has(person) !== true) return false;
  unlink(book, person, address);
  if (book.conversations.get(address.conversation_id)?.staff) return true;
  const rest = [...(book.holders.get(address.id) ?? [])];
  const only = rest.length === 1 ? book.people.get(rest[0]!) : undefined;
  if (only !== undefined) move(book, address, only.conversation_id);
  else if (rest.length === 0) move(book, address, openConversation(book, null));
  return true;
}

/** All that they were here has ended. Who never had a role has not left. */
function hasLeft(book: Book, person: string): boolean {
  const roles = book.roles.get(person) ?? [];
  return roles.length > 0 && roles.every((role) => role.to_date !== null && role.to_date < book.today);
}

export function newAddress(book: Book, contact: Contact, conversation: string): AddressRow {
  const { kind, value, line } = contact;
  const address: AddressRow = {
    agency_id: book.agency,
    id: newId(),
    kind,
    value,
    conversation_id: conversation,
    opted_out_at: null,
    line,
    whatsapp_at: null,
  };
  book.addresses.set(addressKey(contact), address);
  book.changes.addresses.push(address);
  return address;
}

/** From now on what comes from there goes to that conversation. */
export function move(book: Book, address: AddressRow, conversation: string): void {
  if (address.conversation_id === conversation) return;
  address.conversation_id = conversation;
  const { addresses, 'moved addresses': moved } = book.changes;
  if (!addresses.includes(address) && !moved.includes(address)) moved.push(address);
}

function link(book: Book, person: string, address: AddressRow): void {
  const holders = book.holders.get(address.id) ?? new Set();
  book.holders.set(address.id, holders.add(person));
  book.changes.person_addresses.push({ agency_id: book.agency, person_id: person, address_id: address.id });
}

function unlink(book: Book, person: string, address: AddressRow): void {
  book.holders.get(address.id)?.delete(person);
  const { person_addresses: made } = book.changes;
  const fresh = made.findIndex((row) => row.person_id === person && row.address_id === address.id);
  if (fresh >= 0) made.splice(fresh, 1);
  else book.changes['gone links'].push({ agency_id: book.agency, person_id: person, address_id: address.id });
  book.changes['left talks'].push({ agency_id: book.agency, person_id: person, address_id: address.id });
}
