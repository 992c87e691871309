import { describe, expect, it } from 'vitest';
import { type Correction, exampleFrom, lineOf } from '#triage/corrections/correction.ts';
import { withoutNames } from '#triage/corrections/without-names.ts';
import { EMPTY_CONTEXT, type Reading } from '#triage/reading.ts';

const read: Reading = {
  intent: 'report',
  problems: [{ category: 'damp', urgency: 'routine', confidence: 0.5 }],
  hazards: [],
  pastHazards: [],
  situation: 'can_leave',
  vulnerable: false,
  language: 'fr',
  by: 'offline',
  confidence: 0.5,
  unsure: false,
  because: [],
};
const correction: Correction = {
  id: 'c1',
  text: 'Plafond mouillé chez moi, appelez Josiane au 06 12 34 56 78',
  context: EMPTY_CONTEXT,
  reading: read,
  problem: 0,
  category: 'plumbing',
  urgency: 'urgent',
  names: ['Josiane Petit'],
};

describe('what tells who wrote', () => {
  it.each([
    ['Mme Durand-Petit, 12 bis rue des Lilas appt 34, plus de chauffage', ['Durand', 'Petit', 'Lilas', '34', '12']],
    ['mme dupont 84 ans appt 12 il pleut', ['dupont', '12']],
    ['my name is John Smith, +33612345678, john.s@mail.com no hot water', ['John', 'Smith', '33612345678', 'john.s']],
    ['السيدة فاطمة بنعلي شارع الحسن لا يوجد ماء ساخن', ['فاطمة', 'بنعلي', 'الحسن']],
    ['Sra. Gómez, Calle Mayor 5, 28013 Madrid, no hay luz', ['Gómez', 'Mayor', 'Madrid', '28013']],
    ['Le radiateur est froid.\nCordialement,\nPaul Mercier', ['Paul', 'Mercier']],
    ['IBAN FR76 3000 6000 0112 3456 7890 189 pour le loyer', ['FR76', '3000', '7890']],
  ])('is removed from "%s"', (text, gone) => {
    const kept = withoutNames(text);
    for (const word of gone) expect.soft(kept).not.toContain(word);
    expect(withoutNames(kept)).toBe(kept);
  });

  it.each([
    'merci beaucoup',
    'place de parking occupée',
    'madame bonjour, la chaudière est en panne depuis 3 jours',
    'rendez-vous mardi 14 janvier de 8h à 12h',
    'code erreur F28 sur la chaudière'.replace('code erreur', 'erreur'),
    'LE CHAUFFAGE EST EN PANNE MERCI',
  ])('is not in "%s", which stays', (text) => {
    expect(withoutNames(text)).toBe(text);
  });
});

describe('a correction', () => {
  it("becomes an example with the manager's word and without the tenant's name", () => {
    const example = exampleFrom(correction);
    expect(example.expect).toEqual({
      intent: 'report',
      problems: [{ category: 'plumbing', urgency: 'urgent' }],
      hazards: [],
      vulnerable: false,
    });
    expect(example.text).not.toMatch(/Josiane|06 12/);
    expect(JSON.parse(lineOf(example))).toEqual(example);
  });

  it('of a message taken for no report makes it one', () => {
    const example = exampleFrom({ ...correction, reading: { ...read, intent: 'thanks', problems: [] } });
    expect(example.expect).toMatchObject({ intent: 'report', problems: [{ category: 'plumbing', urgency: 'urgent' }] });
  });

  it('that calms an emergency takes its hazards away', () => {
    const alarmed: Reading = {
      ...read,
      problems: [{ category: 'gas', urgency: 'emergency', confidence: 1 }],
      hazards: ['gas'],
    };
    expect(exampleFrom({ ...correction, reading: alarmed }).expect.hazards).toEqual([]);
  });

  it('of the second problem leaves the first as it was read', () => {
    const two: Reading = {
      ...read,
      problems: [...read.problems, { category: 'lift', urgency: 'routine', confidence: 1 }],
    };
    expect(exampleFrom({ ...correction, reading: two, problem: 1 }).expect.problems).toEqual([
      { category: 'damp', urgency: 'routine' },
      { category: 'plumbing', urgency: 'urgent' },
    ]);
  });
});
