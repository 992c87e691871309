// Who of the directory fits what was said. Sure only for one clear match of name and place, or of a whole name that nobody else
// has; never for a first name alone, and never for somebody who has left.
import { isCurrent } from '../roles.ts';
import type { Directory, Entry, KnownPlace } from './build.ts';
import { firstNames, isSpokenOf, likenessOf, type NameFit, namesakes } from './namesakes.ts';
import { type PlaceFit, placeFitter } from './place-fit.ts';
import type { Said } from './said.ts';

export interface Identity {
  /** Who it is, when that is sure. */
  person: string | null;
  /** Who it may be, the likeliest first; at most 5. */
  candidates: string[];
}

const MOST_CANDIDATES = 5;
export const NOBODY: Identity = { person: null, candidates: [] };

interface Scored {
  entry: Entry;
  /** 0 to 1 each: how much of the family name, of the first name, was said. */
  family: number;
  first: number;
  /** A name was said that is not theirs. */
  otherFirst: boolean;
  /** It was given as a name. */
  given: boolean;
  place: PlaceFit;
  total: number;
}

/** Of whom somebody speaks who looks after these residences: a name that one tenant there has, or a dwelling where one household lives. */
export function identifyTenant(directory: Directory, said: Said, residences: readonly string[], day: string): Identity {
  const fitOf = placeFitter(directory, said);
  const lives = (entry: Entry) =>
    entry.role === 'tenant' && residences.includes(entry.place.residence) && isCurrent(entry, day);
  const named = [...namesakes(directory, said)]
    .filter(([entry, name]) => lives(entry) && name.given && name.family >= CLEAR_NAME)
    .map(([entry, name]) => score(entry, said, name, fitOf(entry.place)))
    .filter(({ place, otherFirst }) => !place.contradicted && !otherFirst);
  const best = strongest(named);
  const [one, ...others] = best;
  if (one !== undefined && others.every((other) => leads(one, other)))
    return { person: one.entry.person, candidates: [one.entry.person] };
  if (best.length > 0)
    return { person: null, candidates: best.slice(0, MOST_CANDIDATES).map(({ entry }) => entry.person) };
  if (said.dwelling === '' || said.name.length > 0) return NOBODY;
  const there = directory.entries.filter(
    (entry) => lives(entry) && entry.place.dwellingKey === said.dwelling && !fitOf(entry.place).contradicted,
  );
  const people = [...new Set(there.map(({ person }) => person))];
  const dwellings = new Set(there.map(({ place }) => place.dwelling));
  return { person: dwellings.size === 1 ? people[0]! : null, candidates: people.slice(0, MOST_CANDIDATES) };
}

export function identify(directory: Directory, said: Said, day: string): Identity {
  const fitOf = placeFitter(directory, said);
  const scored: Scored[] = [];
  for (const [entry, name] of namesakes(directory, said)) {
    if (!isCurrent(entry, day)) continue;
    const place = fitOf(entry.place);
    if (isMeant(said, name, place)) scored.push(score(entry, said, name, place));
  }
  const best = strongest(scored);
  if (best.length === 0) return atThePlace(directory, said, day, fitOf);
  const sure = theOne(best, said);
  if (sure !== undefined) return { person: sure.entry.person, candidates: [sure.entry.person] };
  const likely = best.filter((one) => one.total >= 0.6 || one.total >= best[0]!.total - 0.3);
  return { person: null, candidates: likely.slice(0, MOST_CANDIDATES).map(({ entry }) => entry.person) };
}

/** A word in passing is a name only with another word of that name, with its place, or where little else is said. */
function isMeant(said: Said, name: NameFit, place: PlaceFit): boolean {
  if (name.given || (name.family > 0 && name.first > 0)) return true;
  if (said.words.length <= 3) return Math.max(name.family, name.first) === 1;
  return name.family > 0 && place.score >= PART_OF_PLACE && !place.contradicted;
}

/** Among the people behind one number: a name tells, a title may. */
export function identifyAmong(directory: Directory, said: Said, candidates: readonly string[], day: string): Identity {
  const here = candidates.filter((person) => {
    const entries = directory.byPerson.get(person) ?? [];
    return entries.length === 0 || entries.some((entry) => entry.to_date === null || entry.to_date >= day);
  });
  if (here.length === 1) return { person: here[0]!, candidates: [here[0]!] };
  const scored = here.flatMap((person) => {
    const [entry] = directory.byPerson.get(person) ?? [];
    if (entry === undefined) return [];
    const words = said.words.length <= 4 ? [...said.name, ...said.loose] : said.name;
    const first = Math.max(0, ...firstNames(entry).map((word) => likenessOf(directory.names, words, word)));
    const family = Math.max(0, ...entry.family.map((word) => likenessOf(directory.names, words, word)));
    const agrees = said.gender !== null && entry.gender === said.gender;
    const differs = said.gender !== null && entry.gender !== null && entry.gender !== said.gender;
    return [
      {
        person,
        points:
          first * 2 + family + (agrees && said.name.length > 0 ? 0.5 : 0) - (differs && said.name.length > 0 ? 1 : 0),
      },
    ];
  });
  scored.sort((a, b) => b.points - a.points);
  const [best, next] = scored;
  const clear = best !== undefined && best.points >= 1 && best.points - (next?.points ?? 0) >= 0.7;
  return { person: clear ? best.person : null, candidates: clear ? [best.person] : here.slice(0, MOST_CANDIDATES) };
}

function score(entry: Entry, said: Said, { family, first, other, given }: NameFit, place: PlaceFit): Scored {
  const otherFirst = family > 0 && first === 0 && other;
  const gendered = said.gender !== null && entry.gender !== null;
  const gender = gendered ? (said.gender === entry.gender ? 0.15 : -0.4) : 0;
  // Who lives there is meant first; a landlord or a daughter says who they are.
  const role = entry.role === 'tenant' ? 0.05 : 0;
  const name = family * 0.6 + first * (family > 0 ? 0.4 : 0.3) - (otherFirst ? 0.35 : 0);
  return { entry, family, first, otherFirst, given, place, total: name + place.score + gender + role };
}

/** One a person, the best of their places, best first. */
function strongest(scored: readonly Scored[]): Scored[] {
  const best = new Map<string, Scored>();
  for (const one of scored) {
    const before = best.get(one.entry.person);
    if (before === undefined || one.total > before.total) best.set(one.entry.person, one);
  }
  return [...best.values()].sort((a, b) => b.total - a.total);
}

const CLEAR_NAME = 0.7;
const NEARLY_EXACT = 0.85;
const PART_OF_PLACE = 0.15;
const LEAD = 0.2;

function theOne(best: readonly Scored[], said: Said): Scored | undefined {
  const [one] = best;
  if (one === undefined || one.place.contradicted || one.otherFirst || isSpokenOf(said, one.entry)) return undefined;
  if (!best.every((other) => other === one || leads(one, other))) return undefined;
  const placed = one.place.score >= PART_OF_PLACE;
  // A floor alone is no place, unless nothing else is said.
  const where = one.place.exact || one.place.score > PART_OF_PLACE || said.short;
  if (one.family >= CLEAR_NAME && placed && where) return one;
  // A first name with the very dwelling, where nobody else has it.
  if (one.first >= NEARLY_EXACT && one.family === 0 && one.given && one.place.exact && said.dwelling !== '') return one;
  if (Math.min(one.family, one.first) >= CLEAR_NAME && one.family + one.first >= 2 * NEARLY_EXACT) return one;
  return undefined;
}

function leads(one: Scored, other: Scored): boolean {
  if (other.place.contradicted && !one.place.contradicted && one.place.score > 0) return true;
  if (one.total - other.total >= LEAD) return true;
  if (other.total > one.total) return false;
  // The whole name, beside one that shares the family's.
  if (one.first >= NEARLY_EXACT && one.family >= CLEAR_NAME && other.first === 0) return true;
  // A daughter or a landlord says who they are: the family name alone is that of who lives there.
  return (
    one.entry.role === 'tenant' && other.entry.role !== 'tenant' && other.first === 0 && one.family >= other.family
  );
}

/** No name that we know: who lives at the address that was given may be who writes, or a neighbour of theirs. */
function atThePlace(directory: Directory, said: Said, day: string, fitOf: (place: KnownPlace) => PlaceFit): Identity {
  const words = said.street.flatMap((word) =>
    directory.streets
      .near(word)
      .slice(0, 3)
      .map((near) => near.word),
  );
  const around =
    words.length > 0 ? words.flatMap((word) => directory.byStreet.get(word) ?? []) : nearResidence(directory, said);
  const fits = new Map<string, number>();
  for (const entry of new Set(around)) {
    if (entry.role !== 'tenant' || !isCurrent(entry, day)) continue;
    const fit = fitOf(entry.place);
    if (fit.exact || (fit.score >= 0.4 && !fit.contradicted))
      fits.set(entry.person, Math.max(fits.get(entry.person) ?? 0, fit.score));
  }
  const best = [...fits].sort((a, b) => b[1] - a[1]);
  const top = best[0]?.[1] ?? 0;
  const level = best.filter(([, points]) => points >= top - 0.1);
  return level.length === 0 || level.length > MOST_CANDIDATES
    ? NOBODY
    : { person: null, candidates: level.map(([person]) => person) };
}

function nearResidence(directory: Directory, said: Said): readonly Entry[] {
  if (said.dwelling === '') return [];
  return said.words.flatMap((word) =>
    directory.residences
      .near(word)
      .slice(0, 1)
      .flatMap((near) => directory.byResidence.get(near.word) ?? []),
  );
}
