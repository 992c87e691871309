// What managers change in the directory, one act each: every one takes the lock, loads what stands around, changes it in the book,
// writes, and leaves a fact in the journal. What cannot be done is a value that says why.
import { record } from '#journal/store.ts';
import type { Clock } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { lockDirectory } from '#places/store.ts';
import { addressKey, type Book, type Contact, type Held, hold, release } from './book.ts';
import { readEmails } from './import/read-cells.ts';
import { readPhones } from './import/read-phones.ts';
import { type Around, loadBook, saveBook } from './load-book.ts';
import type { PersonRow } from './store.ts';

/** Who acts, as the journal names them: "manager:ID", "person:ID". */
export interface By {
  by: string;
}

export interface Fact {
  fact: string;
  data: object;
}

export async function changing<R>(
  tx: Tx,
  clock: Clock,
  around: Around,
  by: string,
  work: (book: Book, note: (fact: string, data: object) => void) => R,
): Promise<R> {
  await lockDirectory(tx);
  const book = await loadBook(tx, clock, around);
  const facts: Fact[] = [];
  const result = work(book, (fact, data) => facts.push({ fact, data }));
  await saveBook(tx, book);
  if (facts.length > 0)
    await record(
      tx,
      facts.map(({ fact, data }) => ({ at: book.at, fact, actor: by, data })),
    );
  return result;
}

export type ReadAddress = { kind: 'read'; contact: Contact } | { kind: 'invalid'; reason: string };

/** One number or email, as somebody typed it. */
export function readAddress(text: string): ReadAddress {
  const { contacts, reasons } = text.includes('@') ? readEmails(text) : readPhones(text);
  const [contact] = contacts;
  if (contact === undefined || contacts.length > 1 || reasons.length > 0) {
    return {
      kind: 'invalid',
      reason:
        reasons[0] ??
        (contacts.length > 1 ? 'one number or email at a time' : `"${text}" is neither a number nor an email`),
    };
  }
  return { kind: 'read', contact };
}

export type AddressChanged =
  | { kind: 'held'; how: Held }
  | { kind: 'removed' }
  | { kind: 'not_theirs' }
  | { kind: 'unknown' }
  | { kind: 'invalid'; reason: string };

export async function addAddress(
  tx: Tx,
  clock: Clock,
  change: { person: string; address: string } & By,
): Promise<AddressChanged> {
  const read = readAddress(change.address);
  if (read.kind === 'invalid') return read;
  return changing(tx, clock, { people: [change.person], contacts: [read.contact] }, change.by, (book, note) => {
    const person = book.people.get(change.person);
    if (person === undefined) return { kind: 'unknown' };
    return held(book, person, read.contact, note);
  });
}

export async function removeAddress(
  tx: Tx,
  clock: Clock,
  change: { person: string; address: string } & By,
): Promise<AddressChanged> {
  const read = readAddress(change.address);
  if (read.kind === 'invalid') return read;
  return changing(tx, clock, { people: [change.person], contacts: [read.contact] }, change.by, (book, note) =>
    removed(book, change.person, read.contact, note),
  );
}

/** The new one first: somebody with one number never has none. */
export async function changeAddress(
  tx: Tx,
  clock: Clock,
  change: { person: string; from: string; to: string } & By,
): Promise<AddressChanged> {
  const [from, to] = [readAddress(change.from), readAddress(change.to)];
  if (from.kind === 'invalid') return from;
  if (to.kind === 'invalid') return to;
  return changing(
    tx,
    clock,
    { people: [change.person], contacts: [from.contact, to.contact] },
    change.by,
    (book, note) => {
      const person = book.people.get(change.person);
      if (person === undefined) return { kind: 'unknown' };
      const known = book.addresses.get(addressKey(from.contact));
      if (known === undefined || book.holders.get(known.id)?.has(person.id) !== true) return { kind: 'not_theirs' };
      if (addressKey(from.contact) === addressKey(to.contact)) return { kind: 'held', how: 'already' };
      const result = held(book, person, to.contact, note);
      removed(book, person.id, from.contact, note);
      return result;
    },
  );
}

/** "Ce n'est plus moi": whoever had this number has it no longer; what is said from there is a stranger's from now on. */
export async function disownAddress(
  tx: Tx,
  clock: Clock,
  change: { kind: 'phone' | 'email'; value: string } & By,
): Promise<AddressChanged> {
  const contact: Contact = { kind: change.kind, value: change.value, line: 'other' };
  return changing(tx, clock, { contacts: [contact] }, change.by, (book, note) => {
    const address = book.addresses.get(addressKey(contact));
    const holders = address === undefined ? [] : [...(book.holders.get(address.id) ?? [])];
    if (address === undefined || holders.length === 0) return { kind: 'not_theirs' };
    for (const person of holders) {
      release(book, person, address);
      note('address_disowned', { person, address: address.id });
    }
    return { kind: 'removed' };
  });
}

function held(
  book: Book,
  person: PersonRow,
  contact: Contact,
  note: (fact: string, data: object) => void,
): AddressChanged {
  const how = hold(book, person, contact);
  if (how !== 'already')
    note('address_added', { person: person.id, address: book.addresses.get(addressKey(contact))?.id, how });
  return { kind: 'held', how };
}

function removed(
  book: Book,
  person: string,
  contact: Contact,
  note: (fact: string, data: object) => void,
): AddressChanged {
  const address = book.addresses.get(addressKey(contact));
  if (address === undefined || !release(book, person, address)) return { kind: 'not_theirs' };
  note('address_removed', { person, address: address.id });
  return { kind: 'removed' };
}
