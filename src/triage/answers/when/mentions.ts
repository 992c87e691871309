// What an answer says of days and hours, in the order said: "jeudi matin ou ven 14h, pas mercredi" is three mentions.

import { readDay } from './days.ts';
import { type Hours, narrow, readHours } from './hours.ts';
import { assemble, type Item } from './pairs.ts';
import type { Token } from './tokens.ts';
import { readTokens } from './tokens.ts';

export type Day =
  | { kind: 'weekday'; weekday: number; weeks: number }
  /** `date` where it was said too: "demain 25". */
  | { kind: 'relative'; days: number; date?: number }
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

export function readMentions(text: string): Said {
  const tokens = readTokens(text);
  const said: Said = { mentions: [], tokens };
  const items: Item[] = [];
  let segment: Item[] = [];
  let denied = false;
  let unable = false;
  let elsewhere = false;
  let near = false;
  const close = () => {
    // "mercredi, je peux pas" denies what came before; "je peux pas mercredi" what is in it.
    const meant = unable && segment.length === 0 ? items.slice(-1) : segment;
    if (unable) for (const item of meant) item.avoid = true;
    // "pièce reçue le 3/12": the day is of something else.
    if (!elsewhere) items.push(...segment);
    segment = [];
    denied = false;
    unable = false;
    elsewhere = false;
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
    const follows = near && last?.is === 'day' ? last.day.kind : undefined;
    const hours = readHours(tokens, i, { afterRelative: follows === 'relative', afterDay: follows !== undefined });
    if (hours) {
      // "8h demain matin": the hour stands before the day that parts it from its half of the day.
      const before = segment.at(-1)?.is === 'day' && segment.at(-2)?.is === 'hours' ? segment.at(-2) : segment.at(-1);
      const turned =
        denied && hours.hours.kind === 'after'
          ? { ...hours.hours, kind: 'before' as const, to: hours.hours.from, from: 0 }
          : hours.hours;
      const avoid = denied && turned === hours.hours;
      const today = tokens[i - 1]?.kind === 'this' && hours.hours.kind === 'part' && hours.next === i + 1;
      if (today)
        segment.push({
          is: 'day',
          day: { kind: 'relative', days: 0 },
          bound: 'on',
          avoid: denied,
          words: tokens[i - 1]!.words,
          near,
        });
      const narrowed = !today && near && before?.is === 'hours' ? narrow(before.hours, turned) : undefined;
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
    if (token.kind === 'other_matter') elsewhere = true;
    else if (token.kind === 'not') denied = true;
    else if (token.kind === 'unable' || (token.kind === 'refusal' && segment.length > 0)) unable = true;
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
