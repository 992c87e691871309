// The PostgreSQL that comes with the package, for whoever has set no DATABASE_URL: made at the first start, under DATA_DIR/postgres.
// After a kill of ours it lives on and is found again; the last process of ours that ends cleanly stops it.
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { sqlState } from './errors.ts';
import { ensureCluster, USER } from './postgres-cluster.ts';
import { findPrograms } from './postgres-programs.ts';
import { findRunning, type Running, startServer, stopServer } from './postgres-server.ts';

export interface EmbeddedPostgres {
  readonly url: string;
  /** Stops the server, unless another process of ours still uses it. Close the pools first. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  dataDir: string;
  log: (message: string) => void;
  /** Server settings beside ours; tests trade safety for speed here. */
  settings?: Readonly<Record<string, string>>;
}

/** Whoever uses the server holds this lock, shared. */
const IN_USE = 7_105_338;
const ATTEMPTS_MS = 20_000;
const PAUSE_MS = 50;

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = resolve(options.dataDir, 'postgres');
  const programs = findPrograms(folder, options.log);
  const password = await ensureCluster(folder, programs);
  const addressOf = ({ port }: Running) => `postgresql://${USER}:${password}@127.0.0.1:${port}/postgres`;
  const begun = Date.now();
  for (;;) {
    const found = findRunning(folder);
    const running = found ?? (await startServer(folder, programs, options.settings ?? {}, options.log));
    const holder = running === 'lost' ? undefined : await hold(addressOf(running));
    if (running !== 'lost' && holder !== undefined) {
      if (found !== undefined) options.log('PostgreSQL was still running and is used again');
      const url = addressOf(running);
      return { url, stop: () => release(holder, url, folder, running.pid, options.log) };
    }
    // Another process is starting or stopping it, or one that was killed leaves its memory only now.
    if (Date.now() - begun > ATTEMPTS_MS) {
      throw new Error(
        `PostgreSQL in ${folder} neither answers nor can be started: see server.log there; is it used by another machine?`,
      );
    }
    await pause(PAUSE_MS);
  }
}

/** A connection that says that we use the server; undefined if it does not take connections now. */
async function hold(url: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'loge (holds the server)',
    connectionTimeoutMillis: 5_000,
  });
  // The server went away under us: the pools tell, and release() looks again.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select pg_advisory_lock_shared($1)', [IN_USE]);
    return client;
  } catch (error) {
    await client.end();
    if (isNotReady(error)) return undefined;
    throw new Error('PostgreSQL runs but does not let us in', { cause: error });
  }
}

/** Starting, stopping, or gone this moment. */
function isNotReady(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (['ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code)) return true;
  if (['57P01', '57P02', '57P03'].includes(sqlState(error) ?? '')) return true;
  return error instanceof Error && /terminated|timeout|not queryable|connection error/i.test(error.message);
}

async function release(holder: pg.Client, url: string, folder: string, pid: number, log: (message: string) => void) {
  if ((await isLast(holder, url)) && findRunning(folder)?.pid === pid) await stopServer(folder, pid, log);
}

/** Gives up our hold; true if nobody else has one. */
async function isLast(holder: pg.Client, url: string): Promise<boolean> {
  try {
    await holder.query('select pg_advisory_unlock_shared($1)', [IN_USE]);
    return await lockAlone(holder);
  } catch (error) {
    if (!isNotReady(error)) throw error;
    // Our connection was cut. Whether others still hold it, only the server knows, if it is there.
    const again = await hold(url);
    return again === undefined || (await isLast(again, url));
  } finally {
    await holder.end();
  }
}

async function lockAlone(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [IN_USE]);
  return rows[0]?.alone === true;
}
