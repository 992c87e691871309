// What holds for every hazard: several at once, past and present, where the person is, and texts that nobody should send.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HAZARDS } from '#flows/codes.ts';
import { readSafety } from '#triage/safety/read-safety.ts';

describe('several dangers in one message', () => {
  it.each([
    ["l'eau coule dans le lustre et goutte sur la multiprise", ['electrocution', 'flood']],
    ["je me suis enfermé dehors, j'ai une casserole sur le feu", ['fire', 'lockout']],
    ['la prise fait des étincelles et ça sent le plastique brûlé', ['electrocution', 'fire']],
    ["les eaux usées débordent de la douche et ça coule dans l'entrée", ['sewage']],
    ['o quadro elétrico deita faíscas e cheira a queimado', ['electrocution', 'fire']],
  ])('%s', (text, hazards) => {
    expect([...readSafety(text).hazards].sort()).toEqual(hazards);
  });
});

describe('the present wins over the past', () => {
  it.each([
    'hier les pompiers ont coupé le gaz, mais ce soir ça sent de nouveau le gaz',
    'GRDF est passé ce matin et ça sent toujours le gaz',
    'The fire brigade left an hour ago but now there is smoke again',
  ])('%s', (text) => {
    expect(readSafety(text).hazards.length).toBeGreaterThan(0);
  });

  it('what is over is kept for managers, and raises nothing', () => {
    const reading = readSafety("Il n'y a PLUS d'odeur de gaz");
    expect(reading.hazards).toEqual([]);
    expect(reading.pastHazards).toEqual(['gas']);
    expect(reading.alarming).toBe(false);
  });

  it('a denied danger in one clause hides none in another', () => {
    expect(readSafety("pas d'odeur de gaz mais la prise fait des étincelles").hazards).toEqual(['electrocution']);
  });
});

describe('words of danger that mean none', () => {
  it.each([
    "14 rue de l'Incendie, 2e étage",
    'calle del Fuego 12, tercero B',
    'alerte info : incendie en Gironde, cliquez ici',
    'leur télé hurle des films de guerre, on entend des coups de feu',
    "si on reste coincé dans l'ascenseur, qui répond au bouton rouge ?",
    'a quién llamo si algún día huele a gas?',
    'bir gün gaz kokusu alırsam kimi arayayım',
    'merci de votre coup de main, je vous embrasse',
    'el horno quema la comida por abajo',
    'y a le feu pour mon dossier APL',
  ])('%s', (text) => {
    expect(readSafety(text).hazards).toEqual([]);
  });

  it.each([
    ['y a longtemps que ça sent le gaz', 'gas'],
    ['on regarde un film de guerre. ça sent le gaz dans la cuisine', 'gas'],
    ["on est coincé dans l'ascenseur, on regarde des films de guerre", 'trapped'],
    ['que faire si ça sent le gaz ? parce que là, ça sent le gaz', 'gas'],
    ["le feu est dans la rue de l'Incendie", 'fire'],
  ])('hide no danger beside them: %s', (text, hazard) => {
    expect(readSafety(text).hazards).toContain(hazard);
  });
});

describe('the evidence', () => {
  it('quotes the words as the person wrote them', () => {
    const [first] = readSafety('Bonjour, ÇA SENT LE GAZ chez moi').because;
    expect(first).toEqual({ rule: 'safety/gas', words: expect.stringContaining('SENT LE GAZ') });
  });
});

describe('where the person is', () => {
  it.each([
    ['ça sent le gaz dans ma cuisine', 'can_leave'],
    ["odeur de gaz dans l'escalier depuis 1h je ne peux pas descendre", 'cannot_leave'],
    ['il y a le feu chez le voisin et mon mari est en fauteuil roulant', 'cannot_leave'],
    ['hay mucho humo en la escalera y no podemos bajar', 'cannot_leave'],
    ["bloqué dans l'ascenseur entre le 3 et le 4", 'cannot_leave'],
    ["forte odeur de gaz dans la cage d'escalier", 'outside_dwelling'],
    ['smoke is coming from under the neighbour s door', 'outside_dwelling'],
    ['bodrumdan duman geliyor', 'outside_dwelling'],
    ['bonjour, le robinet goutte', 'can_leave'],
  ])('%s: %s', (text, situation) => {
    expect(readSafety(text).situation).toBe(situation);
  });
});

describe('what is no danger yet, but must reach a person', () => {
  it.each(['🔥', '💨💨', '🔥🔥 !!', 'au secours', 'help', 'ça sent bizarre dans la cuisine'])('%s', (text) => {
    const { hazards, alarming } = readSafety(text);
    expect(hazards).toEqual([]);
    expect(alarming).toBe(true);
  });

  it.each(['👍', '', '?', '🔥 PROMO -50% sur les pompes à chaleur 🔥', 'merci beaucoup'])('not: "%s"', (text) => {
    expect(readSafety(text).alarming).toBe(false);
  });
});

describe('texts that nobody should send', () => {
  it('never make it fail, and every hazard is one of the list', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        for (const hazard of readSafety(text).hazards) expect(HAZARDS).toContain(hazard);
      }),
      { numRuns: 300 },
    );
  });

  it('are read whole: a danger at the end of 100,000 characters is heard', () => {
    const long = 'Bonjour, je vous écris au sujet de mes charges. '.repeat(2100);
    expect(readSafety(`${long} ça sent le gaz`).hazards).toEqual(['gas']);
  });

  it.each([
    ['one word', 'a'.repeat(100_000)],
    ['a repeated denial', "pas d'odeur de gaz ni de fumée. ".repeat(3200)],
    ['no stop at all', 'le robinet de la cuisine et la porte '.repeat(2700)],
    ['words never seen', Array.from({ length: 14_000 }, (_, index) => `plafon${index.toString(36)}`).join(' ')],
    ['marks on one letter', `e${'\u0301'.repeat(99_999)}`],
    ['commas', ',;.'.repeat(33_000)],
    ['emoji', '🔥'.repeat(50_000)],
  ])('take at most a few seconds: %s', (_, text) => {
    const start = performance.now();
    readSafety(text);
    // One second where nothing else runs; the bar leaves room for a busy machine and still fails on quadratic time.
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('a repeated denial hides no danger that follows it', () => {
    expect(readSafety(`${"pas d'odeur de gaz. ".repeat(200)} Maintenant ça sent le gaz.`).hazards).toEqual(['gas']);
  });

  it('directions and invisible letters do not hide a word', () => {
    expect(readSafety('ça sent le g\u200Baz \u202Edans la cuisine').hazards).toEqual(['gas']);
  });
});
