import { expect, test } from 'vitest';
import { readDay, readEmails, readLanguage, readNeeds, readPrefers, readRole } from '#people/import/read-cells.ts';
import { readPhones } from '#people/import/read-phones.ts';
import { nameKey, sameName } from '#people/names.ts';

const numbers = (cell: string) => readPhones(cell).contacts.map(({ value }) => value);

test.each([
  ['06 12 34 56 78', ['+33612345678']],
  ['06.12.34.56.78', ['+33612345678']],
  ['06,12,34,56,78', ['+33612345678']],
  ['612345678', ['+33612345678']],
  ['33612345678', ['+33612345678']],
  ['0033 6 12 34 56 78', ['+33612345678']],
  ['+33 (0)6 12 34 56 78', ['+33612345678']],
  ['6,12345678E+08', ['+33612345678']],
  ['6.12345678E+8', ['+33612345678']],
  ['3,3612345678E+10', ['+33612345678']],
  ['612345678.0', ['+33612345678']],
  ['="0612345678"', ['+33612345678']],
  ["'0612345678", ['+33612345678']],
  ['06 12 34 56 78 / 01 45 67 89 01', ['+33612345678', '+33145678901']],
  ['0612345678;0145678901', ['+33612345678', '+33145678901']],
  ['06 12 34 56 78, 01 45 67 89 01', ['+33612345678', '+33145678901']],
  ['06 12 34 56 78 01 45 67 89 01', ['+33612345678', '+33145678901']],
  ['06 12 34 56 78 ou 06 12 34 56 78', ['+33612345678']],
  ['Port. : 06 12 34 56 78\nFixe : 01 45 67 89 01', ['+33612345678', '+33145678901']],
  ['06 12 34 56 78 (sa fille)', ['+33612345678']],
  ['+44 20 7946 0958', ['+442079460958']],
  ['0692 12 34 56', ['+262692123456']],
  ['', []],
  ['-', []],
])('the phones in %j are read', (cell, expected) => {
  expect(numbers(cell)).toEqual(expected);
  expect(readPhones(cell).reasons).toEqual([]);
});

test.each([
  ['6,12E+08', 'format the column as text'],
  ['06 12 34', 'is no telephone number'],
  ['voir gardien', 'is no telephone number'],
  ['06 12 34 56 78 / 06 12', '"06 12" is no telephone number'],
])('%j is refused with its reason', (cell, reason) => {
  expect(readPhones(cell).reasons.join()).toContain(reason);
});

test.each([
  ['31/12/2026', '2026-12-31'],
  ['2026-12-31', '2026-12-31'],
  ['31-12-2026', '2026-12-31'],
  ['1.2.26', '2026-02-01'],
  ['31/12/2026 00:00:00', '2026-12-31'],
  ['2026-12-31T00:00:00Z', '2026-12-31'],
  ['1er janvier 2027', '2027-01-01'],
  ['mardi 2 févr. 2027', '2027-02-02'],
  ['46387', '2026-12-31'],
  ['', ''],
])('the day %j is %j', (text, day) => {
  expect(readDay(text)).toEqual({ value: day });
});

test.each(['31/02/2026', '12/31/2026', 'bientôt', '2026'])('%j is no day', (text) => {
  expect(readDay(text)).toHaveProperty('reason');
});

test.each([
  ['Locataire', 'tenant'],
  ['Locataires', 'tenant'],
  ['', 'tenant'],
  ['Propriétaire', 'landlord'],
  ['Propriétaire occupant', 'tenant'],
  ['Personne de confiance', 'trusted'],
  ['fille', 'trusted'],
  ['GARDIENNE', 'caretaker'],
  ['Agent de proximité', 'caretaker'],
])('the role %j is %s', (text, role) => {
  expect(readRole(text)).toEqual({ value: role });
});

test('languages, emails and needs', () => {
  expect(readLanguage('Français')).toEqual({ value: 'fr' });
  expect(readLanguage('anglais / English')).toEqual({ value: 'en' });
  expect(readLanguage('chinois')).toHaveProperty('reason');
  expect(readEmails('Jeanne.P@Exemple.fr ; mailto:p@exemple.fr').contacts.map(({ value }) => value)).toEqual([
    'jeanne.p@exemple.fr',
    'p@exemple.fr',
  ]);
  expect(readEmails('jeanne@').reasons).toEqual(['"jeanne@" is no email address']);
  expect(readNeeds("ne peut pas prendre l'escalier; parler lentement")).toEqual({
    value: ["ne peut pas prendre l'escalier", 'parler lentement'],
  });
  expect(readNeeds('Alzheimer débutant')).toHaveProperty('reason');
});

test('one name in two spellings is one person, and a man and a woman of one name are two', () => {
  expect(sameName('Mme LEFÈVRE Jeanne', 'jeanne lefevre')).toBe(true);
  expect(sameName('M. Petit', 'Mme Petit')).toBe(false);
  expect(sameName('M. et Mme Petit', 'Mme Petit')).toBe(true);
  expect(nameKey('Jean-Pierre Roux')).toBe(nameKey('ROUX Jean Pierre'));
});

test.each([
  ['', ''],
  ['SMS', 'sms'],
  ['téléphone', 'sms'],
  ['WhatsApp', 'whatsapp'],
  ['e-mail', 'email'],
  ['Courriel', 'email'],
  ['les deux', 'both'],
  ['SMS et e-mail', 'both'],
  ['mail + sms', 'both'],
  ['sms/courriel', 'both'],
  ['both', 'both'],
])('the wish %j is read as %j', (cell, expected) => {
  expect(readPrefers(cell)).toEqual({ value: expected });
});

test('a wish that we cannot follow is said, not guessed', () => {
  for (const cell of ['pigeon', 'fax', 'courrier'])
    expect(readPrefers(cell)).toEqual({ reason: expect.stringContaining(cell) });
});
