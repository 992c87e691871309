import { describe, expect, it } from 'vitest';
import { readOptOut } from '#triage/answers/opt-out.ts';

const read = (text: string) => {
  const answer = readOptOut(text);
  return answer.kind === 'value' ? answer.value : 'no';
};

describe('stopping and returning', () => {
  it.each([
    'STOP',
    'stop.',
    'Stop !!!',
    'ARRET',
    'ARRÊT',
    'arrêt svp',
    'STOP SMS',
    'STOP SMS 38123',
    'stop au 36111',
    'Stop merci',
    ' « STOP » ',
    'توقف',
  ])('%j stops', (text) => expect(read(text)).toBe('stop'));

  it.each([
    'stop la fuite',
    'arrêt de la chaudière',
    'arret chaudiere',
    'non stop',
    'ça fuit non-stop',
    'stop ça coule partout',
    'END',
    'QUIT',
    'cancel',
    'annulez',
    'arrêtez l eau',
    'ascenseur à l arrêt',
    'stop\nmon radiateur fuit',
    '',
  ])('%j does not', (text) => expect(read(text)).toBe('no'));

  it('reads the way back and who we are', () => {
    for (const text of ['START', 'reprise', 'Reprise svp', 'oui start', 'UNSTOP']) expect(read(text)).toBe('start');
    for (const text of ['CONTACT', 'contact.']) expect(read(text)).toBe('contact');
    for (const text of ['contact avec le plombier', 'start the boiler']) expect(read(text)).toBe('no');
  });
});
