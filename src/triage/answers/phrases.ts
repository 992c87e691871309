// Finds known phrases in the words of an answer: the longest first, and a word one slip away from a known one counts as it.
import { COMMON } from './common-words.ts';
import { distance } from './distance.ts';
import { readWords } from './plain.ts';

export interface Found<L extends string> {
  label: L;
  /** First word, and the one after the last. */
  from: number;
  to: number;
}

interface Node<L> {
  next: Map<string, Node<L>>;
  label?: L;
}

export interface PhraseBook<L extends string> {
  root: Node<L>;
  /** Known words long enough to be misspelt, by first letter and length ("m7"). */
  spellings: Map<string, string[]>;
  /** Words corrected before. */
  corrected: Map<string, string>;
  known: Set<string>;
}

/** Shorter words are too near to others to be corrected. */
const CORRECTABLE = 5;
const MOST_REMEMBERED = 5_000;

/** `phrases`: for each label, phrases separated by `|` or line ends, written as people write. */
export function phraseBook<L extends string>(phrases: Record<L, string>): PhraseBook<L> {
  const book: PhraseBook<L> = {
    root: { next: new Map() },
    spellings: new Map(),
    corrected: new Map(),
    known: new Set(),
  };
  for (const [label, list] of Object.entries(phrases) as [L, string][]) {
    for (const phrase of list.split(/[|\n]/)) {
      let node = book.root;
      const words = readWords(phrase);
      if (words.length === 0) continue;
      for (const word of words) {
        if (!book.known.has(word)) learn(book, word);
        let next = node.next.get(word);
        if (!next) {
          next = { next: new Map() };
          node.next.set(word, next);
        }
        node = next;
      }
      node.label ??= label;
    }
  }
  return book;
}

function learn<L extends string>(book: PhraseBook<L>, word: string): void {
  book.known.add(word);
  if (word.length < CORRECTABLE || /\d/.test(word)) return;
  const key = `${word[0]}${word.length}`;
  const list = book.spellings.get(key);
  if (list) list.push(word);
  else book.spellings.set(key, [word]);
}

/** The known word that this one was meant to be, or itself. */
function correct<L extends string>(book: PhraseBook<L>, word: string): string {
  if (book.known.has(word) || word.length < CORRECTABLE || COMMON.has(word) || /\d/.test(word)) return word;
  const before = book.corrected.get(word);
  if (before !== undefined) return before;
  const nearest = nearestKnown(book, word);
  if (book.corrected.size >= MOST_REMEMBERED) book.corrected.clear();
  book.corrected.set(word, nearest);
  return nearest;
}

function nearestKnown<L extends string>(book: PhraseBook<L>, word: string): string {
  const slips = word.length >= 9 ? 2 : 1;
  let nearest = word;
  let least = slips + 1;
  for (let length = word.length - slips; length <= word.length + slips; length++) {
    for (const known of book.spellings.get(`${word[0]}${length}`) ?? []) {
      const d = distance(word, known, least - 1);
      if (d < least) [nearest, least] = [known, d];
    }
  }
  return nearest;
}

/** Phrases found, left to right, none overlapping. */
export function findPhrases<L extends string>(book: PhraseBook<L>, words: readonly string[]): Found<L>[] {
  const found: Found<L>[] = [];
  const spelt = words.map((word) => correct(book, word));
  for (let from = 0; from < spelt.length; ) {
    let node: Node<L> | undefined = book.root;
    let best: Found<L> | undefined;
    for (let to = from; to < spelt.length && node; to++) {
      node = node.next.get(spelt[to]!);
      if (node?.label !== undefined) best = { label: node.label, from, to: to + 1 };
    }
    if (best) found.push(best);
    from = best ? best.to : from + 1;
  }
  return found;
}
