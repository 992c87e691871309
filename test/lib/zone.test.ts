import { describe, expect, it } from 'vitest';
import { easterSunday, isHoliday } from '#lib/holidays.ts';
import {
  addDays,
  atLocalTime,
  instantAt,
  isDate,
  isTimeOfDay,
  isWithin,
  isZone,
  localParts,
  nextTimeOfDay,
  startOfDay,
} from '#lib/zone.ts';

const PARIS = 'Europe/Paris';
const iso = (text: string) => new Date(text);

describe('what the clocks show', () => {
  it('differs by zone, over the end of a day and of summer', () => {
    expect(localParts(iso('2027-01-31T23:30:00Z'), PARIS)).toEqual({
      zone: PARIS,
      date: '2027-02-01',
      time: '00:30',
      minutes: 30,
      weekday: 1,
    });
    expect(localParts(iso('2027-07-01T10:00:00Z'), PARIS).time).toBe('12:00');
    expect(localParts(iso('2027-07-01T10:00:00Z'), 'Indian/Reunion').time).toBe('14:00');
    expect(localParts(iso('2027-07-01T03:00:00Z'), 'America/Martinique')).toMatchObject({
      date: '2027-06-30',
      time: '23:00',
    });
    expect(localParts(iso('2027-06-30T22:00:00Z'), PARIS)).toMatchObject({ date: '2027-07-01', time: '00:00' });
  });

  it('knows the names of zones', () => {
    expect([isZone(PARIS), isZone('Europe/Pariss')]).toEqual([true, false]);
  });
});

describe('the instant of a time that people named', () => {
  it('is found in winter, in summer and overseas', () => {
    expect(instantAt('2027-01-15', '08:00', PARIS).instant).toEqual(iso('2027-01-15T07:00:00Z'));
    expect(instantAt('2027-07-15', '08:00', PARIS).instant).toEqual(iso('2027-07-15T06:00:00Z'));
    expect(instantAt('2027-07-15', '08:00', 'America/Martinique').instant).toEqual(iso('2027-07-15T12:00:00Z'));
    expect(instantAt('2027-07-15', '24:00', PARIS).instant).toEqual(startOfDay('2027-07-16', PARIS));
  });

  it('moves on by an hour, and says so, when summer time skips it', () => {
    expect(instantAt('2027-03-28', '02:30', PARIS)).toEqual({ instant: iso('2027-03-28T01:30:00Z'), skipped: true });
    expect(localParts(instantAt('2027-03-28', '02:30', PARIS).instant, PARIS).time).toBe('03:30');
    expect(instantAt('2027-03-28', '01:59', PARIS)).toEqual({ instant: iso('2027-03-28T00:59:00Z'), skipped: false });
    expect(instantAt('2027-03-28', '03:00', PARIS)).toEqual({ instant: iso('2027-03-28T01:00:00Z'), skipped: false });
  });

  it('is the first of the two when the clocks show it twice', () => {
    expect(instantAt('2027-10-31', '02:30', PARIS)).toEqual({ instant: iso('2027-10-31T00:30:00Z'), skipped: false });
    expect(instantAt('2027-10-31', '03:00', PARIS).instant).toEqual(iso('2027-10-31T02:00:00Z'));
  });

  it('is the inverse of what the clocks show, for every half hour of a year outside the changes', () => {
    for (let ms = Date.UTC(2027, 0, 1); ms < Date.UTC(2028, 0, 1); ms += 1_800_000) {
      const shown = localParts(new Date(ms), PARIS);
      const { instant, skipped } = instantAt(shown.date, shown.time, PARIS);
      const second =
        shown.date === '2027-10-31' && shown.minutes >= 120 && shown.minutes < 180 && ms >= Date.UTC(2027, 9, 31, 1);
      expect(skipped).toBe(false);
      expect(instant.getTime()).toBe(second ? ms - 3_600_000 : ms);
    }
  });

  it('refuses days and times that there are not', () => {
    expect(['2027-02-29', '2028-02-29', '31/02/2027', '2027-13-01'].map(isDate)).toEqual([false, true, false, false]);
    expect(['08:30', '24:00', '24:01', '8:30', '08:60'].map(isTimeOfDay)).toEqual([true, true, false, false, false]);
    expect(() => instantAt('2027-02-31', '10:00', PARIS)).toThrow('no such date');
  });
});

describe('calendar steps', () => {
  it('go over months, leap days and changes of clock', () => {
    expect(addDays('2027-02-28', 1)).toBe('2027-03-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-03-29', -1)).toBe('2027-03-28');
  });

  it('find the next time of day, later than now, over a change of clock', () => {
    expect(nextTimeOfDay(iso('2027-01-15T06:59:59Z'), '08:00', PARIS)).toEqual(iso('2027-01-15T07:00:00Z'));
    expect(nextTimeOfDay(iso('2027-01-15T07:00:00Z'), '08:00', PARIS)).toEqual(iso('2027-01-16T07:00:00Z'));
    expect(nextTimeOfDay(iso('2027-03-27T20:00:00Z'), '08:00', PARIS)).toEqual(iso('2027-03-28T06:00:00Z'));
    expect(nextTimeOfDay(iso('2027-10-31T00:40:00Z'), '02:30', PARIS)).toEqual(iso('2027-11-01T01:30:00Z'));
    expect(nextTimeOfDay(startOfDay('2027-01-16', PARIS), '24:00', PARIS)).toEqual(startOfDay('2027-01-17', PARIS));
  });

  it('find a time some days on, by the clock and not by hours', () => {
    expect(atLocalTime(iso('2027-03-27T20:00:00Z'), PARIS, 1, 8 * 60)).toEqual(iso('2027-03-28T06:00:00Z'));
    expect(atLocalTime(iso('2027-03-27T23:30:00Z'), PARIS, 0, 8 * 60)).toEqual(iso('2027-03-28T06:00:00Z'));
  });

  it('know whether a time lies in hours that may run through midnight', () => {
    expect(
      ['20:00', '23:59', '00:00', '07:59', '08:00', '19:59'].map((time) => isWithin(time, '20:00', '08:00')),
    ).toEqual([true, true, true, true, false, false]);
    expect(isWithin('12:00', '09:00', '17:00')).toBe(true);
    expect(isWithin('12:00', '00:00', '24:00')).toBe(true);
  });
});

describe('public holidays', () => {
  const france = { zone: PARIS };
  it('are the eleven of France', () => {
    const days: string[] = [];
    for (let date = '2027-01-01'; date < '2028-01-01'; date = addDays(date, 1))
      if (isHoliday({ date, ...france })) days.push(date);
    expect(days).toEqual([
      '2027-01-01',
      '2027-03-29',
      '2027-05-01',
      '2027-05-06',
      '2027-05-08',
      '2027-05-17',
      '2027-07-14',
      '2027-08-15',
      '2027-11-01',
      '2027-11-11',
      '2027-12-25',
    ]);
  });

  it('follow Easter', () => {
    expect([2024, 2025, 2026, 2027, 2028, 2038].map(easterSunday)).toEqual([
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2028-04-16',
      '2038-04-25',
    ]);
  });

  it('are more in Alsace and Moselle, and others overseas', () => {
    const strasbourg = { zone: PARIS, postcode: '67000' };
    expect([
      isHoliday({ date: '2027-03-26', ...strasbourg }),
      isHoliday({ date: '2027-12-26', ...strasbourg }),
    ]).toEqual([true, true]);
    expect([isHoliday({ date: '2027-03-26', ...france }), isHoliday({ date: '2027-12-26', ...france })]).toEqual([
      false,
      false,
    ]);
    expect(isHoliday({ date: '2027-12-20', zone: 'Indian/Reunion' })).toBe(true);
    expect(isHoliday({ date: '2027-12-20', ...france })).toBe(false);
  });
});
