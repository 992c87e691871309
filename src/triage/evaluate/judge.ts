// Compares one reading with what was expected of it. Where two answers are right, the example's `accept` says so.
import { type Category, type Hazard, moreSevere, type Urgency } from '#flows/codes.ts';
import type { Example } from '../offline/training/examples.ts';
import type { Reading } from '../reading.ts';

export type Level = Urgency | 'none';

export interface Verdict {
  example: Example;
  reading: Reading;
  ms: number;
  /** The example tells of a problem: category and urgency are judged. */
  tells: boolean;
  category: boolean;
  urgency: boolean;
  intent: boolean;
  hazards: boolean;
  vulnerable: boolean;
  language: boolean;
  /** People are in danger, by the label and by the reading; `either` where the label allows both. */
  danger: { told: boolean; seen: boolean; either: boolean };
  expectedLevel: Level;
  readLevel: Level;
}

export function judge(example: Example, reading: Reading, ms: number): Verdict {
  const { expect } = example;
  const expectedLevel = levelOf(expect.problems, expect.hazards);
  const readLevel = levelOf(reading.problems, reading.hazards);
  const tells = expect.problems.length > 0;
  const accepted: readonly Level[] = example.accept?.urgency ?? [];
  return {
    example,
    reading,
    ms,
    tells,
    category: sameTrades(example, reading),
    urgency: reading.problems.length > 0 && (expectedLevel === readLevel || accepted.includes(readLevel)),
    intent: expect.intent === reading.intent,
    hazards: sameSet<Hazard>(expect.hazards, reading.hazards),
    vulnerable: expect.vulnerable === reading.vulnerable,
    language: example.lang === reading.language,
    danger: {
      told: expectedLevel === 'emergency',
      seen: readLevel === 'emergency',
      either: accepted.includes('emergency') && accepted.length > 1,
    },
    expectedLevel,
    readLevel,
  };
}

export function isMiss(verdict: Verdict): boolean {
  const { tells, category, urgency, intent, danger, hazards, vulnerable } = verdict;
  return (
    !intent || !vulnerable || (tells && (!category || !urgency)) || isWrongAlarm(verdict) || (danger.told && !hazards)
  );
}

export function isWrongAlarm({ danger }: Verdict): boolean {
  return danger.told !== danger.seen && !danger.either;
}

function sameTrades({ expect, accept }: Example, reading: Reading): boolean {
  const expected = expect.problems.map((problem) => problem.category);
  const read = reading.problems.map((problem) => problem.category);
  if (sameSet<Category>(expected, read)) return true;
  const [only, ...others] = new Set(read);
  return (
    new Set(expected).size === 1 && others.length === 0 && only !== undefined && (accept?.category ?? []).includes(only)
  );
}

function sameSet<T>(a: readonly T[], b: readonly T[]): boolean {
  const left = new Set(a);
  const right = new Set(b);
  return left.size === right.size && [...left].every((item) => right.has(item));
}

function levelOf(problems: readonly { urgency: Urgency }[], hazards: readonly Hazard[]): Level {
  if (hazards.length > 0) return 'emergency';
  const [first, ...others] = problems.map((problem) => problem.urgency);
  return first === undefined ? 'none' : others.reduce(moreSevere, first);
}
