// Amounts as people write and read them; inside they are whole cents.
import type { WrittenLanguage } from '#flows/codes.ts';

const LOCALES: Record<WrittenLanguage, string> = { fr: 'fr-FR', en: 'en-GB' };
const MOST_CENTS = 100_000_000;

/** "180,50 €", "€180.50"; without cents where there are none. */
export function amountOf(cents: number, language: WrittenLanguage): string {
  const digits = cents % 100 === 0 ? 0 : 2;
  const options = { style: 'currency', currency: 'EUR', minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(LOCALES[language], options as Intl.NumberFormatOptions).format(cents / 100);
}

const AMOUNT = /^(\d{1,3}(?:[ .,']\d{3})+|\d+)(?:[.,](\d{1,2}))?$/;

/** "180,50", "1 180 €", "1.180,5": null where it is no amount, or none that is meant. */
export function centsOf(written: string): number | null {
  const plain = written
    .replace(/(€|euros?|eur)/gi, '')
    .replace(/\s+/g, ' ')
    .trim();
  const [, whole, part = ''] = AMOUNT.exec(plain) ?? [];
  if (whole === undefined) return null;
  const cents = Number(whole.replace(/\D/g, '')) * 100 + Number(part.padEnd(2, '0'));
  return cents > 0 && cents <= MOST_CENTS ? cents : null;
}
