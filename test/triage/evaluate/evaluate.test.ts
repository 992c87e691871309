import { describe, expect, it } from 'vitest';
import { evaluate } from '#triage/evaluate/evaluate.ts';
import { figuresOf, rate } from '#triage/evaluate/figures.ts';
import { isMiss, judge } from '#triage/evaluate/judge.ts';
import { pageOf } from '#triage/evaluate/page.ts';
import { slicesOf, spellingOf } from '#triage/evaluate/slices.ts';
import { wilson } from '#triage/evaluate/wilson.ts';
import type { Example } from '#triage/offline/training/examples.ts';
import type { Reading } from '#triage/reading.ts';

const example = (told: Partial<Example['expect']>, more: Partial<Example> = {}): Example => ({
  id: 'e1',
  file: 'test',
  channel: 'sms',
  lang: 'fr',
  text: 'ça fuit <partout>',
  context: 'none',
  expect: { intent: 'report', problems: [], hazards: [], vulnerable: false, ...told },
  ...more,
});
const reading = (told: Partial<Reading>): Reading => ({
  intent: 'report',
  problems: [],
  hazards: [],
  pastHazards: [],
  situation: 'can_leave',
  vulnerable: false,
  language: 'fr',
  by: 'offline',
  confidence: 1,
  unsure: false,
  because: [],
  ...told,
});
const leak = { category: 'plumbing', urgency: 'urgent' } as const;
const flood = { category: 'plumbing', urgency: 'emergency' } as const;
const sure = { confidence: 1 };

describe('judging a reading', () => {
  it('compares trades as a set and urgency by the most severe', () => {
    const told = example({ problems: [leak, { category: 'lift', urgency: 'routine' }] });
    const verdict = judge(
      told,
      reading({
        problems: [
          { category: 'lift', urgency: 'urgent', ...sure },
          { category: 'plumbing', urgency: 'routine', ...sure },
        ],
      }),
      1,
    );
    expect(verdict).toMatchObject({ category: true, urgency: true });
    expect(judge(told, reading({ problems: [{ ...leak, ...sure }] }), 1).category).toBe(false);
  });

  it('honours the other answers that an example accepts, and no others', () => {
    const told = example(
      { problems: [leak] },
      { accept: { category: ['plumbing', 'damp'], urgency: ['urgent', 'routine'] } },
    );
    const as = (category: 'damp' | 'lift', urgency: 'routine' | 'emergency') =>
      judge(told, reading({ problems: [{ category, urgency, ...sure }] }), 1);
    expect(as('damp', 'routine')).toMatchObject({ category: true, urgency: true });
    expect(as('lift', 'emergency')).toMatchObject({ category: false, urgency: false });
  });

  it('counts a danger missed, a false alarm, and a hazard of the wrong kind', async () => {
    const danger = example({ problems: [flood], hazards: ['flood'] });
    const calm = example({ problems: [leak] });
    const silent = judge(danger, reading({ problems: [{ ...leak, ...sure }] }), 1);
    const alarmed = judge(calm, reading({ problems: [{ ...flood, ...sure }], hazards: ['flood'] }), 1);
    const otherKind = judge(danger, reading({ problems: [{ ...flood, ...sure }], hazards: ['sewage'] }), 1);
    const figures = figuresOf([silent, alarmed, otherKind]);
    expect(figures.emergencyRecall).toEqual({ hits: 1, of: 2 });
    expect(figures.falseAlarms).toEqual({ hits: 1, of: 1 });
    expect(figures.hazardsExact).toEqual({ hits: 0, of: 2 });
    expect([silent, alarmed, otherKind].every(isMiss)).toBe(true);
  });

  it('weighs every trade alike in the macro-F1', () => {
    const right = judge(example({ problems: [leak] }), reading({ problems: [{ ...leak, ...sure }] }), 1);
    const wrong = judge(
      example({ problems: [{ category: 'lift', urgency: 'urgent' }] }),
      reading({ problems: [{ ...leak, ...sure }] }),
      1,
    );
    // Plumbing: 2 of 3 by F1; lift: 0. The mean of both.
    expect(figuresOf([right, wrong]).categoryMacroF1).toBeCloseTo(1 / 3, 5);
  });
});

describe('the figures', () => {
  it("give Wilson's interval, which is wide where there are few cases", () => {
    expect(wilson({ hits: 10, of: 10 }).high).toBeCloseTo(1, 9);
    expect(wilson({ hits: 10, of: 10 }).low).toBeCloseTo(0.7225, 3);
    expect(wilson({ hits: 0, of: 0 })).toEqual({ low: 0, high: 1 });
  });

  it('part messages by how they are spelt', () => {
    expect(spellingOf("L'évier fuit")).toBe('accents');
    expect(spellingOf('le robinet fuit')).toBe('no accents');
    expect(spellingOf('ya une fuite c grave')).toBe('texting');
    expect(spellingOf('PLUS DE CHAUFFAGE')).toBe('capitals');
    expect(spellingOf('الحنفية تقطر')).toBe('arabic script');
  });

  it('make a page that shows each miss and runs none of it', async () => {
    const verdicts = await evaluate([example({ problems: [leak] })], () =>
      reading({ problems: [{ ...flood, ...sure }], hazards: ['flood'] }),
    );
    const figures = figuresOf(verdicts);
    expect(rate(figures.falseAlarms)).toBe(1);
    const page = pageOf('test.jsonl', verdicts, figures, slicesOf(verdicts));
    expect(page).toContain('false alarm: flood');
    expect(page).toContain('ça fuit &lt;partout&gt;');
    expect(page).not.toContain('<partout>');
    expect(page.match(/<svg/g)!.length).toBeGreaterThanOrEqual(4);
  });
});
