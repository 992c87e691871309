import { describe, expect, it } from 'vitest';
import { type OfferedSlot, readChosenSlot, type SlotChoice } from '#triage/answers/chosen-slot.ts';
import { judge, type Voice, voices } from './voices.ts';

const PARIS = 'Europe/Paris';
const at = (day: string, hour: string, offset = '+01:00') => new Date(`${day}T${hour}:00${offset}`);
const slot = (day: string, from: string, to: string): OfferedSlot => ({ start: at(day, from), end: at(day, to) });
const MONDAY = at('2026-11-23', '09:00');
const OFFERED: Record<string, OfferedSlot[]> = {
  A: [slot('2026-11-25', '08:00', '10:00'), slot('2026-11-25', '14:00', '16:00'), slot('2026-11-27', '09:00', '11:00')],
  B: [slot('2026-11-24', '14:00', '16:00'), slot('2026-11-26', '10:00', '12:00')],
  C: [slot('2026-11-26', '14:00', '16:00')],
  D: [slot('2026-12-02', '08:00', '10:00'), slot('2026-12-03', '13:30', '15:30'), slot('2026-12-07', '17:00', '19:00')],
};
const read = (text: string, slots: readonly OfferedSlot[] = OFFERED.A!) => {
  const answer = readChosenSlot(text, { slots }, MONDAY, PARIS);
  return answer.kind === 'value' ? answer.value : 'unsure';
};
const brief = (choice: SlotChoice | 'unsure') =>
  choice !== 'unsure' && choice.choice === 'wishes' ? { choice: 'wishes', fits: choice.fits } : choice;

describe('an answer to offered slots', () => {
  it('is understood in at least 97 of 100 ways of giving it', () => {
    const rows = voices<Voice<object, { offered: string }>>('chosen-slot');
    const { wrong, unsure, understood } = judge(rows, (row) => brief(read(row.text, OFFERED[row.offered])));
    expect(rows.length).toBeGreaterThanOrEqual(400);
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(0.01 * rows.length);
    expect(understood, [...wrong, ...unsure].join('\n')).toBeGreaterThanOrEqual(0.97);
  });

  it('keeps a wish that no slot meets, so that the contractor can be asked', () => {
    expect(read('plutôt jeudi après 17h')).toEqual({
      choice: 'wishes',
      wishes: [{ avoid: false, kind: 'after', from: 1020, to: 1440, weekday: 4 }],
      fits: [],
    });
    expect(read('demain matin')).toMatchObject({
      wishes: [{ fromDay: '2026-11-24', toDay: '2026-11-24', from: 0, to: 720 }],
    });
  });

  it('takes the number of a menu only where the menu has it', () => {
    expect(read('3')).toEqual({ choice: 'slot', index: 2 });
    expect(read('3', OFFERED.B!)).toBe('unsure');
  });

  it('asks again where a number is a place and a date', () => {
    expect(read('le 3', OFFERED.D!)).toBe('unsure');
    expect(read('numéro 3', OFFERED.D!)).toEqual({ choice: 'slot', index: 2 });
  });

  it('refuses the slot that is refused', () => {
    expect(brief(read('le 1 est trop tôt'))).toEqual({ choice: 'wishes', fits: [1, 2] });
    expect(brief(read('je peux pas le 2'))).toEqual({ choice: 'wishes', fits: [0, 2] });
    expect(brief(read('vendredi je peux pas, mercredi oui'))).toEqual({ choice: 'wishes', fits: [0, 1] });
  });

  it.each([
    'le plombier est passé 2 fois',
    'fuite au 2eme étage',
    'j habite au 3',
    'on annule, je déménage la semaine prochaine',
    'vous deviez me donner une date avant vendredi pour les cafards de la cuisine et je vois rien venir',
    'dans la cuisine dont je vous ai parlé ce matin, ça sent maintenant très fort le gaz partout',
    'c est mercredi ou jeudi ?',
    'oui',
  ])('chooses nothing on %j', (text) => expect(read(text)).toBe('unsure'));

  it('reads the clock of the residence', () => {
    const slots = [
      { start: at('2026-11-25', '08:00', '+04:00'), end: at('2026-11-25', '10:00', '+04:00') },
      { start: at('2026-11-25', '14:00', '+04:00'), end: at('2026-11-25', '16:00', '+04:00') },
    ];
    const answer = readChosenSlot('8h', { slots }, MONDAY, 'Indian/Reunion');
    expect(answer).toEqual({ kind: 'value', value: { choice: 'slot', index: 0 } });
  });

  it('counts "demain" from the local day at ten past midnight', () => {
    const slots = [slot('2026-11-24', '14:00', '16:00'), slot('2026-11-25', '14:00', '16:00')];
    const answer = readChosenSlot('demain', { slots }, at('2026-11-24', '00:10'), PARIS);
    expect(answer).toEqual({ kind: 'value', value: { choice: 'slot', index: 1 } });
  });
});
