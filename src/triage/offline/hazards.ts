// The dangers of a message: all that the rules hear, and what the trained model is very sure of beside them. It never takes
// away what a rule heard, and stays silent where the rules heard that the danger is over or absent.
import { HAZARDS, type Hazard } from '#flows/codes.ts';
import type { SafetyReading } from '../safety/read-safety.ts';
import { scores, sigmoid } from './linear.ts';
import type { Models } from './models.ts';
import type { Observed } from './observe.ts';

/** Chosen on authors left out of the training: more false alarms than dangers found below it. */
const SURE = 0.8;

export function hazardsOf(observed: Observed, safety: SafetyReading, models: Models): Hazard[] {
  const sums = scores(models.hazard, observed.whole.view.all);
  return HAZARDS.filter(
    (hazard, at) =>
      safety.hazards.includes(hazard) || (!safety.pastHazards.includes(hazard) && sigmoid(sums[at]!) > SURE),
  );
}
