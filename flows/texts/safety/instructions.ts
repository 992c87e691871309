// How the safety texts are made: numbered steps for each danger and each place, before anything else, then what surrounds them.
// No question, no order to go and look, and a number to call in every one.
import { HAZARDS, type Hazard, SITUATIONS, type Situation } from '../../codes.ts';
import type { InstructionKey, SafetyKey, Text } from '../keys.ts';

/** At most four steps, in the order in which they are to be done; or one text without numbers. */
export type Steps = readonly string[] | string;

/** A place that is not named gets the steps of somebody who can leave. */
export type Instructions = Record<Hazard, { can_leave: Steps } & Partial<Record<Situation, Steps>>>;

export type Surroundings = Record<Exclude<SafetyKey, InstructionKey>, Text>;

export function safetyTexts(instructions: Instructions, surroundings: Surroundings): Record<SafetyKey, Text> {
  const texts: Partial<Record<SafetyKey, Text>> = { ...surroundings };
  for (const hazard of HAZARDS) {
    for (const situation of SITUATIONS) {
      const steps = instructions[hazard][situation] ?? instructions[hazard].can_leave;
      texts[`safety.${hazard}.${situation}`] = () => numbered(steps);
    }
  }
  return texts as Record<SafetyKey, Text>;
}

export function numbered(steps: Steps): string {
  return typeof steps === 'string' ? steps : steps.map((step, i) => `${i + 1}. ${step}`).join('\n');
}
