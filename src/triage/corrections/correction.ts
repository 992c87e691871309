// A manager's correction of a reading becomes a labelled example: to learn from, and to be tested against for ever.
import type { Category, Urgency } from '#flows/codes.ts';
import type { Example } from '../offline/training/examples.ts';
import type { Problem, Reading, ReadingContext } from '../reading.ts';
import { withoutNames } from './without-names.ts';

export interface Correction {
  id: string;
  text: string;
  context: ReadingContext;
  /** What was read, before anybody corrected it. */
  reading: Reading;
  /** Which of the reading's problems is corrected; 0 where it had none. */
  problem: number;
  category: Category;
  urgency: Urgency;
  /** Names that our records hold for the sender and their household. */
  names: readonly string[];
}

export type CorrectedExample = Omit<Example, 'file'>;

/** The example keeps the manager's word, what the reading had right, and nothing that tells who wrote. */
export function exampleFrom(correction: Correction): CorrectedExample {
  const { reading, context } = correction;
  const problems = corrected(correction);
  return {
    id: correction.id,
    author: 'correction',
    style: 'correction',
    channel: context.channel,
    lang: reading.language === 'unknown' ? (context.language ?? 'fr') : reading.language,
    text: withoutNames(correction.text, correction.names),
    context: context.awaited === 'none' ? 'none' : `awaiting_${context.awaited}`,
    expect: {
      // A problem that a manager names is a report, whatever we took the message for.
      intent: reading.problems.length === 0 ? 'report' : reading.intent,
      problems,
      // Hazards go with emergency only: a manager who calms a message says that there was none.
      hazards: problems.some((problem) => problem.urgency === 'emergency') ? [...reading.hazards] : [],
      vulnerable: reading.vulnerable,
    },
  };
}

export function lineOf(example: CorrectedExample): string {
  return `${JSON.stringify(example)}\n`;
}

function corrected({ reading, problem, category, urgency }: Correction): Pick<Problem, 'category' | 'urgency'>[] {
  const told = reading.problems.map((known) => ({ category: known.category, urgency: known.urgency }));
  told[Math.min(problem, told.length)] = { category, urgency };
  return told;
}
