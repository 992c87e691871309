import { describe, expect, it } from 'vitest';
import { readRating } from '#triage/answers/rating.ts';
import { judge, type Voice, voices } from './voices.ts';

const score = (text: string) => {
  const answer = readRating(text);
  return answer.kind === 'value' ? answer.value.score : 'unsure';
};

describe('a satisfaction score', () => {
  it('is understood in at least 97 of 100 ways of giving it', () => {
    const rows = voices<Voice<number>>('rating');
    const { wrong, unsure, understood } = judge(rows, (row) => score(row.text));
    expect(rows.length).toBeGreaterThanOrEqual(250);
    expect([...wrong, ...unsure].length, [...wrong, ...unsure].join('\n')).toBeLessThanOrEqual(0.03 * rows.length);
    expect(understood).toBeGreaterThanOrEqual(0.97);
  });

  it('keeps what else was said, as it was written', () => {
    expect(readRating('4, un peu LONG à venir')).toEqual({
      kind: 'value',
      value: { score: 4, comment: '4, un peu LONG à venir' },
    });
    expect(readRating(' 4/5 ')).toEqual({ kind: 'value', value: { score: 4, comment: '' } });
    expect(readRating('⭐⭐⭐')).toEqual({ kind: 'value', value: { score: 3, comment: '' } });
  });

  it('takes the mean of several scores out of five', () => {
    expect(score('délai 2/5, qualité 5/5, amabilité 5/5')).toBe(4);
  });

  it.each([
    '5 jours d attente',
    'il est venu 2 fois',
    '1h de retard',
    '10',
    '3 ou 4',
    '4-5',
    '2026',
    'merci',
    'oui',
    '5 c est nul',
    'note: 10',
  ])('sees no score in %j', (text) => expect(score(text)).toBe('unsure'));
});
