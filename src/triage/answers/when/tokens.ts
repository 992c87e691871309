// Cuts an answer into what tells of days and hours: dates, times, numbers, words of the calendar, and what stands between.
import { cardinal } from '../numbers.ts';
import { findPhrases } from '../phrases.ts';
import { plain, spell } from '../plain.ts';
import { WHEN } from './words.ts';

export interface Token {
  /** The label of a known phrase ("weekday", "part"), or `date`, `time`, `number`, `rank`, `sep`, `stop`, `dash`, `unknown`. */
  kind: string;
  /** What follows the colon of the label ("1", "morning"), or the words. */
  of: string;
  /** A number, or minutes of the day. */
  n: number;
  /** A time whose half of the day is not in doubt. */
  exact?: boolean;
  date?: { year?: number; month: number; date: number };
  words: string;
}

const PIECE = new RegExp(
  [
    '(?<iso>(?<!\\d)\\d{4}-\\d{1,2}-\\d{1,2}(?!\\d))',
    '(?<date>(?<!\\d)\\d{1,2}([/.-])\\d{1,2}\\3(?:20\\d{2}|\\d{2})(?!\\d)|(?<!\\d)\\d{1,2}/\\d{1,2}(?![\\d/]|\\s?h(?![a-z])))',
    '(?<ampm>(?<!\\d)\\d{1,2}(?:\\s?[:.h]\\s?[0-5]\\d)?\\s?(?:a\\.?m|p\\.?m)(?![\\p{L}\\d])\\.?)',
    '(?<time>(?<!\\d)\\d{1,2}\\s?(?:h|:|hrs?)\\s?[0-5]\\d(?![\\d:]|\\s?h(?![a-z]))|(?<!\\d)\\d{1,2}\\s?h(?:eures?|rs?)?(?![\\p{L}]))',
    '(?<dotted>(?<!\\d)\\d{1,2}\\.[0-5]\\d(?!\\d))',
    '(?<rank>(?<!\\d)\\d{1,2}\\s?(?:st|nd|rd|th|er|ere|eme|ieme|º|ª)(?![\\p{L}\\d]))',
    "(?<word>\\d?\\p{L}[\\p{L}\\d]*(?:'\\p{L}+)*)",
    '(?<number>\\d+)',
    '(?<mark>[-–—~>]+|[.!?;…؟]+|[,/&+()\\n\\r|،•]|[^\\s\\p{L}\\d])',
  ].join('|'),
  'gu',
);
/** Placeholder for what is no word, so that no phrase reaches across it. */
const WALL = '\u0000';

export function readTokens(text: string): Token[] {
  const words: string[] = [];
  const fixed: (Token | undefined)[] = [];
  const push = (token: Token) => {
    words.push(WALL);
    fixed.push(token);
  };
  const folded = plain(text).replace(/(\p{L})-(?=\p{L})/gu, '$1 ');
  for (const match of folded.matchAll(PIECE)) {
    const groups = match.groups as Record<string, string | undefined>;
    if (groups.word !== undefined) {
      for (const word of spell(groups.word)) {
        words.push(word);
        fixed.push(undefined);
      }
    } else {
      const token = pieceToken(groups, match[0]);
      if (token) push(token);
    }
  }
  return label(words, fixed);
}

function pieceToken(groups: Record<string, string | undefined>, words: string): Token | undefined {
  const make = (kind: string, n = 0, more: Partial<Token> = {}): Token => ({ kind, of: words, n, words, ...more });
  const parts = (words.match(/\d+/g) ?? []).map(Number);
  const [a = 0, b = 0, c] = parts;
  if (groups.iso) return make('date', 0, { date: { year: a, month: b, date: c ?? 0 } });
  if (groups.date) {
    const year = c === undefined ? {} : { year: c < 100 ? 2000 + c : c };
    return make('date', a * 100 + b, { date: { date: a, month: b, ...year } });
  }
  if (groups.ampm) {
    if (a < 1 || a > 12) return make('unknown');
    return make('time', ((a % 12) + (/p/.test(words) ? 12 : 0)) * 60 + b, { exact: true });
  }
  if (groups.time)
    return a > 23 || b > 59 ? make('impossible') : make('time', a * 60 + b, { exact: /^0/.test(words) || a > 12 });
  if (groups.dotted) {
    if ([0, 15, 30, 45].includes(b) && a <= 23) return make('time', a * 60 + b, { exact: /^0/.test(words) });
    return b >= 1 && b <= 12 ? make('date', 0, { date: { date: a, month: b } }) : make('unknown');
  }
  if (groups.rank) return make('rank', a);
  if (groups.number) return words.length > 4 ? make('unknown') : make('number', a, { exact: /^0\d/.test(words) });
  if (/^[-–—~>]/.test(words)) return make('dash');
  if (/^[.!?;…؟]/.test(words)) return make('stop');
  if (/^[,&+|،•()\n\r/]/.test(words)) return make(words === ')' || words === '(' ? 'paren' : 'sep');
  return undefined;
}

/** Names the words, and leaves the pieces between them as they are. */
function label(words: readonly string[], fixed: readonly (Token | undefined)[]): Token[] {
  const tokens: Token[] = [];
  const found = findPhrases(WHEN, words);
  let next = 0;
  for (let i = 0; i < words.length; ) {
    const piece = fixed[i];
    const phrase = found[next];
    if (piece) {
      tokens.push(piece);
      i++;
    } else if (phrase && phrase.from === i) {
      const said = words.slice(phrase.from, phrase.to).join(' ');
      const [kind = '', of = said] = phrase.label.split(':');
      tokens.push({ kind, of, n: Number(of) || 0, words: said });
      i = phrase.to;
      next++;
    } else {
      const word = words[i]!;
      const n = cardinal(word);
      const spelt = n !== undefined && n >= 2 && word !== 'once';
      tokens.push({ kind: spelt ? 'number' : 'unknown', of: word, n: spelt ? n : 0, words: word });
      i++;
    }
    while (found[next] && found[next]!.from < i) next++;
  }
  return joinNumbers(tokens);
}

/** "dix huit" is 18, "vingt et un" 21. */
function joinNumbers(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    const spelt = (t: Token | undefined) => t?.kind === 'number' && !/\d/.test(t.words);
    const tens =
      last &&
      spelt(last) &&
      spelt(token) &&
      token.n < 10 &&
      (last.n === 20 || last.n === 30 || (last.n === 10 && token.n >= 7));
    if (tens) joined[joined.length - 1] = { ...last, n: last.n + token.n, words: `${last.words} ${token.words}` };
    else if (token.kind === 'hour_word' && last?.kind === 'rank' && last.n === 1) {
      joined[joined.length - 1] = { kind: 'part', of: 'early_morning', n: 0, words: `${last.words} ${token.words}` };
    } else joined.push(token);
  }
  return joined;
}
