// From labelled messages to the models that the offline reading uses. The same examples always give the same weights.
import { CATEGORIES, HAZARDS, INTENTS, LANGUAGES } from '#flows/codes.ts';
import { readSafety, type SafetyReading } from '../../safety/read-safety.ts';
import { wordsToRead } from '../../text/new-words.ts';
import { under } from '../features.ts';
import { DANGER } from '../hazards.ts';
import type { LinearModel } from '../linear.ts';
import type { ModelName } from '../models.ts';
import { type Observed, observe } from '../observe.ts';
import { believe, dangerEvidence, kindEvidence } from '../weighing.ts';
import type { Example } from './examples.ts';
import { type FitOptions, fitModel, type Sample } from './fit.ts';
import { joinedExamples, joinedWishes } from './join.ts';
import { quantise, quantiseFinely } from './quantise.ts';

const SHARED = { epochs: 30, rate: 0.1, rarest: 2, seed: 1 };
/** Trades share many words: a stronger pull to zero reads messages of unknown authors better. The others are best as they are. */
const DECAY = { category: 0.0015, other: 0.0003 };
/** Features a model may keep: what it takes on disk against what it knows. */
const MOST: Record<ModelName, number> = {
  category: 50_000,
  severe: 40_000,
  intent: 20_000,
  hazard: 40_000,
  danger: 100,
  kind: 100,
  vulnerable: 4_000,
  language: 5_000,
};
const WEIGHING: FitOptions = { ...SHARED, kind: 'several', decay: 0.0001, rarest: 1, most: 100 };
/** The rules were written with the other files at hand: how well they hear those proves little. */
const UNKNOWN_TO_RULES = /^(?:danger|exam|calm)/;
const KNOWN_TO_RULES = 0.2;
/** Hazard models that are soon thrown away: quick rather than small. */
const IN_PASSING: FitOptions = { ...SHARED, kind: 'several', decay: DECAY.other, epochs: 12, most: 1e6 };
/** Words of danger that mean none are rarer among the examples than among people. */
const CALM_WORDS_WEIGHT = 2;
const HAZARD_LABELS = [...HAZARDS, DANGER];
const FAINTEST = 0.02;
const JOINED_SHARE = 0.6;
const WISHES_SHARE = 0.4;

interface Labelled {
  example: Example;
  safety: SafetyReading;
  observed: Observed;
}

export function train(examples: readonly Example[]): Map<ModelName, LinearModel> {
  const told = examples.map(labelled);
  const joined = joinedExamples(examples, JOINED_SHARE, 7).map(labelled);
  const wishes = joinedWishes(examples, WISHES_SHARE, 8).map(labelled);
  const reports = told.filter(({ example }) => example.expect.problems.length > 0);
  const models: Record<ModelName, LinearModel> = {
    category: learn('category', CATEGORIES, [...reports, ...joined].map(categorySample), 'several'),
    severe: learn('severe', ['severe'], reports.filter(({ example }) => isCalm(example)).map(severeSample), 'several'),
    intent: learn('intent', INTENTS, [...told, ...wishes].map(intentSample), 'one'),
    hazard: learn('hazard', HAZARD_LABELS, [...told, ...joined].map(hazardSample), 'several'),
    ...learnToWeigh(told, joined),
    vulnerable: learn('vulnerable', ['vulnerable'], told.map(vulnerableSample), 'several'),
    language: learn(
      'language',
      LANGUAGES,
      told.filter(({ example }) => isOurs(example.lang)).map(languageSample),
      'one',
    ),
  };
  return new Map(Object.entries(models) as [ModelName, LinearModel][]);
}

/** The second stage, from what hazard models believe of files that they were not shown. */
function learnToWeigh(told: readonly Labelled[], joined: readonly Labelled[]): Record<'danger' | 'kind', LinearModel> {
  const weighed = [...new Set(told.map(heldWith))].flatMap((held) => {
    const shown = [...told, ...joined].filter((one) => heldWith(one) !== held).map(hazardSample);
    const hazard = fitModel(HAZARD_LABELS, shown, IN_PASSING);
    return told
      .filter((one) => heldWith(one) === held)
      .map(({ example, observed, safety }) => ({ example, safety, belief: believe(observed, hazard) }));
  });
  const weightOf = (example: Example) => (isUnknownToRules(example) ? 1 : KNOWN_TO_RULES);
  const danger = weighed.map(({ example, safety, belief }) => ({
    features: dangerEvidence(safety, belief),
    truth: [example.expect.hazards.length > 0 ? 1 : 0],
    weight: weightOf(example),
  }));
  const kind = weighed.flatMap(({ example, safety, belief }) =>
    HAZARDS.map((one) => ({
      features: kindEvidence(one, safety, belief),
      truth: [example.expect.hazards.includes(one) ? 1 : 0],
      weight: weightOf(example),
    })),
  );
  return {
    danger: quantiseFinely(fitModel([DANGER], danger, WEIGHING)),
    kind: quantiseFinely(fitModel(['kind'], kind, WEIGHING)),
  };
}

/** Files held out together: the exams are of one hand, so are the calm words; each other that the rules do not know by itself, the rest in two halves. */
function heldWith({ example }: Labelled): string {
  const hand = /^(?:exam|calm)/.exec(example.file);
  if (hand) return hand[0];
  return isUnknownToRules(example) ? example.file : `known ${example.file.length % 2}`;
}

function isUnknownToRules({ file }: Example): boolean {
  return UNKNOWN_TO_RULES.test(file);
}

function learn(
  name: ModelName,
  labels: readonly string[],
  samples: readonly Sample[],
  kind: FitOptions['kind'],
): LinearModel {
  const decay = name === 'category' ? DECAY.category : DECAY.other;
  return quantise(fitModel(labels, samples, { ...SHARED, kind, most: MOST[name], decay }), FAINTEST);
}

function labelled(example: Example): Labelled {
  const text = wordsToRead(example.text, example.channel);
  const safety = readSafety(text);
  return { example, safety, observed: observe(text, safety) };
}

function categorySample({ example, observed }: Labelled): Sample {
  const truth = marks(CATEGORIES, (category) =>
    example.expect.problems.some((problem) => problem.category === category),
  );
  return { features: observed.whole.view.all, truth, weight: 1 };
}

/** One problem, nobody in danger. Danger is decided elsewhere: learnt here too, it blurs what parts urgent from routine. */
function isCalm({ expect }: Example): boolean {
  return expect.problems.length === 1 && expect.problems[0]!.urgency !== 'emergency';
}

function severeSample({ example, observed }: Labelled): Sample {
  const problem = example.expect.problems[0]!;
  return {
    features: under(observed.whole.view, problem.category),
    truth: [problem.urgency === 'routine' ? 0 : 1],
    weight: 1,
  };
}

function intentSample({ example, observed }: Labelled): Sample {
  const truth = marks(INTENTS, (intent) => example.expect.intent === intent);
  return { features: under(observed.whole.view, awaitedOf(example)), truth, weight: 1 };
}

function hazardSample({ example, observed }: Labelled): Sample {
  const { hazards } = example.expect;
  const truth = [...marks(HAZARDS, (hazard) => hazards.includes(hazard)), hazards.length > 0 ? 1 : 0];
  return { features: observed.whole.view.unheard, truth, weight: /^calm/.test(example.file) ? CALM_WORDS_WEIGHT : 1 };
}

function vulnerableSample({ example, observed }: Labelled): Sample {
  return { features: observed.whole.view.all, truth: [example.expect.vulnerable ? 1 : 0], weight: 1 };
}

function languageSample({ example, observed }: Labelled): Sample {
  return {
    features: observed.whole.view.all,
    truth: marks(LANGUAGES, (language) => example.lang === language),
    weight: 1,
  };
}

/** "awaiting_slot" in the examples is `slot` in the program. */
export function awaitedOf(example: Example): string {
  return example.context.replace('awaiting_', '');
}

function isOurs(lang: string): boolean {
  return (LANGUAGES as readonly string[]).includes(lang);
}

function marks<T>(labels: readonly T[], holds: (label: T) => boolean): number[] {
  return labels.map((label) => (holds(label) ? 1 : 0));
}
