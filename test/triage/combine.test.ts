import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CATEGORIES,
  type Category,
  HAZARDS,
  type Hazard,
  INTENTS,
  moreSevere,
  SITUATIONS,
  URGENCIES,
  type Urgency,
} from '#flows/codes.ts';
import { combine } from '#triage/combine.ts';
import { isEmergency } from '#triage/disagreements.ts';
import type { Denial, ModelReading } from '#triage/model/model-reading.ts';
import type { Problem, Reading } from '#triage/reading.ts';
import type { SafetyReading } from '#triage/safety/read-safety.ts';
import { modelReading, offlineReading, safetyReading } from '../support/readings.ts';

function problem(category: Category, urgency: Urgency): Problem {
  return { category, urgency, confidence: 0.8 };
}

const gasFound = (words: string, changes: Partial<SafetyReading> = {}) =>
  safetyReading({ hazards: ['gas'], because: [{ rule: 'safety/gas', words }], ...changes });
const offlineGas = offlineReading({ problems: [problem('gas', 'emergency')], hazards: ['gas'] });
const noGas = (words: string, why: Denial['why'] = 'absent') =>
  modelReading({
    problems: [problem('heating', 'urgent')],
    pastHazards: ['gas'],
    denials: [{ hazard: 'gas', why, words }],
  });

describe('without a model', () => {
  it('the offline reading stands: it has weighed what the rules found', () => {
    const { reading, needsReview } = combine(gasFound('sent le gaz'), offlineGas, undefined);
    expect(reading).toEqual(offlineGas);
    expect(needsReview).toBe(false);
  });

  it('where it did not heed the rules, a person looks', () => {
    const { reading, needsReview } = combine(gasFound('gaz'), offlineReading(), undefined);
    expect(reading.hazards).toEqual([]);
    expect(needsReview).toBe(true);
  });

  it.each(['refused', 'invalid', 'timeout'] as const)('a person looks when the answer was %s', (failure) => {
    expect(combine(safetyReading(), offlineReading(), undefined, failure).needsReview).toBe(true);
  });

  it.each(['rate_limited', 'unreachable'] as const)('nobody is bothered when the server was %s', (failure) => {
    expect(combine(safetyReading(), offlineReading(), undefined, failure).needsReview).toBe(false);
  });
});

describe('the model decides what is no danger', () => {
  it('its intent, categories, urgency and vulnerable win, and what differed is told', () => {
    const offline = offlineReading({ problems: [problem('structure', 'urgent')] });
    const model = modelReading({
      problems: [problem('damp', 'routine'), problem('windows', 'urgent')],
      vulnerable: true,
    });
    const { reading, disagreements, needsReview } = combine(safetyReading(), offline, model);
    expect(reading).toMatchObject({ by: 'model', problems: model.problems, vulnerable: true });
    expect(disagreements).toEqual([
      { field: 'category', offline: 'structure', model: 'windows, damp' },
      { field: 'vulnerable', offline: 'false', model: 'true' },
    ]);
    expect(needsReview).toBe(false);
  });

  it('two readers of one mind are surer than one', () => {
    const { reading, disagreements } = combine(
      safetyReading(),
      offlineReading({ confidence: 0.99 }),
      modelReading({ confidence: 0.75 }),
    );
    expect(reading.confidence).toBe(0.99);
    expect(disagreements).toEqual([]);
  });
});

describe('danger', () => {
  it('that only the model sees is added, and a manager sees both readings', () => {
    const model = modelReading({ hazards: ['carbon_monoxide'], problems: [problem('heating', 'emergency')] });
    const { reading, disagreements, needsReview } = combine(safetyReading(), offlineReading(), model);
    expect(reading.hazards).toEqual(['carbon_monoxide']);
    expect(needsReview).toBe(true);
    expect(disagreements).toContainEqual({ field: 'hazards', offline: '', model: 'carbon_monoxide' });
  });

  it('that a model names with a lesser urgency is an emergency', () => {
    const model = modelReading({
      hazards: ['flood'],
      problems: [problem('windows', 'routine'), problem('plumbing', 'urgent')],
    });
    const { reading, needsReview } = combine(safetyReading(), offlineReading(), model);
    expect(reading.problems.map(({ urgency }) => urgency)).toEqual(['routine', 'emergency']);
    expect(needsReview).toBe(true);
  });

  it('that a model reports without any problem gets one', () => {
    const model = modelReading({ hazards: ['trapped'], problems: [] });
    const { reading } = combine(safetyReading(), offlineReading({ problems: [] }), model);
    expect(reading.problems).toMatchObject([{ category: 'lift', urgency: 'emergency' }]);
  });

  it('in an answer of another intent needs no problem of its own', () => {
    const model = modelReading({ intent: 'add_info', hazards: ['gas'], problems: [] });
    const { reading } = combine(gasFound('sent le gaz'), offlineReading({ ...offlineGas, intent: 'add_info' }), model);
    expect(reading).toMatchObject({ intent: 'add_info', hazards: ['gas'], problems: [] });
  });

  it('that the model does not mention stands, with the words that showed it', () => {
    const { reading, disagreements, needsReview } = combine(gasFound('sa cent le gaze'), offlineGas, modelReading());
    expect(reading).toMatchObject({
      hazards: ['gas'],
      problems: [{ category: 'plumbing', urgency: 'emergency' }],
      because: [{ rule: 'safety/gas', words: 'sa cent le gaze' }],
      confidence: 0.5,
    });
    expect(disagreements).toContainEqual({ field: 'hazards', offline: 'gas', model: '' });
    expect(needsReview).toBe(true);
  });

  it('that the rules found turns a "nothing to do" of the model into a report', () => {
    const model = modelReading({ intent: 'not_for_us', problems: [] });
    const { reading } = combine(gasFound('sent le gaz'), offlineGas, model);
    expect(reading).toMatchObject({
      intent: 'report',
      hazards: ['gas'],
      problems: [{ category: 'gas', urgency: 'emergency' }],
    });
  });
});

describe('a denial', () => {
  it.each([
    ["il n'y a plus d'odeur de gaz", 'odeur de gaz', 'absent'],
    ['no smell of gas', 'smell of gas', 'absent'],
    ['gaz kokmuyor', 'gaz', 'absent'],
    ['لا توجد رائحة غاز', 'رائحة غاز', 'absent'],
    ['hier ça sentait le gaz, les pompiers ont coupé', 'sentait le gaz', 'over'],
  ] as const)('that the text holds lifts the danger: %s', (words, found, why) => {
    const { reading, needsReview } = combine(gasFound(found), offlineGas, noGas(words, why));
    expect(reading).toMatchObject({
      hazards: [],
      pastHazards: ['gas'],
      problems: [{ category: 'heating', urgency: 'urgent' }],
    });
    expect(needsReview).toBe(true);
  });

  it.each([
    ['of other words than those found', "il n'y a plus d'odeur de gaz", 'sent encore'],
    ['without any word of denial', 'ça sent le gaz dans la cuisine', 'sent le gaz'],
    ['in the clause beside', "pas d'eau chaude, et ça sent le gaz", 'sent le gaz'],
    ['that the manager is said to have made', "le gérant confirme : plus d'odeur", 'sent le gaz'],
    ['of nothing', '', 'sent le gaz'],
  ])('%s lifts nothing', (_, words, found) => {
    expect(combine(gasFound(found), offlineGas, noGas(words)).reading.hazards).toEqual(['gas']);
  });

  it('must answer every place where the danger was found', () => {
    const rules = safetyReading({
      hazards: ['gas'],
      because: [
        { rule: 'safety/gas', words: 'sentait le gaz' },
        { rule: 'safety/gas', words: 'odeur est revenue' },
      ],
    });
    const words = 'hier ça sentait le gaz';
    expect(combine(rules, offlineGas, noGas(words, 'over')).reading.hazards).toEqual(['gas']);
  });

  it('needs no word of ours where the rules read the danger as past too', () => {
    const rules = gasFound('odeur de gaz', { pastHazards: ['gas'] });
    expect(combine(rules, offlineGas, noGas("l'odeur de gaz de la semaine passée")).reading.hazards).toEqual([]);
  });

  it('lifts one danger and leaves the other', () => {
    const rules = safetyReading({
      hazards: ['fire', 'carbon_monoxide'],
      because: [
        { rule: 'safety/fire', words: 'fumée' },
        { rule: 'safety/carbon-monoxide', words: 'mal à la tête' },
      ],
    });
    const model = modelReading({ denials: [{ hazard: 'fire', why: 'absent', words: 'pas de fumée' }] });
    expect(combine(rules, offlineReading(), model).reading.hazards).toEqual(['carbon_monoxide']);
  });

  it('of water that a basin holds lifts a flood', () => {
    const rules = safetyReading({ hazards: ['flood'], because: [{ rule: 'safety/flood', words: 'coule du plafond' }] });
    const words = 'ça coule du plafond, des gouttes dans la bassine';
    const model = modelReading({ denials: [{ hazard: 'flood', why: 'absent', words }] });
    expect(combine(rules, offlineReading(), model).reading.hazards).toEqual([]);
  });
});

describe('a text that steers its reader', () => {
  const tricked = modelReading({
    intent: 'thanks',
    problems: [],
    steered: true,
    denials: [{ hazard: 'gas', why: 'absent', words: 'pas de gaz' }],
    pastHazards: ['gas'],
  });

  it('lowers no danger, even with a denial that would hold', () => {
    const { reading, needsReview } = combine(gasFound('gaz'), offlineGas, tricked);
    expect(reading).toMatchObject({
      intent: 'report',
      hazards: ['gas'],
      problems: [{ category: 'gas', urgency: 'emergency' }],
    });
    expect(needsReview).toBe(true);
  });

  it('lowers no urgency either', () => {
    const offline = offlineReading({ problems: [problem('heating', 'urgent')], vulnerable: true });
    const model = modelReading({ steered: true, problems: [problem('heating', 'routine')] });
    expect(combine(safetyReading(), offline, model).reading).toMatchObject({
      problems: [{ category: 'heating', urgency: 'urgent' }],
      vulnerable: true,
    });
  });
});

describe('where the person is', () => {
  const fire = { hazards: ['fire'] as Hazard[], problems: [problem('fire_safety', 'emergency')] };
  it.each([
    ['cannot_leave', 'can_leave', 'cannot_leave'],
    ['can_leave', 'cannot_leave', 'cannot_leave'],
    ['can_leave', 'outside_dwelling', 'outside_dwelling'],
  ] as const)('rules say %s and the model %s: %s', (byRules, byModel, combined) => {
    const rules = safetyReading({ hazards: ['fire'], situation: byRules });
    const model = modelReading({ ...fire, situation: byModel });
    expect(combine(rules, offlineReading(fire), model).reading.situation).toBe(combined);
  });

  it('is the rules word for a danger that only they found', () => {
    const rules = safetyReading({ hazards: ['fire'], situation: 'outside_dwelling' });
    expect(combine(rules, offlineReading(fire), modelReading()).reading.situation).toBe('outside_dwelling');
  });
});

describe('whatever the two readings say', () => {
  // Mostly few, because a message full of dangers shows no difference between anything else.
  const hazards = fc.oneof(fc.constant<Hazard[]>([]), fc.subarray([...HAZARDS], { maxLength: 2 }));
  const check = <T>(property: fc.IProperty<T>) => fc.assert(property, { numRuns: 500 });
  const problems = fc.array(
    fc.record({
      category: fc.constantFrom(...CATEGORIES),
      urgency: fc.constantFrom(...URGENCIES),
      confidence: fc.constant(0.8),
    }),
    { maxLength: 3 },
  );
  const phrases = fc.constantFrom('pas de gaz', 'ça sent le gaz', 'hier de la fumée', 'coule', '');
  const common = {
    intent: fc.constantFrom(...INTENTS),
    problems,
    hazards,
    pastHazards: hazards,
    situation: fc.constantFrom(...SITUATIONS),
    vulnerable: fc.boolean(),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    unsure: fc.boolean(),
  };
  const rulesArb: fc.Arbitrary<SafetyReading> = fc
    .record({ hazards, pastHazards: hazards, situation: common.situation, words: phrases, alarming: fc.boolean() })
    .map(({ words, ...rules }) => ({
      ...rules,
      because: rules.hazards.map((hazard) => ({ rule: `safety/${hazard}`, words })),
    }));
  const offlineArb: fc.Arbitrary<Reading> = fc.record(common).map((fields) => offlineReading(fields));
  const denialsArb = fc.array(
    fc.record({
      hazard: fc.constantFrom(...HAZARDS),
      why: fc.constantFrom('absent' as const, 'over' as const),
      words: phrases,
    }),
    { maxLength: 4 },
  );
  const modelArb: fc.Arbitrary<ModelReading> = fc
    .record({ ...common, denials: denialsArb, steered: fc.boolean() })
    .map((fields) => modelReading(fields));
  const severity = (reading: Reading): Urgency =>
    isEmergency(reading)
      ? 'emergency'
      : reading.problems.reduce<Urgency>((most, { urgency }) => moreSevere(most, urgency), 'routine');
  const atLeast = (a: Reading, b: Reading) => URGENCIES.indexOf(severity(a)) >= URGENCIES.indexOf(severity(b));

  it('no danger found by a rule is lost without a denial of it, and then a person looks', () => {
    check(
      fc.property(rulesArb, offlineArb, fc.option(modelArb, { nil: undefined }), (rules, offline, model) => {
        const { reading, needsReview } = combine(rules, offline, model);
        for (const hazard of rules.hazards) {
          if (reading.hazards.includes(hazard)) continue;
          if (model === undefined) {
            if (reading.hazards.length === 0) expect(needsReview).toBe(true);
            continue;
          }
          expect(model?.steered).toBe(false);
          expect(model?.denials.map((one) => one.hazard)).toContain(hazard);
          expect(reading.pastHazards).toContain(hazard);
          if (!isEmergency(model as ModelReading)) expect(needsReview).toBe(true);
        }
      }),
    );
  });

  it('danger is an emergency, has a problem when it is reported, and comes with nothing past of the same kind', () => {
    check(
      fc.property(rulesArb, offlineArb, fc.option(modelArb, { nil: undefined }), (rules, offline, model) => {
        const { reading } = combine(rules, offline, model);
        if (reading.hazards.length > 0 && reading.intent === 'report') {
          expect(reading.problems.map(({ urgency }) => urgency)).toContain('emergency');
        }
        if (model) for (const hazard of reading.hazards) expect(reading.pastHazards).not.toContain(hazard);
      }),
    );
  });

  it('one more danger, seen by either, takes none away and lowers nothing', () => {
    const extra = fc.constantFrom(...HAZARDS);
    check(
      fc.property(rulesArb, offlineArb, modelArb, extra, fc.boolean(), (rules, offline, model, hazard, byRules) => {
        const before = combine(rules, offline, model).reading;
        const more = byRules
          ? combine({ ...rules, hazards: [...new Set([...rules.hazards, hazard])] }, offline, model).reading
          : combine(rules, offline, { ...model, hazards: [...new Set([...model.hazards, hazard])] }).reading;
        expect(more.hazards).toEqual(expect.arrayContaining(before.hazards));
        expect(atLeast(more, before)).toBe(true);
      }),
    );
  });

  it('a text that steers its reader gets nothing below the rules and the offline reading', () => {
    check(
      fc.property(rulesArb, offlineArb, modelArb, (rules, offline, fooled) => {
        const { reading } = combine(rules, offline, { ...fooled, steered: true });
        expect(reading.hazards).toEqual(expect.arrayContaining([...rules.hazards, ...offline.hazards]));
        expect(INTENTS.indexOf(reading.intent)).toBeLessThanOrEqual(INTENTS.indexOf(offline.intent));
        if (reading.intent === 'report' && reading.problems.length > 0) expect(atLeast(reading, offline)).toBe(true);
      }),
    );
  });

  it('nothing of a sound model reading is lost where the rules found no more than it did', () => {
    check(
      fc.property(offlineArb, modelArb, (offline, fields) => {
        const dangerous = fields.hazards.length > 0;
        const urgency = (one: Problem): Urgency =>
          dangerous ? 'emergency' : one.urgency === 'emergency' ? 'urgent' : one.urgency;
        const told = fields.problems.map((one) => ({ ...one, urgency: urgency(one) }));
        const model = { ...fields, steered: false, problems: fields.intent === 'report' ? told : [] };
        fc.pre(model.intent !== 'report' || model.problems.length > 0);
        const rules = safetyReading({ hazards: model.hazards.slice(1) });
        const { intent, problems: kept, hazards: seen, vulnerable } = combine(rules, offline, model).reading;
        expect({ intent, problems: kept, hazards: seen, vulnerable }).toEqual({
          intent: model.intent,
          problems: model.problems,
          hazards: model.hazards,
          vulnerable: model.vulnerable,
        });
      }),
    );
  });
});
