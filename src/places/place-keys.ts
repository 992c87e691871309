// When two spellings name the same place: "Bât. B" and "batiment b", "Appt 012" and "12".
import { folded } from '#lib/columns.ts';

export type PlaceKind = 'residence' | 'building' | 'entrance' | 'dwelling';

const KIND_WORDS: Record<PlaceKind, RegExp> = {
  residence: /^(?:la |les |le )?(?:residence|resid|res)\b ?/,
  building: /^(?:batiment|batim|bat|bt)\b ?/,
  entrance: /^(?:entree|entr|ent|escalier|esc|cage d escalier|cage|hall|montee)\b ?/,
  dwelling: /^(?:appartement|appart|appt|apt|app|logement|logt|lgt|log|studio|pavillon|lot|porte|numero|num|no|n)\b ?/,
};

/** Equal for two names of the same place. */
export function placeKey(kind: PlaceKind, name: string): string {
  const plain = folded(name)
    .replace(/n°|nº/g, 'n ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  let bare = plain;
  // "Appartement n° 12" carries two such words.
  for (let i = 0; i < 2; i++) bare = bare.replace(KIND_WORDS[kind], '').trim();
  return (bare === '' ? plain : bare).replace(/\b0+(?=\d)/g, '').replace(/ /g, '');
}
