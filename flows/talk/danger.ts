// Somebody is in danger: the instruction leaves at once, whole, before anything else; then the ticket, whose case calls people.
import { type Category, HAZARDS, type Hazard, HOME_OF_HAZARD, isHidden } from '../codes.ts';
import type { Line } from '../effects.ts';
import type { Heard, HeardProblem } from '../heard.ts';
import { fitTogether } from '../texts/safety/together.ts';
import { setAside } from './agenda.ts';
import type { TalkContext } from './context.ts';
import { expectIdentity, hearIdentity } from './identity.ts';
import { open } from './report.ts';
import { addTo, openTickets } from './tickets.ts';
import { alert, line, note, sayFirst, type Turn } from './turn.ts';

/** The same instruction is not sent again within this time: the person has it before their eyes. */
const AGAIN_MS = 10 * 60_000;
const MOST_TICKETS = 5;
/** Somebody who writes on is answered again after this. */
const REASSURE_MS = 60_000;

/** What an instruction already covers, so that the second danger needs none of its own. */
const COVERS: Partial<Record<Hazard, readonly Hazard[]>> = {
  gas: ['fire', 'carbon_monoxide', 'lockout'],
  fire: ['electrocution', 'carbon_monoxide', 'collapse'],
  carbon_monoxide: ['medical'],
  electrocution: ['flood', 'sewage'],
  flood: ['sewage', 'electrocution'],
  lockout: ['fire'],
  trapped: ['medical'],
  break_in: [],
};
/** Which instruction comes first. */
const ORDER: readonly Hazard[] = [
  'violence',
  'distress',
  'gas',
  'lockout',
  'fire',
  'carbon_monoxide',
  'medical',
  'electrocution',
  'collapse',
  'trapped',
  'flood',
  'sewage',
  'break_in',
];

export function isDanger(heard: Heard): boolean {
  return heard.hazards.length > 0 || heard.problems.some(({ urgency }) => urgency === 'emergency');
}

/** How long what follows an instruction is about that danger. */
const CRISIS_MS = 30 * 60_000;
/** Messages that are read together with what follows. */
const READ_TOGETHER = 6;

/** The emergency that this person is in the middle of. */
export function crisisOf(context: TalkContext, at: number): TalkContext['instructed'] {
  const { instructed } = context;
  return instructed !== null && at - instructed.at <= CRISIS_MS ? instructed : null;
}

/** What somebody has just told of goes on this long. */
const TELLING_MS = 10 * 60_000;

/** The report that this person is in the middle of, where it is one. */
function reportOf({ recent, receiptAt }: TalkContext, at: number): TalkContext['recent'][number] | undefined {
  const told = recent.filter(({ openedAt }) => openedAt === receiptAt);
  return at - receiptAt <= TELLING_MS && told.length === 1 ? told[0] : undefined;
}

/** What is read together with the words of now: of the emergency, or of the report that they go on with. */
export function toldBefore(context: TalkContext, at: number): readonly string[] {
  const crisis = crisisOf(context, at);
  return crisis === null ? (reportOf(context, at)?.messages.slice(-READ_TOGETHER) ?? []) : crisis.messages;
}

/**
 * "Je ne peux pas sortir", told after the smell of gas, or "j'ai 78 ans, il fait froid", after the lost keys: read with what was told
 * before, it changes what they must do.
 */
export function hasWorsened(context: TalkContext, at: number, together: Heard | null | undefined): boolean {
  if (together == null || !isDanger(together)) return false;
  const crisis = crisisOf(context, at);
  if (crisis === null) {
    const about = reportOf(context, at);
    return about !== undefined && together.hazards.some((hazard) => HOME_OF_HAZARD[hazard] === about.category);
  }
  const elsewhere = together.situation !== crisis.situation && together.situation !== 'can_leave';
  return elsewhere || together.hazards.some((hazard) => !crisis.dangers.includes(hazard));
}

/** Words in the middle of an emergency stay with it, whatever else they sound like: "j'attends dehors" is no lockout. */
export function inCrisis(turn: Turn, { rescue }: Heard, messages: readonly string[]): void {
  const crisis = crisisOf(turn.context, turn.at);
  if (crisis === null) return;
  addTo(turn, crisis.ticket, messages);
  turn.about = crisis.ticket;
  const inside = crisis.situation !== 'can_leave';
  if (rescue === true) line(turn, inside ? 'danger.rescue_inside' : 'danger.rescue', { ticket: crisis.ticket });
  else if (turn.at - turn.context.aboutAt >= REASSURE_MS) line(turn, 'danger.again', { ticket: crisis.ticket });
  else note(turn, 'added_in_an_emergency');
}

export function danger(turn: Turn, heard: Heard, messages: readonly string[]): void {
  const { context } = turn;
  setAside(turn);
  hearIdentity(turn, heard);
  const ticket = record(turn, heard, messages);
  turn.about = ticket;
  if (isHidden(heard.hazards)) {
    alert(turn, 'call_person', ticket, messages.at(-1) ?? null);
    if (!context.held) {
      context.held = true;
      turn.effects.push({ type: 'hold', manager: null });
    }
    context.agenda = [];
  }
  instruct(turn, heard, ticket, messages);
  turn.lines = [];
  context.thanked = false;
}

/** The instruction for what the words tell of; short where it was given a moment ago. */
export function instruct(turn: Turn, heard: Heard, ticket: string, messages: readonly string[]): void {
  const { context, at } = turn;
  const hazards = instructionsFor(heard.hazards, isStuckAtHome(heard));
  const last = context.instructed;
  const told =
    last !== null &&
    at - last.at < AGAIN_MS &&
    last.situation === heard.situation &&
    hazards.every((hazard) => last.hazards.includes(hazard));
  const crisis = crisisOf(context, at);
  context.instructed = {
    hazards,
    dangers: [...new Set([...(crisis?.dangers ?? []), ...heard.hazards])],
    situation: heard.situation,
    ticket,
    messages: [...(crisis?.messages ?? []), ...messages].slice(-READ_TOGETHER),
    at,
  };
  if (told) {
    note(turn, 'instructed_a_moment_ago');
    if (!isHidden(hazards)) sayFirst(turn, [[{ text: 'danger.again', params: { ticket } }]], ticket);
    return;
  }
  if (hazards.includes('violence')) {
    sayFirst(turn, [[{ text: `safety.violence.${heard.situation}`, params: {} }]], ticket);
    return;
  }
  const introduced = context.introduced;
  const asksWho = !isHidden(hazards) && expectIdentity(turn, heard, ticket);
  const [first, second] = hazards;
  const after: Line[] = [
    ...(asksWho ? [{ text: 'safety.where_are_you', params: {} } as const] : []),
    { text: 'safety.agency', params: {} },
    { text: 'safety.ticket', params: { ticket } },
    ...(introduced ? [] : [{ text: 'safety.assistant', params: {} } as const]),
  ];
  if (first === undefined || second === undefined) {
    const text = first === undefined ? 'safety.any' : (`safety.${first}.${heard.situation}` as const);
    sayFirst(turn, [[{ text, params: {} }, ...after]], ticket);
    return;
  }
  const [main, also] = [`safety.${first}.${heard.situation}`, `safety.${second}.${heard.situation}`] as const;
  const together = fitTogether(main, also, turn.facts.language);
  const texts: Line[][] = together
    ? [[{ text: main, params: {} }, { text: also, params: { after: main } }, ...after]]
    : [[{ text: main, params: {} }, ...after], [{ text: also, params: {} }]];
  sayFirst(turn, texts, ticket);
}

/** What keeps them in is the other danger, for which there are steps of its own; a lift has steps of its own too. */
function isStuckAtHome({ situation, problems }: Heard): boolean {
  return situation !== 'can_leave' && problems.every(({ category }) => category !== 'lift');
}

/** The dangers whose instructions are sent: the gravest, and a second one that it does not cover. */
export function instructionsFor(hazards: readonly Hazard[], atHome = false): Hazard[] {
  const [first, ...rest] = ORDER.filter((hazard) => hazards.includes(hazard));
  if (first === undefined) return [];
  if (first === 'violence') return [first];
  const second = rest.find((hazard) => !COVERS[first]?.includes(hazard) && !(atHome && hazard === 'trapped'));
  return second === undefined ? [first] : [first, second];
}

/** On a ticket: the one that these words raise, or a new one. The other problems that they tell of get theirs. */
function record(turn: Turn, heard: Heard, messages: readonly string[]): string {
  const told = [...heard.problems].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_TICKETS);
  const worst = told[0];
  const hazards = HAZARDS.filter((hazard) => heard.hazards.includes(hazard));
  const [gravest] = instructionsFor(hazards);
  const category = worst?.category ?? (gravest === undefined ? 'other' : HOME_OF_HAZARD[gravest]);
  const raised = raisedTicket(turn, heard, category);
  const says = { urgency: 'emergency' as const, hazards, situation: heard.situation };
  /** A danger that another problem of the same message is about. */
  const others = told.slice(1).filter(({ urgency, ...one }) => urgency === 'emergency' && one.category !== category);
  const isOfAnother = (hazard: Hazard) =>
    HOME_OF_HAZARD[hazard] !== category && others.some((other) => HOME_OF_HAZARD[hazard] === other.category);
  let main: string;
  if (raised !== undefined) {
    main = raised;
    addTo(turn, main, messages, says);
  } else {
    const problem = { category, urgency: 'emergency' as const, confidence: 1 };
    main = open(
      turn,
      problem,
      { ...heard, hazards: hazards.filter((hazard) => !isOfAnother(hazard)) },
      messages,
    ).ticket;
  }
  for (const other of told.slice(1)) {
    if (other.urgency === 'emergency' && other.category === category) continue;
    const known = openTickets(turn).find((ticket) => ticket.category === other.category);
    if (known === undefined)
      open(
        turn,
        other,
        { ...heard, hazards: hazards.filter((hazard) => HOME_OF_HAZARD[hazard] === other.category) },
        messages,
      );
    else if (known.id !== main) addTo(turn, known.id, messages, { urgency: other.urgency, hazards: [] });
  }
  return main;
}

/** The open ticket that got worse: of the same trade, or the only one where the words tell of nothing new. */
function raisedTicket(turn: Turn, heard: Heard, category: Category): string | undefined {
  const open = openTickets(turn);
  const alike = open.filter((ticket) => ticket.category === category).at(-1);
  if (alike !== undefined) return alike.id;
  const { context, at } = turn;
  const justTold = context.recent.find(
    ({ openedAt, hazards }) =>
      at - openedAt <= turn.event.settings.joinMs && hazards.some((hazard) => heard.hazards.includes(hazard)),
  );
  if (justTold !== undefined && open.some(({ id }) => id === justTold.ticket)) return justTold.ticket;
  return heard.intent !== 'report' && heard.problems.length === 0 && open.length === 1 ? open[0]!.id : undefined;
}

function rank({ urgency }: HeardProblem): number {
  return urgency === 'emergency' ? 0 : urgency === 'urgent' ? 1 : 2;
}
