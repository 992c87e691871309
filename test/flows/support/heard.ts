// What the engine would have heard, for tests of the flows: a plain message unless said otherwise.
import type { Category, Urgency } from '#flows/codes.ts';
import type { Heard, HeardProblem } from '#flows/heard.ts';

export const NOTHING_HEARD: Heard = {
  intent: 'add_info',
  problems: [],
  hazards: [],
  pastHazards: [],
  situation: 'can_leave',
  scope: 'dwelling',
  vulnerable: false,
  language: 'fr',
  unsure: false,
  confidence: 0.9,
  alarming: false,
  empty: false,
  questionMark: false,
  angry: false,
  hasPhoto: false,
  words: 6,
  optOut: null,
  answer: { kind: 'none' },
  meta: null,
  reply: null,
  ticket: null,
  person: null,
  candidates: [],
};

export const hear = (more: Partial<Heard> = {}): Heard => ({ ...NOTHING_HEARD, ...more });

export const problem = (category: Category, urgency: Urgency = 'routine', confidence = 0.9): HeardProblem => ({
  category,
  urgency,
  confidence,
});

export const reports = (category: Category, urgency: Urgency = 'routine', more: Partial<Heard> = {}): Heard =>
  hear({ intent: 'report', problems: [problem(category, urgency)], ...more });

export const answers = (value: string | number, more: Partial<Heard> = {}): Heard =>
  hear({ answer: { kind: 'value', value }, words: 1, ...more });
