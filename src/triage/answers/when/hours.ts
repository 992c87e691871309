// Hours as people say them: "14h30", "entre 2 et 4", "pas avant 10 h", "fin de matinée", "8-10", "half past two".
import type { Token } from './tokens.ts';

export interface Hours {
  kind: 'point' | 'range' | 'part' | 'after' | 'before';
  /** Minutes of the day; a point has both the same. */
  from: number;
  to: number;
  /** Set where "2h30" was taken for the afternoon: what it says to the letter. */
  literal?: number;
}

/** Part of the day: the hours that belong to it, and those in which a visit would be. */
export const PARTS: Record<string, readonly [from: number, to: number, visitFrom: number, visitTo: number]> = {
  morning: [0, 12, 8, 12],
  early_morning: [0, 10, 8, 10],
  late_morning: [10, 12.5, 10, 12],
  midday: [11.5, 14, 12, 14],
  afternoon: [12, 18, 14, 18],
  early_afternoon: [12, 15.5, 14, 16],
  late_afternoon: [15.5, 20, 16, 18],
  evening: [16.5, 24, 18, 20],
  all_day: [0, 24, 8, 18],
};

interface Time {
  minute: number;
  exact: boolean;
  next: number;
}

export interface HoursContext {
  /** It follows "demain": a bare number is an hour, not a day of the month. */
  afterRelative: boolean;
  /** It follows a day: "mardi 8/10" are hours. */
  afterDay: boolean;
}

const AT = new Set('a vers environ at around about f على في'.split(' '));
const LOCATIVE = new Set('da de te ta'.split(' '));

export function readHours(
  tokens: readonly Token[],
  i: number,
  context: HoursContext,
): { hours: Hours; next: number } | undefined {
  const token = tokens[i]!;
  if (token.kind === 'after' || token.kind === 'before') return readBounded(tokens, i);
  if (token.kind === 'between') return readBetween(tokens, skip(tokens, i + 1));
  if (isFrom(token)) {
    const between = readBetween(tokens, i + 1);
    if (between) return between;
  }
  const asked = token.kind === 'saat' || token.kind === 'hour_word' || AT.has(token.words);
  const start = asked ? skip(tokens, i + 1) : i;
  const first = readTime(tokens, start, asked || context.afterRelative);
  const range = readRange(tokens, start, first);
  if (range) return range;
  if (first) {
    const after = tokens[first.next];
    // "je rentre à 13 h, donc après"
    const closing = after?.kind === 'unknown' ? first.next + 1 : first.next;
    if (tokens[closing]?.kind === 'after' && closing === tokens.length - 1)
      return bounded('after', first.minute, first.exact, closing + 1);
    if (after?.kind === 'after_after_word') return bounded('after', first.minute, first.exact, first.next + 1);
    if (after?.kind === 'before_after_word') return bounded('before', first.minute, first.exact, first.next + 1);
    return { hours: point(first), next: first.next };
  }
  if (token.kind === 'part') return readPart(tokens, i);
  if (token.kind === 'date' && context.afterDay && isHourPair(token)) {
    return { hours: { kind: 'range', from: token.date!.date * 60, to: token.date!.month * 60 }, next: i + 1 };
  }
  // "wed pm"; "jeudi am" says nothing, being the afternoon for some in French.
  if (token.kind === 'pm') return half('afternoon', i);
  if (token.kind === 'am' && /^(?:mon|tue|wed|thu|fri|sat|sun|tomorrow|today)/.test(tokens[i - 1]?.words ?? ''))
    return half('morning', i);
  return undefined;
}

function half(part: 'morning' | 'afternoon', i: number): { hours: Hours; next: number } {
  const [from, to] = PARTS[part]!;
  return { hours: { kind: 'part', from: from * 60, to: to * 60 }, next: i + 1 };
}

/** "mardi 8/10": two hours rather than the 8th of October. */
export function isHourPair(token: Token): boolean {
  const date = token.date!;
  return (
    date.year === undefined &&
    date.date >= 7 &&
    date.date < date.month &&
    date.month <= 12 &&
    date.month - date.date <= 4
  );
}

function isFrom(token: Token): boolean {
  return token.kind === 'filler' && /^(?:de|du|das|da|del|des)$/.test(token.words);
}

function readPart(tokens: readonly Token[], i: number): { hours: Hours; next: number } | undefined {
  const part = PARTS[tokens[i]!.of];
  return part && { hours: { kind: 'part', from: part[0] * 60, to: part[1] * 60 }, next: i + 1 };
}

function skip(tokens: readonly Token[], i: number): number {
  let j = i;
  while (tokens[j]?.kind === 'filler' || tokens[j]?.kind === 'saat') j++;
  return j;
}

/** A time; where the sentence calls for one, a bare number or "midi" is one too. */
function readTime(tokens: readonly Token[], i: number, bare: boolean): Time | undefined {
  const token = tokens[i];
  if (!token) return undefined;
  let minute: number;
  let exact = token.exact ?? false;
  let next = i + 1;
  const quarter = { half_past: 30, quarter_past: 15, quarter_to: -15 }[token.kind];
  if (quarter !== undefined) {
    const hour = tokens[i + 1];
    if (hour?.kind !== 'number' || hour.n > 12) return undefined;
    return finish(tokens, hour.n * 60 + quarter, false, i + 2);
  }
  if (token.kind === 'time') {
    minute = token.n;
    const minutes = tokens[next];
    // "14 heures trente"
    if (
      /h(?:eures?)?$/.test(token.words) &&
      minutes?.kind === 'number' &&
      !/\d/.test(minutes.words) &&
      minutes.n % 5 === 0
    ) {
      minute += minutes.n;
      next++;
    }
  } else if (token.kind === 'part' && token.of === 'midday' && bare) return { minute: 720, exact: true, next };
  else if (token.kind === 'number' && token.n <= 24) {
    const after = tokens[i + 1];
    const worded =
      after?.kind === 'hour_word' ||
      after?.kind === 'half' ||
      (after && LOCATIVE.has(after.words) && tokens[i + 2]?.kind !== 'month');
    const halved = after?.kind === 'am' || after?.kind === 'pm';
    if (!worded && !halved && !bare) return undefined;
    if (after?.kind === 'month' || (after?.kind === 'filler' && tokens[i + 2]?.kind === 'month')) return undefined;
    minute = token.n * 60;
    exact ||= token.n > 12;
    if (after?.kind === 'hour_word' || (worded && after && LOCATIVE.has(after.words))) next = i + 2;
    const minutes = tokens[next];
    if (after?.kind === 'hour_word' && minutes?.kind === 'number' && [15, 20, 30, 40, 45, 50, 10].includes(minutes.n)) {
      minute += minutes.n;
      next++;
    }
  } else return undefined;
  return finish(tokens, minute, exact, next);
}

/** "et demie", "de l'après-midi": what follows a time and belongs to it. */
function finish(tokens: readonly Token[], start: number, known: boolean, i: number): Time {
  let minute = start;
  const exact = known;
  let next = i;
  const more = { half: 30, quarter: 15, less_quarter: -15 }[tokens[next]?.kind ?? ''];
  if (more !== undefined) {
    minute += more;
    next++;
  }
  const of = tokens[next]?.kind === 'filler' ? next + 1 : next;
  const part = tokens[of];
  if (part?.kind === 'am' || (part?.kind === 'part' && /morning/.test(part.of) && minute < 720)) {
    return { minute, exact: true, next: of + 1 };
  }
  if (part?.kind === 'pm' || (part?.kind === 'part' && /afternoon|evening/.test(part.of))) {
    return { minute: minute < 720 && !exact ? minute + 720 : minute, exact: true, next: of + 1 };
  }
  return { minute, exact, next };
}

/** Nobody comes at three in the morning: "à 3 heures" is the afternoon, unless it is written 03:00. */
function byDay(minute: number, exact: boolean): number {
  return !exact && minute >= 60 && minute < 420 ? minute + 720 : minute;
}

function point(time: Time): Hours {
  const at = byDay(time.minute, time.exact);
  return { kind: 'point', from: at, to: at, ...(at === time.minute ? {} : { literal: time.minute }) };
}

function range(a: Time, b: Time): Hours | undefined {
  let from = byDay(a.minute, a.exact);
  let to = byDay(b.minute, b.exact);
  // "10 to 1", "de 11 à 2"
  if (to <= from && b.minute < 720 && !b.exact) to = b.minute + 720;
  // "2-4pm"
  if (b.exact && a.minute < 720 && !a.exact && b.minute >= 720 && a.minute + 720 < b.minute) from = a.minute + 720;
  return to > from && to <= 1440 ? { kind: 'range', from, to } : undefined;
}

/** "8h-10h", "8 à 10", "9h30 10h", and "9h/11h" where less than four hours lie between. */
function readRange(
  tokens: readonly Token[],
  i: number,
  first: Time | undefined,
): { hours: Hours; next: number } | undefined {
  const a = first ?? readTime(tokens, i, true);
  const link = a && tokens[a.next];
  if (!a || !link) return undefined;
  const slash = link.kind === 'sep' && link.words === '/';
  const joined = link.kind === 'dash' || link.kind === 'to' || link.kind === 'before' || slash;
  const at = joined ? skip(tokens, a.next + 1) : a.next;
  const b = readTime(tokens, at, joined && !slash);
  if (!b || (!first && !joined)) return undefined;
  if (!first && (tokens[i]!.kind !== 'number' || tokens[i]!.n > 24 || tokens[i]!.n < 1)) return undefined;
  const hours = range(a, b);
  if (isDateThenHour(tokens, i)) return undefined;
  if (!hours || ((slash || !joined) && hours.to - hours.from > 240)) return undefined;
  const end = tokens[b.next]?.kind === 'range_end' ? b.next + 1 : b.next;
  return { hours, next: end };
}

/** "lundi 7 à 17h", "le 24 à 10h": a bare number, then a written hour that is not just after it. */
export function isDateThenHour(tokens: readonly Token[], i: number): boolean {
  const [date, link, hour] = [tokens[i], tokens[i + 1], tokens[i + 2]];
  if (date?.kind !== 'number' || link?.kind !== 'to' || hour?.kind !== 'time') return false;
  const apart = hour.n / 60 - date.n;
  return apart <= 0 || apart > 4;
}

/** "entre 14h et 16h", "de 9 à 11", "das 9 às 11". */
function readBetween(tokens: readonly Token[], i: number): { hours: Hours; next: number } | undefined {
  const a = readTime(tokens, i, true);
  const link = a && tokens[a.next]?.kind;
  if (!a || !(link === 'and' || link === 'to' || link === 'dash' || link === 'before' || link === 'saat'))
    return undefined;
  const b = readTime(tokens, skip(tokens, a.next + 1), true);
  const hours = b && range(a, b);
  return hours && { hours, next: b.next };
}

function readBounded(tokens: readonly Token[], i: number): { hours: Hours; next: number } | undefined {
  // "des" is "dès" only before a written hour; "après le 3" and "à partir du 3" speak of a day.
  const said = tokens[i]!.words;
  const dated = /^(?:le|du)$/.test(tokens[i + 1]?.words ?? '') || / du$/.test(said);
  const time = readTime(tokens, skip(tokens, i + 1), said !== 'des' && !dated);
  return time && bounded(tokens[i]!.kind as 'after' | 'before', time.minute, time.exact, time.next);
}

function bounded(
  kind: 'after' | 'before',
  minute: number,
  exact: boolean,
  next: number,
): { hours: Hours; next: number } {
  const at = byDay(minute, exact);
  return { hours: kind === 'after' ? { kind, from: at, to: 1440 } : { kind, from: 0, to: at }, next };
}

/** "vendredi matin à partir de 8h": the second says the first more closely. Undefined when they are two things. */
export function narrow(first: Hours, second: Hours): Hours | undefined {
  if (first.kind === 'part') {
    if (second.kind === 'after' && second.from < first.to) return { kind: 'range', from: second.from, to: first.to };
    if (second.kind === 'before' && second.to > first.from)
      return { kind: 'range', from: Math.max(first.from, 480), to: second.to };
    if (second.kind === 'part') return undefined;
    if (second.from >= first.from && second.from < first.to) return second;
    const later = second.from + 720;
    return second.kind === 'point' && later >= first.from && later < first.to
      ? { kind: 'point', from: later, to: later }
      : undefined;
  }
  if (second.kind === 'part' && first.from >= second.from && first.from < second.to) return first;
  return first.kind === 'after' && second.kind === 'before' && second.to > first.from
    ? { kind: 'range', from: first.from, to: second.to }
    : undefined;
}
