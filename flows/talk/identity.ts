// Who writes, and from where: asked once, matched by the directory, never guessed; a danger never waits for it.
import type { Heard } from '../heard.ts';
import { ask, item, plan } from './agenda.ts';
import { openTickets } from './tickets.ts';
import { alert, line, maySpeak, messageOf, note, type Turn } from './turn.ts';

/** Somebody told who they are, in whatever text: the directory is sure, or a person looks. True when it is settled. */
export function hearIdentity(turn: Turn, heard: Heard): boolean {
  const { sender } = turn.facts;
  if (sender.kind !== 'unknown' && sender.kind !== 'shared') return false;
  if (heard.meta === 'for_other') turn.context.forOther = true;
  if (heard.person === null || heard.meta === 'for_other') return false;
  learn(turn, heard.person);
  return true;
}

/** Plans the question for a new ticket where it is needed. How many questions that makes. */
export function identityWanted(turn: Turn, heard: Heard, ticket: string): number {
  const { sender } = turn.facts;
  if (sender.kind === 'known') {
    if (heard.meta !== 'for_other' || sender.role !== 'tenant') return 0;
    plan(turn, item('for_whom', 'talk', { ticket }));
    return 1;
  }
  if (sender.kind !== 'unknown' && sender.kind !== 'shared') return 0;
  if (heard.person !== null && heard.meta !== 'for_other') return 0;
  const candidates = candidatesOf(turn, heard);
  if (turn.context.whoAsked || candidates.length > 0 || !maySpeak(turn)) {
    alert(turn, 'who', ticket, messageOf(turn), candidates);
    // Who said enough for the directory to think of somebody is not asked the same again.
    if (heard.candidates.length > 0 || heard.person !== null) {
      // Behind a shared number it is the agency that does not know which of them it is.
      if (sender.kind === 'unknown') line(turn, 'identity.checking');
      turn.context.whoAsked = true;
      return 0;
    }
    if (turn.context.whoAsked || !maySpeak(turn)) return 0;
  }
  turn.context.whoAsked = true;
  plan(turn, item('identity', 'talk', { ticket }));
  return 1;
}

/** After a safety text: no question there, but the words that come next are read as an answer to it. */
export function expectIdentity(turn: Turn, heard: Heard, ticket: string | null): boolean {
  const { sender } = turn.facts;
  if (sender.kind !== 'unknown' && sender.kind !== 'shared') return false;
  if (heard.person !== null) return false;
  alert(turn, 'who', ticket, messageOf(turn), candidatesOf(turn, heard));
  if (turn.context.whoAsked) return false;
  turn.context.whoAsked = true;
  const { lines } = turn;
  turn.lines = [];
  ask(turn, item('identity', 'talk', { ticket }));
  turn.lines = lines;
  return true;
}

/** The answer to "who are you?" or "for whom do you write?". */
export function answerIdentity(turn: Turn, heard: Heard, message: string): void {
  const { asked } = turn.context;
  if (asked === null) return;
  turn.context.asked = null;
  if (asked.key === 'identity' && heard.person !== null && heard.meta !== 'for_other') {
    learn(turn, heard.person);
    thankForName(turn);
    return;
  }
  const candidates = heard.person === null ? candidatesOf(turn, heard) : [heard.person];
  alert(turn, 'who', asked.ticket, message, candidates);
  line(turn, candidates.length > 0 || heard.answer.kind === 'value' ? 'identity.checking' : 'identity.missing');
}

function learn(turn: Turn, person: string): void {
  const isShared = turn.facts.sender.kind === 'shared';
  // A nurse or a neighbour tells the tenant's name: the number stays theirs, and only what they told is the tenant's.
  const lasting = !isShared && turn.context.forOther !== true;
  const tickets = openTickets(turn).map(({ id }) => id);
  turn.effects.push({ type: 'identify', person, lasting, tickets });
  if (isShared) note(turn, 'shared_address_identified_for_these_tickets');
  else if (!lasting) note(turn, 'writes_for_somebody_else');
  turn.context.agenda = turn.context.agenda.filter(({ key }) => key !== 'identity');
  if (turn.context.asked?.key === 'identity') turn.context.asked = null;
}

export function thankForName(turn: Turn): void {
  line(turn, turn.context.forOther === true ? 'identity.thanks_other' : 'identity.thanks');
}

function candidatesOf({ facts }: Turn, heard: Heard): readonly string[] {
  if (heard.person !== null) return [heard.person];
  if (heard.candidates.length > 0) return heard.candidates;
  return 'candidates' in facts.sender ? facts.sender.candidates : [];
}
