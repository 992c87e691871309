// Whether a problem is in the person's own dwelling or in parts that the whole building shares.
import type { Category } from '#flows/codes.ts';
import { normalise } from './text/normalise.ts';

const ALWAYS_COMMON: readonly Category[] = ['lift', 'common_areas'];
const ALWAYS_OWN: readonly Category[] = ['appliances', 'administrative', 'neighbour', 'locks'];

/** Words for shared places, folded (no accents), in the languages that we understand. */
const SHARED = new RegExp(
  [
    'hall',
    'escaliers?',
    'cages?',
    'palier',
    'couloir (de l )?(immeuble|etage|commun)',
    'parties communes',
    'immeuble',
    'batiment',
    'residence',
    'sous ?sol',
    'caves?',
    'parking',
    'garage',
    'portail',
    'porte d entree (de l )?(immeuble|du bas)',
    'porte du (bas|hall|bas de l immeuble)',
    'tous les voisins',
    'tout l immeuble',
    'local (poubelles?|velos?)',
    'toiture',
    'facade',
    'stairs?|stairwell|staircase|lobby|hallway|landing|building|basement|car park|everyone in the (block|building)',
    'portal|escalera|rellano|edificio|sotano|garaje|zonas comunes|toda la finca',
    'predio|escadas|patamar|cave|garagem|entrada do predio',
    'merdiven|apartman(in)?|bina(nin|da)?|giris kapisi|bodrum|otopark',
    'العمارة|المدخل|الدرج|السلالم|المبنى|القبو|المرآب',
  ]
    .map((words) => `(?:${words})`)
    .join('|'),
  'u',
);
const OWN =
  /\b(?:chez moi|mon appart|ma (?:porte|cuisine|chambre|salle)|mon (?:salon|logement)|my (?:flat|kitchen|door|bedroom)|mi (?:piso|casa|cocina)|minha casa|evim(?:de|in)?)\b|عندي|شقتي/u;

export function scopeOf(text: string, category: Category | undefined): 'dwelling' | 'common' {
  if (category === undefined || ALWAYS_OWN.includes(category)) return 'dwelling';
  if (ALWAYS_COMMON.includes(category)) return 'common';
  const plain = normalise(text.slice(0, 2000));
  return SHARED.test(plain) && !OWN.test(plain) ? 'common' : 'dwelling';
}
