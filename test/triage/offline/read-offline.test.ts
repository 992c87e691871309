import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATEGORIES, HAZARDS, INTENTS, URGENCIES } from '#flows/codes.ts';
import { readOffline } from '#triage/read-offline.ts';
import { EMPTY_CONTEXT, type ReadingContext } from '#triage/reading.ts';

const read = (text: string, context: Partial<ReadingContext> = {}) =>
  readOffline(text, { ...EMPTY_CONTEXT, ...context });

describe('an offline reading', () => {
  it('gives a trade and an urgency to a report in each language', () => {
    const told: [string, string, string][] = [
      ['le robinet de la cuisine goutte toute la nuit', 'plumbing', 'routine'],
      ['no heating since yesterday and it is freezing', 'heating', 'urgent'],
      ['el ascensor no funciona desde ayer', 'lift', 'urgent'],
      ['há bolor na parede do quarto', 'damp', 'routine'],
      ['mutfakta hamam böcekleri var', 'pests', 'routine'],
      ['لا يوجد ماء ساخن منذ أمس', 'heating', 'urgent'],
    ];
    for (const [text, category, urgency] of told)
      expect.soft(read(text), text).toMatchObject({ intent: 'report', problems: [{ category, urgency }], hazards: [] });
  });

  it('hears two problems in one message', () => {
    const { problems } = read("plus d'eau chaude depuis hier, et aussi l'ascenseur est en panne");
    expect(new Set(problems.map((problem) => problem.category))).toEqual(new Set(['heating', 'lift']));
  });

  it('makes the endangered problem an emergency, and only that one', () => {
    const { problems, hazards } = read(
      "ça sent le gaz dans la cuisine. Sinon l'ampoule du couloir de l'immeuble est grillée",
    );
    expect(hazards).toEqual(['gas']);
    expect(problems.find((problem) => problem.category === 'gas')?.urgency).toBe('emergency');
    expect(problems.filter((problem) => problem.urgency === 'emergency')).toHaveLength(1);
  });

  it('keeps the intent of a message that asks something else, and hears its danger', () => {
    const reading = read('où est mon plombier ? et maintenant ça sent le gaz');
    expect(reading.hazards).toEqual(['gas']);
  });

  it('takes STOP for itself only when it stands alone', () => {
    for (const word of ['STOP', 'Stop.', ' ARRET ', 'arrêt', 'STOP SMS'])
      expect.soft(read(word).intent, word).toBe('opt_out');
    for (const text of ['stop la fuite', 'arrêt de la chaudière depuis hier', 'stop au bruit des voisins'])
      expect.soft(read(text).intent, text).toBe('report');
  });

  it('understands the same "oui" by what was asked', () => {
    expect(read('oui', { awaited: 'slot' }).intent).toBe('schedule');
    expect(read('oui', { awaited: 'resolution' }).intent).toBe('resolved');
    expect(read('oui', { awaited: 'answer' }).intent).toBe('add_info');
    expect(read('5', { awaited: 'rating' }).intent).toBe('rating');
  });

  it('takes a lone question mark for a question about where things stand', () => {
    expect(read('??')).toMatchObject({ intent: 'status', unsure: false });
  });

  it('counts ages and small children, not "my mother" or a duration', () => {
    for (const text of [
      "plus de chauffage et j'ai 86 ans",
      'no heating and we have a newborn',
      'ascenseur en panne, je suis en fauteuil roulant',
      'plus de chauffage, mon fils a 4 ans',
    ])
      expect.soft(read(text).vulnerable, text).toBe(true);
    for (const text of [
      'plus de chauffage, ma mère dort ici',
      'le robinet goutte depuis 2 ans',
      'mes enfants de 12 et 15 ans font leurs devoirs sans lumière, une prise est morte',
      "j'habite ici depuis 75 ans que la maison existe, l'interphone est muet",
    ])
      expect.soft(read(text).vulnerable, text).toBe(false);
  });

  it('says that it is unsure of what nobody could read', () => {
    for (const text of [
      '',
      '   \n\t ',
      '....',
      '\u0000\u0001\u0002\ufffd\ufffd',
      'Die Heizung ist seit gestern kaputt und es ist sehr kalt in der Wohnung',
      'водопроводный кран на кухне сломан уже два дня',
      '暖气坏了两天了房间里很冷',
      'qsdf jklm wxcv zzz',
    ])
      expect.soft(read(text).unsure, JSON.stringify(text)).toBe(true);
  });

  it('tells the language, and that of nothing is unknown', () => {
    expect(read('bonjour, la serrure est cassée').language).toBe('fr');
    expect(read('the boiler makes a strange noise').language).toBe('en');
    expect(read('la cerradura está rota').language).toBe('es');
    expect(read('a fechadura está partida').language).toBe('pt');
    expect(read('kapının kilidi bozuldu').language).toBe('tr');
    expect(read('القفل مكسور').language).toBe('ar');
    expect(read('12').language).toBe('unknown');
  });

  it('reads a hundred thousand characters in bounded time, and still hears the danger at their end', () => {
    const text = `${'le robinet goutte un peu mais ce n est rien de grave. '.repeat(1850)} au secours ça sent le gaz`;
    const started = performance.now();
    const reading = read(text);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(reading.hazards).toContain('gas');
  });

  it('gives a well-formed reading to any text at all', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc
        .array(fc.constantFrom('gaz', 'fuite', 'ne', 'plus', 'oui', '\u202e', '🔥', '\ud83d', '\n', '.', 'مصعد'), {
          maxLength: 60,
        })
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const reading = read(text);
        expect(INTENTS).toContain(reading.intent);
        expect(reading.confidence).toBeGreaterThanOrEqual(0);
        expect(reading.confidence).toBeLessThanOrEqual(1);
        expect(reading.problems.length > 0).toBe(reading.intent === 'report');
        for (const problem of reading.problems) {
          expect(CATEGORIES).toContain(problem.category);
          expect(URGENCIES).toContain(problem.urgency);
          if (problem.urgency === 'emergency') expect(reading.hazards.length).toBeGreaterThan(0);
        }
        for (const hazard of reading.hazards) expect(HAZARDS).toContain(hazard);
        if (reading.intent === 'report' && reading.hazards.length > 0)
          expect(reading.problems.some((problem) => problem.urgency === 'emergency')).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
