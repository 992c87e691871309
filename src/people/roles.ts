// What a person is for a place, and from when to when: one row a stay.
import { newId } from '#lib/ids.ts';
import type { FoundPlace } from '#places/find-place.ts';
import type { Book } from './book.ts';
import type { PersonRoleName, PersonRoleRow, PersonRow } from './store.ts';

export interface Stay {
  role: PersonRoleName;
  place: FoundPlace;
  /** "2026-11-22", or empty: not said, and what is known stays. */
  from: string;
  to: string;
  forPerson: string | null;
}

/** The row of that stay, new or as known; a first day after the known last day begins another stay. */
export function takeRole(book: Book, person: PersonRow, stay: Stay): 'new' | 'changed' | 'same' {
  const { role, place, from, to, forPerson } = stay;
  const mine = book.roles.get(person.id) ?? [];
  const there = mine.filter((row) => row.role === role && samePlace(row, place));
  const known =
    there.find((row) => from !== '' && row.from_date === from) ??
    there.find((row) => from === '' || row.to_date === null || row.to_date >= from);
  if (known === undefined) {
    const row: PersonRoleRow = {
      agency_id: book.agency,
      id: newId(),
      person_id: person.id,
      role,
      residence_id: place.residence,
      building_id: place.building,
      dwelling_id: place.dwelling,
      for_person_id: forPerson,
      from_date: from || null,
      to_date: to || null,
    };
    book.roles.set(person.id, [...mine, row]);
    book.changes.person_roles.push(row);
    return 'new';
  }
  const before = JSON.stringify(known);
  if (from !== '') known.from_date = from;
  if (to !== '') known.to_date = to;
  if (forPerson !== null) known.for_person_id = forPerson;
  if (JSON.stringify(known) === before) return 'same';
  changedRole(book, known);
  return 'changed';
}

export function changedRole(book: Book, row: PersonRoleRow): void {
  if (!book.changes.person_roles.includes(row)) book.changes.person_roles.push(row);
}

export function samePlace(row: PersonRoleRow, place: FoundPlace): boolean {
  if (place.dwelling !== null) return row.dwelling_id === place.dwelling;
  return row.dwelling_id === null && row.building_id === place.building && row.residence_id === place.residence;
}

/** On that day, first and last day included. */
export function isCurrent(row: Pick<PersonRoleRow, 'from_date' | 'to_date'>, day: string): boolean {
  return (row.from_date === null || row.from_date <= day) && (row.to_date === null || row.to_date >= day);
}

/** Who lives there on that day or later, those who came first at the head. */
export function occupants(book: Book, dwelling: string, day: string): PersonRow[] {
  const rows = [...book.roles.values()]
    .flat()
    .filter(
      (row) => row.role === 'tenant' && row.dwelling_id === dwelling && (row.to_date === null || row.to_date >= day),
    );
  return rows
    .sort((a, b) => (a.from_date ?? '').localeCompare(b.from_date ?? '') || a.id.localeCompare(b.id))
    .flatMap((row) => book.people.get(row.person_id) ?? []);
}
