// Cuts a text into clauses: the reach within which a "not", a "yesterday" or an "if" holds.
import { clean } from './clean.ts';
import { type Token, tokensOf } from './tokens.ts';

export interface Clause {
  tokens: Token[];
  /** What stands between this clause and the one before. `and` and `since` join more than they part. */
  link: 'sentence' | 'comma' | 'but' | 'and' | 'since';
  /** The sentence it belongs to, counted from 0. */
  sentence: number;
  /** The mark that closes it, or an empty string. */
  closing: string;
}

const SENTENCE_END = new Set(['.', '!', '?', ';', '…', '؟', '؛', '。']);
const PAUSE = new Set([',', ':', '(', ')', '،', '-', '–', '—', '/', '"', '«', '»', '[', ']', '*', '•', '|', '=', '>']);
const BUT = new Set(
  'mais but however though although pero aunque mas porem contudo embora ama fakat ancak لكن ولكن walakin wlakin welakin walakine lakin cependant pourtant toutefois sinon'.split(
    ' ',
  ),
);
const AND = new Set('et and y e ve و w ou puis then then alors luego depois sonra'.split(' '));
const SINCE = new Set('depuis since desde beri car parce because porque puisque comme'.split(' '));
/** "M. Petit", "bât. C": the dot closes nothing. */
const ABBREVIATION = new Set(
  'm mm mme mlle dr bat appt apt esc av bd st ste n no art tel sr sra ext env etc p mr mrs'.split(' '),
);

export function clauses(text: string): Clause[] {
  const cleaned = clean(text);
  return clausesOf(tokensOf(cleaned), cleaned);
}

/** The same for tokens already cut out of the cleaned text. */
export function clausesOf(cut: readonly Token[], cleaned: string): Clause[] {
  const found: Clause[] = [];
  let current: Token[] = [];
  let link: Clause['link'] = 'sentence';
  let sentence = 0;
  let previousEnd = 0;
  const close = (next: Clause['link'], closing = '') => {
    if (current.length > 0) {
      found.push({ tokens: current, link, sentence, closing });
      current = [];
      link = next;
    } else if (strength(next) > strength(link)) link = next;
    if (next === 'sentence' && found.length > 0 && found.at(-1)!.sentence === sentence) sentence += 1;
  };
  for (const [index, token] of cut.entries()) {
    if (token.at > previousEnd && cleaned.slice(previousEnd, token.at).includes('\n')) close('sentence');
    previousEnd = token.end;
    if (token.kind === 'mark') {
      const before = cut[index - 1];
      const after = cut[index + 1];
      const tight = before?.end === token.at && after?.at === token.end;
      const numeric = tight && isNumber(before) && isNumber(after);
      if (SENTENCE_END.has(token.word)) {
        const abbreviated =
          token.word === '.' && (numeric || (before?.kind === 'word' && ABBREVIATION.has(before.word)));
        if (!abbreviated) close('sentence', token.word);
      } else if (PAUSE.has(token.word)) {
        const hyphen = tight && (token.word === '-' || token.word === '/');
        if (!hyphen && !numeric) close('comma');
      }
    } else if (BUT.has(token.word)) close('but');
    else if (current.length > 0 && joins(token.word, cut[index - 1]?.word, cut[index + 1]?.word)) close('and');
    else {
      if (SINCE.has(token.word)) close('since');
      current.push(token);
    }
  }
  close('sentence');
  return found;
}

/** The Spanish "y" is a joint, the one of "il y a" and "j'y vais" is not. */
function joins(word: string, before: string | undefined, after: string | undefined): boolean {
  if (!AND.has(word)) return false;
  if (word !== 'y') return true;
  return (
    !['il', 'n', 'j', 's', 't', 'm', 'on', 'qu', 'ca'].includes(before ?? '') &&
    !/^(a|en|avait|aura|aurait|ai|ait)$/.test(after ?? '')
  );
}

function strength(link: Clause['link']): number {
  return { since: 0, and: 1, comma: 2, but: 3, sentence: 4 }[link];
}

function isNumber(token: Token | undefined): boolean {
  return token !== undefined && /^\d+$/.test(token.word);
}
