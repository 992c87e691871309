// Work beside the main thread, in threads with a limit of time and memory each: one that hangs, bursts or dies is replaced, whoever
// gave it that work hears why it failed, and the next in the queue goes on.
import { Worker } from 'node:worker_threads';

export type Done<Result> = { kind: 'done'; value: Result } | { kind: 'failed'; reason: string };

export interface Threads<Task, Result> {
  /** Never rejects. */
  run(task: Task): Promise<Done<Result>>;
  close(): Promise<void>;
}

export interface ThreadsOptions {
  /** What a thread runs: a module that calls `answerTasks` (thread-tasks.ts). */
  script: URL;
  /** For the reasons: "the reader". */
  name: string;
  /** At once; each lives until it fails. The first starts with the first task. */
  most: number;
  /** Of one task; waiting in the queue does not count. */
  timeoutMs: number;
  memoryMb: number;
}

const START_MS = 20_000;

type Answer<Result> = { kind: 'ready' } | Done<Result>;

export function createThreads<Task, Result>(options: ThreadsOptions): Threads<Task, Result> {
  const { script, name, most, timeoutMs, memoryMb } = options;
  interface Waiting {
    task: Task;
    done(answer: Done<Result>): void;
  }
  interface Running {
    thread: Worker;
    ready: boolean;
    now: Waiting | null;
    timer: NodeJS.Timeout | undefined;
  }
  const waiting: Waiting[] = [];
  const running = new Set<Running>();
  let closed = false;

  function start(): void {
    const thread = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: memoryMb }, execArgv: [] });
    const one: Running = { thread, ready: false, now: null, timer: undefined };
    running.add(one);
    thread.unref();
    one.timer = setTimeout(() => stop(one, `${name} does not start`), START_MS);
    thread.on('message', (answer: Answer<Result>) => {
      clearTimeout(one.timer);
      one.ready = true;
      if (answer.kind !== 'ready') finish(one, answer);
      next();
    });
    thread.on('error', (error: NodeJS.ErrnoException) =>
      stop(one, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out of memory' : error.name),
    );
    thread.on('exit', () => stop(one, `${name} ended`));
  }

  function finish(one: Running, answer: Done<Result>): void {
    const { now, thread } = one;
    one.now = null;
    if (now === null) return;
    thread.unref();
    now.done(answer);
  }

  function stop(one: Running, reason: string): void {
    if (!running.delete(one)) return;
    clearTimeout(one.timer);
    void one.thread.terminate();
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
        if (running.size < most && starting < waiting.length) start();
        else break;
        continue;
      }
      const one = waiting.shift()!;
      free.now = one;
      free.thread.ref();
      free.timer = setTimeout(() => stop(free, `not done within ${timeoutMs} ms`), timeoutMs);
      free.thread.postMessage(one.task);
    }
    // A start keeps the process alive only while somebody waits for it.
    for (const { thread, ready } of running) if (!ready && waiting.length > 0) thread.ref();
  }

  return {
    async run(task) {
      if (closed) return { kind: 'failed', reason: 'closed' };
      return new Promise((done) => {
        waiting.push({ task, done });
        next();
      });
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
      await Promise.all(threads.map(({ thread }) => thread.terminate()));
    },
  };
}
