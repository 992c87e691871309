// A message laid out for the signs: its words in a row, what each may mean, and which clause and stretch each stands in.
// A stretch is clauses that belong together ("ça fume et ça sent"); signs do not reach beyond one unless they say so.

import { clausesOf } from '../text/clauses.ts';
import { clean } from '../text/clean.ts';
import { plausibleLanguages } from '../text/language.ts';
import type { Lexicon, Sense } from '../text/lexicon.ts';
import { type Token, tokensOf } from '../text/tokens.ts';

export interface Scene {
  cleaned: string;
  words: Token[];
  clauseOf: number[];
  stretchOf: number[];
  /** The mark that closes each stretch. */
  closings: string[];
  senses: Map<string, Sense[]>;
}

/** Nobody writes longer without a stop; a text without any is cut so that no sign reaches over all of it. */
const LONGEST_STRETCH = 80;

export function sceneOf(text: string, lexicon: Lexicon): Scene {
  const cleaned = clean(text);
  const scene: Scene = { cleaned, words: [], clauseOf: [], stretchOf: [], closings: [], senses: new Map() };
  let stretch = -1;
  let length = 0;
  for (const [index, clause] of clausesOf(tokensOf(cleaned), cleaned).entries()) {
    const joined =
      (clause.link === 'and' || clause.link === 'since') && length + clause.tokens.length <= LONGEST_STRETCH;
    if (stretch === -1 || !joined) {
      stretch += 1;
      length = 0;
    }
    scene.closings[stretch] = clause.closing;
    for (const token of clause.tokens) {
      if (length >= LONGEST_STRETCH * 2) {
        stretch += 1;
        length = 0;
        scene.closings[stretch] = clause.closing;
      }
      length += 1;
      scene.words.push(token);
      scene.clauseOf.push(index);
      scene.stretchOf.push(stretch);
    }
  }
  for (const sense of lexicon.sensesIn(scene.words, plausibleLanguages(scene.words))) {
    if (scene.stretchOf[sense.from] !== scene.stretchOf[sense.to - 1]) continue;
    const list = scene.senses.get(sense.meaning);
    if (list) list.push(sense);
    else scene.senses.set(sense.meaning, [sense]);
  }
  return scene;
}

export function sensesOf(scene: Scene, meanings: readonly string[]): Sense[] {
  if (meanings.length === 1) return scene.senses.get(meanings[0]!) ?? [];
  return meanings.flatMap((meaning) => scene.senses.get(meaning) ?? []).sort((a, b) => a.from - b.from);
}

/** Where in a list sorted by `from` the first sense at or after a place stands. */
export function firstFrom(senses: readonly Sense[], place: number): number {
  let low = 0;
  let high = senses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (senses[middle]!.from < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function quote(scene: Scene, from: number, to: number): string {
  const first = scene.words[from];
  const last = scene.words[to - 1];
  return first && last ? scene.cleaned.slice(first.at, last.end).slice(0, 160) : '';
}
