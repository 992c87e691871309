// When a person of the agency reads messages, and when a text may leave. The rules are the flows'; here they meet a zone and a date.

import type { Manner } from '#flows/effects.ts';
import { mayLeave } from '#flows/quiet-hours.ts';
import { isHoliday } from '#lib/holidays.ts';
import { daysOf } from '#lib/week.ts';
import { addDays, atLocalTime, instantAt, localDate, localParts, weekdayOf } from '#lib/zone.ts';
import type { AgencySettings } from './settings.ts';

/** Long enough to pass any run of holidays and Sundays. */
const DAYS_AHEAD = 15;
const SUNDAY = 7;

/** `at` itself while somebody is there, else the next opening. */
export function nextOpening({ agency }: AgencySettings, at: Date): Date {
  const { from, to, days } = agency.office_hours;
  const zone = agency.timezone;
  const open = daysOf(days);
  const today = localDate(at, zone);
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead++) {
    const day = addDays(today, ahead);
    if (!open.has(weekdayOf(day)) || isHoliday({ date: day, zone })) continue;
    const opening = instantAt(day, from, zone).instant;
    if (at < opening) return opening;
    if (at < instantAt(day, to, zone).instant) return at;
  }
  return at;
}

/** `at` itself, or the same time of the next day that is neither a Sunday nor a holiday. */
export function workdayFrom(at: Date, zone: string): Date {
  const { date, minutes } = localParts(at, zone);
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead++) {
    const day = addDays(date, ahead);
    if (weekdayOf(day) === SUNDAY || isHoliday({ date: day, zone })) continue;
    return ahead === 0 ? at : atLocalTime(at, zone, ahead, minutes);
  }
  return at;
}

/** The first moment from `at` on at which a text of this manner may leave. */
export function leavesAt(
  { quiet_hours: quiet }: AgencySettings,
  manner: Manner,
  at: Date,
  zone: string,
  visitToday: boolean,
): Date {
  const may = (moment: Date) => {
    const local = localParts(moment, zone);
    return mayLeave(manner, { ...local, holiday: isHoliday(local) }, quiet, visitToday) === 'now';
  };
  if (may(at)) return at;
  const today = localDate(at, zone);
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead++) {
    const opening = instantAt(addDays(today, ahead), quiet.to, zone).instant;
    if (opening > at && may(opening)) return opening;
  }
  return at;
}
