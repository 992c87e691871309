// Brings what people type to one spelling: no case, accents, vowel signs or apostrophes, digits of one kind, SMS shorthand
// written out. Texts and the phrases they are compared with pass through here alike.

import { clean } from '../text/clean.ts';
import { fold } from '../text/fold.ts';
import { lastRead } from '../text/last-read.ts';

/** An answer to a question is short; what is longer is read as a message, not as an answer. */
export const LONGEST_ANSWER = 800;

const SHORTHAND: Record<string, string> = {
  cest: 'c est',
  sest: 'c est',
  c: 'c est',
  ces: 'c est',
  cetait: 'c etait',
  g: 'j ai',
  jai: 'j ai',
  gai: 'j ai',
  jsuis: 'je suis',
  chui: 'je suis',
  chuis: 'je suis',
  jsui: 'je suis',
  jss: 'je suis',
  jpeux: 'je peux',
  jpe: 'je peux',
  peu: 'peux',
  jsais: 'je sais',
  jsai: 'je sais',
  chais: 'je sais',
  jcomprends: 'je comprends',
  jcomprend: 'je comprends',
  comprend: 'comprends',
  jserai: 'je serai',
  jserais: 'je serai',
  serais: 'serai',
  serer: 'serai',
  jveux: 'je veux',
  veu: 'veux',
  jprefere: 'je prefere',
  sa: 'ca',
  pa: 'pas',
  po: 'pas',
  ya: 'y a',
  ke: 'que',
  kil: 'qu il',
  ki: 'qui',
  koi: 'quoi',
  kwa: 'quoi',
  kan: 'quand',
  kand: 'quand',
  qd: 'quand',
  qand: 'quand',
  pk: 'pourquoi',
  pq: 'pourquoi',
  pkoi: 'pourquoi',
  pourkoi: 'pourquoi',
  tjs: 'toujours',
  tjrs: 'toujours',
  tjr: 'toujours',
  tjour: 'toujours',
  toujour: 'toujours',
  mtn: 'maintenant',
  mnt: 'maintenant',
  tt: 'tout',
  tte: 'toute',
  ts: 'tous',
  bcp: 'beaucoup',
  dsl: 'desole',
  slt: 'salut',
  bjr: 'bonjour',
  bsr: 'bonsoir',
  mci: 'merci',
  mrc: 'merci',
  mrci: 'merci',
  merki: 'merci',
  dac: 'd accord',
  dacc: 'd accord',
  daccord: 'd accord',
  dakor: 'd accord',
  dacor: 'd accord',
  daccor: 'd accord',
  accor: 'accord',
  acord: 'accord',
  akord: 'accord',
  nn: 'non',
  wi: 'oui',
  wui: 'oui',
  ui: 'oui',
  uoi: 'oui',
  oiu: 'oui',
  vs: 'vous',
  ns: 'nous',
  tkt: 't inquiete',
  ds: 'dans',
  ms: 'mais',
  msg: 'message',
  sdb: 'salle de bain',
  rdv: 'rendez vous',
  rendezvous: 'rendez vous',
  nimporte: 'n importe',
  nimporteki: 'n importe qui',
  quelquun: 'quelqu un',
  qqun: 'quelqu un',
  qqn: 'quelqu un',
  kelkun: 'quelqu un',
  quelqun: 'quelqu un',
  aujourdhui: 'aujourd hui',
  ajd: 'aujourd hui',
  auj: 'aujourd hui',
  ojourdhui: 'aujourd hui',
  ojd: 'aujourd hui',
  u: 'you',
  r: 'are',
  ur: 'your',
  pls: 'please',
  plz: 'please',
  thx: 'thanks',
  tx: 'thanks',
  ty: 'thank you',
  n: '',
  ne: '',
};

/** Lower case, no accents or vowel signs, one kind of digit and apostrophe; punctuation and emoji stay. */
export function plain(text: string): string {
  return fold(clean(text)).replace(/\p{EMod}/gu, '');
}

/** A stretch of words between two marks. */
export interface Clause {
  words: readonly string[];
  /** It ends with a question mark. */
  asks: boolean;
}

const WORD = /[\p{L}\d]+|\p{Extended_Pictographic}|[★☆*]/gu;

/** The words of a text already plain, shorthand written out. */
export function spell(part: string): string[] {
  const joined = part
    .replace(/(\p{L}n)'t\b/gu, '$1t')
    .replace(/\b(i|you|we|they|he|she|it|that|there|what|who)'(m|s|re|ll|ve|d)\b/g, '$1$2');
  const words: string[] = [];
  const found = joined.match(WORD) ?? [];
  for (const [i, word] of found.entries()) {
    // "c'est" is whole already, "c bon" is not.
    if (word === 'c' && /^(?:est|etait|etais|etaient)$/.test(found[i + 1] ?? '')) {
      words.push(word);
      continue;
    }
    const long = Object.hasOwn(SHORTHAND, word) ? (SHORTHAND[word] as string) : word;
    for (const one of long.split(' ')) if (one !== '') words.push(one);
  }
  return words;
}

/** The clauses of an answer; none when it is empty, or too long to be an answer. */
export const readClauses = lastRead((text): readonly Clause[] => {
  if (text.length > LONGEST_ANSWER) return [];
  const clauses: Clause[] = [];
  for (const [, part = '', mark = ''] of plain(text).matchAll(/([^.,;:!?؟،؛\n\r()…]*)([.,;:!?؟،؛\n\r()…]*)/g)) {
    const words = spell(part);
    if (words.length > 0) clauses.push({ words, asks: /[?؟]/.test(mark) });
  }
  return clauses;
});

/** All words of an answer, in order. */
export function readWords(text: string): string[] {
  return readClauses(text).flatMap((clause) => clause.words);
}
