// Finds where a sign stands in a message, and whether the words around it deny it or only suppose it.
import type { Sense } from '../text/lexicon.ts';
import { firstFrom, type Scene, sensesOf } from './scene.ts';
import type { Part, Sign } from './sign.ts';
import { BETWEEN } from './words/saying.ts';

export interface Found {
  sign: Sign;
  from: number;
  to: number;
  stretch: number;
  denied: boolean;
}

/** A text that repeats itself thousands of times says nothing new. */
const ENOUGH = 60;
const IF_REACH = 9;
const NEIGHBOUR = 2;
/** "Breaking news:" heads a message. */
const HEADLINE_FROM = 1;
/** "Ça fume pas": these deny what stands just before them. */
const POST = new Set(['pas', 'plus', 'rien', 'not', 'yok', 'degil']);

export function find(sign: Sign, scene: Scene): Found[] {
  if (sign.absentAnywhere.some((meaning) => scene.senses.has(meaning))) return [];
  if (
    !sign.parts.every((part) => part.terms.every((term) => term.meanings.some((meaning) => scene.senses.has(meaning))))
  )
    return [];
  const [first, ...others] = sign.parts.map((part) => placesOf(part, sign, scene));
  return first!.filter((place) =>
    others.every((places, index) => {
      const near = sign.parts[index + 1]!.reach === 'near';
      const other = places.find(
        (candidate) => apart(candidate, place) && (!near || Math.abs(candidate.stretch - place.stretch) <= NEIGHBOUR),
      );
      if (other?.denied) place.denied = true;
      return other !== undefined;
    }),
  );
}

function apart(a: Found, b: Found): boolean {
  return a.to <= b.from || b.to <= a.from;
}

function placesOf(part: Part, sign: Sign, scene: Scene): Found[] {
  const [head, ...rest] = part.terms.map((term) => ({ senses: sensesOf(scene, term.meanings), after: term.after }));
  const absent = part.absent.map((meaning) => scene.senses.get(meaning) ?? []);
  const places: Found[] = [];
  let said = 0;
  for (const start of head!.senses) {
    const stretch = scene.stretchOf[start.from]!;
    if (absent.some((senses) => standsIn(stretch, senses, scene, start.from))) continue;
    const taken = [start];
    for (const term of rest) {
      const next = nearest(term.senses, taken, term.after, sign.gap, scene);
      if (!next) break;
      taken.push(next);
    }
    if (taken.length < part.terms.length) continue;
    const from = Math.min(...taken.map((sense) => sense.from));
    const to = Math.max(...taken.map((sense) => sense.to));
    if (isSupposed(scene, from, to)) continue;
    const denied = part.deniable && isDenied(scene, taken, from, to);
    if (!denied) said += 1;
    if (!denied || places.length < ENOUGH) places.push({ sign, from, to, stretch, denied });
    if (said >= ENOUGH) break;
  }
  return places;
}

/** The sense closest to those taken already, in the same stretch, within the gap, over none of their words. */
function nearest(
  senses: readonly Sense[],
  taken: readonly Sense[],
  after: boolean,
  gap: number,
  scene: Scene,
): Sense | undefined {
  const last = taken.at(-1)!;
  const stretch = scene.stretchOf[last.from];
  const low = after ? last.to : Math.min(...taken.map((sense) => sense.from)) - gap - 4;
  const high = Math.max(...taken.map((sense) => sense.to)) + gap;
  let best: Sense | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (let index = firstFrom(senses, low); index < senses.length && senses[index]!.from <= high; index += 1) {
    const sense = senses[index]!;
    if (scene.stretchOf[sense.from] !== stretch) continue;
    if (taken.some((other) => sense.from < other.to && other.from < sense.to)) continue;
    const distance = Math.min(
      ...taken.map((other) => (sense.from >= other.to ? sense.from - other.to : other.from - sense.to)),
    );
    if (distance <= gap && distance < bestDistance) {
      best = sense;
      bestDistance = distance;
    }
  }
  return best;
}

function standsIn(stretch: number, senses: readonly Sense[], scene: Scene, near: number): boolean {
  if (senses.length === 0) return false;
  let index = firstFrom(senses, near);
  if (index < senses.length && scene.stretchOf[senses[index]!.from] === stretch) return true;
  index -= 1;
  return index >= 0 && scene.stretchOf[senses[index]!.from] === stretch;
}

function isDenied(scene: Scene, taken: readonly Sense[], from: number, to: number): boolean {
  const nots = scene.senses.get('NOT') ?? [];
  const clause = scene.clauseOf[from];
  for (let index = firstFrom(nots, from - 9); index < nots.length && nots[index]!.from <= to; index += 1) {
    const not = nots[index]!;
    if (scene.clauseOf[not.from] !== clause && scene.clauseOf[not.from] !== scene.clauseOf[to - 1]) continue;
    if (taken.some((sense) => not.from < sense.to && sense.from < not.to)) continue;
    if (not.from >= from && not.from < to) return true;
    if (not.from === to && POST.has(scene.words[to]!.word)) return true;
    if (not.to <= from && onlyFillers(scene, not.to, from)) return true;
  }
  const after = scene.senses.get('NOT_AFTER') ?? [];
  for (let index = firstFrom(after, from); index < after.length && after[index]!.from <= to + 2; index += 1) {
    const sense = after[index]!;
    if (scene.clauseOf[sense.from] === clause && !taken.some((other) => sense.from < other.to && other.from < sense.to))
      return true;
  }
  return false;
}

function onlyFillers(scene: Scene, from: number, to: number): boolean {
  for (let index = from; index < to; index += 1) if (!BETWEEN.has(scene.words[index]!.word)) return false;
  return true;
}

/** "What do I do in case of a smell of gas?", and what burns on television. */
function isSupposed(scene: Scene, from: number, to: number): boolean {
  const stretch = scene.stretchOf[from];
  const near = (meaning: string, reach: number, holds: (sense: Sense) => boolean) => {
    const senses = scene.senses.get(meaning) ?? [];
    for (let at = firstFrom(senses, from - IF_REACH); at < senses.length && senses[at]!.from <= to + reach; at += 1)
      if (holds(senses[at]!)) return true;
    return false;
  };
  const beside = (sense: Sense) => scene.stretchOf[sense.from] === stretch;
  return near('IF', 2, beside) || near('ELSEWHERE', IF_REACH, (sense) => beside(sense) || sense.from <= HEADLINE_FROM);
}
