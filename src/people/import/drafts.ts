// A line of the list, read: who, what for which place, how to be reached; or the reasons why it cannot be taken.
import type { LineProblem, SheetLine } from '#lib/columns.ts';
import { isDate } from '#lib/zone.ts';
import type { FoundPlace, NamedPlace, PlaceFound } from '#places/find-place.ts';
import type { Contact } from '../book.ts';
import type { PersonRoleName } from '../store.ts';
import type { PeopleColumn } from './columns.ts';
import { type Read, readDay, readEmails, readLanguage, readNeeds, readPrefers, readRole } from './read-cells.ts';
import { readPhones } from './read-phones.ts';

export interface Draft {
  line: number;
  name: string;
  role: PersonRoleName;
  place: FoundPlace;
  contacts: Contact[];
  language: string;
  from: string;
  to: string;
  needs: string[];
  prefers: string;
  /** A trusted person: of whom, as written. */
  forName: string;
}

const LONGEST_NAME = 120;

export function readDrafts(lines: readonly SheetLine<PeopleColumn>[], find: (named: NamedPlace) => PlaceFound) {
  const drafts: Draft[] = [];
  const problems: LineProblem[] = [];
  const remarks: LineProblem[] = [];
  for (const { line, cells } of lines) {
    const reasons: string[] = [];
    const take = <T>(read: Read<T>, otherwise: T): T => {
      if ('value' in read) return read.value;
      reasons.push(read.reason);
      return otherwise;
    };
    const name = fullName(cells);
    if (name === '') reasons.push('no name');
    if (name.length > LONGEST_NAME) reasons.push(`the name has ${name.length} characters; at most ${LONGEST_NAME}`);
    const role = take(readRole(cells.role), 'tenant');
    const phones = readPhones(cells.phone);
    const emails = readEmails(cells.email);
    reasons.push(...phones.reasons, ...emails.reasons);
    const language = readLanguage(cells.language);
    if ('reason' in language) remarks.push({ line, reason: language.reason });
    const from = take(readDay(cells.from), '');
    const to = take(readDay(cells.to), '');
    if (isDate(from) && isDate(to) && to < from) reasons.push(`the last day (${to}) lies before the first (${from})`);
    const found = find(cells);
    if (found.kind === 'not_found') reasons.push(found.reason);
    else if (found.place.dwelling === null && (role === 'tenant' || role === 'trusted'))
      reasons.push(`a ${role} needs a dwelling`);
    const needs = take(readNeeds(cells.needs), []);
    const prefers = take(readPrefers(cells.prefers), '');
    problems.push(...reasons.map((reason) => ({ line, reason })));
    if (reasons.length > 0 || found.kind === 'not_found') continue;
    if (phones.contacts.length + emails.contacts.length === 0 && role !== 'landlord') {
      remarks.push({ line, reason: 'no number and no email: this person will be asked who they are' });
    }
    drafts.push({
      line,
      name,
      role,
      place: found.place,
      contacts: [...phones.contacts, ...emails.contacts],
      language: 'value' in language ? language.value : '',
      from,
      to,
      needs,
      prefers,
      forName: cells.for.trim(),
    });
  }
  return { drafts, problems, remarks };
}

function fullName(cells: SheetLine<PeopleColumn>['cells']): string {
  return [cells.title, cells.first_name, cells.name]
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join(' ');
}
