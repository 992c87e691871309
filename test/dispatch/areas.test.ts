import { expect, test } from 'vitest';
import { areaKeys, areaOf, placeKeys } from '#dispatch/areas.ts';

const place = (changes: Partial<Parameters<typeof placeKeys>[0]> = {}) =>
  placeKeys({
    residence: 'Résidence Les Tilleuls',
    building: 'Bâtiment B',
    postcode: '75015',
    city: 'Paris',
    ...changes,
  });

test.each([
  '75015',
  '75015 Paris',
  'Paris 15e',
  'PARIS 15EME',
  'paris 15ème arrondissement',
  '15e',
  '15e arrondissement de Paris',
  'Paris 15',
  'Paris',
  'paris',
  '75',
  'Île-de-France',
  'Petite couronne',
  'Les Tilleuls',
  'residence les tilleuls',
  'LES TILLEULS',
  'Tilleuls',
  'Les Tilleuls bâtiment B',
  'les tilleuls bat B',
  'Les Tilleuls B',
])('%j is where a building of Paris 15e is', (area) => {
  expect(areaOf([area], place())).toBe(area);
});

test.each([
  '75014',
  'Paris 16e',
  'Paris 5e',
  'Lyon',
  '92',
  'Les Lilas',
  'Les Tilleuls bâtiment A',
  '',
  '???',
  '69015',
  'Paris 21e',
  '15',
])('%j is not', (area) => {
  expect(areaOf([area], place())).toBeUndefined();
});

test.each([
  ['Lyon 3e', { postcode: '69003', city: 'Lyon' }],
  ['Lyon', { postcode: '69003', city: 'LYON 03' }],
  ['Marseille 12ème', { postcode: '13012', city: 'Marseille' }],
  ['Paris 1er', { postcode: '75001', city: 'Paris 1er' }],
  ['Paris 16e', { postcode: '75116', city: 'Paris' }],
  ['75116', { postcode: '75016', city: 'Paris' }],
  ['Paris 19e', { postcode: '', city: 'Paris 19e' }],
  ['Seine-Saint-Denis', { postcode: '93100', city: 'Montreuil' }],
  ['Saint-Denis', { postcode: '93200', city: 'ST DENIS' }],
  ['St Maur des Fossés', { postcode: '94100', city: 'Saint-Maur-des-Fossés' }],
  ['Fontenay-sous-Bois (94)', { postcode: '94120', city: 'Fontenay sous Bois' }],
  ['Le Havre', { postcode: '76600', city: 'LE HAVRE CEDEX' }],
  ['2A', { postcode: '20000', city: 'Ajaccio' }],
  ['974', { postcode: '97400', city: 'Saint-Denis' }],
])('%j is %j', (area, where) => {
  expect(areaOf([area], place({ residence: 'R', building: '', ...where }))).toBe(area);
});

test('the closest of several areas is the one that is named', () => {
  expect(areaOf(['Île-de-France', 'Paris', 'Les Tilleuls', '75015'], place())).toBe('Les Tilleuls');
  expect(areaOf(['Île-de-France', 'Paris', '75015'], place())).toBe('75015');
});

test('a town named like a residence is told apart by neither: both are areas that people write', () => {
  expect(areaOf(['Les Lilas'], place({ residence: 'X', postcode: '93260', city: 'Les Lilas' }))).toBe('Les Lilas');
});

test('an area of nothing but signs is no area', () => {
  expect(areaKeys(' - ')).toEqual([]);
});
