// Does a piece of work again and again while there is some: woken in this process after a commit, and by itself every half second
// for what other processes wrote.
import type { RepeatedFailure } from '#lib/repeated-failure.ts';

export interface Loop {
  wake(): void;
  /** Until nothing is left that is due; how much was done meanwhile. */
  settle(): Promise<number>;
  stop(): Promise<void>;
}

const EVERY_MS = 500;

/** `work` says how much it did; 0 when there is nothing. `lanes` of them run side by side. */
export function startLoop(work: () => Promise<number>, failure: RepeatedFailure, lanes = 1, everyMs = EVERY_MS): Loop {
  let stopped = false;
  let running: Promise<void> | undefined;
  let again = false;
  let done = 0;
  let settled = 0;

  async function drain(): Promise<void> {
    do {
      again = false;
      const lane = async () => {
        for (let did = 1; did > 0 && !stopped; done += did) did = await work();
      };
      await Promise.all(Array.from({ length: lanes }, lane));
    } while (again && !stopped);
  }

  function wake(): void {
    again = true;
    if (running !== undefined || stopped) return;
    running = drain()
      // The next beat tries again.
      .catch((error: unknown) => failure.failed(error))
      .finally(() => {
        running = undefined;
      });
  }

  const beat = setInterval(wake, everyMs);
  wake();
  return {
    wake,
    async settle() {
      while (running !== undefined) await running;
      await drain();
      const since = done - settled;
      settled = done;
      return since;
    },
    async stop() {
      stopped = true;
      clearInterval(beat);
      await running;
    },
  };
}
