import { describe, expect, it } from 'vitest';
import { testClock } from '#lib/clock.ts';
import { createClockwork, readInstant } from '#sandbox/move-clock.ts';

const START = new Date('2026-11-24T09:00:00Z');
const at = (seconds: number) => new Date(START.getTime() + seconds * 1000);

/** Things due at these seconds; each done adds what it brings. */
function world(due: number[], brings: Record<number, number[]> = {}, never: number[] = []) {
  const clock = testClock(START);
  const done: number[] = [];
  const waiting = [...due];
  const seconds = () => (clock.now().getTime() - START.getTime()) / 1000;
  const quiet = async () => {
    for (const one of waiting.filter((s) => s <= seconds() && !never.includes(s))) {
      waiting.splice(waiting.indexOf(one), 1);
      done.push(one);
      waiting.push(...(brings[one] ?? []));
    }
  };
  const nextDue = async () => (waiting.length === 0 ? null : at(Math.min(...waiting)));
  const movable = { now: clock.now, moveTo: async (instant: Date) => clock.set(instant) };
  return { clockwork: createClockwork({ clock: movable, nextDue }, quiet), done, seconds };
}

describe('moving the clock', () => {
  it('does what falls due in order of time, and what that brings', async () => {
    const { clockwork, done } = world([30, 10], { 10: [20, 50], 20: [25] });
    expect(await clockwork.advance(40)).toEqual(at(40));
    expect(done).toEqual([10, 20, 25, 30]);
    await clockwork.advance(10);
    expect(done).toEqual([10, 20, 25, 30, 50]);
  });

  it('shows each its own time', async () => {
    const seen: number[] = [];
    const clock = testClock(START);
    const waiting = [5, 12];
    const quiet = async () => {
      while (waiting[0] !== undefined && at(waiting[0]) <= clock.now())
        seen.push((clock.now().getTime() - at(waiting.shift()!).getTime()) / 1000);
    };
    const nextDue = async () => (waiting[0] === undefined ? null : at(waiting[0]));
    await createClockwork(
      { clock: { now: clock.now, moveTo: async (to: Date) => clock.set(to) }, nextDue },
      quiet,
    ).advance(60);
    expect(seen).toEqual([0, 0]);
  });

  it('is not held by something that stays due', async () => {
    const { clockwork, seconds } = world([10], {}, [10]);
    await clockwork.advance(60);
    expect(seconds()).toBe(60);
  });

  it('lets two who move it at once take turns', async () => {
    const { clockwork, done, seconds } = world([10, 70]);
    await Promise.all([clockwork.advance(60), clockwork.advance(60)]);
    expect([seconds(), done]).toEqual([120, [10, 70]]);
  });

  it('only moves forward, and not for ever', async () => {
    const { clockwork } = world([]);
    await expect(clockwork.moveTo(at(-60))).rejects.toThrow('only moves forward');
    await expect(clockwork.advance(500 * 86_400)).rejects.toThrow('400 days');
    expect(await clockwork.advance(1)).toEqual(at(1));
  });
});

describe('reading a time', () => {
  const read = (text: string) => readInstant(text, START, 'Europe/Paris').toISOString();

  it('is in the clocks of the agency, or in its own zone', () => {
    expect(read('2026-11-25T08:00')).toBe('2026-11-25T07:00:00.000Z');
    expect(read('2026-11-25T08:00:30')).toBe('2026-11-25T07:00:00.000Z');
    expect(read('2026-11-25')).toBe('2026-11-24T23:00:00.000Z');
    expect(read('08:00')).toBe('2026-11-25T07:00:00.000Z');
    expect(read('demain 08:00')).toBe('2026-11-25T07:00:00.000Z');
    expect(read('2026-11-25T08:00:00Z')).toBe('2026-11-25T08:00:00.000Z');
    expect(read('2026-11-25T08:00:00+02:00')).toBe('2026-11-25T06:00:00.000Z');
  });

  it('is refused with an example when it is none', () => {
    for (const wrong of ['', 'bientôt', '2026-02-31T08:00', '25:00', '1795300000'])
      expect(() => read(wrong)).toThrow('write 2026-11-24T08:00');
  });
});
