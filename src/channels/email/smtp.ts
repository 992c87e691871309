// One SMTP conversation a mail, over connections that are kept for the next. It always knows how far it came: whether a mail
// may have left depends on nothing else.
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

export type Delivery =
  | { kind: 'accepted' }
  /** `stage` "taken": the whole mail was on its way when the line broke. */
  | { kind: 'failed'; stage: 'connect' | 'sender' | 'recipient' | 'content' | 'taken'; code: number; status: string };

export interface SmtpClient {
  deliver(envelope: { from: string; to: string }, bytes: Buffer, signal: AbortSignal): Promise<Delivery>;
  /** Connects and logs in, and sends nothing. Rejects where that is refused. */
  logIn(): Promise<void>;
  close(): void;
}

export interface SmtpOptions {
  /** smtp://user:password@host:587 or smtps:// */
  url: string;
  timeoutMs?: number;
  /** How we call ourselves; the machine's name when missing. */
  name?: string;
}

const TIMEOUT_MS = 10_000;
const MOST_IDLE = 3;
/** Servers close a quiet line after a minute or more. */
const IDLE_MS = 30_000;

interface Line {
  connection: SMTPConnection;
  since: number;
  broken: boolean;
}

interface SmtpError extends Error {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
}

export function createSmtpClient({ url, timeoutMs = TIMEOUT_MS, name }: SmtpOptions): SmtpClient {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const idle: Line[] = [];
  let closed = false;

  function open(): Promise<Line> {
    const connection = new SMTPConnection({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? (secure ? 465 : 587) : Number(port),
      secure,
      ...(name === undefined ? {} : { name }),
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      dnsTimeout: timeoutMs,
    });
    const line: Line = { connection, since: performance.now(), broken: false };
    return new Promise((done, failed) => {
      // Errors after this promise is settled are seen by the mail under way; here they only must not go unheard.
      connection.on('error', (error) => {
        line.broken = true;
        failed(error);
      });
      connection.on('end', () => {
        line.broken = true;
        failed(new Error('the server closed the connection'));
      });
      connection.connect((error) => {
        if (error) return failed(error);
        if (username === '') return done(line);
        const credentials = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
        connection.login(credentials, (refused) => {
          if (!refused) return done(line);
          connection.close();
          failed(refused);
        });
      });
    });
  }

  function kept(): Line | undefined {
    for (let line = idle.pop(); line !== undefined; line = idle.pop()) {
      if (!line.broken && performance.now() - line.since < IDLE_MS) return line;
      line.connection.close();
    }
    return undefined;
  }

  function send(
    line: Line,
    envelope: { from: string; to: string },
    bytes: Buffer,
    signal: AbortSignal,
  ): Promise<Delivery> {
    let begun = false;
    const body = new Readable({
      read() {
        begun = true;
        this.push(bytes);
        this.push(null);
      },
    });
    return new Promise((done) => {
      const finish = (delivery: Delivery) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        done(delivery);
      };
      const broken = (error: SmtpError) => {
        line.broken = true;
        finish(failureOf(error, begun));
        // Says "end" at once, which must not be taken for the reason.
        line.connection.close();
      };
      const stop = () => broken(Object.assign(new Error('stopped'), { code: 'ETIMEDOUT' }));
      const timer = setTimeout(stop, timeoutMs);
      signal.addEventListener('abort', stop, { once: true });
      line.connection.once('error', broken);
      line.connection.once('end', () => broken(new Error('the server closed the connection')));
      line.connection.send({ from: envelope.from, to: [envelope.to] }, body, (error) => {
        if (error) broken(error as SmtpError);
        else finish({ kind: 'accepted' });
      });
    });
  }

  return {
    async deliver(envelope, bytes, signal) {
      if (closed || signal.aborted) return { kind: 'failed', stage: 'connect', code: 0, status: 'stopping' };
      const reused = kept();
      if (reused !== undefined) {
        const delivery = await send(reused, envelope, bytes, signal);
        if (!isStale(delivery)) return keep(reused, delivery);
      }
      let line: Line;
      try {
        line = await open();
      } catch (error) {
        return failureOf(error as SmtpError, false, 'connect');
      }
      return keep(line, await send(line, envelope, bytes, signal));
    },
    async logIn() {
      const line = await open();
      line.connection.quit();
    },
    close() {
      closed = true;
      for (const { connection } of idle.splice(0)) connection.close();
    },
  };

  function keep(line: Line, delivery: Delivery): Delivery {
    line.connection.removeAllListeners('error');
    line.connection.removeAllListeners('end');
    line.connection.on('error', () => {
      line.broken = true;
    });
    line.connection.on('end', () => {
      line.broken = true;
    });
    line.since = performance.now();
    if (!line.broken && !closed && delivery.kind === 'accepted' && idle.length < MOST_IDLE) idle.push(line);
    else line.connection.quit();
    return delivery;
  }
}

/** A kept line that was dead already: nothing was said on it, and another is opened. */
function isStale(delivery: Delivery): boolean {
  return delivery.kind === 'failed' && delivery.stage === 'connect' && delivery.code === 0;
}

function failureOf(error: SmtpError, begun: boolean, stage?: 'connect'): Delivery {
  const code = error.responseCode ?? 0;
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(error.response ?? '')?.[0] ?? error.code ?? '';
  if (stage === 'connect') return { kind: 'failed', stage, code, status };
  // The server's own word after the mail was sent: it has not taken it.
  if (begun) return { kind: 'failed', stage: code === 0 ? 'taken' : 'content', code, status };
  const command = error.command ?? '';
  const at =
    command === 'RCPT TO'
      ? 'recipient'
      : command === 'MAIL FROM'
        ? 'sender'
        : command === 'DATA' && code !== 0
          ? 'content'
          : 'connect';
  return { kind: 'failed', stage: at, code, status };
}
