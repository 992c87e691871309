// What the choice knows of a contractor, of the work and of the agency's standing rules, and what it says of each: codes and numbers,
// put into words by the console.
import type { Category, Payer, Urgency } from '#flows/codes.ts';
import type { Reason } from '#flows/reasons.ts';

export interface Candidate {
  id: string;
  company: string;
  /** Their conversation. */
  talk: string;
  trades: readonly Category[];
  areas: readonly string[];
  /** `areas` as keys (areas.ts), made once. */
  areaKeys: ReadonlySet<string>;
  /** A text can arrive: a number that is no landline. */
  texts: boolean;
  mails: boolean;
  emergency: boolean;
  favourite: boolean;
  availability: 'available' | 'unavailable' | 'holiday';
  /** "2026-11-22", first and last day away. */
  awayFrom: string | null;
  awayTo: string | null;
  /** Weekdays of work, 1 is Monday. */
  days: ReadonlySet<number>;
  from: string;
  to: string;
  ceilingCents: number | null;
  ratingSum: number;
  ratingCount: number;
  insuredUntil: string | null;
  inHouse: boolean;
  capacity: number | null;
}

export interface Rule {
  trade: Category;
  areas: readonly string[];
  areaKeys: readonly string[];
  /** As the agency's file names the company. */
  company: string;
  contractor: string;
  withinHours: number | null;
  payer: Payer | null;
  withoutWaiting: boolean;
}

export interface Ask {
  trade: Category;
  urgency: Urgency;
  /** Somebody old, ill or with small children waits for it. */
  vulnerable: boolean;
  /** Keys of the place (areas.ts); null: nobody knows yet where it is. */
  place: readonly string[] | null;
  now: { date: string; time: string; weekday: number; holiday: boolean };
  /** What the agency can send at all. */
  sends: { texts: boolean; mails: boolean };
  /** Had their turn. */
  asked: ReadonlySet<string>;
  /** In the order of the agency's file. */
  rules: readonly Rule[];
  /** Open orders by contractor. */
  load: ReadonlyMap<string, number>;
  /** How many are wanted, and how many of those that will not do. */
  most?: number;
}

/** Why not that one. */
export type Against =
  | { code: 'other_trade' }
  | { code: 'other_area'; areas: readonly string[] }
  | { code: 'asked' }
  | { code: 'unavailable' }
  | { code: 'away'; until: string | null }
  | { code: 'insurance_ended'; on: string }
  | { code: 'full'; n: number; of: number }
  | { code: 'closed_now' }
  | { code: 'unreachable' };

export interface Chosen {
  candidate: Candidate;
  reasons: Reason[];
  rule: Rule | null;
}

export interface Unsuited {
  candidate: Candidate;
  against: Against[];
  /** A standing rule names them, and yet they cannot. */
  rule: Rule | null;
}

export interface Choice {
  /** The best first. */
  ranked: Chosen[];
  /** Those who will not do, the nearest first; a rule's own contractor before all others. */
  nearest: Unsuited[];
}
