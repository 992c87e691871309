// From a day as said to a day of the calendar: "jeudi" is the next one, "le 3/12" the next third of December.
import { dateOf, dayOf, weekdayOf } from './calendar.ts';
import type { Day } from './mentions.ts';

/** `past`; `no_such_date` (31/02); `skipped_hour` (the clock jumps over it); `weekday_mismatch` (lundi 25); `too_far` off. */
export type RefusedReason = 'past' | 'no_such_date' | 'skipped_hour' | 'weekday_mismatch' | 'too_far';

/** A date without a year that lies further ahead than this was meant for the year now gone. */
const AHEAD_DAYS = 270;
const TOO_FAR_DAYS = 550;

/** The days meant, or why there are none. Ranges give all their days. */
export function resolveDay(day: Day, today: number): (number | RefusedReason)[] {
  switch (day.kind) {
    case 'relative':
      if (day.days < 0) return ['past'];
      return [
        day.date !== undefined && dateOf(today + day.days).date !== day.date ? 'weekday_mismatch' : today + day.days,
      ];
    case 'weekday':
      return [weekday(day.weekday, day.weeks, today)];
    case 'weekdays': {
      const first = weekday(day.first, 0, today);
      const length = ((day.last - day.first + 7) % 7) + 1;
      return Array.from({ length }, (_, i) => first + i);
    }
    case 'week': {
      const monday = today - ((weekdayOf(today) + 6) % 7) + 7 * day.weeks;
      return Array.from({ length: 7 }, (_, i) => monday + i).filter((d) => d >= today);
    }
    case 'weekend': {
      const saturday = weekdayOf(today) === 0 ? today - 1 : today + ((6 - weekdayOf(today) + 7) % 7);
      return [saturday, saturday + 1].filter((d) => d >= today);
    }
    case 'date':
      return [date(day, today)];
  }
}

/** `weeks` 0: the next such day after today; 1 or 2: of the week so many after this one; 10: "en huit". */
function weekday(wanted: number, weeks: number, today: number): number {
  const ahead = (wanted - weekdayOf(today) + 7) % 7 || 7;
  if (weeks === 0) return today + ahead;
  if (weeks === 10) return today + ahead + 7;
  const monday = today - ((weekdayOf(today) + 6) % 7);
  return monday + 7 * weeks + ((wanted + 6) % 7);
}

function date(day: Day & { kind: 'date' }, today: number): number | RefusedReason {
  const found = day.month === undefined ? inSomeMonth(day.date, today) : inSomeYear(day, today);
  if (typeof found === 'string') return found;
  if (day.weekday !== undefined && weekdayOf(found) !== day.weekday) return 'weekday_mismatch';
  return found > today + TOO_FAR_DAYS ? 'too_far' : found;
}

/** "le 24": this month's, or the next month that has one. */
function inSomeMonth(wanted: number, today: number): number | RefusedReason {
  const { year, month } = dateOf(today);
  for (let i = 0; i < 4; i++) {
    const found = dayOf(year + Math.floor((month - 1 + i) / 12), ((month - 1 + i) % 12) + 1, wanted);
    if (found !== undefined && found >= today) return found;
  }
  return 'no_such_date';
}

function inSomeYear({ date: wanted, month = 0, year }: Day & { kind: 'date' }, today: number): number | RefusedReason {
  if (year !== undefined) {
    const found = dayOf(year, month, wanted);
    if (found === undefined) return 'no_such_date';
    return found < today ? 'past' : found;
  }
  const now = dateOf(today).year;
  const thisYear = dayOf(now, month, wanted);
  const nextYear = dayOf(now + 1, month, wanted);
  if (thisYear !== undefined && thisYear >= today) return thisYear;
  if (thisYear === undefined && nextYear === undefined) return 'no_such_date';
  return nextYear !== undefined && nextYear - today <= AHEAD_DAYS ? nextYear : 'past';
}
