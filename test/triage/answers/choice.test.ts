import { describe, expect, it } from 'vitest';
import { readChoice } from '#triage/answers/choice.ts';

const ROOMS = {
  options: [
    { labels: ['cuisine', 'kitchen'] },
    { labels: ['salle de bain', 'bathroom'] },
    { labels: ['toilettes', 'wc'] },
  ],
};
const read = (text: string, question: Parameters<typeof readChoice>[1] = ROOMS) => {
  const answer = readChoice(text, question);
  return answer.kind === 'value' ? answer.value : 'unsure';
};

describe('a numbered choice', () => {
  it.each([
    ['2', 1],
    ['2.', 1],
    ['2️⃣', 1],
    ['٢', 1],
    ['le 2', 1],
    ['le 2 svp', 1],
    ['la deuxieme', 1],
    ['numero deux', 1],
    ['n°2', 1],
    ['the second one', 1],
    ['la segunda', 1],
    ['ikinci', 1],
    ['الثاني', 1],
    ['un', 0],
    ['1er', 0],
    ['la dernière', 2],
    ['salle de bain', 1],
    ['sdb', 1],
    ['c est dans la salle de bains', 1],
    ['dans la cuisine', 0],
    ['cusine', 0],
    ['les toilettes du fond', 2],
    ['toilete', 2],
    ['in the kitchen', 0],
    ['2 salle de bain', 1],
  ])('%j is understood', (text, index) => expect(read(text)).toBe(index));

  it.each([
    '4',
    '0',
    '12',
    '',
    'aucun',
    'pas la cuisine',
    'la cuisine et la salle de bain',
    '1 ou 2',
    '2 cuisine',
    '2 fois par jour',
    'le chat',
  ])('%j is not guessed', (text) => expect(read(text)).toBe('unsure'));

  it('counts a digit only where the menu has it', () => {
    expect(read('3')).toBe(2);
    expect(read('3', { options: ROOMS.options.slice(0, 2) })).toBe('unsure');
    expect(read('2', { options: [] })).toBe('unsure');
  });
});
