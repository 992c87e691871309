// What the words speak of, whatever they want: of a trade that no ticket is about, they are a report; of one that is known, they
// are about that ticket.
import type { Category, Intent } from '../codes.ts';
import type { KnownTicket } from '../events.ts';
import type { Heard, HeardTopic } from '../heard.ts';
import { isOpen, isRelated, lastTold, mayReopen, ticketsOf } from './tickets.ts';
import type { Turn } from './turn.ts';

/** As sure as this of a trade, where nothing near it is known; words that are easily taken for one another must be surer. */
const SURE = 0.6;
const SURE_OF_NEAR = 0.85;
/** Of a trade that is far from the question's, and told as broken. */
const SURE_OF_FAR = 0.7;
/** Where nothing at all is known, a guess is better than none: a person sees it either way. */
const GUESS = 0.15;
/** Nothing that is mended: "votre demande" and "le voisin" are said in passing. */
const NO_THING: readonly Category[] = ['administrative', 'neighbour', 'other'];
/** What a few words about a ticket are easily taken for. */
const MISTAKEN: readonly Intent[] = ['report', 'opt_out', 'not_for_us'];
/** A report read with less than this may be a word about what was just told; with a reply's own words in it, more is needed. */
const DOUBTED = 0.4;
const DOUBTED_AS_REPLY = 0.9;
/** Somebody who is told of their ticket seldom means somebody else, or wants no more texts in other words than STOP. */
const DOUBTED_FAREWELL = 0.8;
const LATELY_MS = 3 * 24 * 3_600_000;
/** These replies are about a visit or a ticket that was told of. */
const OF_A_TICKET = ['no_show', 'not_mine', 'worse', 'late', 'access', 'absent', 'reschedule', 'cancel', 'done'];

/** Heard as a report of what they speak of, where no ticket is about that; null: as it was. */
export function asNewReport(turn: Turn, heard: Heard): Heard | null {
  const { topic } = heard;
  if (topic == null || !['unresolved', 'add_info', 'status'].includes(heard.intent)) return null;
  if (heard.reply !== null && OF_A_TICKET.includes(heard.reply)) return null;
  const known = ticketsOf(turn);
  const alike = known.filter(({ category }) => category === topic.category);
  // What neighbours tell of just now is the same thing: better news than a ticket of one's own that is opened again.
  const isShared = turn.facts.common.some(({ category }) => category === topic.category);
  if (isShared && alike.length > 0 && !alike.some(isOpen) && topic.confidence >= SURE) return reported(heard, topic);
  if (alike.length > 0) return null;
  if (known.length === 0 && heard.intent === 'unresolved' && topic.confidence >= GUESS) return reported(heard, topic);
  const alive = known.filter((ticket) => isOpen(ticket) || mayReopen(turn, ticket));
  const near = alive.some(({ category }) => isRelated(category, topic.category));
  if (heard.intent === 'status' && (near || known.length === 0 || NO_THING.includes(topic.category))) return null;
  if (heard.intent === 'add_info' && !topic.isTold) return null;
  return topic.confidence >= (near ? SURE_OF_NEAR : SURE) ? reported(heard, topic) : null;
}

/** What it is about, asked for and said: enough for a report where the words name a trade. */
export function asReport(heard: Heard): Heard | null {
  return heard.topic != null && heard.topic.confidence >= SURE ? reported(heard, heard.topic) : null;
}

/**
 * After a text about a ticket, a few words that could hardly be read as a report are about that ticket: "il s'est trompé d'étage",
 * "qui vient au juste ?". Null: as it was.
 */
export function asWord(turn: Turn, heard: Heard): Heard | null {
  const { topic, intent, problems, hazards, reply, confidence } = heard;
  if (!MISTAKEN.includes(intent) || hazards.length > 0 || problems.some(({ urgency }) => urgency === 'emergency'))
    return null;
  if (topic?.isTold === true && topic.confidence >= SURE) return null;
  const least = intent !== 'report' ? DOUBTED_FAREWELL : reply === null ? DOUBTED : DOUBTED_AS_REPLY;
  const doubted = heard.unsure || confidence < least;
  const { at, context, event } = turn;
  if (!doubted || at - context.receiptAt <= event.settings.joinMs) return null;
  const told = ticketsOf(turn).some((ticket) => at - lastTold(ticket) <= LATELY_MS);
  return told ? { ...heard, intent: 'add_info', problems: [], unsure: false } : null;
}

/** Words in the middle of a question that tell of another trade, beside the answer or instead of it. */
export function isElsewhereThan(turn: Turn, about: KnownTicket['category'] | undefined, heard: Heard): boolean {
  const { topic } = heard;
  if (topic == null || !topic.isTold || about === undefined || isRelated(topic.category, about)) return false;
  return topic.confidence >= SURE_OF_FAR && asNewReport(turn, heard) !== null;
}

/** Of these tickets, those that the words speak of; all of them where they speak of none. */
export function spokenOf(heard: Heard, tickets: readonly KnownTicket[]): readonly KnownTicket[] {
  const { topic } = heard;
  if (topic == null || topic.confidence < SURE) return tickets;
  const alike = tickets.filter(({ category }) => category === topic.category);
  return alike.length > 0 ? alike : tickets;
}

function reported(heard: Heard, { category, urgency, confidence }: HeardTopic): Heard {
  return { ...heard, intent: 'report', problems: [{ category, urgency, confidence }], unsure: false };
}
