// The figures by which triage is judged, each a count out of a count, so that an interval can be told with it.
import { CATEGORIES, type Category } from '#flows/codes.ts';
import { isWrongAlarm, type Verdict } from './judge.ts';

export interface Share {
  hits: number;
  of: number;
}

export interface Figures {
  messages: number;
  category: Share;
  categoryMacroF1: number;
  urgency: Share;
  emergencyRecall: Share;
  falseAlarms: Share;
  hazardsExact: Share;
  intent: Share;
  vulnerable: Share;
  language: Share;
  unsure: Share;
  p50Ms: number;
  p99Ms: number;
}

export function figuresOf(verdicts: readonly Verdict[]): Figures {
  const telling = verdicts.filter((verdict) => verdict.tells);
  const dangers = verdicts.filter((verdict) => verdict.danger.told);
  const calm = verdicts.filter((verdict) => !verdict.danger.told);
  const times = verdicts.map((verdict) => verdict.ms).sort((a, b) => a - b);
  return {
    messages: verdicts.length,
    category: share(telling, (verdict) => verdict.category),
    categoryMacroF1: macroF1(telling),
    urgency: share(telling, (verdict) => verdict.urgency),
    emergencyRecall: share(dangers, (verdict) => !isWrongAlarm(verdict)),
    falseAlarms: share(calm, isWrongAlarm),
    hazardsExact: share(dangers, (verdict) => verdict.hazards),
    intent: share(verdicts, (verdict) => verdict.intent),
    vulnerable: share(verdicts, (verdict) => verdict.vulnerable),
    language: share(verdicts, (verdict) => verdict.language),
    unsure: share(verdicts, (verdict) => verdict.reading.unsure),
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
  };
}

export function rate({ hits, of }: Share): number {
  return of === 0 ? Number.NaN : hits / of;
}

function share(verdicts: readonly Verdict[], holds: (verdict: Verdict) => boolean): Share {
  return { hits: verdicts.filter(holds).length, of: verdicts.length };
}

/** The mean over trades that occur of F1 = 2 TP / (2 TP + FP + FN). An accepted reading counts as the expected trade. */
function macroF1(verdicts: readonly Verdict[]): number {
  const scores = CATEGORIES.flatMap((category) => {
    let right = 0;
    let wrong = 0;
    let missed = 0;
    for (const verdict of verdicts) {
      const expected = tradesExpected(verdict).has(category);
      const read = tradesRead(verdict).has(category);
      if (expected && read) right += 1;
      else if (read) wrong += 1;
      else if (expected) missed += 1;
    }
    return right + missed === 0 ? [] : [(2 * right) / (2 * right + wrong + missed)];
  });
  return scores.length === 0 ? Number.NaN : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

export function tradesExpected({ example }: Verdict): Set<Category> {
  return new Set(example.expect.problems.map((problem) => problem.category));
}

export function tradesRead(verdict: Verdict): Set<Category> {
  if (verdict.category) return tradesExpected(verdict);
  return new Set(verdict.reading.problems.map((problem) => problem.category));
}

function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
