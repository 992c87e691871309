// A whole text in plain words, for whoever compares texts rather than meanings: one space between words, no marks.
import { lastRead } from './last-read.ts';
import { tokens } from './tokens.ts';

/** "Ya de l'EAU qui coule !!" is "y a de l eau qui coule". Emoji stay, as words of their own. */
export const normalise = lastRead((text) =>
  tokens(text)
    .filter((token) => token.kind !== 'mark')
    .map((token) => token.word)
    .join(' '),
);
