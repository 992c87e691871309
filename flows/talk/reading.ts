// The model has read a message that was answered already. It may only add: danger, urgency, a ticket that was missed; a trade that
// was told wrongly is put right in words.
import { isHidden, moreSevere, URGENCIES } from '../codes.ts';
import type { TalkEvent } from '../events.ts';
import type { Heard } from '../heard.ts';
import { INCIDENTS } from '../incidents/index.ts';
import { askNext, dropFollowUps, listed } from './agenda.ts';
import type { Recent } from './context.ts';
import { danger, instruct, isDanger } from './danger.ts';
import { open, report } from './report.ts';
import { addTo, change, isOpen, isRelated, openTickets, ticketOf } from './tickets.ts';
import { alert, line, note, type Turn } from './turn.ts';

type Read = Extract<TalkEvent, { type: 'READ' }>;

/** Below this, the first reading stands. */
const SURE = 0.6;
const MOST_MORE = 4;

export function read(turn: Turn, event: Read): void {
  const { heard, before, message } = event;
  const { context } = turn;
  const missed = before.hazards.filter((hazard) => !heard.hazards.includes(hazard));
  if (context.burst.includes(message)) {
    if (isDanger(heard)) {
      const messages = context.burst;
      context.burst = [];
      danger(turn, heard, messages);
    } else note(turn, 'read_in_time');
    return;
  }
  const recent = context.recent.findLast(({ messages }) => messages.includes(message));
  if (recent === undefined) {
    unplaced(turn, event);
    return;
  }
  if (missed.length > 0) alert(turn, 'readings_differ', recent.ticket, message);
  const known = ticketOf(turn, recent.ticket);
  if (known !== undefined && !isOpen(known)) {
    note(turn, 'read_after_closing');
    return;
  }
  const did = [
    raise(turn, recent, heard, message),
    more(turn, recent, heard, message),
    correct(turn, recent, heard, before),
  ];
  if (!did.includes(true)) note(turn, 'read_without_consequence');
}

/** It hangs on no ticket: a danger or a report that the first reading missed gets one now. */
function unplaced(turn: Turn, { heard, before, message }: Read): void {
  const { context } = turn;
  const waits = context.asked?.messages.includes(message) === true;
  if (isDanger(heard) && !isDanger(before)) {
    danger(turn, heard, [message]);
    return;
  }
  const { kind } = turn.facts.sender;
  if (kind === 'contractor' || kind === 'manager') {
    note(turn, 'words_of_somebody_at_work');
    return;
  }
  const found = heard.intent === 'report' && heard.problems.length > 0 && !heard.unsure;
  if (found && (waits || before.intent !== 'report')) {
    const messages = waits ? context.asked!.messages : [message];
    if (waits) context.asked = null;
    if (context.held) {
      alert(turn, 'look_at', null, message);
      return;
    }
    report(turn, heard, messages);
    askNext(turn);
    return;
  }
  note(turn, 'read_without_consequence');
}

function raise(turn: Turn, recent: Recent, heard: Heard, message: string): boolean {
  const urgency = heard.problems.reduce((most, problem) => moreSevere(most, problem.urgency), recent.urgency);
  const fresh = heard.hazards.filter((hazard) => !recent.hazards.includes(hazard));
  const rises = URGENCIES.indexOf(urgency) > URGENCIES.indexOf(recent.urgency);
  if (!rises && fresh.length === 0) return false;
  addTo(turn, recent.ticket, [message], {
    urgency: fresh.length > 0 ? 'emergency' : urgency,
    hazards: heard.hazards,
    situation: heard.situation,
  });
  if (fresh.length > 0 || urgency === 'emergency') {
    dropFollowUps(turn, recent.ticket);
    if (turn.context.asked?.ticket === recent.ticket) turn.context.asked = null;
    turn.about = recent.ticket;
    if (isHidden(heard.hazards)) {
      danger(turn, heard, [message]);
      return true;
    }
    instruct(turn, heard, recent.ticket, [message]);
  }
  return true;
}

/** Problems beside the one that was noted: each gets its ticket, said in one text. */
function more(turn: Turn, recent: Recent, heard: Heard, message: string): boolean {
  if (heard.intent !== 'report' || heard.unsure || turn.context.held) return false;
  const noted = heard.problems.some(({ category }) => category === recent.category);
  const first = recent.messages[0] === message;
  if (first && !noted) return false;
  const known = openTickets(turn).map(({ category }) => category);
  const others = heard.problems.filter(
    ({ category, confidence }) => category !== 'other' && confidence >= SURE && !known.includes(category),
  );
  const apart = first ? others : others.filter(({ category }) => !isRelated(category, recent.category));
  const opened = apart.slice(0, MOST_MORE).map((problem) => open(turn, problem, heard, [message]));
  const [one] = opened;
  if (one === undefined) return false;
  turn.about = one.ticket;
  if (opened.length > 1)
    line(turn, 'receipt.several', listed(opened.map(({ ticket, category }) => ({ id: ticket, category }))));
  else if (INCIDENTS[one.category].isPrivate) line(turn, 'receipt.private', { ticket: one.ticket });
  else line(turn, 'receipt.more', { ticket: one.ticket, category: one.category });
  return true;
}

/** One problem, one ticket, another trade: put right, and said if the receipt had named it. */
function correct(turn: Turn, recent: Recent, heard: Heard, before: Heard): boolean {
  const [problem] = heard.problems;
  const single = heard.problems.length === 1 && before.problems.length <= 1 && recent.messages.length === 1;
  const differs = problem !== undefined && problem.category !== recent.category && problem.confidence >= SURE;
  if (!single || !differs || heard.unsure) return false;
  turn.effects.push({ type: 'correct_case', ticket: recent.ticket, category: problem.category });
  change(turn, recent.ticket, { category: problem.category, named: !INCIDENTS[problem.category].isPrivate });
  dropFollowUps(turn, recent.ticket);
  const { asked } = turn.context;
  if (asked?.source === 'follow_up' && asked.ticket === recent.ticket) turn.context.asked = null;
  if (!recent.named || INCIDENTS[problem.category].isPrivate || turn.context.held) return true;
  turn.about = recent.ticket;
  line(turn, 'receipt.corrected', { ticket: recent.ticket, category: problem.category });
  return true;
}
