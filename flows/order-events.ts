// What a case hears about orders, quotes and visits: acts of managers, words of contractors, and what its machines tell each other.
import type { ContractorSays, OrderState, Payer, Refusal, Status, Urgency } from './codes.ts';
import type { InCase } from './events.ts';
import type { Reason } from './reasons.ts';

/** How long people may take before the next thing happens; milliseconds. */
export interface OrderSettings {
  /** A rule of the agency lets emergencies' orders leave without waiting. */
  byRule: boolean;
  /** A contractor who does not answer is reminded once after this time, and after it again the next one is asked. */
  offerMs: Record<Urgency, number>;
  /** The same for slots, once the order is accepted. */
  slotsMs: number;
  /** The second person is reminded after this time, again and again. */
  grantMs: number;
  /** A manager has this long to decide about more work, then the stand-in, then the contractor makes it safe and leaves. */
  supplementMs: number;
  /** A tenant who does not say whether it is repaired: the ticket closes. */
  fixedMs: number;
  /** A quote that nobody sent is asked for again after this time. */
  quoteMs: number;
  /** Hours of work: reminders to contractors for what is no emergency leave at these only. */
  delayMs: Record<Urgency, number>;
}

/** When somebody may come; instants in ms. */
export type Slot = { from: number; to: number };

/** An order that a contractor has or is asked to take, as their talk knows it; those ended lately included. */
export interface KnownOrder {
  id: string;
  ticket: string;
  /** Of the ticket: what they call it by. */
  reference: number;
  state: OrderState;
  offeredAt: number;
  visitFrom: number;
}

export type AskedQuote = { quote: string; contractor: string; talk: string };

export type OrderEvent =
  // ---- work orders -------------------------------------------------------------------------------------------------
  /** A manager orders the repair. `asksFirst`: the order waits for a second person (amount above `limit`, or a landlord's property). */
  | (InCase & {
      type: 'ORDERED';
      order: string;
      contractor: string;
      /** The conversation of that contractor. */
      talk: string;
      payer: Payer;
      ceilingCents: number | null;
      asksFirst: 'nobody' | 'manager' | 'landlord';
      manager: string;
      /** The maintenance contract says within what time somebody comes; ms. */
      withinMs?: number;
      /** The landlord's conversation, where they are to agree. */
      landlord?: string | null;
      /** Why this contractor. */
      why: readonly Reason[];
    })
  /** The second person agrees, or does not. `person`: the landlord. */
  | (InCase & {
      type: 'ORDER_GRANTED';
      order: string;
      manager: string | null;
      person: string | null;
      /** A manager may spend it, and the landlord of the dwelling is to agree as well: their conversation. */
      landlord?: string | null;
    })
  | (InCase & { type: 'ORDER_DENIED'; order: string; manager: string | null; person: string | null })
  /** The choice of a contractor, made outside: null where nobody is suitable. `byRule`: the order leaves without waiting. */
  | (InCase & {
      type: 'CHOSEN';
      order: string;
      contractor: string | null;
      talk: string | null;
      byRule: boolean;
      payer: Payer;
      ceilingCents: number | null;
      withinMs?: number;
      why: readonly Reason[];
    })
  /** A manager gives the order to another contractor. */
  | (InCase & {
      type: 'REASSIGNED';
      order: string;
      contractor: string;
      talk: string;
      why: readonly Reason[];
      manager: string;
    })
  | (InCase & { type: 'ORDER_CALLED_OFF'; order: string; manager: string })
  /** By link, by page or in words. `slots` with accept, slots, absent and another_visit; `cents` with supplement. */
  | (InCase & {
      type: 'CONTRACTOR_SAID';
      order: string;
      contractor: string;
      said: ContractorSays;
      slots: readonly Slot[];
      reason: Refusal | null;
      cents: number;
      supplement: string | null;
      message: string | null;
      /** Their conversation, where they said it in words: too late, they are answered there. */
      talk?: string;
    })
  | (InCase & { type: 'SUPPLEMENT_DECIDED'; supplement: string; granted: boolean; manager: string })
  | (InCase & { type: 'PAYER_SET'; payer: Payer; manager: string })
  // ---- quotes ------------------------------------------------------------------------------------------------------
  | (InCase & { type: 'QUOTES_ASKED'; quotes: readonly AskedQuote[]; manager: string })
  | (InCase & { type: 'QUOTE_GIVEN'; quote: string; cents: number; delayDays: number | null; contractor: string })
  | (InCase & { type: 'QUOTE_DECLINED'; quote: string; contractor: string })
  /** `order`: the id of the work order that follows from it. */
  | (InCase & {
      type: 'QUOTE_ACCEPTED';
      quote: string;
      order: string;
      payer: Payer;
      asksFirst: 'nobody' | 'manager' | 'landlord';
      landlord?: string | null;
      manager: string;
    })
  | (InCase & { type: 'QUOTE_REFUSED'; quote: string; manager: string })
  // ---- told by one machine of the case to the others (effect `tell`) --------------------------------------------------
  | (InCase & { type: 'VISIT_AGREED'; order: string; from: number; to: number })
  /** The agreed visit will not be, or was not. */
  | (InCase & { type: 'VISIT_LOST'; order: string })
  | (InCase & { type: 'WORK_DONE'; order: string })
  | (InCase & { type: 'ORDER_TAKEN'; order: string; contractor: string; talk: string })
  /** The tenant confirms the repair, or was silent long enough. */
  | (InCase & { type: 'REPAIRED'; order: string; contractor: string })
  /** Resolved or cancelled, and opened again: by whomever. */
  | (InCase & { type: 'TICKET_CLOSED'; status: Status })
  | (InCase & { type: 'TICKET_REOPENED' });
