// Who has to agree before an order leaves, besides the manager who orders. Pure; amounts in euro cents.
import type { Payer } from '#flows/codes.ts';

export type AsksFirst = 'nobody' | 'manager' | 'landlord';

export interface Agreement {
  /** Most that the order may cost; null: not known. */
  ceilingCents: number | null;
  /** What this manager may approve alone; null: anything. */
  limitCents: number | null;
  payer: Payer;
  /** Up to this amount a landlord's property is repaired without asking. */
  landlordCents: number;
  hasLandlord: boolean;
  /** What keeps somebody safe does not wait for a landlord. */
  isEmergency: boolean;
}

export function asksFirst(order: Agreement): AsksFirst {
  const { ceilingCents, limitCents, payer, landlordCents, hasLandlord, isEmergency } = order;
  // Without a ceiling nobody knows what it will cost, unless the maintenance contract pays: that is paid already.
  const cost = ceilingCents ?? (payer === 'contract' ? 0 : Number.POSITIVE_INFINITY);
  if (limitCents !== null && cost > limitCents) return 'manager';
  if (payer === 'landlord' && hasLandlord && !isEmergency && cost > landlordCents) return 'landlord';
  return 'nobody';
}

/** Whether a manager may give the agreement that an order waits for. */
export function mayGrant(limitCents: number | null, ceilingCents: number | null): boolean {
  return limitCents === null || (ceilingCents !== null && ceilingCents <= limitCents);
}
