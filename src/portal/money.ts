// An amount on a page is never broken over two lines.
import type { WrittenLanguage } from '#flows/codes.ts';
import * as texts from '#flows/texts/amounts.ts';
import { unbroken } from '#lib/text.ts';

export function amountOf(cents: number, language: WrittenLanguage): string {
  return unbroken(texts.amountOf(cents, language));
}
