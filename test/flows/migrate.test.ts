import { describe, expect, it } from 'vitest';
import { type Lifters, lift, NewerSnapshot, UnliftableSnapshot } from '#flows/migrate.ts';

const snapshot = (version: number) => ({ flow: 'talk', version, value: 'quiet', context: { burst: ['m1'] } });
const LIFTERS: Lifters = {
  talk: {
    1: ({ value, context }) => ({ value, context: { ...(context as object), agenda: [] } }),
    2: ({ context }) => ({ value: 'asking', context }),
  },
};

describe('a stored snapshot', () => {
  it('of my version is taken as it is', () => {
    expect(lift('talk', 1, snapshot(1))).toEqual(snapshot(1));
  });
  it('of an older version is lifted step by step', () => {
    expect(lift('talk', 3, snapshot(1), LIFTERS)).toEqual({
      flow: 'talk',
      version: 3,
      value: 'asking',
      context: { burst: ['m1'], agenda: [] },
    });
  });
  it('of a newer version is left for a newer program', () => {
    expect(() => lift('talk', 1, snapshot(2))).toThrow(NewerSnapshot);
  });
  it('that no lifter knows is refused by name', () => {
    expect(() => lift('talk', 4, snapshot(3), LIFTERS)).toThrow(UnliftableSnapshot);
    expect(() => lift('ticket', 2, { ...snapshot(1), flow: 'ticket' }, LIFTERS)).toThrow(/ticket has version 1/);
  });
});
