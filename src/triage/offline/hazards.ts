// The dangers of a message: all that the rules hear, and what a trained model is sure of beside them. The model listens by
// itself, without knowing what the rules heard, so that it hears where they are deaf. It never takes away what a rule heard,
// and stays silent where the rules heard that the danger is over or absent.
import { HAZARDS, type Hazard } from '#flows/codes.ts';
import type { SafetyReading } from '../safety/read-safety.ts';
import { scores, sigmoid } from './linear.ts';
import type { Models } from './models.ts';
import type { Observed } from './observe.ts';

/** The label beside the hazards: "people are in danger, whatever it is". It is surer than the sum of its kinds. */
export const DANGER = 'danger';

/** Chosen on authors left out of the training: below it, false alarms grow faster than dangers found. */
const SURE = 0.8;
const SURE_OF_KIND = 0.5;
/** From here on a person should look, even if nothing is said. */
const DOUBTFUL = 0.6;

export interface Heard {
  hazards: Hazard[];
  /** Those that the rules did not hear. */
  added: Hazard[];
  /** Perhaps a danger: too little to alarm, too much to be silent. */
  doubtful: boolean;
}

export function hazardsOf(observed: Observed, safety: SafetyReading, models: Models): Heard {
  const chances = scores(models.hazard, observed.whole.view.unheard).map(sigmoid);
  const danger = chances[HAZARDS.length]!;
  const possible = HAZARDS.filter((hazard) => !safety.pastHazards.includes(hazard) && !safety.hazards.includes(hazard));
  const chanceOf = (hazard: Hazard) => chances[HAZARDS.indexOf(hazard)]!;
  const added = possible.filter((hazard) => chanceOf(hazard) > SURE);
  if (safety.hazards.length === 0 && added.length === 0 && danger > SURE) {
    const likely = possible.filter((hazard) => chanceOf(hazard) > SURE_OF_KIND);
    const [likeliest] = [...possible].sort((a, b) => chanceOf(b) - chanceOf(a));
    added.push(...(likely.length > 0 ? likely : likeliest ? [likeliest] : []));
  }
  const hazards = HAZARDS.filter((hazard) => safety.hazards.includes(hazard) || added.includes(hazard));
  return { hazards, added, doubtful: hazards.length === 0 && (safety.alarming || danger > DOUBTFUL) };
}
