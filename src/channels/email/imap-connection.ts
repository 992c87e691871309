// One IMAP connection, for one life: an ImapFlow object cannot reconnect. Every wait on it ends, by an answer, by the close of the
// line, or by our own clock: a server that stalls says nothing at all.
import { type FetchMessageObject, ImapFlow, type SearchObject } from 'imapflow';

export interface ImapSettings {
  /** imaps://user:password@host:993/INBOX */
  url: string;
  /** A command that takes longer was not heard. */
  commandMs: number;
}

export interface Mailbox {
  uidValidity: string;
  uidNext: number;
}

export interface ImapConnection {
  readonly mailbox: Mailbox;
  /** The line is dead: whatever failed, failed for that. */
  isLost(): boolean;
  /** What the mailbox counts by now: it may have been made anew under our eyes. */
  uidValidity(): Promise<string>;
  /** Ascending; `since` looks at the day of arrival only. */
  uids(
    range: { above: number } | { since: Date } | { messageId: string } | { among: readonly number[] },
  ): Promise<number[]>;
  sizes(uids: readonly number[]): Promise<Map<number, number>>;
  /** The mail in pieces; nothing for one that is gone. */
  source(uid: number, size: number): AsyncGenerator<Buffer>;
  /** A part, decoded. */
  part(uid: number, part: string): Promise<AsyncIterable<Buffer> | null>;
  /** Resolves when the server says that something changed, or after `ms`. Rejects when the line is dead. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  close(): void;
}

const CHUNK = 1_000_000;

function queryOf(range: Parameters<ImapConnection['uids']>[0]): SearchObject {
  if ('above' in range) return { uid: `${range.above + 1}:*` };
  if ('among' in range) return { uid: range.among.join(',') };
  return 'since' in range ? { since: range.since } : { header: { 'message-id': range.messageId } };
}

export class ConnectionLost extends Error {
  override name = 'ConnectionLost';
}

export async function openMailbox({ url, commandMs }: ImapSettings): Promise<ImapConnection> {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  const secure = protocol === 'imaps:';
  const client = new ImapFlow({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 993 : 143) : Number(port),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: commandMs,
    greetingTimeout: commandMs,
    maxLockHoldTime: false,
  });
  let changed = () => {};
  let lost: Error | undefined;
  const over = new Promise<never>((_done, failed) => {
    const end = (error: Error) => {
      lost ??= error;
      failed(lost);
    };
    client.on('error', end);
    // It may close without any error.
    client.on('close', () => end(new ConnectionLost('the server closed the connection')));
  });
  over.catch(() => undefined);
  client.on('exists', () => changed());

  /** The answer, or the end of the line, or of our patience. */
  async function heard<T>(what: string, work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_done, failed) => {
      timer = setTimeout(
        () => failed(new ConnectionLost(`the server did not answer ${what} within ${commandMs} ms`)),
        commandMs,
      );
    });
    work.catch(() => undefined);
    try {
      const answer = await Promise.race([work, over, late]);
      // On a closed line ImapFlow answers "nothing", as if the mail were gone.
      if (lost !== undefined || !client.usable) throw lost ?? new ConnectionLost('the line is closed');
      return answer;
    } catch (error) {
      client.close();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  async function* watched(pieces: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
    for (;;) {
      const next = await heard('FETCH', pieces.next());
      if (next.done === true) return;
      yield next.value;
    }
  }

  const path = decodeURIComponent(pathname.replace(/^\//, '')) || 'INBOX';
  await heard('the connection', client.connect());
  // Read only: nothing that we do changes what another client sees.
  const opened = await heard('SELECT', client.mailboxOpen(path, { readOnly: true }));

  return {
    mailbox: { uidValidity: String(opened.uidValidity), uidNext: opened.uidNext },
    isLost: () => lost !== undefined,
    async uidValidity() {
      const status = await heard('STATUS', client.status(path, { uidValidity: true }));
      return status === false || status.uidValidity === undefined ? '' : String(status.uidValidity);
    },
    async uids(range) {
      const found = await heard('SEARCH', client.search(queryOf(range), { uid: true }));
      if (!Array.isArray(found)) throw new ConnectionLost('the server could not search');
      // "N:*" names the last mail even where it lies below N.
      const above = 'above' in range ? range.above : 0;
      return found.filter((uid) => uid > above).sort((a, b) => a - b);
    },
    async sizes(uids) {
      if (uids.length === 0) return new Map();
      const found = await heard('FETCH', client.fetchAll(uids.join(','), { uid: true, size: true }, { uid: true }));
      return new Map(found.map(({ uid, size }) => [uid, size ?? 0]));
    },
    async *source(uid, size) {
      for (let start = 0; start === 0 || start < size; start += CHUNK) {
        const query = { uid: true, source: { start, maxLength: CHUNK } };
        const found: FetchMessageObject | false | undefined = await heard(
          'FETCH',
          client.fetchOne(String(uid), query, { uid: true }),
        );
        const bytes = found ? found.source : undefined;
        if (bytes === undefined || bytes.length === 0) return;
        yield bytes;
        if (bytes.length < CHUNK) return;
      }
    },
    async part(uid, part) {
      const found = await heard('FETCH', client.download(String(uid), part, { uid: true }));
      if (!('content' in found) || found.content === undefined) return null;
      return watched((found.content as AsyncIterable<Buffer>)[Symbol.asyncIterator]());
    },
    async wait(ms, signal) {
      if (lost !== undefined) throw lost;
      let timer: NodeJS.Timeout | undefined;
      let stop = () => {};
      const enough = new Promise<void>((done) => {
        timer = setTimeout(done, ms);
        stop = done;
        changed = done;
        signal.addEventListener('abort', stop, { once: true });
      });
      try {
        // It resolves on a dead line as well: only the next command tells.
        client.idle().catch(() => undefined);
        await Promise.race([enough, over]);
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        changed = () => {};
      }
      if (!signal.aborted) await heard('NOOP', client.noop());
    },
    close: () => client.close(),
  };
}
