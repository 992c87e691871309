// Reads the dangers that a message tells of: which are there now, which are over or absent, and where the person is.
// It listens to the whole text, never fails, and only ever raises.
import type { Hazard, Situation } from '#flows/codes.ts';
import type { Evidence } from '../reading.ts';
import { ALARMING } from './alarming.ts';
import { type CompiledHazard, compile } from './compile.ts';
import { type Found, find } from './find.ts';
import { ALL_HAZARDS } from './index.ts';
import { firstFrom, quote, type Scene, sceneOf } from './scene.ts';
import type { Sign } from './sign.ts';
import { CANNOT_LEAVE, OUTSIDE_DWELLING, SITUATION_WORDS } from './situation.ts';
import { BUILDING } from './words/building.ts';
import { MATTER } from './words/matter.ts';
import { PEOPLE } from './words/people.ts';
import { SAYING } from './words/saying.ts';

export interface SafetyReading {
  /** There now. In the order of HAZARDS. */
  hazards: Hazard[];
  /** Told of as over or absent. */
  pastHazards: Hazard[];
  /** Where the person is; `can_leave` where nothing says otherwise. */
  situation: Situation;
  /** No hazard, but somebody should look: a lone 🔥, a cry for help, a strange smell. */
  alarming: boolean;
  because: Evidence[];
}

const SHARED = [SAYING, BUILDING, PEOPLE, MATTER, SITUATION_WORDS, ALARMING.words];
/** Whatever the danger was: it is over. */
const OVER_FOR_ALL = ['HELPERS > FIXED @9', 'HELPERS , FIXED', '~ DANGER_OVER'];
const COMPILED = compile(ALL_HAZARDS, SHARED, [
  CANNOT_LEAVE,
  OUTSIDE_DWELLING,
  ['AT_HOME'],
  ALARMING.signs,
  OVER_FOR_ALL,
]);
const [CANNOT_LEAVE_SIGNS, OUTSIDE_SIGNS, AT_HOME_SIGNS, ALARMING_SIGNS, OVER_SIGNS] = COMPILED.extra as [
  Sign[],
  Sign[],
  Sign[],
  Sign[],
  Sign[],
];
/** How near to a sign "still" or "yesterday" must stand to speak of it. */
const TENSE_REACH = 7;

interface Judged {
  hazard: Hazard;
  live: Found | undefined;
  past: Found | undefined;
}

export function readSafety(text: string): SafetyReading {
  const scene = sceneOf(text, COMPILED.lexicon);
  const judged = COMPILED.hazards.map((rules) => judge(rules, scene));
  const there = new Set(judged.filter(({ live }) => live).map(({ hazard }) => hazard));
  for (const rules of COMPILED.hazards) {
    if (there.has(rules.hazard) && rules.yieldsTo.some((other) => there.has(other))) there.delete(rules.hazard);
  }
  const live = judged.filter(({ hazard }) => there.has(hazard));
  const past = judged.filter(({ hazard, live, past }) => past && !live && !there.has(hazard));
  return {
    hazards: live.map(({ hazard }) => hazard),
    pastHazards: past.map(({ hazard }) => hazard),
    situation:
      live.length > 0
        ? situationIn(
            scene,
            [...there],
            live.map((one) => one.live!),
          )
        : 'can_leave',
    alarming: live.length === 0 && past.length === 0 && isAlarming(scene),
    because: [...live, ...past].map(({ hazard, live, past }) => evidence(hazard, (live ?? past)!, scene)),
  };
}

function judge(rules: CompiledHazard, scene: Scene): Judged {
  const found = rules.signs.flatMap((sign) => find(sign, scene));
  const traces = rules.traces.flatMap((sign) => find(sign, scene));
  const said = [...found, ...traces];
  if (said.length === 0 || rules.unless.some((sign) => find(sign, scene).length > 0))
    return { hazard: rules.hazard, live: undefined, past: undefined };
  const over = [...OVER_SIGNS, ...rules.over].flatMap((sign) => find(sign, scene)).filter((one) => !one.denied);
  const live = said.find((one) => !one.denied && !isOver(one, over, traces.includes(one), rules.overWins, scene));
  return { hazard: rules.hazard, live, past: said[0] };
}

/** The present wins over the past: what still goes on, or comes after the end, is no past. */
function isOver(found: Found, over: readonly Found[], trace: boolean, overWins: boolean, scene: Scene): boolean {
  if (over.length === 0) return isNear('LONG_AGO', found, scene) && !isNear('STILL', found, scene);
  const lastOver = over.reduce((last, one) => Math.max(last, one.to), 0);
  const lastOverStretch = scene.stretchOf[lastOver - 1] ?? 0;
  if (!trace && overWins && lastOver > found.to && !isNear('DESPITE', found, scene)) return true;
  const now = !trace && isNear('STILL', found, scene);
  const before = isNear('PAST', found, scene);
  if (now && !before && lastOverStretch <= found.stretch) return false;
  return !(found.stretch > lastOverStretch && !before && !trace);
}

function isNear(meaning: string, found: Found, scene: Scene): boolean {
  const senses = scene.senses.get(meaning) ?? [];
  for (
    let index = firstFrom(senses, found.from - TENSE_REACH);
    index < senses.length && senses[index]!.from < found.to + TENSE_REACH;
    index += 1
  ) {
    if (scene.stretchOf[senses[index]!.from] === found.stretch) return true;
  }
  return false;
}

function situationIn(scene: Scene, hazards: readonly Hazard[], live: readonly Found[]): Situation {
  if (hazards.includes('trapped') || CANNOT_LEAVE_SIGNS.some((sign) => find(sign, scene).length > 0))
    return 'cannot_leave';
  const stretches = new Set(live.map((one) => one.stretch));
  const stands = (signs: readonly Sign[]) =>
    signs.some((sign) => find(sign, scene).some((one) => stretches.has(one.stretch)));
  return stands(OUTSIDE_SIGNS) && !stands(AT_HOME_SIGNS) ? 'outside_dwelling' : 'can_leave';
}

function isAlarming(scene: Scene): boolean {
  if (ALARMING_SIGNS.some((sign) => find(sign, scene).some((one) => !one.denied))) return true;
  const spoken = scene.words.filter((token) => token.kind === 'word').length;
  return (
    spoken <= ALARMING.fewWords &&
    scene.words.some((token) => ALARMING.emoji.has(token.word) || ALARMING.cries.has(token.word))
  );
}

function evidence(hazard: Hazard, found: Found, scene: Scene): Evidence {
  return { rule: `safety/${hazard}`, words: quote(scene, found.from, found.to) };
}
