// Finds the known word that an unknown one was meant to be: one edit away (a letter more, less, other or swapped), or
// sounding the same. Short words and real words that merely look alike are never touched.
import { NEAR_WORDS } from './near-words.ts';
import { soundOf } from './sound.ts';

const SHORTEST = 5;
/** Shorter beginnings look like too many words. */
const SHORTEST_STEM = 6;
const LONGEST = 24;
const SHORTEST_SOUND = 4;

export interface Vocabulary {
  words: Iterable<string>;
  /** Beginnings of words: whatever follows them is free. */
  stems: Iterable<string>;
  /** Those of `words` that are French, to be found by their sound as well. */
  french: Iterable<string>;
}

export interface Fuzzy {
  /** Known words that `word` may stand for; empty where it is one itself, or too short, or too far. */
  meant(word: string): string[];
}

export function fuzzyOver(vocabulary: Vocabulary): Fuzzy {
  const whole = new Set(vocabulary.words);
  const nearWhole = deletions(whole);
  const stems = new Set(vocabulary.stems);
  const nearStems = deletions(stems);
  const longestStem = Math.max(0, ...[...stems].map((stem) => stem.length));
  const sounds = new Map<string, string[]>();
  for (const word of vocabulary.french) {
    const sound = soundOf(word);
    if (word.length >= SHORTEST && sound.length >= SHORTEST_SOUND) push(sounds, sound, word);
  }
  const near = (word: string, index: Map<string, string[]>): string[] => {
    const candidates = new Set<string>(index.get(word));
    for (const shorter of withoutOne(word)) for (const candidate of index.get(shorter) ?? []) candidates.add(candidate);
    return [...candidates].filter((candidate) => candidate !== word && isOneEdit(word, candidate));
  };
  return {
    meant(word) {
      if (word.length < SHORTEST || word.length > LONGEST || NEAR_WORDS.has(word) || whole.has(word)) return [];
      const found = new Set(near(word, nearWhole));
      for (let taken = SHORTEST_STEM - 1; taken <= Math.min(word.length, longestStem + 1); taken += 1) {
        for (const stem of near(word.slice(0, taken), nearStems)) if (stem.length >= SHORTEST_STEM) found.add(stem);
      }
      for (const alike of sounds.get(soundOf(word)) ?? []) found.add(alike);
      return [...found];
    },
  };
}

function deletions(words: Iterable<string>): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < SHORTEST) continue;
    push(index, word, word);
    for (const shorter of withoutOne(word)) push(index, shorter, word);
  }
  return index;
}

function* withoutOne(word: string): Generator<string> {
  for (let at = 0; at < word.length; at += 1) yield word.slice(0, at) + word.slice(at + 1);
}

/** Typing errors seldom touch the first letter, except to swap it with the second. */
function isOneEdit(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false;
  let same = 0;
  while (same < typed.length && same < meant.length && typed[same] === meant[same]) same += 1;
  if (same === 0) return typed[0] === meant[1] && typed[1] === meant[0] && typed.slice(2) === meant.slice(2);
  const typedRest = typed.slice(same);
  const meantRest = meant.slice(same);
  return (
    typedRest.slice(1) === meantRest.slice(1) ||
    typedRest.slice(1) === meantRest ||
    typedRest === meantRest.slice(1) ||
    (typedRest[0] === meantRest[1] && typedRest[1] === meantRest[0] && typedRest.slice(2) === meantRest.slice(2))
  );
}

function push(index: Map<string, string[]>, key: string, value: string): void {
  const list = index.get(key);
  if (!list) index.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}
