// Amounts as people write them into a field or a spreadsheet; inside they are whole euro cents.

const CURRENCY = /€|\b(?:euros?|eur|ttc|ht)\b/gi;
const AMOUNT = /^(\d{1,3}(?:[ .,']\d{3})+|\d+)(?:[.,](\d{1,2}))?$/;
const MOST_CENTS = 100_000_000;

/** "180,50", "1 180 €", "1.180,5", "250 € TTC"; null where it is no amount, or none that is meant. */
export function centsOf(written: string): number | null {
  const plain = written.replace(CURRENCY, '').replace(/\s+/g, ' ').trim();
  const [, whole, part = ''] = AMOUNT.exec(plain) ?? [];
  if (whole === undefined) return null;
  const cents = Number(whole.replace(/\D/g, '')) * 100 + Number(part.padEnd(2, '0'));
  return cents <= MOST_CENTS ? cents : null;
}
