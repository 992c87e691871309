// The public holidays of France, with those of Alsace-Moselle and of each overseas department.
import { addDays } from './zone.ts';

const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
/** Days from Easter Sunday: Monday, Ascension, Whit Monday. */
const MOVING = [1, 39, 50];

// The day on which slavery was abolished there.
const BY_ZONE: Readonly<Record<string, string>> = {
  'Indian/Mayotte': '04-27',
  'America/Martinique': '05-22',
  'America/Guadeloupe': '05-27',
  'America/Cayenne': '06-10',
  'Indian/Reunion': '12-20',
};

const ALSACE_MOSELLE = /^(?:57|67|68)\d{3}$/;
const GOOD_FRIDAY = -2;
const SAINT_STEPHEN = '12-26';

/** A date in a place. The postcode matters in Alsace-Moselle only. */
export interface DateThere {
  date: string;
  zone: string;
  postcode?: string | undefined;
}

export function isHoliday({ date, zone, postcode = '' }: DateThere): boolean {
  const monthDay = date.slice(5);
  if (FIXED.includes(monthDay) || BY_ZONE[zone] === monthDay) return true;
  const easter = easterSunday(Number(date.slice(0, 4)));
  if (MOVING.some((days) => addDays(easter, days) === date)) return true;
  return ALSACE_MOSELLE.test(postcode) && (monthDay === SAINT_STEPHEN || addDays(easter, GOOD_FRIDAY) === date);
}

/** Butcher's reckoning for the Gregorian calendar. */
export function easterSunday(year: number): string {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * century + 13) / 25);
  const h = (19 * a + century - Math.floor(century / 4) - g + 15) % 30;
  const l = (32 + 2 * (century % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  const month = Math.floor(days / 31);
  return `${year}-${String(month).padStart(2, '0')}-${String((days % 31) + 1).padStart(2, '0')}`;
}
