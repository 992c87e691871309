// What each turn in the life of a ticket brings: status, words for the tenant, alerts. Pure; ticket.ts says when.
import type { Hazard, Status, Urgency } from './codes.ts';
import { HAZARDS, moreSevere } from './codes.ts';
import type { Effect } from './effects.ts';
import type { CancelReason, CaseEvent } from './events.ts';
import type { Outcome } from './outcome.ts';
import type { TextKey } from './texts/keys.ts';

export type TicketContext = {
  holder: string | null;
  urgency: Urgency;
  lead: string | null;
  visitAt: number;
  /** The tenant knows that a person looks after it. */
  toldTaken: boolean;
  /** A manager chose the category: later readings no longer change it. */
  categoryChosen: boolean;
  /** "Is it repaired?" was asked after the visit. */
  askedFixed: boolean;
};

export type Acts = Outcome<TicketContext>;
type Hearing<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>;

export const OPEN: readonly Status[] = ['new', 'accepted', 'scheduled'];
/** A visit text of less than this before the visit counts as one of that day. */
const SAME_DAY_MS = 14 * 3_600_000;

export const isEmergency = (event: CaseEvent): boolean => event.facts.ticket.urgency === 'emergency';

export function opened(event: Hearing<'OPENED'>): Acts {
  return { context: { urgency: event.urgency, lead: event.lead }, effects: [] };
}

export function taken(context: TicketContext, event: Hearing<'TAKEN' | 'ACKNOWLEDGED'>): Acts {
  const text: TextKey =
    isEmergency(event) || context.urgency === 'emergency' ? 'ticket.emergency_taken' : 'ticket.taken';
  return {
    context: { holder: event.manager, toldTaken: true },
    effects: [
      { type: 'set_holder', manager: event.manager },
      ...becomes(event, 'accepted'),
      ...(context.toldTaken ? [] : [inform(event, text, ['accepted', 'scheduled'])]),
    ],
  };
}

/** A visit that the tenant was promised stays promised. */
export function dropped(event: CaseEvent): Acts {
  const free: Effect = { type: 'set_holder', manager: null };
  const visited = event.facts.ticket.status === 'scheduled';
  return { context: { holder: null }, effects: visited ? [free, lookAt(event)] : [free, ...becomes(event, 'new')] };
}

export function scheduled(context: TicketContext, event: Hearing<'SCHEDULED' | 'LEAD_CHANGED'>): Acts {
  const again = context.visitAt !== 0;
  const holder = event.type === 'SCHEDULED' ? (context.holder ?? event.manager) : context.holder;
  return {
    context: { visitAt: event.visitAt, holder, toldTaken: true, askedFixed: false },
    effects: [
      ...(holder === context.holder ? [] : [{ type: 'set_holder', manager: holder } as const]),
      { type: 'set_promise', at: event.visitAt },
      ...becomes(event, 'scheduled', event.visitAt),
      inform(event, again ? 'ticket.rescheduled' : 'ticket.scheduled', ['scheduled'], { visitAt: event.visitAt }),
    ],
  };
}

export function resolved(event: CaseEvent): Acts {
  return {
    context: { visitAt: 0 },
    effects: [...becomes(event, 'resolved'), inform(event, 'ticket.resolved', ['resolved'])],
  };
}

export function cancelled(event: CaseEvent, reason: CancelReason): Acts {
  return {
    context: { visitAt: 0 },
    effects: [
      { type: 'set_promise', at: 0 },
      ...becomes(event, 'cancelled', 0, reason),
      inform(event, `ticket.cancelled.${reason}`, ['cancelled']),
    ],
  };
}

/** The tenant says that it is done or no longer wanted: the talk has answered them already. */
export function closedByTenant(event: Hearing<'TENANT_SAID' | 'ANSWERED'>): Acts {
  const gone = event.type === 'TENANT_SAID' && event.said === 'cancel';
  return {
    context: { visitAt: 0 },
    effects: [
      { type: 'set_promise', at: 0 },
      ...becomes(event, gone ? 'cancelled' : 'resolved', 0, gone ? 'by_tenant' : null),
    ],
  };
}

/** `status` is where it goes: to its holder, or to whoever takes it. The tenant is told here only when a manager or the lead reopens it. */
export function reopened(context: TicketContext, event: CaseEvent): Acts {
  const status: Status = context.holder === null ? 'new' : 'accepted';
  const byTenant = event.type === 'TENANT_SAID' || event.type === 'ADDED' || event.type === 'ANSWERED';
  const urgency = event.type === 'ADDED' ? raised(event) : null;
  return {
    context: { visitAt: 0, ...(urgency === null ? {} : { urgency: urgency.urgency }) },
    effects: [
      { type: 'count_reopened' },
      { type: 'set_promise', at: 0 },
      ...becomes(event, status),
      ...(urgency === null ? [] : [urgency]),
      byTenant ? lookAt(event) : inform(event, 'ticket.reopened', OPEN),
    ],
  };
}

/** Nobody came: no visit is agreed any more, and a person has to find another. */
export function visitFailed(event: CaseEvent): Acts {
  return {
    context: { visitAt: 0 },
    effects: [{ type: 'set_promise', at: 0 }, ...becomes(event, 'accepted'), lookAt(event)],
  };
}

export function followsLead(context: TicketContext, event: Hearing<'LEAD_CHANGED'>): Acts {
  switch (event.status) {
    case 'scheduled':
      return scheduled(context, event);
    case 'resolved':
      return resolved(event);
    case 'accepted':
      return {
        context: { toldTaken: true, visitAt: 0 },
        effects: [
          ...becomes(event, 'accepted'),
          ...(context.toldTaken ? [] : [inform(event, 'ticket.taken', ['accepted', 'scheduled'])]),
        ],
      };
    case 'cancelled':
      return { context: { lead: null }, effects: [{ type: 'set_lead', lead: null }, lookAt(event)] };
    case 'new': {
      const closed = !OPEN.includes(event.facts.ticket.status);
      return {
        context: { visitAt: 0 },
        effects: [
          { type: 'set_promise', at: 0 },
          ...becomes(event, 'new'),
          ...(closed ? [inform(event, 'ticket.reopened', OPEN)] : []),
        ],
      };
    }
  }
}

/** Whether what happened to the ticket that this one is grouped under changes anything here. */
export function isMovedByLead(context: TicketContext, event: CaseEvent, status: Status): boolean {
  if (context.lead === null || event.type !== 'LEAD_CHANGED' || event.status !== status) return false;
  const own = event.facts.ticket.status;
  if (status === 'scheduled') return own !== status || event.visitAt !== context.visitAt;
  if (status === 'cancelled') return OPEN.includes(own);
  return own !== status;
}

export function raise(event: Hearing<'ADDED'>): Acts {
  const raising = raised(event);
  return { context: { urgency: raising.urgency }, effects: [raising] };
}

export function isRaised(event: CaseEvent): boolean {
  if (event.type !== 'ADDED') return false;
  const { urgency, hazards } = event.facts.ticket;
  return moreSevere(urgency, event.urgency) !== urgency || event.hazards.some((hazard) => !hazards.includes(hazard));
}

export function corrected(event: Hearing<'CORRECTED'>): Acts {
  if (event.field === 'category') {
    const category = event.value as Extract<Effect, { type: 'set_category' }>['category'];
    return {
      context: event.manager === null ? {} : { categoryChosen: true },
      effects: [{ type: 'set_category', category }],
    };
  }
  const urgency = event.value as Urgency;
  const hazards: readonly Hazard[] = urgency === 'emergency' ? event.facts.ticket.hazards : [];
  return { context: { urgency }, effects: [{ type: 'set_urgency', urgency, hazards }] };
}

export function joined(event: Hearing<'JOINED'>): Acts {
  return { context: { lead: event.lead }, effects: [{ type: 'set_lead', lead: event.lead }] };
}

export function parted(): Acts {
  return { context: { lead: null }, effects: [{ type: 'set_lead', lead: null }] };
}

export function askFixed(event: CaseEvent): Acts {
  const params = { ticket: event.facts.ticket.id };
  return { context: { askedFixed: true }, effects: [{ type: 'ask', ref: 'fixed', question: 'fixed', params }] };
}

export function lookAt(event: CaseEvent): Effect {
  const message = 'message' in event && typeof event.message === 'string' ? event.message : null;
  return { type: 'alert', kind: 'look_at', ticket: event.facts.ticket.id, message };
}

function raised(event: Hearing<'ADDED'>): Extract<Effect, { type: 'set_urgency' }> {
  const { urgency, hazards } = event.facts.ticket;
  const all = HAZARDS.filter((hazard) => hazards.includes(hazard) || event.hazards.includes(hazard));
  return { type: 'set_urgency', urgency: moreSevere(urgency, event.urgency), hazards: all };
}

/** The status, here and in the tickets that are grouped under this one. */
function becomes(event: CaseEvent, status: Status, visitAt = 0, reason: CancelReason | null = null): Effect[] {
  const own: Effect = { type: 'set_status', status, reason };
  return event.facts.followers.length === 0 ? [own] : [own, { type: 'tell_followers', status, visitAt }];
}

function inform(event: CaseEvent, text: TextKey, onlyIf: readonly Status[], params: { visitAt?: number } = {}): Effect {
  const visitToday = params.visitAt !== undefined && params.visitAt - event.at < SAME_DAY_MS ? { visitToday: 1 } : {};
  return { type: 'inform', text, params: { ticket: event.facts.ticket.id, ...params, ...visitToday }, onlyIf };
}
