import { describe, expect, it } from 'vitest';
import { readProposedSlots } from '#triage/answers/proposed-slots.ts';
import { judge, type Voice, voices } from './voices.ts';

const PARIS = 'Europe/Paris';
const MONDAY = new Date('2026-11-23T09:00:00+01:00');
const clock = (zone: string) => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return (at: Date) => format.format(at);
};
const read = (text: string, at = MONDAY, zone = PARIS) => {
  const answer = readProposedSlots(text, at, zone);
  if (answer.kind === 'unsure') return 'unsure';
  const show = clock(zone);
  return {
    slots: answer.value.slots.map(({ start, end }) => `${show(start)}-${show(end).slice(11)}`),
    refused: answer.value.refused.map(({ reason }) => reason),
  };
};

describe('slots proposed by a contractor', () => {
  it('are understood in at least 97 of 100 ways of writing them', () => {
    const rows = voices<Voice<object>>('proposed-slots');
    const { wrong, unsure, understood } = judge(rows, (row) => read(row.text));
    expect(rows.length).toBeGreaterThanOrEqual(280);
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(0.01 * rows.length);
    expect(understood, [...wrong, ...unsure].join('\n')).toBeGreaterThanOrEqual(0.97);
  });

  it('give the words that each was read from', () => {
    const answer = readProposedSlots('Jeudi MATIN ou ven. 14h', MONDAY, PARIS);
    expect(answer.kind === 'value' && answer.value.slots.map(({ words }) => words)).toEqual(['jeudi matin', 'ven 14h']);
  });

  it.each([
    ['le 31/02 à 9h', 'no_such_date'],
    ['le 29 février 2027 à 9h', 'no_such_date'],
    ['hier 14h', 'past'],
    ['aujourd hui 8h', 'past'],
    ['20/11 9h', 'past'],
    ['lundi 24 à 9h', 'weekday_mismatch'],
    ['demain 25 à 9h', 'weekday_mismatch'],
    ['28 mars 2027 02:30', 'skipped_hour'],
    ['28/03/2027 à 2h30', 'skipped_hour'],
    ['le 3 mars 2031 à 9h', 'too_far'],
  ])('refuse %j: %s', (text, reason) => expect(read(text)).toEqual({ slots: [], refused: [reason] }));

  it('keep what is possible beside what is not', () => {
    expect(read('le 31/02 ou le 3/12 à 9h')).toEqual({ slots: ['2026-12-03 09:00-11:00'], refused: ['no_such_date'] });
  });

  it('take the first of the two half past two when the clock goes back', () => {
    const answer = readProposedSlots('31 octobre 2027 02:30', MONDAY, PARIS);
    expect(answer.kind === 'value' && answer.value.slots[0]?.start.toISOString()).toBe('2027-10-31T00:30:00.000Z');
  });

  it('are on the clock of the residence', () => {
    const answer = readProposedSlots('jeudi 8h', MONDAY, 'Indian/Reunion');
    expect(answer.kind === 'value' && answer.value.slots[0]?.start.toISOString()).toBe('2026-11-26T04:00:00.000Z');
    const late = new Date('2026-11-23T22:30:00Z');
    expect(read('demain 9h', late, PARIS)).toEqual({ slots: ['2026-11-24 09:00-11:00'], refused: [] });
    expect(read('demain 9h', late, 'Indian/Reunion')).toEqual({ slots: ['2026-11-25 09:00-11:00'], refused: [] });
  });

  it('count "demain" from the local day at ten past midnight', () => {
    expect(read('demain 9h', new Date('2026-11-24T00:10:00+01:00'))).toEqual({
      slots: ['2026-11-25 09:00-11:00'],
      refused: [],
    });
  });

  it.each([
    'jeudi 25h',
    'jeudi am',
    '1h de travail, 350 euros',
    'pièce commandée, reçue le 3/12',
    'la semaine prochaine',
    'd ici vendredi',
    'jeudi sauf entre 12 et 14',
    '06 12 34 56 78',
    'dès que possible',
  ])('are not seen in %j', (text) => expect(read(text)).toBe('unsure'));
});
