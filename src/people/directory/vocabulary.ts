// Words of names, streets and residences, found by a word that may be misspelt: one letter more, less, other or swapped, two in
// a long word, or another spelling of the same sound.
import { slipsBetween } from '#lib/near.ts';

export interface Near {
  word: string;
  /** 1 the same, down to about 0.7. */
  likeness: number;
}

export interface Vocabulary {
  near(word: string): Near[];
  has(word: string): boolean;
  /** Words that it has already cost nothing. */
  add(words: Iterable<string>): void;
}

/** Shorter ones are too near to too many. */
const SHORTEST = 4;
const SHORTEST_SOUND = 5;
const LONG = 7;
const LONGEST = 24;
const SAME_SOUND = 0.85;
const REMEMBERED = 5_000;

export function newVocabulary(): Vocabulary {
  const whole = new Set<string>();
  const shorter = new Map<string, string | string[]>();
  const sounds = new Map<string, string | string[]>();
  const known = new Map<string, Near[]>();

  function look(word: string): Near[] {
    const found = new Map<string, number>();
    if (whole.has(word)) found.set(word, 1);
    if (word.length < SHORTEST || word.length > LONGEST || /\d/.test(word)) return listed(found);
    const most = word.length >= LONG ? 2 : 1;
    for (const key of keysOf(word)) {
      for (const candidate of get(shorter, key)) {
        if (found.has(candidate)) continue;
        const slips = slipsBetween(word, candidate, Math.min(most, candidate.length >= LONG ? 2 : 1));
        if (slips > most) continue;
        // The first letter is seldom wrong.
        const first = word[0] === candidate[0] ? 0 : 0.08;
        found.set(candidate, 1 - slips / Math.max(word.length, candidate.length) - first);
      }
    }
    if (word.length < SHORTEST_SOUND) return listed(found);
    for (const candidate of get(sounds, soundOf(word)))
      found.set(candidate, Math.max(found.get(candidate) ?? 0, SAME_SOUND));
    return listed(found);
  }

  return {
    has: (word) => whole.has(word),
    add(words) {
      const before = whole.size;
      for (const word of words) {
        if (whole.has(word)) continue;
        whole.add(word);
        if (word.length < SHORTEST || word.length > LONGEST || /\d/.test(word)) continue;
        for (const key of keysOf(word)) add(shorter, key, word);
        if (word.length >= SHORTEST_SOUND) add(sounds, soundOf(word), word);
      }
      if (whole.size > before) known.clear();
    },
    near(word) {
      const before = known.get(word);
      if (before !== undefined) return before;
      if (known.size >= REMEMBERED) known.clear();
      const found = look(word);
      known.set(word, found);
      return found;
    },
  };
}

function listed(found: ReadonlyMap<string, number>): Near[] {
  return [...found].map(([word, likeness]) => ({ word, likeness })).sort((a, b) => b.likeness - a.likeness);
}

/** The word and what is left of it without one of its letters: two words one slip apart share one of these. */
function keysOf(word: string): Set<string> {
  const keys = new Set([word]);
  for (let at = 0; at < word.length; at++) keys.add(word.slice(0, at) + word.slice(at + 1));
  return keys;
}

const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/eaux?|aux?|oh?/g, 'o'],
  [/qu|ck|c(?=[aou]|$)|k/g, 'k'],
  [/sch|sh|ch/g, 'x'],
  [/s?c(?=[eiy])|z/g, 's'],
  [/ge(?=[aou])|g(?=[eiy])/g, 'j'],
  [/(?:ain|ein|in|ym|im)(?![aeiouymn])/g, 'n'],
  [/y/g, 'i'],
  [/(?<=.)h/g, ''],
  [/(.)\1+/g, '$1'],
  [/(?<=..)[bp](?=[vt])/g, ''],
  [/(?<=...)(?:es|[estdxzp])+$/, ''],
];

/** How a name sounds, roughly: Lefebvre and Lefevre, Thibault and Tibo, Fournier and Fournié. */
export function soundOf(word: string): string {
  return SOUNDS.reduce((sound, [from, to]) => sound.replace(from, to), word.replace(/^h/, '').replace(/er$/, 'e'));
}

function add(map: Map<string, string | string[]>, key: string, word: string): void {
  const before = map.get(key);
  if (before === undefined) map.set(key, word);
  else if (typeof before === 'string') {
    if (before !== word) map.set(key, [before, word]);
  } else if (!before.includes(word)) before.push(word);
}

function get(map: ReadonlyMap<string, string | string[]>, key: string): readonly string[] {
  const found = map.get(key);
  return found === undefined ? [] : typeof found === 'string' ? [found] : found;
}
