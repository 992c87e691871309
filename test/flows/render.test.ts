import { describe, expect, it } from 'vitest';
import { dayOf, momentOf, timeOf } from '#flows/texts/dates.ts';
import { forSms, segmentsOf } from '#flows/texts/gsm.ts';
import { asksForWords, render } from '#flows/texts/render.ts';
import { MissingWord } from '#flows/texts/words.ts';
import { AROUND, TUESDAY } from './support/settings.ts';

const paris = (language: 'fr' | 'en', now = 0) => ({ zone: 'Europe/Paris', language, now });
const around = { ...AROUND, references: { t1: 1042 } };

describe('days and hours', () => {
  it('are written in full', () => {
    expect(dayOf(TUESDAY, paris('fr'))).toBe('mardi 13 janvier');
    expect(dayOf(TUESDAY, paris('en'))).toBe('Tuesday 13 January');
    expect(timeOf(TUESDAY, paris('fr'))).toBe('10 h');
    expect(timeOf(TUESDAY + 30 * 60_000, paris('fr'))).toBe('10 h 30');
    expect(timeOf(TUESDAY + 3 * 3_600_000, paris('en'))).toBe('1 pm');
    expect(timeOf(Date.UTC(2026, 0, 12, 23, 5), paris('en'))).toBe('12.05 am');
    expect(momentOf(TUESDAY, paris('fr'))).toBe('mardi 13 janvier à 10 h');
  });
  it('say today where it is, at the residence', () => {
    expect(dayOf(TUESDAY + 3_600_000, paris('fr', TUESDAY))).toBe("aujourd'hui");
    // 23:30 in Paris is the next day in Réunion.
    const late = Date.UTC(2026, 0, 13, 22, 30);
    expect(dayOf(late, { zone: 'Indian/Reunion', language: 'fr', now: TUESDAY })).toBe('mercredi 14 janvier');
    expect(dayOf(late, paris('fr', TUESDAY))).toBe("aujourd'hui");
  });
  it('call the first of the month 1er', () => {
    expect(dayOf(Date.UTC(2026, 2, 1, 12), paris('fr'))).toBe('dimanche 1er mars');
    expect(dayOf(Date.UTC(2026, 2, 1, 12), paris('en'))).toBe('Sunday 1 March');
  });
  it('keep to the clock of summer and winter', () => {
    expect(timeOf(Date.UTC(2026, 6, 14, 12), paris('fr'))).toBe('14 h');
    expect(timeOf(Date.UTC(2026, 11, 14, 12), paris('fr'))).toBe('13 h');
  });
});

describe('letters of text messages', () => {
  it('are simplified one by one, and only where they must be', () => {
    expect(forSms('Ouvrez la fenêtre, août, reçu, cœur : « à é è ù ò » … — ’')).toBe(
      'Ouvrez la fenetre, aout, recu, coeur : " à é è ù ò " ... - \'',
    );
    expect(forSms('ça coûte 5 €')).toBe('ca coute 5 €');
    expect(forSms('Kapıyı kapatın, İstanbul')).toBe('Kapiyi kapatin, Istanbul');
    expect(forSms('اخرج 🔥')).toBe('اخرج 🔥');
  });
  it('are counted as the operators do', () => {
    expect(segmentsOf('a'.repeat(160))).toBe(1);
    expect(segmentsOf('a'.repeat(161))).toBe(2);
    expect(segmentsOf('€'.repeat(81))).toBe(2);
    expect(segmentsOf('ê'.repeat(70))).toBe(1);
    expect(segmentsOf('ê'.repeat(71))).toBe(2);
    expect(segmentsOf('a'.repeat(307))).toBe(3);
  });
});

describe('a rendered text', () => {
  it('throws where a word is missing, instead of saying "undefined"', () => {
    expect(() => render([{ text: 'receipt.private', params: {} }], 'fr', around)).toThrow(MissingWord);
    expect(() => render([{ text: 'receipt.private', params: { ticket: 'unknown' } }], 'fr', around)).toThrow(
      /reference of ticket/,
    );
    expect(() => render([{ text: 'manager.free', params: { note: 'gone' } }], 'fr', around)).toThrow(MissingWord);
    expect(() => render([{ text: 'staff.alarm', params: {} }], 'fr', around)).toThrow(MissingWord);
    expect(() => render([{ text: 'receipt.one', params: { ticket: 't1', category: 'magic' } }], 'fr', around)).toThrow(
      /magic/,
    );
  });

  it('leaves out advice before it grows too long, and never the question', () => {
    const lines = [
      { text: 'hello.assistant', params: {} },
      { text: 'receipt.one', params: { ticket: 't1', category: 'heating' } },
      { text: 'next.today', params: {} },
      { text: 'advice.heating', params: {} },
      { text: 'q.heating.missing', params: {} },
    ] as const;
    const short = render(lines.slice(1), 'fr', around);
    expect(short).toContain('Si vous avez froid');
    const long = render(lines, 'fr', { ...around, name: 'Mme de La Rochefoucauld-Montmorency' });
    expect(long).not.toContain('Si vous avez froid');
    expect(long).toContain("l'eau chaude, les deux ?");
    expect(segmentsOf(forSms(long))).toBe(2);
  });

  it('gives the on-call person the danger, the address, the number and how to answer', () => {
    const ticket = {
      hazards: ['gas'] as const,
      address: '12 rue des Lilas, 3e étage',
      reporterPhone: '06 12 34 56 78',
      words: 'ça sent le gaz\ndans la cuisine',
    };
    expect(render([{ text: 'staff.alarm', params: { ticket: 't1' } }], 'fr', { ...around, ticket })).toBe(
      'Agence des Lilas : URGENCE gaz. 12 rue des Lilas, 3e étage. Locataire : 06 12 34 56 78. "ça sent le gaz dans la cuisine" Répondez OK pour prendre en charge.',
    );
    const unknown = { hazards: [], address: '', reporterPhone: '', words: '' };
    expect(render([{ text: 'staff.alarm', params: { ticket: 't1' } }], 'fr', { ...around, ticket: unknown })).toBe(
      'Agence des Lilas : URGENCE à voir. Adresse inconnue. Répondez OK pour prendre en charge.',
    );
  });

  it('says where to answer whatever asks for words', () => {
    for (const text of ['Quel étage ?', 'Écrivez-le ici.', 'Répondez OK.', 'What floor?', 'Write to us.', 'اكتب اسمك'])
      expect(asksForWords(text)).toBe(true);
    for (const text of ["Merci, c'est noté.", 'Vous serez écrit.', 'Underwritten.'])
      expect(asksForWords(text)).toBe(false);
  });
});
