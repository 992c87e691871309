// Words that come while a question is open: an answer, something about the question, or something else altogether.
import type { KnownTicket } from '../events.ts';
import type { Heard } from '../heard.ts';
import { followUpOf, INCIDENTS, whyOf } from '../incidents/index.ts';
import { ask, askNext, dropFollowUps, giveUp, itemOf, planFollowUps, repeat, reword } from './agenda.ts';
import type { Asked, Recent } from './context.ts';
import { instruct } from './danger.ts';
import { answerIdentity } from './identity.ts';
import { open, report, UNKNOWN } from './report.ts';
import { addTo, change, isOpen, recentOf, ticketOf } from './tickets.ts';
import { asReport } from './topic.ts';
import { alert, crossed, line, note, type Turn } from './turn.ts';
import { fulfil, wishOf } from './word.ts';

/** A try at an answer has few words; a story has more. */
const FEW_WORDS = 3;

/** Something about the question itself. True when that was all. */
export function aboutQuestion(turn: Turn, asked: Asked, heard: Heard, messages: readonly string[]): boolean {
  switch (heard.meta) {
    case 'why':
      line(turn, whyOf(asked.key));
      repeat(turn);
      return true;
    case 'who_are_you':
      line(turn, 'who.we_are');
      repeat(turn);
      return true;
    case 'not_understood':
      if (!reword(turn)) toPerson(turn, messages);
      return true;
    case 'later':
      line(turn, 'later.fine');
      turn.context.asked = { ...asked, until: turn.at + turn.event.settings.answerMs };
      return true;
    case 'dont_know':
      if (asked.key === 'clarify') return false;
      line(turn, 'dont_know.fine');
      settle(turn, asked, 'dont_know', messages);
      return true;
    case 'correction':
      return isCorrection(heard) && correct(turn, heard, messages);
    default:
      return false;
  }
}

/** Takes the answer where the words are one. */
export function takeAnswer(turn: Turn, asked: Asked, heard: Heard, messages: readonly string[]): boolean {
  if (asked.kind === 'identity') return takeIdentity(turn, asked, heard, messages);
  if (asked.key === 'clarify') return takeClarified(turn, asked, heard, messages);
  const { answer } = heard;
  if (answer.kind === 'value' && !(asked.kind === 'free' && answer.value !== 'stop' && isElsewhere(turn, heard))) {
    take(turn, asked, answer.value, messages);
    return true;
  }
  if (asked.kind === 'which_ticket' && heard.ticket !== null && asked.options.includes(heard.ticket)) {
    take(turn, asked, heard.ticket, messages);
    return true;
  }
  // One word that fits no option is a slip; a sentence is a description.
  if (asked.orWords && answer.kind === 'unsure' && heard.words !== 1 && !isElsewhere(turn, heard)) {
    take(turn, asked, 'words', messages);
    return true;
  }
  return false;
}

/** Not an answer and nothing else either: added while they still tell, then other words, then a person. */
export function notUnderstood(turn: Turn, asked: Asked, heard: Heard, messages: readonly string[]): void {
  const joins = turn.at - turn.context.receiptAt <= turn.event.settings.joinMs && asked.tries === 0;
  const tries = heard.answer.kind === 'unsure' && (heard.words ?? FEW_WORDS + 1) <= FEW_WORDS;
  const target = asked.ticket ?? turn.context.recent.at(-1)?.ticket ?? null;
  if (target !== null) addTo(turn, target, messages);
  if (joins && !tries && target !== null) {
    turn.about = target;
    if (crossed(turn)) note(turn, 'joined_while_a_question_is_open');
    else line(turn, 'added.noted', { ticket: target });
    return;
  }
  if (!reword(turn)) toPerson(turn, messages);
}

/** "En fait laissez tomber, c'est réparé" corrects nothing: it is a word about the ticket. */
export function isCorrection({ meta, intent }: Heard): boolean {
  return (
    meta === 'correction' &&
    (intent === 'report' || intent === 'add_info' || intent === 'thanks' || intent === 'rating')
  );
}

/** "Finalement la porte, c'est réparé": no answer, whatever it names, and no correction of one. */
export function isOver({ meta, reply, mended }: Heard): boolean {
  return meta === 'correction' && reply === 'done' && mended === true;
}

/** The words say that the open question was misread, or an earlier answer was wrong. */
function correct(turn: Turn, heard: Heard, messages: readonly string[]): boolean {
  const { asked, answered } = turn.context;
  if (heard.answer.kind === 'value' && asked !== null && answered === null) return false;
  if (answered === null) return false;
  askAgain(turn);
  const ticket = answered.ticket;
  if (ticket !== null) addTo(turn, ticket, messages);
  return true;
}

/** The last answer is asked once more; the question that was open comes after it. */
export function askAgain(turn: Turn): void {
  const { asked, answered, agenda } = turn.context;
  if (answered === null) return;
  if (asked !== null) turn.context.agenda = [itemOf(asked), ...agenda];
  turn.context.asked = null;
  turn.context.answered = null;
  line(turn, 'correction.again');
  ask(turn, answered);
}

/** A report or a word about a ticket, rather than words for a question that takes any. */
function isElsewhere(turn: Turn, heard: Heard): boolean {
  const { intent, questionMark, asks } = heard;
  return wishOf(turn, heard) !== null || intent === 'human' || intent === 'opt_out' || questionMark || asks === true;
}

function take(turn: Turn, asked: Asked, value: string | number, messages: readonly string[]): void {
  settle(turn, asked, value, messages);
}

function settle(turn: Turn, asked: Asked, value: string | number, messages: readonly string[]): void {
  turn.context.asked = null;
  turn.context.answered = itemOf(asked);
  turn.context.thanked = false;
  switch (asked.source) {
    case 'follow_up':
    case 'manager':
      noted(turn, asked, value, messages);
      return;
    case 'case':
      if (asked.ticket === null || asked.ref === null) return;
      addTo(turn, asked.ticket, messages);
      turn.about = asked.ticket;
      turn.effects.push({ type: 'answer_case', ticket: asked.ticket, ref: asked.ref, question: asked.key, value });
      // The order says what follows, in one text with it.
      if (asked.key === 'fixed' && value !== 'dont_know' && ticketOf(turn, asked.ticket)?.order === 'done')
        note(turn, 'the_order_answers');
      else if (asked.key === 'fixed' && value === 'yes') line(turn, 'said.resolved', { ticket: asked.ticket });
      else if (asked.key === 'fixed' && value === 'no') line(turn, 'said.unresolved', { ticket: asked.ticket });
      // Dates and scores have a word of their own from the case that asked.
      else if (asked.kind === 'slot' && value === 'none') line(turn, 'slot.other');
      else if (asked.kind === 'slot' && String(value).startsWith('wish')) line(turn, 'slot.wish');
      else if (asked.kind === 'slot' || asked.key.startsWith('rate_')) note(turn, `answered_${asked.key}`);
      else line(turn, 'thanks.noted');
      return;
    case 'talk':
      talked(turn, asked, value, messages);
  }
}

/** The answer stands on the card; it may make the ticket more pressing, and a danger brings its instruction at once. */
function noted(turn: Turn, asked: Asked, value: string | number, messages: readonly string[]): void {
  const { ticket } = asked;
  if (ticket === null) {
    alert(turn, 'look_at', null, messages.at(-1) ?? null);
    return;
  }
  turn.about = ticket;
  turn.effects.push({ type: 'note_answer', ticket, question: asked.key, value });
  const recent = recentOf(turn, ticket);
  if (recent !== undefined) change(turn, ticket, { answers: { ...recent.answers, [asked.key]: value } });
  const raises = followUpOf(asked.key)?.raises?.[String(value)];
  const hazards = raises?.hazard === undefined ? [] : [raises.hazard];
  addTo(turn, ticket, messages, { urgency: raises?.urgency ?? 'routine', hazards });
  if (raises?.urgency === 'emergency') {
    dropFollowUps(turn, ticket);
    const { event } = turn;
    const heard = 'burst' in event ? event.burst : null;
    if (heard !== null) instruct(turn, { ...heard, hazards, situation: 'can_leave' }, ticket, messages);
    return;
  }
  const more = turn.context.agenda.length;
  if (value !== 'dont_know') line(turn, 'thanks.noted');
  askNext(turn);
  if (more > 0 && turn.context.asked === null) note(turn, 'no_question_left');
}

function talked(turn: Turn, asked: Asked, value: string | number, messages: readonly string[]): void {
  const ticket = ticketOf(turn, asked.ticket);
  switch (asked.key) {
    case 'which_ticket': {
      const chosen = ticketOf(turn, String(value));
      if (chosen === undefined) alert(turn, 'which_ticket', null, asked.messages.at(-1) ?? null);
      if (chosen === undefined) line(turn, 'person.reads');
      else fulfil(turn, asked.wish ?? 'add_info', chosen, asked.messages);
      return;
    }
    case 'same_problem':
      if (value === 'new') another(turn, asked);
      else if (ticket !== undefined) {
        addTo(turn, ticket.id, messages);
        turn.about = ticket.id;
        line(turn, 'thanks.noted');
      } else alert(turn, 'unclear', asked.ticket, messages.at(-1) ?? null);
      return;
    case 'wrong_number':
      if (value === 'yes') {
        alert(turn, 'number_gone', null, asked.messages.at(-1) ?? messages.at(-1) ?? null);
        line(turn, 'wrong.done');
        turn.context.agenda = [];
        turn.context.parting = true;
      } else {
        note(turn, 'number_kept');
        line(turn, 'wrong.kept');
      }
      return;
    default:
      alert(turn, 'unclear', asked.ticket, messages.at(-1) ?? null);
  }
}

/** It was another problem after all: the words that had been added to the open ticket get one of their own. */
function another(turn: Turn, asked: Asked): void {
  const { category, urgency } = asked.params as { category: Recent['category']; urgency: Recent['urgency'] };
  const { ticket } = open(turn, { category, urgency, confidence: 1 }, UNKNOWN, asked.messages);
  turn.about = ticket;
  line(turn, 'receipt.one', { ticket, category });
}

function takeIdentity(turn: Turn, asked: Asked, heard: Heard, messages: readonly string[]): boolean {
  const told = heard.person !== null || heard.candidates.length > 0;
  const stillTelling = turn.at - turn.context.receiptAt <= turn.event.settings.joinMs;
  if (!told && heard.intent === 'report' && heard.problems.length > 0) return false;
  if (!told && isElsewhere(turn, heard)) return false;
  if (!told && stillTelling && heard.intent === 'add_info' && heard.answer.kind !== 'value') return false;
  answerIdentity(turn, heard, messages.at(-1)!);
  turn.context.answered = itemOf(asked);
  if (asked.ticket !== null) {
    addTo(turn, asked.ticket, messages);
    turn.about = asked.ticket;
  }
  askNext(turn);
  return true;
}

/** What it is about, said again: now it can be read, or a person reads it. Its first words are not lost. */
function takeClarified(turn: Turn, asked: Asked, heard: Heard, messages: readonly string[]): boolean {
  const all = [...asked.messages, ...messages];
  const told = heard.problems.length > 0 && !heard.unsure ? heard : asReport(heard);
  if (told !== null && asked.ticket !== null) return putRight(turn, asked.ticket, told, messages);
  if (told !== null) {
    turn.context.asked = null;
    report(turn, told, all);
    askNext(turn);
    return true;
  }
  if (isElsewhere(turn, heard)) return false;
  if (asked.ticket !== null) addTo(turn, asked.ticket, messages);
  turn.context.asked = { ...asked, messages: all };
  if (!reword(turn)) toPerson(turn, []);
  return true;
}

/** Of a ticket whose trade was a guess: now it is known. */
function putRight(turn: Turn, ticket: string, { problems }: Heard, messages: readonly string[]): true {
  const [problem] = problems;
  turn.context.asked = null;
  turn.about = ticket;
  addTo(turn, ticket, messages, { urgency: problem?.urgency ?? 'routine', hazards: [] });
  if (problem !== undefined && problem.category !== recentOf(turn, ticket)?.category) {
    turn.effects.push({ type: 'correct_case', ticket, category: problem.category });
    change(turn, ticket, { category: problem.category });
  }
  const recent = recentOf(turn, ticket);
  if (recent === undefined || INCIDENTS[recent.category].isPrivate) line(turn, 'added.noted', { ticket });
  else line(turn, 'receipt.corrected', { ticket, category: recent.category });
  if (recent !== undefined) planFollowUps(turn, recent, 1);
  askNext(turn);
  return true;
}

/** Two rewordings were not enough. A report without a ticket gets one, so that a person meets it. */
export function toPerson(turn: Turn, messages: readonly string[]): void {
  const { asked } = turn.context;
  if (asked === null) return;
  const waiting = [...asked.messages, ...messages];
  if (asked.key === 'clarify' && asked.ticket === null && waiting.length > 0) {
    turn.context.asked = { ...asked, ticket: open(turn, OTHER, UNKNOWN, waiting).ticket };
  }
  turn.about = turn.context.asked?.ticket ?? null;
  giveUp(turn, messages.at(-1) ?? waiting.at(-1) ?? null);
  line(turn, 'human.unclear');
}

const OTHER = { category: 'other', urgency: 'routine', confidence: 0 } as const;

/** For a talk whose ticket has closed while its question was open. */
export function isStale(ticket: KnownTicket | undefined, asked: Asked): boolean {
  return asked.source === 'follow_up' && ticket !== undefined && !isOpen(ticket);
}
