// What the machine of a work order remembers: ids, codes, amounts and instants. At most one order of a ticket is under way.
import type { Payer } from '../codes.ts';
import type { CaseEvent } from '../events.ts';
import type { Slot } from '../order-events.ts';
import type { Outcome } from '../outcome.ts';

export type OrderContext = {
  order: string | null;
  /** The how-many-th order of this ticket. */
  n: number;
  contractor: string | null;
  /** The conversation of that contractor. */
  talk: string | null;
  offer: string | null;
  /** Contractors who have had their turn at this order. */
  asked: string[];
  payer: Payer;
  ceilingCents: number | null;
  manager: string | null;
  asksFirst: 'nobody' | 'manager' | 'landlord';
  /** The landlord's conversation, where they are to agree. */
  landlord: string | null;
  byRule: boolean;
  /** The copropriété's file, given by hand to its syndic: nobody else is asked in their place. */
  syndic: boolean;
  /** Whoever is waited for was reminded once. */
  reminded: boolean;
  /** Dates that the contractor proposed, as the tenant was shown them. */
  slots: Slot[];
  /** Times that the tenant was asked for a date: the question of an earlier round has another ref. */
  round: number;
  /** The date that the tenant would like, which the contractor was asked to confirm. */
  wish: Slot | null;
  visit: Slot | null;
  /** When the contractor last found nobody at home. */
  absentAt: number;
  /** When the visit was agreed: no reminder of what was said an hour ago. */
  agreedAt: number;
  passcode: number;
};

export const START: OrderContext = {
  order: null,
  n: 0,
  contractor: null,
  talk: null,
  offer: null,
  asked: [],
  payer: 'landlord',
  ceilingCents: null,
  manager: null,
  asksFirst: 'nobody',
  landlord: null,
  byRule: false,
  syndic: false,
  reminded: false,
  slots: [],
  round: 0,
  wish: null,
  visit: null,
  absentAt: 0,
  agreedAt: 0,
  passcode: 0,
};

export type Acts = Outcome<OrderContext>;
export type Of<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>;
export type ContractorWord = Of<'CONTRACTOR_SAID'>;
