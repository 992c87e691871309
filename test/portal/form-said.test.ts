import { describe, expect, it } from 'vitest';
import type { ConversationFacts } from '#engine/facts.ts';
import { asFilledIn } from '#engine/form-said.ts';
import { CATEGORIES } from '#portal/tenant/report-form.ts';
import { combine } from '#triage/combine.ts';
import { readOffline } from '#triage/read-offline.ts';
import { readSafety } from '#triage/safety/read-safety.ts';
import { hear, problem } from '../flows/support/heard.ts';

const read = (text: string) =>
  combine(readSafety(text), readOffline(text, { channel: 'form', awaited: 'none', openCategories: [] }), undefined)
    .reading;

function heardOf(words: string) {
  const { topic: _, ...reading } = read(words);
  return hear(reading);
}
const filled = (words: string, category: (typeof CATEGORIES)[number]) =>
  asFilledIn(heardOf(words), { category, scope: 'dwelling' }, null, (hint) => read(`${hint}\n${words}`).problems);

describe('what a form ticks', () => {
  it.each(CATEGORIES.filter((category) => category !== 'other'))(
    '%s: words that name nothing get that trade',
    (category) => {
      for (const words of [
        'ça ne marche plus depuis hier',
        'pouvez-vous venir voir svp',
        'toujours pareil depuis lundi',
      ]) {
        const heard = filled(words, category);
        expect(heard.intent).toBe('report');
        expect(
          heard.problems.map((one) => one.category),
          words,
        ).toEqual([category]);
        expect(heard.unsure).toBe(false);
        expect(heard.hazards).toEqual([]);
      }
    },
  );

  it('tells how pressing it is, with words that alone would not', () => {
    expect(filled('ça ne marche plus depuis hier', 'heating').problems[0]!.urgency).toBe('urgent');
    expect(filled('ça ne marche plus depuis hier', 'windows').problems[0]!.urgency).toBe('routine');
  });

  it('gives way to words that plainly tell of another trade', () => {
    expect(filled("l'ascenseur est en panne depuis ce matin", 'plumbing').problems[0]!.category).toBe('lift');
  });

  it('hides no danger', () => {
    const heard = filled('ça sent très fort le gaz dans la cuisine', 'windows');
    expect(heard.hazards).toEqual(['gas']);
    expect(heard.problems.some(({ urgency }) => urgency === 'emergency')).toBe(true);
  });

  it('of a ticket counts only where it is the person’s own', () => {
    const talk = { tickets: [{ id: 't1' }] } as unknown as ConversationFacts;
    const heard = hear({ ticket: null });
    expect(asFilledIn(heard, { ticket: 't1' }, talk, () => []).ticket).toBe('t1');
    expect(asFilledIn(heard, { ticket: 't2' }, talk, () => []).ticket).toBeNull();
  });

  it('"me too" is that ticket’s trade, whatever the words', () => {
    const heard = asFilledIn(
      hear({ problems: [problem('heating')] }),
      { category: 'lift', scope: 'common', also: 't9' },
      null,
      () => [],
    );
    expect(heard).toMatchObject({ intent: 'report', also: 't9', scope: 'common', unsure: false });
    expect(heard.problems).toEqual([{ category: 'lift', urgency: 'routine', confidence: 1 }]);
  });

  it('"me too" is as pressing and as dangerous as that ticket', () => {
    const common = [{ id: 't9', category: 'gas', urgency: 'emergency', hazards: ['gas'] }];
    const talk = { tickets: [], common } as unknown as ConversationFacts;
    const heard = asFilledIn(hear(), { category: 'gas', scope: 'common', also: 't9' }, talk, () => []);
    expect(heard.hazards).toEqual(['gas']);
    expect(heard.problems).toEqual([{ category: 'gas', urgency: 'emergency', confidence: 1 }]);
  });
});
