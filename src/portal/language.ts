// In which language a page is shown: the one that was asked for here, the person's, the browser's, the agency's.
import type { Request, Response } from 'express';
import type { WrittenLanguage } from '#flows/codes.ts';
import { WRITTEN_LANGUAGES } from '#flows/codes.ts';
import type { CookieJar } from '#web/session.ts';
import { EN } from './texts/en.ts';
import { FR, type Texts } from './texts/fr.ts';

export const TEXTS: Record<WrittenLanguage, Texts> = { fr: withFrenchSpaces(FR), en: EN };
const COOKIE = 'langue';
const NAMED = 'langue';
const DAYS = 365;

export function languageOf(
  request: Request,
  response: Response,
  jar: CookieJar,
  { declared, fallback }: { declared: string; fallback: WrittenLanguage },
): WrittenLanguage {
  const asked = written(request.query[NAMED]);
  if (asked !== undefined) {
    jar.write(response, COOKIE, asked, DAYS);
    return asked;
  }
  const chosen = written(jar.read(request, COOKIE)) ?? written(declared);
  if (chosen !== undefined) return chosen;
  // A person whose language we do not write reads the agency's; of a stranger the browser may know more.
  const accepted = declared === '' ? request.acceptsLanguages([...WRITTEN_LANGUAGES]) : false;
  return request.headers['accept-language'] === undefined ? fallback : (written(accepted) ?? fallback);
}

export function inOtherLanguage(request: Request, language: WrittenLanguage) {
  const other: WrittenLanguage = language === 'fr' ? 'en' : 'fr';
  const path = request.originalUrl.split('?')[0] ?? '/';
  return { href: `${path}?${NAMED}=${other}`, lang: other, name: TEXTS[language].otherLanguage };
}

/** French puts a space before some signs: no line may break there. */
export function withFrenchSpaces<T>(texts: T): T {
  if (typeof texts === 'string') return texts.replace(/ (?=[?!:;»])/g, '\u00a0').replace(/« /g, '«\u00a0') as T;
  if (typeof texts === 'function') return ((...given: unknown[]) => withFrenchSpaces(texts(...given))) as T;
  if (Array.isArray(texts)) return texts.map(withFrenchSpaces) as T;
  if (typeof texts !== 'object' || texts === null) return texts;
  return Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, withFrenchSpaces(value)])) as T;
}

function written(value: unknown): WrittenLanguage | undefined {
  return WRITTEN_LANGUAGES.find((language) => language === value);
}
