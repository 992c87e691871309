import { expect, test } from 'vitest';
import { amountOf } from '#flows/texts/amounts.ts';
import { centsOf } from '#lib/money.ts';

test.each([
  ['180,50', 18_050],
  ['180.5', 18_050],
  ['1 180 €', 118_000],
  ['1.180,5 euros', 118_050],
  ['€1,180.50', 118_050],
  ['250 € TTC', 25_000],
  ['0', 0],
])('%j is an amount', (written, cents) => {
  expect(centsOf(written)).toBe(cents);
});

test.each(['', 'environ 200', '-5', '1.23.4', '12,34,56', '12345678'])('%j is no amount', (written) => {
  expect(centsOf(written)).toBeNull();
});

test('what we write is read back as the same amount, in both languages', () => {
  for (const cents of [0, 5, 18_050, 99_900, 118_050, 1_250_000])
    for (const language of ['fr', 'en'] as const) expect(centsOf(amountOf(cents, language))).toBe(cents);
  expect([amountOf(118_050, 'fr'), amountOf(118_050, 'en'), amountOf(30_000, 'fr')]).toEqual([
    '1 180,50 €',
    '€1,180.50',
    '300 €',
  ]);
});
