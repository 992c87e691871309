// The ladder: who is called for an emergency, and when. The table says it, the machine below climbs it until a person takes charge.
import { setup } from 'xstate';
import type { Effect } from './effects.ts';
import type { CaseEvent } from './events.ts';
import { act } from './outcome.ts';

/**
 * A step every `settings.rungMs`: the next person of the rota, and once more the one before, who may have been asleep.
 * After the last person it begins again, until somebody takes charge.
 */
const LADDER = {
  first: () => [{ rung: 0, again: false }],
  /** The same person, told more. */
  same: (step: number, rungs: number) => [{ rung: step % Math.max(1, rungs), again: true }],
  next: (step: number, rungs: number) =>
    rungs <= 1
      ? [{ rung: 0, again: true }]
      : [
          { rung: step % rungs, again: step >= rungs },
          { rung: (step - 1) % rungs, again: true },
        ],
} as const;

export type AlarmContext = {
  /** Steps climbed. */
  step: number;
  /** Who took charge; a ticket that became an emergency again after that is climbed anew. */
  acknowledgedBy: string | null;
  /** Somebody cannot get out, and those who were called know it. */
  stuck?: boolean;
};

export const alarm = setup({
  types: { context: {} as AlarmContext, events: {} as CaseEvent, emitted: {} as Effect },
  delays: { rung: ({ event }) => event.settings.rungMs },
  guards: {
    isEmergency: ({ event }) => (event.type === 'OPENED' || event.type === 'ADDED') && event.urgency === 'emergency',
    becomesEmergency: ({ event }) =>
      event.type === 'CORRECTED' && event.field === 'urgency' && event.value === 'emergency',
    becomesStuck: ({ context, event }) => event.type === 'ADDED' && isStuck(event) && context.stuck !== true,
    isNoEmergency: ({ event }) =>
      event.type === 'CORRECTED' && event.field === 'urgency' && event.value !== 'emergency',
  },
  actions: {
    callFirst: act<AlarmContext, CaseEvent>((context, event) => ({
      context: { step: 0, acknowledgedBy: null, stuck: context.stuck === true || isStuck(event) },
      effects: LADDER.first().map((call) => ({ type: 'call_on_duty', ...call })),
    })),
    callNext: act<AlarmContext, CaseEvent>(({ step }, { settings }) => ({
      context: { step: step + 1 },
      effects: LADDER.next(step + 1, settings.rungs).map((call) => ({ type: 'call_on_duty', ...call })),
    })),
    callSame: act<AlarmContext, CaseEvent>(({ step }, { settings }) => ({
      context: { stuck: true },
      effects: LADDER.same(step, settings.rungs).map((call) => ({ type: 'call_on_duty', ...call })),
    })),
    /** Who took charge must know, whatever they look at just now. */
    tellHolder: act<AlarmContext, CaseEvent>((_, event) => ({
      context: { stuck: true },
      effects: [
        {
          type: 'alert',
          kind: 'call_person',
          ticket: event.facts.ticket.id,
          message: event.type === 'ADDED' ? event.message : null,
        },
      ],
    })),
    standDown: act<AlarmContext, CaseEvent>((_, event) => {
      const manager = 'manager' in event && event.manager !== null ? event.manager : '';
      return { context: { acknowledgedBy: manager }, effects: [{ type: 'stand_down', manager }] };
    }),
  },
}).createMachine({
  id: 'alarm',
  initial: 'calm',
  context: { step: 0, acknowledgedBy: null },
  states: {
    /** No emergency. */
    calm: {
      on: {
        OPENED: { guard: 'isEmergency', target: 'climbing', actions: 'callFirst' },
        ADDED: { guard: 'isEmergency', target: 'climbing', actions: 'callFirst' },
        CORRECTED: { guard: 'becomesEmergency', target: 'climbing', actions: 'callFirst' },
      },
    },
    /** Nobody has taken charge yet. */
    climbing: {
      after: { rung: { target: 'climbing', reenter: true, actions: 'callNext' } },
      on: {
        ADDED: { guard: 'becomesStuck', actions: 'callSame' },
        ACKNOWLEDGED: { target: 'answered', actions: 'standDown' },
        TAKEN: { target: 'answered', actions: 'standDown' },
        SCHEDULED: { target: 'answered', actions: 'standDown' },
        RESOLVED: { target: 'calm', actions: 'standDown' },
        CANCELLED: { target: 'calm', actions: 'standDown' },
        CORRECTED: { guard: 'isNoEmergency', target: 'calm', actions: 'standDown' },
      },
    },
    /** A person is in charge: further words about it are theirs. It is an emergency again when they let go, or when it was closed. */
    answered: {
      on: {
        ADDED: { guard: 'becomesStuck', actions: 'tellHolder' },
        DROPPED: { target: 'climbing', actions: 'callFirst' },
        RESOLVED: { target: 'calm' },
        CANCELLED: { target: 'calm' },
        CORRECTED: { guard: 'isNoEmergency', target: 'calm' },
      },
    },
  },
});

function isStuck(event: CaseEvent): boolean {
  return (event.type === 'OPENED' || event.type === 'ADDED') && event.situation === 'cannot_leave';
}
