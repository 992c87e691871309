// Words grouped by what they mean, in all languages at once, and how they are found in a text. A dictionary is data:
//   "odeur* rez_de_chaussee *amiyor*"   `*` any ending (in front: any beginning), `_` words that follow each other,
//   `=` never found by a near spelling. A word counts only where the text may be in its language.
import type { Language } from '#flows/codes.ts';
import { fold } from './fold.ts';
import { type Fuzzy, fuzzyOver } from './fuzzy.ts';
import type { Token } from './tokens.ts';

export type Meanings = Record<string, Partial<Record<Language | 'any', string>>>;

/** One place in a text where a meaning stands: tokens `from` (included) to `to` (excluded). */
export interface Sense {
  meaning: string;
  from: number;
  to: number;
}

export interface Lexicon {
  sensesIn(tokens: readonly Token[], languages: ReadonlySet<Language>): Sense[];
}

/** Whether an expression with one meaning hides a word inside it that has another: "chauffe-eau" is no water. */
export type Hides = (outer: string, inner: string) => boolean;

/** A step along an expression. `ends` are the expressions that are complete here. */
interface Node {
  ends: { meaning: string; language: Language | 'any' }[];
  whole: Map<string, Node>;
  stems: Map<string, Node>;
  inner: Map<string, Node>;
}
/** A distinct word, looked at once: what it may stand for, and the first steps it makes. */
interface Known {
  forms: string[];
  first: Node[];
}

const MOST_KNOWN = 50_000;
const SHORTEST_STEM = 2;

export function lexiconOf(meanings: Meanings, hides: Hides): Lexicon {
  const root = plant(meanings);
  const fuzzy = fuzzyFor(meanings);
  const cache = new Map<string, Known>();
  const know = (word: string): Known => {
    let known = cache.get(word);
    if (!known) {
      if (cache.size > MOST_KNOWN) cache.clear();
      known = learn(word, root, fuzzy);
      cache.set(word, known);
    }
    return known;
  };
  return {
    sensesIn(tokens, languages) {
      const known = tokens.map((token) => know(token.word));
      const senses: Sense[] = [];
      const follow = (node: Node, from: number, at: number): void => {
        for (const { meaning, language } of node.ends) {
          if (language === 'any' || languages.has(language)) senses.push({ meaning, from, to: at });
        }
        const next = known[at];
        if (!next || isLeaf(node)) return;
        for (const form of next.forms) for (const step of steps(node, form)) follow(step, from, at + 1);
      };
      for (const [from, { first }] of known.entries()) for (const node of first) follow(node, from, from + 1);
      return withoutHidden(senses, hides);
    },
  };
}

function newNode(): Node {
  return { ends: [], whole: new Map(), stems: new Map(), inner: new Map() };
}

function isLeaf(node: Node): boolean {
  return node.whole.size === 0 && node.stems.size === 0 && node.inner.size === 0;
}

function plant(meanings: Meanings): Node {
  const root = newNode();
  for (const [meaning, lists] of Object.entries(meanings)) {
    for (const [language, list] of Object.entries(lists) as [Language | 'any', string][]) {
      for (const item of itemsOf(list)) {
        let node = root;
        for (const part of item.split('_')) {
          const text = fold(part.replaceAll('*', ''));
          const branch = part.startsWith('*') ? node.inner : part.endsWith('*') ? node.stems : node.whole;
          let next = branch.get(text);
          if (!next) {
            next = newNode();
            branch.set(text, next);
          }
          node = next;
        }
        node.ends.push({ meaning, language });
      }
    }
  }
  return root;
}

function itemsOf(list: string): string[] {
  return list
    .replace(/=/g, '')
    .split(/\s+/)
    .filter((item) => item !== '');
}

function* steps(node: Node, form: string): Generator<Node> {
  const whole = node.whole.get(form);
  if (whole) yield whole;
  if (node.stems.size > 0) {
    // A lone star stands for any word.
    for (let length = 0; length <= form.length; length = length === 0 ? SHORTEST_STEM : length + 1) {
      const stem = node.stems.get(form.slice(0, length));
      if (stem) yield stem;
    }
  }
  for (const [text, inner] of node.inner) if (form.includes(text)) yield inner;
}

function fuzzyFor(meanings: Meanings): Fuzzy {
  const words: string[] = [];
  const stems: string[] = [];
  const french: string[] = [];
  for (const lists of Object.values(meanings)) {
    for (const [language, list] of Object.entries(lists)) {
      for (const item of list.split(/\s+/)) {
        if (item === '' || item.startsWith('*') || item.includes('=')) continue;
        if (item.includes('_')) {
          words.push(
            ...item
              .split('_')
              .filter((part) => !part.includes('*'))
              .map(fold),
          );
          continue;
        }
        const word = fold(item.replace('*', ''));
        if (item.includes('*')) stems.push(word);
        else words.push(word);
        if (language === 'fr') french.push(word);
      }
    }
  }
  return fuzzyOver({ words: [...words, ...stems], stems, french });
}

function learn(word: string, root: Node, fuzzy: Fuzzy): Known {
  const forms = [
    word,
    ...(word === 'ca' ? ['sa'] : []),
    ...arabicForms(word),
    ...withoutLatinArticle(word),
    ...lettersForDigits(word),
  ];
  let first = forms.flatMap((form) => [...steps(root, form)]);
  if (!first.some((node) => node.ends.length > 0)) {
    for (const meant of fuzzy.meant(word)) {
      forms.push(meant);
      first = first.concat([...steps(root, meant)]);
    }
  }
  return { forms, first: [...new Set(first)] };
}

/** In Arabic script "and", "with", "to" and "the" are written onto the word. */
function arabicForms(word: string): string[] {
  if (!/^[\u0600-\u06FF]{3,}$/.test(word)) return [];
  const bare = word.replace(/^[وف]?(?:لل|[بك]?ال|[بلك])/, '');
  const forms = [bare, word.replace(/^[وف]/, ''), word.replace(/^ال/, '')];
  return [...new Set(forms)].filter((form) => form.length > 1 && form !== word);
}

/** Moroccan Arabic in Latin letters writes the article onto the word: "lkhyout". French never has an l before a consonant. */
function withoutLatinArticle(word: string): string[] {
  return /^l[bcdfghjkmnpqrstvwxyz379][a-z379]{2,}$/.test(word) ? [word.slice(1)] : [];
}

const LETTER: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b' };

/** "0deur", "g4z". Arabic in Latin letters uses digits as letters of its own: the plain form is kept as well. */
function lettersForDigits(word: string): string[] {
  if (!/^(?=.*[a-z].*[a-z])(?=.*\d)[a-z\d]+$/.test(word)) return [];
  return [word.replace(/\d/g, (digit) => LETTER[digit] ?? digit)];
}

function withoutHidden(senses: readonly Sense[], hides: Hides): Sense[] {
  const kept: Sense[] = [];
  const seen = new Set<string>();
  let long: Sense[] = [];
  const byLength = [...senses].sort((a, b) => a.from - b.from || b.to - a.to);
  for (const sense of byLength) {
    long = long.filter((other) => other.to > sense.from);
    const length = sense.to - sense.from;
    const hidden = long.some(
      (other) => other.to >= sense.to && other.to - other.from > length && hides(other.meaning, sense.meaning),
    );
    const key = `${sense.meaning} ${sense.from} ${sense.to}`;
    if (!hidden && !seen.has(key)) {
      kept.push(sense);
      seen.add(key);
    }
    if (length > 1) long.push(sense);
  }
  return kept;
}
