// How a message is cut into plain words and clauses, however it was typed.
import { describe, expect, it } from 'vitest';
import { clauses } from '#triage/text/clauses.ts';
import { clean } from '#triage/text/clean.ts';
import { fold } from '#triage/text/fold.ts';
import { lexiconOf } from '#triage/text/lexicon.ts';
import { normalise } from '#triage/text/normalise.ts';
import { soundOf } from '#triage/text/sound.ts';
import { tokens } from '#triage/text/tokens.ts';

describe('plain words', () => {
  it.each([
    ["Ya de l'EAU ki coule !!", 'y a de l eau qui coule'],
    ['leau du voisin', 'l eau du voisin'],
    ['g tjr rien ds lappart', 'j ai toujours rien dans l appartement'],
    ['C’est où ?', 'c est ou'],
    ["I can't get out", 'i cant get out'],
    ['gaaaaaz 🔥', 'gaz 🔥'],
    ['İstanbul’da kapı', 'istanbul da kapi'],
    ['رائحةُ غازٍ قويّة', 'رايحه غاز قويه'],
    ['il fait -2', 'il fait moins 2'],
  ])('%s', (typed, plain) => {
    expect(normalise(typed)).toBe(plain);
  });

  it('know where they stand in the text', () => {
    const [first, second] = tokens('Ça SENT');
    expect(first).toMatchObject({ word: 'ca', at: 0, end: 2 });
    expect(second).toMatchObject({ word: 'sent', at: 3, end: 7 });
  });

  it('lose invisible letters and half characters', () => {
    expect(clean('g\u200Baz\u0000 \uD83D')).toBe('gaz  ');
  });
});

describe('clauses', () => {
  const cut = (text: string) =>
    clauses(text).map(({ link, tokens }) => `${link}: ${tokens.map(({ word }) => word).join(' ')}`);

  it.each([
    ['Ça coule, mais pas fort.', ['sentence: ca coule', 'but: pas fort']],
    ['ça fume et ça sent', ['sentence: ca fume', 'and: ca sent']],
    ['Il y a une fuite. M. Petit est absent', ['sentence: il y a une fuite', 'sentence: m petit est absent']],
    ['il y a 3,5 cm', ['sentence: il y a 3 5 cm']],
    ['un\ndeux', ['sentence: un', 'sentence: deux']],
  ])('%s', (text, expected) => {
    expect(cut(text)).toEqual(expected);
  });
});

describe('words of a lexicon', () => {
  const lexicon = lexiconOf(
    { CEILING: { fr: 'plafond*' }, LIFT: { fr: 'ascenseur' }, WATER: { fr: 'eau' }, HEATER: { fr: 'chauffe_eau' } },
    (outer) => outer === 'HEATER',
  );
  const found = (text: string) =>
    lexicon
      .sensesIn(
        tokens(text).filter(({ kind }) => kind === 'word'),
        new Set(['fr']),
      )
      .map(({ meaning }) => meaning);

  it.each([
    ['plafonds', ['CEILING']],
    ['plafon', ['CEILING']],
    ['pladond', ['CEILING']],
    ['asanseur', ['LIFT']],
    ['ascenseru', ['LIFT']],
    ['de leau', ['WATER']],
    ['le chauffe-eau', ['HEATER']],
    ['platane', []],
  ])('%s', (typed, meanings) => {
    expect(found(typed)).toEqual(meanings);
  });

  it('count only where the text may be in their language', () => {
    expect(lexicon.sensesIn(tokens('plafond'), new Set(['tr']))).toEqual([]);
  });

  it('are found by their sound', () => {
    expect(soundOf('asanseur')).toBe(soundOf('ascenseur'));
    expect(fold('ÉTÉ')).toBe('ete');
  });
});
