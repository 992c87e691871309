// A word about a ticket that exists: which one it is about, and what follows from it.
import type { Category, Intent } from '../codes.ts';
import type { KnownTicket, TenantSays } from '../events.ts';
import type { Heard, StatusReply } from '../heard.ts';
import { ask, dropFollowUps, item, listed } from './agenda.ts';
import type { Wish } from './context.ts';
import { openAfter, report } from './report.ts';
import { tellStatus } from './status.ts';
import { addTo, isOpen, isUnderway, lastTold, mayReopen, openTickets, recentOf, ticketsOf } from './tickets.ts';
import { spokenOf } from './topic.ts';
import { alert, crossed, line, note, type Turn } from './turn.ts';

/** Told this much later than the others, a ticket is what a bare reply is about. */
const FRESHER_MS = 6 * 3_600_000;
const FRESH_MS = 3 * 24 * 3_600_000;
const NEVER = { closedAt: 0, toldAt: 0, openedAt: 0 } as KnownTicket;
/** As many as a numbered list holds in a text. */
const MOST_LISTED = 4;

/** What a short reply to one of our texts wants; null: nothing of the ticket. */
const REPLY_WISH: Record<StatusReply, Wish | null> = {
  human: null,
  not_mine: 'not_mine',
  cancel: 'cancel',
  no_show: 'no_show',
  worse: 'worse',
  not_fixed: 'unresolved',
  absent: 'schedule',
  reschedule: 'schedule',
  late: 'late',
  when: 'status',
  who: 'status',
  access: 'access',
  done: 'resolved',
  thanks: null,
  ack: null,
};

/** Replies that say more than an intent can. */
const FINER: readonly StatusReply[] = ['no_show', 'not_mine', 'worse', 'late', 'access'];
const OUTWEIGHS: Partial<Record<Intent, readonly StatusReply[]>> = {
  resolved: ['not_fixed', 'absent', 'reschedule'],
  status: ['reschedule', 'absent'],
};
const INTENT_WISH: Partial<Record<Intent, Wish>> = {
  unresolved: 'unresolved',
  cancel: 'cancel',
  schedule: 'schedule',
  resolved: 'resolved',
  status: 'status',
};

/** What these words want of a ticket that exists; null: nothing of one. */
export function wishOf(turn: Turn, { intent, reply }: Heard): Wish | null {
  if (intent === 'report') return null;
  const known = turn.facts.tickets.length > 0 || turn.context.recent.length > 0;
  const said = known && reply !== null ? reply : null;
  if (said !== null && FINER.includes(said)) return REPLY_WISH[said];
  // "C'est pas réparé du tout" closes nothing; "on peut changer la date ?" asks for more than where things stand.
  if (said !== null && OUTWEIGHS[intent]?.includes(said)) return REPLY_WISH[said];
  return INTENT_WISH[intent] ?? (said === null ? null : REPLY_WISH[said]);
}

/** Finds the ticket, or asks; then does what is wanted. */
export function wish(turn: Turn, wanted: Wish, heard: Heard, messages: readonly string[]): void {
  const found = attribute(turn, heard, wanted);
  if (found === 'ask') {
    askWhich(turn, wanted, messages);
    return;
  }
  if (found === null) {
    nothingKnown(turn, wanted, heard, messages);
    return;
  }
  fulfil(turn, wanted, found, messages, heard.wish);
}

/** The ticket that the words are about; `ask` when only the person can tell. */
export function attribute(turn: Turn, heard: Heard, wanted: Wish): KnownTicket | 'ask' | null {
  const all = spokenOf(heard, ticketsOf(turn));
  const open = all.filter(isOpen);
  const named = all.find(({ id }) => id === heard.ticket);
  if (named !== undefined && (isOpen(named) || open.length === 0)) return named;
  const asked = all.find(({ id }) => id === turn.context.asked?.ticket);
  if (asked !== undefined && isOpen(asked)) return asked;
  const reopenable = all.filter((ticket) => mayReopen(turn, ticket));
  const goesOn = wanted === 'unresolved' || wanted === 'no_show' || wanted === 'worse';
  // "C'est pas réparé", right after we said that it is: the closed one is meant, whatever else is open.
  const justClosed = reopenable.sort((a, b) => lastTold(a) - lastTold(b)).at(-1);
  const isLast = justClosed !== undefined && open.every((ticket) => lastTold(ticket) < lastTold(justClosed));
  const answers =
    ['add_info', 'status', 'resolved'].includes(wanted) && turn.at - lastTold(justClosed ?? NEVER) <= FRESH_MS;
  if (isLast && (goesOn || answers)) return justClosed;
  if (open.length === 1) return open[0]!;
  if (open.length === 0) return justClosed ?? all.at(-1) ?? null;
  return freshest(turn, open) ?? 'ask';
}

/** The one that we spoke of a moment ago, or that was told of long after the others. */
function freshest(turn: Turn, open: readonly KnownTicket[]): KnownTicket | undefined {
  const { context, at } = turn;
  const spoken = open.find(({ id }) => id === context.about);
  const lately = at - context.aboutAt <= turn.event.settings.joinMs;
  const justOpened = context.recent.filter(({ openedAt }) => openedAt === context.receiptAt).length;
  if (spoken !== undefined && lately && justOpened <= 1) return spoken;
  const [last, before] = [...open].sort((a, b) => lastTold(b) - lastTold(a));
  if (last === undefined || before === undefined) return last;
  return at - lastTold(last) <= FRESH_MS && lastTold(last) - lastTold(before) >= FRESHER_MS ? last : undefined;
}

function askWhich(turn: Turn, wanted: Wish, messages: readonly string[]): void {
  const open = openTickets(turn).slice(-MOST_LISTED);
  if (turn.context.asked !== null) {
    // One question at a time: a person sorts this one.
    alert(turn, 'which_ticket', null, messages.at(-1) ?? null);
    line(turn, 'person.reads');
    return;
  }
  const options = open.map(({ id }) => id);
  ask(turn, item('which_ticket', 'talk', { options, params: listed(open), messages: [...messages], wish: wanted }));
}

/** They speak of something that we know nothing of: never lost, so it becomes a ticket, or a person looks. */
function nothingKnown(turn: Turn, wanted: Wish, heard: Heard, messages: readonly string[]): void {
  if (wanted === 'status') {
    line(turn, 'status.none');
    note(turn, 'status_of_nothing');
  } else if (wanted === 'cancel' || wanted === 'schedule' || wanted === 'resolved' || wanted === 'not_mine') {
    alert(turn, 'look_at', null, messages.at(-1) ?? null);
    line(turn, turn.facts.openAt > turn.at ? 'person.reads_at' : 'person.reads', { openAt: turn.facts.openAt });
  } else report(turn, heard, messages);
}

/** Emergencies for which people leave the building: others say when it is safe again. */
const LEFT_FOR: readonly Category[] = ['gas', 'fire_safety'];

const TELLS: Record<Exclude<Wish, 'status' | 'worse' | 'late' | 'access' | 'add_info'>, TenantSays> = {
  resolved: 'resolved',
  unresolved: 'unresolved',
  no_show: 'no_show',
  cancel: 'cancel',
  schedule: 'schedule',
  not_mine: 'not_mine',
};

/** Said of a ticket that is no more, these are a new problem. */
const GOES_ON: readonly Wish[] = ['unresolved', 'no_show', 'worse', 'late', 'access', 'add_info'];

export function fulfil(
  turn: Turn,
  wanted: Wish,
  ticket: KnownTicket,
  messages: readonly string[],
  date: Heard['wish'] = null,
): void {
  const { id } = ticket;
  const message = messages.at(-1);
  turn.about = id;
  turn.context.thanked = false;
  const justTold = turn.at - turn.context.receiptAt <= turn.event.settings.joinMs;
  if (wanted === 'unresolved' && justTold && ticket.status === 'new' && recentOf(turn, id) !== undefined) {
    // Nobody has tried to mend it yet: more words about it, whatever they sound like.
    addInfo(turn, ticket, messages);
    return;
  }
  if (!isOpen(ticket) && !mayReopen(turn, ticket) && GOES_ON.includes(wanted)) {
    openAfter(turn, ticket, messages);
    return;
  }
  switch (wanted) {
    case 'status':
      addTo(turn, id, messages);
      tellStatus(turn, [ticket]);
      return;
    case 'add_info':
      addInfo(turn, ticket, messages);
      return;
    case 'worse':
    case 'late':
    case 'access':
      addTo(turn, id, messages, { urgency: wanted === 'worse' ? 'urgent' : 'routine', hazards: [] });
      if (wanted !== 'access') alert(turn, 'look_at', id, message ?? null);
      line(turn, `said.${wanted}`, { ticket: id });
      return;
    default: {
      if (message === undefined) return;
      addTo(turn, id, messages.slice(0, -1));
      turn.effects.push({
        type: 'tell_case',
        ticket: id,
        said: TELLS[wanted],
        message,
        ...(date == null ? {} : { wish: date }),
      });
      dropFollowUps(turn, id);
      if (turn.context.asked?.source === 'follow_up' && turn.context.asked.ticket === id) turn.context.asked = null;
      if (isAnsweredByOrder(wanted, ticket)) note(turn, 'the_order_answers');
      else line(turn, sentenceFor(wanted, ticket), { ticket: id });
    }
  }
}

/** Its words say what is asked of the company, and are the only ones. */
function isAnsweredByOrder(wanted: keyof typeof TELLS, ticket: KnownTicket): boolean {
  if (!isOpen(ticket)) return false;
  if (wanted === 'schedule') return isUnderway(ticket);
  if (wanted === 'no_show') return isUnderway(ticket) || ticket.order === 'done';
  return wanted === 'unresolved' && ticket.order === 'done';
}

function sentenceFor(wanted: keyof typeof TELLS, ticket: KnownTicket) {
  if (wanted === 'unresolved' || wanted === 'no_show') {
    if (!isOpen(ticket)) return 'said.reopened';
    return wanted === 'no_show' ? 'said.no_show' : 'said.unresolved';
  }
  if (!isOpen(ticket) && wanted !== 'schedule' && wanted !== 'not_mine')
    return `status.${ticket.status}` as 'status.resolved';
  if (wanted === 'cancel') return ticket.urgency === 'emergency' ? 'said.resolved_check' : 'said.cancelled';
  if (wanted === 'resolved' && LEFT_FOR.includes(ticket.category) && ticket.urgency === 'emergency')
    return 'said.resolved_danger';
  if (wanted === 'resolved') return ticket.urgency === 'emergency' ? 'said.resolved_check' : 'said.resolved';
  return `said.${wanted}` as const;
}

/** More about a ticket. What they were writing as our last text left joins in silence; a closed one may open again. */
function addInfo(turn: Turn, ticket: KnownTicket, messages: readonly string[]): void {
  const { id } = ticket;
  addTo(turn, id, messages);
  turn.about = id;
  if (crossed(turn) && turn.context.recent.some(({ ticket: recent }) => recent === id)) return;
  if (!isOpen(ticket)) alert(turn, 'look_at', id, messages.at(-1) ?? null);
  line(turn, 'added.noted', { ticket: id });
}
