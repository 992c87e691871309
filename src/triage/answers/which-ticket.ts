// Which open ticket a reply is about: by its reference, its category's words, its place in the list, or because there is
// only one.
import type { Category, Status } from '#flows/codes.ts';
import { type Answer, answered, UNSURE } from './answer.ts';
import { readPlace } from './choice.ts';
import { findPhrases } from './phrases.ts';
import { readWords } from './plain.ts';
import { findReference } from './reference.ts';
import { TICKET_WORDS } from './which-ticket-phrases.ts';

export interface OpenTicket {
  ref: string;
  category: Category;
  status: Status;
  /** When we last told the person something about it. */
  lastToldAt: Date;
  /** Words of the person's own report, which may name what a category does not ("cuisine"). */
  words?: string;
}

/** Told this long before the others, a ticket is what a bare reply is about. */
const FRESH_MS = 12 * 3_600_000;

/** The reference of the ticket meant. `listed`: the tickets were shown numbered, in this order. */
export function readWhichTicket(text: string, open: readonly OpenTicket[], at: Date, listed: boolean): Answer<string> {
  if (open.length === 0) return UNSURE;
  const references = findReference(text);
  const named = open.filter((ticket) => references.includes(ticket.ref) || isBareRef(text, ticket.ref));
  if (named.length > 0) return one(named);
  const words = readWords(text);
  if (listed) {
    const place = readPlace(text, open.length);
    if (typeof place === 'number') return answered(open[place]!.ref);
  }
  const byWords = bestByWords(words, open);
  if (byWords !== undefined) return one(byWords);
  if (open.length === 1) return answered(open[0]!.ref);
  return listed ? UNSURE : byFreshness(open, at);
}

function isBareRef(text: string, ref: string): boolean {
  return text.length < 40 && ref.length >= 4 && /^\D{0,12}\d+\D{0,3}$/.test(text) && text.replace(/\D/g, '') === ref;
}

function one(tickets: readonly OpenTicket[]): Answer<string> {
  return tickets.length === 1 ? answered(tickets[0]!.ref) : UNSURE;
}

/** Tickets that the words point at; undefined when they point at none. */
function bestByWords(words: readonly string[], open: readonly OpenTicket[]): OpenTicket[] | undefined {
  const said = new Set(findPhrases(TICKET_WORDS, words).map(({ label }) => label));
  const byCategory = open.filter((ticket) => said.has(ticket.category));
  const pool = byCategory.length > 0 ? byCategory : open;
  if (byCategory.length === 1 || new Set(byCategory.map(({ category }) => category)).size > 1) return byCategory;
  const scores = pool.map((ticket) => shared(words, ticket.words ?? ''));
  const best = Math.max(...scores);
  if (best > 0) {
    const winners = pool.filter((_, i) => scores[i] === best);
    if (winners.length === 1) return winners;
  }
  // Words of a category that none of them has: it is about something else.
  if (byCategory.length === 0) return said.size > 0 ? [] : undefined;
  return byCategory;
}

/** How many long words the reply shares with the report. */
function shared(words: readonly string[], report: string): number {
  const known = new Set(readWords(report).filter((word) => word.length >= 5));
  return new Set(words.filter((word) => known.has(word))).size;
}

function byFreshness(open: readonly OpenTicket[], at: Date): Answer<string> {
  const told = [...open].sort((a, b) => b.lastToldAt.getTime() - a.lastToldAt.getTime());
  const [last, before] = told as [OpenTicket, OpenTicket];
  const gap = last.lastToldAt.getTime() - before.lastToldAt.getTime();
  const fresh = at.getTime() - last.lastToldAt.getTime() <= 2 * FRESH_MS;
  return fresh && gap >= FRESH_MS ? answered(last.ref) : UNSURE;
}
