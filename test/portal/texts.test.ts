import { describe, expect, it } from 'vitest';
import { TEXTS } from '#portal/language.ts';
import { LANDLORD, WORK } from '#portal/texts/work.ts';

/** Every sentence, with something in each place. */
function sentencesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [value(2), value('1042')].map(String);
  if (Array.isArray(value)) return value.flatMap(sentencesOf);
  return Object.values(value as object).flatMap(sentencesOf);
}
const PAGES = Object.entries(TEXTS).map(([language, texts]) => [language, sentencesOf(texts)] as const);
/** People at work and owners read of money; tenants do not. */
const WORK_PAGES = (['fr', 'en'] as const).flatMap((language) => [
  [`contractors, ${language}`, sentencesOf(WORK[language])] as const,
  [`landlords, ${language}`, sentencesOf(LANDLORD[language])] as const,
]);
const wordCount = (sentence: string) =>
  sentence.split(/[\s,:;()"«»]+/).filter((word) => /[\p{L}\d]/u.test(word)).length;

describe.each([...PAGES, ...WORK_PAGES])('the sentences of the pages, %s', (_, sentences) => {
  it('have at most 15 words', () => {
    for (const text of sentences)
      for (const sentence of text.replace(/\d[\d ]{6,}\d/g, 'numero').split(/[.?!]+\s*/))
        expect(wordCount(sentence), sentence).toBeLessThanOrEqual(15);
  });

  it('call no answer invalid, and ask for no password and nothing of a bank', () => {
    for (const text of sentences)
      expect(text).not.toMatch(/mot de passe|password|bancaire|IBAN|naissance|birth\b|bank\b|invalid|incorrect/i);
  });
});

describe.each(PAGES)('the sentences that tenants read, %s', (_, sentences) => {
  it('use no jargon and no abbreviation', () => {
    for (const text of sentences)
      expect(text).not.toMatch(/\b(RDV|OS|SAV|ticket|prestataire|sinistre|formulaire de signalement|lun|jeu|sam)\b/i);
  });

  it('never ask for money, a password, a date of birth or bank data, and call no answer invalid', () => {
    for (const text of sentences)
      expect(text).not.toMatch(
        /mot de passe|password|bancaire|IBAN|naissance|birth|payer|bank\b|euros?|invalid|incorrect/i,
      );
  });
});
