import { describe, expect, it } from 'vitest';
import { type OpenTicket, readWhichTicket } from '#triage/answers/which-ticket.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
const ticket = (ref: string, category: OpenTicket['category'], told: number, words?: string): OpenTicket => ({
  ref,
  category,
  status: 'accepted',
  lastToldAt: hoursAgo(told),
  ...(words === undefined ? {} : { words }),
});
const LEAK = ticket('1041', 'plumbing', 30, 'fuite sous l evier de la cuisine');
const HEATING = ticket('1042', 'heating', 30, 'radiateur froid dans la chambre');
const DOOR = ticket('1043', 'locks', 30, 'porte du balcon bloquée');
const read = (text: string, open: OpenTicket[] = [LEAK, HEATING, DOOR], listed = false) => {
  const answer = readWhichTicket(text, open, NOW, listed);
  return answer.kind === 'value' ? answer.value : 'unsure';
};

describe('which ticket a reply is about', () => {
  it.each([
    ['pour la fuite', '1041'],
    ['la fuite toujours pas', '1041'],
    ['le plombier est pas venu', '1041'],
    ['le chauffage', '1042'],
    ['chauffaje toujours froid', '1042'],
    ['celui de la porte', '1043'],
    ['la serrure', '1043'],
    ['1042 toujours rien', '1042'],
    ['ref 1043', '1043'],
    ['dans la cuisine', '1041'],
    ['the heating', '1042'],
    ['la calefaccion', '1042'],
    ['التدفئة', '1042'],
    ['musluk', '1041'],
  ])('%j is %s', (text, ref) => expect(read(text)).toBe(ref));

  it('takes a place only where the tickets were listed', () => {
    expect(read('la premiere', undefined, true)).toBe('1041');
    expect(read('2', undefined, true)).toBe('1042');
    expect(read('2')).toBe('unsure');
  });

  it('asks where two could be meant, or none', () => {
    expect(read('toujours pas')).toBe('unsure');
    expect(read('le chauffage et la fuite')).toBe('unsure');
    expect(read('1041 et 1042')).toBe('unsure');
    expect(read('l ascenseur')).toBe('unsure');
    expect(read('la fuite', [LEAK, { ...LEAK, ref: '1050' }])).toBe('unsure');
    expect(read('ok', [])).toBe('unsure');
  });

  it('is the only open one, unless another thing is named', () => {
    expect(read('toujours pas', [LEAK])).toBe('1041');
    expect(read('l ascenseur est en panne', [LEAK])).toBe('unsure');
  });

  it('is the one that we have just spoken of', () => {
    expect(read('il est pas venu', [ticket('1', 'plumbing', 1), ticket('2', 'heating', 50)])).toBe('1');
    expect(read('il est pas venu', [ticket('1', 'plumbing', 1), ticket('2', 'heating', 2)])).toBe('unsure');
    expect(read('il est pas venu', [ticket('1', 'plumbing', 100), ticket('2', 'heating', 200)])).toBe('unsure');
  });
});
