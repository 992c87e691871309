// The language of a message: Arabic by its letters, the rest by a model trained on how tenants really write, and a general
// detector only to notice a language that is none of ours.
import { eld } from 'eld/extrasmall';
import { LANGUAGES, type Language } from '#flows/codes.ts';
import { best, scores, softmax } from './linear.ts';
import type { Models } from './models.ts';
import type { Observed } from './observe.ts';

const SURE = 0.6;
/** Below this many letters a general detector guesses. */
const ENOUGH_LETTERS = 25;
const detector = eld.newInstance();

export interface Spoken {
  language: Language | 'unknown';
  /** The text is in a language that is none of ours. */
  foreign: boolean;
}

export function languageOf(observed: Observed, models: Models): Spoken {
  const letters = observed.text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return { language: 'unknown', foreign: false };
  const arabic = observed.text.match(/[\u0600-\u06FF]/g)?.length ?? 0;
  if (arabic > letters / 2) return { language: 'ar', foreign: false };
  if (isForeign(observed.text, letters)) return { language: 'unknown', foreign: true };
  const chances = softmax(scores(models.language, observed.whole.view.all));
  const likeliest = best(chances);
  return { language: chances[likeliest]! >= SURE ? LANGUAGES[likeliest]! : 'unknown', foreign: false };
}

function isForeign(text: string, letters: number): boolean {
  const strange = text.match(/[^\p{Script=Latin}\p{Script=Arabic}\P{L}]/gu)?.length ?? 0;
  if (strange > letters / 2) return true;
  if (letters < ENOUGH_LETTERS) return false;
  const guess = detector.detect(text.slice(0, 600));
  if (guess.language === '' || (LANGUAGES as readonly string[]).includes(guess.language)) return false;
  const found = guess.getScores();
  const ours = Math.max(0, ...LANGUAGES.map((language) => found[language] ?? 0));
  return (found[guess.language] ?? 0) > ours * 1.25;
}
