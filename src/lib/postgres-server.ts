// One server process of the built-in PostgreSQL: is it there, start it, stop it. It may outlive us, and be found again.
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, lastLines } from './postgres-cluster.ts';
import type { Programs } from './postgres-programs.ts';

export interface Running {
  pid: number;
  port: number;
}

// For a small machine that is always on. fsync and synchronous_commit stay on: what was accepted survives a power cut.
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  random_page_cost: '1.1',
  max_wal_size: '512MB',
  // Nobody replicates from here, so that the log may be smaller.
  wal_level: 'minimal',
  max_wal_senders: '0',
  // Queues are tables here: dead rows are cleared early.
  autovacuum_naptime: '15s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A failed statement reaches its caller; written here, its error could quote what a person wrote.
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

const LOG_LIMIT = 1_000_000;
const POLL_MS = 10;
const START_MS = 120_000;
const STOP_MS = 15_000;

/** The server of this folder, if its lock file names a live one. A lock left by a dead one is removed. */
export function findRunning(folder: string): Running | undefined {
  const lock = readLock(folder);
  if (lock === undefined) return undefined;
  if (isOurs(lock.pid, join(folder, 'data')))
    return lock.port === undefined ? undefined : { pid: lock.pid, port: lock.port };
  // PostgreSQL would refuse to start where the number now belongs to another program of the same user.
  rmSync(join(folder, 'data', 'postmaster.pid'), { force: true });
  return undefined;
}

/**
 * Starts a server and waits until it takes connections, recovery after a crash included.
 * `lost` means that another process started one at the same moment.
 */
export async function startServer(
  folder: string,
  programs: Programs,
  extra: Readonly<Record<string, string>>,
  log: (message: string) => void,
): Promise<Running | 'lost'> {
  const port = await freePort();
  const parameters = ['-D', `${programs.home}/data`, '-p', String(port)];
  for (const [name, value] of Object.entries({ ...SETTINGS, ...extra })) parameters.push('-c', `${name}=${value}`);
  const output = openLog(folder);
  const from = existsSync(logFile(folder)) ? statSync(logFile(folder)).size : 0;
  const child = programs.start('postgres', parameters, output);
  closeSync(output);
  let ended: string | undefined;
  child.on('error', (error) => (ended = error.message));
  child.on('exit', (code, signal) => (ended ??= signal ?? `exit ${code}`));
  child.unref();
  const begun = Date.now();
  let told = false;
  while (ended === undefined) {
    const lock = readLock(folder);
    if (lock?.pid === child.pid && lock?.port !== undefined && lock.status === 'ready')
      return { pid: lock.pid, port: lock.port };
    if (!told && Date.now() - begun > 3_000) {
      told = true;
      log('PostgreSQL is starting; after a crash it first reads its log again');
    }
    if (Date.now() - begun > START_MS) {
      child.kill('SIGQUIT');
      throw new Error(`PostgreSQL did not start within ${START_MS / 1000} s; its log is ${logFile(folder)}`);
    }
    await pause(POLL_MS);
  }
  const said = readFileSync(logFile(folder)).subarray(from).toString();
  if (/lock file .* already exists|shared memory block .* still in use|Address already in use/i.test(said))
    return 'lost';
  throw new Error(
    `PostgreSQL could not start on ${join(folder, 'data')} (${ended}): ${lastLines(said)}. Its log is ${logFile(folder)}`,
  );
}

/** Asks for a fast shutdown, open transactions rolled back, and waits for it. */
export async function stopServer(folder: string, pid: number, log: (message: string) => void): Promise<void> {
  process.kill(pid, 'SIGINT');
  const begun = Date.now();
  let forced = false;
  while (isOurs(pid, join(folder, 'data'))) {
    if (!forced && Date.now() - begun > STOP_MS) {
      forced = true;
      log(
        `PostgreSQL (process ${pid}) did not stop within ${STOP_MS / 1000} s and is stopped at once; it will recover at the next start`,
      );
      process.kill(pid, 'SIGQUIT');
    }
    if (Date.now() - begun > 2 * STOP_MS) throw new Error(`PostgreSQL (process ${pid}) does not stop; end it by hand`);
    await pause(POLL_MS);
  }
}

interface Lock {
  pid: number;
  port: number | undefined;
  status: string;
}

/** Lines of postmaster.pid: process, data folder, start time, port, socket folder, address, shared memory, status. */
function readLock(folder: string): Lock | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  return { pid, port: Number(lines[3]) || undefined, status: lines[7]?.trim() ?? '' };
}

/** Process numbers are used again, in a container at once: the one named by a lock must be PostgreSQL, in this folder. */
function isOurs(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
    } catch (error) {
      // Gone meanwhile, a zombie, or another user's: ours it is not.
      if (['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
      throw error;
    }
  }
  return /postgres/.test(execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }));
}

function logFile(folder: string): string {
  return join(folder, 'server.log');
}

function openLog(folder: string): number {
  const file = logFile(folder);
  if (existsSync(file) && statSync(file).size > LOG_LIMIT) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no free port on 127.0.0.1'));
        else resolve(address.port);
      });
    });
  });
}
