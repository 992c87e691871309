import { describe, expect, it } from 'vitest';
import { CATEGORIES, URGENCIES } from '#flows/codes.ts';
import type { Known } from '#flows/incidents/incident.ts';
import { followUpOf, INCIDENTS, questionOf, whyOf, worthAsking } from '#flows/incidents/index.ts';
import { GENERAL } from '#flows/questions.ts';
import { EN } from '#flows/texts/en/index.ts';
import { FR } from '#flows/texts/fr/index.ts';
import type { Text } from '#flows/texts/keys.ts';
import { answerLabel, choicesOf, optionLabels, questionLabel } from '#flows/texts/labels.ts';
import { OPTIONS } from '#flows/texts/options.ts';

const KNOWN: Known = {
  urgency: 'routine',
  vulnerable: false,
  hazards: [],
  pastHazards: [],
  scope: 'dwelling',
  answers: {},
};
const keysOf = (category: (typeof CATEGORIES)[number], known: Partial<Known> = {}) =>
  worthAsking(category, { ...KNOWN, ...known }).map(({ key }) => key);

describe.each(CATEGORIES)('an incident of %s', (category) => {
  const { followUps, advice } = INCIDENTS[category];

  it('asks at most three questions, each its own, with its reason and two wordings', () => {
    expect(followUps.length).toBeLessThanOrEqual(3);
    for (const { key, why } of followUps) {
      expect(key.startsWith(`${category}.`)).toBe(true);
      expect(whyOf(key)).toBe(why);
      expect(questionOf(key).key).toBe(key);
      for (const texts of [FR, EN] as Record<string, Text>[]) {
        const [first, again] = [texts[`q.${key}`]!(WORDS), texts[`q.${key}.again`]!(WORDS)];
        expect(first.endsWith('?')).toBe(true);
        expect(again.endsWith('?')).toBe(true);
        expect(first).not.toBe(again);
      }
    }
  });

  it('offers options that have words in French and English', () => {
    for (const { kind, options } of followUps) {
      expect(kind === 'choice').toBe(options !== undefined);
      for (const option of options ?? []) expect(OPTIONS[option], option).toBeDefined();
    }
  });

  it('raises only by answers that it offers', () => {
    for (const { kind, options, raises } of followUps) {
      const offered = kind === 'yes_no' ? ['yes', 'no'] : (options ?? []);
      for (const [answer, { urgency, hazard }] of Object.entries(raises ?? {})) {
        expect(offered).toContain(answer);
        expect(urgency === 'emergency').toBe(hazard !== undefined);
      }
    }
  });

  it('has a label for every question on the card', () => {
    for (const { key } of followUps) expect(questionLabel(key)).not.toBe(key);
    if (advice !== null) expect((FR as Record<string, Text>)[advice]!(WORDS)).not.toBe('');
  });

  it('is known to urgencies of all kinds', () => {
    for (const urgency of URGENCIES) expect(keysOf(category, { urgency }).length).toBeLessThanOrEqual(3);
  });
});

const WORDS = { ticket: '1042' } as never;

describe('what is already known', () => {
  it('is not asked', () => {
    expect(keysOf('plumbing')).toEqual(['plumbing.spreads', 'plumbing.where', 'plumbing.usable']);
    expect(keysOf('plumbing', { hazards: ['flood'] })).not.toContain('plumbing.spreads');
    expect(keysOf('plumbing', { answers: { 'plumbing.where': 'kitchen' } })).toEqual(['plumbing.spreads']);
    expect(keysOf('plumbing', { scope: 'common' })).toEqual(['plumbing.spreads']);
    expect(keysOf('heating', { answers: { 'heating.missing': 'hot_water' } })).toEqual(['heating.own_boiler']);
    expect(keysOf('electrical', { answers: { 'electrical.extent': 'socket' } })).toEqual([]);
    expect(keysOf('gas', { pastHazards: ['gas'] })).toEqual(['gas.what']);
    expect(keysOf('locks', { answers: { 'locks.enter': 'no' } })).toEqual(['locks.part']);
    expect(keysOf('access', { answers: { 'access.what': 'intercom' } })).toEqual(['access.everyone']);
    expect(keysOf('lift', { hazards: ['trapped'] })).toEqual(['lift.stairs']);
    expect(keysOf('appliances', { urgency: 'urgent' })).toEqual(['appliances.which']);
  });
  it('is never asked about neighbours and rents by text', () => {
    for (const category of ['neighbour', 'administrative'] as const) {
      expect(keysOf(category)).toEqual([]);
      expect(INCIDENTS[category].isPrivate).toBe(true);
    }
  });
});

describe('general questions', () => {
  it('have two wordings, a reason and a label', () => {
    for (const { key } of Object.values(GENERAL)) {
      expect(FR).toHaveProperty([`q.${key}`]);
      expect(FR).toHaveProperty([`q.${key}.again`]);
      expect(questionLabel(key)).not.toBe(key);
      expect(questionOf(key).key).toBe(key);
      expect(followUpOf(key)).toBeUndefined();
      expect(whyOf(key)).toMatch(/^why\./);
    }
  });
  it('that nobody knows are refused by name', () => {
    expect(() => questionOf('plumbing.colour')).toThrow(/plumbing\.colour/);
  });
});

describe('options', () => {
  it('are understood by words of all languages', () => {
    expect(optionLabels('plumbing.where', 'kitchen')).toEqual(
      expect.arrayContaining(['cuisine', 'kitchen', 'cocina', 'mutfak', 'المطبخ']),
    );
    expect(optionLabels('which_ticket', 'ticket-1')).toEqual(['ticket-1']);
  });
  it('of one question are told apart by their words', () => {
    for (const category of CATEGORIES) {
      for (const { key, options } of INCIDENTS[category].followUps) {
        const words = (options ?? []).flatMap((option) => [...new Set(optionLabels(key, option))]);
        expect(new Set(words).size, key).toBe(words.length);
      }
    }
  });
  it('are numbered as they are offered', () => {
    expect(choicesOf({ option1: 'yes', option2: 'no' }, 'fr', String)).toBe('1 oui, 2 non');
    expect(
      choicesOf({ ticket1: 'a', category1: 'lift', ticket2: 'b' }, 'en', (id) => ({ a: '1042', b: '1043' })[id]!),
    ).toBe('1 (1042 lift), 2 (1043)');
  });
  it('have a label for a card, whatever the answer', () => {
    expect([answerLabel('yes'), answerLabel('words'), answerLabel('dont_know', 'en'), answerLabel(4)]).toEqual([
      'oui',
      'voir le message',
      'does not know',
      '4',
    ]);
  });
});
