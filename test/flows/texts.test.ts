import { SegmentedMessage } from 'sms-segments-calculator';
import { describe, expect, it } from 'vitest';
import { CATEGORIES, HAZARDS, LANGUAGES, SITUATIONS, URGENCIES, WRITTEN_LANGUAGES } from '#flows/codes.ts';
import { EN } from '#flows/texts/en/index.ts';
import { FR } from '#flows/texts/fr/index.ts';
import { forSms, segmentsOf } from '#flows/texts/gsm.ts';
import type { TextKey, TextParams, WrittenKey } from '#flows/texts/keys.ts';
import { asksForWords, render } from '#flows/texts/render.ts';
import { SAFETY } from '#flows/texts/safety/index.ts';
import { type Around, wordsFor } from '#flows/texts/words.ts';
import { hear, problem, reports } from './support/heard.ts';
import { play, type Say } from './support/play.ts';
import { FACTS, STRANGER, TUESDAY } from './support/settings.ts';

/** A long name, a long signature, six digits: the texts must fit with these. */
const REAL: Around = {
  signature: 'Régie Foncière du Canal',
  agencyName: 'la Régie Foncière du Canal Saint-Martin',
  phone: '01 23 45 67 89',
  answerTo: '',
  zone: 'Europe/Paris',
  fallback: 'fr',
  at: TUESDAY,
  references: { t1: 104_212, t2: 104_213, t3: 104_214, t4: 104_215, t5: 104_216 },
  name: 'Mme Lefebvre-Dubois',
  // A host as long as they come, and a token as they are signed.
  desk: (ticket, manager) => `https://demandes.example/gestion/${ticket}-${manager}`,
  page: `https://demandes.regie-fonciere-du-canal.example/p/${'a1B2c3D4e5'.repeat(7)}`,
  holders: { t1: 'Christophe Vandenberghe' },
  notes: { n1: 'Bonjour, le plombier passe demain matin.' },
  orders: {
    o1: {
      number: '104212-1',
      category: 'heating',
      urgency: 'routine',
      company: 'Dépannage Plomberie Express',
      visitor: 'Christophe',
      passcode: '4821',
      commune: '93200 Saint-Denis',
      address: '128 avenue du Général Leclerc, 93200 Saint-Denis, bât. C, étage 3, porte 12',
      occupant: 'Mme Lefebvre-Dubois',
      occupantPhone: '06 12 34 56 78',
      // A host as long as they come, and a token of three ids.
      link: `https://demandes.regie-fonciere-du-canal.example/o/${'a1B2c3D4'.repeat(11)}`,
    },
  },
  landlordPage: `https://demandes.regie-fonciere-du-canal.example/bailleur/${'a1B2c3D4'.repeat(9)}`,
  workPage: `https://demandes.regie-fonciere-du-canal.example/artisan/${'a1B2c3D4'.repeat(9)}`,
  quotePage: () => `https://demandes.regie-fonciere-du-canal.example/devis/${'a1B2c3D4'.repeat(11)}`,
  ticket: {
    hazards: ['gas', 'electrocution'],
    address: 'Résidence Les Peupliers, bât. C, 128 avenue du Général Leclerc, 3e étage gauche',
    reporterPhone: '06 12 34 56 78',
    words:
      "Bonjour cela sent très fort le gaz dans la cuisine depuis ce matin et j'ai mal à la tête, venez vite s'il vous plaît",
  },
};
/** Where texts leave under a name. */
const NAMED: Around = { ...REAL, answerTo: '07 57 00 00 00' };
const BOTH = [REAL, NAMED];

/** Wednesday 30 September, 18:30: the longest of its kind. */
const LONG_DAY = Date.UTC(2026, 8, 30, 16, 30);
const EVERYTHING: TextParams = {
  ticket: 't1',
  before: 't2',
  category: 'heating',
  ticket1: 't1',
  category1: 'heating',
  ticket2: 't2',
  category2: 'structure',
  ticket3: 't3',
  category3: 'pests',
  ticket4: 't4',
  category4: 'access',
  visitAt: LONG_DAY,
  openAt: LONG_DAY,
  since: LONG_DAY,
  count: 12,
  n: 1,
  of: 3,
  note: 'n1',
  order: 'o1',
  order1: 'o1',
  order2: 'o1',
  order3: 'o1',
  from: Date.UTC(2026, 8, 30, 12),
  to: LONG_DAY,
  slot1From: Date.UTC(2026, 8, 30, 12, 30),
  slot1To: LONG_DAY,
  slot2From: Date.UTC(2026, 8, 30, 12, 30),
  slot2To: LONG_DAY,
  slot3From: Date.UTC(2026, 8, 30, 12, 30),
  slot3To: LONG_DAY,
  cents: 118_050,
  urgency: 'emergency',
  manager: 'm1',
  quote: 'u1',
};
const OPTIONS: TextParams = { n: 1, of: 2, option1: 'bed_bugs', option2: 'washing_machine', option3: 'other' };
const paramsOf = (key: string): TextParams => (key === 'ask.choices' ? OPTIONS : EVERYTHING);

const KEYS = Object.keys(FR) as WrittenKey[];
const WRITTEN = { fr: FR, en: EN };
const isForContractors = (key: string) => /^(order|contractor|landlord|quote\.(asked|reminder|refused))/.test(key);
const shortKeys = KEYS.filter((key) => !/^(staff|mail)\./.test(key) && !key.startsWith('q.which_alarm'));
const tenantKeys = shortKeys.filter((key) => !isForContractors(key));
const alone = (key: WrittenKey, language: 'fr' | 'en', around = REAL) =>
  WRITTEN[language][key](wordsFor(paramsOf(key), language, around));

const PHONE = /(?:\d[ .]?){7,}\d/g;
const sentencesOf = (text: string) =>
  text
    .replace(PHONE, 'numero')
    .split(/[.?!\n]+\s*/)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
const wordCount = (sentence: string) => sentence.split(/[\s,:;()"]+/).filter((word) => /[\p{L}\d]/u.test(word)).length;

describe('every sentence that a person can read', () => {
  it.each(WRITTEN_LANGUAGES)('says something in %s', (language) => {
    for (const key of KEYS) expect(alone(key, language).trim(), key).not.toBe('');
  });

  it.each(WRITTEN_LANGUAGES)('has at most 15 words a sentence in %s', (language) => {
    for (const key of shortKeys) {
      for (const sentence of sentencesOf(alone(key, language))) {
        if (/^[^:]*: *\d* ?\(?\d{5,6}/.test(sentence) || /1 \(/.test(sentence)) continue;
        expect(wordCount(sentence), `${key}: ${sentence}`).toBeLessThanOrEqual(15);
      }
    }
  });

  it.each(WRITTEN_LANGUAGES)('asks at most one thing in %s', (language) => {
    for (const key of KEYS) expect(alone(key, language).split('?').length - 1, key).toBeLessThanOrEqual(1);
  });

  it('is written with letters of the text-message alphabet', () => {
    // Where no other word serves, the letter alone is simplified in the text message.
    const unavoidable = /fenêtres?|août/g;
    for (const language of WRITTEN_LANGUAGES) {
      for (const key of KEYS) {
        const text = alone(key, language, {
          ...REAL,
          orders: { o1: { ...REAL.orders!.o1!, address: 'rue' } },
          ticket: { ...REAL.ticket!, address: '', words: '' },
        }).replace(unavoidable, '');
        expect([...forSms(text)].join(''), key).toBe(text);
      }
    }
  });

  it('uses no jargon, no abbreviation and no alarming capitals', () => {
    const banned =
      /\b(RDV|OS|SAV|DTU|VMC|lun|mar|mer|jeu|ven|sam|dim|svp|ticket|intervention technique|prestataire|sinistre)\b\.?/i;
    for (const key of tenantKeys) {
      const text = alone(key, 'fr');
      expect(text, key).not.toMatch(banned);
      expect(text.replace(/\b(START|STOP|SMS)\b/g, ''), key).not.toMatch(/\b[A-Z]{3,}\b/);
    }
  });

  it('never asks for money, a password, a date of birth or bank data', () => {
    const banned =
      /\b(mot de passe|password|carte bancaire|RIB|IBAN|date de naissance|date of birth|payer|paiement|payment|bank|euros?)\b/i;
    for (const language of WRITTEN_LANGUAGES)
      for (const key of KEYS) expect(alone(key, language), key).not.toMatch(banned);
  });

  it('needs no link', () => {
    for (const language of WRITTEN_LANGUAGES)
      for (const key of KEYS.filter((key) => key !== 'page.link' && !key.startsWith('mail.') && !isForContractors(key)))
        expect(alone(key, language), key).not.toMatch(/https?:|www\.|\.(fr|com|ly)\b/);
  });

  it('never calls an answer invalid', () => {
    for (const language of WRITTEN_LANGUAGES)
      for (const key of KEYS)
        expect(alone(key, language), key).not.toMatch(/invalide?|incorrect|erreur de saisie|wrong answer/i);
  });

  it('does not say that somebody was alerted or is on the way', () => {
    const promised = /pr[ée]venu|alert[ée]|en route|arrive|alerted|warned|on (their|his|the) way/i;
    for (const key of tenantKeys) {
      // These are said by who comes.
      if (key === 'empty.again' || key === 'visit.on_the_way') continue;
      expect(alone(key, 'fr'), key).not.toMatch(promised);
      expect(alone(key, 'en'), key).not.toMatch(promised);
    }
  });

  it('says nothing of rent, health or conflicts', () => {
    const personal = /loyer|impay|dette|maladie|handicap|conflit|dispute|rent\b|debt|illness|disabled/i;
    for (const language of WRITTEN_LANGUAGES)
      for (const key of tenantKeys) expect(alone(key, language), key).not.toMatch(personal);
  });

  it('writes dates in full', () => {
    expect(alone('ticket.scheduled', 'fr')).toContain('mercredi 30 septembre à 18 h 30');
    expect(alone('ticket.scheduled', 'en')).toContain('Wednesday 30 September at 6.30 pm');
  });
});

/** Everything that the talk says in these stories, as lists of lines. */
function composed(): Say[] {
  const says: Say[] = [];
  // Wednesday 30 September, 8:30.
  const later = Date.UTC(2026, 8, 30, 6, 30);
  const closed = { openAt: later, quiet: false };
  const situations = [
    {},
    closed,
    { openAt: later, quiet: true },
    { photos: true },
    { sender: STRANGER },
    { sender: STRANGER, ...closed },
    { sender: { kind: 'unknown' as const, candidates: ['p1', 'p2'] } },
  ];
  for (const facts of situations) {
    for (const category of CATEGORIES) {
      for (const urgency of URGENCIES) {
        const talk = play({ facts });
        talk.tell(reports(category, urgency));
        for (let i = 0; i < 6 && talk.context.asked !== null; i++) {
          talk.tell(hear({ meta: 'why' }));
          talk.tell(hear({ meta: 'not_understood' }));
          talk.tell(hear({ meta: 'not_understood' }));
          talk.tell(hear({ meta: 'dont_know' }));
        }
        talk.pass(700_000);
        talk.tell(hear({ intent: 'status' }));
        talk.tell(reports(category, urgency));
        talk.tell(hear({ meta: 'not_understood' }));
        talk.tell(hear({ meta: 'not_understood' }));
        says.push(...talk.all.filter((effect): effect is Say => effect.type === 'say'));
      }
    }
    const several = play({ facts });
    several.tell(
      hear({
        intent: 'report',
        problems: [
          problem('heating', 'urgent'),
          problem('structure'),
          problem('access'),
          problem('pests'),
          problem('other'),
        ],
      }),
    );
    several.pass(90_000_000);
    several.tell(hear({ intent: 'status' }));
    several.pass(90_000_000);
    several.tell(hear({ intent: 'unresolved' }));
    several.tell(hear({ meta: 'not_understood' }));
    several.tell(hear({ intent: 'human', meta: 'human' }));
    says.push(...several.all.filter((effect): effect is Say => effect.type === 'say'));
    for (const promisedAt of [0, LONG_DAY]) {
      const common = [
        { id: 'lead', category: 'lift', urgency: 'urgent', status: 'new', reporters: 12, promisedAt } as const,
      ];
      const known = play({ facts: { ...facts, common } });
      known.tell(reports('lift', 'urgent'));
      says.push(...known.all.filter((effect): effect is Say => effect.type === 'say'));
    }
  }
  return [
    ...new Map(
      says.map((say) => [JSON.stringify(say.lines.map(({ text, params }) => [text, params.category])), say]),
    ).values(),
  ];
}

describe('every text that a tenant gets', () => {
  const says = composed();
  const texts = (language: 'fr' | 'en', around: Around) =>
    says.map((say) => {
      const references = Object.fromEntries(
        say.lines
          .flatMap(({ params }) => Object.values(params))
          .filter((value) => typeof value === 'string')
          .map((id) => [id, 104_212]),
      );
      return { say, text: render(say.lines, language, { ...around, references }) };
    });
  const isSafety = (say: Say) => say.lines.some(({ text }) => text.startsWith('safety.'));

  it('comes from many stories', () => {
    expect(new Set(says.map(({ lines }) => lines.map(({ text }) => text).join())).size).toBeGreaterThan(120);
  });

  it.each(BOTH.flatMap((around) => WRITTEN_LANGUAGES.map((language) => ({ around, language }))))(
    'fits in two segments, safety texts in five ($language, answers to "$around.answerTo")',
    ({ around, language }) => {
      for (const { say, text } of texts(language, around)) {
        const segments = new SegmentedMessage(forSms(text));
        expect(segments.encodingName, text).toBe('GSM-7');
        expect(segments.segmentsCount, text).toBeLessThanOrEqual(isSafety(say) ? 5 : 2);
        expect(segmentsOf(forSms(text)), text).toBe(segments.segmentsCount);
      }
    },
  );

  it('begins with who writes, and says it once', () => {
    for (const { text } of texts('fr', REAL)) {
      expect(text.startsWith('Régie Foncière du Canal : ')).toBe(true);
      expect(text.split('Régie Foncière du Canal :').length).toBe(2);
    }
  });

  it('asks one question at most', () => {
    for (const language of WRITTEN_LANGUAGES)
      for (const { text } of texts(language, REAL)) expect(text.split('?').length - 1, text).toBeLessThanOrEqual(1);
  });

  it('says to which number to answer where the sender is a name, and only there', () => {
    for (const language of WRITTEN_LANGUAGES) {
      for (const { text } of texts(language, NAMED)) {
        if (text.includes('?')) expect(text).toContain('07 57 00 00 00');
        if (asksForWords(text)) expect(text).toContain('07 57 00 00 00');
      }
      for (const { text } of texts(language, REAL)) expect(text).not.toContain('07 57');
    }
  });

  it('says first of all that a machine writes, and how to reach a person', () => {
    const talk = play({});
    const [first] = talk.tell(reports('plumbing')).texts;
    expect(first).toContain("l'assistant automatique");
    expect(first).toContain('01 23 45 67 89');
    expect(talk.tell(hear({ intent: 'status' })).texts[0]).not.toContain('automatique');
  });

  it('never names the trade of private matters', () => {
    for (const category of ['neighbour', 'administrative'] as const) {
      const [text] = play({}).tell(reports(category)).texts;
      expect(text).toContain('Votre message est noté. Il a le numéro 1042.');
      expect(text).not.toMatch(/voisin|loyer|administrati/i);
    }
  });
});

describe('texts that stand alone', () => {
  const own = KEYS.filter((key) =>
    /^(ticket|said|status|human|opt_|wrong|staff|identity|person|manager|contractor|order|visit|who)\b/.test(key),
  );
  it.each(BOTH)('fit in two segments (answers to "$answerTo")', (around) => {
    for (const language of WRITTEN_LANGUAGES) {
      for (const key of own) {
        const text = render([{ text: key, params: paramsOf(key) }], language, around);
        expect(new SegmentedMessage(forSms(text)).segmentsCount, `${key}: ${text}`).toBeLessThanOrEqual(2);
      }
    }
  });
});

describe('safety texts', () => {
  const keys = HAZARDS.flatMap((hazard) => SITUATIONS.map((situation) => `safety.${hazard}.${situation}` as const));

  it.each(LANGUAGES)('are as they were approved (%s)', (language) => {
    const golden = Object.fromEntries(keys.map((key) => [key, SAFETY[language][key](wordsFor({}, 'fr', REAL))]));
    expect(golden).toMatchSnapshot();
  });

  it.each(LANGUAGES)('have at most four numbered steps, a number to call, no question (%s)', (language) => {
    for (const key of keys) {
      const text = SAFETY[language][key](wordsFor({}, 'fr', REAL));
      const steps = text.split('\n').filter((one) => /^\d\. /.test(one));
      if (key.startsWith('safety.violence')) expect(steps).toHaveLength(0);
      else {
        expect(text.startsWith('1. '), key).toBe(true);
        expect(steps.length, key).toBeLessThanOrEqual(4);
      }
      expect(text, key).toMatch(/\b(112|3114)\b/);
      expect(text, key).not.toMatch(/[?؟]/);
    }
  });

  it.each(LANGUAGES)('fit in five segments with all that surrounds them (%s)', (language) => {
    const after = ['safety.where_are_you', 'safety.agency', 'safety.ticket', 'safety.assistant'] as const;
    for (const around of BOTH) {
      for (const key of keys) {
        const lines = [key, ...after].map((text) => ({ text: text as TextKey, params: { ticket: 't1' } }));
        const text = forSms(render(lines, language, around));
        expect(new SegmentedMessage(text).segmentsCount, `${key} ${text}`).toBeLessThanOrEqual(5);
        expect(text.split('\n')[0]).toContain(around.signature.replace('ê', 'e'));
      }
    }
  });

  it('send out before they say to call, where gas is smelled and one can leave', () => {
    const steps = FR_GAS('can_leave');
    expect(steps[0]).toMatch(/Sortez/);
    expect(steps.join(' ')).toMatch(/interrupteur/);
    expect(steps.findIndex((one) => one.includes('dehors, appelez'))).toBeGreaterThan(0);
  });

  it('keep inside, with the door shut and the window open, whoever cannot leave or has smoke in the stairs', () => {
    for (const hazard of ['gas', 'fire'] as const) {
      for (const situation of ['cannot_leave', 'outside_dwelling'] as const) {
        const text = SAFETY.fr[`safety.${hazard}.${situation}`](wordsFor({}, 'fr', REAL));
        expect(text).not.toMatch(/Sortez/);
        expect(text).toMatch(/[Ff]ermez la porte/);
        expect(text).toMatch(/[Oo]uvrez la fenêtre/);
        expect(text).toMatch(/18 ou le 112\. Dites votre étage/);
      }
    }
  });

  it('offer 114 by text only to who cannot speak or hear', () => {
    for (const key of keys) {
      const text = SAFETY.fr[key](wordsFor({}, 'fr', REAL));
      if (text.includes('114.') && !text.includes('3114'))
        expect(text).toContain('Si vous ne pouvez pas parler ou entendre : SMS au 114.');
    }
  });

  it('echo nothing where there is violence', () => {
    for (const language of LANGUAGES) {
      const text = SAFETY[language]['safety.violence.can_leave'](wordsFor({}, 'fr', REAL));
      expect(text).not.toMatch(/violen|agress|coup|police|şiddet|عنف/i);
    }
  });

  it('send somebody who speaks of dying to 3114 and 15', () => {
    for (const language of LANGUAGES) {
      const text = SAFETY[language]['safety.distress.can_leave'](wordsFor({}, 'fr', REAL));
      expect(text).toContain('3114');
      expect(text).toMatch(/\b15\b/);
    }
  });

  function FR_GAS(situation: 'can_leave'): string[] {
    return SAFETY.fr[`safety.gas.${situation}`](wordsFor({}, 'fr', REAL)).split('\n');
  }
});

describe('people whose language we do not write', () => {
  it('get the safety instruction in their own, and the rest in French', () => {
    expect(render([{ text: 'safety.gas.can_leave', params: {} }], 'ar', REAL)).toContain('اخرج فورا');
    expect(render([{ text: 'thanks.noted', params: {} }], 'ar', REAL)).toBe(
      "Régie Foncière du Canal : Merci, c'est noté.",
    );
  });
  it('are written to as the agency does when nobody knows their language', () => {
    expect(render([{ text: 'thanks.noted', params: {} }], '', { ...REAL, fallback: 'en' })).toBe(
      'Régie Foncière du Canal: Thank you, that is noted.',
    );
    expect(FACTS.language).toBe('fr');
  });
});

describe('words that depend on what is told', () => {
  const say = (text: TextKey, params: TextParams, around = REAL) => render([{ text, params }], 'fr', around);
  const order = { ticket: 't1', order: 'o1' };
  const visit = { ...order, from: Date.UTC(2026, 8, 30, 12), to: LONG_DAY };

  it('a demand of today is of today', () => {
    expect(say('status.new', { ticket: 't1', since: TUESDAY - 60_000 })).toContain("est notée aujourd'hui.");
    expect(say('status.new', { ticket: 't1', since: TUESDAY - 2 * 86_400_000 })).toMatch(/est notée depuis dimanche /);
  });

  it('one date is no list', () => {
    const one = { ...order, slot1From: visit.from, slot1To: visit.to };
    expect(say('q.slot', one)).toContain('peut venir mercredi 30 septembre entre 14 h et 18 h 30. Cela vous va ?');
    expect(say('q.slot', { ...one, slot2From: visit.from, slot2To: visit.to })).toContain('2 : mercredi');
  });

  it('neighbours read the hours that the reporter reads', () => {
    const window = { ticket: 't1', visitAt: visit.from, visitTo: visit.to };
    expect(say('ticket.common_visit', window)).toContain('mercredi 30 septembre entre 14 h et 18 h 30.');
  });

  it('at the common parts there is no door to speak at', () => {
    expect(say('order.visit', visit)).toContain('Dites 4821 à la porte.');
    const common = { ...REAL, orders: { o1: { ...REAL.orders!.o1!, passcode: '' } } };
    expect(say('order.visit', visit, common)).not.toContain('porte.');
  });
});
