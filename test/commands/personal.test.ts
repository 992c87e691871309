import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testClock } from '#lib/clock.ts';
import { type Db, inAgency, rows, run, unscoped } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { openFileStore } from '#media/open-store.ts';
import { loadDemo } from '#sandbox/demo/load.ts';
import { command as apply } from '../../src/commands/apply.ts';
import { command as erase } from '../../src/commands/erase.ts';
import { command as exporting } from '../../src/commands/export.ts';
import { command as importing } from '../../src/commands/import.ts';
import { PERSONAL } from '../../src/commands/personal.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
let db: Db;
let folder: string;
const clock = testClock('2026-11-22T10:00:00Z');
beforeAll(async () => {
  fresh = await freshDatabase();
  db = fresh.db;
  folder = mkdtempSync(join(tmpdir(), 'loge-commands-'));
  await loadDemo(db, clock);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await fresh.drop();
});

function context() {
  const said = { out: [] as string[], err: [] as string[] };
  const needs = {
    clock,
    config: { dataDir: folder, s3Url: undefined },
    out: (line: string) => void said.out.push(line),
    err: (line: string) => void said.err.push(line),
    database: async () => db,
  };
  return { said, needs };
}

/** Columns of words that hold none of a person: codes, ids of providers, our own addresses, names of places and of staff. */
const NOT_PERSONAL = new Set(
  `agencies.id agencies.name agencies.settings senders.channel senders.address journal.fact journal.actor journal.data
  residences.name residences.address residences.postcode residences.city residences.timezone buildings.name buildings.address entrances.name entrances.address
  people.alerts alerts.slack_saw dwellings.name dwellings.floor dwellings.address addresses.kind addresses.line conversations.channel
  managers.name managers.slack_user managers.phone managers.email contractors.trades contractors.availability
  managers.mails managers.mails_chosen outbox.via contractors.reach contractors.work_days contractors.work_from contractors.work_to
  work_orders.state work_orders.waits_for work_orders.payer work_orders.reasons offers.state offers.reason supplements.state quotes.state quotes.reference
  invoices.number invoices.state order_files.kind tickets.payer
  raw.channel messages.channel messages.provider_id messages.sent_to messages.kind messages.opt_out_type messages.unanswerable
  media.content_type media.state media.reason readings.by corrections.field corrections.before corrections.after
  outbox.key outbox.lines outbox.language outbox.manner outbox.only_if outbox.state outbox.channel outbox.provider_id outbox.receipt outbox.avoided
  receipts.provider_id receipts.status receipts.error_code reconciled.channel reconciled.address
  tickets.scope tickets.category tickets.urgency tickets.hazards tickets.situation tickets.status tickets.answers tickets.reason
  ticket_notes.author ticket_notes.kind ticket_notes.source alerts.kind alerts.data alerts.settled_by alerts.slack_channel alerts.slack_ts
  mailboxes.kind mailboxes.machines mailboxes.timers events.kind events.key events.type events.refs events.state
  timers.machine timers.timer cards.channel cards.ts thread_lines.source slack_deliveries.id mail_cursors.mailbox mail_cursors.uid_validity`.split(
    /\s+/,
  ),
);

test('every column that can hold words is erased with a person, or is known to hold none', async () => {
  const columns = await unscoped(db, (tx) =>
    rows<{ name: string }>(
      tx,
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = 'public' and table_name not like '\\_prisma%' and column_name <> 'agency_id' and (data_type in ('text', 'jsonb', 'bytea', 'character varying') or (data_type = 'ARRAY' and udt_name = '_text'))`,
    ),
  );
  const personal = new Set(PERSONAL.flatMap((part) => part.columns));
  const unknown = columns.map(({ name }) => name).filter((name) => !personal.has(name) && !NOT_PERSONAL.has(name));
  expect(unknown, 'add the column to the personal.ts of its folder, or to NOT_PERSONAL if it holds codes').toEqual([]);
  const names = new Set(columns.map(({ name }) => name));
  expect(
    [...personal, ...NOT_PERSONAL].filter((name) => !names.has(name) && name !== 'people.needs'),
    'gone from the schema',
  ).toEqual([]);
});

/** Every row of every table as text. */
async function everything(): Promise<string[]> {
  return unscoped(db, async (tx) => {
    const tables = await rows<{ name: string }>(
      tx,
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      for (const { text } of await rows<{ text: string }>(tx, `select '${name} ' || t::text as text from ${name} t`))
        found.push(text);
    }
    return found;
  });
}

test('nothing of a tenant is left after erasing: no name, number, email or word, in any table; the journal is kept', async () => {
  const [who] = await inAgency(db, 'lilas', (tx) =>
    rows<{ id: string; name: string; phone: string; email: string; text: string; ticket: string; journal: number }>(
      tx,
      `select p.id, p.name, (select a.value from addresses a where a.conversation_id = p.conversation_id and kind = 'phone' limit 1) as phone,
         (select a.value from addresses a where a.conversation_id = p.conversation_id and kind = 'email' limit 1) as email, m.text, t.id as ticket,
         (select count(*) from journal j where j.ticket_id = t.id) as journal
       from tickets t join people p on p.id = t.person_id join ticket_messages l on l.ticket_id = t.id join messages m on m.id = l.message_id
       where exists (select 1 from addresses a where a.conversation_id = p.conversation_id and kind = 'email') order by t.reference limit 1`,
    ),
  );
  if (who === undefined) throw new Error('the demo has nobody with an email and a past');
  await inAgency(db, 'lilas', async (tx) => {
    await run(
      tx,
      `insert into ticket_notes (agency_id, id, ticket_id, author, kind, words, source, at) values ('lilas', $1, $2, 'U1', 'internal', 'unmistakable-note', 's', now())`,
      newId(),
      who.ticket,
    );
    await run(
      tx,
      `insert into media (agency_id, id, ticket_id, state, path, name, transcript, created_at) values ('lilas', $1, $2, 'stored', '${'0'.repeat(40)}', 'unmistakable-file', 'unmistakable-voice', now())`,
      newId(),
      who.ticket,
    );
    await run(
      tx,
      `insert into cards (agency_id, ticket_id, wanted, shown, rank, due_at) values ('lilas', $1, 1, 1, 2, now())`,
      who.ticket,
    );
  });
  const words = [who.name, who.phone, who.email, 'unmistakable'];
  const holding = (all: string[], word: string) =>
    all.filter((text) => text.includes(word) && !text.startsWith('agencies '));
  const before = await everything();
  for (const word of words) expect(holding(before, word).length).toBeGreaterThan(0);
  const messages = await inAgency(db, 'lilas', (tx) =>
    rows<{ text: string }>(
      tx,
      `select distinct m.text from messages m join people p on p.conversation_id = m.conversation_id where p.id = $1`,
      who.id,
    ),
  );
  const store = await openFileStore(context().needs.config);
  await store.put('0'.repeat(40), Readable.from([Buffer.from('photo')]), { contentType: 'image/jpeg', size: 5 });
  const { said, needs } = context();
  expect(await erase([who.phone], needs)).toBe(0);
  expect(said.out).toContain('  files: 1');
  expect(await store.has('0'.repeat(40))).toBe(false);
  expect(said.out[0]).toBe(`erased: ${who.name}`);
  expect(said.err.join('\n')).toContain('Slack');
  const after = await everything();
  for (const word of words) expect(holding(after, word), word).toEqual([]);
  const left = await inAgency(db, 'lilas', (tx) =>
    rows<{ conversation_id: string; text: string }>(
      tx,
      `select m.text from messages m join people p on p.conversation_id = m.conversation_id where p.id = $1`,
      who.id,
    ),
  );
  expect(messages.length).toBeGreaterThan(0);
  expect(left.every(({ text }) => text === '')).toBe(true);
  expect(
    await inAgency(db, 'lilas', (tx) => rows(tx, `select count(*) as n from journal where ticket_id = $1`, who.ticket)),
  ).toEqual([{ n: who.journal }]);
  expect(
    await inAgency(db, 'lilas', (tx) => rows(tx, `select wanted from cards where ticket_id = $1`, who.ticket)),
  ).toEqual([{ wanted: 2 }]);
  expect(await erase([who.phone], context().needs)).toBe(1);
});

test("a shared number is not erased with one of two, and a manager's not at all", async () => {
  const shared = context();
  expect(await erase(['06 39 98 01 03'], shared.needs)).toBe(1);
  expect(shared.said.err[0]).toMatch(
    /shared.*M\. Paul Garnier.*Mme Odette Garnier|shared.*Mme Odette Garnier.*M\. Paul Garnier/,
  );
  const one = context();
  expect(await erase(['Odette Garnier'], one.needs)).toBe(0);
  expect(one.said.err.join()).toContain('stay with the others');
  expect(
    await inAgency(db, 'lilas', (tx) =>
      rows(
        tx,
        `select p.name from addresses a join person_addresses l on l.address_id = a.id join people p on p.id = l.person_id where a.value = '+33639980103'`,
      ),
    ),
  ).toEqual([{ name: 'M. Paul Garnier' }]);
  const manager = context();
  expect(await erase(['+33639980001'], manager.needs)).toBe(1);
  expect(manager.said.err[0]).toContain('agency file');
});

test('wrong use is 2, and says how', async () => {
  for (const [command, args] of [
    [apply, []],
    [apply, ['a', 'b']],
    [importing, ['cats', 'x.csv']],
    [importing, ['people', 'x.csv', '--force']],
    [erase, []],
    [exporting, ['a', 'b']],
    [importing, ['people', 'x.csv', '--agency']],
  ] as const) {
    const { said, needs } = context();
    expect(await command([...args], needs)).toBe(2);
    expect(said.err.length).toBeGreaterThan(0);
    expect(said.out).toEqual([]);
  }
});

test('apply and import say what changed on standard output, what is wrong on standard error', async () => {
  const again = context();
  expect(await apply(['prisma/demo/lilas.yaml'], again.needs)).toBe(0);
  expect(again.said).toEqual({ out: ['nothing changes'], err: [] });
  const wrong = join(folder, 'wrong.yaml');
  writeFileSync(
    wrong,
    readFileSync('prisma/demo/lilas.yaml', 'utf8').replace('timezone: Europe/Paris', 'timezone: Paris'),
  );
  const refused = context();
  expect(await apply([wrong], refused.needs)).toBe(1);
  expect(refused.said.err[0]).toMatch(/wrong\.yaml:7: agency\.timezone: an IANA time zone/);
  const dry = context();
  expect(
    await importing(['contractors', 'prisma/demo/contractors.csv', '--dry-run', '--agency', 'lilas'], dry.needs),
  ).toBe(0);
  expect(dry.said.out).toEqual(['contractors: 0 new, 0 changed, 15 same', 'dry run: nothing was written']);
  const bad = join(folder, 'bad.csv');
  writeFileSync(bad, 'nom;logement;résidence;couleur\nX;99;Les Lilas;bleu\n');
  const lines = context();
  expect(await importing(['people', bad], lines.needs)).toBe(1);
  expect(lines.said.err).toEqual([
    `${bad}: columns that are not known and were not read: couleur`,
    expect.stringContaining(`${bad}:2: "Les Lilas" has no dwelling "99"`),
    'nothing was imported: correct that line and import the file again',
  ]);
  expect(await importing(['people', join(folder, 'none.csv')], context().needs)).toBe(1);
  const other = context();
  expect(await importing(['people', bad, '--agency', 'roses'], other.needs)).toBe(1);
  expect(other.said.err[0]).toBe('there is no agency "roses" (there are lilas)');
});

test('an export holds every row of the agency and the corrections as examples; one of a person holds theirs alone', async () => {
  const all = context();
  const target = join(folder, 'export');
  const store = await openFileStore(all.needs.config);
  await store.put('1'.repeat(40), Readable.from([Buffer.from('photo')]), { contentType: 'image/jpeg', size: 5 });
  const [kept, lost] = [newId(), newId()];
  await inAgency(db, 'lilas', async (tx) => {
    for (const [id, path] of [
      [kept, '1'.repeat(40)],
      [lost, '2'.repeat(40)],
    ]) {
      await run(
        tx,
        `insert into media (agency_id, id, state, path, content_type, created_at) values ('lilas', $1, 'stored', $2, 'image/jpeg', now())`,
        id,
        path,
      );
    }
  });
  expect(await exporting([target], all.needs)).toBe(0);
  const lines = (table: string) =>
    readFileSync(join(target, `${table}.jsonl`), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  expect(readdirSync(target)).toEqual(
    expect.arrayContaining(['agencies.jsonl', 'people.jsonl', 'tickets.jsonl', 'journal.jsonl', 'examples.jsonl']),
  );
  expect(readdirSync(join(target, 'files'))).toEqual([`${kept}.jpg`]);
  expect(readFileSync(join(target, 'files', `${kept}.jpg`), 'utf8')).toBe('photo');
  expect(all.said.err).toContain('files: 1');
  expect(all.said.err).toContain(`not in the file store: ${lost}`);
  expect(lines('tickets')).toHaveLength(120);
  expect(lines('dwellings')).toHaveLength(60);
  expect(lines('examples')[0]).toMatchObject({
    text: expect.any(String),
    expect: { problems: [{ category: expect.any(String) }] },
  });
  const one = context();
  expect(await exporting(['-', '--person', 'Jeanne Lefebvre'], one.needs)).toBe(0);
  const found = one.said.out.map((line) => JSON.parse(line));
  expect(found).toContainEqual(expect.objectContaining({ table: 'people', name: 'Mme Jeanne Lefebvre' }));
  expect(found).toContainEqual(expect.objectContaining({ table: 'addresses', value: '+33639980101' }));
  expect(found.filter(({ table }) => table === 'people')).toHaveLength(1);
  expect(existsSync(join(target, 'slack_deliveries.jsonl'))).toBe(false);
});
