// When a text may leave, as a table: pure, in the local time of the residence.
import type { Manner } from './effects.ts';

export interface LocalMoment {
  /** 1 is Monday, 7 Sunday. */
  weekday: number;
  /** Since midnight. */
  minutes: number;
  holiday: boolean;
}

interface Rule {
  /** Leaves during quiet hours too. */
  atNight: boolean;
  /** Leaves on Sundays and holidays: always, never, or if it is about a visit of that day. */
  onSunday: 'always' | 'if_visit_today' | 'never';
}

const RULES: Record<Manner, Rule> = {
  safety: { atNight: true, onSunday: 'always' },
  staff: { atNight: true, onSunday: 'always' },
  answer: { atNight: true, onSunday: 'always' },
  change: { atNight: false, onSunday: 'if_visit_today' },
  proactive: { atNight: false, onSunday: 'never' },
};

/** `at_opening`: not before quiet hours end, on a day when it may leave. */
export function mayLeave(
  manner: Manner,
  local: LocalMoment,
  quiet: { from: string; to: string },
  visitToday: boolean,
): 'now' | 'at_opening' {
  const rule = RULES[manner];
  if (!rule.atNight && isWithin(local.minutes, minutesOf(quiet.from), minutesOf(quiet.to))) return 'at_opening';
  const restDay = local.weekday === 7 || local.holiday;
  if (restDay && !(rule.onSunday === 'always' || (rule.onSunday === 'if_visit_today' && visitToday)))
    return 'at_opening';
  return 'now';
}

/** From 20:00 to 08:00 goes over midnight; from and to alike means never. */
function isWithin(minutes: number, from: number, to: number): boolean {
  return from <= to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours! * 60 + minutes!;
}
