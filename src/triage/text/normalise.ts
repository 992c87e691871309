// A whole text in plain words, for whoever compares texts rather than meanings: one space between words, no marks.
import { tokens } from './tokens.ts';

/** "Ya de l'EAU qui coule !!" is "y a de l eau qui coule". Emoji stay, as words of their own. */
export function normalise(text: string): string {
  return tokens(text)
    .filter((token) => token.kind !== 'mark')
    .map((token) => token.word)
    .join(' ');
}
