// The database of this deployment, migrated: the server of DATABASE_URL, or the built-in one under DATA_DIR.
import { join } from 'node:path';
import { createDb, type Db } from '#lib/db.ts';
import { startEmbeddedPostgres } from '#lib/embedded-postgres.ts';
import { logger } from '#lib/log.ts';
import { migrate } from '#lib/migrate.ts';
import type { Config } from './config.ts';

const MIGRATIONS = join(import.meta.dirname, '../prisma/migrations');

export interface OpenDatabase {
  db: Db;
  close(): Promise<void>;
}

export async function openDatabase(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  say: (line: string) => void,
): Promise<OpenDatabase> {
  const embedded = databaseUrl === undefined ? await startEmbeddedPostgres({ dataDir, log: say }) : undefined;
  const url = databaseUrl ?? embedded!.url;
  await migrate(url, MIGRATIONS, say);
  const log = logger('lib');
  const db = createDb(url, {
    max: 20,
    onIdleError: (err) => log.warn({ err }, 'an idle connection to the database was lost'),
  });
  return {
    db,
    async close() {
      await db.close();
      await embedded?.stop();
    },
  };
}
