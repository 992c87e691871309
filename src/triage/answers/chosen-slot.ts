// What a tenant answers to a list of offered slots: "le 2", "plutôt mercredi aprem", "pas avant 10 h", "venez quand vous voulez".
import { type Answer, answered, UNSURE } from './answer.ts';
import { ANSWERS } from './chosen-slot-phrases.ts';
import { rank } from './numbers.ts';
import { findPhrases } from './phrases.ts';
import { LONGEST_ANSWER, readClauses } from './plain.ts';
import { wallTime } from './when/calendar.ts';
import { readMentions, type Said } from './when/mentions.ts';
import type { Token } from './when/tokens.ts';
import { fits, hasTag, type Wish, wishOf } from './wish.ts';
import { readYesNo } from './yes-no.ts';

export type { Wish } from './wish.ts';

export interface OfferedSlot {
  start: Date;
  end: Date;
}

export type SlotChoice =
  | { choice: 'slot'; index: number }
  /** `fits` are the offered slots that agree with the wishes: none, or several. */
  | { choice: 'wishes'; wishes: Wish[]; fits: number[] }
  | { choice: 'any' }
  | { choice: 'none' };

export interface SlotQuestion {
  /** In the order in which they were numbered. */
  slots: readonly OfferedSlot[];
}

export function readChosenSlot(text: string, question: SlotQuestion, at: Date, zone: string): Answer<SlotChoice> {
  if (text.length > LONGEST_ANSWER || question.slots.length === 0) return UNSURE;
  const clauses = readClauses(text);
  if (clauses.length === 0 || clauses.every(({ asks }) => asks)) return UNSURE;
  const words = clauses.flatMap((clause) => clause.words);
  const tags = new Set(findPhrases(ANSWERS, words).map(({ label }) => label));
  if (tags.has('doubt')) return UNSURE;
  const said = readMentions(text);
  const places = readPlaces(said, question, zone);
  if (places === 'unclear') return UNSURE;
  const wishes = said.mentions.map((mention) => wishOf(mention, wallTime(at, zone).day));
  return decide(question, zone, said, places, wishes, tags, text);
}

function decide(
  question: SlotQuestion,
  zone: string,
  said: Said,
  places: Places,
  wishes: Wish[],
  tags: ReadonlySet<string>,
  text: string,
): Answer<SlotChoice> {
  const all = question.slots.map((_, i) => i);
  const suits = wishes.length > 0 ? all.filter((i) => fits(wishes, question.slots[i]!, zone)) : all;
  if (places.chosen.length > 0) {
    const agreed = places.chosen.filter((i) => suits.includes(i));
    if (agreed.length === 0) return wishes.some((wish) => !wish.avoid) ? UNSURE : chosen(places.chosen, []);
    return chosen(agreed, []);
  }
  if (places.refused.length > 0)
    return chosen(
      suits.filter((i) => !places.refused.includes(i)),
      [],
    );
  if (tags.has('none') && wishes.every((wish) => wish.avoid)) return answered({ choice: 'none' });
  if (wishes.length > 0) {
    // The only slot offered was refused, and nothing else was named.
    if (suits.length === 0 && question.slots.length === 1 && wishes.every((w) => w.avoid && w.from === undefined)) {
      return answered({ choice: 'none' });
    }
    if (suits.length === all.length && tags.has('any') && wishes.every((wish) => !hasTag(wish)))
      return answered({ choice: 'any' });
    return chosen(suits, wishes);
  }
  const has = (kind: string) => said.tokens.some((token) => token.kind === kind);
  if (has('soonest')) return answered({ choice: 'slot', index: extreme(question, (a, b) => a < b) });
  if (has('latest')) return answered({ choice: 'slot', index: extreme(question, (a, b) => a > b) });
  if (tags.has('any')) return answered({ choice: 'any' });
  const yesNo = readYesNo(text, { about: 'agreement', numbered: false, emoji: true });
  if (yesNo.kind === 'unsure') return UNSURE;
  if (yesNo.value === 'no') return answered({ choice: 'none' });
  return question.slots.length === 1 ? answered({ choice: 'slot', index: 0 }) : UNSURE;
}

/** One slot is a choice; several, or none, are wishes that the conversation takes further. */
function chosen(suits: readonly number[], wishes: Wish[]): Answer<SlotChoice> {
  const [index] = suits;
  if (suits.length === 1 && index !== undefined) return answered({ choice: 'slot', index });
  return answered({ choice: 'wishes', wishes, fits: [...suits] });
}

function extreme(question: SlotQuestion, better: (a: number, b: number) => boolean): number {
  let best = 0;
  for (const [i, slot] of question.slots.entries()) {
    if (better(slot.start.getTime(), question.slots[best]!.start.getTime())) best = i;
  }
  return best;
}

interface Places {
  chosen: number[];
  refused: number[];
}

/** Numbers that are neither hours nor dates: places in the list, days of the month, or a beginning. */
function readPlaces(said: Said, question: SlotQuestion, zone: string): Places | 'unclear' {
  const places: Places = { chosen: [], refused: [] };
  let refusing = false;
  const add = (i: number) => (refusing ? places.refused : places.chosen).push(i);
  for (const [i, token] of said.tokens.entries()) {
    if (token.kind === 'not') refusing = true;
    if (token.kind === 'but' || token.kind === 'sep' || token.kind === 'stop') refusing = false;
    const size = question.slots.length;
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
  return { chosen: [...new Set(places.chosen)], refused: [...new Set(places.refused)] };
}

const NOT_PLACES = new Set('time date hour_word month unit saat half am pm weekday'.split(' '));

/** 1 is the first, -1 the last; undefined where the number belongs to a day or an hour. */
function placeOf(token: Token, tokens: readonly Token[], i: number): number | undefined {
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  if (token.kind === 'unknown' || token.kind === 'weekday') {
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
      /^(?:filler|stop|slot_word|not|or|and|number|rank)$/.test(token.kind) ||
      /^(?:merci|oui|ok)$/.test(token.words),
  );
}

/** "le 2" may be a date; "2", "le numéro 2" and "la 2" may not. */
function isDateLike(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  return /^(?:le|el|dia|o|the|يوم)$/.test(before?.words ?? '') && tokens[i - 2]?.kind !== 'slot_word';
}

function sameDate(question: SlotQuestion, date: number, zone: string): number[] {
  return question.slots.flatMap((slot, i) => {
    const day = wallTime(slot.start, zone).day;
    return new Date(day * 86_400_000).getUTCDate() === date ? [i] : [];
  });
}

function sameHour(question: SlotQuestion, hour: number, zone: string): number[] {
  return question.slots.flatMap((slot, i) => (wallTime(slot.start, zone).minute === hour * 60 ? [i] : []));
}
