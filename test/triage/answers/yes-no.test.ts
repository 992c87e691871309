import { describe, expect, it } from 'vitest';
import { readYesNo, type YesNoQuestion } from '#triage/answers/yes-no.ts';
import { judge, type Voice, voices } from './voices.ts';

const FIXED: YesNoQuestion = { about: 'fixed', numbered: true, emoji: true };
const read = (text: string, question: Partial<YesNoQuestion> = {}) => {
  const answer = readYesNo(text, { ...FIXED, ...question });
  return answer.kind === 'value' ? answer.value : 'unsure';
};

describe('yes or no', () => {
  it('is understood in at least 97 of 100 ways of saying it, and never turned round', () => {
    const rows = voices<Voice<'yes' | 'no', YesNoQuestion>>('yes-no');
    const { wrong, unsure, understood } = judge(rows, (row) => read(row.text, row));
    expect(rows.length).toBeGreaterThanOrEqual(400);
    expect(wrong).toEqual([]);
    expect(understood, unsure.join('\n')).toBeGreaterThanOrEqual(0.97);
  });

  it.each([
    'oui mais ca recommence',
    'oui la fuite a repris',
    'oui et ca sent le gaz maintenant',
    'oui mais non',
    'non c est bon',
    'ça marche une fois sur deux',
    'ça a marché une heure',
  ])('does not close a ticket on %j', (text) => expect(read(text)).toBe('unsure'));

  it('takes a digit only where the question offered digits', () => {
    expect(read('2')).toBe('no');
    expect(read('1', { numbered: false })).toBe('unsure');
    expect(read('1 ou 2')).toBe('unsure');
    expect(read('12')).toBe('unsure');
  });

  it('takes a thumb only where it may count', () => {
    expect(read('👍')).toBe('yes');
    expect(read('👎')).toBe('no');
    expect(read('👍', { emoji: false })).toBe('unsure');
  });

  it('hears the same words differently for different questions', () => {
    expect(read('ça marche', { about: 'fixed' })).toBe('yes');
    expect(read('je serai pas là', { about: 'agreement' })).toBe('no');
    expect(read('je suis dehors', { about: 'safe' })).toBe('yes');
    expect(read('je suis coincée', { about: 'safe' })).toBe('no');
  });

  it('leaves a question unanswered', () => {
    expect(read('c est réparé ?')).toBe('unsure');
    expect(read('ok ?')).toBe('unsure');
  });
});
