// Managers as the agency file names them, and on-call people who are none: each has a talk, on which an alert is acknowledged.
import type { AgencySettings } from '#agency/settings.ts';
import { rows, type Tx } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { parsePhone } from '#lib/phone.ts';
import { oneStatement } from '#lib/writes.ts';
import { addressKey, type Book, move, newAddress, openConversation } from './book.ts';
import { nameKey } from './names.ts';

export interface ManagerRow {
  agency_id: string;
  id: string;
  name: string;
  slack_user: string;
  /** E.164, or empty. */
  phone: string;
  email: string;
  limit: number | null;
  conversation_id: string;
  away_from: string | null;
  away_to: string | null;
  stand_in_id: string | null;
  removed_at: Date | null;
  /** "at_once", "daily", "never" or empty: the agency file's, and their own choice. */
  mails: string;
  mails_chosen: string;
  mails_since: Date | null;
}

type Named = Omit<
  ManagerRow,
  'agency_id' | 'id' | 'conversation_id' | 'stand_in_id' | 'removed_at' | 'mails_chosen' | 'mails_since'
> & {
  stand_in: string | null;
};

/** On-call people without Slack are known by their number. */
const onCallUser = (phone: string): string => `oncall:${phone}`;

export function namedManagers(settings: AgencySettings): Named[] {
  const named: Named[] = settings.slack.managers.map((manager) => ({
    name: manager.name,
    slack_user: manager.slack,
    phone: e164(manager.phone),
    email: manager.email?.toLowerCase() ?? '',
    mails: manager.mails ?? '',
    limit: manager.limit ?? null,
    away_from: manager.away?.from ?? null,
    away_to: manager.away?.to ?? null,
    stand_in: manager.away?.stand_in ?? null,
  }));
  for (const entry of settings.on_call) {
    const phone = e164(entry.phone);
    if (named.some((manager) => manager.phone === phone)) continue;
    const namesake = named.find((manager) => manager.phone === '' && nameKey(manager.name) === nameKey(entry.name));
    if (namesake !== undefined) {
      namesake.phone = phone;
      continue;
    }
    named.push({
      name: entry.name,
      slack_user: onCallUser(phone),
      phone,
      email: '',
      mails: '',
      limit: 0,
      away_from: null,
      away_to: null,
      stand_in: null,
    });
  }
  return named;
}

export interface ManagersChanged {
  added: string[];
  changed: string[];
  removed: string[];
}

/** The book must hold the addresses of all managers, named and known. */
export async function applyManagers(
  tx: Tx,
  book: Book,
  known: readonly ManagerRow[],
  settings: AgencySettings,
): Promise<ManagersChanged> {
  const named = namedManagers(settings);
  const byUser = new Map(known.map((row) => [row.slack_user, row]));
  const ids = new Map(named.map(({ slack_user }) => [slack_user, byUser.get(slack_user)?.id ?? newId()]));
  const result: ManagersChanged = { added: [], changed: [], removed: [] };
  const write: ManagerRow[] = [];
  for (const { stand_in, ...fields } of named) {
    const before = byUser.get(fields.slack_user);
    const row: ManagerRow = {
      agency_id: book.agency,
      id: ids.get(fields.slack_user)!,
      ...fields,
      conversation_id: talkOf(book, before, fields.phone),
      stand_in_id: stand_in === null ? null : (ids.get(stand_in) ?? null),
      removed_at: null,
      mails_chosen: before?.mails_chosen ?? '',
      mails_since: before?.mails_since ?? null,
    };
    if (row.mails !== (before?.mails ?? '')) row.mails_since = book.at;
    mailTo(book, before, row);
    if (before !== undefined && same(before, row)) continue;
    (before === undefined || before.removed_at !== null ? result.added : result.changed).push(row.name);
    write.push(row);
  }
  for (const row of known) {
    if (row.removed_at !== null || ids.has(row.slack_user)) continue;
    result.removed.push(row.name);
    write.push({ ...row, removed_at: book.at });
  }
  await writeManagers(tx, { managers: write });
  return result;
}

/** The talk of the manager's phone, whoever it was with before; without a phone, one that nothing reaches. */
function talkOf(book: Book, before: ManagerRow | undefined, phone: string): string {
  const old =
    before === undefined || before.phone === '' || before.phone === phone
      ? undefined
      : book.addresses.get(addressKey({ kind: 'phone', value: before.phone }));
  // A number given up is a stranger's from now on.
  if (old !== undefined && old.conversation_id === before?.conversation_id)
    move(book, old, openConversation(book, null));
  if (phone === '') return before?.conversation_id ?? openConversation(book, null);
  const address = book.addresses.get(addressKey({ kind: 'phone', value: phone }));
  if (address !== undefined) return address.conversation_id;
  const conversation = before?.conversation_id ?? openConversation(book, null);
  newAddress(book, { kind: 'phone', value: phone, line: lineOf(phone) }, conversation);
  return conversation;
}

/** Mails from a manager are a manager's words. A stranger's talk from there becomes theirs; a tenant's stays the tenant's. */
function mailTo(book: Book, before: ManagerRow | undefined, row: ManagerRow): void {
  const known = (value: string) => book.addresses.get(addressKey({ kind: 'email', value }));
  const old = before === undefined || before.email === row.email ? undefined : known(before.email.toLowerCase());
  if (old !== undefined && old.conversation_id === row.conversation_id) move(book, old, openConversation(book, null));
  if (row.email === '') return;
  const address = known(row.email);
  if (address === undefined) newAddress(book, { kind: 'email', value: row.email, line: 'other' }, row.conversation_id);
  else if ((book.holders.get(address.id)?.size ?? 0) === 0 && !book.conversations.get(address.conversation_id)?.staff)
    move(book, address, row.conversation_id);
}

function lineOf(phone: string): 'mobile' | 'landline' | 'other' {
  const kind = parsePhone(phone)?.kind;
  return kind === 'mobile' || kind === 'landline' ? kind : 'other';
}

function e164(phone: string | undefined): string {
  return phone === undefined ? '' : (parsePhone(phone)?.address ?? '');
}

function same(a: ManagerRow, b: ManagerRow): boolean {
  return (Object.keys(b) as (keyof ManagerRow)[]).every((column) => a[column] === b[column]);
}

const writeManagers = oneStatement([
  {
    name: 'managers',
    sql: `insert into managers select * from json_populate_recordset(null::managers, $rows::json)
      on conflict (agency_id, id) do update set name = excluded.name, phone = excluded.phone, email = excluded.email, "limit" = excluded."limit",
        conversation_id = excluded.conversation_id, away_from = excluded.away_from, away_to = excluded.away_to,
        stand_in_id = excluded.stand_in_id, removed_at = excluded.removed_at, mails = excluded.mails, mails_since = excluded.mails_since`,
  },
]);

export function loadManagers(tx: Tx, agency: string): Promise<ManagerRow[]> {
  return rows<ManagerRow>(tx, 'select * from managers where agency_id = $1 order by id', agency);
}
