// A problem is told: it joins what was just told, or becomes a ticket; one receipt for all of it.
import { type Category, moreSevere, type Urgency } from '../codes.ts';
import type { CommonTicket, KnownTicket, Scope } from '../events.ts';
import type { Heard, HeardProblem } from '../heard.ts';
import { followUpOf, INCIDENTS } from '../incidents/index.ts';
import { ask, item, listed, plan, planFollowUps } from './agenda.ts';
import type { Recent } from './context.ts';
import { identityWanted } from './identity.ts';
import { namesTenant } from './lodge.ts';
import { addTo, isOpen, isRelated, mayReopen, openTickets, remember, ticketsOf } from './tickets.ts';
import { crossed, line, newId, type Turn } from './turn.ts';

/** Tickets that one message may open. */
const MOST_TICKETS = 5;
/** A reading this sure of another trade is another problem, even right after the receipt; of a near trade, surer. */
const SURE = 0.5;
const SURE_OF_NEAR = 0.8;
/** Less sure than this, a trade is not named. */
const GUESSED = 0.3;
/** Of the building by nature: a neighbour's report is about the same thing. */
const SHARED: readonly Category[] = ['lift', 'access', 'common_areas'];
/** Two of these in a row are two things. */
const NEVER_THE_SAME: readonly Category[] = ['other', 'administrative', 'neighbour'];

/** What a ticket takes over from the words, beside their problems. */
export type Circumstances = Pick<
  Heard,
  'hazards' | 'pastHazards' | 'situation' | 'scope' | 'vulnerable' | 'also' | 'thing' | 'told'
>;

/** Of words that nobody could read. */
export const UNKNOWN: Circumstances = {
  hazards: [],
  pastHazards: [],
  situation: 'can_leave',
  scope: 'dwelling',
  vulnerable: false,
};

export interface Opened extends Recent {
  lead: CommonTicket | null;
  follows: string | null;
}

/** Everything that the words tell of. What they open is in the order in which they told it. */
export function report(turn: Turn, heard: Heard, messages: readonly string[]): Opened[] {
  const told = problemsOf(heard);
  // A neighbour's report, or a caretaker's for a tenant, is one of its own.
  const apart = heard.also !== undefined || namesTenant(turn, heard);
  const opened: Opened[] = [];
  let joined: string | null = null;
  for (const problem of told.slice(0, MOST_TICKETS)) {
    const target = apart ? undefined : joinTarget(turn, problem, heard, told.length);
    if (target !== undefined) {
      addTo(turn, target.ticket, messages, { urgency: problem.urgency, hazards: [] });
      joined ??= target.ticket;
      continue;
    }
    const same = told.length === 1 && !apart ? sameProblem(turn, problem, heard) : undefined;
    if (same !== undefined) {
      askWhetherSame(turn, same, problem, messages);
      return opened;
    }
    opened.push(open(turn, problem, heard, messages));
  }
  turn.context.thanked = false;
  if (opened.length > 0) receipt(turn, heard, opened);
  else if (joined !== null) joinedTo(turn, joined);
  return opened;
}

/** More words about what was just told. Somebody who writes on hears that they have arrived. */
function joinedTo(turn: Turn, ticket: string): void {
  turn.about ??= ticket;
  if (turn.event.type !== 'READ' && turn.lines.length === 0 && !crossed(turn)) line(turn, 'added.noted', { ticket });
}

/** A ticket of its own, whatever else is open. */
export function open(
  turn: Turn,
  problem: HeardProblem,
  heard: Circumstances,
  messages: readonly string[],
  follows: string | null = followed(turn, problem)?.id ?? null,
): Opened {
  const { context, facts, at } = turn;
  // Somebody else's danger is one of its own, unless they say themselves that it is the same.
  const same = facts.common.find(({ id }) => id === heard.also);
  const isOwn = problem.urgency === 'emergency' && same?.urgency !== 'emergency';
  const lead = isOwn ? null : leadFor(facts.common, problem, heard);
  const scope: Scope =
    lead !== null || problem.category === 'lift' || problem.category === 'common_areas' ? 'common' : heard.scope;
  const hazards = problem.urgency === 'emergency' ? [...heard.hazards] : [];
  const answers = toldOf(heard, problem.category);
  const urgency = raisedBy(answers, problem.urgency);
  const ticket = newId(turn);
  turn.effects.push({
    type: 'open_ticket',
    ticket,
    category: problem.category,
    urgency,
    hazards,
    situation: heard.situation,
    vulnerable: heard.vulnerable,
    scope,
    messages,
    lead: lead?.id ?? null,
    follows,
  });
  for (const [question, value] of Object.entries(answers)) {
    turn.effects.push({ type: 'note_answer', ticket, question, value });
  }
  const recent: Recent = {
    ticket,
    category: problem.category,
    urgency,
    hazards,
    pastHazards: [...heard.pastHazards],
    scope,
    vulnerable: heard.vulnerable,
    openedAt: at,
    messages: [...messages],
    named: !INCIDENTS[problem.category].isPrivate,
    answers,
    asked: [],
  };
  remember(turn, recent);
  context.receiptAt = at;
  return { ...recent, lead, follows };
}

/** What the report tells of what we would ask; whether there is danger is asked all the same. */
function toldOf({ told = {} }: Circumstances, category: Category): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const { key, raises } of INCIDENTS[category].followUps) {
    const value = told[key];
    if (value !== undefined && raises?.[value]?.urgency !== 'emergency') answers[key] = value;
  }
  return answers;
}

function raisedBy(answers: Readonly<Record<string, string>>, urgency: Urgency): Urgency {
  return Object.entries(answers).reduce(
    (most, [key, value]) => moreSevere(most, followUpOf(key)?.raises?.[value]?.urgency ?? 'routine'),
    urgency,
  );
}

/** Words about a ticket that was closed too long ago to open again: a new one that follows it. */
export function openAfter(turn: Turn, closed: KnownTicket, messages: readonly string[]): void {
  const problem = {
    category: closed.category,
    urgency: closed.urgency === 'emergency' ? 'urgent' : closed.urgency,
    confidence: 1,
  };
  const opened = open(turn, problem, { ...UNKNOWN, scope: closed.scope }, messages, closed.id);
  turn.about = opened.ticket;
  receiptOfOne(turn, opened);
  nextLine(turn, opened.urgency);
}

/** What we understood, what happens next and when; then what we would like to know. */
function receipt(turn: Turn, heard: Heard, opened: readonly Opened[]): void {
  const [first] = opened as [Opened, ...Opened[]];
  turn.about = first.ticket;
  if (opened.length > 1) {
    line(turn, 'receipt.several', listed(opened.map(({ ticket, category }) => ({ id: ticket, category }))));
    nextLine(turn, mostUrgent(opened));
  } else if (first.lead !== null) {
    line(turn, 'common.known', { count: first.lead.reporters });
    if (first.lead.promisedAt > turn.at) line(turn, 'common.visit', { visitAt: first.lead.promisedAt });
    else line(turn, 'common.no_date');
    line(turn, 'common.number', { ticket: first.ticket });
    return;
  } else {
    if (isGuess(heard, first)) line(turn, 'receipt.private', { ticket: first.ticket });
    else receiptOfOne(turn, first);
    nextLine(turn, first.urgency);
    if (isGuess(heard, first)) {
      // A trade's own questions about the wrong trade would only puzzle them.
      if (identityWanted(turn, heard, first.ticket) === 0 && turn.context.asked === null)
        plan(turn, item('clarify', 'talk', { ticket: first.ticket }));
      return;
    }
    const { advice, photo } = INCIDENTS[first.category];
    if (isQuestion(heard, first)) return void identityWanted(turn, heard, first.ticket);
    if (advice !== null) line(turn, advice);
    if (photo && turn.facts.photos && !heard.hasPhoto) line(turn, 'photo.invite');
  }
  let room = identityWanted(turn, heard, first.ticket);
  // Many problems at once: a list and a question would be too much to read.
  if (opened.length > 2) return;
  for (const recent of [...opened].sort(byUrgency)) {
    if (recent.lead === null) room += planFollowUps(turn, recent, room);
  }
}

/** The trade is a guess: what it is about is asked, and the ticket is put right. */
function isGuess({ unsure, problems, filled }: Heard, { urgency, category, follows }: Opened): boolean {
  const confidence = problems[0]?.confidence ?? 1;
  const isBare = filled === undefined && follows === null && !INCIDENTS[category].isPrivate;
  return unsure && isBare && urgency !== 'emergency' && confidence < GUESSED;
}

/** "Quel jour les encombrants ?" is answered by a person, not by advice and questions. */
function isQuestion({ asks, topic }: Heard, { urgency }: Opened): boolean {
  return asks === true && topic?.isTold === false && urgency === 'routine';
}

function receiptOfOne(turn: Turn, { ticket, category, follows }: Opened): void {
  if (follows !== null) line(turn, 'receipt.follows', { ticket, before: follows });
  else if (INCIDENTS[category].isPrivate) line(turn, 'receipt.private', { ticket });
  else if (turn.context.asked === null) line(turn, 'receipt.one', { ticket, category });
  else line(turn, 'receipt.more', { ticket, category });
}

/** When a person reads it. Nobody is said to have been told or to come. */
export function nextLine(turn: Turn, urgency: Urgency): void {
  const { openAt } = turn.facts;
  if (openAt > turn.at) line(turn, urgency === 'routine' ? 'next.later' : 'next.later_urgent', { openAt });
  else line(turn, urgency === 'routine' ? 'next.today' : 'next.urgent');
}

function problemsOf(heard: Heard): readonly HeardProblem[] {
  if (heard.problems.length > 0) return heard.problems;
  return [{ category: 'other', urgency: 'routine', confidence: heard.confidence }];
}

/** The ticket of the last receipt, when these words go on with it. */
function joinTarget(turn: Turn, problem: HeardProblem, heard: Heard, told: number): Recent | undefined {
  const { context, at } = turn;
  if (at - context.receiptAt > turn.event.settings.joinMs) return undefined;
  const isOpenNow = (ticket: string) => openTickets(turn).some(({ id }) => id === ticket);
  const last = context.recent.filter((recent) => recent.openedAt === context.receiptAt && isOpenNow(recent.ticket));
  const alike = last.find(({ category }) => category === problem.category);
  if (alike !== undefined || told > 1 || heard.filled) return alike;
  const unclear = heard.unsure || problem.category === 'other' || problem.confidence < SURE;
  if (unclear) return last[0];
  return last.find(({ category }) => isRelated(category, problem.category) && problem.confidence < SURE_OF_NEAR);
}

/** An open ticket of the same trade, told of some time ago: the same thing again, or another? The person knows. */
function sameProblem(turn: Turn, problem: HeardProblem, heard: Heard): KnownTicket | undefined {
  if (NEVER_THE_SAME.includes(problem.category) || problem.urgency === 'emergency') return undefined;
  const alike = openTickets(turn).filter(({ category }) => category === problem.category);
  return alike.find(({ scope }) => scope === heard.scope) ?? alike[0];
}

function askWhetherSame(turn: Turn, same: KnownTicket, problem: HeardProblem, messages: readonly string[]): void {
  addTo(turn, same.id, messages, { urgency: problem.urgency, hazards: [] });
  line(turn, 'added.known', { ticket: same.id });
  turn.about = same.id;
  const { asked } = turn.context;
  if (asked !== null) return;
  const params = { ticket: same.id, category: problem.category, urgency: problem.urgency };
  ask(turn, item('same_problem', 'talk', { ticket: same.id, params, messages: [...messages] }));
}

function leadFor(common: readonly CommonTicket[], problem: HeardProblem, heard: Circumstances): CommonTicket | null {
  const named = common.find(({ id }) => id === heard.also);
  if (named !== undefined) return named;
  if (heard.scope !== 'common' && !SHARED.includes(problem.category)) return null;
  const apart = (thing: string | null | undefined) => thing != null && heard.thing != null && thing !== heard.thing;
  return common.find(({ category, thing }) => category === problem.category && !apart(thing)) ?? null;
}

/** The closed ticket of the same trade that this one comes back to. */
function followed(turn: Turn, problem: HeardProblem): KnownTicket | undefined {
  if (NEVER_THE_SAME.includes(problem.category)) return undefined;
  return ticketsOf(turn).findLast(
    (ticket) => !isOpen(ticket) && ticket.category === problem.category && mayReopen(turn, ticket),
  );
}

const RANK: Record<Urgency, number> = { emergency: 0, urgent: 1, routine: 2 };
const byUrgency = (a: Opened, b: Opened) => RANK[a.urgency] - RANK[b.urgency];
const mostUrgent = (opened: readonly Opened[]) => [...opened].sort(byUrgency)[0]!.urgency;
