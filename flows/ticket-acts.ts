// What each turn in the life of a ticket brings: status, words for the tenant, alerts. Pure; ticket.ts says when.
// What the ticket is stands in the context: facts are those of before the batch.
import type { Category, Hazard, Status, Urgency } from './codes.ts';
import { HAZARDS, moreSevere } from './codes.ts';
import type { Effect } from './effects.ts';
import type { CancelReason, CaseEvent } from './events.ts';
import type { Outcome } from './outcome.ts';
import type { TextKey } from './texts/keys.ts';

export type TicketContext = {
  /** The tag of the state, for what is decided across states. */
  status: Status;
  holder: string | null;
  category: Category;
  urgency: Urgency;
  hazards: readonly Hazard[];
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
type Visit = { visitAt?: number; visitTo?: number };
type Hearing<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>;

export const OPEN: readonly Status[] = ['new', 'accepted', 'scheduled'];
/** A visit text of less than this before the visit counts as one of that day. */
const SAME_DAY_MS = 14 * 3_600_000;

export function opened(event: Hearing<'OPENED'>): Acts {
  const { urgency, hazards, lead } = event;
  return { context: { urgency, hazards, lead, category: event.facts.ticket.category }, effects: [] };
}

export function taken(context: TicketContext, event: Hearing<'TAKEN' | 'ACKNOWLEDGED' | 'ORDERED'>): Acts {
  const text: TextKey = context.urgency === 'emergency' ? 'ticket.emergency_taken' : 'ticket.taken';
  return {
    context: { status: 'accepted', holder: event.manager, toldTaken: true },
    effects: [
      { type: 'set_holder', manager: event.manager },
      ...becomes(event, 'accepted'),
      ...(context.toldTaken ? [] : [inform(event, text, ['accepted', 'scheduled'])]),
    ],
  };
}

export function dropped(event: CaseEvent): Acts {
  return {
    context: { status: 'new', holder: null },
    effects: [{ type: 'set_holder', manager: null }, ...becomes(event, 'new')],
  };
}

/** A visit that the tenant was promised stays promised: a person has to see to it. */
export function droppedWithVisit(event: CaseEvent): Acts {
  return { context: { holder: null }, effects: [{ type: 'set_holder', manager: null }, lookAt(event)] };
}

export function scheduled(context: TicketContext, event: Hearing<'SCHEDULED' | 'LEAD_CHANGED'>): Acts {
  const visitTo = 'visitTo' in event && event.visitTo ? { visitTo: event.visitTo } : {};
  const holder = event.type === 'SCHEDULED' ? (context.holder ?? event.manager) : context.holder;
  return {
    context: { status: 'scheduled', visitAt: event.visitAt, holder, toldTaken: true, askedFixed: false },
    effects: [
      ...(holder === context.holder ? [] : [{ type: 'set_holder', manager: holder } as const]),
      { type: 'set_promise', at: event.visitAt },
      ...becomes(event, 'scheduled', event.visitAt),
      inform(event, visitText(event, context.visitAt !== 0), ['scheduled'], { visitAt: event.visitAt, ...visitTo }),
    ],
  };
}

/** Of the common parts nobody has to be there. */
function visitText({ facts }: CaseEvent, again: boolean): TextKey {
  if (facts.ticket.scope === 'common') return 'ticket.common_visit';
  return again ? 'ticket.rescheduled' : 'ticket.scheduled';
}

export function resolved(event: CaseEvent): Acts {
  const { reporter, tenant = null } = event.facts;
  // Whoever says so was answered; whom they had reported it for does not know yet.
  const isTheirs = event.type === 'RESOLVED' && event.person !== undefined && event.person === reporter;
  const told = inform(event, 'ticket.resolved', ['resolved']);
  const toTenant: Effect[] = tenant === null ? [] : [{ ...told, type: 'inform_other', talk: tenant }];
  return {
    context: { status: 'resolved', visitAt: 0 },
    effects: [...becomes(event, 'resolved'), ...(isTheirs ? toTenant : [told])],
  };
}

export function cancelled(event: CaseEvent, reason: CancelReason): Acts {
  return {
    context: { status: 'cancelled', visitAt: 0 },
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
  const status = gone ? 'cancelled' : 'resolved';
  return {
    context: { status, visitAt: 0 },
    effects: [{ type: 'set_promise', at: 0 }, ...becomes(event, status, 0, gone ? 'by_tenant' : null)],
  };
}

/** It goes to its holder, or to whoever takes it. The tenant is told here only when a manager or the lead opens it again. */
export function reopened(context: TicketContext, event: CaseEvent): Acts {
  const status: Status = context.holder === null ? 'new' : 'accepted';
  const raising = event.type === 'ADDED' ? raised(context, event) : null;
  return {
    context: {
      status,
      visitAt: 0,
      ...(raising === null ? {} : { urgency: raising.urgency, hazards: raising.hazards }),
    },
    effects: [
      { type: 'count_reopened' },
      { type: 'set_promise', at: 0 },
      ...becomes(event, status),
      ...(raising === null ? [] : [raising]),
      event.type === 'REOPENED' ? inform(event, 'ticket.reopened', OPEN) : lookAt(event),
    ],
  };
}

/** A contractor has it, without a manager's click: their company is named in a text of the order. */
export function begun(event: CaseEvent): Acts {
  return { context: { status: 'accepted', toldTaken: true }, effects: becomes(event, 'accepted') };
}

/** The order tells the tenant, with the words to say at the door. */
export function visitAgreed(event: Hearing<'VISIT_AGREED'>): Acts {
  return {
    context: { status: 'scheduled', visitAt: event.from, toldTaken: true, askedFixed: false },
    effects: [{ type: 'set_promise', at: event.from }, ...becomes(event, 'scheduled', event.from)],
  };
}

export function visitLost(event: CaseEvent): Acts {
  return {
    context: { status: 'accepted', visitAt: 0 },
    effects: [{ type: 'set_promise', at: 0 }, ...becomes(event, 'accepted')],
  };
}

/** "Non" opens it again, and counts. */
export function notFixed(event: CaseEvent): Acts {
  const failed = visitFailed(event);
  return { ...failed, effects: [{ type: 'count_reopened' }, ...failed.effects] };
}

/** Nobody came: no visit is agreed any more, and a person has to find another. */
export function visitFailed(event: CaseEvent): Acts {
  return {
    context: { status: 'accepted', visitAt: 0 },
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
        context: { status: 'accepted', toldTaken: true, visitAt: 0 },
        effects: [
          ...becomes(event, 'accepted'),
          ...(context.toldTaken ? [] : [inform(event, 'ticket.taken', ['accepted', 'scheduled'])]),
        ],
      };
    case 'cancelled':
      return {
        context: { status: 'new', lead: null, visitAt: 0 },
        effects: [
          { type: 'set_lead', lead: null },
          ...(context.status === 'new' ? [] : [{ type: 'set_promise', at: 0 } as const, ...becomes(event, 'new')]),
          lookAt(event),
        ],
      };
    case 'new':
      return {
        context: { status: 'new', visitAt: 0 },
        effects: [
          { type: 'set_promise', at: 0 },
          ...becomes(event, 'new'),
          ...(OPEN.includes(context.status) ? [] : [inform(event, 'ticket.reopened', OPEN)]),
        ],
      };
  }
}

/** Whether what happened to the ticket that this one is grouped under changes anything here. */
export function isMovedByLead(context: TicketContext, event: CaseEvent, status: Status): boolean {
  if (context.lead === null || event.type !== 'LEAD_CHANGED' || event.status !== status) return false;
  if (status === 'scheduled') return context.status !== status || event.visitAt !== context.visitAt;
  if (status === 'cancelled') return OPEN.includes(context.status);
  return context.status !== status;
}

export function raise(context: TicketContext, event: Hearing<'ADDED'>): Acts {
  const raising = raised(context, event);
  return { context: { urgency: raising.urgency, hazards: raising.hazards }, effects: [raising] };
}

export function isRaised({ urgency, hazards }: TicketContext, event: CaseEvent): boolean {
  if (event.type !== 'ADDED') return false;
  return moreSevere(urgency, event.urgency) !== urgency || event.hazards.some((hazard) => !hazards.includes(hazard));
}

export function corrected(context: TicketContext, event: Hearing<'CORRECTED'>): Acts {
  if (event.field === 'category') {
    const category = event.value as Category;
    return {
      context: { category, categoryChosen: context.categoryChosen || event.manager !== null },
      effects: [{ type: 'set_category', category }],
    };
  }
  const urgency = event.value as Urgency;
  const hazards = urgency === 'emergency' ? context.hazards : [];
  return { context: { urgency, hazards }, effects: [{ type: 'set_urgency', urgency, hazards }] };
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

/** A contractor may be done without a date that we knew of. */
export function workDone({ status }: TicketContext, event: CaseEvent): Acts {
  const asked = askFixed(event);
  const scheduled = status === 'scheduled' ? [] : becomes(event, 'scheduled');
  return { context: { ...asked.context, status: 'scheduled' }, effects: [...scheduled, ...asked.effects] };
}

/** Who does not pay through the agency is told what to do; nothing is ordered in its name. */
export function payerSet(event: Hearing<'PAYER_SET'>): Acts {
  const { payer } = event;
  const told = payer === 'tenant' || payer === 'insurance' || payer === 'condominium';
  return {
    effects: [{ type: 'set_payer', payer }, ...(told ? [inform(event, `payer.${payer}`, OPEN)] : [])],
  };
}

export function lookAt(event: CaseEvent): Effect {
  const message = 'message' in event && typeof event.message === 'string' ? event.message : null;
  return { type: 'alert', kind: 'look_at', ticket: event.facts.ticket.id, message };
}

function raised(context: TicketContext, event: Hearing<'ADDED'>): Extract<Effect, { type: 'set_urgency' }> {
  const hazards = HAZARDS.filter((hazard) => context.hazards.includes(hazard) || event.hazards.includes(hazard));
  return { type: 'set_urgency', urgency: moreSevere(context.urgency, event.urgency), hazards };
}

/** The status, here, for the other machines of the case, and in the tickets that are grouped under this one. */
function becomes(event: CaseEvent, status: Status, visitAt = 0, reason: CancelReason | null = null): Effect[] {
  const { ticket, followers, landlords = [] } = event.facts;
  const closes = !OPEN.includes(status);
  const wasOpen = OPEN.includes(ticket.status);
  // Work was done without a date: there is no visit to tell of any more.
  const isUndated = status === 'scheduled' && visitAt === 0;
  const visitTo = event.type === 'VISIT_AGREED' ? { visitTo: event.to } : {};
  return [
    { type: 'set_status', status, reason },
    ...(closes ? [{ type: 'tell', event: { type: 'TICKET_CLOSED', status } } as const] : []),
    ...(!closes && !wasOpen ? [{ type: 'tell', event: { type: 'TICKET_REOPENED' } } as const] : []),
    ...(followers.length === 0 || isUndated ? [] : [{ type: 'tell_followers', status, visitAt, ...visitTo } as const]),
    ...landlords.map((talk) => {
      const params = { ticket: ticket.id };
      return { type: 'inform_other', talk, text: 'landlord.changed', params, onlyIf: [status] } as const;
    }),
  ];
}

function inform(event: CaseEvent, text: TextKey, onlyIf: readonly Status[], params: Visit = {}) {
  const visitToday = params.visitAt !== undefined && params.visitAt - event.at < SAME_DAY_MS ? { visitToday: 1 } : {};
  return { type: 'inform' as const, text, params: { ticket: event.facts.ticket.id, ...params, ...visitToday }, onlyIf };
}
