import { describe, expect, it } from 'vitest';
import { looksLike } from '#triage/answers/likeness.ts';
import { readNameAddress } from '#triage/answers/name-address.ts';

const read = (text: string) => {
  const answer = readNameAddress(text);
  return answer.kind === 'value' ? answer.value : 'unsure';
};

describe('who somebody is and where they live', () => {
  it.each([
    [
      'je suis madame Lefebvre au 12 rue des lilas 3e etage',
      { name: 'Lefebvre', number: '12', street: 'rue des lilas', floor: 3 },
    ],
    ['Mme PETIT bat B appt 12', { name: 'PETIT', building: 'B', dwelling: '12' }],
    ["c'est Paul du 4eme", { name: 'Paul', floor: 4 }],
    ['12 rue des Lilas, 75015 Paris', { number: '12', street: 'rue des lilas', postcode: '75015', city: 'paris' }],
    ['Jeanne Dupont', { name: 'Jeanne Dupont' }],
    [
      'mr ben ali 3 avenue jean jaures appt 204',
      { name: 'ben ali', number: '3', street: 'avenue jean jaures', dwelling: '204' },
    ],
    [
      'Bonjour, je m’appelle Fatima El Amrani, bâtiment C, escalier 2, rez-de-chaussée',
      { name: 'Fatima El Amrani', building: 'C', entrance: '2', floor: 0 },
    ],
    ['DURAND bat A', { name: 'DURAND', building: 'A' }],
    [
      'M. de La Tour, 5 bis bd Voltaire 69003 Lyon',
      { name: 'de La Tour', number: '5 bis', street: 'bd voltaire', postcode: '69003', city: 'lyon' },
    ],
    ['mme le goff 8 impasse du moulin', { name: 'le goff', number: '8', street: 'impasse du moulin' }],
    ['mlle nguyen entrée C logement 31', { name: 'nguyen', entrance: 'C', dwelling: '31' }],
    ["moi c'est Mohamed au 2eme étage porte 6", { name: 'Mohamed', floor: 2, dwelling: '6' }],
    ['lefebvre du 3e', { name: 'lefebvre', floor: 3 }],
    ['rdc bat D', { floor: 0, building: 'D' }],
    [
      'Nom: Martin Lucie\nAdresse: 4 place de la République 13001 Marseille',
      { name: 'Martin Lucie', number: '4', street: 'place de la republique', postcode: '13001', city: 'marseille' },
    ],
    [
      'this is John Smith at 14 Baker Street flat 3',
      { name: 'John Smith', number: '14', street: 'baker street', dwelling: '3' },
    ],
    ['soy María García, calle Mayor 12', { name: 'María García', number: '12', street: 'calle mayor' }],
    [
      'sou o João Silva, rua das Flores 25, 2º andar',
      { name: 'João Silva', number: '25', street: 'rua das flores', floor: 2 },
    ],
    [
      'Ben Ayşe Yılmaz, Lale Sokak No 5 daire 8',
      { name: 'Ayşe Yılmaz', number: '5', street: 'lale sokak', dwelling: '8' },
    ],
    ['أنا فاطمة بنعلي الطابق الثالث شقة 12', { name: 'فاطمة بنعلي', floor: 3, dwelling: '12' }],
  ])('is found in %j', (text, found) => expect(read(text)).toEqual(found));

  it.each([
    'oui',
    '12',
    'je suis tombée dans les escaliers',
    'je suis bloquée',
    'c est urgent',
    'ça fuit',
    '',
    'merci beaucoup',
  ])('is not made up from %j', (text) => expect(read(text)).toBe('unsure'));
});

describe('likeness', () => {
  it.each([
    ['Mme LEFEVRE', 'Lefebvre'],
    ['Jean Dupont', 'DUPONT Jean'],
    ['M. Dupond', 'Dupont'],
    ['Ben Ali', 'Benali'],
    ['El Amrani Fatima', 'fatima elamrani'],
    ['Lefebvre', 'Jeanne Lefebvre'],
    ['rue des lilas', 'r. des Lilas'],
    ['avenue jean jores', 'Av. Jean Jaurès'],
    ['bd voltaire', 'Boulevard Voltaire'],
    ['Yilmaz', 'YILMAZ Ayşe'],
  ])('%j is %j', (a, b) => {
    expect(looksLike(a, b)).toBeGreaterThanOrEqual(0.8);
    expect(looksLike(b, a)).toBeCloseTo(looksLike(a, b));
  });

  it.each([
    ['Martin', 'Durand'],
    ['Petit', 'Petitjean'],
    ['Dubois', 'Dupont'],
    ['rue des lilas', 'rue des roses'],
    ['12 rue des lilas', '14 rue des lilas'],
    ['', 'Martin'],
    ['Marie Martin', 'Jeanne Martin'],
  ])('%j is not %j', (a, b) => expect(looksLike(a, b)).toBeLessThan(0.8));
});
