// What cases and managers have for this person: words, questions, a conversation taken or given back.
import type { Line } from '../effects.ts';
import type { TalkEvent } from '../events.ts';
import type { TextKey } from '../texts/keys.ts';
import { slotsOf } from '../texts/order-words.ts';
import { askNext, dropFollowUps, item, plan } from './agenda.ts';
import type { Item } from './context.ts';
import { recentOf, ticketOf } from './tickets.ts';
import { alert, line, note, type Turn } from './turn.ts';

type Of<T extends TalkEvent['type']> = Extract<TalkEvent, { type: T }>;

/** What answers the words that brought it. */
const ANSWERS: ReadonlySet<TextKey> = new Set([
  'visit.agreed',
  'visit.moving',
  'survey.thanks',
  'survey.stopped',
  'visit.common',
  'visit.absent',
  'visit.again',
  'visit.come_back',
  'visit.he_knows',
  'visit.no_show',
  'visit.wish',
  'slot.other',
]);

/** Somebody will be at the door in a moment: it waits for no other text. */
const AT_ONCE: ReadonlySet<TextKey> = new Set(['visit.on_the_way', 'visit.late']);

/** Somebody who wrote within this time is answered, whatever the hour. */
const JUST_WROTE_MS = 3_600_000;

/** A case's words. One text of its own, with its own condition: it may have gone stale when it leaves. */
export function inform(turn: Turn, event: Of<'INFORM'>): void {
  const { ticket, text, params, onlyIf } = event;
  const known = ticketOf(turn, ticket);
  if (text === 'payer.tenant') leaveUnasked(turn, ticket);
  const danger = known?.urgency === 'emergency' || recentOf(turn, ticket)?.urgency === 'emergency';
  turn.context.about = ticket;
  turn.context.aboutAt = turn.at;
  const manner = danger || ANSWERS.has(text) ? mannerNow(turn) : 'change';
  turn.effects.push({
    type: 'say',
    lines: [{ text, params }],
    manner: danger || AT_ONCE.has(text) ? 'answer' : manner,
    ticket,
    onlyIf,
  });
  if (turn.facts.optedOut) note(turn, 'opted_out');
}

/** Nobody of ours comes for it: what we would like to know about it is not for us to know. */
function leaveUnasked(turn: Turn, ticket: string): void {
  dropFollowUps(turn, ticket);
  const { asked } = turn.context;
  if (asked?.source !== 'follow_up' || asked.ticket !== ticket) return;
  note(turn, `question_dropped_${asked.key}`);
  turn.context.asked = null;
}

export function toAsk(turn: Turn, event: Of<'ASK'>): void {
  const { ticket, ref, question, params } = event;
  const alike = turn.context.agenda.some((one) => one.ref === ref && one.ticket === ticket);
  if (alike) {
    note(turn, 'asked_already');
    return;
  }
  if (question === 'slot' || question === 'fixed') makeRoom(turn, ticket);
  const options = slotsOf(params).map(({ from, to }) => `${from}-${to}`);
  plan(
    turn,
    item(question, 'case', { ticket, ref, params: { ticket, ...params }, ...(options.length > 0 ? { options } : {}) }),
  );
  // One thing leads to another: whoever just answered is asked the next at once.
  if (question === 'rate_repair' && turn.context.answered?.key === 'fixed' && mannerNow(turn) === 'answer')
    line(turn, 'said.repaired', { ticket });
  turn.manner = question === 'slot' || mannerNow(turn) === 'answer' ? mannerNow(turn) : 'proactive';
  askIfIdle(turn);
}

/** A later list of dates, or the end of the work, takes the place of earlier dates and of what we wanted to know before somebody could come. */
function makeRoom(turn: Turn, ticket: string): void {
  const { context } = turn;
  const isEarlier = (one: Item) => one.ticket === ticket && (one.key === 'slot' || one.source === 'follow_up');
  context.agenda = context.agenda.filter((one) => !isEarlier(one));
  if (context.asked === null || !isEarlier(context.asked)) return;
  note(turn, `question_dropped_${context.asked.key}`);
  context.asked = null;
}

export function managerAsked(turn: Turn, event: Of<'MANAGER_ASKED'>): void {
  const { ticket, question } = event;
  turn.context.agenda = [item(question, 'manager', { ticket, params: { ticket } }), ...turn.context.agenda];
  turn.manner = mannerNow(turn);
  askIfIdle(turn);
}

/** Word for word. Their own question replaces ours: what comes next is an answer to a person. */
export function managerWrote(turn: Turn, event: Of<'MANAGER_WROTE'>): void {
  const { ticket, note: words } = event;
  if (turn.context.asked?.source === 'follow_up') {
    note(turn, `question_dropped_${turn.context.asked.key}`);
    turn.context.asked = null;
  }
  turn.context.about = ticket;
  turn.context.aboutAt = turn.at;
  const lines = [{ text: 'manager.free', params: { note: words } } as const];
  turn.effects.push({ type: 'say', lines, manner: mannerNow(turn), ticket, onlyIf: [] });
}

export function heldBy(turn: Turn, manager: string): void {
  turn.context.held = true;
  turn.effects.push({ type: 'hold', manager });
}

export function released(turn: Turn): void {
  turn.context.held = false;
  turn.context.angry = 0;
  turn.effects.push({ type: 'release' });
}

export function identified(turn: Turn, person: string): void {
  const { context } = turn;
  // Of whom a nurse or a neighbour writes: the number is not that person's.
  const lasting = context.forOther !== true;
  turn.effects.push({ type: 'identify', person, lasting, tickets: context.recent.map(({ ticket }) => ticket) });
  if (context.asked?.key === 'identity') context.asked = null;
  context.agenda = context.agenda.filter(({ key }) => key !== 'identity');
  context.whoAsked = true;
}

/** Anybody may have asked for it, in their name: after a STOP nothing leaves, and no person is called in. */
export function linkAsked(turn: Turn): void {
  if (turn.facts.optedOut) {
    note(turn, 'opted_out');
    return;
  }
  const hello: Line[] = turn.context.introduced ? [] : [{ text: 'hello.short', params: {} }];
  turn.context.introduced = true;
  const lines: Line[] = [...hello, { text: 'page.link', params: {} }];
  turn.effects.push({ type: 'say', lines, manner: 'answer', ticket: null, onlyIf: [] });
}

export function undelivered(turn: Turn, event: Of<'UNDELIVERED'>): void {
  const kind = event.landline ? 'to_call' : 'undelivered';
  alert(turn, event.safety ? 'safety_blocked' : kind, event.ticket, null);
}

/** While they are in the middle of something, the question waits for its turn. */
function askIfIdle(turn: Turn): void {
  const { context } = turn;
  if (context.burst.length > 0 || context.asked !== null || context.held) note(turn, 'question_waits');
  else askNext(turn);
}

function mannerNow({ context, at }: Turn): 'answer' | 'change' {
  return at - context.heardAt <= JUST_WROTE_MS ? 'answer' : 'change';
}
