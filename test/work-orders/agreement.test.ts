import { describe, expect, it } from 'vitest';
import { type Agreement, asksFirst, mayGrant } from '#work-orders/agreement.ts';

const ORDER: Agreement = {
  ceilingCents: 14_000,
  limitCents: 50_000,
  payer: 'landlord',
  landlordCents: 15_000,
  hasLandlord: true,
  isEmergency: false,
};

describe('an order', () => {
  it('leaves at once within the manager’s limit and the landlord’s', () => {
    expect(asksFirst(ORDER)).toBe('nobody');
    expect(asksFirst({ ...ORDER, ceilingCents: 15_000 })).toBe('nobody');
  });

  it('waits for a colleague above the manager’s limit, or where nobody knows what it will cost', () => {
    expect(asksFirst({ ...ORDER, ceilingCents: 50_001 })).toBe('manager');
    expect(asksFirst({ ...ORDER, ceilingCents: null })).toBe('manager');
    expect(asksFirst({ ...ORDER, ceilingCents: 50_000, payer: 'condominium' })).toBe('nobody');
  });

  it('waits for the landlord above what may be spent on their dwelling without asking', () => {
    expect(asksFirst({ ...ORDER, ceilingCents: 15_001 })).toBe('landlord');
    expect(asksFirst({ ...ORDER, ceilingCents: null, limitCents: null })).toBe('landlord');
  });

  it('does not wait for a landlord who is not known, who does not pay, or while somebody is in danger', () => {
    const dear = { ...ORDER, ceilingCents: 40_000 };
    expect(asksFirst({ ...dear, hasLandlord: false })).toBe('nobody');
    expect(asksFirst({ ...dear, payer: 'condominium' })).toBe('nobody');
    expect(asksFirst({ ...dear, isEmergency: true })).toBe('nobody');
  });
});

describe('the agreement of a colleague', () => {
  it('is theirs to give up to their own limit', () => {
    expect(mayGrant(30_000, 30_000)).toBe(true);
    expect(mayGrant(30_000, 30_001)).toBe(false);
    expect(mayGrant(null, 900_000)).toBe(true);
  });

  it('without a ceiling is for those alone who may approve anything', () => {
    expect(mayGrant(30_000, null)).toBe(false);
    expect(mayGrant(null, null)).toBe(true);
  });
});
