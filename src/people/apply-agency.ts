// An agency file takes effect: settings, our addresses, managers and on-call people. The same file again changes nothing.

import { isDeepStrictEqual } from 'node:util';
import { type SenderRow, sendersOf, senderWarnings } from '#agency/senders.ts';
import type { AgencySettings } from '#agency/settings.ts';
import { record } from '#journal/store.ts';
import type { Clock } from '#lib/clock.ts';
import { type Db, inAgency, rows, run, type Tx, unscoped } from '#lib/db.ts';
import { isDuplicate } from '#lib/errors.ts';
import { parsePhone } from '#lib/phone.ts';
import { jsonb } from '#lib/text.ts';
import { lockDirectory } from '#places/store.ts';
import { loadBook, saveBook } from './load-book.ts';
import { applyManagers, loadManagers, type ManagersChanged, namedManagers } from './managers.ts';

export type Applied =
  | { kind: 'applied'; created: boolean; changes: string[]; warnings: string[] }
  | { kind: 'refused'; reasons: string[] };

const TRIES = 3;

export async function applyAgency(db: Db, clock: Clock, settings: AgencySettings): Promise<Applied> {
  const { id } = settings.agency;
  const wanted = sendersOf(settings);
  const taken = await unscoped(db, (tx) => takenBy(tx, wanted, id));
  if (taken.length > 0) {
    return {
      kind: 'refused',
      reasons: taken.map(
        ({ channel, address, agency_id }) =>
          `senders.${channel}: ${address} belongs to the agency "${agency_id}": each address is of one agency only`,
      ),
    };
  }
  for (let attempt = 1; ; attempt++) {
    try {
      return await inAgency(db, id, (tx) => apply(tx, clock, settings, wanted));
    } catch (error) {
      // A stranger wrote from one of these numbers, or another agency took one of the addresses, at this very moment.
      if (attempt === TRIES || !isDuplicate(error)) throw error;
    }
  }
}

async function takenBy(
  tx: Parameters<typeof rows>[0],
  wanted: readonly SenderRow[],
  agency: string,
): Promise<SenderRow[]> {
  return rows<SenderRow>(
    tx,
    `select s.channel, s.address, s.agency_id from senders s join unnest($1::text[], $2::text[]) as w(channel, address)
       on s.channel = w.channel and s.address = w.address where s.agency_id <> $3`,
    wanted.map((row) => row.channel),
    wanted.map((row) => row.address),
    agency,
  );
}

async function apply(tx: Tx, clock: Clock, settings: AgencySettings, wanted: readonly SenderRow[]): Promise<Applied> {
  await lockDirectory(tx);
  const { id, name } = settings.agency;
  const [before] = await rows<{ settings: AgencySettings; same: boolean }>(
    tx,
    'select settings, settings = $2::jsonb as same from agencies where id = $1',
    id,
    jsonb(settings),
  );
  const created = before === undefined;
  const changes: string[] = [];
  if (created || !before.same) {
    await run(
      tx,
      `insert into agencies (id, name, settings, applied_at) values ($1, $2, $3::jsonb, $4)
       on conflict (id) do update set name = excluded.name, settings = excluded.settings, applied_at = excluded.applied_at`,
      id,
      name,
      jsonb(settings),
      clock.now(),
    );
    changes.push(
      created ? `the agency "${name}" is new` : `settings changed: ${differing(before.settings, settings).join(', ')}`,
    );
  }
  changes.push(...(await applySenders(tx, id, wanted)));
  const known = await loadManagers(tx, id);
  const phones = [...known.map((row) => row.phone), ...namedManagers(settings).map((row) => row.phone)].filter(
    (phone) => phone !== '',
  );
  const emails = [...known, ...namedManagers(settings)].map((row) => row.email.toLowerCase()).filter(Boolean);
  const book = await loadBook(tx, clock, {
    contacts: [
      ...phones.map((value) => ({ kind: 'phone', value }) as const),
      ...emails.map((value) => ({ kind: 'email', value }) as const),
    ],
  });
  const managers = await applyManagers(tx, book, known, settings);
  await saveBook(tx, book);
  changes.push(...described(managers));
  if (changes.length > 0) {
    const { added, changed, removed } = managers;
    await record(tx, [
      {
        at: clock.now(),
        fact: 'agency_applied',
        actor: 'operator',
        data: { created, added: added.length, changed: changed.length, removed: removed.length },
      },
    ]);
  }
  return {
    kind: 'applied',
    created,
    changes,
    warnings: [...senderWarnings(settings), ...(await warnings(tx, settings))],
  };
}

async function applySenders(tx: Tx, agency: string, wanted: readonly SenderRow[]): Promise<string[]> {
  const before = await rows<SenderRow>(
    tx,
    'select channel, address, agency_id from senders where agency_id = $1',
    agency,
  );
  const key = ({ channel, address }: SenderRow) => `${channel} ${address}`;
  const has = (list: readonly SenderRow[], row: SenderRow) => list.some((other) => key(other) === key(row));
  const added = wanted.filter((row) => !has(before, row));
  const left = before.filter((row) => !has(wanted, row));
  for (const row of left)
    await run(tx, 'delete from senders where channel = $1 and address = $2', row.channel, row.address);
  for (const row of added)
    await run(
      tx,
      'insert into senders (channel, address, agency_id) values ($1, $2, $3)',
      row.channel,
      row.address,
      agency,
    );
  return [
    ...added.map((row) => `messages to ${key(row)} come to this agency`),
    ...left.map((row) => `${key(row)} is given up`),
  ];
}

function described({ added, changed, removed }: ManagersChanged): string[] {
  return [
    ...added.map((name) => `${name} joins the managers and on-call people`),
    ...changed.map((name) => `${name} changed`),
    ...removed.map((name) => `${name} has left: no rights any more`),
  ];
}

function differing(before: AgencySettings, after: AgencySettings): string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof AgencySettings)[];
  // As stored: what is undefined is not there.
  const stored = JSON.parse(jsonb(after)) as AgencySettings;
  return keys.filter((key) => !isDeepStrictEqual(before[key], stored[key]));
}

async function warnings(tx: Tx, settings: AgencySettings): Promise<string[]> {
  const found: string[] = [];
  if (settings.on_call.length === 0)
    found.push('on_call: nobody is named: an emergency reaches the Slack channel only, and production does not start');
  for (const entry of settings.on_call) {
    if (parsePhone(entry.phone)?.kind === 'landline')
      found.push(`on_call: ${entry.name} has a landline, which takes no texts`);
  }
  const residences = await rows<{ name: string }>(
    tx,
    'select name from residences where agency_id = $1',
    settings.agency.id,
  );
  for (const { residence } of settings.slack.routing) {
    if (residence !== undefined && residences.length > 0 && !residences.some(({ name }) => name === residence)) {
      found.push(`slack.routing: no residence is called "${residence}"`);
    }
  }
  return found;
}
