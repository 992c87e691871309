// Numbers in an answer to offered slots that are neither hours nor dates: "2", "la deuxième", "le dernier", "a segunda".
import { rank } from './numbers.ts';
import { dateOf, wallTime, weekdayOf } from './when/calendar.ts';
import { COUNTED } from './when/days.ts';
import type { Token } from './when/tokens.ts';

interface Offered {
  slots: readonly { start: Date }[];
}

export interface Places {
  chosen: number[];
  refused: number[];
  /** Weekdays that were read as places: "a segunda" is Monday or the second. */
  ordinals: number[];
}

/** Portuguese days that are Spanish and Portuguese ordinals. */
const ORDINAL_DAYS: Record<string, number> = { segunda: 2, quarta: 4, quinta: 5, sexta: 6 };
const ONE = /^(?:un|une|uno|una|um|uma|one|bir|واحد)$/;
const BELONGS_AFTER = /^(?:time|date|hour_word|month|unit|saat|half|am|pm|dash|range_end)$/;
const BELONGS_BEFORE =
  /^(?:weekday|month|in|between|after|before|saat|dash|hour_word|time|relative|quarter_to|half_past)$/;
const SMALL_WORDS = /^(?:filler|stop|slot_word|not|or|and|number|agreed)$/;
/** More unexplained words than these, and a number must be named as a choice. */
const MOST_OTHER_WORDS = 4;

/** `unclear` where a number may be a place and a date, or is none of the offered. */
export function readPlaces(
  tokens: readonly Token[],
  named: boolean,
  question: Offered,
  zone: string,
): Places | 'unclear' {
  const places: Places = { chosen: [], refused: [], ordinals: [] };
  const size = question.slots.length;
  const wordy = tokens.filter(({ kind }) => kind === 'unknown').length > MOST_OTHER_WORDS;
  for (const [from, to] of segments(tokens)) {
    let refusing = tokens.slice(from, to).some(({ kind }) => kind === 'unable');
    for (let i = from; i < to; i++) {
      const token = tokens[i]!;
      if (token.kind === 'not') refusing = true;
      const list = refusing ? places.refused : places.chosen;
      const ordinal = ordinalDay(token, question, zone);
      if (ordinal !== undefined) {
        places.ordinals.push(token.n);
        list.push(ordinal - 1);
        continue;
      }
      const place = placeOf(tokens, i);
      if (place === undefined || (wordy && !isNamed(tokens, i))) continue;
      const index = place === -1 ? size - 1 : place - 1;
      if (index >= 0 && index < size) {
        const twin =
          token.kind === 'number' &&
          isDateLike(tokens, i) &&
          sameDate(question, place, zone).some((other) => other !== index);
        if (twin && size > 1) return 'unclear';
        list.push(index);
      } else if (token.kind === 'number') {
        const dated = sameDate(question, place, zone);
        const meant = dated.length > 0 ? dated : sameHour(question, place, zone);
        if (meant.length === 0 && !named) return 'unclear';
        list.push(...meant);
      }
    }
  }
  return { ...places, chosen: [...new Set(places.chosen)], refused: [...new Set(places.refused)] };
}

/** Stretches within which "je peux pas" and "pas" hold. */
function segments(tokens: readonly Token[]): [number, number][] {
  const found: [number, number][] = [];
  let from = 0;
  for (let i = 0; i <= tokens.length; i++) {
    const kind = tokens[i]?.kind;
    if (i === tokens.length || kind === 'but' || kind === 'sep' || kind === 'stop') {
      if (i > from) found.push([from, i]);
      from = i + 1;
    }
  }
  return found;
}

/** "a segunda" is a place where no slot is on a Monday. */
function ordinalDay(token: Token, question: Offered, zone: string): number | undefined {
  const ordinal = token.kind === 'weekday' ? ORDINAL_DAYS[token.words] : undefined;
  if (ordinal === undefined || ordinal > question.slots.length) return undefined;
  return question.slots.some(({ start }) => weekdayOf(wallTime(start, zone).day) === token.n) ? undefined : ordinal;
}

/** 1 is the first, -1 the last; undefined where the number belongs to a day or an hour, or counts something. */
function placeOf(tokens: readonly Token[], i: number): number | undefined {
  const token = tokens[i]!;
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  if (after && COUNTED.test(after.words)) return undefined;
  if (ONE.test(token.words)) return tokens.every((t, j) => j === i || SMALL_WORDS.test(t.kind)) ? 1 : undefined;
  if (token.kind === 'unknown' || token.kind === 'word') return rank(token.words);
  if (token.kind === 'rank') return after?.kind === 'month' || before?.kind === 'weekday' ? undefined : token.n;
  if (token.kind !== 'number' || (after && BELONGS_AFTER.test(after.kind))) return undefined;
  if (before && (BELONGS_BEFORE.test(before.kind) || /^(?:a|au|vers|at|around)$/.test(before.words))) return undefined;
  const further = before?.kind === 'filler' ? tokens[i - 2] : undefined;
  return further && /^(?:after|before|between|weekday)$/.test(further.kind) ? undefined : token.n;
}

/** "le numéro 2", "pour le 2": said of a choice, whatever else is said. */
function isNamed(tokens: readonly Token[], i: number): boolean {
  const [further, before] = [tokens[i - 2], tokens[i - 1]];
  return (
    before?.kind === 'slot_word' ||
    tokens[i + 1]?.kind === 'slot_word' ||
    (before?.words === 'le' && /^(?:pour|prends|choisis|ok|oui|creneau)$/.test(further?.words ?? 'ok'))
  );
}

/** "le 2" may be a date; "2", "le numéro 2" and "la 2" may not. */
function isDateLike(tokens: readonly Token[], i: number): boolean {
  return /^(?:le|el|dia|o|the|يوم)$/.test(tokens[i - 1]?.words ?? '') && tokens[i - 2]?.kind !== 'slot_word';
}

function sameDate(question: Offered, date: number, zone: string): number[] {
  return question.slots.flatMap(({ start }, i) => (dateOf(wallTime(start, zone).day).date === date ? [i] : []));
}

function sameHour(question: Offered, hour: number, zone: string): number[] {
  return question.slots.flatMap(({ start }, i) => (wallTime(start, zone).minute === hour * 60 ? [i] : []));
}
