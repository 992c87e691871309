// What a work order looks at before it takes a turn.
import type { CaseEvent } from '../events.ts';
import type { OrderContext } from './context.ts';
import * as unasked from './unasked.ts';
import * as visits from './visit.ts';

export interface Heard {
  context: OrderContext;
  event: CaseEvent;
}

const HOUR_MS = 3_600_000;

/** What a tenant pays is never ordered in the agency's name. */
const isOpen = ({ event }: Heard) =>
  ['new', 'accepted', 'scheduled'].includes(event.facts.ticket.status) &&
  !('payer' in event && event.payer === 'tenant');
const isCommon = ({ event }: Heard) => visits.isCommon(event);
const says =
  (...what: string[]) =>
  ({ context, event }: Heard) =>
    event.type === 'CONTRACTOR_SAID' &&
    event.order === context.order &&
    event.contractor === context.contractor &&
    what.includes(event.said);
const tenantSays =
  (...what: string[]) =>
  ({ event }: Heard) =>
    event.type === 'TENANT_SAID' && what.includes(event.said);
const fixed =
  (value: string) =>
  ({ event }: Heard) =>
    event.type === 'ANSWERED' && event.question === 'fixed' && event.value === value;
const answers =
  (what: string) =>
  ({ context, event }: Heard) =>
    visits.answerOf(context, event) === what;

export const guards = {
  isOpen,
  isOpenAndAsks: (heard: Heard) =>
    isOpen(heard) && heard.event.type === 'ORDERED' && heard.event.asksFirst !== 'nobody',
  leavesByRule: ({ event }: Heard) =>
    event.type === 'OPENED' && event.urgency === 'emergency' && event.lead === null && event.settings.orders.byRule,
  isChosenByRule: (heard: Heard) =>
    isOpen(heard) && heard.event.type === 'CHOSEN' && heard.event.byRule && heard.event.contractor !== null,
  isThis: ({ context, event }: Heard) => 'order' in event && event.order === context.order,
  asksLandlordToo: ({ context, event }: Heard) =>
    event.type === 'ORDER_GRANTED' &&
    event.order === context.order &&
    context.asksFirst === 'manager' &&
    event.landlord != null,
  isOther: ({ context, event }: Heard) =>
    event.type === 'REASSIGNED' && event.order === context.order && event.contractor !== context.contractor,
  isFound: ({ context, event }: Heard) =>
    event.type === 'CHOSEN' && event.order === context.order && event.contractor !== null,
  isReminded: ({ context }: Heard) => context.reminded,
  isFollowed: ({ context }: Heard) => context.reminded && context.syndic,
  /** Nobody has to be at home for the common parts: the first date is the visit. */
  datesCommonVisit: (heard: Heard) => isCommon(heard) && says('accept', 'slots')(heard) && visits.hasSlots(heard.event),
  losesVisitDatesCommon: (heard: Heard) =>
    isCommon(heard) && says('absent', 'another_visit')(heard) && visits.hasSlots(heard.event),
  acceptsWithDates: (heard: Heard) => says('accept', 'slots')(heard) && visits.hasSlots(heard.event),
  accepts: says('accept', 'slots', 'on_my_way'),
  refuses: says('refuse'),
  proposes: (heard: Heard) => says('accept', 'slots')(heard) && visits.hasSlots(heard.event),
  confirmsWish: (heard: Heard) =>
    heard.context.wish !== null &&
    ((says('accept')(heard) && !visits.hasSlots(heard.event)) ||
      (says('accept', 'slots')(heard) && unasked.withinWish(heard.context, heard.event) !== null)),
  refusesWish: (heard: Heard) => says('refuse')(heard) && heard.context.wish !== null,
  saysDone: says('done'),
  isOnTheDay: says('on_my_way', 'late'),
  losesVisitWithDates: (heard: Heard) => says('absent', 'another_visit')(heard) && visits.hasSlots(heard.event),
  losesVisit: says('absent', 'another_visit'),
  saysQuestion: says('question'),
  saysSupplement: says('supplement'),
  saysAnything: (heard: Heard) =>
    heard.event.type === 'CONTRACTOR_SAID' &&
    heard.event.order === heard.context.order &&
    heard.event.contractor === heard.context.contractor,
  isLateWord: ({ event }: Heard) => event.type === 'CONTRACTOR_SAID' && event.talk !== undefined,
  choosesSlot: answers('slot'),
  wishes: answers('wish'),
  wantsOtherDates: answers('none'),
  isFixed: fixed('yes'),
  isNotFixed: fixed('no'),
  /** A date of their own instead, and not the very one that they cannot make. */
  wishesUnasked: (heard: Heard) =>
    !isCommon(heard) && tenantSays('schedule')(heard) && unasked.wishTold(heard.context, heard.event) !== null,
  /** "Mais je suis là !", while the contractor is not yet far. */
  isAtHome: (heard: Heard) =>
    !isCommon(heard) && tenantSays('no_show')(heard) && heard.event.at - heard.context.absentAt < HOUR_MS,
  waitsInVain: (heard: Heard) => !isCommon(heard) && tenantSays('no_show')(heard),
  cannotBeThere: (heard: Heard) => !isCommon(heard) && tenantSays('schedule')(heard),
  saysNobodyCame: tenantSays('no_show'),
  saysNotFixed: tenantSays('unresolved', 'no_show'),
  isNewVisit: ({ context, event }: Heard) => event.type === 'SCHEDULED' && event.visitAt !== context.visit?.from,
  isTomorrow: (heard: Heard) => !isCommon(heard) && heard.context.agreedAt < heard.event.at - HOUR_MS,
  hasContractor: ({ context }: Heard) => context.contractor !== null,
};
