// Days as people say them: "jeudi", "lundi 24 nov", "le 3/12", "après-demain", "la semaine prochaine", "du lundi au mercredi".
import { isDateThenHour, isHourPair } from './hours.ts';
import type { Bound, Day } from './mentions.ts';
import type { Token } from './tokens.ts';

/** "2 fois", "2eme etage", "3 enfants". */
export const COUNTED =
  /^(?:fois|etages?|etg|times?|floor|veces|vezes|piso|andar|kat|kere|enfants?|personnes?|chiens?|chats?|semaines?|mois|ans?|euros?|pieces?|gouttes?|marches?|weeks?|people)$/;

interface Read {
  days: Day[];
  bound: Bound;
  next: number;
}

export function readDay(tokens: readonly Token[], i: number): Read | undefined {
  const read = readPlainDay(tokens, i);
  if (read && tokens[read.next]?.words === 'au plus tard') return { ...read, bound: 'until', next: read.next + 1 };
  return read;
}

function readPlainDay(tokens: readonly Token[], i: number): Read | undefined {
  const token = tokens[i];
  if (!token) return undefined;
  if (token.kind === 'after' || token.kind === 'before') {
    const inner = readBoundedDay(tokens, i);
    return inner && { ...inner, bound: token.kind === 'after' ? 'from' : 'until' };
  }
  const on = (days: Day[], next: number): Read => ({ days, bound: 'on', next });
  if (token.kind === 'weekday' || isMonday(tokens, i)) return readWeekday(tokens, i);
  if (token.kind === 'relative') {
    // "demain 25 à 9h"
    const date = tokens[i + 1];
    const dated =
      date?.kind === 'number' && isDate(tokens, i + 1) && /^(?:time|to|part)$/.test(tokens[i + 2]?.kind ?? '');
    return dated
      ? on([{ kind: 'relative', days: token.n, date: date.n }], i + 2)
      : on([{ kind: 'relative', days: token.n }], i + 1);
  }
  if (token.kind === 'date' && token.date) return on([{ kind: 'date', ...token.date }], i + 1);
  if (token.kind === 'weekend') return on([{ kind: 'weekend' }], i + 1);
  if (token.kind === 'week') {
    const at = skipFiller(tokens, i + 1);
    if (tokens[at]?.kind === 'weekday')
      return on([{ kind: 'weekday', weekday: tokens[at]!.n, weeks: token.n }], at + 1);
    return on([{ kind: 'week', weeks: token.n }], i + 1);
  }
  if (token.kind === 'month') {
    const date = tokens[i + 1];
    if ((date?.kind === 'number' || date?.kind === 'rank') && date.n >= 1 && date.n <= 31) {
      return on([{ kind: 'date', date: date.n, month: token.n }], i + 2);
    }
    return undefined;
  }
  return readDates(tokens, i);
}

/** "après le 26", "à partir du 26", "avant vendredi". */
function readBoundedDay(tokens: readonly Token[], i: number): Read | undefined {
  const date = tokens[i + 1];
  if (/ d[ue]$/.test(tokens[i]!.words) && date && isDate(tokens, i + 1)) {
    const dated = readMonth(tokens, i + 1);
    return { days: [dated.day], bound: 'on', next: dated.next };
  }
  return readDay(tokens, i + 1) ?? readDay(tokens, skipFiller(tokens, i + 1));
}

/** "mon" is Monday in English and "my" in French. */
function isMonday(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1]?.kind;
  return (
    tokens[i]!.kind === 'monday?' &&
    (next === undefined || /^(?:time|part|number|rank|or|and|sep|stop|filler)$/.test(next))
  );
}

function skipFiller(tokens: readonly Token[], i: number): number {
  let j = i;
  while (tokens[j]?.kind === 'filler' || tokens[j]?.kind === 'this') j++;
  return Math.min(j, tokens.length);
}

function readWeekday(tokens: readonly Token[], i: number): Read {
  const weekday = tokens[i]!.kind === 'weekday' ? tokens[i]!.n : 1;
  const link = tokens[i + 1];
  const through =
    link && (link.kind === 'to' || link.kind === 'dash' || link.words === 'au' || link.words === 'al')
      ? tokens[i + 2]
      : undefined;
  if (through?.kind === 'weekday')
    return { days: [{ kind: 'weekdays', first: weekday, last: through.n }], bound: 'on', next: i + 3 };
  const at = tokens[i + 1] && isArticle(tokens[i + 1]!) ? i + 2 : i + 1;
  const after = tokens[at];
  if (after?.kind === 'date' && after.date) {
    if (isHourPair(after)) return { days: [{ kind: 'weekday', weekday, weeks: 0 }], bound: 'on', next: i + 1 };
    return { days: [{ kind: 'date', ...after.date, weekday }], bound: 'on', next: at + 1 };
  }
  if (after?.kind === 'month' && tokens[at + 1]?.kind === 'number') {
    return { days: [{ kind: 'date', date: tokens[at + 1]!.n, month: after.n, weekday }], bound: 'on', next: at + 2 };
  }
  if (after && isDate(tokens, at)) {
    const dated = readMonth(tokens, at);
    return { days: [{ ...dated.day, weekday }], bound: 'on', next: dated.next };
  }
  const week = skipFiller(tokens, i + 1);
  if (tokens[week]?.kind === 'week') {
    return { days: [{ kind: 'weekday', weekday, weeks: tokens[week]!.n }], bound: 'on', next: week + 1 };
  }
  if (link?.kind === 'in_a_week') return { days: [{ kind: 'weekday', weekday, weeks: 10 }], bound: 'on', next: i + 2 };
  const next = link?.kind === 'next' ? i + 2 : i + 1;
  return { days: [{ kind: 'weekday', weekday, weeks: 0 }], bound: 'on', next };
}

/** A number that stands for a day of the month, not for an hour. */
function isDate(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]!;
  if (COUNTED.test(tokens[i + 1]?.words ?? '')) return false;
  if (token.kind === 'rank') return token.n >= 1 && token.n <= 31;
  if (token.kind !== 'number' || token.n < 1 || token.n > 31) return false;
  if (isDateThenHour(tokens, i)) return true;
  const after = tokens[i + 1];
  const hourly = after && /^(?:hour_word|am|pm|half|to|dash|range_end)$/.test(after.kind);
  if (!hourly) return true;
  const end = tokens[i + 2];
  const hours = after.kind !== 'to' && after.kind !== 'dash';
  return !hours && !(end?.kind === 'number' || end?.kind === 'time' || end?.kind === 'part') ? true : token.n > 24;
}

function readMonth(tokens: readonly Token[], i: number): { day: Day & { kind: 'date' }; next: number } {
  const date = tokens[i]!.n;
  const at =
    tokens[i + 1]?.kind === 'month'
      ? i + 1
      : tokens[i + 1]?.kind === 'filler' && tokens[i + 2]?.kind === 'month'
        ? i + 2
        : undefined;
  if (at === undefined) return { day: { kind: 'date', date }, next: i + 1 };
  const month = tokens[at]!.n;
  const skipped = tokens[at + 1]?.kind === 'filler' ? at + 2 : at + 1;
  const year = tokens[skipped];
  if (year?.kind === 'number' && year.n >= 2020 && year.n < 2100)
    return { day: { kind: 'date', date, month, year: year.n }, next: skipped + 1 };
  return { day: { kind: 'date', date, month }, next: at + 1 };
}

/** "24 novembre", "24, 25 ou 26 nov", "le 24": a bare number alone is no day. */
function readDates(tokens: readonly Token[], i: number): Read | undefined {
  const article = isArticle(tokens[i]!) && tokens[i]!.words !== 'au';
  const start = article ? i + 1 : i;
  const impossible = tokens[start]?.kind === 'number' && tokens[start]!.n > 31 && tokens[start + 1]?.kind === 'month';
  if (!tokens[start] || !(impossible || isDate(tokens, start))) return undefined;
  const days: (Day & { kind: 'date' })[] = [];
  let at = start;
  for (;;) {
    const read = readMonth(tokens, at);
    days.push(read.day);
    if (read.day.month !== undefined) {
      return { days: days.map((day) => ({ ...read.day, date: day.date })), bound: 'on', next: read.next };
    }
    let further = read.next;
    while (tokens[further] && /^(?:sep|or|and|dash)$/.test(tokens[further]!.kind)) further++;
    if (tokens[further] && isArticle(tokens[further]!)) further++;
    if (further === read.next || !tokens[further] || tokens[further]!.kind !== 'number' || !isDate(tokens, further))
      break;
    at = further;
  }
  const first = days[0]!;
  const ranked = tokens[start]!.kind === 'rank';
  return article || ranked ? { days: [first], bound: 'on', next: start + 1 } : undefined;
}

function isArticle(token: Token): boolean {
  return /^(?:le|du|au|the|el|dia|o|on|del|al|يوم|nhar)$/.test(token.words);
}
