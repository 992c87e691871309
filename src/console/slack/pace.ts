// How many messages at once a channel takes: learnt from Slack's own answers, never fixed. Halved and paused at each 429,
// one more after each few that passed.
export interface Pace {
  /** Milliseconds until the channel may be tried again; 0 now. */
  waitMs(channel: string): number;
  atOnce(channel: string): number;
  passed(channel: string): void;
  refused(channel: string, afterMs: number): void;
}

const MOST_AT_ONCE = 20;
const PASSED_FOR_ONE_MORE = 10;

interface Learnt {
  atOnce: number;
  passed: number;
  /** On the clock of performance.now(): Slack counts real seconds, whatever the sandbox's clock shows. */
  until: number;
}

export function createPace(nowMs: () => number = () => performance.now()): Pace {
  const channels = new Map<string, Learnt>();
  const of = (channel: string): Learnt => {
    let learnt = channels.get(channel);
    if (learnt === undefined) {
      learnt = { atOnce: MOST_AT_ONCE, passed: 0, until: 0 };
      channels.set(channel, learnt);
    }
    return learnt;
  };
  return {
    waitMs: (channel) => Math.max(0, of(channel).until - nowMs()),
    atOnce: (channel) => of(channel).atOnce,
    passed(channel) {
      const learnt = of(channel);
      if (learnt.atOnce >= MOST_AT_ONCE || ++learnt.passed < PASSED_FOR_ONE_MORE) return;
      learnt.passed = 0;
      learnt.atOnce++;
    },
    refused(channel, afterMs) {
      const learnt = of(channel);
      const until = nowMs() + afterMs;
      // Several of the same volley are one refusal.
      if (until - learnt.until > 500) learnt.atOnce = Math.max(1, Math.floor(learnt.atOnce / 4));
      learnt.passed = 0;
      learnt.until = Math.max(learnt.until, until);
    },
  };
}

/** Runs the work of one channel at its pace; what must wait comes back as `later`. */
export async function atPace<T, R>(
  pace: Pace,
  channel: string,
  items: readonly T[],
  work: (item: T) => Promise<R>,
  later: (item: T, afterMs: number) => R,
): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  const lanes = Math.min(pace.atOnce(channel), items.length);
  const lane = async () => {
    while (next < items.length) {
      const index = next++;
      const waitMs = pace.waitMs(channel);
      results[index] = waitMs > 0 ? later(items[index]!, waitMs) : await work(items[index]!);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
