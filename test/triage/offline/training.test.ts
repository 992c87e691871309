import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '#flows/codes.ts';
import { sightings } from '#triage/offline/concepts.ts';
import { hashOf } from '#triage/offline/hash.ts';
import { scores } from '#triage/offline/linear.ts';
import { sound } from '#triage/offline/sound.ts';
import { readExampleFolder } from '#triage/offline/training/examples.ts';
import { fitModel } from '#triage/offline/training/fit.ts';
import { quantise } from '#triage/offline/training/quantise.ts';
import { packWeights, unpackWeights } from '#triage/offline/weights-file.ts';

const options = { kind: 'one', epochs: 20, rate: 0.2, decay: 0, rarest: 1, most: 100, seed: 3 } as const;
const tap = new Map([[hashOf('tap'), 1]]);
const door = new Map([[hashOf('door'), 1]]);
const samples = Array.from({ length: 20 }, (_, at) => ({
  features: at % 2 === 0 ? tap : door,
  truth: at % 2 === 0 ? [1, 0] : [0, 1],
  weight: 1,
}));

describe('training', () => {
  it('learns what parts two labels, and the same weights each time', () => {
    const model = fitModel(['water', 'lock'], samples, options);
    const [water, lock] = scores(model, tap);
    expect(water).toBeGreaterThan(lock! + 1);
    expect(fitModel(['water', 'lock'], samples, options).weights).toEqual(model.weights);
  });

  it('writes weights that read back to the same scores', () => {
    const model = quantise(fitModel(['water', 'lock'], samples, options), 0);
    const back = unpackWeights(packWeights(new Map([['trade', model]]))).get('trade')!;
    for (const features of [tap, door])
      scores(model, features).forEach((score, at) => {
        expect(scores(back, features)[at]).toBeCloseTo(score, 3);
      });
  });

  it('has examples of every trade, each with the labels that the guide allows', () => {
    const examples = readExampleFolder('prompts/examples');
    const ids = examples.map((example) => `${example.file} ${example.id}`);
    expect(new Set(ids).size).toBe(ids.length);
    for (const category of CATEGORIES)
      expect
        .soft(
          examples.filter(({ expect: told }) => told.problems.some((problem) => problem.category === category)).length,
          category,
        )
        .toBeGreaterThan(30);
    for (const { id, expect: told } of examples) {
      if (told.intent !== 'report') expect.soft(told.problems, id).toEqual([]);
      if (told.intent === 'report') expect.soft(told.problems.length, id).toBeGreaterThan(0);
      if (told.intent === 'report')
        expect.soft(told.hazards.length > 0, id).toBe(told.problems.some((problem) => problem.urgency === 'emergency'));
    }
  });
});

describe('the lexicon', () => {
  it('finds one concept in six languages and in the spellings of texts', () => {
    const lift = ['ascenseur', 'assenceur', 'asanseur', 'lift', 'ascensor', 'elevador', 'asansorde', 'المصعد'];
    for (const word of lift)
      expect
        .soft(
          sightings([word]).map(({ concept }) => concept),
          word,
        )
        .toContain('lift');
  });

  it('finds an expression, and where it stands', () => {
    expect(sightings(['pas', 'd', 'eau', 'chaude', 'ici'])).toContainEqual({ concept: 'hot_water', from: 2, to: 4 });
  });

  it('gives one key to what sounds alike, and another to what does not', () => {
    expect(sound('robinnet')).toBe(sound('robinet'));
    expect(sound('elektricite')).toBe(sound('electricite'));
    expect(sound('porte')).not.toBe(sound('poste'));
  });
});
