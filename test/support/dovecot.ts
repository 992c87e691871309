// A real Dovecot on a high port of loopback, from a configuration of its own, run by nobody. Where it is not installed, tests skip.
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

const PROGRAM = '/usr/sbin/dovecot';
export const hasDovecot = existsSync(PROGRAM);

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
export const USER = 'tickets';
export const PASSWORD = 'secret';

export interface Dovecot {
  readonly port: number;
  /** 0 without a relay. */
  readonly submissionPort: number;
  /** Puts a mail into the mailbox, as a delivery agent does. */
  deliver(mail: string | Buffer): void;
  /** Makes the mailbox anew with the same mails: it counts from 1 under another UIDVALIDITY. */
  countAnew(): Promise<void>;
  /** Without a word, as a power cut does. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** `relayPort`: where its submission service hands on what it takes. */
export async function startDovecot({ relayPort = 0 }: { relayPort?: number } = {}): Promise<Dovecot> {
  const home = mkdtempSync(join(tmpdir(), 'loge-dovecot-'));
  const port = await freePort();
  const submissionPort = relayPort === 0 ? 0 : await freePort();
  const maildir = join(home, 'mail', USER);
  for (const folder of [
    'run',
    'state',
    'mail',
    `mail/${USER}`,
    `mail/${USER}/new`,
    `mail/${USER}/cur`,
    `mail/${USER}/tmp`,
  ])
    mkdirSync(join(home, folder), { recursive: true });
  writeFileSync(join(home, 'dovecot.conf'), configuration(home, port, submissionPort, relayPort));
  if (isRoot) ownAll(home);
  let child: ChildProcess | undefined;
  let count = 0;

  async function start(): Promise<void> {
    const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
    child = spawn(PROGRAM, ['-F', '-c', join(home, 'dovecot.conf')], { stdio: 'ignore', detached: true, ...as });
    await untilAnswers(port, () => readLog(home));
  }

  async function kill(): Promise<void> {
    const { pid } = child ?? {};
    if (pid === undefined) return;
    const ended = new Promise((done) => child!.once('exit', done));
    // Its own children first, as each is a process of its own group's leader.
    process.kill(-pid, 'SIGKILL');
    await ended;
    child = undefined;
    rmSync(join(home, 'run'), { recursive: true, force: true });
    mkdirSync(join(home, 'run'));
    if (isRoot) chownSync(join(home, 'run'), NOBODY, NOBODY);
  }

  await start();
  return {
    port,
    submissionPort,
    deliver(mail) {
      const name = `${1_700_000_000 + count}.M${count++}P${process.pid}.test`;
      const temporary = join(maildir, 'tmp', name);
      writeFileSync(temporary, mail);
      if (isRoot) chownSync(temporary, NOBODY, NOBODY);
      renameSync(temporary, join(maildir, 'new', name));
    },
    async countAnew() {
      await kill();
      // Its UIDVALIDITY is the second in which it begins.
      await new Promise((done) => setTimeout(done, 1_100));
      for (const name of readdirSync(maildir))
        if (name.startsWith('dovecot')) rmSync(join(maildir, name), { recursive: true, force: true });
      await start();
    },
    kill,
    start,
    async stop() {
      await kill();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function configuration(home: string, port: number, submissionPort: number, relayPort: number): string {
  const user = isRoot ? 'nobody' : (process.env.USER ?? 'nobody');
  return `
base_dir = ${home}/run
state_dir = ${home}/state
log_path = ${home}/log
default_internal_user = ${user}
default_internal_group = ${isRoot ? 'nogroup' : user}
default_login_user = ${user}
protocols = imap${submissionPort === 0 ? '' : ' submission'}
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:${home}/mail/%u
mail_max_userip_connections = 100
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${isRoot ? NOBODY : process.getuid!()} gid=${isRoot ? NOBODY : process.getgid!()} home=${home}/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
${submissionPort === 0 ? '' : submission(submissionPort, relayPort)}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`;
}

function submission(port: number, relayPort: number): string {
  return `
hostname = mail.lilas.example
submission_relay_host = 127.0.0.1
submission_relay_port = ${relayPort}
submission_relay_trusted = no
service submission-login {
  chroot =
  inet_listener submission {
    port = ${port}
  }
}`;
}

function ownAll(folder: string): void {
  chownSync(folder, NOBODY, NOBODY);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    chownSync(join(entry.parentPath, entry.name), NOBODY, NOBODY);
}

function readLog(home: string): string {
  return existsSync(join(home, 'log')) ? readFileSync(join(home, 'log'), 'utf8').slice(-2_000) : '';
}

async function untilAnswers(port: number, log: () => string): Promise<void> {
  const deadline = performance.now() + 15_000;
  while (performance.now() < deadline) {
    const greeting = await new Promise<string>((done) => {
      const socket = connect(port, '127.0.0.1');
      socket.setTimeout(1_000, () => socket.destroy());
      socket.once('data', (data) => {
        done(data.toString());
        socket.destroy();
      });
      socket.on('error', () => done(''));
      socket.on('close', () => done(''));
    });
    if (greeting.startsWith('* OK')) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`Dovecot does not answer: ${log()}`);
}
