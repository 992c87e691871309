// All words and signs of all hazards put together once, and checked: a sign that names an unknown meaning stops the start.
import type { Hazard } from '#flows/codes.ts';
import { type Lexicon, lexiconOf, type Meanings } from '../text/lexicon.ts';
import type { HazardRules } from './hazard-rules.ts';
import { isWord, meaningsOf, type Sign, signOf } from './sign.ts';

export interface CompiledHazard {
  hazard: Hazard;
  signs: Sign[];
  traces: Sign[];
  over: Sign[];
  unless: Sign[];
  yieldsTo: readonly Hazard[];
  overWins: boolean;
}

/** Expressions with these meanings hide the words inside them; all others hide only a "not". */
const HIDING = new Set(
  `SAYING_ONLY NEUTRAL BOILER FIRE_EQUIPMENT LOCKED_OUT OUTSIDE_LOCK SMELL_ONLY WATER_METER BURN_NOT_FIRE CAR_FUMES MAIN_DOOR DEVICE LIFT_DOWN UNSEEN ABOUT_THE_FLAT`.split(
    ' ',
  ),
);

export interface Compiled {
  lexicon: Lexicon;
  hazards: CompiledHazard[];
  extra: Sign[][];
}

export function compile(
  hazards: readonly HazardRules[],
  shared: readonly Meanings[],
  extra: readonly (readonly string[])[],
): Compiled {
  const meanings: Meanings = {};
  for (const words of [...shared, ...hazards.map((rules) => rules.words)]) {
    for (const [meaning, lists] of Object.entries(words)) {
      if (Object.hasOwn(meanings, meaning)) throw new Error(`two files give words for ${meaning}: rename one`);
      meanings[meaning] = lists;
    }
  }
  const read = (texts: readonly string[] | undefined): Sign[] =>
    (texts ?? []).map((text) => {
      const sign = signOf(text);
      for (const meaning of meaningsOf(sign)) {
        if (isWord(meaning)) meanings[meaning] ??= { any: `${meaning}=` };
        else if (!Object.hasOwn(meanings, meaning))
          throw new Error(`the sign "${text}" names ${meaning}, which no file gives words for`);
      }
      return sign;
    });
  const compiled = hazards.map((rules) => ({
    hazard: rules.hazard,
    signs: read(rules.signs),
    traces: read(rules.traces),
    over: read(rules.over),
    unless: read(rules.unless),
    yieldsTo: rules.yieldsTo ?? [],
    overWins: rules.overWins ?? false,
  }));
  const extraSigns = extra.map((texts) => read(texts));
  const signs = [...compiled.flatMap((rules) => [...rules.signs, ...rules.traces]), ...extraSigns.flat()];
  const speaking = new Set(
    [...signs.flatMap(meaningsOf), 'NEUTRAL', 'SAYING_ONLY', 'NOT'].filter((meaning) => !isWord(meaning)),
  );
  const hides = (outer: string, inner: string) =>
    HIDING.has(outer) ||
    ((outer === 'MY_SON' || outer === 'BY_THREAD') && inner === 'WIRE') ||
    (inner === 'NOT' && speaking.has(outer));
  return { hazards: compiled, extra: extraSigns, lexicon: lexiconOf(meanings, hides) };
}
