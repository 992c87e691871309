// Rows that flows keep about orders and quotes: what they may write of each, in ids, codes, numbers and instants (ms; 0 is none).
import type { OrderState, Payer, QuoteState, Refusal } from './codes.ts';
import type { Reason } from './reasons.ts';

export type OrderValues = {
  ticket: string;
  n: number;
  state: OrderState;
  waitsFor: 'manager' | 'landlord' | '';
  contractor: string | null;
  payer: Payer;
  ceilingCents: number | null;
  /** Why this contractor. */
  reasons: readonly Reason[];
  byRule: boolean;
  manager: string | null;
  approvedAt: number;
  acceptedAt: number;
  visitFrom: number;
  visitTo: number;
  passcode: number | null;
  /** Only ever taken away: the first name was given by the contractor before. */
  visitor: '';
  doneAt: number;
  endedAt: number;
};

export type OfferValues = {
  order: string;
  contractor: string;
  state: 'open' | 'accepted' | 'refused' | 'expired' | 'withdrawn';
  reason: Refusal | null;
  offeredAt: number;
  answeredAt: number;
};

export type SupplementValues = {
  order: string;
  cents: number;
  state: 'asked' | 'granted' | 'refused' | 'expired';
  manager: string | null;
  askedAt: number;
  answeredAt: number;
};

export type QuoteValues = {
  ticket: string;
  contractor: string;
  state: QuoteState;
  cents: number | null;
  delayDays: number | null;
  manager: string | null;
  askedAt: number;
  answeredAt: number;
  decidedAt: number;
};

/** Its id is the ticket's. */
export type RatingValues = {
  order: string | null;
  contractor: string | null;
  repair: number | null;
  contractorScore: number | null;
  informed: number | null;
  message: string | null;
  at: number;
};

/** `new`: the row is made if it is not there. */
export type Recorded =
  | { of: 'order'; id: string; values: Partial<OrderValues> }
  | { of: 'offer'; id: string; values: Partial<OfferValues> }
  | { of: 'supplement'; id: string; values: Partial<SupplementValues> }
  | { of: 'quote'; id: string; values: Partial<QuoteValues> }
  | { of: 'rating'; id: string; values: Partial<RatingValues> };
