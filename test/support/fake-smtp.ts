// A small SMTP server that does as it is told: takes, refuses, is busy, falls silent, drops the line before or after it took a mail.
import { createServer, type Socket } from 'node:net';

export type SmtpMood =
  | { kind: 'takes' }
  | { kind: 'refuses'; at: 'MAIL' | 'RCPT' | 'DATA' | 'END'; answer: string }
  /** In the middle of the mail, or after its end without an answer. */
  | { kind: 'drops'; at: 'RCPT' | 'DATA' | 'END'; taken: boolean }
  | { kind: 'hangs'; at: 'RCPT' | 'END'; taken?: boolean };

export interface TakenMail {
  from: string;
  to: string;
  source: string;
}

export interface FakeSmtp {
  readonly port: number;
  readonly taken: TakenMail[];
  connections(): number;
  mood(mood: SmtpMood): void;
  /** Ends the lines that clients keep. */
  dropIdle(): void;
  close(): Promise<void>;
}

export async function startFakeSmtp(): Promise<FakeSmtp> {
  const taken: TakenMail[] = [];
  const sockets = new Set<Socket>();
  let mood: SmtpMood = { kind: 'takes' };
  let connections = 0;

  const server = createServer((socket) => {
    connections++;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    let from = '';
    let to = '';
    let data: string[] | null = null;
    let rest = '';
    const say = (line: string) => void socket.write(`${line}\r\n`);
    const acts = (at: 'MAIL' | 'RCPT' | 'DATA' | 'END'): boolean => {
      if (mood.kind === 'takes' || mood.at !== at) return false;
      if (mood.kind === 'refuses') say(mood.answer);
      if (mood.kind !== 'refuses' && mood.taken && data !== null) taken.push({ from, to, source: data.join('\r\n') });
      if (mood.kind === 'drops') socket.destroy();
      return true;
    };
    const hear = (line: string) => {
      if (data !== null) {
        if (line !== '.') return void data.push(line.replace(/^\.\./, '.'));
        const source = data.join('\r\n');
        if (!acts('END')) {
          taken.push({ from, to, source });
          say('250 2.0.0 taken');
        }
        data = null;
        return;
      }
      const command = line.toUpperCase();
      if (command.startsWith('EHLO')) return say('250-fake\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES');
      if (command.startsWith('MAIL FROM')) {
        from = /<([^>]*)>/.exec(line)?.[1] ?? '';
        if (!acts('MAIL')) say('250 2.1.0 ok');
      } else if (command.startsWith('RCPT TO')) {
        to = /<([^>]*)>/.exec(line)?.[1] ?? '';
        if (!acts('RCPT')) say('250 2.1.5 ok');
      } else if (command === 'DATA') {
        if (acts('DATA')) return;
        data = [];
        say('354 go on');
      } else if (command === 'RSET' || command === 'NOOP') say('250 ok');
      else if (command === 'QUIT') socket.end('221 bye\r\n');
      else say('502 5.5.1 what?');
    };
    socket.on('data', (bytes) => {
      rest += bytes.toString('utf8');
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        hear(line);
      }
    });
    say('220 fake ESMTP');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as { port: number }).port,
    taken,
    connections: () => connections,
    mood(next) {
      mood = next;
    },
    dropIdle: drop,
    async close() {
      drop();
      await new Promise((done) => server.close(done));
    },
  };
}
