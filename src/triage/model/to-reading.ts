// From the form that a model filled in to a reading: what contradicts itself is settled towards safety, quotes that the
// text does not hold are dropped, and nothing that a model says is taken for more than a code.
import type { Hazard } from '#flows/codes.ts';
import type { Evidence, Problem } from '../reading.ts';
import type { Answer } from './answer.ts';
import type { Denial, ModelReading } from './model-reading.ts';
import type { FindQuote } from './quote.ts';

const CONFIDENCE = { high: 0.95, medium: 0.75, low: 0.4 } as const;
/** No message tells of more; a model that lists twenty has lost the thread. */
const MOST_PROBLEMS = 6;

export function toReading(answer: Answer, findQuote: FindQuote): ModelReading {
  const hazards = [...new Set(answer.hazards.map(({ hazard }) => hazard))];
  const denials = denialsOf(answer, hazards, findQuote);
  const confidence = CONFIDENCE[answer.confidence];
  const problems = problemsOf(answer, hazards, confidence);
  const pointless = answer.intent === 'report' && answer.problems.length === 0 && hazards.length === 0;
  return {
    intent: answer.intent,
    problems,
    hazards,
    pastHazards: [...new Set(denials.map(({ hazard }) => hazard))],
    situation: hazards.length > 0 ? answer.situation : 'can_leave',
    vulnerable: answer.vulnerable,
    language: answer.language === 'other' ? 'unknown' : answer.language,
    by: 'model',
    confidence,
    unsure: answer.confidence === 'low' || pointless,
    because: evidence(answer, findQuote),
    denials,
    steered: answer.instructs_reader,
  };
}

function problemsOf(answer: Answer, hazards: readonly Hazard[], confidence: number): Problem[] {
  if (answer.intent !== 'report') return [];
  const told = answer.problems
    .slice(0, MOST_PROBLEMS)
    .map(({ category, urgency }) => ({ category, urgency, confidence }));
  return told.length > 0 || hazards.length > 0 ? told : [{ category: 'other', urgency: 'routine', confidence: 0 }];
}

function denialsOf(answer: Answer, hazards: readonly Hazard[], findQuote: FindQuote): Denial[] {
  return answer.not_hazards.flatMap(({ hazard, why, words }) => {
    // Present wins over past within a message.
    if (hazards.includes(hazard)) return [];
    const found = findQuote(words);
    return found === undefined ? [] : [{ hazard, why, words: found }];
  });
}

function evidence(answer: Answer, findQuote: FindQuote): Evidence[] {
  const said = [
    ...answer.hazards.map(({ hazard, words }) => ({ rule: `model/${hazard}`, words })),
    ...answer.problems.map(({ category, words }) => ({ rule: `model/${category}`, words })),
    { rule: 'model/vulnerable', words: answer.vulnerable ? answer.vulnerable_words : null },
  ];
  return said.flatMap(({ rule, words }) => {
    const found = findQuote(words);
    return found === undefined ? [] : [{ rule, words: found }];
  });
}
