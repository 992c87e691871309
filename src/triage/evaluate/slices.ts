// Parts of an evaluation set in which a weakness would hide in the mean: a language, a channel, a trade, a way of spelling.
import { CATEGORIES, CHANNELS } from '#flows/codes.ts';
import { clean } from '../text/clean.ts';
import { type Figures, figuresOf } from './figures.ts';
import type { Verdict } from './judge.ts';

export interface Slice {
  dimension: 'language' | 'channel' | 'category' | 'spelling';
  name: string;
  figures: Figures;
}

/** Misspelt in ways that texts are: phonetic words, missing apostrophes, abbreviations. */
const TEXTING =
  /(?:^|[\s'])(?:c|g|ya|ki|ke|koi|kan|sa|pa|ds|pk|tjrs?|mtn|svp|bjr|slt|dsl|jai|jsuis|leau|cest|kil|otr|qd|tt|bcp|pls|plz|im|dont|cant|wont|ur|xq|tb|vc|pq|slm|mrb)(?=[\s'!?.,]|$)/i;
const ACCENTED = /[àâäéèêëîïôöùûüçáíóúñãõğışÀÂÉÈÊËÎÏÔÙÛÇÁÍÓÚÑÃÕĞİŞ]/;

export function spellingOf(text: string): 'arabic script' | 'capitals' | 'texting' | 'accents' | 'no accents' {
  const cleaned = clean(text);
  const letters = cleaned.match(/\p{L}/gu) ?? [];
  if (letters.filter((letter) => letter >= '\u0600' && letter <= '\u06FF').length > letters.length / 2)
    return 'arabic script';
  if (letters.length > 8 && letters.filter((letter) => letter !== letter.toLowerCase()).length > letters.length * 0.7)
    return 'capitals';
  if (TEXTING.test(cleaned)) return 'texting';
  return ACCENTED.test(cleaned) ? 'accents' : 'no accents';
}

export function slicesOf(verdicts: readonly Verdict[]): Slice[] {
  const slice = (dimension: Slice['dimension'], name: string, part: readonly Verdict[]): Slice[] =>
    part.length === 0 ? [] : [{ dimension, name, figures: figuresOf(part) }];
  const languages = [...new Set(verdicts.map(({ example }) => example.lang))].sort();
  const spellings = ['accents', 'no accents', 'texting', 'capitals', 'arabic script'] as const;
  return [
    ...languages.flatMap((lang) =>
      slice(
        'language',
        lang,
        verdicts.filter(({ example }) => example.lang === lang),
      ),
    ),
    ...CHANNELS.flatMap((channel) =>
      slice(
        'channel',
        channel,
        verdicts.filter(({ example }) => example.channel === channel),
      ),
    ),
    ...CATEGORIES.flatMap((category) =>
      slice(
        'category',
        category,
        verdicts.filter(({ example }) => example.expect.problems.some((problem) => problem.category === category)),
      ),
    ),
    ...spellings.flatMap((spelling) =>
      slice(
        'spelling',
        spelling,
        verdicts.filter(({ example }) => spellingOf(example.text) === spelling),
      ),
    ),
  ];
}
