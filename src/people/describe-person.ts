// How we write to somebody and what they need, as managers change it.
import { LANGUAGES } from '#flows/codes.ts';
import type { Clock } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { oneLine } from '#lib/text.ts';
import type { Book } from './book.ts';
import { type By, changing } from './change.ts';
import { readNeeds } from './import/read-cells.ts';
import type { PersonRow } from './store.ts';

export type Described =
  | { kind: 'changed' }
  | { kind: 'same' }
  | { kind: 'unknown' }
  | { kind: 'invalid'; reason: string };

type Fields = Pick<PersonRow, 'name' | 'language' | 'needs' | 'prefers'>;

export function setNeeds(
  tx: Tx,
  clock: Clock,
  change: { person: string; needs: readonly string[] } & By,
): Promise<Described> {
  const read = readNeeds(change.needs.join('\n'));
  if ('reason' in read) return Promise.resolve({ kind: 'invalid', reason: read.reason });
  return set(tx, clock, change, { needs: read.value });
}

/** Of LANGUAGES; empty: not known. */
export function setLanguage(
  tx: Tx,
  clock: Clock,
  change: { person: string; language: string } & By,
): Promise<Described> {
  const known = change.language === '' || LANGUAGES.some((language) => language === change.language);
  if (!known)
    return Promise.resolve({ kind: 'invalid', reason: `"${change.language}" is not one of ${LANGUAGES.join(', ')}` });
  return set(tx, clock, change, { language: change.language });
}

export function setPrefers(
  tx: Tx,
  clock: Clock,
  change: { person: string; prefers: '' | 'sms' | 'whatsapp' | 'email' | 'both' } & By,
): Promise<Described> {
  return set(tx, clock, change, { prefers: change.prefers });
}

export function renamePerson(tx: Tx, clock: Clock, change: { person: string; name: string } & By): Promise<Described> {
  const name = oneLine(change.name);
  if (name === '' || name.length > 120)
    return Promise.resolve({ kind: 'invalid', reason: 'a name has 1 to 120 characters' });
  return set(tx, clock, change, { name });
}

function set(
  tx: Tx,
  clock: Clock,
  { person, by }: { person: string } & By,
  fields: Partial<Fields>,
): Promise<Described> {
  return changing(tx, clock, { people: [person] }, by, (book: Book, note): Described => {
    const row = book.people.get(person);
    if (row === undefined) return { kind: 'unknown' };
    const before = JSON.stringify(row);
    Object.assign(row, fields);
    if (JSON.stringify(row) === before) return { kind: 'same' };
    book.changes.people.push(row);
    note('person_changed', { person, fields: Object.keys(fields) });
    return { kind: 'changed' };
  });
}
