// What an answer says of days and hours, in the order said: "jeudi matin ou ven 14h, pas mercredi" is three mentions.

import { readDay } from './days.ts';
import { type Hours, narrow, readHours } from './hours.ts';
import type { Token } from './tokens.ts';
import { readTokens } from './tokens.ts';

export type Day =
  | { kind: 'weekday'; weekday: number; weeks: number }
  | { kind: 'relative'; days: number }
  | { kind: 'date'; date: number; month?: number; year?: number; weekday?: number }
  | { kind: 'weekdays'; first: number; last: number }
  | { kind: 'week'; weeks: number }
  | { kind: 'weekend' };

/** `from` that day on, `until` before it, or the day itself. */
export type Bound = 'on' | 'from' | 'until';

export interface Mention {
  day?: Day;
  bound: Bound;
  hours?: Hours;
  /** The person says that it does not suit. */
  avoid: boolean;
  words: string;
}

export interface Said {
  mentions: Mention[];
  /** Minutes from now ("dans 2 heures"). */
  inMinutes?: number;
  tokens: Token[];
}

type Item =
  | { is: 'day'; day: Day; bound: Bound; avoid: boolean; words: string; near: boolean }
  | { is: 'hours'; hours: Hours; avoid: boolean; words: string; near: boolean };

export function readMentions(text: string): Said {
  const tokens = readTokens(text);
  const said: Said = { mentions: [], tokens };
  const items: Item[] = [];
  let segment: Item[] = [];
  let denied = false;
  let unable = false;
  let near = false;
  const close = () => {
    // "mercredi, je peux pas" denies what came before; "je peux pas mercredi" what is in it.
    const meant = unable && segment.length === 0 ? items.slice(-1) : segment;
    if (unable) for (const item of meant) item.avoid = true;
    items.push(...segment);
    segment = [];
    denied = false;
    unable = false;
    near = false;
  };
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i]!;
    if (token.kind === 'stop' || token.kind === 'but' || token.kind === 'sep') {
      close();
      i++;
      continue;
    }
    const wait = readWait(tokens, i);
    if (wait) {
      if (wait.minutes !== undefined) said.inMinutes = wait.minutes;
      else
        segment.push({
          is: 'day',
          day: { kind: 'relative', days: wait.days },
          bound: 'on',
          avoid: denied,
          words: wait.words,
          near,
        });
      i = wait.next;
      near = true;
      continue;
    }
    const last = segment.at(-1) ?? items.at(-1);
    const hours = readHours(tokens, i, { afterRelative: near && last?.is === 'day' && last.day.kind === 'relative' });
    if (hours) {
      const before = segment.at(-1);
      const turned =
        denied && hours.hours.kind === 'after'
          ? { ...hours.hours, kind: 'before' as const, to: hours.hours.from, from: 0 }
          : hours.hours;
      const avoid = denied && turned === hours.hours;
      const narrowed = near && before?.is === 'hours' ? narrow(before.hours, turned) : undefined;
      if (before?.is === 'hours' && narrowed) {
        before.hours = narrowed;
        before.words += ` ${wordsOf(tokens, i, hours.next)}`;
      } else segment.push({ is: 'hours', hours: turned, avoid, words: wordsOf(tokens, i, hours.next), near });
      i = hours.next;
      near = true;
      continue;
    }
    const day = readDay(tokens, i);
    if (day) {
      const words = wordsOf(tokens, i, day.next);
      for (const one of day.days) segment.push({ is: 'day', day: one, bound: day.bound, avoid: denied, words, near });
      i = day.next;
      near = true;
      continue;
    }
    if (token.kind === 'not') denied = true;
    else if (token.kind === 'unable') unable = true;
    else if (token.kind === 'or' || token.kind === 'and' || token.kind === 'unknown') near = false;
    i++;
  }
  close();
  said.mentions = assemble(items);
  return said;
}

/** "dans 2 heures", "in 30 min", "dans 3 jours". */
function readWait(
  tokens: readonly Token[],
  i: number,
): { minutes?: number; days: number; words: string; next: number } | undefined {
  if (tokens[i]!.kind !== 'in') return undefined;
  let j = i + 1;
  while (tokens[j]?.kind === 'filler' && tokens[j]!.words !== 'un' && tokens[j]!.words !== 'une') j++;
  const amount = tokens[j];
  if (!amount) return undefined;
  const words = wordsOf(tokens, i, j + 2);
  if (amount.kind === 'time' && amount.n % 60 === 0 && amount.n <= 600)
    return { minutes: amount.n, days: 0, words, next: j + 1 };
  const one = amount.kind === 'filler' || amount.of === 'one' || amount.of === 'una' || amount.of === 'uma';
  if (amount.kind !== 'number' && !one) return undefined;
  const n = one ? 1 : amount.n;
  const unit = tokens[j + 1];
  if (unit?.kind === 'hour_word' || (unit?.kind === 'unit' && unit.of === 'hour'))
    return { minutes: n * 60, days: 0, words, next: j + 2 };
  if (unit?.kind === 'unit' && unit.of === 'minute') return { minutes: n, days: 0, words, next: j + 2 };
  if (unit?.kind === 'unit' && unit.of === 'day') return { days: n, words, next: j + 2 };
  return undefined;
}

function wordsOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map((token) => token.words)
    .join(' ');
}

/** Pairs days with hours: "jeudi ou vendredi matin" is both mornings, "14h mardi ou 9h jeudi" goes the other way round. */
function assemble(items: readonly Item[]): Mention[] {
  const leading =
    items[0]?.is === 'hours' && items.some((item, i) => item.is === 'day' && item.near && items[i - 1]?.is === 'hours');
  const mentions: Mention[] = [];
  let days: (Item & { is: 'day' })[] = [];
  let hours: (Item & { is: 'hours' })[] = [];
  let earlier: (Item & { is: 'hours' })[] = [];
  const flush = () => {
    const suits =
      hours.length > 0 || days.some((d) => d.bound !== 'on')
        ? hours
        : earlier.filter((h) => h.avoid === days[0]?.avoid);
    if (hours.length > 0) earlier = hours;
    if (days.length === 0) {
      for (const h of hours) mentions.push({ bound: 'on', hours: h.hours, avoid: h.avoid, words: h.words });
    }
    for (const d of days) {
      const base = { day: d.day, bound: d.bound, avoid: d.avoid };
      if (suits.length === 0) mentions.push({ ...base, words: d.words });
      for (const h of suits)
        mentions.push({
          ...base,
          hours: h.hours,
          avoid: d.avoid || h.avoid,
          words: leading ? `${h.words} ${d.words}` : `${d.words} ${h.words}`,
        });
    }
    days = [];
    hours = [];
  };
  for (const item of items) {
    const last = (leading ? days : hours).at(-1) ?? (leading ? hours : days).at(-1);
    if (last && last.avoid !== item.avoid) flush();
    if (item.is === 'day') {
      if (!leading && hours.length > 0) flush();
      days.push(item);
    } else {
      if (leading && days.length > 0) flush();
      hours.push(item);
    }
  }
  flush();
  return mentions;
}
