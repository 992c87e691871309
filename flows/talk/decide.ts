// A burst has ended: what do these words want? In the order of the guide: the open question first, then reports, then the rest.
import type { Heard } from '../heard.ts';
import { ask, askNext, item, repeat } from './agenda.ts';
import { aboutQuestion, askAgain, isCorrection, isOver, isStale, notUnderstood, takeAnswer } from './answer.ts';
import type { Asked } from './context.ts';
import { crisisOf, inCrisis } from './danger.ts';
import { hearIdentity, thankForName } from './identity.ts';
import { aboutTheResidence, forTenant, lodgeTicket, reportsForTenant, wantsLink } from './lodge.ts';
import { handOver, instead, notForUs, person, thanks, wantsPerson, wordless, wrongNumber } from './person.ts';
import { report } from './report.ts';
import { tellAll } from './status.ts';
import { addTo, change, isRelated, openTickets, recentOf, ticketOf } from './tickets.ts';
import { asNewReport, asWord, isElsewhereThan } from './topic.ts';
import { alert, line, note, type Turn } from './turn.ts';
import { besideVoice, isUnheard, unheard } from './voice.ts';
import { attribute, fulfil, wish, wishOf } from './word.ts';

/** A reading less sure than this, in the middle of a question, is about the question's ticket. */
const SURE = 0.5;
/** Words in passing change no trade. */
const SURE_OF_TRADE = 0.8;
/** "Je me suis trompée", and no more. */
const BARE_WORDS = 6;
const FEW_WORDS = 8;
const WORDS_OF_AN_ADDRESS = 14;

export function decide(turn: Turn, heard: Heard, messages: readonly string[]): void {
  const { context } = turn;
  context.heardAt = turn.at;
  if (heard.angry) context.angry += 1;
  const known = context.asked?.key !== 'identity' && hearIdentity(turn, heard);
  const { asked } = context;
  if (asked !== null && isStale(ticketOf(turn, asked.ticket), asked)) context.asked = null;

  const residence = lodgeTicket(turn, heard);
  if (heard.alarming && heard.problems.length === 0) alarming(turn, messages);
  else if (heard.came != null) instead(turn, heard.came, heard, messages);
  else if (heard.empty && isUnheard(heard)) unheard(turn, heard, messages);
  else if (heard.empty) wordless(turn, heard, messages);
  else if (wantsPerson(turn, heard)) person(turn, heard, messages);
  else if (wantsLink(turn, heard)) link(turn);
  else if (heard.questionMark) status(turn, messages);
  else if (staysWithCrisis(turn, heard)) inCrisis(turn, heard, messages);
  else if (residence !== null) aboutTheResidence(turn, residence, heard, messages);
  else if (heard.filled || reportsForTenant(turn, heard)) reportBeside(turn, heard, messages);
  else if (known && context.asked !== null && isOnlyWho(heard)) {
    thankForName(turn);
    repeat(turn);
  } else if (context.asked !== null) inQuestion(turn, context.asked, heard, messages);
  else withoutQuestion(turn, heard, messages);

  forTenant(turn, heard);
  besideVoice(turn, heard, messages);
  if (turn.context.burst.length === 0) askNext(turn);
  if (known) note(turn, 'identified_by_their_own_words');
}

/** In writing, as from the page of links; a question that is open comes again. */
function link(turn: Turn): void {
  line(turn, 'page.link');
  repeat(turn);
}

/** "C'est Odette": who writes, and nothing about the question. */
function isOnlyWho({ answer, intent, problems, words }: Heard): boolean {
  return (
    answer.kind !== 'value' && (words ?? 0) <= WORDS_OF_AN_ADDRESS && (intent !== 'report' || problems.length === 0)
  );
}

/** Told while an emergency goes on, unless it answers who they are, thanks, or says that it is over. */
function staysWithCrisis(turn: Turn, heard: Heard): boolean {
  const { context } = turn;
  if (crisisOf(context, turn.at) === null) return false;
  if (context.asked?.key === 'identity') return heard.person === null && heard.candidates.length === 0;
  if (heard.rescue === true && heard.intent === 'thanks') return true;
  return context.asked === null && ['report', 'add_info', 'unresolved', 'schedule', 'rating'].includes(heard.intent);
}

/** A report, whatever is asked: the question that was open stays the first. */
function reportBeside(turn: Turn, heard: Heard, messages: readonly string[]): void {
  const open = turn.context.asked;
  const planned = turn.context.agenda;
  report(turn, heard, messages);
  if (open === null || turn.context.asked !== open) return;
  turn.lines = turn.lines.filter(({ text }) => !text.startsWith('q.') && text !== 'ask.count');
  turn.context.agenda = [...planned, ...turn.context.agenda.filter((one) => !planned.includes(one))];
  repeat(turn);
}

function inQuestion(turn: Turn, asked: Asked, words: Heard, messages: readonly string[]): void {
  if (words.bareThanks === true) {
    thanks(turn, words, messages);
    return;
  }
  const about = recentOf(turn, asked.ticket)?.category ?? ticketOf(turn, asked.ticket)?.category;
  const heard = isElsewhereThan(turn, about, words) ? (asNewReport(turn, words) ?? words) : words;
  if (isNewProblem(turn, asked, heard)) {
    // Both at once: "non c'est bon, mais maintenant je n'ai plus de chauffage".
    if (asked.kind === 'yes_no' && heard.answer.kind === 'value') takeAnswer(turn, asked, heard, []);
    turn.lines = turn.lines.filter(({ text }) => text !== 'thanks.noted');
    reportBeside(turn, heard, messages);
    return;
  }
  if (isOver(heard)) {
    wish(turn, 'resolved', heard, messages);
    return;
  }
  if (aboutQuestion(turn, asked, heard, messages)) return;
  if (takeAnswer(turn, asked, heard, messages)) return;
  if (heard.meta === 'wrong_number' && asked.key !== 'wrong_number') {
    turn.context.asked = null;
    wrongNumber(turn, messages);
    return;
  }
  const wanted = wishOf(turn, heard);
  if (wanted !== null) {
    if (wanted === 'status') status(turn, messages);
    else wish(turn, wanted, heard, messages);
    if (turn.context.asked === asked && turn.lines.length > 0) repeat(turn);
    if (turn.lines.length === 0) note(turn, 'joined_while_a_question_is_open');
    return;
  }
  switch (heard.intent) {
    case 'thanks':
      thanks(turn, heard, messages);
      return;
    case 'opt_out':
      line(turn, 'opt_out.how');
      return;
    case 'not_for_us':
      notForUs(turn, messages);
      return;
    default:
      // "Quelqu'un peut venir cette nuit ?": where things stand, and our question again.
      if (heard.asks === true && heard.answer.kind !== 'value' && ticketOf(turn, asked.ticket) !== undefined) {
        status(turn, messages);
        repeat(turn);
        return;
      }
      notUnderstood(turn, asked, heard, messages);
  }
}

function withoutQuestion(turn: Turn, words: Heard, messages: readonly string[]): void {
  const heard = asNewReport(turn, words) ?? asWord(turn, words) ?? words;
  if (isCorrection(heard) && correction(turn, heard, messages)) return;
  if (isWrongNumber(turn, heard)) {
    wrongNumber(turn, messages);
    return;
  }
  if (heard.intent === 'report' && heard.problems.length > 0) {
    report(turn, heard, messages);
    return;
  }
  if (aboutUs(turn, heard)) return;
  const wanted = wishOf(turn, heard);
  if (wanted === 'status' && heard.ticket === null) {
    status(turn, messages);
    return;
  }
  if (wanted !== null) {
    wish(turn, wanted, heard, messages);
    return;
  }
  switch (heard.intent) {
    case 'report':
      unsure(turn, heard, messages);
      return;
    case 'add_info':
    case 'rating':
      addition(turn, heard, messages);
      return;
    case 'opt_out':
      note(turn, 'wants_no_messages_in_other_words');
      line(turn, 'opt_out.how');
      return;
    case 'thanks':
      thanks(turn, heard, messages);
      return;
    case 'not_for_us':
      notForUs(turn, messages);
      return;
    case 'human':
      handOver(turn, messages);
  }
}

/** "Ce n'est plus mon numéro" in few words is that, whatever trade they sound like; "pas moi" may be about an open ticket. */
function isWrongNumber(turn: Turn, { meta, intent, reply, words, problems }: Heard): boolean {
  if (meta !== 'wrong_number') return false;
  if (intent !== 'not_for_us' && reply === 'not_mine' && openTickets(turn).length > 0) return false;
  const told = intent === 'report' && (problems[0]?.confidence ?? 0) >= SURE;
  return !told || ((words ?? 0) <= FEW_WORDS && (problems[0]?.confidence ?? 0) < SURE_OF_TRADE);
}

/** What is said about the talk itself, where no question is open. */
function aboutUs(turn: Turn, heard: Heard): boolean {
  switch (heard.meta) {
    case 'who_are_you':
      note(turn, 'asked_who_we_are');
      line(turn, 'who.we_are');
      return true;
    case 'no_photo':
      if (turn.context.about === null) return false;
      note(turn, 'no_photo');
      line(turn, 'photo.no_matter');
      return true;
    default:
      return false;
  }
}

/** "Je me suis trompée", with nothing asked: bare, the last question comes again; with words, they are kept and the trade put right. */
function correction(turn: Turn, heard: Heard, messages: readonly string[]): boolean {
  const { context } = turn;
  const open = openTickets(turn);
  const named = open.find(({ id }) => id === heard.ticket);
  const ticket = named ?? open.find(({ id }) => id === context.about) ?? open.at(-1);
  if (ticket === undefined) return false;
  addTo(turn, ticket.id, messages);
  turn.about = ticket.id;
  const bare = (heard.words ?? 0) <= BARE_WORDS;
  if (bare && context.answered !== null && context.answered.source !== 'talk') {
    askAgain(turn);
    return true;
  }
  const [problem] = heard.problems;
  if (
    problem !== undefined &&
    problem.category !== recentOf(turn, ticket.id)?.category &&
    problem.confidence >= SURE_OF_TRADE
  ) {
    turn.effects.push({ type: 'correct_case', ticket: ticket.id, category: problem.category });
    change(turn, ticket.id, { category: problem.category });
  }
  line(turn, 'correction.noted', { ticket: ticket.id });
  return true;
}

/** Another trade than that of the question's ticket: a problem of its own, and the question stays. */
function isNewProblem(turn: Turn, asked: Asked, heard: Heard): boolean {
  if (heard.intent !== 'report' || heard.unsure || asked.key === 'clarify') return false;
  const about = recentOf(turn, asked.ticket)?.category ?? ticketOf(turn, asked.ticket)?.category;
  return heard.problems.some(({ category, confidence }) => {
    if (category === 'other' || confidence < SURE) return false;
    if (about === undefined) return true;
    return isRelated(category, about) ? category !== about && confidence >= 0.8 && heard.answer.kind !== 'value' : true;
  });
}

/** More words about something: to its ticket, or asked; what hangs on nothing becomes a ticket. */
function addition(turn: Turn, heard: Heard, messages: readonly string[]): void {
  const found = attribute(turn, heard, 'add_info');
  if (found === null) report(turn, heard, messages);
  else if (found === 'ask') wish(turn, 'add_info', heard, messages);
  else fulfil(turn, 'add_info', found, messages);
}

function status(turn: Turn, messages: readonly string[]): void {
  const about = openTickets(turn).find(({ id }) => id === turn.context.about) ?? openTickets(turn).at(-1);
  if (about !== undefined) addTo(turn, about.id, messages);
  tellAll(turn);
}

/** A report of nobody knows what: asked once more, then a person. */
function unsure(turn: Turn, heard: Heard, messages: readonly string[]): void {
  const { context } = turn;
  const last = context.recent.at(-1);
  const joins = turn.at - context.receiptAt <= turn.event.settings.joinMs;
  if (!heard.unsure || (joins && last !== undefined)) {
    report(turn, heard, messages);
    return;
  }
  ask(turn, item('clarify', 'talk', { messages: [...messages] }));
}

function alarming(turn: Turn, messages: readonly string[]): void {
  const ticket = openTickets(turn).at(-1)?.id ?? null;
  alert(turn, 'call_person', ticket, messages.at(-1) ?? null);
  line(turn, 'danger.maybe');
  if (turn.context.asked === null) ask(turn, item('clarify', 'talk', { messages: [...messages] }));
  else repeat(turn);
}
