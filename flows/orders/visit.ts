// From accepted to done: dates, the tenant's choice, reminders, the day itself, and what may go wrong on it.
import { MOST_SLOTS } from '../codes.ts';
import type { Effect } from '../effects.ts';
import type { CaseEvent } from '../events.ts';
import type { Slot } from '../order-events.ts';
import type { TextParams } from '../texts/keys.ts';
import type { Acts, ContractorWord, Of, OrderContext } from './context.ts';
import { alert, closeOffer, inform, say, write } from './offer.ts';
import { withinWish } from './unasked.ts';

const HOUR_MS = 3_600_000;
/** More than this and a list of dates is no longer read on a small screen. */
/** A visit within this time counts as one of today: its texts leave on Sundays too. */
const SAME_DAY_MS = 14 * HOUR_MS;

export function accepted(context: OrderContext, event: ContractorWord): Acts {
  return {
    context: { reminded: false },
    effects: [
      ...closeOffer(context, event, 'accepted', null),
      write(context, { state: 'accepted', acceptedAt: event.at }),
      {
        type: 'tell',
        event: { type: 'ORDER_TAKEN', order: context.order!, contractor: context.contractor!, talk: context.talk! },
      },
      ...wonWords(context, event),
    ],
  };
}

/** What is done already, or has its date at once, needs no words about dates. */
function wonWords(context: OrderContext, event: ContractorWord): Effect[] {
  if (event.said === 'done') return [];
  if (!hasSlots(event)) return [say(context, event, 'order.won_dates'), inform(context, event, 'visit.company')];
  return isCommon(event) ? [] : [say(context, event, 'order.won')];
}

/** The dates go to the tenant, who answers as people do. */
export function askTenant(context: OrderContext, event: CaseEvent): Acts {
  const slots = 'slots' in event ? upcoming(event.slots, event.at) : context.slots;
  const round = context.round + 1;
  const shown = Object.fromEntries(
    slots.flatMap((slot, i) => [
      [`slot${i + 1}From`, slot.from],
      [`slot${i + 1}To`, slot.to],
    ]),
  );
  return {
    context: { slots, round, wish: null, reminded: false, visit: null },
    effects: [
      write(context, { state: 'agreeing', visitFrom: 0, visitTo: 0 }),
      {
        type: 'ask',
        ref: refOf(round),
        question: 'slot',
        params: { ticket: event.facts.ticket.id, order: context.order!, ...shown },
      },
    ],
  };
}

/** Whoever has not answered is asked once more: the tenant, or the contractor about the tenant's wish. */
export function nudge(context: OrderContext, event: CaseEvent): Acts {
  const { wish } = context;
  if (wish !== null) return { context: { reminded: true }, effects: [say(context, event, 'order.wish', wish)] };
  const again = askTenant({ ...context, slots: upcoming(context.slots, event.at) }, event);
  return { ...again, context: { ...again.context, reminded: true } };
}

export function hasSlots(event: CaseEvent): boolean {
  return event.type === 'CONTRACTOR_SAID' && upcoming(event.slots, event.at).length > 0;
}

function upcoming(slots: readonly Slot[], at: number): Slot[] {
  return slots.filter(({ to }) => to > at).slice(0, MOST_SLOTS);
}

/** Each round of dates has a name of its own: an answer to an older list is none to this one. */
function refOf(round: number): string {
  return `slot-${round}`;
}

/** What the tenant said to the dates: one of them, any, none, or a wish "from-to" of their own. */
export function answerOf(context: OrderContext, event: CaseEvent): 'slot' | 'wish' | 'none' | 'other' {
  if (event.type !== 'ANSWERED' || event.ref !== refOf(context.round)) return 'other';
  if (slotOf(context, event) !== null) return 'slot';
  return wishOf(event) === null ? 'none' : 'wish';
}

function slotOf({ slots }: OrderContext, { value }: Of<'ANSWERED'>): Slot | null {
  if (value === 'any') return slots[0] ?? null;
  return slots.find(({ from }) => from === Number(value)) ?? null;
}

function wishOf({ value }: Of<'ANSWERED'>): Slot | null {
  const [, from, to] = /^wish (\d+)-(\d+)$/.exec(String(value)) ?? [];
  return from === undefined ? null : { from: Number(from), to: Number(to) };
}

/** Of the common parts: nobody opens a door at home, so that nobody is asked. */
export function isCommon({ facts }: CaseEvent): boolean {
  return facts.ticket.scope === 'common';
}

export function agreeFirst(context: OrderContext, event: ContractorWord): Acts {
  return agreed(context, event, upcoming(event.slots, event.at)[0]!, 'with_contractor');
}

export function agreeSlot(context: OrderContext, event: Of<'ANSWERED'>): Acts {
  return agreed(context, event, slotOf(context, event)!, 'with_tenant');
}

/** The tenant's own wish goes to the contractor, who says yes or proposes again. */
export function passWish(context: OrderContext, event: Of<'ANSWERED'>): Acts {
  const wish = wishOf(event)!;
  return {
    context: { wish, reminded: false },
    effects: [say(context, event, 'order.wish', { from: wish.from, to: wish.to })],
  };
}

export function agreeWish(context: OrderContext, event: ContractorWord): Acts {
  return agreed(context, event, withinWish(context, event) ?? context.wish!, 'with_contractor');
}

/** None of them suits: the contractor is asked for others. */
export function otherDates(context: OrderContext, event: CaseEvent): Acts {
  return {
    context: { slots: [], wish: null, reminded: false },
    effects: [write(context, { state: 'accepted' }), say(context, event, 'order.other_dates')],
  };
}

/** A manager agreed a date on the telephone. The ticket tells the tenant. */
export function agreeByManager(context: OrderContext, event: Of<'SCHEDULED'>): Acts {
  return agreed(context, event, { from: event.visitAt, to: event.visitAt + 2 * HOUR_MS }, 'by_manager');
}

function agreed(
  context: OrderContext,
  event: CaseEvent,
  visit: Slot,
  how: 'with_tenant' | 'with_contractor' | 'by_manager',
): Acts {
  // At the common parts nobody stands at a door to compare it.
  const passcode = isCommon(event) ? 0 : context.passcode || passcodeFrom(event.fresh[4]!);
  const again = context.visit !== null;
  const params = windowOf(visit, event);
  const told: Effect[] =
    how === 'by_manager'
      ? []
      : [
          { type: 'tell', event: { type: 'VISIT_AGREED', order: context.order!, ...visit } },
          inform(context, event, isCommon(event) ? 'visit.common' : 'visit.agreed', params),
        ];
  return {
    context: { visit, passcode, agreedAt: event.at, wish: null, reminded: false },
    effects: [
      write(context, { state: 'scheduled', visitFrom: visit.from, visitTo: visit.to, passcode: passcode || null }),
      say(context, event, again ? 'order.moved' : 'order.visit', params),
      ...told,
    ],
  };
}

/** Four digits that nobody can guess: of the random part of an id made for this event. */
function passcodeFrom(id: string): number {
  return 1000 + (Number.parseInt(id.slice(-8), 16) % 9000);
}

function windowOf(visit: Slot, { at }: CaseEvent): TextParams {
  return { from: visit.from, to: visit.to, ...(visit.from - at < SAME_DAY_MS ? { visitToday: 1 } : {}) };
}

export function remindTenant(context: OrderContext, event: CaseEvent, text: 'visit.tomorrow' | 'visit.today'): Acts {
  return { effects: [inform(context, event, text, windowOf(context.visit!, event))] };
}

/** On the way or late: the tenant knows at once. */
export function dayNews(context: OrderContext, event: ContractorWord): Acts {
  if (isCommon(event) && event.said !== 'late') return { effects: [{ type: 'note', reason: 'nobody_waits_for_it' }] };
  const text = event.said === 'late' ? 'visit.late' : 'visit.on_the_way';
  return { effects: [inform(context, event, text, { visitToday: 1 })] };
}

/** The door stayed shut, or a second visit is needed: this one is over, another is sought. */
export function visitLost(context: OrderContext, event: CaseEvent): Acts {
  return {
    context: {
      visit: null,
      slots: [],
      wish: null,
      reminded: false,
      absentAt: event.type === 'CONTRACTOR_SAID' && event.said === 'absent' ? event.at : 0,
    },
    effects: [
      write(context, { state: 'accepted', visitFrom: 0, visitTo: 0 }),
      { type: 'tell', event: { type: 'VISIT_LOST', order: context.order! } },
      ...aftermath(context, event),
    ],
  };
}

/** The contractor moves it, or gives the order back: the tenant hears that the old date is off. */
export function visitMoved(context: OrderContext, event: CaseEvent): Acts {
  return {
    context: { visit: null },
    effects: [
      { type: 'tell', event: { type: 'VISIT_LOST', order: context.order! } },
      inform(context, event, 'visit.moving'),
    ],
  };
}

function aftermath(context: OrderContext, event: CaseEvent): Effect[] {
  if (event.type === 'CONTRACTOR_SAID') {
    const text = event.said === 'absent' ? 'visit.absent' : 'visit.again';
    const tenant = inform(context, event, text, { visitToday: 1 });
    return [
      tenant,
      alert(event, 'order_news'),
      ...(hasSlots(event) ? [] : [say(context, event, 'order.dates_please')]),
    ];
  }
  if (event.type === 'TENANT_SAID' && event.said === 'no_show')
    return [
      say(context, event, 'order.no_show'),
      ...(isCommon(event) ? [] : [inform(context, event, 'visit.no_show')]),
      alert(event, 'order_news'),
    ];
  return [say(context, event, 'order.tenant_cannot'), inform(context, event, 'visit.moving')];
}

/** Done is not resolved until the tenant says so. */
export function done(context: OrderContext, event: ContractorWord): Acts {
  return {
    context: { reminded: false, visit: null },
    effects: [
      ...closeOffer(context, event, 'accepted', null),
      write(context, { state: 'done', doneAt: event.at }),
      { type: 'tell', event: { type: 'WORK_DONE', order: context.order! } },
      say(context, event, 'order.done'),
    ],
  };
}

/** It still does not work: the same contractor comes back. */
export function comeBack(context: OrderContext, event: CaseEvent): Acts {
  return {
    context: { reminded: false, visit: null, slots: [], wish: null },
    effects: [
      write(context, { state: 'accepted', doneAt: 0, endedAt: 0, visitFrom: 0, visitTo: 0 }),
      say(context, event, 'order.not_fixed'),
      // Who opens a closed ticket again was answered already.
      ...(event.type === 'TICKET_REOPENED' ? [] : [inform(context, event, 'visit.come_back')]),
    ],
  };
}

export function close(context: OrderContext, event: CaseEvent): Acts {
  return {
    effects: [
      write(context, { state: 'closed', endedAt: event.at }),
      say(context, event, 'order.closed'),
      { type: 'tell', event: { type: 'REPAIRED', order: context.order!, contractor: context.contractor! } },
    ],
  };
}
