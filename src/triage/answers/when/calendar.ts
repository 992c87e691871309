// Days and wall-clock times of a zone. A day is the number of days since 1 January 1970; a time of day is in minutes.

const MINUTE = 60_000;
const DAY = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

/** What calendar and clock show in the zone: `day` and `minute` of the day. */
export interface WallTime {
  day: number;
  minute: number;
}

export function wallTime(at: Date, zone: string): WallTime {
  const local = wallMilliseconds(at.getTime(), zone);
  const day = Math.floor(local / DAY);
  return { day, minute: Math.floor((local - day * DAY) / MINUTE) };
}

/** The wall clock read as if it were UTC. */
function wallMilliseconds(at: number, zone: string): number {
  // "22/11/2026, 14:05"
  const shown = formatOf(zone).format(at);
  const part = (from: number, to: number) => Number(shown.slice(from, to));
  return Date.UTC(part(6, 10), part(3, 5) - 1, part(0, 2), part(12, 14), part(15, 17));
}

/** The instant at which the zone shows this time; the first of two; undefined when the clock jumps over it. */
export function instantOf(day: number, minute: number, zone: string): Date | undefined {
  const wall = day * DAY + minute * MINUTE;
  for (const probe of [wall - DAY, wall + DAY]) {
    const offset = wallMilliseconds(probe, zone) - probe;
    if (wallMilliseconds(wall - offset, zone) === wall) return new Date(wall - offset);
  }
  return undefined;
}

/** 0 is Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** Undefined when the month has no such day. `month` 1 to 12. */
export function dayOf(year: number, month: number, date: number): number | undefined {
  const at = new Date(Date.UTC(year, month - 1, date));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === date ? at.getTime() / DAY : undefined;
}

export function dateOf(day: number): { year: number; month: number; date: number } {
  const at = new Date(day * DAY);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}
