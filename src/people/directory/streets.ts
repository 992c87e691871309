// A street address as it is compared: its number, and the words that tell the street.
import { folded } from '#lib/columns.ts';

const TYPES =
  /^(?:rue|r|avenue|av|ave|boulevard|bd|bld|blvd|place|pl|impasse|imp|allee|allees|all|chemin|ch|che|route|rte|quai|square|sq|cours|passage|pass|residence|res|cite|villa|faubourg|fbg|sentier|clos|hameau|montee|ruelle|voie|promenade|lotissement)$/;
const SMALL = new Set('de du des la le les l d et a au aux en'.split(' '));
const SHORT: Record<string, string> = {
  st: 'saint',
  ste: 'sainte',
  gal: 'general',
  mal: 'marechal',
  pdt: 'president',
  dr: 'docteur',
};

export interface Street {
  /** "12", "12bis"; empty without one. */
  number: string;
  street: readonly string[];
}

export function streetOf(address: string): Street {
  const plain = folded(address).replace(/[’']/g, ' ');
  const [, digits = '', letter = ''] = /^\s*(\d{1,4})(?:\s?(bis|ter|quater|[a-d]\b))?/.exec(plain) ?? [];
  const words = (plain.replace(/^\s*\d{1,4}(?:\s?(?:bis|ter|quater|[a-d]\b))?/, '').match(/[\p{L}\p{N}]+/gu) ?? []).map(
    (word) => SHORT[word] ?? word,
  );
  const telling = words.filter((word) => !TYPES.test(word) && !SMALL.has(word));
  return {
    number: `${digits}${letter}`,
    street: telling.length > 0 ? telling : words.filter((word) => !SMALL.has(word)),
  };
}
