// Takes in what arrives in a mailbox, each mail once and none lost: through crashes, stalls and cuts of the server, of the network
// and of ourselves. The mailbox is the truth, the server's hints are only hints, and the cursor moves after the commit.
import type { Clock } from '#lib/clock.ts';
import type { Logger } from '#lib/log.ts';
import { repeatedFailure } from '#lib/repeated-failure.ts';
import { type Cursor, type CursorStore, createProgress } from './cursor.ts';
import { ConnectionLost, type ImapConnection, openMailbox } from './imap-connection.ts';

export interface ListenerOptions {
  /** imaps://user:password@host/INBOX */
  url: string;
  cursor: CursorStore;
  clock: Clock;
  log: Logger;
  /** One mail: resolves after the commit; "empty" when the server gave no byte of it. What it throws is tried again. */
  takeMail(mail: ArrivedMail): Promise<'taken' | 'empty'>;
  /** Without a hint, the mailbox is looked at this often; it also finds dead lines. */
  lookMs?: number;
  /** What is new, and what was skipped, is looked for anew this often. */
  sweepMs?: number;
  commandMs?: number;
  /** Longest pause between two connections. */
  mostPauseMs?: number;
}

export interface ArrivedMail {
  uid: number;
  uidValidity: string;
  size: number;
  source(): AsyncIterable<Buffer>;
}

const LOOK_MS = 30_000;
const SWEEP_MS = 300_000;
const COMMAND_MS = 20_000;
const MOST_PAUSE_MS = 30_000;
const FIRST_PAUSE_MS = 250;
/** A mailbox that we never read, or that was made anew: what arrived in these days. The inbox knows what it has already. */
const FIRST_LOOK_MS = 3 * 86_400_000;
const AT_ONCE = 4;
const FETCHED = 200;
/** The cursor is stored this often while mails are taken in. */
const KEPT_MS = 500;

export async function listenToMailbox(options: ListenerOptions, signal: AbortSignal): Promise<void> {
  const { lookMs = LOOK_MS, sweepMs = SWEEP_MS, commandMs = COMMAND_MS, mostPauseMs = MOST_PAUSE_MS } = options;
  const trouble = repeatedFailure(options.log, 'reading the mailbox');
  let pause = FIRST_PAUSE_MS;

  while (!signal.aborted) {
    let connection: ImapConnection | undefined;
    try {
      connection = await openMailbox({ url: options.url, commandMs });
      await follow(connection, () => {
        trouble.succeeded();
        pause = FIRST_PAUSE_MS;
      });
    } catch (error) {
      if (!signal.aborted) trouble.failed(error);
    } finally {
      connection?.close();
    }
    await sleep(pause * (0.8 + Math.random() * 0.4), signal);
    pause = Math.min(pause * 2, mostPauseMs);
  }

  async function follow(connection: ImapConnection, works: () => void): Promise<void> {
    const { uidValidity } = connection.mailbox;
    const stored = await options.cursor.load();
    const progress = createProgress(stored?.uidValidity === uidValidity ? stored : await beginning(connection, stored));
    let kept = '';
    let keptAt = performance.now();
    let keeping: Promise<void> = Promise.resolve();

    /** One after the other, so that an older place never overwrites a newer. */
    const keep = () => {
      keptAt = performance.now();
      keeping = keeping.then(async () => {
        const cursor = progress.cursor(options.clock.now());
        const now = JSON.stringify([cursor.lastUid, cursor.skipped]);
        if (now !== kept) await options.cursor.save(cursor);
        kept = now;
      });
      return keeping;
    };

    const takeOne = async (uid: number, size: number) => {
      try {
        const outcome = await options.takeMail({ uid, uidValidity, size, source: () => connection.source(uid, size) });
        if (outcome === 'taken') progress.done(uid);
        else await forgetGone([uid]);
        return progress.isDone(uid);
      } catch (error) {
        if (connection.isLost() || signal.aborted) throw error;
        progress.failed(uid);
        options.log.error({ err: error, uid, size }, 'a mail could not be taken in, and is tried again');
        return false;
      }
    };

    /** What another client has deleted meanwhile is not ours to take in; it must be gone for sure. */
    const forgetGone = async (uids: readonly number[]) => {
      if (uids.length === 0) return;
      const there = new Set(await connection.uids({ among: uids }));
      for (const uid of uids) if (!there.has(uid)) progress.done(uid);
    };

    /** True when every one was taken in. */
    const takeAll = async (uids: readonly number[]): Promise<boolean> => {
      let all = true;
      for (let at = 0; at < uids.length && !signal.aborted; at += FETCHED) {
        const some = uids.slice(at, at + FETCHED);
        const sizes = await connection.sizes(some);
        await forgetGone(some.filter((uid) => !sizes.has(uid)));
        await inParallel(
          [...sizes].sort(([one], [other]) => one - other),
          AT_ONCE,
          async ([uid, size]) => {
            if (signal.aborted) return;
            if (!(await takeOne(uid, size))) all = false;
            if (performance.now() - keptAt > KEPT_MS) await keep();
          },
        );
        await keep();
      }
      return all;
    };

    let sweptAt = Number.NEGATIVE_INFINITY;
    while (!signal.aborted) {
      const sweeps = performance.now() - sweptAt >= sweepMs;
      const fresh = await connection.uids({ above: progress.cursor(options.clock.now()).lastUid });
      progress.seen(fresh);
      const wanted = fresh.filter((uid) => !progress.isDone(uid));
      const again = sweeps ? progress.skipped() : [];
      if (sweeps) {
        sweptAt = performance.now();
        if ((await connection.uidValidity()) !== uidValidity) throw new ConnectionLost('the mailbox was made anew');
      }
      const all = await takeAll([...new Set([...again, ...wanted])].sort((a, b) => a - b));
      await keep();
      works();
      if (!signal.aborted) await connection.wait(all ? lookMs : Math.min(lookMs, 1_000), signal);
    }
  }

  /** Where to begin in a mailbox that is new to us, or that was made anew. */
  async function beginning(connection: ImapConnection, stored: Cursor | null): Promise<Cursor> {
    const { uidValidity, uidNext } = connection.mailbox;
    const now = options.clock.now();
    const since = new Date(Math.min(now.getTime(), stored?.at.getTime() ?? now.getTime()) - FIRST_LOOK_MS);
    const [first] = await connection.uids({ since });
    if (stored !== null) options.log.warn({ was: stored.uidValidity, is: uidValidity }, 'the mailbox counts anew');
    return { uidValidity, lastUid: (first ?? Math.max(1, uidNext)) - 1, skipped: [], at: now };
  }
}

/** Ends when all that was begun has ended; after a failure nothing more is begun. */
async function inParallel<T>(items: readonly T[], most: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  let failed = false;
  const ended = await Promise.allSettled(
    Array.from({ length: Math.min(most, items.length) }, async () => {
      for (const item of rest) {
        if (failed) return;
        try {
          await work(item);
        } catch (error) {
          failed = true;
          throw error;
        }
      }
    }),
  );
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) return done();
    const timer = setTimeout(end, ms);
    function end() {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      done();
    }
    signal.addEventListener('abort', end);
  });
}
