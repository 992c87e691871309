// What WhatsApp is given beforehand: each template is one of our texts, letter by letter, and keeps Meta's rules.
import { describe, expect, it } from 'vitest';
import { contentBook, yesNoAnswers } from '#channels/whatsapp/approved.ts';
import { readChoice, writeChoice } from '#channels/whatsapp/choice.ts';
import { bodyOf, type ContentSetting, submissions, variablesIn } from '#channels/whatsapp/content.ts';
import { ANSWER_SHEETS, TEMPLATES } from '#channels/whatsapp/texts/templates.ts';
import { WRITTEN_LANGUAGES } from '#flows/codes.ts';
import { INCIDENTS } from '#flows/incidents/index.ts';
import { GENERAL } from '#flows/questions.ts';
import { FR } from '#flows/texts/fr/index.ts';
import { answerLabel } from '#flows/texts/labels.ts';
import { render } from '#flows/texts/render.ts';
import type { Around } from '#flows/texts/words.ts';

const TICKET = '0192f0c4-0000-7000-8000-000000000001';
const ORDER = '0192f0c4-0000-7000-8000-000000000002';
const ANY_ORDER = {
  number: '1042-1',
  category: 'plumbing',
  urgency: 'urgent',
  company: 'Plombier Express',
  passcode: '4821',
  commune: '75015 Paris',
  address: '3 rue des Lilas',
  occupant: 'Mme Petit',
  occupantPhone: '',
  link: '',
} as const;
const LILAS = { id: 'lilas', signature: 'Agence des Lilas' };

function around(holder: string): Around {
  return {
    signature: LILAS.signature,
    agencyName: 'Agence des Lilas',
    phone: '01 23 45 67 89',
    answerTo: '',
    zone: 'Europe/Paris',
    fallback: 'fr',
    at: Date.parse('2026-11-23T10:00:00Z'),
    references: { [TICKET]: 1042 },
    name: 'Mme Petit',
    page: '',
    holders: { [TICKET]: holder },
    orders: { [ORDER]: { ...ANY_ORDER, visitor: holder === '' ? '' : 'Karim' } },
    notes: {},
    ticket: null,
  };
}

const MOMENTS = [Date.parse('2026-11-23T14:00:00Z'), Date.parse('2027-01-12T13:30:00Z')];

/** As the agency would send them: with and without a holder, today and another day. */
const everyWording = TEMPLATES.flatMap((template) =>
  WRITTEN_LANGUAGES.flatMap((language) =>
    ['Claire Morel', ''].flatMap((holder) =>
      MOMENTS.map((visitAt) => ({
        template,
        language,
        words: render(
          [
            {
              text: template.text,
              params: { ticket: TICKET, order: ORDER, visitAt, from: visitAt, to: visitAt + 7_200_000 },
            },
          ],
          language,
          around(holder),
        ),
      })),
    ),
  ),
);

function approved(state: ContentSetting['state'] = 'approved'): ContentSetting[] {
  return submissions(LILAS).map(({ name, language, version }, i) => ({
    name,
    language,
    version,
    state,
    sid: `HX${String(i).padStart(32, '0')}`,
  }));
}

describe('a template', () => {
  it.each(everyWording)('$template.name in $language reads exactly as "$words"', ({ template, language, words }) => {
    const body = bodyOf(template, language, LILAS.signature);
    const variables = variablesIn(body, words);
    expect(variables).not.toBeNull();
    expect(Object.keys(variables!)).toHaveLength(template.samples[language].length);
    expect(body.replace(/\{\{(\d+)\}\}/g, (_, n: string) => variables![n]!)).toBe(words);
  });

  it.each(submissions(LILAS).filter(({ approve }) => approve !== null))(
    '$name in $language keeps the rules of Meta',
    ({ create, approve }) => {
      const [type] = Object.values(create.types) as { body: string; actions?: { title: string; id: string }[] }[];
      const { body, actions = [] } = type!;
      expect(approve!.name).toMatch(/^[a-z0-9_]{1,512}$/);
      expect(body.length).toBeLessThanOrEqual(1024);
      expect(body).not.toMatch(/^\{\{|\}\}$|\}\}\s*\{\{|\n{3}| {5}/);
      const numbers = [...body.matchAll(/\{\{(\d+)\}\}/g)].map(([, n]) => Number(n));
      expect(numbers).toEqual(numbers.map((_, i) => i + 1));
      expect(Object.keys(create.variables)).toEqual(numbers.map(String));
      // Meta refuses what is more variables than words.
      expect(body.split(/\s+/).length).toBeGreaterThan(2 * numbers.length + 1);
      expect(actions.length).toBeLessThanOrEqual(3);
      for (const { title } of actions) expect(title.length).toBeLessThanOrEqual(20);
    },
  );

  it('has a name of its own, in each agency and language', () => {
    const names = ['lilas', 'lilas-2'].flatMap((id) =>
      submissions({ ...LILAS, id }).map(({ create }) => create.friendly_name),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('does not stand for words that it is not', () => {
    const body = 'LILAS : Votre demande {{1}} est terminée.';
    expect(variablesIn(body, 'LILAS : Votre demande 12 est terminée.')).toEqual({ 1: '12' });
    expect(variablesIn(body, 'LILAS : Votre demande 12 est fermée.')).toBeNull();
    expect(variablesIn(body, 'LILAS : Votre demande  est terminée.')).toBeNull();
    expect(variablesIn(body, 'LILAS : Votre demande 1\n2 est terminée.')).toBeNull();
    expect(variablesIn('1.5 € (net) {{1}} !', '1x5 € (net) oui !')).toBeNull();
  });
});

it('every text about a ticket or a visit that comes when nobody wrote for days is a template', () => {
  // These answer somebody who wrote a moment ago: the window is open.
  const answers = ['visit.wish', 'visit.he_knows', 'visit.no_show', 'visit.come_back'];
  const later = Object.keys(FR).filter(
    (key) => /^(?:ticket|visit|payer|delay)\.|^q\.fixed$/.test(key) && !answers.includes(key),
  );
  expect(later.length).toBeGreaterThan(20);
  expect(later.filter((key) => !TEMPLATES.some(({ text }) => text === key))).toEqual([]);
});

describe('what may leave', () => {
  const words = 'Agence des Lilas : Votre demande 1042 est rouverte.';

  it('is what Meta approved, with the SID of that agency', () => {
    const book = contentBook(LILAS, approved());
    const setting = approved().find(({ name, language }) => name === 'ticket_reopened' && language === 'fr')!;
    expect(book.template('ticket.reopened', words)).toEqual({ sid: setting.sid, variables: { 1: '1042' } });
    expect(book.template('ticket.resolved', words)).toBeNull();
  });

  it('is nothing while it waits, was rejected, is paused, or nobody submitted it', () => {
    for (const state of ['submitted', 'rejected', 'paused'] as const)
      expect(contentBook(LILAS, approved(state)).template('ticket.reopened', words)).toBeNull();
    expect(contentBook(LILAS, []).template('ticket.reopened', words)).toBeNull();
  });

  it('is nothing once the words or the signature are others than those approved', () => {
    const other = { ...LILAS, signature: 'LILAS' };
    expect(
      contentBook(other, approved()).template('ticket.reopened', 'LILAS : Votre demande 1042 est rouverte.'),
    ).toBeNull();
  });
});

describe('buttons and lists', () => {
  const question = 'Agence des Lilas : Est-ce réparé ?';

  it('ask for no approval within the 24 hours, only to have been made', () => {
    const answers = yesNoAnswers('fr', 'fixed', TICKET);
    for (const state of ['submitted', 'approved'] as const)
      expect(contentBook(LILAS, approved(state)).answers(question, 'fr', answers)?.variables).toEqual({
        1: question,
        2: `fixed=yes#${TICKET}`,
        3: `fixed=no#${TICKET}`,
      });
    expect(contentBook(LILAS, approved('rejected')).answers(question, 'fr', answers)).toBeNull();
  });

  it('a list shows each answer and knows it by its code', () => {
    const answers = ['Cave', 'Cour'].map((title, i) => ({
      title,
      question: 'common_areas.where',
      option: ['cellar', 'yard'][i]!,
      ticket: '',
    }));
    expect(contentBook(LILAS, approved()).answers(question, 'fr', answers)?.variables).toEqual({
      1: question,
      2: 'Cave',
      3: 'common_areas.where=cellar',
      4: 'Cour',
      5: 'common_areas.where=yard',
    });
  });

  it('every question with answers has a sheet for them, and every answer fits on an item', () => {
    const book = contentBook(LILAS, approved());
    const asked = [...Object.values(GENERAL), ...Object.values(INCIDENTS).flatMap(({ followUps }) => followUps)];
    const choices = asked.filter(({ kind }) => kind === 'choice');
    expect(choices.length).toBeGreaterThan(10);
    for (const { key, ...choice } of choices) {
      const options = 'options' in choice ? (choice.options ?? []) : [];
      for (const language of WRITTEN_LANGUAGES) {
        const answers = options.map((option) => ({
          question: key,
          option,
          ticket: TICKET,
          title: answerLabel(option, language),
        }));
        expect([key, book.answers(question, language, answers)?.sid]).toEqual([key, expect.stringMatching(/^HX/)]);
      }
    }
  });

  it('what spans several lines, or is too long, leaves as plain words', () => {
    const book = contentBook(LILAS, approved());
    const answers = yesNoAnswers('fr', 'fixed', '');
    expect(book.answers('1. Sortez\n2. Appelez', 'fr', answers)).toBeNull();
    expect(book.answers('x'.repeat(1025), 'fr', answers)).toBeNull();
    expect(book.answers(question, 'fr', [{ ...answers[0]!, title: 'x'.repeat(25) }])).toBeNull();
  });

  it('what a button says is read back as it was written, and other buttons are not ours', () => {
    for (const choice of [
      { question: 'heating.missing', option: 'hot_water', ticket: TICKET },
      { question: 'fixed', option: 'yes', ticket: '' },
    ])
      expect(readChoice(writeChoice(choice))).toEqual(choice);
    for (const other of ['', 'yes', 'STOP', 'fixed=', '=yes', 'fixed=yes#1042', 'fixed=yes; drop'])
      expect(readChoice(other)).toBeNull();
    expect(ANSWER_SHEETS.map(({ name }) => name)).toContain('answer_yes_no');
  });
});
