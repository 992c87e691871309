// Which problems a report tells of, each with its trade and its urgency.
import { CATEGORIES, type Category, type Hazard } from '#flows/codes.ts';
import type { Problem } from '../reading.ts';
import { tagged } from './features.ts';
import { tradesOf } from './hazard-trades.ts';
import type { Heard } from './hazards.ts';
import { best, scores, sigmoid } from './linear.ts';
import type { Models } from './models.ts';
import type { Observed, Part } from './observe.ts';

/** Log-odds above which a problem is urgent; lower where there may be danger that nobody is sure of. */
const URGENT = { calm: 0, doubtful: -1 };
/** Log-odds above which a second trade is told of as well. */
const ALSO = 1;
const CLAUSE_SHARE = 0.4;
const FAINTEST_CLAUSE = -3;
const MOST_PROBLEMS = 4;

interface Candidate {
  category: Category;
  score: number;
}

export function problemsOf(observed: Observed, { hazards, doubtful }: Heard, models: Models): Problem[] {
  const candidates = rank(observed, models);
  const chosen = candidates.filter(({ score }, index) => index === 0 || score > ALSO).slice(0, MOST_PROBLEMS);
  const endangered = endangeredOf(chosen, hazards);
  const least = doubtful ? URGENT.doubtful : URGENT.calm;
  return chosen.map(({ category, score }) => ({
    category,
    urgency: endangered.has(category)
      ? ('emergency' as const)
      : severityOf(category, chosen.length, observed, models) > least
        ? ('urgent' as const)
        : ('routine' as const),
    confidence: sigmoid(score),
  }));
}

function rank(observed: Observed, models: Models): Candidate[] {
  const whole = scores(models.category, observed.whole.view.all);
  const clauses = observed.parts.map((part) => scores(models.category, part.view.all));
  return CATEGORIES.map((category, at) => {
    const loudest = Math.max(FAINTEST_CLAUSE, ...clauses.map((clause) => clause[at]!));
    return { category, score: whole[at]! + (clauses.length > 0 ? CLAUSE_SHARE * loudest : 0) };
  }).sort((a, b) => b.score - a.score);
}

/** Each danger belongs to the problem whose trade it goes with; where none does, to the first. */
function endangeredOf(chosen: readonly Candidate[], hazards: readonly Hazard[]): Set<Category> {
  return new Set(
    hazards.map((hazard) => {
      const trades = tradesOf(hazard);
      return (chosen.find(({ category }) => trades.includes(category)) ?? chosen[0]!).category;
    }),
  );
}

function severityOf(category: Category, told: number, observed: Observed, models: Models): number {
  const part = told > 1 ? clauseAbout(category, observed, models) : observed.whole;
  return scores(models.severe, part.view.all, tagged(part.view, category))[0]!;
}

function clauseAbout(category: Category, observed: Observed, models: Models): Part {
  if (observed.parts.length === 0) return observed.whole;
  const at = CATEGORIES.indexOf(category);
  return observed.parts[
    best(Float64Array.from(observed.parts, (part) => scores(models.category, part.view.all)[at]!))
  ]!;
}
