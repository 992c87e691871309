// How often one may try: by address of the network, in the memory of this process. And refusals that all take the same time.
import { setTimeout as sleep } from 'node:timers/promises';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export interface Limit {
  /** False: too often. Counts. */
  allows(key: string): Promise<boolean>;
}

export function createLimit({ times, seconds }: { times: number; seconds: number }): Limit {
  const limiter = new RateLimiterMemory({ points: times, duration: seconds });
  return {
    async allows(key) {
      try {
        await limiter.consume(key);
        return true;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return false;
        throw refused;
      }
    },
  };
}

/** Whatever the work finds, the answer takes at least so long: the time taken says nothing. */
export async function evenly<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.all([work(), sleep(ms)]);
  return result;
}
