// Cuts a text into words, numbers, emoji and marks. Every token knows where it stands in the cleaned text.
import { clean } from './clean.ts';
import { fold } from './fold.ts';
import { plainWords } from './spelling.ts';

export interface Token {
  /** Folded and spelled out: "Ça" is "ca"; an emoji or a mark is itself. */
  word: string;
  kind: 'word' | 'emoji' | 'mark';
  /** Where it stands in `clean(text)`; words spelled out of one ("ya") share their place. */
  at: number;
  end: number;
}

const PIECE =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*|[\u{1F1E6}-\u{1F1FF}]{2}|\p{Extended_Pictographic}(?:[\u{1F3FB}-\u{1F3FF}])?(?:\u200D\p{Extended_Pictographic})*|[^\s\p{L}\p{N}']/gu;
const WORD = /^[\p{L}\p{N}]/u;
const EMOJI = /^[\p{Extended_Pictographic}\u{1F1E6}-\u{1F1FF}]/u;
/** "can't" stays one word, "cant"; the length does not change. */
const CONTRACTION = /[nN]'[tT]\b/g;

export function tokens(text: string): Token[] {
  return tokensOf(clean(text));
}

/** The same for a text that is clean already. */
export function tokensOf(cleaned: string): Token[] {
  const found: Token[] = [];
  const joined = cleaned.replace(CONTRACTION, 'nt ');
  for (const piece of joined.matchAll(PIECE)) {
    const raw = piece[0];
    const at = piece.index;
    const end = at + raw.length;
    if (WORD.test(raw)) {
      const folded = fold(raw);
      // In "c'est" the "c" is cut off already: it stands for itself.
      for (const word of joined[end] === "'" ? [folded] : plainWords(folded))
        found.push({ word, kind: 'word', at, end });
    } else {
      const minus = raw === '-' && /\d/.test(joined[end] ?? '') && !/[\p{L}\p{N}]/u.test(joined[at - 1] ?? ' ');
      if (minus) found.push({ word: 'moins', kind: 'word', at, end });
      else found.push({ word: raw, kind: EMOJI.test(raw) ? 'emoji' : 'mark', at, end });
    }
  }
  return found;
}
