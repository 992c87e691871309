// Words that tell of a danger: the instruction stands on the page at once. The same words go their road, which sends it too and calls people.
import { LANGUAGES, type Language } from '#flows/codes.ts';
import { instructionsFor } from '#flows/talk/danger.ts';
import type { InstructionKey } from '#flows/texts/keys.ts';
import { SAFETY } from '#flows/texts/safety/index.ts';
import { wordsFor } from '#flows/texts/words.ts';
import { readMessage } from '#triage/read-message.ts';

export interface Instructions {
  lang: Language;
  dir: 'ltr' | 'rtl';
  /** One text of steps for each danger. */
  steps: string[];
}

/** Null: no danger is told of. `staysInside`: the person cannot go down by themselves. */
export function dangerIn(text: string, language: Language, staysInside = false): Instructions | null {
  const { reading } = readMessage(text, { channel: 'form', awaited: 'none', openCategories: [] });
  const emergency = reading.problems.some(({ urgency }) => urgency === 'emergency');
  if (reading.hazards.length === 0 && !emergency) return null;
  const situation = staysInside && reading.situation === 'can_leave' ? 'cannot_leave' : reading.situation;
  const hazards = instructionsFor(reading.hazards);
  const keys: (InstructionKey | 'safety.any')[] =
    hazards.length === 0 ? ['safety.any'] : hazards.map((hazard) => `safety.${hazard}.${situation}` as const);
  const lang = LANGUAGES.find((one) => one === reading.language) ?? language;
  return {
    lang,
    dir: lang === 'ar' ? 'rtl' : 'ltr',
    steps: keys.map((key) => SAFETY[lang][key](NO_WORDS)),
  };
}

/** Steps name nobody and no number but those of the emergency services. */
const NO_WORDS = wordsFor({}, 'fr', {
  signature: '',
  agencyName: '',
  phone: '',
  answerTo: '',
  zone: 'Europe/Paris',
  fallback: 'fr',
  at: 0,
  references: {},
  name: '',
  holders: {},
  notes: {},
  ticket: null,
});
