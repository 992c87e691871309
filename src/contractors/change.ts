// What managers change of contractors, one act each: the lock of the directory, the conversation and its addresses, a fact in the
// journal. What cannot be done is a value that says why.
import { record } from '#journal/store.ts';
import type { Clock } from '#lib/clock.ts';
import { agencyOf, rows, run, type Tx } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import type { Book, Contact } from '#people/book.ts';
import { changing, readAddress } from '#people/change.ts';
import { type ContractorRow, companyKey, contractorOf, newContractor, writeContractors } from './store.ts';
import { answerAt, leaveAddress, talkFor } from './talk.ts';

/** What a manager may say; phone and mail as typed. */
export type ContractorFields = Partial<
  Omit<ContractorRow, 'agency_id' | 'id' | 'conversation_id' | 'rating_sum' | 'rating_count' | 'removed_at' | 'one_off'>
>;

export type ContractorChanged =
  | {
      kind: 'changed' | 'added' | 'back' | 'known';
      contractor: ContractorRow;
      /** Numbers and addresses that are also somebody else's: we cannot tell who writes from there, and no order goes there. */
      elsewhere: string[];
    }
  | { kind: 'unknown' }
  | { kind: 'taken'; company: string }
  | { kind: 'invalid'; field: 'company' | 'phone' | 'email'; reason: string };

interface By {
  by: string;
}

/** Somebody new of the agency's own list. A company that was removed, or typed once for one order, is taken (back) into it. */
export async function addContractor(
  tx: Tx,
  clock: Clock,
  { by, ...fields }: ContractorFields & { company: string } & By,
): Promise<ContractorChanged> {
  const before = await byCompany(tx, fields.company);
  if (before !== undefined && before.removed_at === null && !before.one_off)
    return { kind: 'taken', company: before.company };
  return write(tx, clock, { before, fields, by, kind: before?.removed_at != null ? 'back' : 'added', oneOff: false });
}

/** Written by hand for one order: never proposed by itself. One of the list is not made a second time. */
export async function addOneOff(
  tx: Tx,
  clock: Clock,
  { by, company, phone = '', email = '' }: { company: string; phone?: string; email?: string } & By,
): Promise<ContractorChanged> {
  const before = await byCompany(tx, company);
  if (before !== undefined && before.removed_at === null && !before.one_off)
    return { kind: 'known', contractor: before, elsewhere: [] };
  if (phone.trim() === '' && email.trim() === '')
    return { kind: 'invalid', field: 'phone', reason: 'a number or an email is needed: the order is sent there' };
  const fields = {
    company,
    ...(phone.trim() === '' ? {} : { phone }),
    ...(email.trim() === '' ? {} : { email }),
  };
  return write(tx, clock, { before, fields, by, kind: 'added', oneOff: true });
}

export async function changeContractor(
  tx: Tx,
  clock: Clock,
  { id, by, ...fields }: ContractorFields & { id: string } & By,
): Promise<ContractorChanged> {
  const before = await contractorOf(tx, agencyOf(tx), id);
  if (before === undefined || before.removed_at !== null) return { kind: 'unknown' };
  if (fields.company !== undefined) {
    const other = await byCompany(tx, fields.company);
    if (other !== undefined && other.id !== id) return { kind: 'taken', company: other.company };
  }
  return write(tx, clock, { before, fields, by, kind: 'changed', oneOff: before.one_off });
}

/** Never proposed any more; what they did, their words and their conversation stay. False: there is no such contractor. */
export async function removeContractor(tx: Tx, clock: Clock, { id, by }: { id: string } & By): Promise<boolean> {
  const removed = await run(
    tx,
    'update contractors set removed_at = $3, favourite = false where agency_id = $1 and id = $2 and removed_at is null',
    agencyOf(tx),
    id,
    clock.now(),
  );
  if (removed > 0)
    await record(tx, [{ at: clock.now(), fact: 'contractor_removed', actor: by, data: { contractor: id } }]);
  return removed > 0;
}

interface Writing {
  before: ContractorRow | undefined;
  fields: ContractorFields;
  by: string;
  kind: 'changed' | 'added' | 'back';
  oneOff: boolean;
}

async function write(tx: Tx, clock: Clock, { before, fields, by, kind, oneOff }: Writing): Promise<ContractorChanged> {
  const company = (fields.company ?? before?.company ?? '').replace(/\s+/g, ' ').trim();
  if (company === '') return { kind: 'invalid', field: 'company', reason: 'a company has a name' };
  const reached = readReached(fields);
  if ('kind' in reached) return reached;
  const { typed, contacts } = reached;
  const old =
    before === undefined ? [] : (['phone', 'email'] as const).flatMap((kind) => contactOf(kind, before[kind]));
  const leaving = old.filter(({ kind, value }) => typed[kind] !== undefined && typed[kind] !== value);
  const elsewhere: string[] = [];
  const left: string[] = [];
  const contractor = await changing(tx, clock, { contacts: [...contacts, ...old] }, by, (book, note) => {
    const conversation = before?.conversation_id ?? talkFor(book, contacts);
    for (const contact of contacts) if (!answerAt(book, conversation, contact)) elsewhere.push(contact.value);
    for (const contact of leaving) left.push(...[leaveAddress(book, conversation, contact) ?? []].flat());
    const row = rowOf(book, { before, fields: { ...fields, company, ...typed }, conversation, oneOff });
    note(kind === 'changed' ? 'contractor_changed' : 'contractor_added', {
      contractor: row.id,
      fields: Object.keys(fields),
    });
    return row;
  });
  await writeContractors(tx, [contractor]);
  await forget(tx, contractor, left);
  return { kind, contractor, elsewhere };
}

function rowOf(
  book: Book,
  {
    before,
    fields,
    conversation,
    oneOff,
  }: Pick<Writing, 'before' | 'oneOff'> & { fields: ContractorFields & { company: string }; conversation: string },
): ContractorRow {
  const row = before ?? newContractor(book.agency, newId(), fields.company, conversation);
  return { ...row, ...fields, one_off: oneOff, removed_at: null };
}

function readReached({
  phone,
  email,
}: ContractorFields):
  | { typed: { phone?: string; email?: string }; contacts: Contact[] }
  | Extract<ContractorChanged, { kind: 'invalid' }> {
  const typed: { phone?: string; email?: string } = {};
  const contacts: Contact[] = [];
  for (const [field, text] of [
    ['phone', phone],
    ['email', email],
  ] as const) {
    if (text === undefined) continue;
    typed[field] = '';
    if (text.trim() === '') continue;
    const read = readAddress(text);
    if (read.kind === 'invalid') return { kind: 'invalid', field, reason: read.reason };
    if (read.contact.kind !== field) return { kind: 'invalid', field, reason: `"${text}" is no ${field}` };
    typed[field] = read.contact.value;
    contacts.push(read.contact);
  }
  return { typed, contacts };
}

function contactOf(kind: Contact['kind'], value: string): Contact[] {
  return value === '' ? [] : [{ kind, value, line: 'other' }];
}

/** What is said next does not go to a number that is no longer theirs. */
async function forget(
  tx: Tx,
  { agency_id, conversation_id }: ContractorRow,
  addresses: readonly string[],
): Promise<void> {
  if (addresses.length === 0) return;
  await run(
    tx,
    `update conversations set address_id = null, channel = '' where agency_id = $1 and id = $2 and address_id = any($3::uuid[])`,
    agency_id,
    conversation_id,
    addresses,
  );
}

async function byCompany(tx: Tx, company: string): Promise<ContractorRow | undefined> {
  const known = await rows<ContractorRow>(tx, 'select * from contractors where agency_id = $1', agencyOf(tx));
  const wanted = companyKey(company);
  return known.find((row) => companyKey(row.company) === wanted);
}
