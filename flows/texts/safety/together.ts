// The instructions for two dangers as one text: the steps of the second go on from those of the first, and what was said is not said again.
import { LANGUAGES, WRITTEN_LANGUAGES } from '../../codes.ts';
import { forSms, segmentsOf } from '../gsm.ts';
import type { InstructionKey } from '../keys.ts';
import type { Words } from '../words.ts';
import { SAFETY } from './index.ts';

const MOST_SEGMENTS = 5;
/** Who writes, whom to call at the agency, and where to answer: what is never left out beside the steps. */
const AROUND_THEM = 110;
const TO_CALL = /(?<!\d)(?:1[578]|11[245]|3114)(?!\d)/g;

/** `said`: numbered steps. Those of `more` that add nothing are left out, the others numbered on. */
export function goingOn(said: string, more: string): string {
  const before = said.split('\n').map(bare);
  const called = new Set(said.match(TO_CALL) ?? []);
  const isNew = (step: string) => {
    const numbers = step.match(TO_CALL) ?? [];
    return !before.includes(step) && (numbers.length === 0 || numbers.some((number) => !called.has(number)));
  };
  return more
    .split('\n')
    .map(bare)
    .filter(isNew)
    .map((step, i) => `${before.length + i + 1}. ${step}`)
    .join('\n');
}

/** Whether both leave as one text message that every telephone puts together. */
export function fitTogether(first: InstructionKey, second: InstructionKey, language: string): boolean {
  const spoken = LANGUAGES.find((one) => one === language) ?? WRITTEN_LANGUAGES[0];
  // Steps are made of no words from outside.
  const said = SAFETY[spoken][first]({} as Words);
  const both = forSms(`${said}\n${goingOn(said, SAFETY[spoken][second]({} as Words))}`);
  return segmentsOf(both + ' '.repeat(AROUND_THEM)) <= MOST_SEGMENTS;
}

function bare(line: string): string {
  return line.replace(/^\d+\. /, '');
}
