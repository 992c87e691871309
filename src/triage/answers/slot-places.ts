// Numbers in an answer to offered slots that are neither hours nor dates: "2", "la deuxième", "le dernier", "a segunda".
import { rank } from './numbers.ts';
import { wallTime, weekdayOf } from './when/calendar.ts';
import type { Said } from './when/mentions.ts';
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

/** Numbers that are neither hours nor dates: places in the list, days of the month, or a beginning. */
export function readPlaces(said: Said, question: Offered, zone: string): Places | 'unclear' {
  const places: Places = { chosen: [], refused: [], ordinals: [] };
  let refusing = false;
  const add = (i: number) => (refusing ? places.refused : places.chosen).push(i);
  for (const [i, token] of said.tokens.entries()) {
    if (token.kind === 'not') refusing = true;
    if (token.kind === 'but' || token.kind === 'sep' || token.kind === 'stop') refusing = false;
    const size = question.slots.length;
    const ordinal = token.kind === 'weekday' ? ORDINAL_DAYS[token.words] : undefined;
    if (
      ordinal !== undefined &&
      ordinal <= size &&
      !question.slots.some((slot) => weekdayOf(wallTime(slot.start, zone).day) === token.n)
    ) {
      places.ordinals.push(token.n);
      add(ordinal - 1);
      continue;
    }
    const place = placeOf(token, said.tokens, i);
    if (place === undefined) continue;
    const index = place === -1 ? size - 1 : place - 1;
    if (index >= 0 && index < size) {
      const dated = sameDate(question, place, zone);
      if (token.kind === 'number' && dated.some((other) => other !== index) && size > 1 && isDateLike(said.tokens, i))
        return 'unclear';
      add(index);
    } else if (token.kind === 'number') {
      const meant = sameDate(question, place, zone);
      const begun = meant.length > 0 ? meant : sameHour(question, place, zone);
      if (begun.length === 0) {
        if (said.mentions.length === 0) return 'unclear';
      } else for (const one of begun) add(one);
    }
  }
  return { ...places, chosen: [...new Set(places.chosen)], refused: [...new Set(places.refused)] };
}

/** Portuguese days, and Spanish and Portuguese ordinals. */
const ORDINAL_DAYS: Record<string, number> = { segunda: 2, quarta: 4, quinta: 5, sexta: 6 };
const NOT_PLACES = new Set('time date hour_word month unit saat half am pm weekday'.split(' '));

/** 1 is the first, -1 the last; undefined where the number belongs to a day or an hour. */
function placeOf(token: Token, tokens: readonly Token[], i: number): number | undefined {
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  if (token.kind === 'unknown' || token.kind === 'word' || token.kind === 'weekday') {
    // "segunda", "quarta": a place only where no day is meant; days win.
    if (token.kind === 'weekday') return undefined;
    if (/^(?:un|une|uno|una|um|uma|one|bir|واحد)$/.test(token.words)) return isAlone(tokens, i) ? 1 : undefined;
    const named = rank(token.words);
    if (named !== undefined && after?.kind === 'unknown' && /^(?:fois|etage|time)$/.test(after.words)) return undefined;
    return named;
  }
  if (token.kind === 'filler' && /^(?:un|une|um|uma)$/.test(token.words)) return isAlone(tokens, i) ? 1 : undefined;
  if (token.kind === 'rank') return after?.kind === 'month' || before?.kind === 'weekday' ? undefined : token.n;
  if (token.kind !== 'number') return undefined;
  if (
    after &&
    (NOT_PLACES.has(after.kind) || after.kind === 'dash' || after.kind === 'range_end') &&
    after.kind !== 'weekday'
  )
    return undefined;
  if (
    before &&
    /^(?:weekday|month|in|between|after|before|saat|dash|hour_word|time|relative|quarter_to|half_past)$/.test(
      before.kind,
    )
  )
    return undefined;
  if (before?.kind === 'filler' && tokens[i - 2] && /^(?:after|before|between|weekday)$/.test(tokens[i - 2]!.kind))
    return undefined;
  if (/^(?:a|vers|at|around)$/.test(before?.words ?? '')) return undefined;
  return token.n;
}

function isAlone(tokens: readonly Token[], i: number): boolean {
  return tokens.every(
    (token, j) =>
      j === i ||
      /^(?:filler|stop|slot_word|not|or|and|number)$/.test(token.kind) ||
      /^(?:merci|oui|ok)$/.test(token.words),
  );
}

/** "le 2" may be a date; "2", "le numéro 2" and "la 2" may not. */
function isDateLike(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  return /^(?:le|el|dia|o|the|يوم)$/.test(before?.words ?? '') && tokens[i - 2]?.kind !== 'slot_word';
}

function sameDate(question: Offered, date: number, zone: string): number[] {
  return question.slots.flatMap((slot, i) => {
    const day = wallTime(slot.start, zone).day;
    return new Date(day * 86_400_000).getUTCDate() === date ? [i] : [];
  });
}

function sameHour(question: Offered, hour: number, zone: string): number[] {
  return question.slots.flatMap((slot, i) => (wallTime(slot.start, zone).minute === hour * 60 ? [i] : []));
}
