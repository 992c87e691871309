// What time it is. Sandbox and tests move it, so nobody else asks the machine.
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
