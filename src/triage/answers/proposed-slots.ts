// The slots that a contractor proposes in words: "jeudi matin ou ven 14h", "demain 8-10", "lundi 24 entre 14h et 16h".
import { type Answer, answered, UNSURE } from './answer.ts';
import { LONGEST_ANSWER } from './plain.ts';
import { instantOf, wallTime } from './when/calendar.ts';
import { type Hours, PARTS } from './when/hours.ts';
import { type Mention, readMentions, type Said } from './when/mentions.ts';
import { type RefusedReason, resolveDay } from './when/resolve.ts';

export type { RefusedReason } from './when/resolve.ts';

export interface ProposedSlot {
  start: Date;
  end: Date;
  /** The words it was read from, in plain spelling. */
  words: string;
}

export interface RefusedSlot {
  reason: RefusedReason;
  words: string;
}

export interface Proposal {
  /** In the order proposed. */
  slots: ProposedSlot[];
  /** What was proposed and cannot be: the reply says why. At least one of the two lists is not empty. */
  refused: RefusedSlot[];
}

/** How long a visit is taken to last where only its beginning is said. */
const VISIT_MIN = 120;
const DAY_FROM = 8 * 60;
const DAY_TO = 18 * 60;
const MOST_SLOTS = 10;

export function readProposedSlots(text: string, at: Date, zone: string): Answer<Proposal> {
  if (text.length > LONGEST_ANSWER) return UNSURE;
  const said = readMentions(withoutNumbering(text));
  if (said.mentions.length > 2 * MOST_SLOTS) return UNSURE;
  const now = wallTime(at, zone);
  const proposal: Proposal = { slots: [], refused: [] };
  if (said.inMinutes !== undefined && said.mentions.length === 0) {
    const start = new Date(at.getTime() + said.inMinutes * 60_000);
    return answered({
      slots: [{ start, end: new Date(start.getTime() + VISIT_MIN * 60_000), words: text.trim() }],
      refused: [],
    });
  }
  if (isUnclear(said)) return UNSURE;
  for (const mention of said.mentions.filter(({ avoid }) => !avoid)) {
    if (isTooWide(mention, said)) return UNSURE;
    for (const day of daysOf(mention, now.day)) {
      if (typeof day === 'string') proposal.refused.push({ reason: day, words: mention.words });
      else place(proposal, mention, day, at, zone);
    }
  }
  const { slots, refused } = proposal;
  if (slots.length + refused.length === 0 || slots.length > MOST_SLOTS) return UNSURE;
  return answered({ slots: distinct(slots), refused });
}

/** An hour that no clock shows, "jeudi am", or a day with an hour that does not suit: for a person to read. */
function isUnclear({ mentions, tokens }: Said): boolean {
  if (
    tokens.some(
      ({ kind }, i) =>
        kind === 'impossible' ||
        (kind === 'am' && tokens[i - 1]?.kind === 'weekday' && !/day$/.test(tokens[i - 1]!.words)),
    )
  )
    return true;
  const open = mentions.some(({ avoid, day, hours }) => !avoid && day && !hours);
  return open && mentions.some(({ avoid, day, hours }) => avoid && !day && hours);
}

/** A week, a weekend, "avant vendredi", "le matin": nothing that a tenant can be offered. */
function isTooWide({ day, bound, hours }: Mention, { tokens }: Said): boolean {
  if (day) return day.kind === 'week' || day.kind === 'weekend' || day.kind === 'weekdays' || bound === 'until';
  // "1h de travail" is no time of the day.
  if (hours?.literal !== undefined && !tokens.some(({ words }) => words === 'a' || words === 'at' || words === 'vers'))
    return true;
  return hours?.kind === 'before' || (hours?.kind === 'part' && !tokens.some(({ words }) => words === 'tonight'));
}

function daysOf(mention: Mention, today: number): (number | RefusedReason)[] {
  if (mention.day) return resolveDay(mention.day, today);
  return mention.hours ? [today] : [];
}

function place(proposal: Proposal, mention: Mention, day: number, at: Date, zone: string): void {
  const { words } = mention;
  const [from, to] = visitOf(mention.hours);
  const literal = mention.hours?.literal;
  const start = literal !== undefined && !instantOf(day, literal, zone) ? undefined : instantOf(day, from, zone);
  const end = instantOf(day, to, zone);
  if (!start || !end) proposal.refused.push({ reason: 'skipped_hour', words });
  else if (end <= at || (start < at && mention.hours?.kind !== 'part')) {
    const rest = mention.hours === undefined && end > at;
    if (rest) proposal.slots.push({ start: at, end, words });
    else proposal.refused.push({ reason: 'past', words });
  } else proposal.slots.push({ start: start < at ? at : start, end, words });
}

function visitOf(hours: Hours | undefined): readonly [number, number] {
  if (!hours) return [DAY_FROM, DAY_TO];
  if (hours.kind === 'point') return [hours.from, Math.min(hours.from + VISIT_MIN, 24 * 60)];
  if (hours.kind === 'after') return [hours.from, Math.max(DAY_TO, hours.from + VISIT_MIN)];
  if (hours.kind === 'before') return [Math.min(DAY_FROM, hours.to - VISIT_MIN), hours.to];
  if (hours.kind === 'part') {
    const part = Object.values(PARTS).find(([from, to]) => from * 60 === hours.from && to * 60 === hours.to);
    if (part) return [part[2] * 60, part[3] * 60];
  }
  return [hours.from, hours.to];
}

function distinct(slots: readonly ProposedSlot[]): ProposedSlot[] {
  const seen = new Set<string>();
  return slots.filter(({ start, end }) => {
    const key = `${start.getTime()}-${end.getTime()}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** "1) mardi 9h 2) jeudi 14h": the numbers of a list are no days. */
function withoutNumbering(text: string): string {
  const marked = text.replace(/(^|\s)[1-9]\s?[).:]\s+(?=\p{L})/gu, '$1, ');
  const counted = /^\s*1\s+\p{L}{3,}.*\s2\s+\p{L}{3,}/su.test(marked);
  return counted ? marked.replace(/(^|\s)[1-9]\s+(?=\p{L}{3,})/gu, '$1, ') : marked;
}
