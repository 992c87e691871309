// What a tenant answers to a list of offered slots: "le 2", "plutôt mercredi aprem", "pas avant 10 h", "venez quand vous voulez".
import { type Answer, answered, UNSURE } from './answer.ts';
import { ANSWERS } from './chosen-slot-phrases.ts';
import { findPhrases } from './phrases.ts';
import { LONGEST_ANSWER, readClauses } from './plain.ts';
import { type Places, readPlaces } from './slot-places.ts';
import { wallTime } from './when/calendar.ts';
import { type Day, readMentions, type Said } from './when/mentions.ts';
import { begins, fits, type Wish, wishOf } from './wish.ts';
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
  if (tags.has('doubt') || tags.has('other')) return UNSURE;
  const said = readMentions(text);
  if (said.mentions.length > MOST_MENTIONS) return UNSURE;
  if (tags.has('all')) return tags.has('none') ? UNSURE : answered({ choice: 'any' });
  const places = readPlaces(said.tokens, said.mentions.length > 0, question, zone);
  if (places === 'unclear') return UNSURE;
  // "le 2" was taken for a place, so it is no date.
  const mentions = said.mentions.filter(
    ({ day }) =>
      !(isBareDate(day) && places.chosen.includes(day.date - 1)) &&
      !(day?.kind === 'weekday' && places.ordinals.includes(day.weekday)),
  );
  const wishes = mentions.map((mention) => wishOf(mention, wallTime(at, zone).day));
  if (tags.has('none_of_all'))
    return wishes.some((wish) => !wish.avoid) ? chosen([], wishes) : answered({ choice: 'none' });
  // A long text with a day in it somewhere tells of something else.
  const unknown = said.tokens.filter(({ kind }) => kind === 'unknown').length;
  if (
    unknown > MOST_OTHER_WORDS &&
    places.chosen.length === 0 &&
    !wishes.some((wish) => namesOne(wish, question, zone))
  )
    return UNSURE;
  return decide(question, zone, said, places, wishes, tags, text);
}

/** A few days and hours are an answer, dozens are something else. */
const MOST_MENTIONS = 16;
/** Further words that an answer about slots may hold. */
const MOST_OTHER_WORDS = 9;

function namesOne(wish: Wish, question: SlotQuestion, zone: string): boolean {
  const suits = question.slots.filter((slot) => fits([wish], slot, zone));
  return wish.kind === 'point' ? suits.length > 0 : suits.length === 1 && wish.kind !== 'part';
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
  const fitting = wishes.length > 0 ? all.filter((i) => fits(wishes, question.slots[i]!, zone)) : all;
  // "le créneau de 9 h" is the one that begins at nine, not the one that lasts until ten.
  const exact = fitting.filter((i) => begins(wishes, question.slots[i]!, zone));
  const suits = exact.length > 0 ? exact : fitting;
  const excepting = said.tokens.some(({ kind, words }) => kind === 'but' || words === 'sauf' || words === 'a part');
  if (tags.has('none') && !excepting && wishes.every((wish) => wish.avoid)) return answered({ choice: 'none' });
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
  if (wishes.length > 0) {
    // The only slot offered was refused, and nothing else was named.
    if (suits.length === 0 && question.slots.length === 1 && wishes.every((w) => w.avoid && w.from === undefined)) {
      return answered({ choice: 'none' });
    }
    if (suits.length === all.length && tags.has('any') && wishes.every(({ avoid }) => !avoid))
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

function isBareDate(day: Day | undefined): day is Day & { kind: 'date' } {
  return day?.kind === 'date' && day.month === undefined && day.weekday === undefined;
}
