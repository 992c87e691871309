import { describe, expect, it } from 'vitest';
import { parseDialogues } from '#sandbox/rehearsal/dialogue.ts';
import type { Rehearsed } from '#sandbox/rehearsal/rehearse.ts';
import { printed } from '#sandbox/rehearsal/transcript.ts';
import { Expectation, faultsOf } from '../replay/expectation.ts';

const line = (turn: object) => JSON.stringify({ id: 1, title: 'Fuite', turns: [turn] });

describe('a file of dialogues', () => {
  it('holds turns of people and of managers', () => {
    const file = [
      line({ from: '+33612345678', at_s: 0, text: 'fuite' }),
      line({ from: 'a@example.org', at_s: 0, text: 'fuite', subject: 'Cave' }),
      '',
      line({ manager: 'Claire Morel', at_s: 60, click: 'take' }),
    ].join('\n');
    expect(parseDialogues(file)).toMatchObject([
      { kind: 'dialogue', dialogue: { id: '1', rest_s: 120, turns: [{ channel: 'sms', media: [] }] } },
      { kind: 'dialogue', dialogue: { turns: [{ channel: 'email', subject: 'Cave' }] } },
      { kind: 'dialogue', dialogue: { turns: [{ manager: 'Claire Morel', click: 'take' }] } },
    ]);
  });

  it('is told its faults by their line, and the rest is still played', () => {
    const file = [
      '{',
      line({ from: 'Petit', at_s: 0, text: 'x', colour: 'red' }),
      '{"id":"a"}',
      line({ from: 'Petit', at_s: 0, text: 'x' }),
    ].join('\n');
    expect(parseDialogues(file).map((parsed) => (parsed.kind === 'fault' ? parsed.line : 'played'))).toEqual([
      1,
      2,
      3,
      'played',
    ]);
  });
});

const PLAYED: Rehearsed = {
  id: 'a',
  title: 'Fuite',
  started_at: '2026-11-24T09:00:00.000Z',
  transcript: [
    {
      at: '2026-11-24T09:00:00.000Z',
      at_s: 0,
      kind: 'said',
      who: 'Mme Petit',
      channel: 'sms',
      text: 'fuite\nsous evier',
    },
    {
      at: '2026-11-24T10:01:05.000Z',
      at_s: 3665,
      kind: 'received',
      who: 'Mme Petit',
      address: '+33612345678',
      channel: 'sms',
      text: "C'est noté : eau.",
    },
  ],
  tickets: [],
  cards: [],
  received: { '+33612345678': [{ at: '', channel: 'sms', text: "C'est noté : eau." }] },
};

describe('a rehearsal', () => {
  it('is printed with who said what when', () => {
    expect(printed(PLAYED, 'Europe/Paris').slice(0, 5)).toEqual([
      '== a  Fuite',
      '   mardi 24 novembre 2026 à 10:00',
      '     +0:00  Mme Petit (sms) : fuite',
      '                sous evier',
      "  +1h01:05    -> Mme Petit (sms) : C'est noté : eau.",
    ]);
  });

  it('is checked: each expectation that does not hold is named', () => {
    const faults = (expected: object) => faultsOf(PLAYED, Expectation.parse(expected), () => '+33612345678');
    expect(
      faults({
        tickets: 0,
        cards: 0,
        received: { Petit: { count: 1, receipts: 1, match: ['eau'], never: ['gaz'], last: 'noté' } },
      }),
    ).toEqual([]);
    expect(faults({ tickets: [{ category: 'gas' }] })).toHaveLength(1);
    expect(
      faults({ received: { Petit: { count: 2, most: 0, match: ['gaz'], never: ['eau'], first: 'gaz' } } }),
    ).toHaveLength(5);
    expect(() => Expectation.parse({ ticket: 1 })).toThrow();
  });
});
