// What a list of people changes in the directory: a person is recognised by name together with a number, an email or a place that
// they already have. Empty cells change nothing, and nobody is removed: who leaves gets a last day.
import type { LineProblem } from '#lib/columns.ts';
import { type Count, nothingCounted } from '#places/import-report.ts';
import { addPerson, addressKey, type Book, hold } from '../book.ts';
import { nameKey, nameWords, sameName } from '../names.ts';
import { samePlace, takeRole } from '../roles.ts';
import type { PersonRow } from '../store.ts';
import type { Draft } from './drafts.ts';

export interface PeoplePlan {
  counts: Record<string, Count>;
  problems: LineProblem[];
  remarks: LineProblem[];
}

export function planPeople(book: Book, drafts: readonly Draft[]): PeoplePlan {
  const problems: LineProblem[] = [];
  const remarks: LineProblem[] = [];
  const roles = nothingCounted();
  const addresses = nothingCounted();
  const state = new Map<PersonRow, 'new' | 'changed' | 'same'>();
  const byName = Map.groupBy(book.people.values(), (person) => nameKey(person.name));
  const tenantsOf = new Map<string, PersonRow[]>();
  for (const [person, rows] of book.roles) {
    for (const row of rows) {
      if (row.role !== 'tenant' || row.dwelling_id === null || (row.to_date !== null && row.to_date < book.today))
        continue;
      const known = book.people.get(person);
      if (known !== undefined) push(tenantsOf, row.dwelling_id, known);
    }
  }
  const touch = (person: PersonRow, changed: boolean) => {
    if (state.get(person) === 'new') return;
    state.set(person, changed || state.get(person) === 'changed' ? 'changed' : 'same');
  };

  for (const draft of [
    ...drafts.filter(({ role }) => role !== 'trusted'),
    ...drafts.filter(({ role }) => role === 'trusted'),
  ]) {
    const { line } = draft;
    let forPerson: string | null = null;
    if (draft.role === 'trusted') {
      const of = cared(draft, tenantsOf.get(draft.place.dwelling!) ?? []);
      if (typeof of === 'string') {
        problems.push({ line, reason: of });
        continue;
      }
      forPerson = of.id;
    }
    let person = recognise(book, draft, byName.get(nameKey(draft.name)) ?? []);
    if (person === undefined) {
      const { name, language, needs, prefers } = draft;
      person = addPerson(book, { name, language, needs, prefers }, draft.contacts);
      push(byName, nameKey(name), person);
      state.set(person, 'new');
    } else {
      touch(person, update(book, person, draft));
    }
    const stayed = takeRole(book, person, {
      role: draft.role,
      place: draft.place,
      from: draft.from,
      to: draft.to,
      forPerson,
    });
    roles[stayed]++;
    if (draft.role === 'tenant') push(tenantsOf, draft.place.dwelling!, person);
    touch(person, stayed !== 'same');
    for (const contact of draft.contacts) {
      const held = hold(book, person, contact);
      addresses[held === 'already' ? 'same' : 'new']++;
      touch(person, held !== 'already');
      if (held === 'shared')
        remarks.push({
          line,
          reason: `the ${contact.kind} is shared with somebody else: who writes is asked for their name`,
        });
      if (held === 'taken_over')
        remarks.push({ line, reason: `the ${contact.kind} was that of somebody who has left` });
      if (held === 'staff')
        remarks.push({
          line,
          reason: `the ${contact.kind} is also that of a manager or contractor, as whom they are heard`,
        });
    }
  }
  const people = nothingCounted();
  for (const kind of state.values()) people[kind]++;
  return { counts: { people, roles, addresses }, problems, remarks };
}

function recognise(book: Book, draft: Draft, namesakes: readonly PersonRow[]): PersonRow | undefined {
  return namesakes.find((person) => {
    if (!sameName(person.name, draft.name)) return false;
    const reached = draft.contacts.some((contact) => {
      const address = book.addresses.get(addressKey(contact));
      return address !== undefined && book.holders.get(address.id)?.has(person.id) === true;
    });
    return (
      reached || (book.roles.get(person.id) ?? []).some((row) => row.role === draft.role && samePlace(row, draft.place))
    );
  });
}

function update(book: Book, person: PersonRow, draft: Draft): boolean {
  const before = JSON.stringify(person);
  if (draft.language !== '') person.language = draft.language;
  if (draft.needs.length > 0) person.needs = draft.needs;
  if (draft.prefers !== '') person.prefers = draft.prefers;
  if (JSON.stringify(person) === before) return false;
  if (!book.changes.people.includes(person)) book.changes.people.push(person);
  return true;
}

/** Whom a trusted person is there for: as named, or who lives there. */
function cared({ name, forName }: Draft, tenants: readonly PersonRow[]): PersonRow | string {
  const others = tenants.filter((tenant) => !sameName(tenant.name, name));
  if (forName === '')
    return others[0] ?? 'nobody is known to live in that dwelling: a trusted person needs the tenant whom they help';
  const wanted = nameWords(forName);
  const named = others.filter((tenant) => wanted.every((word) => nameWords(tenant.name).includes(word)));
  return named[0] ?? `no tenant of that dwelling is called "${forName}"`;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}
