// Around a whole run: no setting of the machine reaches the tests, and the database server that they started ends with them.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findRunning, stopServer } from '#lib/postgres-server.ts';
import { newServerFolder, SERVER_FOLDER } from './test-server.ts';

export function setup(): void {
  process.env.TZ = 'UTC';
  process.env[SERVER_FOLDER] = newServerFolder();
}

export async function teardown(): Promise<void> {
  const dataDir = process.env[SERVER_FOLDER];
  if (dataDir === undefined) return;
  const folder = join(dataDir, 'postgres');
  const running = findRunning(folder);
  if (running !== undefined) await stopServer(folder, running.pid, console.warn);
  rmSync(dataDir, { recursive: true, force: true });
}
