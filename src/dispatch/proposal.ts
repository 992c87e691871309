// What a card proposes while nothing is ordered: who, why, at whose cost and up to how much; worked out anew each time it is shown.
import type { Payer } from '#flows/codes.ts';
import type { Reason } from '#flows/reasons.ts';
import type { Tx } from '#lib/db.ts';
import type { Against, Candidate, Chosen, Unsuited } from './candidate.ts';
import { type ChosenFor, chooseFor, type Wanted } from './choose-for.ts';

export interface Proposed {
  contractor: string;
  /** Their conversation. */
  talk: string;
  company: string;
  reasons: readonly Reason[];
  /** Of the contractor; null: none agreed. */
  ceilingCents: number | null;
  /** Hours within which a standing rule has them come. */
  withinHours: number | null;
  /** Last day of their insurance; null: not known. */
  insuredUntil: string | null;
}

export interface NotProposed {
  contractor: string;
  talk: string;
  company: string;
  against: readonly Against[];
  ceilingCents: number | null;
}

export interface Proposal {
  /** Null: nobody is suitable, and `nearest` says who is closest to it. */
  first: Proposed | null;
  others: readonly Proposed[];
  nearest: readonly NotProposed[];
  payer: Payer;
  payerWhy: ChosenFor['payer']['why'];
}

const MOST_OTHERS = 5;

/** Null: no such ticket. */
export async function proposalFor(tx: Tx, wanted: Wanted): Promise<Proposal | null> {
  const found = await chooseFor(tx, { most: MOST_OTHERS + 1, ...wanted });
  if (found === null) return null;
  const { choice, payer } = found;
  const [first = null, ...others] = choice.ranked.map(proposed);
  return { first, others, nearest: nearestOf(choice.nearest), payer: payer.payer, payerWhy: payer.why };
}

/** Where all who are suitable have had their turn: who of the others comes closest, and why not each. */
export async function nearestFor(tx: Tx, { asked = [], ...wanted }: Wanted): Promise<NotProposed[]> {
  const found = await chooseFor(tx, { most: MOST_OTHERS + asked.length, ...wanted, asked });
  if (found === null || found.choice.ranked.length > 0) return [];
  const others = found.choice.nearest.filter(({ candidate }) => !asked.includes(candidate.id));
  return nearestOf(others.slice(0, MOST_OTHERS));
}

function proposed({ candidate, reasons, rule }: Chosen): Proposed {
  return {
    ...named(candidate),
    reasons,
    withinHours: rule?.withinHours ?? null,
    insuredUntil: candidate.insuredUntil,
  };
}

function nearestOf(unsuited: readonly Unsuited[]): NotProposed[] {
  return unsuited.map(({ candidate, against }) => ({ ...named(candidate), against }));
}

function named({ id, talk, company, ceilingCents }: Candidate) {
  return { contractor: id, talk, company, ceilingCents };
}
