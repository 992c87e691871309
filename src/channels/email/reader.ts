// Reads mails in workers with a limit of time and memory each: one that hangs or bursts is killed and replaced, and the mail
// is then read as raw text. The main thread never waits for a mail.
import { Worker } from 'node:worker_threads';
import type { Dropped } from './body/attachments.ts';
import { NOT_OURS, type ReadMail, readRaw } from './read-mail.ts';
import type { Task } from './reader-worker.ts';
import type { Ours } from './set-aside/rule.ts';

export interface MailReader {
  /** Never rejects: what cannot be read is told in `error`, and its raw text given. */
  read(bytes: Buffer, dropped?: readonly Dropped[]): Promise<{ mail: ReadMail; error: string | null }>;
  close(): Promise<void>;
}

export interface ReaderOptions {
  ours?: Ours;
  workers?: number;
  timeoutMs?: number;
  memoryMb?: number;
  /** For tests: another worker. */
  script?: URL;
}

/** Five seconds are promised for a mail; the raw reading needs its share. */
const TIMEOUT_MS = 4_000;
const START_MS = 20_000;
const MEMORY_MB = 256;

type Answer = { kind: 'ready' } | { kind: 'read'; mail: ReadMail } | { kind: 'failed'; reason: string };
interface Waiting {
  task: Task;
  done(answer: { kind: 'read'; mail: ReadMail } | { kind: 'failed'; reason: string }): void;
}

export function createMailReader({
  ours = NOT_OURS,
  workers = 2,
  timeoutMs = TIMEOUT_MS,
  memoryMb = MEMORY_MB,
  script = new URL('./reader-worker.ts', import.meta.url),
}: ReaderOptions = {}): MailReader {
  const waiting: Waiting[] = [];
  const running = new Set<Running>();
  let closed = false;

  interface Running {
    worker: Worker;
    ready: boolean;
    now: Waiting | null;
    timer: NodeJS.Timeout | undefined;
  }

  function start(): void {
    const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: memoryMb }, execArgv: [] });
    const one: Running = { worker, ready: false, now: null, timer: undefined };
    running.add(one);
    worker.unref();
    one.timer = setTimeout(() => stop(one, 'the reader does not start'), START_MS);
    worker.on('message', (answer: Answer) => {
      clearTimeout(one.timer);
      one.ready = true;
      if (answer.kind !== 'ready') finish(one, answer);
      next();
    });
    worker.on('error', (error: NodeJS.ErrnoException) =>
      stop(one, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out of memory' : error.name),
    );
    worker.on('exit', () => stop(one, 'the reader ended'));
  }

  function finish(one: Running, answer: { kind: 'read'; mail: ReadMail } | { kind: 'failed'; reason: string }): void {
    const { now } = one;
    one.now = null;
    if (now === null) return;
    worker(one).unref();
    now.done(answer);
  }

  const worker = ({ worker: thread }: Running) => thread;

  function stop(one: Running, reason: string): void {
    if (!running.delete(one)) return;
    clearTimeout(one.timer);
    void one.worker.terminate();
    finish(one, { kind: 'failed', reason });
    if (!one.ready && !closed) {
      // It never ran: whoever waits must not wait for ever.
      for (const { done } of waiting.splice(0)) done({ kind: 'failed', reason });
    }
    next();
  }

  function next(): void {
    if (closed) return;
    while (waiting.length > 0) {
      const free = [...running].find(({ ready, now }) => ready && now === null);
      if (free === undefined) {
        const starting = [...running].filter(({ ready }) => !ready).length;
        if (running.size < workers && starting < waiting.length) start();
        else break;
        continue;
      }
      const one = waiting.shift()!;
      free.now = one;
      free.worker.ref();
      free.timer = setTimeout(() => stop(free, `not read within ${timeoutMs} ms`), timeoutMs);
      free.worker.postMessage(one.task);
    }
    // A start keeps the process alive only while somebody waits for it.
    for (const { worker: thread, ready } of running) if (!ready && waiting.length > 0) thread.ref();
  }

  return {
    async read(bytes, dropped = []) {
      if (closed) return { mail: readRaw(bytes), error: 'closed' };
      const answer = await new Promise<Parameters<Waiting['done']>[0]>((done) => {
        waiting.push({ task: { bytes, dropped: [...dropped], ours }, done });
        next();
      });
      return answer.kind === 'read'
        ? { mail: answer.mail, error: null }
        : { mail: readRaw(bytes), error: answer.reason };
    },
    async close() {
      closed = true;
      for (const { done } of waiting.splice(0)) done({ kind: 'failed', reason: 'closed' });
      const threads = [...running];
      for (const one of threads) {
        clearTimeout(one.timer);
        running.delete(one);
        finish(one, { kind: 'failed', reason: 'closed' });
      }
      await Promise.all(threads.map(({ worker: thread }) => thread.terminate()));
    },
  };
}
