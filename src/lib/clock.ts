// What time it is. Sandbox and tests move it, so nobody asks the machine but this file.
// The offset lives in the database, so that web and worker agree.
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock for tests: it stands still until it is moved. */
export interface TestClock extends Clock {
  advance(ms: number): void;
  set(instant: Date): void;
}

export function testClock(start: Date | string): TestClock {
  let at = new Date(start).getTime();
  return {
    now: () => new Date(at),
    advance(ms) {
      at += ms;
    },
    set(instant) {
      at = instant.getTime();
    },
  };
}
