// Everybody whose name has something of what was said, and how much.
import { slipsBetween } from '#lib/near.ts';
import { isTitle } from '../names.ts';
import type { Directory, Entry } from './build.ts';
import type { Said } from './said.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface NameFit {
  /** 0 to 1: how much like the family name, like the first name. */
  family: number;
  first: number;
  /** Another name was said, which is not theirs. */
  other: boolean;
  /** It was given as a name, not met in passing. */
  given: boolean;
}

/** A first name that more people have tells nobody, but with a family name or the very place. */
const MANY = 200;

export function namesakes(directory: Directory, said: Said): Map<Entry, NameFit> {
  const found = new Map<Entry, NameFit>();
  const spoken = [
    ...[...said.name, ...glued(said.name)].map((word) => ({ word, given: true, least: 0 })),
    ...[...said.loose, ...glued(said.loose)].flatMap((word) =>
      said.name.includes(word) ? [] : [{ word, given: false, least: said.short ? 0 : 1 }],
    ),
  ].flatMap(({ word, given, least }) =>
    directory.names
      .near(word)
      .flatMap((near) => (near.likeness < least ? [] : [{ word: near.word, likeness: near.likeness, given }])),
  );
  const fitOf = (entry: Entry): NameFit => {
    let fit = found.get(entry);
    if (fit === undefined) {
      fit = { family: 0, first: 0, other: false, given: false };
      found.set(entry, fit);
    }
    return fit;
  };
  for (const { word, likeness, given } of spoken) {
    for (const entry of directory.byFamily.get(word) ?? []) {
      const fit = fitOf(entry);
      fit.family = Math.max(fit.family, likeness);
      fit.given ||= given;
    }
  }
  for (const { word, likeness, given } of spoken) {
    const bearers = directory.byFirst.get(word) ?? [];
    for (const entry of bearers) {
      if (bearers.length > MANY && !found.has(entry) && !isAtPlace(entry, said)) continue;
      const fit = fitOf(entry);
      fit.first = Math.max(fit.first, likeness);
      fit.given ||= given;
    }
  }
  for (const [entry, fit] of found) {
    if (fit.family === 0 || fit.first > 0) continue;
    const initial = said.name.find((word) => word.length === 1);
    if (initial !== undefined && firstNames(entry).some((first) => first.startsWith(initial))) fit.first = INITIAL;
    else fit.other = saysOtherFirst(entry, said.name);
  }
  return found;
}

function isAtPlace({ place }: Entry, said: Said): boolean {
  return (
    (said.dwelling !== '' && place.dwellingKey.endsWith(said.dwelling)) ||
    (said.number !== '' && place.number === said.number)
  );
}

/** How much "J." says of Jeanne. */
const INITIAL = 0.5;

/** "Jean Lefebvre", where only a Jeanne is known, may be a slip; "Louis Lefebvre" is somebody else. */
function saysOtherFirst(entry: Entry, name: readonly string[]): boolean {
  const firsts = firstNames(entry);
  if (firsts.length === 0 || name.length < 2) return false;
  const parts = glued(name);
  return name.some((word, i) => {
    if (
      word.length < 2 ||
      entry.family.some(
        (family) => isLike(word, family) || isLike(parts[i] ?? '', family) || isLike(parts[i - 1] ?? '', family),
      )
    )
      return false;
    return !firsts.some((first) => isLike(word, first));
  });
}

function isLike(word: string, name: string): boolean {
  const most = name.length >= 7 ? 2 : 1;
  return word !== '' && slipsBetween(word, name, most) <= most;
}

/** "ben ali" for Benali, "le fevre" for Lefevre: each word with the next. */
export function glued(words: readonly string[]): string[] {
  return words.slice(1).map((word, i) => `${words[i]}${word}`);
}

export function firstNames(entry: Entry): string[] {
  return entry.words.filter((word) => !entry.family.includes(word));
}

/** Of the words said, the one most like this one. */
export function likenessOf(names: Vocabulary, said: readonly string[], wanted: string): number {
  return Math.max(
    0,
    ...[...said, ...glued(said)].map((word) => names.near(word).find((near) => near.word === wanted)?.likeness ?? 0),
  );
}

const OF_SOMEBODY_ELSE = new Set(
  'chez de du avec pour que par voisin voisine voisins mamie papi papy dame et his her mr for vecina vecino vizinha'.split(
    ' ',
  ),
);

/** "chez Mme Petit", "ma voisine Mme Roussel", "la fille de Mme Vasseur": somebody is spoken of, and does not speak. */
export function isSpokenOf(said: Said, entry: Entry): boolean {
  const isOfName = (word: string | undefined) =>
    word !== undefined && (isTitle(word) || entry.words.some((known) => isLike(word, known)));
  const starts = said.words.flatMap((word, i) => {
    if (!entry.family.some((family) => isLike(word, family) || isLike(`${said.words[i - 1] ?? ''}${word}`, family)))
      return [];
    let start = i;
    while (start > 0 && isOfName(said.words[start - 1])) start--;
    return [start];
  });
  return starts.length > 0 && starts.every((start) => OF_SOMEBODY_ELSE.has(said.words[start - 1] ?? ''));
}
