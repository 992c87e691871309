// npm run bench:messages -- FILE.jsonl [--json]: each line's text ({id, text, channel}) from a number of its own through the signed
// webhook, then what became of it: answered, left alone on purpose (and why), lost, answered twice, dead jobs and events.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startEmbeddedPostgres } from '#lib/embedded-postgres.ts';
import { prepareAgency } from './agency.ts';
import { numberAt } from './numbers.ts';
import { answers, postText, startProduct, startStub } from './product.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const lines = readFileSync(positionals[0]!, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as { id: string; text: string });
const BASE = 200_000;
const PORT = 4510;
const STUB = 'http://127.0.0.1:9599';
const dataDir = mkdtempSync(join(tmpdir(), 'loge-messages-'));

const server = await startEmbeddedPostgres({ dataDir, log: () => undefined });
await prepareAgency(server.url, { base: BASE, count: lines.length });
const stub = startStub(9599);
const product = startProduct({ port: PORT, stub: STUB, dataDir });
try {
  await answers(`http://127.0.0.1:${PORT}/readyz`);
  for (const [i, { text }] of lines.entries()) {
    const sid = `SM${randomBytes(16).toString('hex')}`;
    if (!(await postText(PORT, { sid, from: numberAt(BASE + i), text }))) throw new Error(`message ${i} was refused`);
  }
  await settled();
  const result = await count();
  if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else
    for (const [name, value] of Object.entries(result))
      process.stdout.write(
        `${name.padEnd(24)} ${typeof value === 'object' ? JSON.stringify(value, null, 1) : value}\n`,
      );
  process.exitCode =
    result.lost === 0 && result.doubled === 0 && result.dead_events === 0 && result.dead_jobs === 0 ? 0 : 1;
} finally {
  product.kill('SIGTERM');
  stub.kill();
  await pause(3_000);
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function query<T>(sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows as T[];
}

/** Until nothing is pending and no answer is due; texts to people on call may still climb their ladder. */
async function settled(): Promise<void> {
  for (let i = 0; i < 120; i++) {
    const [left] = await query<{ n: number }>(
      `select ((select count(*) from events where state = 'pending') + (select count(*) from outbox where state = 'due' and manner <> 'staff' and due_at < now() + interval '60 s'))::int as n`,
    );
    if (left!.n === 0) return;
    await pause(250);
  }
}

async function count() {
  const talks = await query<{ text: string; answers: number; alerts: string[]; notes: string[]; tickets: number }>(
    `select m.text,
       (select count(*)::int from outbox o where o.conversation_id = m.conversation_id and o.state = 'sent' and o.manner <> 'staff') as answers,
       (select count(*)::int from tickets t where t.conversation_id = m.conversation_id) as tickets,
       array(select a.kind from alerts a where a.conversation_id = m.conversation_id) as alerts,
       array(select j.data ->> 'reason' from journal j where j.mailbox_id = m.conversation_id and j.fact = 'noted') as notes
     from messages m order by m.id`,
  );
  const [dead] = await query<{ events: number; jobs: number }>(
    `select (select count(*)::int from events where state = 'dead') as events, (select count(*)::int from alerts where kind = 'dead_job') as jobs`,
  );
  const silent = talks.filter(({ answers }) => answers === 0);
  const alone = silent.filter(({ alerts, notes, tickets }) => alerts.length + notes.length + tickets > 0);
  return {
    messages: talks.length,
    answered: talks.length - silent.length,
    left_alone: alone.map(({ text, alerts, notes }) => ({ text: text.slice(0, 80), why: [...alerts, ...notes] })),
    lost: lines.length - talks.length + silent.length - alone.length,
    doubled: talks.filter(({ answers }) => answers > 1).length,
    twice: talks.filter(({ answers }) => answers > 1).map(({ text }) => text.slice(0, 100)),
    dead_events: dead!.events,
    dead_jobs: dead!.jobs,
  };
}
