// What the models see of a message: its words, its concepts and its clauses, looked at once and used by all of them.

import type { SafetyReading } from '../safety/read-safety.ts';
import { clausesOf } from '../text/clauses.ts';
import { clean } from '../text/clean.ts';
import { type Token, tokensOf } from '../text/tokens.ts';
import { agesIn } from './ages.ts';
import { HEARD, look, type View, viewOf } from './features.ts';
import { modelWords } from './words.ts';

/** The head tells what a very long text is about, the tail what is asked; safety rules read the whole. */
const HEAD = 2_600;
const TAIL = 1_000;
const ADDRESS_OF_A_PAGE = /https?:|www\.|\b[\w-]+\.(?:com|fr|net|org|info|ly|me|io|xyz|shop|example)\b/i;

export interface Part {
  words: readonly string[];
  view: View;
}

export interface Observed {
  text: string;
  tokens: readonly Token[];
  /** Folded words with a space between them, digits kept. */
  row: string;
  whole: Part;
  parts: readonly Part[];
}

/** `safety`: what the rules heard in the whole of the same message. */
export function observe(message: string, safety: SafetyReading): Observed {
  const text = clean(message.length > HEAD + TAIL ? `${message.slice(0, HEAD)}\n${message.slice(-TAIL)}` : message);
  const tokens = tokensOf(text);
  const row = tokens
    .filter((token) => token.kind === 'word')
    .map((token) => token.word)
    .join(' ');
  const signs = [...signsIn(text, row), ...dangersIn(safety)];
  return { text, tokens, row, whole: partOf(tokens, signs), parts: partsOf(tokens, text) };
}

function partOf(tokens: readonly Token[], signs: readonly string[]): Part {
  const words = modelWords(tokens);
  return { words, view: viewOf(look(words, signs)) };
}

/** The clauses that could each tell of a problem of their own; none when there is only one. */
function partsOf(tokens: readonly Token[], text: string): Part[] {
  const clauses = clausesOf(tokens, text).filter((clause) => clause.tokens.length >= 2);
  return clauses.length < 2 ? [] : clauses.slice(0, 24).map((clause) => partOf(clause.tokens, []));
}

function signsIn(text: string, row: string): string[] {
  const ages = agesIn(row);
  const signs: string[] = [];
  if (ages.old) signs.push('@old');
  if (ages.small) signs.push('@small');
  if (ages.between) signs.push('@between');
  if (ADDRESS_OF_A_PAGE.test(text)) signs.push('@page');
  const words = row.split(' ').length;
  signs.push(words <= 2 ? '@tiny' : words <= 6 ? '@short' : words <= 40 ? '@middling' : '@long');
  if (/\?\s*$/.test(text)) signs.push('@asks');
  return signs;
}

function dangersIn({ hazards, pastHazards, alarming }: SafetyReading): string[] {
  const signs = [...hazards.map((hazard) => `${HEARD}${hazard}`), ...pastHazards.map((hazard) => `@past ${hazard}`)];
  if (hazards.length > 0) signs.push(`${HEARD}danger`);
  if (alarming) signs.push('@alarming');
  return signs;
}
