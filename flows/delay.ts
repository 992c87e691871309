// By when somebody should come, and what the tenant was promised: the apology with a new date leaves before the old one is missed.
import { setup } from 'xstate';
import { moreSevere, type Urgency } from './codes.ts';
import type { Effect } from './effects.ts';
import type { CaseEvent } from './events.ts';
import { act as action, type Outcome } from './outcome.ts';

type DelayContext = {
  /** By when there should be a visit; 0: no clock runs. */
  dueAt: number;
  /** From its beginning to then: what is left for an apology is a part of it. */
  lengthMs: number;
  /** The tenant was told that date. */
  promised: boolean;
  /** Apologies since the clock began to run. */
  sorries: number;
};

interface Heard {
  context: DelayContext;
  event: CaseEvent;
}

const act = (decide: (context: DelayContext, event: CaseEvent) => Outcome<DelayContext>) => action(decide);

const HOUR_MS = 3_600_000;
/** After the first apology a new date is no nearer than this, or nobody could keep it. */
const AGAIN_MS = 24 * HOUR_MS;
/** More apologies without a date help nobody: then it is for a person to call. */
const MOST_SORRIES = 2;
/** Somebody fragile who lacks something essential is seen the same day. */
const SAME_DAY_MS = 8 * HOUR_MS;
/** A tenth of the delay, and no less than a quarter of an hour, is left to find another date and to say so. */
const marginOf = (delayMs: number) => Math.max(HOUR_MS / 4, delayMs / 10);

function delayOf(event: CaseEvent): number {
  const { urgency, vulnerable } = event.facts.ticket;
  const delayMs = event.settings.orders.delayMs[urgency];
  return vulnerable && urgency !== 'routine' ? Math.min(delayMs, SAME_DAY_MS) : delayMs;
}

export const delay = setup({
  types: { context: {} as DelayContext, events: {} as CaseEvent, emitted: {} as Effect },
  delays: {
    margin: ({ context, event }: Heard) => Math.max(0, context.dueAt - marginOf(context.lengthMs) - event.at),
  },
  guards: {
    isAlone: ({ event }: Heard) => event.type === 'OPENED' && event.lead === null,
    isContract: ({ event }: Heard) => withinOf(event) > 0,
    isSooner: ({ context, event }: Heard) => startOf(event) < context.dueAt,
    /** An emergency is told hour by hour, not by dates. */
    isFirst: ({ context, event }: Heard) => !context.promised && event.facts.ticket.urgency !== 'emergency',
  },
  actions: {
    begin: act((_, event) => fromReport(event)),
    /** A change of urgency counts from the report, and never from later. */
    measure: act((_, event) => fromReport(event)),
    /** The maintenance contract says when. */
    byContract: act((context, event) => {
      const dueAt = Math.min(context.dueAt || Number.POSITIVE_INFINITY, event.at + withinOf(event));
      const told = promise(event, dueAt, 'delay.promise');
      const lengthMs = dueAt - event.at;
      return { context: { dueAt, lengthMs, promised: true }, effects: [...due(dueAt).effects, ...told] };
    }),
    promise: act((context, event) => ({
      context: { promised: true },
      effects: promise(event, context.dueAt, 'delay.promise'),
    })),
    /** Before the date is missed: sorry, and another date; a manager has to find it. */
    apologise: act((context, event) => {
      const shortest = context.sorries === 0 ? HOUR_MS : AGAIN_MS;
      const dueAt = context.dueAt + Math.max(shortest, context.lengthMs / 2);
      const tells = context.promised && context.sorries < MOST_SORRIES;
      return {
        context: { dueAt, lengthMs: dueAt - event.at, sorries: context.sorries + 1 },
        effects: [
          ...due(dueAt).effects,
          ...(tells ? promise(event, dueAt, 'delay.sorry') : []),
          ...overdue(context, event),
        ],
      };
    }),
    again: act((_, event) => {
      const dueAt = event.at + delayOf(event) / 2;
      return {
        context: { dueAt, lengthMs: dueAt - event.at, promised: false, sorries: 0 },
        effects: due(dueAt).effects,
      };
    }),
    stop: act(() => ({
      context: { dueAt: 0, lengthMs: 0, promised: false, sorries: 0 },
      effects: [{ type: 'set_due', at: 0 }],
    })),
  },
}).createMachine({
  id: 'delay',
  initial: 'calm',
  context: { dueAt: 0, lengthMs: 0, promised: false, sorries: 0 },
  states: {
    /** Closed, grouped under another, or a date is agreed. */
    calm: {
      on: {
        OPENED: { guard: 'isAlone', target: 'running', actions: 'begin' },
        TICKET_REOPENED: { target: 'running', actions: 'again' },
        VISIT_LOST: { target: 'running', actions: 'again' },
        PARTED: { target: 'running', actions: 'begin' },
      },
    },
    running: {
      after: { margin: { target: 'running', reenter: true, actions: 'apologise' } },
      on: {
        TAKEN: { guard: 'isFirst', actions: 'promise' },
        ORDERED: [
          { guard: 'isContract', target: 'running', reenter: true, actions: 'byContract' },
          { guard: 'isFirst', actions: 'promise' },
        ],
        CHOSEN: { guard: 'isContract', target: 'running', reenter: true, actions: 'byContract' },
        ORDER_TAKEN: { guard: 'isFirst', actions: 'promise' },
        ADDED: { guard: 'isSooner', target: 'running', reenter: true, actions: 'measure' },
        CORRECTED: { guard: 'isSooner', target: 'running', reenter: true, actions: 'measure' },
        VISIT_AGREED: { target: 'calm', actions: 'stop' },
        SCHEDULED: { target: 'calm', actions: 'stop' },
        JOINED: { target: 'calm', actions: 'stop' },
        TICKET_CLOSED: { target: 'calm', actions: 'stop' },
      },
    },
  },
});

/** From the report on, at the urgency that the event itself tells where it tells one. */
function startOf(event: CaseEvent): number {
  const { ticket } = event.facts;
  const urgency = urgencyOf(event);
  const vulnerable = ticket.vulnerable || (event.type === 'ADDED' && event.vulnerable === true);
  const told = { ...event.facts, ticket: { ...ticket, urgency, vulnerable } };
  return ticket.openedAt + delayOf({ ...event, facts: told } as CaseEvent);
}

function urgencyOf(event: CaseEvent): Urgency {
  const { urgency } = event.facts.ticket;
  if (event.type === 'CORRECTED' && event.field === 'urgency' && event.value in event.settings.orders.delayMs)
    return event.value as Urgency;
  if (event.type === 'OPENED') return event.urgency;
  // What these words alone say never makes it less urgent.
  return event.type === 'ADDED' ? moreSevere(urgency, event.urgency) : urgency;
}

function withinOf(event: CaseEvent): number {
  return (event.type === 'ORDERED' || event.type === 'CHOSEN') && event.withinMs !== undefined ? event.withinMs : 0;
}

function fromReport(event: CaseEvent): Outcome<DelayContext> {
  const dueAt = startOf(event);
  return { context: { dueAt, lengthMs: dueAt - event.facts.ticket.openedAt }, effects: due(dueAt).effects };
}

/** Nobody is promised a date for an emergency: until somebody has taken it its escalation rings, and then one look is asked for. */
function overdue({ promised, sorries }: DelayContext, { facts: { ticket } }: CaseEvent): Effect[] {
  if (promised || ticket.urgency !== 'emergency')
    return [{ type: 'alert', kind: 'late', ticket: ticket.id, message: null }];
  if (ticket.status === 'new' || sorries > 0) return [{ type: 'note', reason: 'an_emergency_has_no_promised_date' }];
  return [{ type: 'alert', kind: 'look_at', ticket: ticket.id, message: null }];
}

function due(dueAt: number): { effects: Effect[] } {
  return { effects: [{ type: 'set_due', at: dueAt }] };
}

function promise(event: CaseEvent, at: number, text: 'delay.promise' | 'delay.sorry'): Effect[] {
  const params = { ticket: event.facts.ticket.id, visitAt: at };
  return [{ type: 'inform', text, params, onlyIf: ['new', 'accepted'] }];
}
