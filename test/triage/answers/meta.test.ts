import { describe, expect, it } from 'vitest';
import { type Meta, readMeta } from '#triage/answers/meta.ts';
import { judge, type Voice, voices } from './voices.ts';

const read = (text: string) => {
  const answer = readMeta(text);
  return answer.kind === 'value' ? answer.value : 'unsure';
};

describe('an answer about the talk itself', () => {
  it('is recognised in at least 97 of 100 ways of writing it', () => {
    const rows = voices<Voice<Meta>>('meta');
    const { wrong, unsure, understood } = judge(rows, (row) => read(row.text));
    expect(rows.length).toBeGreaterThanOrEqual(110);
    expect(understood, [...wrong, ...unsure].join('\n')).toBeGreaterThanOrEqual(0.97);
  });

  it('prefers the person to the question', () => {
    expect(read('je comprends pas, je veux parler à quelqu un')).toBe('human');
  });

  it.each([
    'pourquoi personne ne vient',
    'quand je rentre ça sent le gaz',
    'il y a quelqu un bloqué dans l ascenseur',
    'appelez les pompiers',
    'au 3e étage à gauche',
  ])('sees nothing of the kind in %j', (text) => expect(read(text)).toBe('unsure'));
});
