// Yes or no, as people say it: "1", "oui merci", "toujours pas", "ca marche", "تمام". A yes that carries a complaint, a
// condition or a doubt is unsure: "oui mais ca recommence" closes nothing.
import { type Answer, answered, UNSURE } from './answer.ts';
import { findPhrases, phraseBook } from './phrases.ts';
import { type Clause, readClauses } from './plain.ts';
import { AGREED, FACT, FIXED, SAFE, WORDS } from './yes-no-phrases.ts';

export interface YesNoQuestion {
  /** "Is it repaired?", "Are you safe?", "Does this suit you?", or any other fact. */
  about: 'fixed' | 'safe' | 'agreement' | 'fact';
  /** The question offered "1 oui, 2 non". */
  numbered: boolean;
  /** A thumb may stand for the answer. */
  emoji: boolean;
}

export type YesNo = 'yes' | 'no';

const BOOKS = {
  fixed: phraseBook({ ...FIXED, ...WORDS }),
  safe: phraseBook({ ...SAFE, ...WORDS }),
  agreement: phraseBook({ ...AGREED, ...WORDS }),
  fact: phraseBook({ ...FACT, ...WORDS }),
};
const ONE = new Set('1 un une one uno una um uma bir واحد wahed wa7ed 1er premier'.split(' '));
const TWO = new Set('2 deux two dos dois duas iki اثنين اثنان جوج jouj zouj 2e deuxieme'.split(' '));
const NUMBER_FILLER = new Set(
  'le la l numero n no reponse choix option pour moi je dis tape touche answer number the'.split(' '),
);
const NEGATION = new Set('pas plus jamais guere not no never nao ni ما لا مش مو ليس لم لن degil'.split(' '));
const LATIN_THUMBS = /[👍👎✅✔❌👌🤝💪💯🎉🚫]/u;

type Sign = 'yes' | 'no' | 'good' | 'bad' | 'doubt' | 'but' | 'filler';
interface Signs {
  signs: Sign[];
  /** Words that nothing explains. */
  rest: number;
}

export function readYesNo(text: string, question: YesNoQuestion): Answer<YesNo> {
  const clauses = readClauses(text);
  if (clauses.length === 0) return UNSURE;
  const byNumber = readNumber(clauses, question);
  if (byNumber) return byNumber;
  const said: Sign[] = [];
  let rest = 0;
  for (const clause of clauses) {
    const read = readSigns(clause, question);
    if (clause.asks && (clauses.length === 1 || !read.signs.includes('yes'))) {
      if (read.signs.some((s) => s === 'yes' || s === 'no' || s === 'good') && clauses.length === 1) return UNSURE;
      continue;
    }
    said.push(...read.signs);
    rest += read.rest;
  }
  return judge(said, rest);
}

function judge(said: readonly Sign[], rest: number): Answer<YesNo> {
  const has = (sign: Sign) => said.includes(sign);
  const yes = has('yes') || has('good');
  const no = has('no') || has('bad');
  if (has('doubt') || yes === no) return UNSURE;
  const first = said.find((sign) => sign !== 'filler' && sign !== 'but');
  const plainly = first === 'yes' || first === 'no';
  // A no costs little when it is wrong, a yes closes the ticket.
  if (rest > (plainly || no ? 25 : 10)) return UNSURE;
  if (no) return answered('no');
  // "Oui mais le plombier a laissé un trou": agreeing up to a point is for a person to read.
  if (has('but') && rest > 0) return UNSURE;
  return answered('yes');
}

/** "1", "le 2 merci", "1 oui": a digit counts only where the question offered it, and alone or with its own word. */
function readNumber(clauses: readonly Clause[], question: YesNoQuestion): Answer<YesNo> | undefined {
  const words = clauses.flatMap((clause) => clause.words);
  const filler = new Set<number>();
  for (const found of findPhrases(BOOKS[question.about], words)) {
    if (found.label === 'filler') for (let i = found.from; i < found.to; i++) filler.add(i);
  }
  const left = words.filter((word, i) => !filler.has(i) && !NUMBER_FILLER.has(word));
  const one = left.some((word) => ONE.has(word));
  const two = left.some((word) => TWO.has(word));
  if (!one && !two) return undefined;
  const others = left.filter((word) => !ONE.has(word) && !TWO.has(word));
  const signs = others.length > 0 ? readSigns({ words: others, asks: false }, question) : { signs: [], rest: 0 };
  if (signs.rest > 0) return undefined;
  if (!question.numbered || (one && two)) return UNSURE;
  return judge([one ? 'yes' : 'no', ...signs.signs], 0);
}

function readSigns(clause: Clause, question: YesNoQuestion): Signs {
  const words = question.emoji ? clause.words : clause.words.filter((word) => !LATIN_THUMBS.test(word));
  if (question.emoji && words.some((word) => word === '👍')) return withoutThumb(words, '👍', 'yes', clause, question);
  if (question.emoji && words.some((word) => word === '👎')) return withoutThumb(words, '👎', 'no', clause, question);
  const signs: Sign[] = [];
  const taken = new Set<number>();
  const found = findPhrases(BOOKS[question.about], words);
  for (const { from, to } of found) for (let i = from; i < to; i++) taken.add(i);
  for (const [i, { label, from, to }] of found.entries()) {
    const before = found[i - 1];
    // "pas du tout réparé", "not really working"; but "non c'est bon" says two things.
    const denied =
      label === 'good' && before?.label === 'no' && before.to === from && to > from && before.to - before.from > 1;
    if (denied) signs.pop();
    const turned = denied || ((label === 'good' || label === 'bad') && isNegated(words, from, to, taken));
    signs.push(turned ? (label === 'good' ? 'bad' : 'good') : label);
  }
  return { signs, rest: words.length - taken.size };
}

function withoutThumb(
  words: readonly string[],
  thumb: string,
  sign: Sign,
  clause: Clause,
  question: YesNoQuestion,
): Signs {
  const others = words.filter((word) => word !== thumb);
  const read = readSigns({ words: others, asks: clause.asks }, question);
  return { signs: [sign, ...read.signs], rest: read.rest };
}

/** "ca marche vraiment pas", "ça ne fuit plus du tout", "not really working": a denial near a phrase turns it round. */
function isNegated(words: readonly string[], from: number, to: number, taken: Set<number>): boolean {
  for (let i = to; i < Math.min(words.length, to + 3); i++) {
    const word = words[i]!;
    if (words[i - 1] === 'de') continue;
    if ((word === 'pas' || word === 'plus' || word === 'jamais') && words[i - 1] !== 'encore') {
      const inside = words.slice(from, to).some((w) => NEGATION.has(w));
      if (!inside && words[i + 1] !== 'que' && words[i + 1] !== 'de' && words[i + 1] !== 'd') {
        taken.add(i);
        return true;
      }
    }
  }
  for (let i = Math.max(0, from - 2); i < from; i++) {
    const word = words[i]!;
    if (NEGATION.has(word) && word !== 'plus' && word !== 'no' && !taken.has(i)) {
      taken.add(i);
      return true;
    }
  }
  return false;
}
