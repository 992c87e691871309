// A satisfaction score from 1 to 5: "4", "8/10", "quatre", "très bien", "⭐⭐⭐⭐", with what else was said kept as comment.
import { type Answer, answered, UNSURE } from './answer.ts';
import { cardinal } from './numbers.ts';
import { findPhrases } from './phrases.ts';
import { LONGEST_ANSWER, plain, readClauses } from './plain.ts';
import { OPINIONS, UNDECIDED } from './rating-phrases.ts';

export interface Rating {
  score: 1 | 2 | 3 | 4 | 5;
  /** What was said besides a bare score, as it was written; empty when nothing was. */
  comment: string;
}

const OUT_OF = /(\d{1,3}(?:[.,]\d)?)\s*(?:\/|sur|out of|of|sobre|de|em|من|uzerinden)\s*(\d{1,3})(?!\d)/g;
const STARS_SAID =
  /(\d(?:[.,]\d)?)\s*(?:etoiles?|stars?|estrellas?|estrelas?|yildiz|نجوم|نجمات|points?|pts?|puntos?|pontos?|puan|⭐|★)/;
const NOTE =
  /(?:note|rating|score|nota|puan|mets|donne|mettrais|mettrai|give|pongo|dou|doy|veriyorum|النقطه|نقطه|اعطي)\D{0,14}?(\d(?:[.,]\d)?)(?![\d/])/;

export function readRating(text: string): Answer<Rating> {
  if (text.length > LONGEST_ANSWER) return UNSURE;
  const folded = plain(text).trim();
  const opinion = readOpinion(folded);
  const score = readScore(folded);
  if (score === 'unclear') return UNSURE;
  if (score === undefined) {
    return opinion === undefined ? UNSURE : answered({ score: opinion, comment: commentOf(text) });
  }
  // "5, vraiment nul": the scale was read the other way round, or it is irony.
  if (opinion !== undefined && Math.abs(opinion - score) >= 3 && !/[,.;]|mais|but|pero|mas/.test(folded)) return UNSURE;
  return answered({ score, comment: commentOf(text) });
}

type Score = Rating['score'];

function readScore(folded: string): Score | 'unclear' | undefined {
  const fractions = [...folded.matchAll(OUT_OF)].filter(([, , whole]) => ['5', '10', '20', '100'].includes(whole!));
  if (fractions.length > 0) {
    const scores = new Set(fractions.map(([, part, whole]) => toScore(number(part!), Number(whole))));
    const given = [...scores].filter((score) => score !== undefined);
    if (given.length < scores.size) return 'unclear';
    // "délai 2/5, qualité 5/5, amabilité 5/5": the mean of what was given.
    const all = fractions.map(([, part, whole]) => toScore(number(part!), Number(whole)) ?? 1);
    return Math.round(all.reduce((sum, score) => sum + score, 0) / all.length) as Score;
  }
  const percent = /(\d{1,3})\s*%/.exec(folded);
  if (percent) return toScore(Number(percent[1]), 100) ?? 'unclear';
  const drawn = folded.match(/⭐|🌟|★|✯|(?<![\p{L}\d])\*+(?![\p{L}\d])/gu);
  const stars = drawn ? drawn.join('').length / (drawn[0] === '🌟' ? 2 : 1) : 0;
  if (stars >= 1 && stars <= 5 && !/\d/.test(folded)) return stars as Score;
  const said = STARS_SAID.exec(folded) ?? NOTE.exec(folded);
  if (said) return toScore(number(said[1]!), 5) ?? 'unclear';
  return readBareScore(folded);
}

/** A score that stands alone, or first, or last: "4 merci", "travail propre. 4". */
function readBareScore(folded: string): Score | 'unclear' | undefined {
  if (/(?<!\d)[0-5]\s*(?:ou|or|o|-|a|\/|et|veya|او)\s*[0-5](?!\d)/.test(folded) && !/^[1-5]\s+[oa]\b/.test(folded))
    return 'unclear';
  if (
    /\d\s*(?:h|fois|jours?|heures?|min|ans?|semaines?|mois|times|days|hours|weeks|veces|dias|vezes|gun|kere)\b/.test(
      folded.replace(/^[0-5]\s*[,.!-]/, ''),
    )
  ) {
    const lead =
      /^([1-5])(?=\s*[,.!-]|\s+\p{L}{2})(?!\s*(?:fois|jours?|heures?|min|ans?|semaines?|mois|times|days|hours|weeks|veces|dias|vezes)\b)/u.exec(
        folded,
      );
    return lead ? (Number(lead[1]) as Score) : undefined;
  }
  const half = /^([1-4])[.,]5(?!\d)/.exec(folded);
  if (half) return toScore(number(half[0]), 5);
  const halved =
    /^(?:\D{0,20}\s)?([1-4]|un|deux|trois|quatre|one|two|three|four)\s(?:et demie?|and a half|y medi[ao]|e mei[ao]|bucuk)(?!\p{L})/u.exec(
      folded,
    );
  if (halved) return Math.min(5, (cardinal(halved[1]!) ?? 4) + 1) as Score;
  const digits = [...folded.matchAll(/(?<![\d.,])-?\d+(?![\d])/g)].map(([d]) => d);
  if (digits.length > 0) {
    const distinct = new Set(digits);
    const lead = /^\D{0,30}?(-?\d+)/.exec(folded)?.[1];
    const chosen = distinct.size === 1 ? digits[0] : /^\d/.test(folded) ? lead : undefined;
    if (chosen === undefined) return 'unclear';
    if (chosen === '0') return 1;
    return /^[1-5]$/.test(chosen) ? (Number(chosen) as Score) : 'unclear';
  }
  return readSpelt(folded);
}

/** "quatre", "cinq sur cinq", "une étoile". */
function readSpelt(folded: string): Score | 'unclear' | undefined {
  const words = readClauses(folded).flatMap((clause) => clause.words);
  const named = words.flatMap((word, i) => {
    const n = cardinal(word);
    if (n === undefined || n > 20) return [];
    const next = words[i + 1];
    const article =
      n === 1 &&
      next !== undefined &&
      !/^(sur|etoile|star|estrella|estrela|yildiz|out|merci|point|seul|seule)$/.test(next);
    return article ? [] : [{ n, i }];
  });
  const [first, second] = named;
  if (!first || (words.length > 8 && first.i > 1)) return undefined;
  if (second && /^(sur|of|sobre|de|em|من)$/.test(words[second.i - 1] ?? ''))
    return toScore(first.n, second.n) ?? 'unclear';
  if (named.some(({ n }) => n !== first.n)) return 'unclear';
  if (first.n === 0) return 1;
  return first.n <= 5 ? (first.n as Score) : 'unclear';
}

function number(text: string): number {
  return Number(text.replace(',', '.'));
}

function toScore(part: number, whole: number): Score | undefined {
  if (!(part <= whole) || whole === 0) return undefined;
  return Math.min(5, Math.max(1, Math.round((part * 5) / whole))) as Score;
}

/** What the words alone say. */
function readOpinion(folded: string): Score | undefined {
  const clauses = readClauses(folded);
  const scores: number[] = [];
  for (const { words } of clauses) {
    for (const { label } of findPhrases(OPINIONS, words)) {
      if (label !== 'none') scores.push(Number(label.slice(1)));
    }
    if (findPhrases(UNDECIDED, words).length > 0) return undefined;
  }
  if (scores.length === 0) return undefined;
  const least = Math.min(...scores);
  const most = Math.max(...scores);
  if (most - least >= 3) return undefined;
  if (least >= 4) return most as Score;
  if (most <= 2) return least as Score;
  return Math.round((least + most) / 2) as Score;
}

/** The text itself, unless it is nothing but the score. */
function commentOf(text: string): string {
  const said = text.trim();
  return /^[\s\d/.,!⭐★🌟*+]*$/u.test(said) || said.split(/\s+/).length <= 1 ? '' : said;
}
