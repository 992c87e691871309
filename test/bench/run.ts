// npm run bench [-- --json] [--seconds N] [--senders 10,50]: the product and the limit program in one run, on one server, under
// the same load. Loopback only, bounded in time. What the figures mean: test/bench/README.md
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import pg from 'pg';
import { startEmbeddedPostgres } from '#lib/embedded-postgres.ts';
import { prepareAgency, TOKEN } from './agency.ts';
import { answers, messagesUrl, startProduct, startStub } from './product.ts';

const here = import.meta.dirname;
const run = promisify(execFile);
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '10' },
    few: { type: 'string', default: '10' },
    many: { type: 'string', default: '50' },
    /** Where to write a CPU profile of the product. */
    profile: { type: 'string' },
  },
});
const seconds = Number(values.seconds);
const NUMBERS = { base: 100_000, count: 60_000 };
const STUB = 'http://127.0.0.1:9099';
const OURS = 4310;
const ours = { url: messagesUrl(OURS) };
const limit = { port: 4300, url: 'http://127.0.0.1:4300/hook' };
const started: ChildProcess[] = [];

interface Load {
  ack_ms: { p50: number; p99: number };
  e2e_ms: { p50: number; p99: number };
  processed_rps: number;
  processed_rps_in_window: number;
  lost: number;
  doubled: number;
  slack: number;
  accepted: number;
  cpu_ms_per_message: number;
  memory: { peak: { rss_mb: number } };
}

const dataDir = mkdtempSync(join(tmpdir(), 'loge-bench-'));
const server = await startEmbeddedPostgres({ dataDir, log: say });
try {
  const oursDatabase = await createDatabase('loge_bench');
  const limitDatabase = await createDatabase('limit_bench');
  started.push(startStub(9099));
  await answers(`${STUB}/stats`);

  say('preparing the agency and its tenants');
  await prepareAgency(oursDatabase, NUMBERS);
  const product = startProduct(
    { port: OURS, stub: STUB, dataDir },
    {
      env: { DATABASE_URL: oursDatabase, LOG_LEVEL: 'warn' },
      node: values.profile === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', values.profile],
    },
  );
  started.push(product);
  await answers(`http://127.0.0.1:${OURS}/readyz`);
  await execute(limitDatabase, readFileSync(join(here, 'limit/schema.sql'), 'utf8'));
  const least = startLimit({
    PORT: String(limit.port),
    STUB,
    TOKEN,
    DATABASE_URL: limitDatabase,
  });
  await answers(`http://127.0.0.1:${limit.port}/health`);

  say('warming up');
  await load(ours.url, product, 10, 3, 0);
  await load(limit.url, least, 10, 2, 0);
  say(`${values.few} senders`);
  const few = {
    ours: await load(ours.url, product, Number(values.few), seconds, 10_000),
    limit: await load(limit.url, least, Number(values.few), seconds, 10_000),
  };
  say(`${values.many} senders`);
  const many = {
    ours: await load(ours.url, product, Number(values.many), seconds, 30_000),
    limit: await load(limit.url, least, Number(values.many), seconds, 30_000),
  };

  const result = {
    processed_per_s: many.ours.processed_rps,
    limit_per_s: many.limit.processed_rps,
    ack_p50_ms: few.ours.ack_ms.p50,
    ack_p99_ms: few.ours.ack_ms.p99,
    limit_ack_p99_ms: few.limit.ack_ms.p99,
    e2e_p50_ms: few.ours.e2e_ms.p50,
    e2e_p99_ms: few.ours.e2e_ms.p99,
    lost: few.ours.lost + many.ours.lost,
    doubled: few.ours.doubled + many.ours.doubled,
    cpu_ms_per_message: many.ours.cpu_ms_per_message,
    rss_mb: many.ours.memory.peak.rss_mb,
  };
  if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else table(result, few, many);
} finally {
  for (const child of started) child.kill('SIGTERM');
  await new Promise((done) => setTimeout(done, 4000));
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function load(
  url: string,
  child: ChildProcess,
  senders: number,
  duration: number,
  offset: number,
): Promise<Load> {
  const { stdout } = await run(
    process.execPath,
    [
      join(here, 'load.mjs'),
      '--url',
      url,
      '--token',
      TOKEN,
      '--concurrency',
      String(senders),
      '--duration',
      String(duration),
      '--stub',
      STUB,
    ].concat(['--number-base', String(NUMBERS.base + offset), '--pid', String(child.pid), '--quiet', '8']),
    { maxBuffer: 10_000_000 },
  );
  return JSON.parse(stdout) as Load;
}

function startLimit(env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, ['limit/server.mjs'], {
    cwd: here,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  started.push(child);
  return child;
}

async function createDatabase(name: string): Promise<string> {
  await execute(server.url, `create database ${name}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.href;
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function table(
  result: Record<string, number>,
  few: { ours: Load; limit: Load },
  many: { ours: Load; limit: Load },
): void {
  for (const [name, value] of Object.entries(result)) process.stdout.write(`${name.padEnd(22)} ${value}\n`);
  process.stdout.write(`${'ack p99 / limit'.padEnd(22)} ${(few.ours.ack_ms.p99 / few.limit.ack_ms.p99).toFixed(2)}\n`);
  process.stdout.write(
    `${'messages/s / limit'.padEnd(22)} ${(many.ours.processed_rps / many.limit.processed_rps).toFixed(2)}\n`,
  );
  process.stdout.write(
    `${'cpu ms / limit'.padEnd(22)} ${many.ours.cpu_ms_per_message} / ${many.limit.cpu_ms_per_message}\n`,
  );
  process.stdout.write(`${'cards shown'.padEnd(22)} ${many.ours.slack} of ${many.ours.accepted}\n`);
}
