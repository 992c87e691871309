// From a manager's click to a contractor who accepts: agreement, offer, reminder, the next one.
import type { OrderState } from '../codes.ts';
import type { Effect } from '../effects.ts';
import type { CaseEvent } from '../events.ts';
import type { OrderValues } from '../records.ts';
import type { TextKey, TextParams } from '../texts/keys.ts';
import { type Acts, type ContractorWord, type Of, type OrderContext, START } from './context.ts';

/** A fresh id of this event that no other machine of the case takes. */
const ids = (event: CaseEvent) => ({ order: event.fresh[5]!, offer: event.fresh[6]! });

export function ordered(context: OrderContext, event: Of<'ORDERED'>): Acts {
  const { order, contractor, talk, payer, ceilingCents, asksFirst, manager } = event;
  const n = context.n + 1;
  const landlord = event.landlord ?? null;
  const next: OrderContext = {
    ...START,
    order,
    n,
    contractor,
    talk,
    payer,
    ceilingCents,
    asksFirst,
    landlord,
    manager,
    syndic: payer === 'condominium' && (event.why ?? []).some(({ code }) => code === 'by_hand'),
  };
  const made = write(next, {
    ticket: event.facts.ticket.id,
    n,
    state: 'approving',
    waitsFor: asksFirst === 'nobody' ? '' : asksFirst,
    contractor,
    payer,
    ceilingCents,
    reasons: event.why,
    byRule: false,
    manager,
  });
  const known: Effect = { type: 'set_payer', payer };
  if (asksFirst !== 'nobody') return { context: next, effects: [made, known] };
  const offered = offer(next, event);
  return { context: { ...next, ...offered.context }, effects: [made, known, ...offered.effects] };
}

/** Somebody with the right to say so is asked, and asked again. */
export function askAgreement(context: OrderContext, event: CaseEvent): Acts {
  const { asksFirst, landlord, order, ceilingCents } = context;
  const params = { ticket: event.facts.ticket.id, order: order!, cents: ceilingCents ?? 0 };
  const text: TextKey = ceilingCents === null ? 'landlord.agreement' : 'landlord.agreement_up_to';
  return {
    effects: [
      alert(event, 'order_waits'),
      { type: 'note', reason: `order_waits_for_${asksFirst}` },
      ...(asksFirst === 'landlord' && landlord !== null
        ? [{ type: 'inform_other', talk: landlord, text, params, onlyIf: [] } as const]
        : []),
    ],
  };
}

/** A colleague agreed for the agency; the landlord has not yet. */
export function landlordNext(context: OrderContext, event: Of<'ORDER_GRANTED'>): Acts {
  return {
    context: { asksFirst: 'landlord', landlord: event.landlord ?? null },
    effects: [write(context, { waitsFor: 'landlord' })],
  };
}

export function offer(context: OrderContext, event: CaseEvent): Acts {
  const offerId = ids(event).offer;
  const { contractor, order } = context;
  return {
    context: { offer: offerId, reminded: false, asked: [...context.asked, contractor!] },
    effects: [
      write(context, { state: 'offered', waitsFor: '', contractor, visitor: '', approvedAt: event.at }),
      {
        type: 'record',
        of: 'offer',
        id: offerId,
        values: { order: order!, contractor: contractor!, state: 'open', offeredAt: event.at },
      },
      say(context, event, 'order.offer'),
    ],
  };
}

/** The choice came back: to this one next. */
export function chosen(context: OrderContext, event: Of<'CHOSEN'>): Acts {
  const next = {
    ...context,
    contractor: event.contractor,
    talk: event.talk,
    ceilingCents: context.ceilingCents ?? event.ceilingCents,
  };
  const offered = offer(next, event);
  return {
    context: { ...next, ...offered.context },
    effects: [write(next, { reasons: event.why }), ...offered.effects],
  };
}

/** A standing rule lets an emergency's order leave without waiting, and says so. */
export function orderedByRule(context: OrderContext, event: Of<'CHOSEN'>): Acts {
  const n = context.n + 1;
  const { payer, ceilingCents, contractor, talk, order } = event;
  const next: OrderContext = { ...START, order, n, contractor, talk, payer, ceilingCents, byRule: true };
  const made = write(next, {
    ticket: event.facts.ticket.id,
    n,
    state: 'offered',
    contractor,
    payer,
    ceilingCents,
    reasons: event.why,
    byRule: true,
    manager: null,
  });
  const offered = offer(next, event);
  return {
    context: { ...next, ...offered.context },
    effects: [made, { type: 'set_payer', payer }, ...offered.effects, alert(event, 'order_news')],
  };
}

export function chooseByRule(_: OrderContext, event: CaseEvent): Acts {
  return { effects: [{ type: 'choose_contractor', order: ids(event).order, asked: [], byRule: true }] };
}

export function remind(context: OrderContext, event: CaseEvent): Acts {
  return { context: { reminded: true }, effects: [say(context, event, 'order.reminder')] };
}

/** Refused, silent, or given back: somebody else is looked for. */
export function next(context: OrderContext, event: CaseEvent, how: 'refused' | 'expired'): Acts {
  const reason = event.type === 'CONTRACTOR_SAID' ? event.reason : null;
  return {
    context: { contractor: null, talk: null, offer: null, slots: [], wish: null, visit: null },
    effects: [
      ...closeOffer(context, event, how, reason),
      write(context, { state: 'choosing', contractor: null, visitFrom: 0, visitTo: 0 }),
      ...(how === 'expired' ? [say(context, event, 'order.gone')] : [say(context, event, 'order.refused')]),
      alert(event, 'order_news'),
      { type: 'choose_contractor', order: context.order!, asked: context.asked, byRule: false },
    ],
  };
}

/** Nobody suitable is left: never a silence. */
export function nobody(context: OrderContext, event: CaseEvent): Acts {
  return { effects: [write(context, { state: 'choosing' }), alert(event, 'no_contractor')] };
}

export function reassign(context: OrderContext, event: Of<'REASSIGNED'>): Acts {
  const before = context.contractor === null ? [] : lost(context, event);
  const next = { ...context, contractor: event.contractor, talk: event.talk, slots: [], wish: null, visit: null };
  const offered = offer(next, event);
  return {
    context: { ...next, ...offered.context },
    effects: [...before, write(context, { reasons: event.why, visitFrom: 0, visitTo: 0 }), ...offered.effects],
  };
}

/** Called off by a manager, refused by who had to agree, or the ticket is closed. */
export function callOff(context: OrderContext, event: CaseEvent): Acts {
  const agreed = context.visit === null ? [] : [inform(context, event, 'visit.off')];
  const told = event.type === 'ORDER_CALLED_OFF' ? agreed : [];
  return {
    context: { ...START, n: context.n },
    effects: [
      ...(context.contractor === null || context.offer === null ? [] : lost(context, event)),
      write(context, { state: 'called_off', waitsFor: '', endedAt: event.at, visitFrom: 0, visitTo: 0 }),
      ...told,
      ...(event.type === 'ORDER_DENIED' ? [alert(event, 'order_news')] : []),
    ],
  };
}

/** Who had it or was asked hears that it is over. */
function lost(context: OrderContext, event: CaseEvent): Effect[] {
  return [...closeOffer(context, event, 'withdrawn', null), say(context, event, 'order.off')];
}

export function closeOffer(
  { offer: id }: OrderContext,
  { at }: CaseEvent,
  state: 'accepted' | 'refused' | 'expired' | 'withdrawn',
  reason: ContractorWord['reason'],
): Effect[] {
  return id === null ? [] : [{ type: 'record', of: 'offer', id, values: { state, reason, answeredAt: at } }];
}

/** A word of somebody who no longer has it, sent as a text: they are told so. On a page it is refused, and the page says so. */
export function lateWord(_: OrderContext, event: ContractorWord): Acts {
  const { order } = event;
  const params = { ticket: event.facts.ticket.id, order };
  return { effects: [{ type: 'tell_contractor', talk: event.talk!, order, text: 'order.gone', params }] };
}

export function write({ order }: OrderContext, values: Partial<OrderValues> & { state?: OrderState }): Effect {
  return { type: 'record', of: 'order', id: order!, values };
}

export function say(context: OrderContext, event: CaseEvent, text: TextKey, params: TextParams = {}): Effect {
  const { order, talk } = context;
  const { urgency } = event.facts.ticket;
  // A manager who clicks in the evening wants it to leave; what presses does not wait for the morning either.
  const byPerson = 'manager' in event && event.manager !== null;
  const urgent: TextParams =
    urgency === 'emergency' ? { urgent: 1 } : byPerson || urgency === 'urgent' ? { now: 1 } : {};
  return {
    type: 'tell_contractor',
    talk: talk!,
    order: order!,
    text,
    params: { ticket: event.facts.ticket.id, order: order!, ...urgent, ...params },
  };
}

export function inform(context: OrderContext, event: CaseEvent, text: TextKey, params: TextParams = {}): Effect {
  const known = { ticket: event.facts.ticket.id, order: context.order!, ...params };
  return { type: 'inform', text, params: known, onlyIf: [] };
}

export function alert(
  event: CaseEvent,
  kind: 'order_waits' | 'order_news' | 'no_contractor' | 'supplement' | 'quote' | 'late',
): Effect {
  const message = 'message' in event && typeof event.message === 'string' ? event.message : null;
  return { type: 'alert', kind, ticket: event.facts.ticket.id, message };
}
