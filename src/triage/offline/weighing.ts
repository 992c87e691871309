// What the second stage weighs to decide on a danger: what the rules heard beside what the hazard model believes, as a
// handful of named numbers. It learns from beliefs about files that the model had not read, so it knows how far to trust each.
import { HAZARDS, type Hazard } from '#flows/codes.ts';
import type { SafetyReading } from '../safety/read-safety.ts';
import type { Features } from './features.ts';
import { hashOf } from './hash.ts';
import { type LinearModel, scores } from './linear.ts';
import type { Observed } from './observe.ts';

/** Log-odds of each hazard, and of danger whatever it is at the end. */
export interface Belief {
  whole: Float64Array;
  /** The most that any clause by itself makes believe. */
  clause: Float64Array;
}

/** Beyond this the model is only surer of itself, not righter. */
const SUREST = 6;
/** Brings log-odds to the size of the other numbers. */
const SCALE = 1 / 3;
const DANGER_AT = HAZARDS.length;

export function believe(observed: Observed, hazard: LinearModel): Belief {
  const whole = scores(hazard, observed.whole.view.unheard).map(bounded);
  const clauses = observed.parts.map((part) => scores(hazard, part.view.unheard).map(bounded));
  const clause = clauses.length === 0 ? whole : whole.map((_, at) => Math.max(...clauses.map((one) => one[at]!)));
  return { whole, clause };
}

/** Is anybody in danger? */
export function dangerEvidence({ hazards, pastHazards, alarming }: SafetyReading, { whole, clause }: Belief): Features {
  const danger = whole[DANGER_AT]!;
  return numbered({
    heard: yes(hazards.length > 0),
    'heard several': yes(hazards.length > 1),
    over: yes(pastHazards.length > 0),
    alarming: yes(alarming),
    danger,
    'danger over': pastHazards.length > 0 && hazards.length === 0 ? danger : 0,
    'danger heard': hazards.length > 0 ? danger : 0,
    'danger in a clause': clause[DANGER_AT]!,
    likeliest: Math.max(...kinds(whole)),
    'likeliest in a clause': Math.max(...kinds(clause)),
    'likeliest heard': hazards.length > 0 ? Math.max(...hazards.map((hazard) => whole[HAZARDS.indexOf(hazard)]!)) : 0,
    ...Object.fromEntries(hazards.map((hazard) => [`heard ${hazard}`, 1.5])),
  });
}

/** Somebody is in danger: is it this one? */
export function kindEvidence(hazard: Hazard, safety: SafetyReading, { whole, clause }: Belief): Features {
  const at = HAZARDS.indexOf(hazard);
  const heard = safety.hazards.includes(hazard);
  const score = whole[at]!;
  return numbered({
    heard: yes(heard),
    over: yes(safety.pastHazards.includes(hazard)),
    'another heard': yes(safety.hazards.some((other) => other !== hazard)),
    score,
    'score heard': heard ? score : 0,
    'score in a clause': clause[at]!,
    danger: whole[DANGER_AT]!,
    lead: score - Math.max(...kinds(whole).filter((_, other) => other !== at)),
  });
}

function kinds(log: Float64Array): Float64Array {
  return log.subarray(0, DANGER_AT);
}

function bounded(log: number): number {
  return Math.max(-SUREST, Math.min(SUREST, log)) * SCALE;
}

function yes(holds: boolean): number {
  return holds ? 1 : 0;
}

function numbered(named: Record<string, number>): Features {
  return new Map(
    Object.entries(named)
      .filter(([, value]) => value !== 0)
      .map(([name, value]) => [hashOf(name), value]),
  );
}
