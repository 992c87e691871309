// A fresh database for each test file: a clone of a template that was migrated once.
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { createDb, type Db } from '#lib/db.ts';
import { migrate } from '#lib/migrate.ts';
import { testServerUrl } from './test-server.ts';

export interface FreshDatabase {
  readonly url: string;
  readonly db: Db;
  /** Closes `db` and removes the database. For afterAll(). */
  drop(): Promise<void>;
}

const MIGRATIONS = 'prisma/migrations';
const MAKING_TEMPLATE = 7_105_339;

let template: Promise<{ server: string; name: string }> | undefined;

export async function freshDatabase(options: { max?: number } = {}): Promise<FreshDatabase> {
  template ??= makeTemplate();
  const { server, name } = await template;
  const database = `${name}_${randomBytes(5).toString('hex')}`;
  await onServer(server, (client) => client.query(`create database ${database} template ${name}`));
  const url = withDatabase(server, database);
  const db = createDb(url, { max: options.max ?? 5 });
  return {
    url,
    db,
    async drop() {
      await db.close();
      await onServer(server, (client) => client.query(`drop database ${database} with (force)`));
    },
  };
}

/** An empty database, not migrated. */
export async function emptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = await testServerUrl();
  const database = `loge_empty_${randomBytes(5).toString('hex')}`;
  await onServer(server, (client) => client.query(`create database ${database}`));
  return {
    url: withDatabase(server, database),
    drop: () =>
      onServer(server, (client) => client.query(`drop database ${database} with (force)`)).then(() => undefined),
  };
}

/** Named for the migrations' content: a server that lives on between runs is not asked for an old schema. */
async function makeTemplate(): Promise<{ server: string; name: string }> {
  const server = await testServerUrl();
  const name = `loge_${contentOf(MIGRATIONS)}`;
  await onServer(server, async (client) => {
    // Workers arrive together; one makes it, under a name that says it is not finished.
    await client.query('select pg_advisory_lock($1)', [MAKING_TEMPLATE]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount !== 0) return;
    await client.query(`drop database if exists ${name}_unfinished`);
    await client.query(`create database ${name}_unfinished`);
    await migrate(withDatabase(server, `${name}_unfinished`), MIGRATIONS, () => undefined);
    await client.query(`alter database ${name}_unfinished rename to ${name}`);
  });
  return { server, name };
}

function contentOf(folder: string): string {
  const hash = createHash('sha256');
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (entry.endsWith('.sql')) hash.update(entry).update(readFileSync(join(folder, entry)));
  }
  return hash.digest('hex').slice(0, 12);
}

function withDatabase(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer<T>(server: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
