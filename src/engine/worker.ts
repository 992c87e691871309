// The loop of the engine: rings timers, steps batches until nothing is pending. Woken in process after a commit, by NOTIFY from
// other processes, and every half second.
import { type Engine, runBatch } from './batch.ts';
import { ringTimers } from './timers.ts';

export const EVERY_MS = 500;

export interface EngineWorker {
  wake(): void;
  /** Steps until nothing is pending and nothing is due at the clock's time. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export function startEngine(engine: Engine): EngineWorker {
  let stopped = false;
  let running: Promise<void> | undefined;
  let again = false;
  let failing = false;

  async function drain(): Promise<void> {
    do {
      again = false;
      await ringTimers(engine);
      while (!stopped && (await runBatch(engine)) > 0);
    } while (again && !stopped);
  }

  function wake(): void {
    again = true;
    if (running !== undefined || stopped) return;
    running = drain()
      .then(() => {
        if (failing) engine.log.info('the engine works again');
        failing = false;
      })
      .catch((error: unknown) => {
        // Said when it starts; the next beat tries again.
        if (!failing) engine.log.error({ err: error }, 'the engine cannot work, and tries again every half second');
        failing = true;
        again = false;
      })
      .finally(() => {
        running = undefined;
        if (again && !failing) wake();
      });
  }

  const beat = setInterval(wake, EVERY_MS);
  wake();

  return {
    wake,
    async settle() {
      await running;
      await drain();
    },
    async stop() {
      stopped = true;
      clearInterval(beat);
      await running;
    },
  };
}
