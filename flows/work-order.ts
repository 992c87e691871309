// The life of a work order: agreement, offer, acceptance, a date, the visit, done. Here is when; what each turn does is in orders/.
// An order that ended leaves the machine ready for the next one of the same ticket.
import { setup } from 'xstate';
import type { Effect } from './effects.ts';
import type { CaseEvent } from './events.ts';
import { type Acts, type ContractorWord, type Of, type OrderContext, START } from './orders/context.ts';
import { guards, type Heard } from './orders/guards.ts';
import * as offers from './orders/offer.ts';
import * as unasked from './orders/unasked.ts';
import * as visits from './orders/visit.ts';
import { act as action } from './outcome.ts';

const act = (decide: (context: OrderContext, event: CaseEvent) => Acts) => action<OrderContext, CaseEvent>(decide);
const noted = (reason: string) => act(() => ({ effects: [{ type: 'note', reason }] }));

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MONDAY = 1;
/** The reminder of the day itself: six hours before, and not before quiet hours end. */
const MORNING_MS = 6 * HOUR_MS;

/** An emergency is waited for by the minute; everything else while somebody is at work. */
const pace = ({ event }: Heard, ms: number) =>
  (event.facts.ticket.urgency === 'emergency' ? 0 : Math.max(0, event.facts.openAt - event.at)) + ms;
/** On Sundays nothing leaves but about that day: a Monday's visit is recalled on Saturday. By day it is the same date in every zone of ours. */
const dayBefore = (from: number) => from - (new Date(from).getUTCDay() === MONDAY ? 2 : 1) * DAY_MS;

/** Whatever happens to an order under way. */
const underway = {
  REASSIGNED: { guard: 'isOther', target: '#order.offered', reenter: true, actions: 'reassign' },
  ORDER_CALLED_OFF: { guard: 'isThis', target: '#order.none', actions: 'callOff' },
  TICKET_CLOSED: { target: '#order.none', actions: 'callOff' },
} as const;

/** What the tenant says of a visit that is not agreed. */
const undated = [
  { guard: 'isAtHome', actions: 'atHome' },
  { guard: 'waitsInVain', actions: 'inVain' },
  { guard: 'wishesUnasked', target: '#order.agreeing', reenter: true, actions: 'passWishTold' },
  { guard: 'cannotBeThere', target: '#order.accepted', reenter: true, actions: 'cannot' },
] as const;

/** A contractor who has it says something that needs no turn here. */
const beside = [
  { guard: 'saysQuestion', actions: 'news' },
  { guard: 'saysSupplement', actions: 'noteSupplement' },
  { guard: 'saysAnything', actions: 'noteSaid' },
] as const;

export const order = setup({
  types: { context: {} as OrderContext, events: {} as CaseEvent, emitted: {} as Effect },
  delays: {
    agreement: (heard: Heard) => pace(heard, heard.event.settings.orders.grantMs),
    /** The syndic's own time is a quote's, not a tradesman's. */
    answer: (heard: Heard) => {
      const { offerMs, quoteMs } = heard.event.settings.orders;
      const { urgency } = heard.event.facts.ticket;
      return pace(heard, heard.context.syndic ? quoteMs : offerMs[urgency]);
    },
    dates: (heard: Heard) => pace(heard, heard.event.settings.orders.slotsMs),
    dayBefore: ({ context, event }: Heard) => Math.max(0, dayBefore(context.visit!.from) - event.at),
    morning: ({ context, event }: Heard) => Math.max(0, context.visit!.from - MORNING_MS - event.at),
    unreported: ({ context, event }: Heard) => Math.max(0, context.visit!.to + 4 * HOUR_MS - event.at),
  },
  guards,
  actions: {
    chooseByRule: act((context, event) => offers.chooseByRule(context, event)),
    ordered: act((context, event) => offers.ordered(context, event as Of<'ORDERED'>)),
    orderedByRule: act((context, event) => offers.orderedByRule(context, event as Of<'CHOSEN'>)),
    landlordNext: act((context, event) => offers.landlordNext(context, event as Of<'ORDER_GRANTED'>)),
    askAgreement: act((context, event) => offers.askAgreement(context, event)),
    offer: act((context, event) => offers.offer(context, event)),
    chosen: act((context, event) => offers.chosen(context, event as Of<'CHOSEN'>)),
    remind: act((context, event) => offers.remind(context, event)),
    refused: act((context, event) => offers.next(context, event, 'refused')),
    expired: act((context, event) => offers.next(context, event, 'expired')),
    nobody: act((context, event) => offers.nobody(context, event)),
    reassign: act((context, event) => offers.reassign(context, event as Of<'REASSIGNED'>)),
    callOff: act((context, event) => offers.callOff(context, event)),
    accepted: act((context, event) => visits.accepted(context, event as ContractorWord)),
    askTenant: act((context, event) => visits.askTenant(context, event)),
    askDates: act((context, event) => ({
      context: { reminded: true },
      effects: [offers.say(context, event, 'order.dates_please')],
    })),
    nudge: act((context, event) => visits.nudge(context, event)),
    news: act((_, event) => ({ effects: [offers.alert(event, 'order_news')] })),
    agreeSlot: act((context, event) => visits.agreeSlot(context, event as Of<'ANSWERED'>)),
    passWish: act((context, event) => visits.passWish(context, event as Of<'ANSWERED'>)),
    agreeFirst: act((context, event) => visits.agreeFirst(context, event as ContractorWord)),
    agreeWish: act((context, event) => visits.agreeWish(context, event as ContractorWord)),
    passWishTold: act((context, event) => unasked.passWishTold(context, event)),
    atHome: act((context, event) => unasked.atHome(context, event)),
    inVain: act((context, event) => unasked.inVain(context, event)),
    cannot: act((context, event) => unasked.cannot(context, event)),
    agreeByManager: act((context, event) => visits.agreeByManager(context, event as Of<'SCHEDULED'>)),
    otherDates: act((context, event) => visits.otherDates(context, event)),
    remindTomorrow: act((context, event) => visits.remindTenant(context, event, 'visit.tomorrow')),
    remindToday: act((context, event) => visits.remindTenant(context, event, 'visit.today')),
    dayNews: act((context, event) => visits.dayNews(context, event as ContractorWord)),
    visitLost: act((context, event) => visits.visitLost(context, event)),
    visitMoved: act((context, event) => visits.visitMoved(context, event)),
    done: act((context, event) => visits.done(context, event as ContractorWord)),
    comeBack: act((context, event) => visits.comeBack(context, event)),
    close: act((context, event) => visits.close(context, event)),
    lateWord: act((context, event) => offers.lateWord(context, event as ContractorWord)),
    noteSaid: noted('said_already'),
    noteSupplement: noted('supplement_asked'),
    noteAgreedJustNow: noted('agreed_a_moment_ago'),
  },
}).createMachine({
  id: 'order',
  initial: 'none',
  context: START,
  on: { CONTRACTOR_SAID: { guard: 'isLateWord', actions: 'lateWord' } },
  states: {
    /** Nothing is ordered, or what was ordered has ended. */
    none: {
      on: {
        OPENED: { guard: 'leavesByRule', actions: 'chooseByRule' },
        CHOSEN: { guard: 'isChosenByRule', target: 'offered', actions: 'orderedByRule' },
        ORDERED: [
          { guard: 'isOpenAndAsks', target: 'approving', actions: ['ordered', 'askAgreement'] },
          { guard: 'isOpen', target: 'offered', actions: 'ordered' },
        ],
      },
    },
    /** Above the manager's limit, or a landlord's property: somebody else has to agree. */
    approving: {
      after: { agreement: { target: 'approving', reenter: true, actions: 'askAgreement' } },
      on: {
        // Whoever agrees does so to this contractor: for another it is called off and ordered anew.
        ORDER_CALLED_OFF: underway.ORDER_CALLED_OFF,
        TICKET_CLOSED: underway.TICKET_CLOSED,
        ORDER_GRANTED: [
          { guard: 'asksLandlordToo', target: 'approving', reenter: true, actions: ['landlordNext', 'askAgreement'] },
          { guard: 'isThis', target: 'offered', actions: 'offer' },
        ],
        ORDER_DENIED: { guard: 'isThis', target: 'none', actions: 'callOff' },
      },
    },
    /** Nobody has it. */
    choosing: {
      on: {
        ...underway,
        CHOSEN: [
          { guard: 'isFound', target: 'offered', actions: 'chosen' },
          { guard: 'isThis', actions: 'nobody' },
        ],
      },
    },
    /** A contractor is asked: a reminder, then the next one. */
    offered: {
      after: {
        answer: [
          // The copropriété's file stays with its syndic: it is followed, and a person knows.
          { guard: 'isFollowed', target: 'offered', reenter: true, actions: ['remind', 'news'] },
          { guard: 'isReminded', target: 'choosing', actions: 'expired' },
          { target: 'offered', reenter: true, actions: 'remind' },
        ],
      },
      on: {
        ...underway,
        CONTRACTOR_SAID: [
          { guard: 'datesCommonVisit', target: 'scheduled', actions: ['accepted', 'agreeFirst'] },
          { guard: 'acceptsWithDates', target: 'agreeing', actions: ['accepted', 'askTenant'] },
          { guard: 'saysDone', target: 'done', actions: ['accepted', 'done'] },
          { guard: 'accepts', target: 'accepted', actions: 'accepted' },
          { guard: 'refuses', target: 'choosing', actions: 'refused' },
          ...beside,
        ],
        SCHEDULED: { guard: 'isNewVisit', target: 'scheduled', actions: 'agreeByManager' },
      },
    },
    /** The contractor has it; dates are awaited. */
    accepted: {
      after: {
        dates: [
          { guard: 'isReminded', target: 'accepted', reenter: true, actions: 'news' },
          { target: 'accepted', reenter: true, actions: 'askDates' },
        ],
      },
      on: {
        ...underway,
        CONTRACTOR_SAID: [
          { guard: 'datesCommonVisit', target: 'scheduled', actions: 'agreeFirst' },
          { guard: 'proposes', target: 'agreeing', actions: 'askTenant' },
          { guard: 'saysDone', target: 'done', actions: 'done' },
          { guard: 'refuses', target: 'choosing', actions: 'refused' },
          { guard: 'isOnTheDay', actions: 'dayNews' },
          ...beside,
        ],
        SCHEDULED: { target: 'scheduled', actions: 'agreeByManager' },
        TENANT_SAID: undated,
      },
    },
    /** The tenant chooses, or wishes for another date, which the contractor confirms. */
    agreeing: {
      after: {
        dates: [
          { guard: 'isReminded', target: 'agreeing', reenter: true, actions: 'news' },
          { target: 'agreeing', reenter: true, actions: 'nudge' },
        ],
      },
      on: {
        ...underway,
        ANSWERED: [
          { guard: 'choosesSlot', target: 'scheduled', actions: 'agreeSlot' },
          { guard: 'wishes', target: 'agreeing', reenter: true, actions: 'passWish' },
          { guard: 'wantsOtherDates', target: 'accepted', actions: 'otherDates' },
        ],
        CONTRACTOR_SAID: [
          { guard: 'confirmsWish', target: 'scheduled', actions: 'agreeWish' },
          { guard: 'datesCommonVisit', target: 'scheduled', actions: 'agreeFirst' },
          { guard: 'proposes', target: 'agreeing', reenter: true, actions: 'askTenant' },
          { guard: 'refusesWish', target: 'accepted', actions: 'otherDates' },
          { guard: 'saysDone', target: 'done', actions: 'done' },
          { guard: 'refuses', target: 'choosing', actions: 'refused' },
          { guard: 'isOnTheDay', actions: 'dayNews' },
          ...beside,
        ],
        SCHEDULED: { target: 'scheduled', actions: 'agreeByManager' },
        TENANT_SAID: undated,
      },
    },
    scheduled: {
      after: {
        dayBefore: [{ guard: 'isTomorrow', actions: 'remindTomorrow' }, { actions: 'noteAgreedJustNow' }],
        morning: [{ guard: 'isTomorrow', actions: 'remindToday' }, { actions: 'noteAgreedJustNow' }],
        unreported: { actions: 'news' },
      },
      on: {
        ...underway,
        SCHEDULED: { guard: 'isNewVisit', target: 'scheduled', reenter: true, actions: 'agreeByManager' },
        CONTRACTOR_SAID: [
          { guard: 'isOnTheDay', actions: 'dayNews' },
          { guard: 'saysDone', target: 'done', actions: 'done' },
          { guard: 'losesVisitDatesCommon', target: 'scheduled', reenter: true, actions: ['visitLost', 'agreeFirst'] },
          { guard: 'losesVisitWithDates', target: 'agreeing', actions: ['visitLost', 'askTenant'] },
          { guard: 'losesVisit', target: 'accepted', actions: 'visitLost' },
          { guard: 'datesCommonVisit', target: 'scheduled', reenter: true, actions: 'agreeFirst' },
          { guard: 'proposes', target: 'agreeing', actions: ['visitMoved', 'askTenant'] },
          { guard: 'refuses', target: 'choosing', actions: ['visitMoved', 'refused'] },
          ...beside,
        ],
        TENANT_SAID: [
          { guard: 'saysNobodyCame', target: 'accepted', actions: 'visitLost' },
          { guard: 'wishesUnasked', target: 'agreeing', actions: 'passWishTold' },
          { guard: 'cannotBeThere', target: 'accepted', actions: 'visitLost' },
        ],
      },
    },
    /** The contractor has finished; the tenant is asked. */
    done: {
      on: {
        ...underway,
        TICKET_CLOSED: { target: 'closed', actions: 'close' },
        ANSWERED: [
          { guard: 'isFixed', target: 'closed', actions: 'close' },
          { guard: 'isNotFixed', target: 'accepted', actions: 'comeBack' },
        ],
        TENANT_SAID: { guard: 'saysNotFixed', target: 'accepted', actions: 'comeBack' },
        CONTRACTOR_SAID: [
          { guard: 'losesVisitDatesCommon', target: 'scheduled', reenter: true, actions: ['visitLost', 'agreeFirst'] },
          { guard: 'losesVisitWithDates', target: 'agreeing', actions: ['visitLost', 'askTenant'] },
          { guard: 'losesVisit', target: 'accepted', actions: 'visitLost' },
          ...beside,
        ],
      },
    },
    /** Ended well. It comes back when the ticket is opened again. */
    closed: {
      on: {
        TICKET_REOPENED: { guard: 'hasContractor', target: 'accepted', actions: 'comeBack' },
        ORDERED: [
          { guard: 'isOpenAndAsks', target: 'approving', actions: ['ordered', 'askAgreement'] },
          { guard: 'isOpen', target: 'offered', actions: 'ordered' },
        ],
        CONTRACTOR_SAID: [...beside],
      },
    },
  },
});
