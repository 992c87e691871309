// What a miss is charged with, in words, and how grave it is: a danger unheard comes before a wrong trade.
import { isWrongAlarm, type Verdict } from './judge.ts';

export interface Count {
  words: string;
  grave: boolean;
}

export function charge(verdict: Verdict): number {
  if (isWrongAlarm(verdict)) return verdict.danger.told ? 100 : 50;
  return chargeOf(verdict).length;
}

export function chargeOf(verdict: Verdict): Count[] {
  const { example, reading, danger, tells } = verdict;
  const { expect } = example;
  const counts: Count[] = [];
  const count = (holds: boolean, words: string, grave = false) => {
    if (holds) counts.push({ words, grave });
  };
  const trades = (problems: readonly { category: string; urgency: string }[]) =>
    problems.map(({ category, urgency }) => `${category} ${urgency}`).join(', ') || 'none';
  count(danger.told && isWrongAlarm(verdict), 'danger not seen', true);
  count(!danger.told && isWrongAlarm(verdict), `false alarm: ${reading.hazards.join(', ')}`, true);
  count(!verdict.intent, `intent ${reading.intent}, not ${expect.intent}`);
  count(
    tells && (!verdict.category || !verdict.urgency),
    `${trades(reading.problems)}, not ${trades(expect.problems)}`,
  );
  count(
    danger.told && !verdict.hazards,
    `hazards ${reading.hazards.join(', ') || 'none'}, not ${expect.hazards.join(', ')}`,
  );
  count(!verdict.vulnerable, expect.vulnerable ? 'vulnerable not seen' : 'vulnerable, wrongly');
  return counts;
}
