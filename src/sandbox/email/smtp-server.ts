// A mail server on loopback that the normal SMTP client sends by (RFC 5321, as far as a client that is well brought up goes).

import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

export interface PostedMail {
  from: string;
  to: readonly string[];
  source: Buffer;
}

export interface SmtpBacking {
  /** Empty: it may send as this address; else the server's answer. */
  refusesSender(from: string): Promise<string>;
  refusesRecipient(to: string): string;
  take(mail: PostedMail): void;
}

export interface SmtpServer {
  readonly url: string;
  close(): Promise<void>;
}

const LARGEST = 26_214_400;
const END = Buffer.from('\r\n.\r\n');

export async function startSmtpServer(backing: SmtpBacking): Promise<SmtpServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    talk(socket, backing);
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', done);
  });
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((done, failed) => server.close((error) => (error ? failed(error) : done())));
    },
  };
}

function talk(socket: Socket, { refusesSender, refusesRecipient, take }: SmtpBacking): void {
  let from: string | null = null;
  let to: string[] = [];
  let inMail = false;
  let rest: Buffer = Buffer.alloc(0);
  let turn: Promise<void> = Promise.resolve();
  const say = (line: string) => void socket.write(`${line}\r\n`);

  async function hear(line: string): Promise<void> {
    const command = line.slice(0, 4).toUpperCase();
    const address = /<([^<>]*)>/.exec(line)?.[1]?.toLowerCase();
    if (command === 'EHLO')
      say(`250-sandbox\r\n250-SIZE ${LARGEST}\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 ENHANCEDSTATUSCODES`);
    else if (command === 'HELO' || command === 'NOOP') say('250 2.0.0 ok');
    else if (command === 'MAIL' && address !== undefined) {
      const refusal = await refusesSender(address);
      from = refusal === '' ? address : null;
      to = [];
      say(refusal || '250 2.1.0 ok');
    } else if (command === 'RCPT' && address !== undefined) {
      const refusal = from === null ? '503 5.5.1 MAIL first' : refusesRecipient(address);
      if (refusal === '') to.push(address);
      say(refusal || '250 2.1.5 ok');
    } else if (command === 'DATA') {
      inMail = to.length > 0;
      say(inMail ? '354 go on' : '503 5.5.1 RCPT first');
    } else if (command === 'RSET') {
      from = null;
      to = [];
      say('250 2.0.0 ok');
    } else if (command === 'QUIT') socket.end('221 2.0.0 bye\r\n');
    else say('500 5.5.2 not understood');
  }

  /** What can be told apart already: a line, or a whole mail. */
  async function read(): Promise<void> {
    while (rest.length > 0) {
      if (!inMail) {
        const end = rest.indexOf('\r\n');
        if (end < 0) return;
        const line = rest.toString('utf8', 0, end);
        rest = rest.subarray(end + 2);
        await hear(line);
        continue;
      }
      const isEmpty = rest.subarray(0, 3).equals(END.subarray(2));
      const end = isEmpty ? 0 : rest.indexOf(END);
      if (end < 0) return;
      const source = rest.subarray(0, isEmpty ? 0 : end + 2);
      rest = rest.subarray(isEmpty ? 3 : end + END.length);
      inMail = false;
      if (source.length > LARGEST) {
        say('552 5.3.4 too large');
        continue;
      }
      // A line that begins with a dot was sent with one more.
      const plain = source.toString('latin1').replace(/^\.\./gm, '.');
      take({ from: from ?? '', to, source: Buffer.from(plain, 'latin1') });
      say('250 2.0.0 taken');
    }
  }

  socket.on('data', (bytes) => {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    turn = turn.then(read).catch(() => void socket.destroy());
  });
  say('220 sandbox ESMTP');
}
