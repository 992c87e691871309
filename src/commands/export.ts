// loge export [DIR|-]: everything of an agency as JSON lines, a file a table; or everything personal of one person. In a folder, with
// the files that people sent.
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { inAgency, rows, run, type Tx } from '#lib/db.ts';
import { type CorrectedExample, exampleFrom } from '#triage/corrections/correction.ts';
import type { Reading } from '#triage/reading.ts';
import { chooseAgency, parseArgs } from './arguments.ts';
import type { CommandContext, ExitCode } from './command.ts';
import { type ExportedFile, exportFiles } from './export-files.ts';
import { findSubject, PERSONAL } from './personal.ts';

const USAGE = 'usage: loge export [DIR|-] [--agency ID] [--person PHONE|EMAIL|PERSON]   (- : standard output)';
const PAGE = 1_000;

type Needs = Pick<CommandContext, 'out' | 'err' | 'database'> & {
  config: Pick<CommandContext['config'], 'dataDir' | 's3Url'>;
};
type Put = (table: string, row: object) => void;

export async function command(args: string[], { out, err, database, config }: Needs): Promise<ExitCode> {
  const { words, options, wrong } = parseArgs(args, { values: ['agency', 'person'] });
  if (wrong !== undefined || words.length > 1) {
    err(wrong ?? USAGE);
    return 2;
  }
  const [folder = '-'] = words;
  const db = await database();
  const chosen = await chooseAgency(db, options.get('agency'));
  if (chosen.kind === 'none') {
    err(chosen.reason);
    return 1;
  }
  const sink = folder === '-' ? toLines(out) : await toFolder(folder);
  const files: ExportedFile[] = [];
  const put: Put = (table, row) => {
    sink.put(table, row);
    if (table === 'media' && (row as ExportedFile).path !== '') files.push(row as ExportedFile);
  };
  const reason = await inAgency(db, chosen.agency, async (tx) => {
    const person = options.get('person');
    return person === undefined ? exportAgency(tx, chosen.agency, put) : exportPerson(tx, person, put);
  });
  const counts = await sink.close();
  if (reason !== undefined) {
    err(reason);
    return 1;
  }
  for (const [table, count] of Object.entries(counts)) err(`${table}: ${count}`);
  if (folder === '-') return 0;
  const { copied, missing } = await exportFiles(config, files, join(folder, 'files'));
  err(`files: ${copied}`);
  if (missing.length > 0) err(`not in the file store: ${missing.join(', ')}`);
  return 0;
}

function toLines(out: (line: string) => void) {
  const counts: Record<string, number> = {};
  return {
    put: (table: string, row: object) => {
      counts[table] = (counts[table] ?? 0) + 1;
      out(JSON.stringify({ table, ...row }));
    },
    close: async () => counts,
  };
}

async function toFolder(folder: string) {
  await mkdir(folder, { recursive: true });
  const files = new Map<string, ReturnType<typeof createWriteStream>>();
  const counts: Record<string, number> = {};
  return {
    put: (table: string, row: object) => {
      const file = files.get(table) ?? createWriteStream(join(folder, `${table}.jsonl`));
      files.set(table, file);
      counts[table] = (counts[table] ?? 0) + 1;
      file.write(`${JSON.stringify(row)}\n`);
    },
    close: async () => {
      for (const file of files.values()) file.end();
      await Promise.all([...files.values()].map((file) => finished(file)));
      return counts;
    },
  };
}

async function exportPerson(tx: Tx, words: string, put: Put): Promise<string | undefined> {
  const target = await findSubject(tx, words);
  if (target.kind === 'none') return target.reason;
  for (const part of PERSONAL) {
    for (const [table, found] of Object.entries(await part.export(tx, target.subject)))
      for (const row of found) put(table, row);
  }
  return undefined;
}

async function exportAgency(tx: Tx, agency: string, put: Put): Promise<undefined> {
  const tables = await rows<{ table: string; key: string; holder: string }>(
    tx,
    `select c.relname as table, case when c.relname = 'agencies' then 'id' else 'agency_id' end as holder,
       string_agg(quote_ident(a.attname), ', ' order by k.place) as key
     from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
     join pg_index i on i.indrelid = c.oid and i.indisprimary
     join lateral unnest(i.indkey) with ordinality as k(attnum, place) on true join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
     where c.relkind = 'r' and exists (select 1 from pg_attribute x where x.attrelid = c.oid and (x.attname = 'agency_id' or c.relname = 'agencies') and not x.attisdropped)
     group by c.relname order by c.relname`,
  );
  for (const { table, key, holder } of tables) {
    // A cursor sees its table as it was when it was opened.
    await run(
      tx,
      `declare page no scroll cursor for select * from "${table}" where ${holder} = '${agency.replaceAll("'", "''")}' order by ${key}`,
    );
    for (let page = await next(tx); page.length > 0; page = await next(tx))
      for (const row of page) put(table, printable(row));
    await run(tx, 'close page');
  }
  for (const example of await examples(tx, agency)) put('examples', example);
  return undefined;
}

function next(tx: Tx): Promise<object[]> {
  return rows<object>(tx, `fetch ${PAGE} from page`);
}

/** Raw bodies as base64. */
function printable(row: object): object {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
    ]),
  );
}

interface Corrected {
  id: string;
  field: 'category' | 'urgency';
  after: string;
  text: string;
  channel: 'sms' | 'whatsapp' | 'email';
  reading: Reading;
  category: Reading['problems'][number]['category'];
  urgency: Reading['problems'][number]['urgency'];
  names: string[] | null;
}

/** What managers corrected, as labelled examples without names: to learn from. */
async function examples(tx: Tx, agency: string): Promise<CorrectedExample[]> {
  const found = await rows<Corrected>(
    tx,
    `select distinct on (c.ticket_id) c.id, c.field, c.after, m.text, m.channel, r.reading, t.category, t.urgency,
       (select array_agg(p.name) from people p where p.agency_id = $1 and (p.id = t.person_id or p.conversation_id = t.conversation_id)) as names
     from corrections c join tickets t on t.agency_id = $1 and t.id = c.ticket_id join messages m on m.agency_id = $1 and m.id = c.message_id and m.text <> ''
     join readings r on r.agency_id = $1 and r.message_id = m.id and r.by = 'offline'
     where c.agency_id = $1 order by c.ticket_id, c.at desc`,
    agency,
  );
  return found.map(({ id, text, channel, reading, category, urgency, names }) =>
    exampleFrom({
      id,
      text,
      context: { channel, awaited: 'none', openCategories: [] },
      reading,
      problem: 0,
      category,
      urgency,
      names: names ?? [],
    }),
  );
}
