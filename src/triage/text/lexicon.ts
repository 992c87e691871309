// Words grouped by what they mean, in all languages at once, and how they are found in a text. A dictionary is data:
//   "odeur* sens_le! rez_de_chaussee"   `*` any ending (in front: any beginning), `_` words that follow each other, `!` only where the text may be in that
//   language (short words that mean something else in another), `=` never matched by a near spelling.
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

interface Entry {
  meaning: string;
  /** Found by a near spelling only: then the text must be in the language of the word. */
  near?: boolean;
  language: Language | 'any';
  gated: boolean;
  parts: Part[];
}
interface Part {
  text: string;
  /** `inner`: anywhere in the word. */
  fit: 'whole' | 'stem' | 'inner';
}
interface Index {
  byWord: Map<string, Entry[]>;
  byStem: Map<string, Entry[]>;
  inner: Entry[];
}
/** What one word can be or begin, worked out once per distinct word. */
interface Known {
  forms: string[];
  entries: Entry[];
}

/** Whether an expression with one meaning hides a word inside it that has another: "chauffe-eau" is no water. */
export type Hides = (outer: string, inner: string) => boolean;

export function lexiconOf(meanings: Meanings, hides: Hides): Lexicon {
  const entries = Object.entries(meanings).flatMap(([meaning, lists]) =>
    Object.entries(lists).flatMap(([language, list]) => parse(meaning, language as Entry['language'], list)),
  );
  const index: Index = { byWord: new Map(), byStem: new Map(), inner: [] };
  for (const entry of entries) {
    const first = entry.parts[0]!;
    if (first.fit === 'inner') index.inner.push(entry);
    else {
      const map = first.fit === 'stem' ? index.byStem : index.byWord;
      map.set(first.text, [...(map.get(first.text) ?? []), entry]);
    }
  }
  const fuzzy = fuzzyFor(meanings);
  const cache = new Map<string, Known>();
  const know = (word: string): Known => {
    let known = cache.get(word);
    if (!known) {
      if (cache.size > 50_000) cache.clear();
      known = learn(word, index, fuzzy);
      cache.set(word, known);
    }
    return known;
  };
  return {
    sensesIn(tokens, languages) {
      const known = tokens.map((token) => know(token.word));
      const senses: Sense[] = [];
      for (const [from, { entries: possible }] of known.entries()) {
        for (const entry of possible) {
          if (entry.language !== 'any' && !languages.has(entry.language)) continue;
          if (follows(entry, known, from)) senses.push({ meaning: entry.meaning, from, to: from + entry.parts.length });
        }
      }
      return withoutHidden(senses, hides);
    },
  };
}

function parse(meaning: string, language: Entry['language'], list: string): Entry[] {
  return list
    .split(/\s+/)
    .filter((item) => item !== '')
    .map((item) => {
      const gated = item.includes('!');
      const parts = item
        .replace(/[!=]/g, '')
        .split('_')
        .map((part) => partOf(part));
      return { meaning, language, gated, parts };
    });
}

function partOf(written: string): Part {
  const fit = written.startsWith('*') ? 'inner' : written.endsWith('*') ? 'stem' : 'whole';
  return { text: fold(written.replaceAll('*', '')), fit };
}

function fits(part: Part, form: string): boolean {
  if (part.fit === 'whole') return form === part.text;
  return part.fit === 'stem' ? form.startsWith(part.text) : form.includes(part.text);
}

export function fuzzyFor(meanings: Meanings): Fuzzy {
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
        const word = fold(item.replace(/[!*]/g, ''));
        if (item.includes('*')) stems.push(word);
        else words.push(word);
        if (language === 'fr') french.push(word);
      }
    }
  }
  return fuzzyOver({ words: [...words, ...stems], stems, french });
}

function learn(word: string, index: Index, fuzzy: Fuzzy): Known {
  const forms = [word, ...arabicForms(word), ...lettersForDigits(word)];
  const entries = forms.flatMap((form) => entriesFor(form, index));
  if (!entries.some((entry) => entry.parts.length === 1)) {
    for (const meant of fuzzy.meant(word)) {
      forms.push(meant);
      for (const entry of entriesFor(meant, index))
        if (!entries.some((known) => known.meaning === entry.meaning)) entries.push({ ...entry, near: true });
    }
  }
  return { forms, entries: [...new Set(entries)] };
}

function entriesFor(form: string, index: Index): Entry[] {
  const found = [...(index.byWord.get(form) ?? [])];
  for (let length = 2; length <= form.length; length += 1)
    found.push(...(index.byStem.get(form.slice(0, length)) ?? []));
  return found.concat(index.inner.filter((entry) => form.includes(entry.parts[0]!.text)));
}

/** In Arabic script "and", "with", "to" and "the" are written onto the word. */
function arabicForms(word: string): string[] {
  if (!/^[\u0600-\u06FF]{3,}$/.test(word)) return [];
  const bare = word.replace(/^[وف]?(?:لل|[بك]?ال|[بلك])/, '');
  const forms = [bare, word.replace(/^[وف]/, ''), word.replace(/^ال/, '')];
  return [...new Set(forms)].filter((form) => form.length > 1 && form !== word);
}

const LETTER: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b' };

/** "0deur", "g4z". Arabic in Latin letters uses digits as letters of its own: the plain form is kept as well. */
function lettersForDigits(word: string): string[] {
  if (!/^(?=.*[a-z].*[a-z])(?=.*\d)[a-z\d]+$/.test(word)) return [];
  return [word.replace(/\d/g, (digit) => LETTER[digit] ?? digit)];
}

function follows(entry: Entry, known: readonly Known[], from: number): boolean {
  for (let index = 1; index < entry.parts.length; index += 1) {
    const part = entry.parts[index]!;
    const forms = known[from + index]?.forms;
    if (!forms?.some((form) => fits(part, form))) return false;
  }
  return true;
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
