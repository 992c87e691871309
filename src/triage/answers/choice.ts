// One of several numbered choices: "2", "la deuxieme", "numero deux", or words of one of the labels. A digit counts only
// when a menu that has it is open.
import { type Answer, answered, UNSURE } from './answer.ts';
import { distance } from './distance.ts';
import { cardinal, rank } from './numbers.ts';
import { readClauses, readWords } from './plain.ts';

export interface ChoiceQuestion {
  /** In the order in which they were numbered; each with the words that name it. */
  options: readonly { labels: readonly string[] }[];
}

const AROUND = new Set(
  `le la les l numero num n no nr reponse choix option c est ca plutot oui ok alors donc je prends prend choisis dirais dis pense crois que pour moi svp merci bonjour
  celui celle ce sera ce serait serait sera the number choice answer its it is i choose take pick please thanks thank you want el los numero opcion es la elijo quiero
  gracias por favor o a opcao escolho quero obrigado obrigada numara secenek secenegi lutfen رقم الخيار هو شكرا خيار bien sur et beaucoup madame monsieur d accord one رقمه tapez`.split(
    /\s+/,
  ),
);
/** Words that name nothing by themselves. */
const EMPTY = new Set(
  `le la les l un une des de du d au aux a en dans sur pour par et ou c est ca il elle je j ai mon ma mes ce cette the of in on at my is it and or to
  el los las del al en mi es y o um uma os as do da no na meu minha e bir ve bu في من علي و هو هي`.split(/\s+/),
);
const DOUBT = new Set(
  'ou or oder ya veya ni pas not sauf except ninguna ninguno nenhum nenhuma aucun aucune none pero mais but mas اما ولا او'.split(
    ' ',
  ),
);

/** The index of the chosen option. */
export function readChoice(text: string, question: ChoiceQuestion): Answer<number> {
  const words = readWords(text);
  if (words.length === 0) return UNSURE;
  const byWords = readLabels(words, question);
  const byPlace = readPlace(text, question.options.length);
  if (byPlace === 'none_such') return byWords === undefined ? UNSURE : answered(byWords);
  if (byPlace === undefined) return byWords === undefined ? UNSURE : answered(byWords);
  if (byWords !== undefined && byWords !== byPlace) return UNSURE;
  return answered(byPlace);
}

/** The place named, if one only is and little else is said. */
export function readPlace(text: string, size: number): number | 'none_such' | undefined {
  const places = new Set<number>();
  let rest = 0;
  const words = readClauses(text).flatMap((clause) => clause.words);
  for (const [i, word] of words.entries()) {
    const place = rank(word) ?? digit(word, words, i);
    if (place === undefined) {
      if (!AROUND.has(word) && /[\p{L}\d]/u.test(word)) rest++;
    } else places.add(place === -1 ? size : place);
  }
  if (places.size !== 1 || rest > 2 || words.some((word) => DOUBT.has(word))) return undefined;
  const [place] = [...places];
  return place !== undefined && place >= 1 && place <= size ? place - 1 : 'none_such';
}

/** "un", "une", "o" are articles before another word, and numbers when they stand alone. */
function digit(word: string, words: readonly string[], i: number): number | undefined {
  if (/^\d+$/.test(word)) return Number(word);
  const n = cardinal(word);
  if (n !== 1) return n;
  if (rank(words[i - 1] ?? '') !== undefined) return undefined;
  const next = words[i + 1];
  return next === undefined || AROUND.has(next) || next === '1' ? 1 : undefined;
}

/** The option whose label is meant, when it is clearly nearer than any other. */
function readLabels(words: readonly string[], question: ChoiceQuestion): number | undefined {
  if (words.some((word) => DOUBT.has(word))) return undefined;
  const scores = question.options.map(({ labels }) =>
    Math.max(0, ...labels.map((label) => likeness(words, readWords(label)))),
  );
  const best = Math.max(...scores, 0);
  if (best < 0.5) return undefined;
  const winners = scores.flatMap((score, i) => (score >= best - 0.01 ? [i] : []));
  return winners.length === 1 ? winners[0] : undefined;
}

/** Share of the label's telling words that were said. */
function likeness(words: readonly string[], label: readonly string[]): number {
  const telling = label.filter((word) => !EMPTY.has(word));
  if (telling.length === 0) return 0;
  const said = telling.filter((wanted) => words.some((word) => isSame(word, wanted))).length;
  return said / telling.length;
}

function isSame(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length < 4 || b.length < 4) return false;
  const slips = Math.max(a.length, b.length) >= 8 ? 2 : 1;
  return distance(a, b, slips) <= slips || (a.length >= 5 && b.startsWith(a)) || (b.length >= 5 && a.startsWith(b));
}
