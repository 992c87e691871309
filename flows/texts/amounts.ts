// Amounts as we write them to anybody: whole euro cents become "1 180,50 €" or "€1,180.50".
import type { WrittenLanguage } from '../codes.ts';

/** Without cents where there are none. Spaces are plain ones: the alphabet of text messages has no other. */
export function amountOf(cents: number, language: WrittenLanguage): string {
  const [whole = '0', rest = ''] = (cents / 100).toFixed(2).split('.');
  const thousands = whole.replace(/\B(?=(?:\d{3})+$)/g, language === 'fr' ? ' ' : ',');
  const part = rest === '00' ? '' : rest;
  return language === 'fr' ? `${thousands}${part && `,${part}`} €` : `€${thousands}${part && `.${part}`}`;
}
