// Brings a database to the schema of this program: prisma/migrations/*/migration.sql, forward only, each in one transaction.
// It keeps the table _prisma_migrations as `prisma migrate deploy` does, so that either may be used.
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { withSession } from './db.ts';

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

interface Recorded {
  migration_name: string;
  checksum: string;
  finished: boolean;
}

/** Prisma's own lock, so that its command and we wait for each other. */
const PRISMA_LOCK = 72707369;

const TABLE = `create table if not exists "_prisma_migrations" (
  "id" varchar(36) primary key not null,
  "checksum" varchar(64) not null,
  "finished_at" timestamptz,
  "migration_name" varchar(255) not null,
  "logs" text,
  "rolled_back_at" timestamptz,
  "started_at" timestamptz not null default now(),
  "applied_steps_count" integer not null default 0
)`;

/**
 * Applies what is missing; the names of what it applied.
 * @throws when an applied file was changed since, when a failed migration is recorded, or when one fails (nothing of it is kept)
 */
export async function migrate(url: string, folder: string, log: (message: string) => void): Promise<string[]> {
  const migrations = readMigrations(folder);
  const client = new pg.Client({ connectionString: withSession(url), application_name: 'loge (migrates)' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [PRISMA_LOCK]);
    await client.query(`set client_min_messages = warning`);
    await client.query(TABLE);
    const missing = findMissing(migrations, await readRecorded(client), log);
    for (const migration of missing) {
      await apply(client, migration);
      log(`the database took the migration ${migration.name}`);
    }
    // Without statistics the planner guesses, and the first hours are slow.
    if (missing.length > 0) await client.query('analyze');
    return missing.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names
    .map(({ name }) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: checksumOf(sql) };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function checksumOf(sql: string): string {
  return createHash('sha256').update(sql).digest('hex');
}

async function readRecorded(client: pg.Client): Promise<Recorded[]> {
  const { rows } = await client.query<Recorded>(
    `select migration_name, checksum, finished_at is not null as finished
     from "_prisma_migrations" where rolled_back_at is null order by started_at`,
  );
  return rows;
}

function findMissing(migrations: Migration[], recorded: Recorded[], log: (message: string) => void): Migration[] {
  const failed = recorded.find(({ finished }) => !finished);
  if (failed !== undefined) {
    throw new Error(
      `the migration ${failed.migration_name} began on this database and did not finish: repair what it left, then run ` +
        `\`npx prisma migrate resolve --applied ${failed.migration_name}\` (or --rolled-back, if nothing of it is there)`,
    );
  }
  const applied = new Map(recorded.map((row) => [row.migration_name, row.checksum]));
  for (const { name, sql, checksum } of migrations) {
    const known = applied.get(name);
    // A checkout under Windows may have changed the line ends.
    if (known === undefined || known === checksum || known === checksumOf(sql.replaceAll('\r\n', '\n'))) continue;
    throw new Error(
      `the migration ${name} was changed after it had been applied to this database: ` +
        'put the file back as it was, and write the change as a new migration',
    );
  }
  const names = new Set(migrations.map(({ name }) => name));
  const newer = recorded.map((row) => row.migration_name).filter((name) => !names.has(name));
  if (newer.length > 0)
    log(`the database was used by a newer version of the program, with the migrations ${newer.join(', ')}`);
  return migrations.filter(({ name }) => !applied.has(name));
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    if (client.getTransactionStatus() !== 'T')
      throw new Error('it ends the transaction in which it runs; remove its COMMIT');
    await client.query(
      `insert into "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new Error(`the migration ${name} failed, and nothing of it was kept: ${placeOf(cause, sql)}`, { cause });
  }
}

function placeOf(error: unknown, sql: string): string {
  const { message, position } = error as { message: string; position?: string };
  if (position === undefined) return message;
  return `${message} (line ${sql.slice(0, Number(position)).split('\n').length} of migration.sql)`;
}
