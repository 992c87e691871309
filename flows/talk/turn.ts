// One turn of a talk: what was heard goes in, a new context, effects and at most one answer come out.
import type { Effect, Line, Manner } from '../effects.ts';
import type { TalkEvent, TalkFacts } from '../events.ts';
import type { Outcome } from '../outcome.ts';
import type { TextKey, TextParams } from '../texts/keys.ts';
import type { TalkContext } from './context.ts';

/** Filled in by the modules beside this one; nothing outside a turn is changed. */
export interface Turn {
  readonly event: TalkEvent;
  readonly at: number;
  readonly facts: TalkFacts;
  context: TalkContext;
  effects: Effect[];
  /** The answer: one text, whatever the number of lines. */
  lines: Line[];
  manner: Manner;
  /** The ticket that the answer is about. */
  about: string | null;
  /** Lines that are no answer and may have to wait for the morning: a text of their own. */
  later: Line[];
  fresh: string[];
}

/** Texts that are a person's own words, or about consent: nothing is added to them. */
const BARE: readonly TextKey[] = ['manager.free', 'opt_out.done', 'opt_in.done', 'who.we_are', 'contractor.noted'];

export function begin(context: TalkContext, event: TalkEvent): Turn {
  return {
    event,
    at: event.at,
    facts: event.facts,
    context: { ...context },
    effects: [],
    lines: [],
    manner: 'answer',
    about: null,
    later: [],
    fresh: [...event.fresh],
  };
}

export function end(turn: Turn): Outcome<TalkContext> {
  nameOpened(turn);
  const { context, effects, lines } = turn;
  if (lines.length > 0 && maySpeak(turn)) {
    effects.push(text(turn, introduce(turn), turn.manner));
    if (turn.about !== null) {
      context.about = turn.about;
      context.aboutAt = turn.at;
    }
  } else if (lines.length > 0) suppressed(turn);
  if (turn.later.length > 0 && maySpeak(turn)) effects.push(text(turn, turn.later, 'proactive'));
  if (effects.length === 0) note(turn, 'nothing_to_do');
  return { context, effects };
}

/** Who says in one text who they are and what is wrong: what that text opens is theirs too. */
function nameOpened(turn: Turn): void {
  const { kind } = turn.facts.sender;
  if (kind !== 'unknown' && kind !== 'shared') return;
  const opened = turn.effects.flatMap((effect) => (effect.type === 'open_ticket' ? [effect.ticket] : []));
  if (opened.length === 0) return;
  turn.effects = turn.effects.map((effect) =>
    effect.type === 'identify' ? { ...effect, tickets: [...new Set([...effect.tickets, ...opened])] } : effect,
  );
}

/** Whether words may leave to where the message came from. */
export function maySpeak({ facts, lines }: Turn): boolean {
  if (!facts.answerable) return false;
  return !facts.optedOut || lines.some(({ text: key }) => key.startsWith('opt_'));
}

export function line(turn: Turn, key: TextKey, params: TextParams = {}): void {
  turn.lines.push({ text: key, params });
}

export function note(turn: Turn, reason: string): void {
  turn.effects.push({ type: 'note', reason });
}

export function alert(
  turn: Turn,
  kind: Extract<Effect, { type: 'alert' }>['kind'],
  ticket: string | null,
  message: string | null,
  candidates?: readonly string[],
): void {
  turn.effects.push({ type: 'alert', kind, ticket, message, ...(candidates === undefined ? {} : { candidates }) });
}

/** An id for what this turn creates. */
export function newId(turn: Turn): string {
  const id = turn.fresh.shift();
  if (id === undefined) throw new Error('a turn creates more things than it was given ids for');
  return id;
}

/** Safety texts leave before everything else, and whatever the person's consent: where none can, a person is alerted. */
export function sayFirst(turn: Turn, texts: readonly (readonly Line[])[], ticket: string | null): void {
  if (!turn.facts.answerable) {
    alert(turn, 'safety_blocked', ticket, messageOf(turn));
    return;
  }
  const says: Effect[] = texts.map((lines) => ({ type: 'say', lines, manner: 'safety', ticket, onlyIf: [] }));
  turn.effects.unshift(...says);
  turn.context.introduced = true;
  turn.context.about = ticket;
  turn.context.aboutAt = turn.at;
}

export function messageOf({ event, context }: Turn): string | null {
  return event.type === 'MESSAGE' || event.type === 'READ' ? event.message : (context.burst.at(-1) ?? null);
}

function text(turn: Turn, lines: readonly Line[], manner: Manner): Effect {
  return {
    type: 'say',
    lines,
    manner,
    ticket: turn.about,
    onlyIf: manner === 'proactive' ? ['new', 'accepted', 'scheduled'] : [],
  };
}

/** The first text of a relation says that a machine writes, and how to reach a person. */
function introduce(turn: Turn): readonly Line[] {
  const { context, lines } = turn;
  const staff = lines.some(({ text: key }) => key.startsWith('staff.'));
  if (context.introduced || staff) return lines;
  if (lines.some(({ text: key }) => key === 'who.we_are')) context.introduced = true;
  if (lines.some(({ text: key }) => BARE.includes(key))) return lines;
  context.introduced = true;
  // Perhaps somebody else has this number now: nobody is named.
  const stranger = lines.some(({ text: key }) => key === 'q.wrong_number');
  return [{ text: stranger ? 'hello.short' : 'hello.assistant', params: {} }, ...lines];
}

/** They were still writing when our last text left: more than that and they wait for a word. */
const CROSSED_MS = 45_000;

export function crossed({ at, context }: Turn): boolean {
  return at - Math.max(context.receiptAt, context.aboutAt) <= CROSSED_MS;
}

/** What a message may have come to beside the answer that cannot leave. */
const PLACED: readonly Effect['type'][] = ['open_ticket', 'add_to_ticket', 'tell_case', 'answer_case', 'alert'];

function suppressed(turn: Turn): void {
  if (!turn.facts.answerable) {
    note(turn, 'not_answerable');
    // "Où en est ma demande ?" of somebody whom no answer reaches: a person does.
    const asks = turn.lines.some(({ text: key }) => !key.startsWith('thanks.'));
    const placed = turn.effects.some(({ type }) => PLACED.includes(type));
    if (asks && !placed && turn.manner === 'answer') alert(turn, 'look_at', turn.about, messageOf(turn));
    return;
  }
  // They wrote, and want no texts: a person decides how to answer.
  note(turn, 'opted_out');
  if (turn.manner === 'answer') alert(turn, 'look_at', turn.about, messageOf(turn));
}
