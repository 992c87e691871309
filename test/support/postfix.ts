// A real Postfix on a high port of loopback, from a configuration and a queue of its own; what it takes goes on to a server that is
// given. It wants root to drop rights itself: elsewhere, and where it is not installed, tests skip.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

const PROGRAM = '/usr/sbin/postfix';
const DAEMONS = '/usr/lib/postfix/sbin';
/** Why it cannot be run here; empty when it can. */
export const noPostfix = !existsSync(PROGRAM)
  ? 'Postfix is not installed'
  : process.getuid?.() === 0
    ? ''
    : 'Postfix starts as root only';

export interface Postfix {
  readonly port: number;
  /** Without a word, as a power cut does. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** `relayPort`: the server that mails go on to. */
export async function startPostfix(relayPort: number): Promise<Postfix> {
  const home = mkdtempSync(join(tmpdir(), 'loge-postfix-'));
  const port = await freePort();
  chmodSync(home, 0o755);
  for (const folder of ['etc', 'queue', 'data', 'log']) mkdirSync(join(home, folder));
  const etc = join(home, 'etc');
  writeFileSync(join(etc, 'main.cf'), main(home, relayPort));
  writeFileSync(join(etc, 'master.cf'), services(port));
  execFileSync('chown', ['postfix', join(home, 'data'), join(home, 'log')]);
  // Makes the folders of the queue, with the owners that Postfix wants.
  execFileSync(PROGRAM, ['-c', etc, 'check'], { stdio: 'ignore' });
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    child = spawn(join(DAEMONS, 'master'), ['-c', etc, '-d'], { stdio: 'ignore', detached: true });
    await untilGreets(port, home);
  }

  async function kill(): Promise<void> {
    const { pid } = child ?? {};
    if (pid === undefined) return;
    const ended = new Promise((done) => child!.once('exit', done));
    process.kill(-pid, 'SIGKILL');
    await ended;
    child = undefined;
  }

  await start();
  return {
    port,
    kill,
    start,
    async stop() {
      await kill();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function main(home: string, relayPort: number): string {
  return `
compatibility_level = 3.6
queue_directory = ${home}/queue
data_directory = ${home}/data
maillog_file = ${home}/log/mail
maillog_file_prefixes = ${home}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.lilas.example
mydestination =
mynetworks = 127.0.0.0/8
smtpd_peername_lookup = no
smtpd_recipient_restrictions = permit_mynetworks, reject
smtpd_relay_restrictions = permit_mynetworks, reject
relayhost = [127.0.0.1]:${relayPort}
smtp_dns_support_level = disabled
smtp_host_lookup = native
smtp_tls_security_level = none
smtpd_tls_security_level = none
alias_maps =
alias_database =
local_recipient_maps =
queue_run_delay = 2s
minimal_backoff_time = 2s
maximal_backoff_time = 4s
`;
}

function services(port: number): string {
  return `
127.0.0.1:${port} inet n - n - - smtpd
pickup    unix  n - n 60 1 pickup
cleanup   unix  n - n - 0 cleanup
qmgr      unix  n - n 2 1 qmgr
rewrite   unix  - - n - - trivial-rewrite
bounce    unix  - - n - 0 bounce
defer     unix  - - n - 0 bounce
trace     unix  - - n - 0 bounce
verify    unix  - - n - 1 verify
flush     unix  n - n 1000? 0 flush
proxymap  unix  - - n - - proxymap
smtp      unix  - - n - - smtp
relay     unix  - - n - - smtp
error     unix  - - n - - error
retry     unix  - - n - - error
discard   unix  - - n - - discard
anvil     unix  - - n - 1 anvil
scache    unix  - - n - 1 scache
postlog   unix-dgram n - n - 1 postlogd
`;
}

async function untilGreets(port: number, home: string): Promise<void> {
  const deadline = performance.now() + 15_000;
  while (performance.now() < deadline) {
    const greeting = await new Promise<string>((done) => {
      const socket = connect(port, '127.0.0.1');
      socket.setTimeout(2_000, () => socket.destroy());
      socket.once('data', (data) => {
        done(data.toString());
        socket.end('QUIT\r\n');
      });
      socket.on('error', () => done(''));
      socket.on('close', () => done(''));
    });
    if (greeting.startsWith('220')) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  const log = join(home, 'log', 'mail');
  throw new Error(`Postfix does not answer: ${existsSync(log) ? readFileSync(log, 'utf8').slice(-2_000) : 'no log'}`);
}
