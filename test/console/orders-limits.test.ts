// The repair on a card at its longest: ten quotes, many refusals, long names; Slack takes it, and nothing that decides is lost.
import { describe, expect, it } from 'vitest';
import { faultsOfMessage, faultsOfView } from '#console/block-limits.ts';
import { modal } from '#console/blocks.ts';
import { orderAlertButtons, orderAlertLines } from '#console/orders/alert.ts';
import { contractorInputs } from '#console/orders/modals.ts';
import type { OrderRecord, QuoteRecord, Repair } from '#console/orders/record.ts';
import { repairBlocks } from '#console/orders/section.ts';
import type { NotProposed, Proposal } from '#dispatch/proposal.ts';
import { newId } from '#lib/ids.ts';

const NAME = 'Société générale de plomberie, chauffage, assainissement & dépannage de l’Île-de-France '.repeat(4);
const WORDS = 'Le flexible est percé et la bonde aussi, il faut tout reprendre. '.repeat(40);
const NOW = new Date('2026-11-24T09:00:00Z');
const AT = '2026-11-23T09:00:00Z';
const many = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));

const ORDER: OrderRecord = {
  id: newId(),
  number: '1042-3',
  state: 'approving',
  waitsFor: 'manager',
  contractor: newId(),
  company: NAME,
  phone: null,
  payer: 'condominium',
  ceilingCents: 123_456,
  words: WORDS,
  byRule: true,
  manager: NAME,
  visitor: NAME,
  report: WORDS,
  visitFrom: AT,
  visitTo: AT,
  offeredAt: AT,
  acceptedAt: AT,
  isAgain: false,
  doneAt: null,
  endedAt: null,
  asked: many(40, () => newId()),
  refusals: many(40, () => ({ company: NAME, state: 'refused', reason: 'not_my_trade' })),
  supplements: many(12, (n) => ({
    id: newId(),
    cents: 8_000 + n,
    state: n === 11 ? 'asked' : 'granted',
    words: WORDS,
  })),
  invoices: many(12, () => ({ number: 'F-2026-0000000000012345', cents: 9_999, state: 'above' })),
};
const QUOTES: QuoteRecord[] = many(10, (n) => ({
  id: newId(),
  state: 'received',
  contractor: newId(),
  company: NAME,
  cents: 40_000 + n,
  delayDays: 12,
  validUntil: AT,
  words: WORDS,
  reason: WORDS,
  reference: 'X'.repeat(60),
  askedAt: AT,
  files: many(8, () => ({ media: newId(), name: NAME })),
}));
const PROPOSAL: Proposal = {
  first: null,
  others: [],
  nearest: many(6, () => ({
    contractor: newId(),
    talk: newId(),
    company: NAME,
    ceilingCents: null,
    against: [{ code: 'other_area', areas: many(20, () => NAME) } as const, { code: 'unavailable' } as const],
  })),
  payer: 'landlord',
  payerWhy: 'wear',
};
const repair = (more: Partial<Repair>): Repair => ({
  order: ORDER,
  quotes: QUOTES,
  payer: 'landlord',
  dueAt: new Date(AT),
  landlord: NAME,
  rating: { repair: 5, contractor: 4, informed: 3 },
  proposal: null,
  nearest: PROPOSAL.nearest as NotProposed[],
  ...more,
});
const blocksOf = (about: Repair) => repairBlocks({ ticket: newId(), repair: about, zone: 'Europe/Paris', now: NOW });

describe('the repair on a card', () => {
  it('is taken by Slack with ten quotes, forty refusals and long names', () => {
    for (const about of [repair({}), repair({ order: null, proposal: PROPOSAL })])
      expect(faultsOfMessage({ text: 'x', blocks: blocksOf(about) })).toEqual([]);
  });

  it('keeps what a manager has to decide, however much went before', () => {
    const shown = JSON.stringify(blocksOf(repair({})));
    expect(shown).toContain('*à décider*');
    expect(shown).toContain('Accorder 80,11 €');
    expect(shown).toMatch(/Donner l’accord \(1\s?234,56 €\)/);
    expect(shown).toContain('… et 37 autres avant');
  });

  it('leaves the other parts of the card their room', () => {
    const letters = JSON.stringify(blocksOf(repair({}))).length;
    expect(letters).toBeLessThan(9_000);
  });
});

describe('an alert about it', () => {
  it('stays short', () => {
    const about = { repair: repair({}), news: null };
    for (const kind of ['order_waits', 'no_contractor', 'order_news', 'supplement', 'quote', 'late']) {
      expect(orderAlertLines(kind, about, 'Europe/Paris').join('\n').length).toBeLessThan(3_000);
      expect(orderAlertButtons(kind, newId(), newId(), about).length).toBeLessThan(6);
    }
  });
});

describe('the choice of a contractor', () => {
  it('is a modal that Slack takes, with the longest names and reasons', () => {
    const blocks = contractorInputs(PROPOSAL, 'Europe/Paris');
    const view = modal({ callback: 'x', title: 'Autre prestataire', submit: 'Donner', data: {}, blocks });
    expect(faultsOfView(view)).toEqual([]);
  });
});
