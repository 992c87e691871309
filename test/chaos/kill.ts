// npm run chaos:kill [-- --messages 2000 --kills 20]: kill -9 of the whole application, its built-in database included, while
// signed messages arrive. Whatever got no 200 is posted again, as a provider does. Then everything is counted.
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startEmbeddedPostgres } from '#lib/embedded-postgres.ts';
import { prepareAgency } from '../bench/agency.ts';
import { numberAt } from '../bench/numbers.ts';
import { tree } from '../bench/proc.ts';
import { answers, postText, startProduct, startStub } from '../bench/product.ts';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '2000' },
    kills: { type: 'string', default: '20' },
    senders: { type: 'string', default: '20' },
  },
});
const MESSAGES = Number(values.messages);
const KILLS = Number(values.kills);
const BASE = 100_000;
const PORT = 4410;
const STUB = 'http://127.0.0.1:9499';
const ANSWERED_WITHIN_MS = 30_000;
const dataDir = mkdtempSync(join(tmpdir(), 'loge-chaos-'));

const stub = startStub(9499);
let product: ChildProcess | undefined;
try {
  const server = await startEmbeddedPostgres({ dataDir, log: say });
  await prepareAgency(server.url, { base: BASE, count: MESSAGES });
  await server.stop();
  await start();

  const sids = Array.from({ length: MESSAGES }, () => `SM${randomBytes(16).toString('hex')}`);
  let acknowledged = 0;
  let posted = 0;
  const killing = killSometimes(() => acknowledged);
  let next = 0;
  await Promise.all(
    Array.from({ length: Number(values.senders) }, async () => {
      while (next < MESSAGES) {
        const i = next++;
        const text = {
          sid: sids[i]!,
          from: numberAt(BASE + i),
          text: `Plus d'eau chaude depuis ce matin, message ${i}`,
        };
        while (!(await postText(PORT, text))) await pause(200);
        acknowledged++;
        posted++;
      }
    }),
  );
  const kills = await killing;
  const lastStart = Date.now();
  const answered = await untilAnswered();
  const result = { messages: posted, kills, ...answered, within_ms: Date.now() - lastStart, ...(await count()) };
  process.stdout.write(`${JSON.stringify(result)}\n`);
  const ok =
    result.lost === 0 && result.double_tickets === 0 && result.doubled <= 1 && result.within_ms <= ANSWERED_WITHIN_MS;
  process.exitCode = ok ? 0 : 1;
} finally {
  await stop();
  stub.kill();
  rmSync(dataDir, { recursive: true, force: true });
}

async function start(): Promise<void> {
  product = startProduct({ port: PORT, stub: STUB, dataDir }, { env: { LOG_LEVEL: 'fatal' } });
  await answers(`http://127.0.0.1:${PORT}/readyz`);
}

/** Spread over the run: after each share of the acknowledgements, at no round moment. */
async function killSometimes(acknowledged: () => number): Promise<number> {
  let done = 0;
  for (let k = 1; k <= KILLS; k++) {
    const at = Math.floor((MESSAGES * k) / (KILLS + 1));
    while (acknowledged() < at) await pause(3);
    await pause(Math.floor(Math.random() * 40));
    kill();
    done++;
    await start();
  }
  return done;
}

/** The program and its database, at once and without a word. */
function kill(): void {
  const postmaster = Number(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
  for (const pid of [...tree(product!.pid!), ...tree(postmaster)]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // it died with its parent
    }
  }
}

async function replies(): Promise<Map<string, number>> {
  const { events } = (await (await fetch(`${STUB}/events?from=0`)).json()) as { events: [string, number, string][] };
  const byNumber = new Map<string, number>();
  for (const [kind, , to] of events) if (kind === 'twilio') byNumber.set(to, (byNumber.get(to) ?? 0) + 1);
  return byNumber;
}

async function untilAnswered(): Promise<{ lost: number; doubled: number }> {
  const numbers = Array.from({ length: MESSAGES }, (_, i) => numberAt(BASE + i));
  const began = Date.now();
  for (;;) {
    const got = await replies();
    const lost = numbers.filter((number) => !got.has(number)).length;
    if (lost === 0 || Date.now() - began > ANSWERED_WITHIN_MS) {
      await pause(2_000); // a double one would come now
      const after = await replies();
      return { lost, doubled: numbers.reduce((sum, number) => sum + Math.max(0, (after.get(number) ?? 0) - 1), 0) };
    }
    await pause(200);
  }
}

async function count(): Promise<{ tickets: number; double_tickets: number; dead: number }> {
  const { url } = await startEmbeddedPostgres({ dataDir, log: say });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(`select
    (select count(*)::int from tickets) as tickets,
    (select coalesce(sum(n - 1), 0)::int from (select count(*) as n from tickets group by conversation_id) t where n > 1) as double_tickets,
    (select count(*)::int from events where state = 'dead') as dead`);
  await client.end();
  return rows[0];
}

async function stop(): Promise<void> {
  if (product === undefined || product.exitCode !== null) return;
  const gone = new Promise((done) => product!.once('exit', done));
  product.kill('SIGTERM');
  await Promise.race([gone, pause(8_000)]);
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
