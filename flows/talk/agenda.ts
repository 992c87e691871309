// Questions: one at a time, in order, each asked at most three times in different words, then a person.
import type { KnownTicket } from '../events.ts';
import { questionOf, worthAsking } from '../incidents/index.ts';
import type { QuestionKey } from '../questions.ts';
import type { TextKey, TextParams } from '../texts/keys.ts';
import type { Item, Recent } from './context.ts';
import { change, isOpen, recentOf, ticketOf } from './tickets.ts';
import { alert, maySpeak, messageOf, note, type Turn } from './turn.ts';

/** Questions about one report, the one about who writes included. */
const MOST_QUESTIONS = 3;

export function item(key: QuestionKey, source: Item['source'], more: Partial<Item> = {}): Item {
  const question = questionOf(key);
  return {
    key,
    kind: question.kind,
    options: [...(question.options ?? [])],
    orWords: question.orWords === true,
    ticket: null,
    source,
    ref: null,
    params: {},
    messages: [],
    wish: null,
    ...more,
  };
}

export function plan(turn: Turn, wanted: Item): void {
  turn.context.agenda = [...turn.context.agenda, wanted];
}

/** What we would like to know about a new ticket. `already`: questions that its report brings anyway. */
export function planFollowUps(turn: Turn, recent: Recent, already: number): number {
  if (recent.urgency === 'emergency') return 0;
  const wanted = worthAsking(recent.category, recent).slice(0, Math.max(0, MOST_QUESTIONS - already));
  for (const { key } of wanted) {
    plan(turn, item(key, 'follow_up', { ticket: recent.ticket, params: { ticket: recent.ticket } }));
  }
  return wanted.length;
}

/** Asks the next question that is still worth it, unless one is open or nobody may be asked. */
export function askNext(turn: Turn): void {
  const { context } = turn;
  if (context.held || context.asked !== null || !maySpeak(turn)) return;
  while (context.agenda.length > 0) {
    const [next, ...rest] = context.agenda as [Item, ...Item[]];
    context.agenda = rest;
    if (isWorthAsking(turn, next)) {
      ask(turn, next);
      return;
    }
  }
}

/** A question that goes before all others. */
export function ask(turn: Turn, wanted: Item): void {
  const { context, facts, at } = turn;
  if (!maySpeak(turn)) {
    // Where nobody can be asked, a person has to find out.
    alert(turn, unasked(wanted), wanted.ticket, wanted.messages.at(-1) ?? messageOf(turn));
    return;
  }
  const { answerMs } = turn.event.settings;
  const waits = mustWait(turn, wanted);
  context.asked = { ...wanted, at, until: (waits ? Math.max(at, facts.openAt) : at) + answerMs, tries: 0 };
  const lines = [...countLines(turn, wanted), { text: textOf(wanted.key), params: wanted.params }];
  if (waits) {
    turn.later.push(...lines);
    turn.about ??= wanted.ticket;
  } else {
    turn.lines.push(...lines);
    turn.about ??= wanted.ticket;
  }
  const recent = recentOf(turn, wanted.ticket);
  if (wanted.source === 'follow_up' && recent !== undefined) {
    change(turn, recent.ticket, { asked: [...new Set([...recent.asked, wanted.key])] });
  }
}

function unasked({ key, kind }: Item): 'which_ticket' | 'who' | 'unclear' {
  if (kind === 'which_ticket') return 'which_ticket';
  return kind === 'identity' || key === 'wrong_number' ? 'who' : 'unclear';
}

/** The open question once more, as it was: after a detour. */
export function repeat(turn: Turn): void {
  const { asked } = turn.context;
  if (asked === null) return;
  turn.lines.push(...wording(asked, asked.tries));
  turn.about ??= asked.ticket;
  turn.context.asked = { ...asked, until: turn.at + turn.event.settings.answerMs };
}

/** Not understood: other words, then numbers, then a person. False when a person has to read it. */
export function reword(turn: Turn): boolean {
  const { asked } = turn.context;
  if (asked === null) return false;
  const tries = asked.tries + 1;
  if (tries > 2) return false;
  const numbered = tries === 2 && asked.kind === 'yes_no';
  turn.context.asked = {
    ...asked,
    tries,
    until: turn.at + turn.event.settings.answerMs,
    ...(numbered ? { options: ['yes', 'no'] } : {}),
  };
  turn.lines.push(...wording(turn.context.asked, tries));
  turn.about ??= asked.ticket;
  return true;
}

/** Nobody could make an answer of it: a person reads, and the next question is not asked on top of that. */
export function giveUp(turn: Turn, message: string | null): void {
  const { asked } = turn.context;
  if (asked === null) return;
  alert(turn, asked.kind === 'which_ticket' ? 'which_ticket' : 'unclear', asked.ticket, message);
  dropFollowUps(turn, asked.ticket);
  turn.context.asked = null;
}

/** The other questions about a ticket are dropped: it was closed, or the person has had enough. */
export function dropFollowUps(turn: Turn, ticket: string | null): void {
  turn.context.agenda = turn.context.agenda.filter((one) => one.source !== 'follow_up' || one.ticket !== ticket);
}

/** The open question makes room; what a case or a manager wants to know is asked again later. */
export function setAside(turn: Turn): void {
  const { asked, agenda } = turn.context;
  if (asked === null) return;
  turn.context.asked = null;
  if (asked.source === 'follow_up' || asked.source === 'talk') note(turn, `question_dropped_${asked.key}`);
  else turn.context.agenda = [itemOf(asked), ...agenda];
}

export function itemOf(one: Item): Item {
  const { key, kind, options, orWords, ticket, source, ref, params, messages, wish } = one;
  return { key, kind, options, orWords, ticket, source, ref, params, messages, wish };
}

/** For a numbered list of tickets, as a question about them shows it. */
export function listed(tickets: readonly Pick<KnownTicket, 'id' | 'category'>[]): TextParams {
  const params: Record<string, string> = {};
  for (const [i, { id, category }] of tickets.entries()) {
    params[`ticket${i + 1}`] = id;
    params[`category${i + 1}`] = category;
  }
  return params;
}

function wording(asked: Item, tries: number): { text: TextKey; params: TextParams }[] {
  if (tries === 0) return [{ text: textOf(asked.key), params: asked.params }];
  if (tries === 1 || asked.kind === 'which_ticket' || asked.kind === 'slot' || asked.options.length === 0) {
    return [{ text: textOf(`${asked.key}.again`), params: asked.params }];
  }
  const options = Object.fromEntries(asked.options.map((option, i) => [`option${i + 1}`, option]));
  return [
    { text: textOf(asked.key), params: asked.params },
    { text: 'ask.choices', params: options },
  ];
}

/** How many questions are left is said with each. */
function countLines(turn: Turn, wanted: Item): { text: TextKey; params: TextParams }[] {
  if (wanted.source !== 'follow_up') return [];
  const asked = [...new Set([...(recentOf(turn, wanted.ticket)?.asked ?? []), wanted.key])];
  const after = turn.context.agenda.filter(
    (one) =>
      one.source === 'follow_up' &&
      one.ticket === wanted.ticket &&
      !asked.includes(one.key) &&
      isWorthAsking(turn, one),
  ).length;
  const of = asked.length + after;
  return of === 1 ? [] : [{ text: 'ask.count', params: { n: asked.indexOf(wanted.key) + 1, of } }];
}

/** At night only what is urgent is asked. */
function mustWait(turn: Turn, wanted: Item): boolean {
  if (turn.facts.quiet !== true || wanted.source === 'talk' || turn.manner === 'proactive') return false;
  return (ticketOf(turn, wanted.ticket)?.urgency ?? 'routine') === 'routine';
}

function isWorthAsking(turn: Turn, wanted: Item): boolean {
  const ticket = ticketOf(turn, wanted.ticket);
  if (wanted.source !== 'follow_up') return wanted.key !== 'fixed' || ticket === undefined || isOpen(ticket);
  if (ticket !== undefined && (!isOpen(ticket) || ticket.urgency === 'emergency')) return false;
  const recent = recentOf(turn, wanted.ticket);
  return recent === undefined || worthAsking(recent.category, recent).some(({ key }) => key === wanted.key);
}

function textOf(key: string): TextKey {
  return `q.${key}` as TextKey;
}
