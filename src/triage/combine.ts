// Two readings of one message become one. Without a model the offline reading stands, which has weighed the rules: a person looks
// where it did not heed them. With one, what the rules found stands unless the text itself denies it; the model may add
// danger, and decides the rest. Pure. Whenever the two disagree about danger, a manager sees both.
import { type Hazard, HOME_OF_HAZARD, INTENTS, type Intent, moreSevere } from '#flows/codes.ts';
import type { FailureReason } from '#model/model.ts';
import { type Disagreement, disagreements, inOrder, isEmergency, mostSevere } from './disagreements.ts';
import { answers } from './model/denial.ts';
import type { ModelReading } from './model/model-reading.ts';
import type { Evidence, Problem, Reading } from './reading.ts';
import type { SafetyReading } from './safety/read-safety.ts';

export interface Combined {
  reading: Reading;
  disagreements: Disagreement[];
  /** A person should look at the reading itself, beside the ticket that they see anyway. */
  needsReview: boolean;
}

/** The message itself may be why the model gave no answer; a server that is busy or away says nothing about it. */
const TELLING: readonly FailureReason[] = ['refused', 'invalid', 'timeout'];
const MOST_EVIDENCE = 10;

/** `failure`: why there is no model reading, where one was asked for. */
export function combine(
  rules: SafetyReading,
  offline: Reading,
  model: ModelReading | undefined,
  failure?: FailureReason,
): Combined {
  if (!model) {
    const { hazards, intent } = offline;
    const reading = { ...offline, problems: withDanger(offline.problems, hazards, offline, intent) };
    const unheeded = hazards.length === 0 && rules.hazards.length > 0;
    const told = failure !== undefined && TELLING.includes(failure);
    return { reading, disagreements: [], needsReview: unheeded || told };
  }
  const found = model.steered ? inOrder([...rules.hazards, ...offline.hazards]) : rules.hazards;
  const standing = found.filter((hazard) => model.hazards.includes(hazard) || !isDenied(hazard, rules, model));
  const missed = standing.some((hazard) => !model.hazards.includes(hazard));
  const hazards = inOrder([...standing, ...model.hazards]);
  const atLeastOffline = missed || model.steered;
  const intent = atLeastOffline ? earlier(model.intent, offline.intent) : model.intent;
  const told = intent === 'report' && model.problems.length === 0 ? offline.problems : model.problems;
  const problems = withDanger(model.steered ? notBelow(told, offline) : told, hazards, offline, intent);
  const agreed = model.intent === offline.intent && model.problems[0]?.category === offline.problems[0]?.category;
  const reading: Reading = {
    intent,
    problems,
    ...(offline.topic === undefined ? {} : { topic: offline.topic }),
    ...(offline.thing === undefined ? {} : { thing: offline.thing }),
    hazards,
    pastHazards: inOrder([...rules.pastHazards, ...model.pastHazards, ...found]).filter(
      (one) => !hazards.includes(one),
    ),
    situation: situationOf(rules, model, hazards),
    vulnerable: model.vulnerable || (model.steered && offline.vulnerable),
    language: model.language === 'unknown' ? offline.language : model.language,
    by: 'model',
    confidence: missed ? Math.min(model.confidence, 0.5) : Math.max(model.confidence, agreed ? offline.confidence : 0),
    unsure: model.unsure,
    because: merged([...rules.because, ...model.because]),
  };
  return {
    reading,
    disagreements: disagreements({ ...offline, hazards: inOrder([...rules.hazards, ...offline.hazards]) }, model),
    needsReview:
      model.steered || missed || disputed(rules, offline, model) || isEmergency(model) !== model.hazards.length > 0,
  };
}

/** Every place where the rules found it must be answered by a denial that the text holds. */
function isDenied(hazard: Hazard, rules: SafetyReading, model: ModelReading): boolean {
  const places = rules.because.filter(({ rule }) => names(rule, hazard));
  const denials = model.denials.filter((denial) => denial.hazard === hazard);
  const past = rules.pastHazards.includes(hazard);
  return (
    !model.steered &&
    places.length > 0 &&
    places.every(({ words }) => denials.some((denial) => answers(denial, words, past)))
  );
}

/** A rule is named after its file: "safety/carbon-monoxide" found `carbon_monoxide`. */
function names(rule: string, hazard: Hazard): boolean {
  return rule
    .replaceAll('-', '_')
    .split(/[^a-z_]+/)
    .includes(hazard);
}

/** A danger that nobody has a problem for raises the nearest one; a report without any gets one. */
function withDanger(
  problems: readonly Problem[],
  hazards: readonly Hazard[],
  offline: Reading,
  intent: Intent,
): Problem[] {
  if (hazards.length === 0 || problems.some(({ urgency }) => urgency === 'emergency')) return [...problems];
  const feared = offline.problems.filter(({ urgency }) => urgency === 'emergency').map(({ category }) => category);
  const homes = [...feared, ...hazards.map((hazard) => HOME_OF_HAZARD[hazard])];
  if (problems.length > 0) {
    const nearest = problems.findIndex(({ category }) => homes.includes(category));
    return problems.map((problem, index) =>
      index === Math.max(nearest, 0) ? { ...problem, urgency: 'emergency' } : problem,
    );
  }
  const [category] = homes;
  if (intent !== 'report' || category === undefined) return [];
  return [{ category, urgency: 'emergency', confidence: offline.confidence }];
}

function notBelow(problems: readonly Problem[], offline: Reading): Problem[] {
  const floor = mostSevere(offline.problems);
  return problems.map((problem, index) => {
    const same = offline.problems.filter(({ category }) => category === problem.category);
    const least = moreSevere(mostSevere(same), index === 0 ? floor : 'routine');
    return { ...problem, urgency: moreSevere(problem.urgency, least) };
  });
}

/** Who cannot leave is told to stay: the reading that says so wins. */
function situationOf(rules: SafetyReading, model: ModelReading, hazards: readonly Hazard[]): Reading['situation'] {
  if (hazards.length === 0) return 'can_leave';
  if (rules.hazards.length > 0 && rules.situation === 'cannot_leave') return 'cannot_leave';
  return model.hazards.length > 0 ? model.situation : rules.situation;
}

function disputed(rules: SafetyReading, offline: Reading, model: ModelReading): boolean {
  return isEmergency(model) !== (isEmergency(offline) || rules.hazards.length > 0);
}

function earlier(a: Intent, b: Intent): Intent {
  return INTENTS.indexOf(a) <= INTENTS.indexOf(b) ? a : b;
}

function merged(evidence: readonly Evidence[]): Evidence[] {
  const said = new Set<string>();
  return evidence
    .filter(({ rule, words }) => {
      const key = `${rule.replace(/^.*\//, '')}: ${words}`;
      return !said.has(key) && said.add(key);
    })
    .slice(0, MOST_EVIDENCE);
}
