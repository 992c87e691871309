// The built-in PostgreSQL against kills, leftovers and neighbours. As root it also proves the change of user, since the folder
// lies where only root may enter.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from '#lib/embedded-postgres.ts';
import { isAlive } from '#lib/postgres-cluster.ts';
import { findRunning, stopServer } from '#lib/postgres-server.ts';

const SETTINGS = { fsync: 'off' };
const ROOT = process.getuid?.() === 0;
const NOBODY = { uid: 65534, gid: 65534 };

let dataDir: string;
let children: ChildProcess[];
let logged: string[];
const folder = () => join(dataDir, 'postgres');
const serverPid = () => findRunning(folder())?.pid;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'loge-postgres-'));
  children = [];
  logged = [];
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  const pid = serverPid();
  if (pid !== undefined) await stopServer(folder(), pid, () => undefined);
  rmSync(dataDir, { recursive: true, force: true });
});

const start = () => startEmbeddedPostgres({ dataDir, log: (message) => logged.push(message), settings: SETTINGS });

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another process of ours, in a group of its own as under a terminal. */
function user(account: object = {}) {
  const child = spawn(process.execPath, ['test/lib/fixtures/uses-postgres.ts', dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
    ...account,
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  const hear = async (key: string): Promise<unknown> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`the process ended without saying ${key}`);
      const told = JSON.parse(value) as Record<string, unknown>;
      if (key in told) return told[key];
    }
  };
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return { child, hear, ended, say: (line: string) => child.stdin!.write(`${line}\n`) };
}

describe('the first start', () => {
  it('makes a database that speaks UTF-8 and UTC, keeps what it committed, and is closed to whoever lacks the password', async () => {
    const server = await start();
    const settings = await query(
      server.url,
      `select current_setting('server_encoding') as e, current_setting('TimeZone') as z, current_setting('synchronous_commit') as s,
        current_setting('listen_addresses') as l, upper('é') as u`,
    );
    expect(settings).toEqual([{ e: 'UTF8', z: 'UTC', s: 'on', l: '127.0.0.1', u: 'É' }]);
    const wrong = new URL(server.url);
    wrong.password = 'guessed';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
    expect(statSync(folder()).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder(), 'password')).mode & 0o777).toBe(0o600);
    if (ROOT) expect(statSync(join(folder(), 'data')).uid).toBe(NOBODY.uid);
    await server.stop();
    expect(serverPid()).toBeUndefined();
    const again = await start();
    expect(await query(again.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    await again.stop();
  });

  it('happens once when several processes begin together', async () => {
    const others = [user(), user()];
    const [first, second, ...urls] = await Promise.all([start(), start(), ...others.map((other) => other.hear('url'))]);
    expect(new Set([first.url, second.url, ...urls]).size).toBe(1);
    for (const other of others) other.say('stop');
    await Promise.all([first.stop(), ...others.map(({ ended }) => ended)]);
    expect(await query(second.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    await second.stop();
    expect(serverPid()).toBeUndefined();
  });

  it('begins anew after one that was killed half-way', async () => {
    const gone = spawnSync('true').pid;
    mkdirSync(join(folder(), `data.${gone}.0123abcd`), { recursive: true });
    writeFileSync(join(folder(), `data.${gone}.0123abcd`, 'PG_VERSION'), '18');
    const server = await start();
    expect(readdirSync(folder()).filter((name) => name.startsWith('data.'))).toEqual([]);
    await server.stop();
  });

  it.runIf(ROOT)('works for an ordinary user too, and root then leaves the folder to that user', async () => {
    chownSync(dataDir, NOBODY.uid, NOBODY.gid);
    const nobody = user(NOBODY);
    const url = (await nobody.hear('url')) as string;
    expect(await query(url, 'select 1 as n')).toEqual([{ n: 1 }]);
    nobody.say('stop');
    await nobody.ended;
    const server = await start();
    expect(statSync(folder()).uid).toBe(NOBODY.uid);
    await server.stop();
  });
});

describe('after a kill', () => {
  it('of ours, the server lives on and is used again', async () => {
    const first = user();
    const url = await first.hear('url');
    const pid = serverPid();
    first.child.kill('SIGKILL');
    await first.ended;
    expect(isAlive(pid!)).toBe(true);
    const server = await start();
    expect(server.url).toBe(url);
    expect(logged).toEqual(['PostgreSQL was still running and is used again']);
    await server.stop();
    expect(serverPid()).toBeUndefined();
  });

  it('of everything at once, what was committed is there at the next start', async () => {
    const first = user();
    const url = (await first.hear('url')) as string;
    await query(url, 'create table kept (id int)');
    await query(url, 'insert into kept select generate_series(1, 1000)');
    first.child.kill('SIGKILL');
    process.kill(serverPid()!, 'SIGKILL');
    await first.ended;
    const server = await start();
    expect(await query(server.url, 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }]);
    await server.stop();
  });

  it('a lock whose number now belongs to another program does not stop the start', async () => {
    const server = await start();
    const lock = readFileSync(join(folder(), 'data', 'postmaster.pid'), 'utf8');
    await server.stop();
    writeFileSync(join(folder(), 'data', 'postmaster.pid'), lock.replace(/^\d+/, String(process.pid)));
    const again = await start();
    expect(serverPid()).not.toBe(process.pid);
    await again.stop();
  });
});

describe('a clean end', () => {
  it('leaves the server to another process that uses it', async () => {
    const other = user();
    await other.hear('url');
    const server = await start();
    await server.stop();
    other.say('select 7 as n');
    expect(await other.hear('rows')).toEqual([{ n: 7 }]);
    other.say('stop');
    await other.ended;
    expect(serverPid()).toBeUndefined();
  });

  it('is ours to make: Ctrl-C in the terminal does not reach the server', async () => {
    const other = user();
    await other.hear('url');
    process.kill(-other.child.pid!, 'SIGINT');
    expect(await other.hear('heard')).toBe('SIGINT');
    other.say('select 8 as n');
    expect(await other.hear('rows')).toEqual([{ n: 8 }]);
    other.say('stop');
    await other.ended;
  });
});

describe('what it cannot do, it says', () => {
  it('when the data was made by another version', async () => {
    mkdirSync(join(folder(), 'data'), { recursive: true });
    writeFileSync(join(folder(), 'data', 'PG_VERSION'), '17\n');
    await expect(start()).rejects.toThrow(/was made by PostgreSQL 17, and this is 18: move that folder away/);
  });

  it('when the server will not start, with its own last words', async () => {
    await (await start()).stop();
    const wrong = startEmbeddedPostgres({ dataDir, log: () => undefined, settings: { shared_buffers: 'plenty' } });
    await expect(wrong).rejects.toThrow(/could not start on .*data \(exit 1\): .*shared_buffers.*server\.log/);
  });

  it('when the password was removed', async () => {
    await (await start()).stop();
    rmSync(join(folder(), 'password'));
    await expect(start()).rejects.toThrow('the password of the database');
  });
});
