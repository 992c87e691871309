// A failure that repeats (a server that is down) is logged when it starts, when it changes and when it ends, not each time.
import { describe } from './errors.ts';
import type { Logger } from './log.ts';

export interface RepeatedFailure {
  failed(error: unknown): void;
  succeeded(): void;
}

export function repeatedFailure(log: Logger, what: string): RepeatedFailure {
  let current: string | undefined;
  let times = 0;
  return {
    failed(error) {
      times++;
      const said = describe(error);
      if (said === current) return;
      log.warn(
        { err: error, what },
        current === undefined ? 'a repeated act began to fail' : 'a repeated act fails otherwise',
      );
      current = said;
    },
    succeeded() {
      if (current === undefined) return;
      log.info({ what, times }, 'a repeated act succeeds again');
      current = undefined;
      times = 0;
    },
  };
}
