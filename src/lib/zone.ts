// Calendar arithmetic in a place's time zone. An instant is a Date; a date is "2027-03-28"; a time of day is "08:30".
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** What calendar and clock of a zone show at an instant. */
export interface LocalParts {
  readonly zone: string;
  /** "2027-03-28" */
  readonly date: string;
  /** "08:30" */
  readonly time: string;
  /** Of the clock, from 0 to 1439. */
  readonly minutes: number;
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
}

/** An instant for a wall-clock time that people named. */
export interface Placed {
  readonly instant: Date;
  /** The clock skips that time (summer time begins): the instant is as much later as the clock skips, and people must be told. */
  readonly skipped: boolean;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}

export function isZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** What the clocks of a zone show, as milliseconds of a UTC that would show the same. */
function wallClock(instant: Date, zone: string): number {
  // "3/28/2027, 08:30:15"; the only parts are numbers, in this order.
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = formatOf(zone)
    .format(instant)
    .match(/\d+/g)!
    .map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

export function localParts(instant: Date, zone: string): LocalParts {
  const shown = new Date(wallClock(instant, zone));
  const iso = shown.toISOString();
  return {
    zone,
    date: iso.slice(0, 10),
    time: iso.slice(11, 16),
    minutes: shown.getUTCHours() * 60 + shown.getUTCMinutes(),
    weekday: shown.getUTCDay() || 7,
  };
}

export function localDate(instant: Date, zone: string): string {
  return localParts(instant, zone).date;
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

export function addDays(date: string, count: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** "2027-02-31" is no date, nor is "28/02/2027". */
export function isDate(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text
  );
}

/** 24:00 is the midnight that ends a day. */
export function isTimeOfDay(text: string): boolean {
  return /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text);
}

/** When the clocks of `zone` show `time` on `date`. A time that they show twice (summer time ends) is the first of the two. */
export function instantAt(date: string, time: string, zone: string): Placed {
  if (!isDate(date) || !isTimeOfDay(time)) throw new RangeError(`no such date or time: ${date} ${time}`);
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  const wanted = Date.parse(`${date}T00:00:00Z`) + (hour * 60 + minute) * MINUTE_MS;
  // The zone's distance from UTC before and after any change near that time.
  const before = wallClock(new Date(wanted - DAY_MS), zone) - (wanted - DAY_MS);
  const after = wallClock(new Date(wanted + DAY_MS), zone) - (wanted + DAY_MS);
  const candidates = [wanted - before, wanted - after].sort((a, b) => a - b);
  const exact = candidates.find((ms) => wallClock(new Date(ms), zone) === wanted);
  if (exact !== undefined) return { instant: new Date(exact), skipped: false };
  // Read with the distance before the change, 02:30 becomes 03:30.
  return { instant: new Date(wanted - before), skipped: true };
}

/** `minutes` of the clock, on the date of `at` or `days` later. */
export function atLocalTime(at: Date, zone: string, days: number, minutes: number): Date {
  return instantAt(addDays(localDate(at, zone), days), timeOf(minutes), zone).instant;
}

/** 510 is "08:30". */
export function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export function startOfDay(date: string, zone: string): Date {
  return instantAt(date, '00:00', zone).instant;
}

/** The first instant later than `after` at which the clocks show `time`. */
export function nextTimeOfDay(after: Date, time: string, zone: string): Date {
  const today = localDate(after, zone);
  for (const date of [today, addDays(today, 1)]) {
    const { instant } = instantAt(date, time, zone);
    if (instant > after) return instant;
  }
  // 24:00, asked at midnight exactly.
  return instantAt(addDays(today, 2), time, zone).instant;
}

/** Whether `time` lies from `from` to before `to`; "20:00" to "08:00" runs through midnight, equal ends are the whole day. */
export function isWithin(time: string, from: string, to: string): boolean {
  if (from === to) return true;
  return from < to ? time >= from && time < to : time >= from || time < to;
}
