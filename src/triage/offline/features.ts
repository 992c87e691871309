// Turns words into the numbers that the trained models weigh: words, pairs, letter groups and concepts, as hashes.
import { sightings } from './concepts.ts';
import { beginning, hashAfter, hashOf, mix } from './hash.ts';

/** Feature hash -> value. */
export type Features = Map<number, number>;

const LETTERS = 0.2;
const LETTER_GROUP = beginning('l ');
const SHORTEST_GROUP = 3;
const LONGEST_GROUP = 4;
const WORD = 0.8;
const PAIR = 0.7;
const CONCEPT = 1.6;
const CONCEPT_PAIR = 0.5;
/** More words than this say nothing new, and pairs grow with the square. */
const MOST_CONCEPTS = 24;

export interface Seen {
  words: readonly string[];
  /** Each once, in order of appearance. */
  concepts: readonly string[];
}

/** `signs` are what was seen by other means than words: an age, a link. */
export function look(words: readonly string[], signs: readonly string[]): Seen {
  const concepts = new Set(sightings(words).map((sighting) => sighting.concept));
  return { words, concepts: [...concepts].slice(0, MOST_CONCEPTS).concat(signs) };
}

export interface View {
  all: Features;
  /** Words, concepts and signs: what says most with least. */
  telling: Features;
  /** Without what the safety rules heard: for the model that listens for danger by itself. */
  unheard: Features;
}

/** Marks the signs that stand for a danger heard by the rules. */
export const HEARD = '!';

export function viewOf(seen: Seen): View {
  const features: Features = new Map();
  const names = new Set<number>();
  const heard = new Set<number>();
  const { words, concepts } = seen;
  let previous = '^';
  for (const word of words) {
    names.add(put(features, `w ${word}`, WORD));
    put(features, `b ${previous} ${word}`, PAIR);
    previous = word;
    putLetters(features, word);
  }
  put(features, `b ${previous} $`, PAIR);
  for (const [index, concept] of concepts.entries()) {
    const single = put(features, `c ${concept}`, CONCEPT);
    names.add(single);
    if (isHeard(concept)) heard.add(single);
    for (const other of concepts.slice(index + 1)) {
      const pair = put(features, concept < other ? `d ${concept} ${other}` : `d ${other} ${concept}`, CONCEPT_PAIR);
      if (isHeard(concept) || isHeard(other)) heard.add(pair);
    }
  }
  const all = scale(features);
  const telling: Features = new Map();
  for (const name of names) telling.set(name, all.get(name)!);
  const unheard = heard.size === 0 ? all : new Map([...all].filter(([feature]) => !heard.has(feature)));
  return { all, telling, unheard };
}

function isHeard(sign: string): boolean {
  return sign.startsWith(HEARD);
}

/** All features, and the telling ones once more as seen under a circumstance: what was asked, which trade. */
export function under(view: View, circumstance: string): Features {
  return new Map([...view.all, ...tagged(view, circumstance)]);
}

/** What a circumstance adds to all features. */
export function tagged({ telling }: View, circumstance: string): Features {
  const tag = hashOf(circumstance);
  const added: Features = new Map();
  telling.forEach((value, feature) => {
    added.set(mix(feature, tag), value);
  });
  return added.set(tag, 0.5);
}

function putLetters(features: Features, word: string): void {
  if (word.length < 3) return;
  const framed = `<${word}>`;
  for (let size = SHORTEST_GROUP; size <= LONGEST_GROUP; size += 1)
    for (let at = 0; at + size <= framed.length; at += 1)
      features.set(hashAfter(LETTER_GROUP, framed, at, at + size), LETTERS);
}

function put(features: Features, name: string, value: number): number {
  const hash = hashOf(name);
  features.set(hash, value);
  return hash;
}

/** Long messages weigh no more than short ones, nearly. */
function scale(features: Features): Features {
  let sum = 0;
  features.forEach((value) => {
    sum += value * value;
  });
  const by = sum > 0 ? 3 / Math.sqrt(sum) : 0;
  features.forEach((value, feature) => {
    features.set(feature, value * by);
  });
  return features;
}
