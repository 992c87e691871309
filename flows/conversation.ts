// The talk with one person: who, which ticket, what is missing, what now. Here is when; what each turn does is in talk/.
import { setup } from 'xstate';
import type { Effect } from './effects.ts';
import type { TalkEvent } from './events.ts';
import type { Heard } from './heard.ts';
import { act } from './outcome.ts';
import type { Expectation } from './questions.ts';
import { consent } from './talk/consent.ts';
import { START, type TalkContext } from './talk/context.ts';
import { danger, hasWorsened, isDanger, toldBefore } from './talk/danger.ts';
import { decide } from './talk/decide.ts';
import { keep } from './talk/held.ts';
import { forTenant } from './talk/lodge.ts';
import { forget, fromStranger } from './talk/person.ts';
import { read } from './talk/reading.ts';
import { silence } from './talk/silence.ts';
import { manager } from './talk/staff.ts';
import * as told from './talk/told.ts';
import { begin, end, note, type Turn } from './talk/turn.ts';

type Of<T extends TalkEvent['type']> = Extract<TalkEvent, { type: T }>;
interface Hears {
  context: TalkContext;
  event: TalkEvent;
}

/** However they write on, the first answer comes within the minute. */
const LONGEST_BURST_MS = 50_000;
const SLOW_FACTOR = 2;

const turn = (work: (turn: Turn, event: TalkEvent) => void) =>
  act<TalkContext, TalkEvent>((context, event) => {
    const began = begin(context, event);
    work(began, event);
    return end(began);
  });

/** The gathered messages, with the one that comes now; the burst is over. */
function gathered(turn: Turn): string[] {
  const { event, context } = turn;
  const messages = [...context.burst, ...(event.type === 'MESSAGE' ? [event.message] : [])];
  context.burst = [];
  return [...new Set(messages)];
}

function whole(event: TalkEvent): Heard | null {
  if (event.type === 'MESSAGE') return event.burst;
  return 'burst' in event ? event.burst : null;
}

const hearing = (event: TalkEvent): Of<'MESSAGE'> => event as Of<'MESSAGE'>;

const always = {
  INFORM: { actions: 'inform', target: 'settling' },
  ASK: { actions: 'toAsk', target: 'settling' },
  MANAGER_WROTE: { actions: 'managerWrote', target: 'settling' },
  MANAGER_ASKED: { actions: 'managerAsked', target: 'settling' },
  HELD: { actions: 'hold', target: 'settling' },
  IDENTIFIED: { actions: 'identified', target: 'settling' },
  READ: { actions: 'read', target: 'settling' },
  UNDELIVERED: { actions: 'undelivered', target: 'settling' },
  LINK_ASKED: { actions: 'linkAsked', target: 'settling' },
} as const;

/** They are told first that their number is taken off our list. */
const PARTING_MS = 60_000;

/** A message: people of the agency, dangers and STOP are never gathered. */
const message = [
  { guard: 'isManager', actions: 'manager', target: 'settling' },
  // Their words are heard by contractor-talk.ts.
  { guard: 'isContractor' },
  { guard: 'isDanger', actions: 'danger', target: 'settling' },
  { guard: 'isConsent', actions: 'consent', target: 'settling' },
  { guard: 'isHeardAlready', actions: 'heardAlready' },
] as const;

export const talk = setup({
  types: { context: {} as TalkContext, events: {} as TalkEvent, emitted: {} as Effect },
  delays: {
    burst: ({ context, event }: Hears) => {
      if (event.facts.whole) return 0;
      const { burstMs } = event.settings;
      const pause = event.facts.slow ? burstMs * SLOW_FACTOR : burstMs;
      const left = context.burstFrom + LONGEST_BURST_MS - event.at;
      // Words of a recording are waited for as long as an answer may take.
      return Math.max(0, whole(event)?.voice === 'pending' ? left : Math.min(pause, left));
    },
    parting: PARTING_MS,
    answer: ({ context, event }: Hears) => Math.max(0, (context.asked?.until ?? event.at) - event.at),
  },
  guards: {
    isHeardAlready: ({ context, event }: Hears) =>
      hearing(event).heard.voice != null &&
      context.recent.some(({ messages }) => messages.includes(hearing(event).message)),
    isManager: ({ event }: Hears) => event.facts.sender.kind === 'manager' && !isNewDanger(event),
    isContractor: ({ event }: Hears) =>
      event.facts.sender.kind === 'contractor' &&
      !isDanger(hearing(event).heard) &&
      hearing(event).heard.optOut === null,
    isDanger: ({ context, event }: Hears) =>
      isDanger(hearing(event).heard) ||
      isDanger(hearing(event).burst) ||
      hasWorsened(context, event.at, hearing(event).together),
    isConsent: ({ event }: Hears) => hearing(event).heard.optOut !== null,
    isHeldWhileGathering: ({ context }: Hears) => context.held && context.burst.length > 0,
    isHeld: ({ context }: Hears) => context.held,
    isParting: ({ context }: Hears) => context.parting === true,
    isGathering: ({ context }: Hears) => context.burst.length > 0,
    isAsking: ({ context }: Hears) => context.asked !== null,
  },
  actions: {
    heardAlready: turn((turn) => note(turn, 'words_of_a_recording_that_is_on_its_ticket')),
    gather: act<TalkContext, TalkEvent>((context, event) => ({
      context: {
        burst: [...new Set([...context.burst, hearing(event).message])],
        burstFrom: context.burst.length === 0 ? event.at : context.burstFrom,
        heardAt: event.at,
      },
      effects: [],
    })),
    decide: turn((turn, event) => {
      const heard = whole(event);
      const messages = gathered(turn);
      if (heard === null || messages.length === 0) note(turn, 'nothing_was_gathered');
      else decide(turn, heard, messages);
    }),
    danger: turn((turn, event) => {
      turn.context.heardAt = turn.at;
      const { heard, burst, together } = hearing(event);
      const told = [burst, heard].find(isDanger);
      const worsened = hasWorsened(turn.context, turn.at, together);
      const meant = worsened ? (together ?? burst) : (told ?? burst);
      danger(turn, meant, gathered(turn));
      forTenant(turn, meant);
    }),
    consent: turn((turn, event) => {
      const before = turn.context.burst;
      turn.context.burst = [];
      if (before.length > 0) keep(turn, hearing(event).burst, before);
      consent(turn, hearing(event).heard);
    }),
    keep: turn((turn, event) => keep(turn, hearing(event).burst, gathered(turn))),
    keepGathered: turn((turn, event) => {
      const messages = gathered(turn);
      if (messages.length > 0) keep(turn, whole(event), messages);
    }),
    manager: turn((turn, event) => manager(turn, hearing(event).heard, hearing(event).message)),
    forget: turn((turn) => forget(turn)),
    fromStranger: turn((turn, event) => fromStranger(turn, hearing(event).message)),
    silence: turn((turn) => silence(turn)),
    read: turn((turn, event) => read(turn, event as Of<'READ'>)),
    inform: turn((turn, event) => told.inform(turn, event as Of<'INFORM'>)),
    toAsk: turn((turn, event) => told.toAsk(turn, event as Of<'ASK'>)),
    managerWrote: turn((turn, event) => told.managerWrote(turn, event as Of<'MANAGER_WROTE'>)),
    managerAsked: turn((turn, event) => told.managerAsked(turn, event as Of<'MANAGER_ASKED'>)),
    hold: turn((turn, event) => told.heldBy(turn, (event as Of<'HELD'>).manager)),
    release: turn((turn) => told.released(turn)),
    identified: turn((turn, event) => told.identified(turn, (event as Of<'IDENTIFIED'>).person)),
    linkAsked: turn((turn) => told.linkAsked(turn)),
    undelivered: turn((turn, event) => told.undelivered(turn, event as Of<'UNDELIVERED'>)),
  },
}).createMachine({
  id: 'talk',
  initial: 'quiet',
  context: START,
  states: {
    /** Nothing is asked, nothing comes in. */
    quiet: { on: { ...always, MESSAGE: [...message, { actions: 'gather', target: 'gathering' }] } },
    /** They are writing: what comes within the pause is one report. */
    gathering: {
      after: { burst: { actions: 'decide', target: 'settling' } },
      on: {
        ...always,
        MESSAGE: [...message, { actions: 'gather', target: 'gathering', reenter: true }],
      },
    },
    /** A question is open. */
    asking: {
      after: { answer: { actions: 'silence', target: 'settling' } },
      on: { ...always, MESSAGE: [...message, { actions: 'gather', target: 'gathering' }] },
    },
    /** A person of the agency has the conversation. */
    held: {
      on: {
        ...always,
        MESSAGE: [...message, { actions: 'keep', target: 'settling' }],
        RELEASED: { actions: 'release', target: 'settling' },
      },
    },
    /** Their number is somebody else's, who is being told so. */
    parting: {
      after: { parting: { actions: 'forget', target: 'settling' } },
      on: {
        ...always,
        MESSAGE: [
          { guard: 'isDanger', actions: 'danger', target: 'settling' },
          { guard: 'isConsent', actions: 'consent', target: 'settling' },
          { actions: 'fromStranger' },
        ],
        RELEASED: { actions: 'release', target: 'settling' },
      },
    },
    /** Where the turn has led. Never rests here. */
    settling: {
      always: [
        // Taken by a person while they were writing: what was gathered is kept too.
        { guard: 'isHeldWhileGathering', actions: 'keepGathered', target: 'held' },
        { guard: 'isParting', target: 'parting' },
        { guard: 'isHeld', target: 'held' },
        { guard: 'isGathering', target: 'gathering' },
        { guard: 'isAsking', target: 'asking' },
        { target: 'quiet' },
      ],
    },
  },
});

/** A manager's own words take charge of an alarm, whatever danger they name. */
function isNewDanger(event: TalkEvent): boolean {
  return event.facts.alarms.length === 0 && isDanger(hearing(event).heard);
}

/** Message ids gathered and not yet acted upon, of this talk or a contractor's. */
export function burstOf(context: unknown): readonly string[] {
  return (context as Pick<TalkContext, 'burst'> | undefined)?.burst ?? [];
}

/** What is asked now. */
export function expectationOf(context: unknown): Expectation | null {
  const asked = (context as TalkContext | undefined)?.asked ?? null;
  if (asked === null) return null;
  const { key, kind, options, orWords, ticket } = asked;
  return { key, kind, ticket, options, ...(orWords ? { orWords: true } : {}) };
}

/** Messages of the emergency or of the report that this person is in: what they write now is read together with these. */
export function togetherOf(context: unknown, at: number): readonly string[] {
  return context == null ? [] : toldBefore(context as TalkContext, at);
}
