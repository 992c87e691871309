// How many sends are under way: a few dozen at once, one at a time for each person, what is urgent before all else. A provider that
// says "too many" gets fewer at once, and slowly more again.

export interface Lanes {
  add(lane: string, urgent: boolean, work: () => Promise<void>): void;
  /** The provider is busy: half as many from now on. */
  slower(): void;
  /** Waiting and under way. */
  size(): number;
  /** When nothing is left. */
  idle(): Promise<void>;
}

interface Job {
  lane: string;
  urgent: boolean;
  work: () => Promise<void>;
}

const FEWEST = 4;
/** Urgent texts do not wait behind sends that hang. */
const RESERVED = 8;
/** Beginning a send is making its words: after so long the event loop gets a turn. */
const LONGEST_TURN_MS = 1;
/** One crowd of refusals is one sign. */
const SIGN_MS = 1_000;

export function createLanes(most: number, failed: (error: unknown) => void): Lanes {
  const urgent = queue<Job>();
  const normal = queue<Job>();
  /** Lanes that are taken, and what waits in them. */
  const lanes = new Map<string, Job[]>();
  const waiting: (() => void)[] = [];
  let running = 0;
  /** Time that beginnings have taken since the last rest. */
  let spent = 0;
  let resting = false;
  let size = 0;
  let allowed = most;
  let slowedAt = Number.NEGATIVE_INFINITY;

  function pump(): void {
    const began = performance.now();
    while (spent + performance.now() - began < LONGEST_TURN_MS) {
      const job = running < most + RESERVED ? urgent.take() : undefined;
      const next = job ?? (running < allowed ? normal.take() : undefined);
      if (next === undefined) break;
      running++;
      void next
        .work()
        .catch(failed)
        .finally(() => done(next.lane));
    }
    spent += performance.now() - began;
    if (spent >= LONGEST_TURN_MS) rest();
  }

  function rest(): void {
    if (resting) return;
    resting = true;
    setImmediate(() => {
      resting = false;
      spent = 0;
      pump();
    });
  }

  function done(lane: string): void {
    running--;
    size--;
    allowed = Math.min(most, allowed + 1 / allowed);
    const next = lanes.get(lane)?.shift();
    if (next === undefined) lanes.delete(lane);
    else (next.urgent ? urgent : normal).put(next);
    if (size === 0) for (const tell of waiting.splice(0)) tell();
    pump();
  }

  return {
    add(lane, isUrgent, work) {
      const job = { lane, urgent: isUrgent, work };
      size++;
      const behind = lanes.get(lane);
      if (behind !== undefined) behind.push(job);
      else {
        lanes.set(lane, []);
        (isUrgent ? urgent : normal).put(job);
      }
      pump();
    },
    slower() {
      if (performance.now() - slowedAt < SIGN_MS) return;
      slowedAt = performance.now();
      allowed = Math.max(FEWEST, allowed / 2);
    },
    size: () => size,
    idle: () => (size === 0 ? Promise.resolve() : new Promise((tell) => waiting.push(tell))),
  };
}

/** First in, first out, without moving what remains. */
function queue<T>() {
  let items: (T | undefined)[] = [];
  let head = 0;
  return {
    put(item: T): void {
      items.push(item);
    },
    take(): T | undefined {
      if (head === items.length) return undefined;
      const item = items[head];
      items[head++] = undefined;
      if (head > 1_000 && head * 2 > items.length) {
        items = items.slice(head);
        head = 0;
      }
      return item;
    },
  };
}
