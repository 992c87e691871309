// The life of a ticket. One status a state, and nothing that a tenant or a manager does is left without a turn here: what is not
// listed is refused, and the surface says who was first.
import { setup } from 'xstate';
import type { Effect } from './effects.ts';
import type { CaseEvent } from './events.ts';
import { act as action, type Outcome } from './outcome.ts';
import type { TicketContext } from './ticket-acts.ts';
import * as acts from './ticket-acts.ts';

const DAY_MS = 24 * 3_600_000;

type Of<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>;
interface Heard {
  context: TicketContext;
  event: CaseEvent;
}

const said = (event: CaseEvent, ...what: string[]) => event.type === 'TENANT_SAID' && what.includes(event.said);
const answered = (event: CaseEvent, value: string) =>
  event.type === 'ANSWERED' && event.question === 'fixed' && event.value === value;
/** One tenant's word closes neither an emergency nor what neighbours wait for too. */
const ownToClose = ({ context, event }: Heard) => context.urgency !== 'emergency' && event.facts.followers.length === 0;

const act = (decide: (context: TicketContext, event: CaseEvent) => Outcome<TicketContext>) => action(decide);

const whileOpen = {
  SCHEDULED: { guard: 'isOtherVisit', target: '#ticket.scheduled', reenter: true, actions: 'scheduled' },
  RESOLVED: { target: '#ticket.resolved', actions: 'resolved' },
  CANCELLED: { target: '#ticket.cancelled', actions: 'cancelled' },
  TENANT_SAID: [
    { guard: 'saysDone', target: '#ticket.resolved', actions: 'closedByTenant' },
    { guard: 'saysCancel', target: '#ticket.cancelled', actions: 'closedByTenant' },
    { guard: 'needsPerson', actions: 'lookAt' },
    { actions: 'noteSaid' },
  ],
  ADDED: [{ guard: 'isRaised', actions: 'raise' }, { actions: 'noteAdded' }],
  VISIT_AGREED: { target: '#ticket.scheduled', reenter: true, actions: 'visitAgreed' },
  VISIT_LOST: { target: '#ticket.accepted', actions: 'visitLost' },
  WORK_DONE: { target: '#ticket.checking', reenter: true, actions: 'workDone' },
  PAYER_SET: { actions: 'payerSet' },
} as const;

const onceVisited = {
  ANSWERED: [
    { guard: 'isFixed', target: '#ticket.resolved', actions: 'closedByTenant' },
    { guard: 'isNotFixed', target: '#ticket.accepted', actions: 'notFixed' },
    { guard: 'isAboutFixed', actions: 'lookAt' },
    { actions: 'noteAnswered' },
  ],
  DROPPED: { guard: 'isHeld', actions: 'droppedWithVisit' },
  JOINED: { guard: 'isOtherLead', actions: 'joined' },
  PARTED: { guard: 'hasLead', actions: 'parted' },
} as const;

const onceClosed = {
  REOPENED: [
    { guard: 'isHeld', target: '#ticket.accepted', actions: 'reopened' },
    { target: '#ticket.new.waiting', actions: 'reopened' },
  ],
  TENANT_SAID: [
    { guard: 'reopensHeld', target: '#ticket.accepted', actions: 'reopened' },
    { guard: 'reopens', target: '#ticket.new.waiting', actions: 'reopened' },
    { guard: 'needsPerson', actions: 'lookAt' },
    { actions: 'noteSaid' },
  ],
  ANSWERED: [
    { guard: 'isNotFixedHeld', target: '#ticket.accepted', actions: 'reopened' },
    { guard: 'isNotFixed', target: '#ticket.new.waiting', actions: 'reopened' },
    { actions: 'noteAnswered' },
  ],
  ADDED: [
    { guard: 'isDangerHeld', target: '#ticket.accepted', actions: 'reopened' },
    { guard: 'isDanger', target: '#ticket.new.waiting', actions: 'reopened' },
    { actions: 'noteAdded' },
  ],
} as const;

export const ticket = setup({
  types: { context: {} as TicketContext, events: {} as CaseEvent, emitted: {} as Effect },
  delays: {
    /** Outside office hours nobody is there to claim: only an emergency, or somebody vulnerable without an essential, does not wait. */
    unclaimed: ({ context, event }) => {
      const { openAt, ticket: known } = event.facts;
      const presses = context.urgency === 'emergency' || (context.urgency === 'urgent' && known.vulnerable);
      const closedFor = presses ? 0 : Math.max(0, openAt - event.at);
      return closedFor + event.settings.unclaimedMs[context.urgency];
    },
    silence: ({ event }) => event.settings.orders.fixedMs,
    afterVisit: ({ context, event }) => Math.max(0, context.visitAt + DAY_MS - event.at),
  },
  guards: {
    isGrouped: ({ event }: Heard) => event.type === 'OPENED' && event.lead !== null,
    isHeld: ({ context }: Heard) => context.holder !== null,
    isOtherVisit: ({ context, event }: Heard) => event.type === 'SCHEDULED' && event.visitAt !== context.visitAt,
    isRaised: ({ context, event }: Heard) => acts.isRaised(context, event),
    isDanger: ({ event }: Heard) => event.type === 'ADDED' && event.urgency === 'emergency',
    isDangerHeld: ({ context, event }: Heard) =>
      event.type === 'ADDED' && event.urgency === 'emergency' && context.holder !== null,
    saysDone: ({ context, event }: Heard) => said(event, 'resolved') && ownToClose({ context, event }),
    saysCancel: ({ context, event }: Heard) => said(event, 'cancel') && ownToClose({ context, event }),
    saysNoShow: ({ event }: Heard) => said(event, 'no_show'),
    needsPerson: ({ event }: Heard) =>
      said(event, 'resolved', 'cancel', 'no_show', 'schedule', 'not_mine', 'unresolved'),
    reopens: ({ event }: Heard) => said(event, 'unresolved', 'no_show'),
    reopensHeld: ({ context, event }: Heard) => said(event, 'unresolved', 'no_show') && context.holder !== null,
    /** Asked after the work, where silence is a yes too: neighbours hear that it is closed, and how to say that it is not. */
    isFixed: ({ context, event }: Heard) => answered(event, 'yes') && context.urgency !== 'emergency',
    isNotFixed: ({ event }: Heard) => answered(event, 'no'),
    isAboutFixed: ({ event }: Heard) => event.type === 'ANSWERED' && event.question === 'fixed',
    saysNotFixed: ({ event }: Heard) => said(event, 'unresolved', 'no_show'),
    isNotFixedHeld: ({ context, event }: Heard) => answered(event, 'no') && context.holder !== null,
    asksFixed: ({ context }: Heard) => !context.askedFixed && context.lead === null,
    changesCategory: ({ context, event }: Heard) =>
      event.type === 'CORRECTED' && event.field === 'category' && event.value !== context.category,
    isOverruled: ({ context, event }: Heard) =>
      event.type === 'CORRECTED' && event.manager === null && (event.field === 'urgency' || context.categoryChosen),
    changesUrgency: ({ context, event }: Heard) =>
      event.type === 'CORRECTED' && event.field === 'urgency' && event.value !== context.urgency,
    isOtherLead: ({ context, event }: Heard) =>
      event.type === 'JOINED' && event.lead !== context.lead && event.lead !== event.facts.ticket.id,
    hasLead: ({ context }: Heard) => context.lead !== null,
    leadAccepted: ({ context, event }: Heard) => acts.isMovedByLead(context, event, 'accepted'),
    leadScheduled: ({ context, event }: Heard) => acts.isMovedByLead(context, event, 'scheduled'),
    leadResolved: ({ context, event }: Heard) => acts.isMovedByLead(context, event, 'resolved'),
    leadCancelled: ({ context, event }: Heard) => acts.isMovedByLead(context, event, 'cancelled'),
    leadNew: ({ context, event }: Heard) => acts.isMovedByLead(context, event, 'new'),
  },
  actions: {
    opened: act((_, event) => acts.opened(event as Of<'OPENED'>)),
    taken: act((context, event) => acts.taken(context, event as Of<'TAKEN'>)),
    begun: act((_, event) => acts.begun(event)),
    visitAgreed: act((_, event) => acts.visitAgreed(event as Of<'VISIT_AGREED'>)),
    visitLost: act((_, event) => acts.visitLost(event)),
    notFixed: act((_, event) => acts.notFixed(event)),
    payerSet: act((_, event) => acts.payerSet(event as Of<'PAYER_SET'>)),
    dropped: act((_, event) => acts.dropped(event)),
    droppedWithVisit: act((_, event) => acts.droppedWithVisit(event)),
    scheduled: act((context, event) => acts.scheduled(context, event as Of<'SCHEDULED'>)),
    resolved: act((_, event) => acts.resolved(event)),
    cancelled: act((_, event) => acts.cancelled(event, (event as Of<'CANCELLED'>).reason)),
    closedByTenant: act((_, event) => acts.closedByTenant(event as Of<'TENANT_SAID'>)),
    reopened: act((context, event) => acts.reopened(context, event)),
    visitFailed: act((_, event) => acts.visitFailed(event)),
    raise: act((context, event) => acts.raise(context, event as Of<'ADDED'>)),
    corrected: act((context, event) => acts.corrected(context, event as Of<'CORRECTED'>)),
    joined: act((_, event) => acts.joined(event as Of<'JOINED'>)),
    parted: act(() => acts.parted()),
    followLead: act((context, event) => acts.followsLead(context, event as Of<'LEAD_CHANGED'>)),
    askFixed: act((_, event) => acts.askFixed(event)),
    workDone: act((context, event) => acts.workDone(context, event)),
    callStandIn: act(() => ({ effects: [{ type: 'call_stand_in' }] })),
    lookAt: act((_, event) => ({ effects: [acts.lookAt(event)] })),
    noteNotAsked: act(() => note('whether_it_is_fixed_is_not_asked_again')),
    noteSaid: act((_, event) => note(event.type === 'TENANT_SAID' ? `tenant_said_${event.said}` : event.type)),
    noteAdded: act(() => note('message_added')),
    noteOverruled: act(() => note('a_manager_chose_already')),
    noteAnswered: act((_, event) => note(event.type === 'ANSWERED' ? `answered_${event.question}` : event.type)),
    noteLead: act(() => note('lead_changed_without_consequence')),
  },
}).createMachine({
  id: 'ticket',
  initial: 'new',
  context: {
    status: 'new',
    holder: null,
    category: 'other',
    urgency: 'routine',
    hazards: [],
    lead: null,
    visitAt: 0,
    toldTaken: false,
    categoryChosen: false,
    askedFixed: false,
  },
  on: {
    CORRECTED: [
      { guard: 'isOverruled', actions: 'noteOverruled' },
      { guard: 'changesCategory', actions: 'corrected' },
      { guard: 'changesUrgency', actions: 'corrected' },
    ],
    ANSWERED: { actions: 'noteAnswered' },
    LEAD_CHANGED: [
      { guard: 'leadCancelled', target: '.new.waiting', reenter: true, actions: 'followLead' },
      { guard: 'leadScheduled', target: '.scheduled', reenter: true, actions: 'followLead' },
      { guard: 'leadAccepted', target: '.accepted', actions: 'followLead' },
      { guard: 'leadResolved', target: '.resolved', actions: 'followLead' },
      { guard: 'leadNew', target: '.new.settled', actions: 'followLead' },
      { actions: 'noteLead' },
    ],
  },
  states: {
    new: {
      tags: ['new'],
      initial: 'unopened',
      states: {
        unopened: {
          on: {
            OPENED: [
              { guard: 'isGrouped', target: 'settled', actions: 'opened' },
              { target: 'waiting', actions: 'opened' },
            ],
          },
        },
        /** Nobody has claimed it yet. */
        waiting: {
          after: { unclaimed: { target: 'settled', actions: 'callStandIn' } },
          on: {
            ADDED: [
              { guard: 'isRaised', target: 'waiting', reenter: true, actions: 'raise' },
              { actions: 'noteAdded' },
            ],
            JOINED: { guard: 'isOtherLead', target: 'settled', actions: 'joined' },
          },
        },
        /** Grouped under another, or the stand-in was asked. */
        settled: {},
      },
      on: {
        ...whileOpen,
        TAKEN: { target: 'accepted', actions: 'taken' },
        ORDERED: { target: 'accepted', actions: 'taken' },
        ORDER_TAKEN: { target: 'accepted', actions: 'begun' },
        ACKNOWLEDGED: { target: 'accepted', actions: 'taken' },
        JOINED: { guard: 'isOtherLead', target: '.settled', actions: 'joined' },
        PARTED: { guard: 'hasLead', target: '.waiting', actions: 'parted' },
      },
    },
    accepted: {
      tags: ['accepted'],
      on: {
        ...whileOpen,
        DROPPED: { target: 'new.waiting', actions: 'dropped' },
        JOINED: { guard: 'isOtherLead', actions: 'joined' },
        PARTED: { guard: 'hasLead', actions: 'parted' },
      },
    },
    scheduled: {
      tags: ['scheduled'],
      after: {
        afterVisit: [{ guard: 'asksFixed', target: 'checking', actions: 'askFixed' }, { actions: 'noteNotAsked' }],
      },
      on: {
        ...whileOpen,
        ...onceVisited,
        TENANT_SAID: [{ guard: 'saysNoShow', target: 'accepted', actions: 'visitFailed' }, ...whileOpen.TENANT_SAID],
      },
    },
    /** The work is done, says the contractor or the calendar: the tenant has the last word, and silence is a yes. */
    checking: {
      tags: ['scheduled'],
      after: { silence: { target: 'resolved', actions: 'resolved' } },
      on: {
        ...whileOpen,
        ...onceVisited,
        TENANT_SAID: [{ guard: 'saysNotFixed', target: 'accepted', actions: 'notFixed' }, ...whileOpen.TENANT_SAID],
      },
    },
    resolved: { tags: ['resolved'], on: onceClosed },
    cancelled: { tags: ['cancelled'], on: onceClosed },
  },
});

function note(reason: string): Outcome<TicketContext> {
  return { effects: [{ type: 'note', reason }] };
}
