// The row of words that the models see: numbers become shapes, since "12 rue" and "14 rue" mean the same to them.
import type { Token } from '../text/tokens.ts';

const KEPT_MARKS = new Set(['?', '!', '؟', '%', '€', '/']);
const DIGITS = /\d/g;

export function modelWords(tokens: readonly Token[]): string[] {
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'mark' && !KEPT_MARKS.has(token.word)) continue;
    const word = token.word.length > 24 ? token.word.slice(0, 24) : token.word;
    words.push(word === '؟' ? '?' : word.replace(DIGITS, '0'));
  }
  return words;
}
