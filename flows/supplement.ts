// More work than ordered, found on the spot: a manager decides within minutes, or who stands in; else it is made safe and left.
import { setup } from 'xstate';
import type { Effect } from './effects.ts';
import type { CaseEvent } from './events.ts';
import type { Of } from './orders/context.ts';
import { act as action, type Outcome } from './outcome.ts';
import type { TextKey } from './texts/keys.ts';

type SupplementContext = {
  /** The order that is under way, who has it, and their conversation. */
  order: string | null;
  contractor: string | null;
  talk: string | null;
  /** What is asked now. */
  supplement: string | null;
  cents: number;
};

interface Heard {
  context: SupplementContext;
  event: CaseEvent;
}

const act = (decide: (context: SupplementContext, event: CaseEvent) => Outcome<SupplementContext>) => action(decide);

export const supplement = setup({
  types: { context: {} as SupplementContext, events: {} as CaseEvent, emitted: {} as Effect },
  delays: { decision: ({ event }: Heard) => event.settings.orders.supplementMs },
  guards: {
    asks: ({ context, event }: Heard) =>
      event.type === 'CONTRACTOR_SAID' &&
      event.said === 'supplement' &&
      event.order === context.order &&
      event.contractor === context.contractor &&
      event.supplement !== null,
    isGranted: ({ context, event }: Heard) => isThis(context, event) && event.granted,
    isRefused: ({ context, event }: Heard) => isThis(context, event) && !event.granted,
  },
  actions: {
    begin: act((_, event) => {
      const { order, contractor, talk } = event as Of<'ORDER_TAKEN'>;
      return { context: { order, contractor, talk }, effects: [{ type: 'note', reason: 'order_taken' }] };
    }),
    ask: act((context, event) => {
      const { supplement: id, cents, order, message } = event as Of<'CONTRACTOR_SAID'>;
      const asked = { order, cents, state: 'asked', askedAt: event.at } as const;
      return {
        context: { supplement: id, cents },
        effects: [
          ...(context.supplement === null ? [] : [ended(context, event, 'expired')]),
          { type: 'record', of: 'supplement', id: id!, values: asked },
          { type: 'alert', kind: 'supplement', ticket: event.facts.ticket.id, message },
        ],
      };
    }),
    askStandIn: act((_, event) => ({
      effects: [
        { type: 'call_stand_in' },
        { type: 'alert', kind: 'supplement', ticket: event.facts.ticket.id, message: null },
      ],
    })),
    grant: act((context, event) => decided(context, event, 'granted', 'order.supplement_granted')),
    refuse: act((context, event) => decided(context, event, 'refused', 'order.supplement_refused')),
    makeSafe: act((context, event) => {
      const safe = decided(context, event, 'expired', 'order.supplement_safe');
      const news: Effect = { type: 'alert', kind: 'order_news', ticket: event.facts.ticket.id, message: null };
      return { ...safe, effects: [...safe.effects, news] };
    }),
  },
}).createMachine({
  id: 'supplement',
  initial: 'calm',
  context: { order: null, contractor: null, talk: null, supplement: null, cents: 0 },
  states: {
    calm: {
      on: {
        ORDER_TAKEN: { actions: 'begin' },
        CONTRACTOR_SAID: { guard: 'asks', target: 'asked', actions: 'ask' },
      },
    },
    asked: {
      after: { decision: { target: 'standIn', actions: 'askStandIn' } },
      on: {
        ORDER_TAKEN: { target: 'calm', actions: 'begin' },
        CONTRACTOR_SAID: { guard: 'asks', target: 'asked', reenter: true, actions: 'ask' },
        SUPPLEMENT_DECIDED: [
          { guard: 'isGranted', target: 'calm', actions: 'grant' },
          { guard: 'isRefused', target: 'calm', actions: 'refuse' },
        ],
      },
    },
    /** The manager was silent; the contractor still waits at the door. */
    standIn: {
      after: { decision: { target: 'calm', actions: 'makeSafe' } },
      on: {
        ORDER_TAKEN: { target: 'calm', actions: 'begin' },
        CONTRACTOR_SAID: { guard: 'asks', target: 'asked', actions: 'ask' },
        SUPPLEMENT_DECIDED: [
          { guard: 'isGranted', target: 'calm', actions: 'grant' },
          { guard: 'isRefused', target: 'calm', actions: 'refuse' },
        ],
      },
    },
  },
});

function isThis(context: SupplementContext, event: CaseEvent): event is Of<'SUPPLEMENT_DECIDED'> {
  return event.type === 'SUPPLEMENT_DECIDED' && event.supplement === context.supplement;
}

type Ended = 'granted' | 'refused' | 'expired';

function decided(
  context: SupplementContext,
  event: CaseEvent,
  state: Ended,
  text: TextKey,
): Outcome<SupplementContext> {
  const { order, talk, cents } = context;
  const params = { ticket: event.facts.ticket.id, order: order!, cents, urgent: 1 };
  return {
    context: { supplement: null, cents: 0 },
    effects: [ended(context, event, state), { type: 'tell_contractor', talk: talk!, order: order!, text, params }],
  };
}

function ended({ supplement: id }: SupplementContext, event: CaseEvent, state: Ended): Effect {
  const manager = event.type === 'SUPPLEMENT_DECIDED' ? event.manager : null;
  return { type: 'record', of: 'supplement', id: id!, values: { state, manager, answeredAt: event.at } };
}
