// The dangers of a message. Rules and a trained model listen each by itself: the model does not know what the rules heard,
// so that it hears where they are deaf. A second stage, which learnt how far to trust each, decides whether anybody is in
// danger, and which danger it is. Where it takes away what a rule heard, a person should look.
import { HAZARDS, type Hazard } from '#flows/codes.ts';
import type { ReadingContext } from '../reading.ts';
import type { SafetyReading } from '../safety/read-safety.ts';
import { scores, sigmoid } from './linear.ts';
import type { Models } from './models.ts';
import type { Observed } from './observe.ts';
import { believe, dangerEvidence, kindEvidence } from './weighing.ts';

/** The label beside the hazards: "people are in danger, whatever it is". It is surer than the sum of its kinds. */
export const DANGER = 'danger';

/**
 * Chosen on files left out of the training: below, false alarms grow faster than dangers found. What a rule heard is given up only
 * where little speaks for it. A name, an address, a mark: who answers our question hardly ever tells of a danger that no rule hears.
 */
const SURE = { unheard: 0.7, unheardInReply: 0.85, heard: 0.3 };
const SURE_OF_KIND = 0.5;
/** From here on a person should look, even if nothing is said. */
const DOUBTFUL = 0.5;

export interface Heard {
  hazards: Hazard[];
  /** Those that the rules did not hear. */
  added: Hazard[];
  /** Perhaps a danger: too little to alarm, too much to be silent. */
  doubtful: boolean;
}

export function hazardsOf(
  observed: Observed,
  safety: SafetyReading,
  models: Models,
  awaited: ReadingContext['awaited'] = 'none',
): Heard {
  const belief = believe(observed, models.hazard);
  const danger = sigmoid(scores(models.danger, dangerEvidence(safety, belief))[0]!);
  const unheard = awaited === 'none' ? SURE.unheard : SURE.unheardInReply;
  const least = safety.hazards.length > 0 ? SURE.heard : unheard;
  if (danger <= least)
    return { hazards: [], added: [], doubtful: safety.hazards.length > 0 || safety.alarming || danger > DOUBTFUL };
  const chances = HAZARDS.map((hazard) => sigmoid(scores(models.kind, kindEvidence(hazard, safety, belief))[0]!));
  const likeliest = Math.max(...chances);
  const hazards = HAZARDS.filter((_, at) => chances[at]! >= Math.min(SURE_OF_KIND, likeliest));
  return { hazards, added: hazards.filter((hazard) => !safety.hazards.includes(hazard)), doubtful: false };
}
