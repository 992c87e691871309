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
  /** The one before cannot come: nobody is called twice for that. */
  instead: (step: number, rungs: number) => [{ rung: step % rungs, again: step >= rungs }],
} as const;

export type AlarmContext = {
  /** Steps climbed. */
  step: number;
  /** Who took charge; a ticket that became an emergency again after that is climbed anew. */
  acknowledgedBy: string | null;
  /** Somebody cannot get out, and those who were called know it. */
  stuck?: boolean;
  /** Who has said that they cannot come. */
  declined?: readonly string[];
};

export const alarm = setup({
  types: { context: {} as AlarmContext, events: {} as CaseEvent, emitted: {} as Effect },
  delays: { rung: ({ event }) => event.settings.rungMs },
  guards: {
    /** Of a ticket that is grouped, the ladder is that of its lead. */
    isEmergency: ({ event }) =>
      ((event.type === 'OPENED' && event.lead === null) || event.type === 'ADDED') && event.urgency === 'emergency',
    isStillEmergency: ({ event: { facts } }) => facts.ticket.urgency === 'emergency' && facts.ticket.status === 'new',
    becomesEmergency: ({ event }) =>
      event.type === 'CORRECTED' && event.field === 'urgency' && event.value === 'emergency',
    becomesStuck: ({ context, event }) => event.type === 'ADDED' && isStuck(event) && context.stuck !== true,
    /** Each no brings one call, and only where there is somebody else. */
    isNews: ({ context, event }) =>
      event.type === 'DECLINED' && event.settings.rungs > 1 && context.declined?.includes(event.manager) !== true,
    isNoEmergency: ({ event }) =>
      event.type === 'CORRECTED' && event.field === 'urgency' && event.value !== 'emergency',
  },
  actions: {
    callFirst: act<AlarmContext, CaseEvent>((context, event) => ({
      context: { step: 0, acknowledgedBy: null, declined: [], stuck: context.stuck === true || isStuck(event) },
      effects: LADDER.first().map((call) => ({ type: 'call_on_duty', ...call })),
    })),
    callNext: act<AlarmContext, CaseEvent>(({ step }, { settings }) => ({
      context: { step: step + 1 },
      effects: LADDER.next(step + 1, settings.rungs).map((call) => ({ type: 'call_on_duty', ...call })),
    })),
    callInstead: act<AlarmContext, CaseEvent>(({ step, declined = [] }, event) => ({
      context: { step: step + 1, declined: event.type === 'DECLINED' ? [...declined, event.manager] : declined },
      effects: LADDER.instead(step + 1, event.settings.rungs).map((call) => ({ type: 'call_on_duty', ...call })),
    })),
    noteDeclined: act<AlarmContext, CaseEvent>(() => ({ effects: [{ type: 'note', reason: 'nobody_else_to_call' }] })),
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
        PARTED: { guard: 'isStillEmergency', target: 'climbing', actions: 'callFirst' },
        CORRECTED: { guard: 'becomesEmergency', target: 'climbing', actions: 'callFirst' },
      },
    },
    /** Nobody has taken charge yet. */
    climbing: {
      after: { rung: { target: 'climbing', reenter: true, actions: 'callNext' } },
      on: {
        ADDED: { guard: 'becomesStuck', actions: 'callSame' },
        DECLINED: [
          { guard: 'isNews', target: 'climbing', reenter: true, actions: 'callInstead' },
          { actions: 'noteDeclined' },
        ],
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
