// When a person of the agency reads messages, and when a text may leave. The rules are the flows'; here they meet a zone and a date.
import type { AgencySettings } from '#agency/settings.ts';
import { daysOf, minutesOf } from '#lib/week.ts';
import { atLocalTime, isHoliday, type LocalParts, localParts } from '#lib/zone.ts';

type MayLeave = (
  manner: never,
  local: { weekday: number; minutes: number; holiday: boolean },
  quiet: { from: string; to: string },
  visitToday: boolean,
) => 'now' | 'at_opening';

/** `at` itself while somebody is there, else the next opening. */
export function nextOpening({ agency }: AgencySettings, at: Date): Date {
  const { from, to, days } = agency.office_hours;
  const local = localParts(at, agency.timezone);
  const open = minutesOf(from);
  for (let day = 0; day < 15; day++) {
    const there = day === 0 ? local : localParts(atLocalTime(at, agency.timezone, day, 12 * 60), agency.timezone);
    if (!daysOf(days).has(there.weekday) || isHoliday(there)) continue;
    if (day > 0) return atLocalTime(at, agency.timezone, day, open);
    if (local.minutes < open) return atLocalTime(at, agency.timezone, 0, open);
    if (local.minutes < minutesOf(to)) return at;
  }
  return at;
}

/** The first moment from `at` on at which a text of this manner may leave. */
export function leavesAt(
  mayLeave: MayLeave,
  settings: AgencySettings,
  manner: string,
  at: Date,
  zone: string,
  visitToday: boolean,
): Date {
  const quiet = settings.quiet_hours;
  for (let day = 0; day < 8; day++) {
    const moment = day === 0 ? at : atLocalTime(at, zone, day, minutesOf(quiet.to));
    for (const candidate of day === 0 ? [at, atLocalTime(at, zone, 0, minutesOf(quiet.to))] : [moment]) {
      if (candidate < at) continue;
      if (mayLeave(manner as never, describeLocal(localParts(candidate, zone)), quiet, visitToday) === 'now') return candidate;
    }
  }
  return at;
}

function describeLocal(local: LocalParts) {
  return { weekday: local.weekday, minutes: local.minutes, holiday: isHoliday(local) };
}
