// The second stage: what rules and model say together, and what is left for a person to see.
import { describe, expect, it } from 'vitest';
import { HAZARDS, type Hazard } from '#flows/codes.ts';
import { hazardsOf } from '#triage/offline/hazards.ts';
import { scores } from '#triage/offline/linear.ts';
import { loadModels } from '#triage/offline/models.ts';
import { observe } from '#triage/offline/observe.ts';
import { quantiseFinely } from '#triage/offline/training/quantise.ts';
import { type Belief, believe, dangerEvidence, kindEvidence } from '#triage/offline/weighing.ts';
import { readSafety, type SafetyReading } from '#triage/safety/read-safety.ts';

const models = loadModels();
const QUIET: SafetyReading = { hazards: [], pastHazards: [], situation: 'can_leave', alarming: false, because: [] };
const heard = (...hazards: Hazard[]): SafetyReading => ({ ...QUIET, hazards });
const belief = (danger: number, of: Partial<Record<Hazard, number>> = {}): Belief => {
  const whole = Float64Array.from([...HAZARDS.map((hazard) => of[hazard] ?? -1), danger]);
  return { whole, clause: whole };
};
const danger = (safety: SafetyReading, believed: Belief) => scores(models.danger, dangerEvidence(safety, believed))[0]!;
const kind = (hazard: Hazard, safety: SafetyReading, believed: Belief) =>
  scores(models.kind, kindEvidence(hazard, safety, believed))[0]!;

describe('the second stage', () => {
  it.each([...HAZARDS])('fears more when the rules hear %s', (hazard) => {
    expect(danger(heard(hazard), belief(0))).toBeGreaterThan(danger(QUIET, belief(0)));
    expect(kind(hazard, heard(hazard), belief(0))).toBeGreaterThan(kind(hazard, QUIET, belief(0)));
  });

  it('fears more what the model believes, and less what the rules heard to be over', () => {
    expect(danger(QUIET, belief(1, { gas: 1 }))).toBeGreaterThan(danger(QUIET, belief(-1)));
    expect(danger({ ...QUIET, pastHazards: ['gas'] }, belief(1))).toBeLessThan(danger(QUIET, belief(1)));
    expect(kind('gas', QUIET, belief(1, { gas: 1 }))).toBeGreaterThan(kind('gas', QUIET, belief(1, { fire: 1 })));
  });

  it('shows to a person what the rules heard and it does not believe', () => {
    const observed = observe('bonjour, quel choc en voyant les charges, pouvez-vous me les expliquer ?', QUIET);
    const { hazards, doubtful } = hazardsOf(observed, heard('electrocution'), models);
    expect({ hazards, doubtful }).toEqual({ hazards: [], doubtful: true });
    expect(hazardsOf(observed, QUIET, models).doubtful).toBe(false);
  });

  it('asks more of a danger that no rule hears where somebody answers our question, and no more of one that a rule hears', () => {
    const text = 'ça sent le gaz dans la cuisine et le bébé vomit';
    const said = observe(text, QUIET);
    const names = (safety: SafetyReading, awaited: 'none' | 'answer', weight: number) => {
      const bias = Float32Array.from([weight]);
      const sure = { ...models.danger, bias, weights: new Float32Array(models.danger.weights.length) };
      return hazardsOf(said, safety, { ...models, danger: sure }, awaited).hazards.length > 0;
    };
    const likely = Math.log(0.8 / 0.2);
    expect([names(QUIET, 'none', likely), names(QUIET, 'answer', likely)]).toEqual([true, false]);
    expect(names(QUIET, 'answer', Math.log(0.9 / 0.1))).toBe(true);
    expect(names(heard('gas'), 'answer', Math.log(0.4 / 0.6))).toBe(true);
  });

  it('names a danger whenever it is sure of one', () => {
    const text = 'ça sent le gaz dans la cuisine et le bébé vomit';
    const { hazards, added, doubtful } = hazardsOf(observe(text, QUIET), readSafety(text), models);
    expect(hazards).toContain('gas');
    expect(added).not.toContain('gas');
    expect(doubtful).toBe(false);
  });

  it('listens to each clause: a danger in the last one is believed as much as alone', () => {
    const text = 'merci pour le robinet. la lampe du hall est réparée. il y a des flammes dans la cuisine';
    const { whole, clause } = believe(observe(text, QUIET), models.hazard);
    const fire = HAZARDS.indexOf('fire');
    expect(clause[fire]!).toBeGreaterThanOrEqual(whole[fire]! - 1);
    expect(Math.max(...clause)).toBeLessThanOrEqual(2);
  });

  it('keeps its few weights to a hundredth of the heaviest', () => {
    const rows = new Map([
      [1, 0],
      [2, 1],
    ]);
    const model = {
      labels: ['danger'],
      bias: new Float32Array(1),
      rows,
      weights: Float32Array.from([5, 0.11]),
      unit: 1,
    };
    const { weights, unit } = quantiseFinely(model);
    expect(weights[0]! * unit).toBeCloseTo(5, 2);
    expect(Math.abs(weights[1]! * unit - 0.11)).toBeLessThan(0.05);
  });
});
