import { describe, expect, it } from 'vitest';
import { MANNERS } from '#flows/effects.ts';
import { mayLeave } from '#flows/quiet-hours.ts';

const QUIET = { from: '20:00', to: '08:00' };
const at = (time: string, weekday = 2, holiday = false) => {
  const [hours, minutes] = time.split(':').map(Number);
  return { weekday, minutes: hours! * 60 + minutes!, holiday };
};

describe('when a text may leave', () => {
  it.each([
    ['07:59', 'at_opening'],
    ['08:00', 'now'],
    ['12:00', 'now'],
    ['19:59', 'now'],
    ['20:00', 'at_opening'],
    ['23:30', 'at_opening'],
    ['00:00', 'at_opening'],
  ] as const)('a change of status at %s on a Tuesday: %s', (time, expected) => {
    expect(mayLeave('change', at(time), QUIET, false)).toBe(expected);
    expect(mayLeave('proactive', at(time), QUIET, false)).toBe(expected);
  });

  it('safety, answers and calls to staff leave at any hour of any day', () => {
    for (const manner of ['safety', 'answer', 'staff'] as const)
      for (const weekday of [1, 7])
        for (const holiday of [true, false])
          for (const time of ['03:00', '12:00', '22:00'])
            expect(mayLeave(manner, at(time, weekday, holiday), QUIET, false)).toBe('now');
  });

  it('on Sundays and holidays only a visit of that day is told, and not at night', () => {
    for (const day of [at('10:00', 7), at('10:00', 3, true)]) {
      expect(mayLeave('change', day, QUIET, false)).toBe('at_opening');
      expect(mayLeave('change', day, QUIET, true)).toBe('now');
      expect(mayLeave('proactive', day, QUIET, true)).toBe('at_opening');
    }
    expect(mayLeave('change', at('06:00', 7), QUIET, true)).toBe('at_opening');
    expect(mayLeave('change', at('10:00', 6), QUIET, false)).toBe('now');
  });

  it('knows quiet hours that do not go over midnight, and none at all', () => {
    expect(mayLeave('change', at('13:00'), { from: '12:00', to: '14:00' }, false)).toBe('at_opening');
    expect(mayLeave('change', at('15:00'), { from: '12:00', to: '14:00' }, false)).toBe('now');
    expect(mayLeave('change', at('03:00'), { from: '00:00', to: '00:00' }, false)).toBe('now');
    expect(mayLeave('change', at('23:59'), { from: '22:00', to: '24:00' }, false)).toBe('at_opening');
  });

  it('has a rule for every manner', () => {
    for (const manner of MANNERS) expect(mayLeave(manner, at('12:00'), QUIET, false)).toBe('now');
  });
});
