// What a tenant says of a visit without being asked: a date of their own, "je suis là", "personne n'est venu", "autre jour".
import type { CaseEvent } from '../events.ts';
import type { Slot } from '../order-events.ts';
import type { Acts, OrderContext } from './context.ts';
import { alert, inform, say, write } from './offer.ts';

/** The one date that the contractor gives, where it lies within what the tenant wished. */
export function withinWish({ wish }: OrderContext, event: CaseEvent): Slot | null {
  if (event.type !== 'CONTRACTOR_SAID' || wish === null) return null;
  const [slot, ...others] = event.slots.filter(({ to }) => to > event.at);
  return slot !== undefined && others.length === 0 && slot.from >= wish.from && slot.to <= wish.to ? slot : null;
}

/** A date that the tenant named unasked; "mardi j'ai le docteur" names the one of the visit. */
export function wishTold({ visit }: OrderContext, event: CaseEvent): Slot | null {
  const wish = event.type === 'TENANT_SAID' ? (event.wish ?? null) : null;
  if (wish === null || wish.from <= event.at) return null;
  return visit !== null && wish.from < visit.to && visit.from < wish.to ? null : wish;
}

export function passWishTold(context: OrderContext, event: CaseEvent): Acts {
  const { from, to } = wishTold(context, event)!;
  return {
    context: { wish: { from, to }, slots: [], round: context.round + 1, visit: null, reminded: false },
    effects: [
      write(context, { state: 'agreeing', visitFrom: 0, visitTo: 0 }),
      ...(context.visit === null
        ? []
        : [{ type: 'tell', event: { type: 'VISIT_LOST', order: context.order! } } as const]),
      say(context, event, 'order.wish', { from, to }),
      inform(context, event, 'visit.wish', { from, to }),
    ],
  };
}

/** The contractor is told at once that the door would open now. */
export function atHome(context: OrderContext, event: CaseEvent): Acts {
  return {
    context: { absentAt: 0 },
    effects: [
      say(context, event, 'order.at_home', { urgent: 1 }),
      inform(context, event, 'visit.he_knows', { visitToday: 1 }),
      alert(event, 'order_news'),
    ],
  };
}

/** Nobody came, and no date is agreed. */
export function inVain(context: OrderContext, event: CaseEvent): Acts {
  return { effects: [say(context, event, 'order.no_show'), inform(context, event, 'visit.no_show')] };
}

/** The dates that were proposed do not suit, or none is there yet. */
export function cannot(context: OrderContext, event: CaseEvent): Acts {
  return {
    context: { slots: [], wish: null, reminded: false },
    effects: [
      write(context, { state: 'accepted' }),
      say(context, event, context.slots.length > 0 ? 'order.other_dates' : 'order.dates_please'),
      inform(context, event, 'slot.other'),
    ],
  };
}
