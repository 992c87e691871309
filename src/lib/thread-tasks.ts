// The other side of threads.ts: what runs within a thread, one task at a time; it may be killed at any moment.
import { parentPort } from 'node:worker_threads';

const MOST_LETTERS = 300;

/** `work` gets what was sent, as the structured clone leaves it: a Buffer has become a Uint8Array. */
export function answerTasks<Task, Result>(work: (task: Task) => Result | Promise<Result>): void {
  parentPort!.on('message', async (task: Task) => {
    try {
      parentPort!.postMessage({ kind: 'done', value: await work(task) });
    } catch (error) {
      const reason = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, MOST_LETTERS) : 'unknown';
      parentPort!.postMessage({ kind: 'failed', reason });
    }
  });
  parentPort!.postMessage({ kind: 'ready' });
}
