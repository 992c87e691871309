// A quote counts only where it stands in the message: models invent, correct and translate. Compared word by word, whatever
// the accents, the case and the marks; given back as the tenant wrote it.
import { type Token, tokensOf } from '../text/tokens.ts';

const LONGEST = 160;

/** The words of the message that the quote copies, or nothing. */
export type FindQuote = (quote: string | null) => string | undefined;

export function quotesFrom(pieces: readonly string[]): FindQuote {
  const sources = pieces.map((piece) => ({ piece, spoken: spoken(piece) }));
  return (quote) => {
    // "the lift ... since monday": each part may stand alone, the longest says most.
    const parts = (quote ?? '')
      .split(/\.{3}|…/)
      .map((part) => spoken(part.slice(0, 1_000)))
      .filter((part) => part.length > 0)
      .sort((a, b) => b.length - a.length);
    for (const part of parts) {
      for (const { piece, spoken: source } of sources) {
        const at = placeOf(part, source);
        if (at < 0) continue;
        const [from, to] = [source[at], source[at + part.length - 1]];
        if (from && to) return piece.slice(from.at, Math.min(to.end, from.at + LONGEST)).toWellFormed();
      }
    }
    return undefined;
  };
}

function spoken(text: string): Token[] {
  return tokensOf(text).filter((token) => token.kind !== 'mark');
}

function placeOf(part: readonly Token[], source: readonly Token[]): number {
  for (let at = 0; at + part.length <= source.length; at++) {
    if (part.every((token, index) => source[at + index]?.word === token.word)) return at;
  }
  return -1;
}
