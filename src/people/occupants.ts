// Who is what for a place, as managers change it: enrolled with a first day, ended with a last one.
import type { Clock } from '#lib/clock.ts';
import { agencyOf, rows, type Tx } from '#lib/db.ts';
import { oneLine } from '#lib/text.ts';
import { isDate } from '#lib/zone.ts';
import type { FoundPlace } from '#places/find-place.ts';
import { addPerson, addressKey, type Contact, type Held, hold } from './book.ts';
import { type By, changing, readAddress } from './change.ts';
import { readNeeds } from './import/read-cells.ts';
import { sameName } from './names.ts';
import { changedRole, isCurrent, samePlace, takeRole } from './roles.ts';
import { PERSON_ROLES, type PersonRoleName } from './store.ts';

export interface NewOccupant extends By {
  name: string;
  role: PersonRoleName;
  place: FoundPlace;
  /** Numbers and emails as typed. */
  addresses: readonly string[];
  language?: string;
  needs?: readonly string[];
  /** "2026-11-22"; without it, at once. */
  from?: string;
  to?: string;
  /** A trusted person: of whom. */
  forPerson?: string;
}

export type Enrolled =
  | { kind: 'enrolled'; person: string; isNew: boolean; held: Held[] }
  | { kind: 'already'; person: string }
  | { kind: 'invalid'; reasons: string[] };

const LONGEST_NAME = 120;

/** A tenant, landlord, trusted person or caretaker of a place; somebody of that name with one of these numbers is the same person. */
export async function enrol(tx: Tx, clock: Clock, occupant: NewOccupant): Promise<Enrolled> {
  const { role, place, from = '', to = '' } = occupant;
  const reasons: string[] = [];
  const name = oneLine(occupant.name);
  if (name === '' || name.length > LONGEST_NAME) reasons.push('a name has 1 to 120 characters');
  for (const day of [from, to]) if (day !== '' && !isDate(day)) reasons.push(`"${day}" is no day`);
  if (from !== '' && to !== '' && to < from) reasons.push('the last day lies before the first');
  if ((role === 'tenant' || role === 'trusted') && place.dwelling === null) reasons.push(`a ${role} needs a dwelling`);
  if (role === 'trusted' && occupant.forPerson === undefined) reasons.push('a trusted person is there for somebody');
  const needs = readNeeds((occupant.needs ?? []).join('\n'));
  if ('reason' in needs) reasons.push(needs.reason);
  const contacts: Contact[] = [];
  for (const typed of occupant.addresses) {
    const read = readAddress(typed);
    if (read.kind === 'invalid') reasons.push(read.reason);
    else contacts.push(read.contact);
  }
  if (reasons.length > 0) return { kind: 'invalid', reasons };
  const there = await rows<{ person_id: string }>(
    tx,
    `select distinct person_id from person_roles where agency_id = $1 and residence_id = $2`,
    agencyOf(tx),
    place.residence,
  );
  return changing(tx, clock, { people: there.map((row) => row.person_id), contacts }, occupant.by, (book, note) => {
    const known = [...book.people.values()].find(
      (person) =>
        sameName(person.name, name) &&
        (contacts.some((contact) =>
          book.holders.get(book.addresses.get(addressKey(contact))?.id ?? '')?.has(person.id),
        ) ||
          (book.roles.get(person.id) ?? []).some((row) => row.role === role && samePlace(row, place))),
    );
    const fields = { name, language: occupant.language ?? '', needs: 'value' in needs ? needs.value : [], prefers: '' };
    const person = known ?? addPerson(book, fields, contacts);
    const held = contacts.map((contact) => hold(book, person, contact));
    const stayed = takeRole(book, person, { role, place, from, to, forPerson: occupant.forPerson ?? null });
    if (known !== undefined && stayed === 'same' && held.every((how) => how === 'already'))
      return { kind: 'already', person: person.id };
    note('enrolled', { person: person.id, role, ...place, from, to });
    return { kind: 'enrolled', person: person.id, isNew: known === undefined, held };
  });
}

export type Ended =
  | { kind: 'ended' }
  | { kind: 'not_there' }
  | { kind: 'too_early'; from: string }
  | { kind: 'invalid' };

/** `day`: the last, included. Moving out, and the end of any other role. */
export async function endRole(
  tx: Tx,
  clock: Clock,
  end: { person: string; role: PersonRoleName; dwelling: string; day: string } & By,
): Promise<Ended> {
  if (!isDate(end.day) || !PERSON_ROLES.includes(end.role)) return { kind: 'invalid' };
  return changing(tx, clock, { people: [end.person] }, end.by, (book, note) => {
    const rowsThere = (book.roles.get(end.person) ?? []).filter(
      (row) => row.role === end.role && row.dwelling_id === end.dwelling,
    );
    const row =
      rowsThere.find((one) => isCurrent(one, book.today)) ??
      rowsThere.find((one) => one.to_date === null || one.to_date >= book.today);
    if (row === undefined) return { kind: 'not_there' };
    if (row.from_date !== null && end.day < row.from_date) return { kind: 'too_early', from: row.from_date };
    row.to_date = end.day;
    changedRole(book, row);
    note(end.role === 'tenant' ? 'moved_out' : 'role_ended', {
      person: end.person,
      role: end.role,
      dwelling: end.dwelling,
      day: end.day,
    });
    return { kind: 'ended' };
  });
}

export const moveOut = (
  tx: Tx,
  clock: Clock,
  end: { person: string; dwelling: string; day: string } & By,
): Promise<Ended> => endRole(tx, clock, { ...end, role: 'tenant' });
