// A person instead of the machine, thanks, wrong numbers, and messages that say nothing.
import type { KnownTicket } from '../events.ts';
import type { Came, Heard } from '../heard.ts';
import { ask, item, setAside } from './agenda.ts';
import { START } from './context.ts';
import { report } from './report.ts';
import { addTo, lastTold, openTickets } from './tickets.ts';
import { alert, line, note, type Turn } from './turn.ts';

const LATELY_MS = 24 * 3_600_000;
/** A person is called in after this many angry messages. */
const ANGRY_ENOUGH = 2;

export function wantsPerson({ context }: Turn, { intent, meta, reply, disputes }: Heard): boolean {
  const asks = intent === 'human' || meta === 'human' || reply === 'human';
  return asks || disputes === true || context.angry >= ANGRY_ENOUGH;
}

/** What they tell is noted first, so that the person who calls knows. */
export function person(turn: Turn, heard: Heard, messages: readonly string[]): void {
  // "C'est pas à moi de payer" is about what was told of, whatever it sounds like.
  const isAside = heard.disputes === true && heard.unsure && openTickets(turn).length > 0;
  if (heard.intent === 'report' && heard.problems.length > 0 && !isAside) report(turn, heard, messages);
  handOver(turn, messages);
}

/** A person takes over: who calls, when and from which number is said at once. */
export function handOver(turn: Turn, messages: readonly string[]): void {
  const { context, facts, at } = turn;
  const ticket = turn.about ?? openTickets(turn).at(-1)?.id ?? null;
  const attached = turn.effects.some((effect) => effect.type === 'open_ticket' || effect.type === 'add_to_ticket');
  if (ticket !== null && !attached) addTo(turn, ticket, messages);
  setAside(turn);
  // A person asks what is still to be asked.
  context.agenda = context.agenda.filter(({ source }) => source !== 'follow_up');
  context.held = true;
  context.angry = 0;
  turn.effects.push({ type: 'hold', manager: null });
  alert(turn, 'hand_over', ticket, messages.at(-1) ?? null);
  turn.about = ticket;
  // What happens next is that a person calls, and nothing else.
  turn.lines = turn.lines.filter(({ text }) => !/^(next|advice|photo|q|ask)\./.test(text));
  turn.later = [];
  if (facts.openAt > at) line(turn, 'human.later', { openAt: facts.openAt });
  else line(turn, 'human.today');
}

/** At most one short answer, then silence: no loop with a machine at the other end. */
export function thanks(turn: Turn, heard: Heard, messages: readonly string[]): void {
  const { context } = turn;
  const ticket = openTickets(turn).find(({ id }) => id === context.about);
  if (ticket !== undefined) addTo(turn, ticket.id, messages);
  if (context.thanked || context.asked !== null || ticket?.urgency === 'emergency') {
    note(turn, 'thanked');
    return;
  }
  if (greets(turn, heard)) {
    // A greeting, and nothing told yet.
    ask(turn, item('clarify', 'talk', { messages: [...messages] }));
    turn.lines = [{ text: 'hello.how', params: {} }];
    return;
  }
  context.thanked = true;
  note(turn, 'thanked');
  line(turn, 'thanks.short');
}

/** "Bonjour", of somebody who has not been told anything these days. */
function greets({ context, facts, at }: Turn, { bareThanks, reply }: Heard): boolean {
  if (!context.introduced && facts.tickets.length === 0) return true;
  const lately = Math.max(context.aboutAt, ...facts.tickets.map(lastTold));
  return bareThanks !== true && reply === null && at - lately > LATELY_MS;
}

export function wrongNumber(turn: Turn, messages: readonly string[]): void {
  if (turn.facts.sender.kind !== 'known') {
    notForUs(turn, messages);
    return;
  }
  ask(turn, item('wrong_number', 'talk', { messages: [...messages] }));
}

/** They have been told; from now on whoever writes from there is a stranger, and this talk goes on from elsewhere. */
export function forget(turn: Turn): void {
  Object.assign(turn.context, { ...START, held: turn.context.held, parting: false });
  turn.effects.push({ type: 'disown' });
}

/** Words that come in between are a stranger's already. */
export function fromStranger(turn: Turn, message: string): void {
  alert(turn, 'look_at', null, message);
}

/** Advertising, or somebody who means somebody else: no answer, and a person sees it all the same. */
export function notForUs(turn: Turn, messages: readonly string[]): void {
  alert(turn, 'look_at', null, messages.at(-1) ?? null);
  note(turn, 'not_for_us');
}

/**
 * Something other than words. A thumb up answers nothing that we asked, and opens nothing; the rest goes to the ticket at hand, or
 * they are asked for words; what no program can open is looked at by a person.
 */
export function instead(turn: Turn, came: Came, heard: Heard, messages: readonly string[]): void {
  const ticket = atHand(turn, heard);
  if (ticket !== undefined) addTo(turn, ticket.id, messages);
  if (came === 'reaction') {
    note(turn, 'a_reaction_answers_nothing');
    return;
  }
  if (came === 'unreadable') alert(turn, 'look_at', ticket?.id ?? null, messages.at(-1) ?? null);
  else if (ticket !== undefined) {
    turn.about = ticket.id;
    const joins = turn.at - turn.context.receiptAt <= turn.event.settings.joinMs;
    if (!joins) line(turn, 'added.noted', { ticket: ticket.id });
    return;
  }
  askForWords(turn, came === 'unreadable' ? 'unreadable.again' : 'file.again', messages);
}

/** Of what has no word: the ticket that it names, that we spoke of, or the last one. */
function atHand(turn: Turn, heard: Heard): KnownTicket | undefined {
  const open = openTickets(turn);
  return open.find(({ id }) => id === heard.ticket) ?? open.find(({ id }) => id === turn.context.about) ?? open.at(-1);
}

/** Once: then a person looks. */
function askForWords(
  turn: Turn,
  text: 'empty.again' | 'file.again' | 'unreadable.again',
  messages: readonly string[],
): void {
  const { context } = turn;
  if (context.emptyTold) {
    const told = turn.effects.some((effect) => effect.type === 'alert' && effect.kind === 'look_at');
    if (!told) alert(turn, 'look_at', null, messages.at(-1) ?? null);
    return;
  }
  if (context.asked !== null) {
    note(turn, 'empty_message');
    return;
  }
  context.emptyTold = true;
  ask(turn, item('clarify', 'talk', { messages: [...messages] }));
  turn.lines = [{ text, params: {} }];
}

/** No word at all: a photo, or nothing. */
export function wordless(turn: Turn, heard: Heard, messages: readonly string[]): void {
  const { context } = turn;
  const ticket = atHand(turn, heard);
  if (heard.hasPhoto && ticket !== undefined) {
    addTo(turn, ticket.id, messages);
    turn.about = ticket.id;
    const joins = turn.at - context.receiptAt <= turn.event.settings.joinMs;
    if (!joins) line(turn, 'photo.thanks', { ticket: ticket.id });
    return;
  }
  if (context.emptyTold) {
    alert(turn, 'look_at', ticket?.id ?? null, messages.at(-1) ?? null);
    return;
  }
  askForWords(turn, heard.hasPhoto ? 'file.again' : 'empty.again', messages);
}
