// What the words speak of, whatever they want: of a trade that no ticket is about, they are a report; of one that is known, they
// are about that ticket.
import type { KnownTicket } from '../events.ts';
import type { Heard, HeardTopic } from '../heard.ts';
import { isOpen, isRelated, mayReopen, ticketsOf } from './tickets.ts';
import type { Turn } from './turn.ts';

/** As sure as this of a trade, where nothing near it is known; words that are easily taken for one another must be surer. */
const SURE = 0.6;
const SURE_OF_NEAR = 0.85;
/** Where nothing at all is known, a guess is better than none: a person sees it either way. */
const GUESS = 0.15;
/** These replies are about a visit or a ticket that was told of. */
const OF_A_TICKET = ['no_show', 'not_mine', 'worse', 'late', 'access', 'absent', 'reschedule', 'cancel', 'done'];

/** Heard as a report of what they speak of, where no ticket is about that; null: as it was. */
export function asNewReport(turn: Turn, heard: Heard): Heard | null {
  const { topic } = heard;
  if (topic == null || !['unresolved', 'add_info', 'status'].includes(heard.intent)) return null;
  if (heard.reply !== null && OF_A_TICKET.includes(heard.reply)) return null;
  const known = ticketsOf(turn);
  if (known.some(({ category }) => category === topic.category)) return null;
  if (known.length === 0 && heard.intent === 'unresolved' && topic.confidence >= GUESS) return reported(heard, topic);
  const alive = known.filter((ticket) => isOpen(ticket) || mayReopen(turn, ticket));
  const near = alive.some(({ category }) => isRelated(category, topic.category));
  if (heard.intent === 'status' && (near || known.length === 0)) return null;
  if (heard.intent === 'add_info' && !topic.isTold) return null;
  return topic.confidence >= (near ? SURE_OF_NEAR : SURE) ? reported(heard, topic) : null;
}

/** Words in the middle of a question that tell of another trade, beside the answer or instead of it. */
export function isElsewhereThan(turn: Turn, about: KnownTicket['category'] | undefined, heard: Heard): boolean {
  const { topic } = heard;
  if (topic == null || !topic.isTold || about === undefined || isRelated(topic.category, about)) return false;
  return topic.confidence >= SURE_OF_NEAR && asNewReport(turn, heard) !== null;
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
