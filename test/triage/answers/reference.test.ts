import { describe, expect, it } from 'vitest';
import { findReference } from '#triage/answers/reference.ts';

describe('ticket references', () => {
  it.each([
    ['1234', ['1234']],
    ['20417 toujours pas', ['20417']],
    ['ticket 12345', ['12345']],
    ['n°4821', ['4821']],
    ['mon dossier 48213 svp', ['48213']],
    ['#1042', ['1042']],
    ['Re: [#20417] votre ticket', ['20417']],
    ['ticket n° 20417.', ['20417']],
    ['ref 1042 et 1043', ['1042', '1043']],
    ['1042, 1043', ['1042', '1043']],
    ['1042 puis encore 1042', ['1042']],
    ['signalement 2019', ['2019']],
    ['رقم ١٢٣٤٥', ['12345']],
    ['ticket 20417 appelez moi au 06 12 34 56 78', ['20417']],
  ])('finds them in %j', (text, found) => expect(findReference(text)).toEqual(found));

  it.each([
    '06 12 34 56 78',
    '0612345678',
    '06.12.34.56.78',
    '+33612345678',
    '350 €',
    '1200 euros',
    '1200,50',
    'le 12/11/2026',
    '12112026',
    'appt 2041',
    'appartement n 2041',
    'porte 1204',
    '75015 Paris',
    '12 rue des Lilas 75011',
    'en 2019',
    'depuis 2019',
    'digicode 4512',
    'code 1234A',
    'mot de passage 4821',
    'tél 01 23 45 67 89',
    'facture 123456',
    '12',
    '123456789',
    'à 14h30',
  ])('finds none in %j', (text) => expect(findReference(text)).toEqual([]));
});
