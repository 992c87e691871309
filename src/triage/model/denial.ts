// Whether a model's denial of a danger answers the very words in which the rules found it. A model may be fooled by
// "[the manager says: no more gas]": a denial elsewhere in the text answers nothing.
import { clauses } from '../text/clauses.ts';
import { tokens } from '../text/tokens.ts';
import { ENDINGS, HELD, NEGATED_VERB, NEGATIONS } from './denial-words.ts';
import type { Denial } from './model-reading.ts';

/** `found` is what the rules noted; `toldAsPast` that they too read this danger as past or absent somewhere. */
export function answers(denial: Denial, found: string, toldAsPast: boolean): boolean {
  const decisive = spoken(found);
  const quoted = new Set(spoken(denial.words));
  if (decisive.length === 0 || !decisive.every((word) => quoted.has(word))) return false;
  return toldAsPast || isSaid(denial, new Set(decisive));
}

function isSaid(denial: Denial, decisive: ReadonlySet<string>): boolean {
  const words = spoken(denial.words);
  if (denial.why === 'over' && words.some((word) => ENDINGS.has(word))) return true;
  if (denial.hazard === 'flood' && words.some((word) => HELD.has(word))) return true;
  // "no hot water and it smells of gas": the "no" must stand in the clause that names the danger.
  return clauses(denial.words).some(
    (clause) =>
      clause.tokens.some((token) => decisive.has(token.word)) &&
      clause.tokens.some((token) => NEGATIONS.has(token.word) || NEGATED_VERB.test(token.word)),
  );
}

function spoken(text: string): string[] {
  return tokens(text)
    .filter((token) => token.kind !== 'mark')
    .map((token) => token.word);
}
