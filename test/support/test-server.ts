// Where the tests' PostgreSQL is: TEST_DATABASE_URL, or one built-in server a run, started by the first test that needs it.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#lib/embedded-postgres.ts';

/** Made by the global set-up, so that every worker of a run finds the same folder, and a run never that of another. */
export const SERVER_FOLDER = 'LOGE_TEST_SERVER_FOLDER';

export function newServerFolder(): string {
  return join(tmpdir(), `loge-test-${process.pid}-${Date.now()}`);
}

// A test database is thrown away: it need not survive a power cut.
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

export async function testServerUrl(): Promise<string> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined) return given;
  const dataDir = process.env[SERVER_FOLDER];
  if (dataDir === undefined)
    throw new Error('the tests run through vitest, whose global set-up names the folder of the server');
  // Never stopped from here: the next file of this worker needs it, and the global tear-down ends it.
  return (await startEmbeddedPostgres({ dataDir, log: () => undefined, settings: FAST })).url;
}
