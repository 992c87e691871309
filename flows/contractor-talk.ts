// The talk with a contractor: what they write becomes a word about one of their orders, and what an order has to say reaches them.
// Here is when; what each turn does is in contractor/. A danger that they tell of, and STOP, are heard by conversation.ts.
import { setup } from 'xstate';
import { begin, type ContractorContext, end, note, START } from './contractor/context.ts';
import { decide } from './contractor/decide.ts';
import type { Effect, Manner } from './effects.ts';
import type { TalkEvent } from './events.ts';
import type { Heard } from './heard.ts';
import { act } from './outcome.ts';
import { isDanger } from './talk/danger.ts';

type Of<T extends TalkEvent['type']> = Extract<TalkEvent, { type: T }>;
interface Hears {
  context: ContractorContext;
  event: TalkEvent;
}

/** Dates often come in two texts; who stands at a door waits for no longer. */
const BURST_MS = 6_000;
const LONGEST_BURST_MS = 50_000;
/** What an order says within this time of their words is the answer to them. */
const ANSWER_MS = 600_000;
const MOST_DECIDED = 5;

const hearing = (event: TalkEvent): Of<'MESSAGE'> => event as Of<'MESSAGE'>;

function whole(event: TalkEvent): Heard | null {
  return 'burst' in event ? event.burst : null;
}

const spoken = [
  { guard: 'isHeardAlready', actions: 'heardAlready' },
  { guard: 'isHeard', actions: 'gather', target: 'gathering', reenter: true },
] as const;

export const contractorTalk = setup({
  types: { context: {} as ContractorContext, events: {} as TalkEvent, emitted: {} as Effect },
  delays: {
    burst: ({ context, event }: Hears) => {
      const left = context.burstFrom + LONGEST_BURST_MS - event.at;
      // Words of a recording are waited for as long as an answer may take.
      const pause = whole(event)?.voice === 'pending' ? left : Math.min(event.settings.burstMs, BURST_MS, left);
      return Math.max(0, pause);
    },
  },
  guards: {
    isHeard: ({ event }: Hears) =>
      event.facts.sender.kind === 'contractor' &&
      !isDanger(hearing(event).heard) &&
      hearing(event).heard.optOut === null,
    isHeardAlready: ({ context, event }: Hears) =>
      hearing(event).heard.voice != null && context.decided.includes(hearing(event).message),
  },
  actions: {
    heardAlready: act<ContractorContext, TalkEvent>(() => ({
      effects: [{ type: 'note', reason: 'words_of_a_recording_that_were_acted_upon' }],
    })),
    gather: act<ContractorContext, TalkEvent>((context, event) => ({
      context: {
        burst: [...new Set([...context.burst, hearing(event).message])],
        burstFrom: context.burst.length === 0 ? event.at : context.burstFrom,
      },
      effects: [],
    })),
    decide: act<ContractorContext, TalkEvent>((context, event) => {
      const heard = whole(event);
      const turn = begin(context, event, context.burst);
      if (heard === null || context.burst.length === 0) note(turn, 'nothing_was_gathered');
      else decide(turn, heard);
      // A recording that nobody could hear is heard again when its words come.
      if (heard?.voice === 'transcribed')
        turn.context.decided = [...context.decided, ...context.burst].slice(-MOST_DECIDED);
      return end(turn);
    }),
    told: act<ContractorContext, TalkEvent>((context, event) => {
      const { ticket, order, text, params } = event as Of<'CONTRACTOR_TOLD'>;
      const line = { text, params: { ticket, order, ...params } };
      const manner = mannerOf(context, event as Of<'CONTRACTOR_TOLD'>);
      return { effects: [{ type: 'say', lines: [line], manner, ticket, onlyIf: [] }] };
    }),
  },
}).createMachine({
  id: 'contractor',
  initial: 'quiet',
  context: START,
  on: { CONTRACTOR_TOLD: { actions: 'told' } },
  states: {
    quiet: { on: { MESSAGE: spoken } },
    /** They are writing: what comes within the pause is one word. */
    gathering: {
      after: { burst: { actions: 'decide', target: 'quiet' } },
      on: { MESSAGE: spoken },
    },
  },
});

/** What presses leaves at any hour, and so do what a manager does just now and what answers them. */
function mannerOf({ wroteAt }: ContractorContext, { at, params }: Of<'CONTRACTOR_TOLD'>): Manner {
  if (wroteAt !== 0 && at - wroteAt < ANSWER_MS) return 'answer';
  if (params.urgent === 1) return 'staff';
  return params.now === 1 ? 'answer' : 'change';
}
