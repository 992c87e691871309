// The languages in French, as a manager reads them.
import type { Language } from '#flows/codes.ts';

export const LANGUAGE: Readonly<Record<Language, string>> = {
  fr: 'français',
  en: 'anglais',
  es: 'espagnol',
  pt: 'portugais',
  ar: 'arabe',
  tr: 'turc',
};
