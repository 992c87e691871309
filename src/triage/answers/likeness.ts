// How alike two names or streets are, whatever the titles, accents, order of words and slips of the finger.
import { distance } from './distance.ts';
import { plain } from './plain.ts';

const TITLES = new Set(
  'm mr mme mlle mle mrs ms miss dr monsieur madame mademoiselle mister sir sr sra srta senor senora senhor senhora dona don bay bayan bey hanim السيد السيده سي لالا'.split(
    ' ',
  ),
);
const SMALL = new Set('de du des la le les l d et of the del da do das dos los las el al'.split(' '));
const SHORT: Record<string, string> = {
  av: 'avenue',
  ave: 'avenue',
  bd: 'boulevard',
  bld: 'boulevard',
  blvd: 'boulevard',
  boul: 'boulevard',
  r: 'rue',
  pl: 'place',
  all: 'allee',
  imp: 'impasse',
  ch: 'chemin',
  che: 'chemin',
  chem: 'chemin',
  rte: 'route',
  sq: 'square',
  res: 'residence',
  pass: 'passage',
  fbg: 'faubourg',
  fg: 'faubourg',
  st: 'saint',
  ste: 'sainte',
  gal: 'general',
  gl: 'general',
  mal: 'marechal',
  pdt: 'president',
  cd: 'commandant',
  cpt: 'capitaine',
  dr: 'docteur',
};

function telling(text: string): string[] {
  const words = (plain(text.slice(0, 200)).match(/[\p{L}\d]+/gu) ?? []).map((word) =>
    Object.hasOwn(SHORT, word) ? SHORT[word]! : word,
  );
  const kept = words.filter((word) => !TITLES.has(word) && !SMALL.has(word));
  return kept.length > 0 ? kept : words;
}

/** 1 for the same words, 0 for nothing in common. From 0.8 on, a person would say that they are the same. */
export function looksLike(a: string, b: string): number {
  const left = telling(a);
  const right = telling(b);
  if (left.length === 0 || right.length === 0) return 0;
  // Two houses of one street are two places.
  const [here, there] = [left, right].map((words) => words.filter((word) => /^\d/.test(word)).join(' '));
  if (here && there && here !== there) return 0;
  // The same whichever is given first.
  const inOrder = left.length < right.length || (left.length === right.length && left.join(' ') <= right.join(' '));
  const [fewer, more] = inOrder ? [left, right] : [right, left];
  const free = [...more];
  let sum = 0;
  let weight = 0;
  for (const word of fewer) {
    const scores = free.map((other) => wordLikeness(word, other));
    const best = Math.max(0, ...scores);
    if (best > 0) free.splice(scores.indexOf(best), 1);
    sum += best * word.length;
    weight += word.length;
  }
  // A first name that only one of them gives costs little, a different word costs all.
  const missing = free.length / (more.length + fewer.length);
  const glued = 1 - distance(fewer.join(''), more.join('')) / Math.max(fewer.join('').length, more.join('').length);
  return Math.max(glued, (sum / weight) * (1 - 0.35 * missing));
}

function wordLikeness(a: string, b: string): number {
  if (a === b) return 1;
  if (/^\d+$/.test(a) || /^\d+$/.test(b)) return 0;
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 0.8 : 0;
  const longest = Math.max(a.length, b.length);
  const near = 1 - distance(a, b) / longest;
  return near >= 0.6 ? near : 0;
}
