// Makes the data folder of the built-in PostgreSQL, once, and keeps its password beside it.
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Programs } from './postgres-programs.ts';

export const USER = 'loge';
const MAJOR = '18';

/** Makes `folder`/data if it is not there. A start that was killed half-way leaves nothing that is taken for whole. Gives the password. */
export async function ensureCluster(folder: string, programs: Programs): Promise<string> {
  const data = join(folder, 'data');
  if (existsSync(join(data, 'PG_VERSION'))) {
    const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
    if (version !== MAJOR) {
      throw new Error(
        `${data} was made by PostgreSQL ${version}, and this is ${MAJOR}: move that folder away for a new start, ` +
          `or serve it with PostgreSQL ${version} and set DATABASE_URL`,
      );
    }
    return readPassword(folder);
  }
  removeUnfinished(folder);
  const unfinished = `data.${process.pid}.${randomBytes(4).toString('hex')}`;
  const password = keepPassword(folder);
  await initialise(programs, unfinished);
  try {
    renameSync(join(folder, unfinished), data);
  } catch (error) {
    // Another process of ours was faster: its folder, with the password that both read, is the one.
    if (!existsSync(join(data, 'PG_VERSION'))) throw error;
    rmSync(join(folder, unfinished), { recursive: true });
  }
  return password;
}

function initialise(programs: Programs, target: string): Promise<void> {
  const child = programs.start(
    'initdb',
    [
      ...['-D', `${programs.home}/${target}`, '-U', USER, '-E', 'UTF8', '--no-instructions'],
      ...['--auth=scram-sha-256', `--pwfile=${programs.home}/password`],
      // The order and the case rules of the built-in locale never change under an index, whatever the machine.
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      // 192 random bits need no stretching; each connection would pay for it.
      ...['-c', 'scram_iterations=1'],
    ],
    'pipe',
  );
  let said = '';
  child.stdout?.on('data', (part) => (said += part));
  child.stderr?.on('data', (part) => (said += part));
  return new Promise((resolve, reject) => {
    child.on('error', (cause) => reject(new Error('PostgreSQL could not be run to make its data folder', { cause })));
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(`PostgreSQL could not make its data folder (${signal ?? `exit ${code}`}): ${lastLines(said)}`),
        );
    });
  });
}

/** What a program said last, on one line. */
export function lastLines(text: string): string {
  return (
    text
      .trim()
      .split('\n')
      .slice(-5)
      .map((line) => line.trim())
      .join(' / ') || 'it said nothing'
  );
}

function readPassword(folder: string): string {
  try {
    return readFileSync(join(folder, 'password'), 'utf8').trim();
  } catch (cause) {
    throw new Error(
      `the password of the database in ${folder} cannot be read (file "password"): was it removed, or is it another user's?`,
      { cause },
    );
  }
}

/** Made whole under another name, then linked: of two processes one wins, and neither reads half of it. */
function keepPassword(folder: string): string {
  const file = join(folder, 'password');
  const made = `${file}.${randomBytes(4).toString('hex')}`;
  writeFileSync(made, randomBytes(24).toString('base64url'), { mode: 0o600 });
  try {
    const { uid, gid } = statSync(folder);
    if (process.getuid?.() === 0) chownSync(made, uid, gid);
    linkSync(made, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(made);
  }
  return readPassword(folder);
}

const OLD_MS = 5 * 60_000;

function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, pid] = /^data\.(\d+)\./.exec(name) ?? [];
    if (pid === undefined) continue;
    const path = join(folder, name);
    const abandoned = Date.now() - lstatSync(path).mtimeMs > OLD_MS || !isAlive(Number(pid));
    if (abandoned) rmSync(path, { recursive: true, force: true });
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
