// How well a place of the directory fits the place that somebody has named. What they say otherwise counts against it.
import type { Directory, KnownPlace } from './build.ts';
import type { Said } from './said.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface PlaceFit {
  score: number;
  /** The dwelling or the house number itself. */
  exact: boolean;
  contradicted: boolean;
}

export function placeFitter(directory: Directory, said: Said): (place: KnownPlace) => PlaceFit {
  const streets = new Map<string, number>();
  const residences = new Map<string, boolean>();
  const streetLikeness = (place: KnownPlace): number =>
    once(streets, place.street.join(' '), () => likeStreet(directory.streets, said.street, place.street));
  const namesResidence = (place: KnownPlace): boolean =>
    once(
      residences,
      place.residence,
      () =>
        place.residenceWords.length > 0 &&
        place.residenceWords.every((word) => says(directory.residences, said.words, word)),
    );

  return (place) => {
    let points = 0;
    let exact = false;
    let contradicted = false;
    if (said.street.length > 0) {
      if (streetLikeness(place) >= SAME_STREET) {
        points += 0.25;
        if (said.number !== '' && place.number !== '') {
          if (said.number === place.number) {
            points += 0.3;
            exact = true;
          } else contradicted = true;
        }
      } else if (place.street.length > 0) contradicted = true;
    }
    for (const [given, known, worth] of [
      [said.building, place.building, 0.2],
      [said.entrance, place.entrance, 0.1],
    ] as const) {
      if (given === '' || known === '') continue;
      // "tour 7": the building is the tower, the dwelling is 7.
      if (given !== known && said.dwelling === '' && given === place.dwellingKey) {
        points += 0.3;
        continue;
      }
      if (given === known) points += worth;
      else contradicted = true;
    }
    if (said.dwelling !== '' && place.dwellingKey !== '') {
      // "bat B appart 12" is the dwelling B12.
      const full = [
        said.dwelling,
        `${said.building}${said.dwelling}`,
        `${said.building}${said.entrance}${said.dwelling}`,
      ];
      if (full.includes(place.dwellingKey)) {
        points += 0.45;
        exact = true;
      } else contradicted = true;
    }
    if (said.floor !== null && place.floor !== null) points += said.floor === place.floor ? 0.15 : -0.15;
    if (said.postcode !== '' && place.postcode === said.postcode) points += 0.1;
    if (place.city.length > 0 && place.city.every((word) => said.words.includes(word))) points += 0.05;
    if (namesResidence(place)) points += 0.2;
    return { score: contradicted ? points - 0.6 : points, exact: exact && !contradicted, contradicted };
  };
}

const SAME_STREET = 0.7;

function once<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = make();
  known.set(key, value);
  return value;
}

function says(vocabulary: Vocabulary, words: readonly string[], wanted: string): boolean {
  return words.some(
    (word) => word === wanted || (word.length > 4 && vocabulary.near(word).some((near) => near.word === wanted)),
  );
}

function likeStreet(streets: Vocabulary, said: readonly string[], known: readonly string[]): number {
  if (said.length === 0 || known.length === 0) return 0;
  const hits = known.map((word) =>
    Math.max(0, ...said.map((given) => streets.near(given).find((near) => near.word === word)?.likeness ?? 0)),
  );
  return hits.reduce((sum, hit) => sum + hit, 0) / known.length;
}
