// A button tapped on WhatsApp is the answer that it says; whoever writes instead is understood as well.
import { expect, it } from 'vitest';
import type { Batch } from '#engine/box.ts';
import type { ClaimedMessage } from '#engine/claim.ts';
import { createHearing } from '#engine/hear.ts';
import type { HeardAnswer } from '#flows/heard.ts';
import type { Expectation } from '#flows/questions.ts';

const TICKET = '0192f0c4-0000-7000-8000-000000000001';
const OTHER = '0192f0c4-0000-7000-8000-000000000002';
const FIXED: Expectation = { key: 'fixed', kind: 'yes_no', ticket: TICKET };
const HEATING: Expectation = {
  key: 'heating.missing',
  kind: 'choice',
  options: ['heat', 'hot_water', 'both'],
  ticket: TICKET,
};

function answers(expected: Expectation | null, text: string, tapped?: string): HeardAnswer {
  const at = new Date('2026-11-24T10:00:00Z');
  const message: ClaimedMessage = {
    id: 'message-1',
    text,
    subject: '',
    kind: 'text',
    channel: 'whatsapp',
    optOutType: null,
    unanswerable: '',
    sentAt: null,
    receivedAt: at.toISOString(),
    voice: null,
    files: 0,
    tapped: tapped ?? null,
    form: null,
  };
  const hearing = createHearing({
    batch: { agency: 'lilas', at } as unknown as Batch,
    texts: new Map([[message.id, message]]),
    readings: new Map(),
    identities: new Map(),
  });
  return hearing.burst([message.id], null, expected)!.answer;
}

it('a button answers its own question, in the words of no language', () => {
  expect(answers(FIXED, 'Oui', `fixed=yes#${TICKET}`)).toEqual({ kind: 'value', value: 'yes' });
  expect(answers(FIXED, 'Evet', `fixed=no#${TICKET}`)).toEqual({ kind: 'value', value: 'no' });
  expect(answers(FIXED, 'Non', 'fixed=no')).toEqual({ kind: 'value', value: 'no' });
  expect(answers(HEATING, 'Eau chaude', `heating.missing=hot_water#${TICKET}`)).toEqual({
    kind: 'value',
    value: 'hot_water',
  });
});

it('written instead of tapped, the same answers are understood', () => {
  expect(answers(FIXED, 'oui merci')).toEqual({ kind: 'value', value: 'yes' });
  expect(answers(HEATING, 'eau chaude')).toEqual({ kind: 'value', value: 'hot_water' });
  expect(answers(HEATING, '2')).toEqual({ kind: 'value', value: 'hot_water' });
});

it('a button of an older question, or of another ticket, never answers the one of today', () => {
  expect(answers(FIXED, 'Oui', `plumbing.spreads=yes#${TICKET}`)).toEqual({ kind: 'unsure' });
  expect(answers(FIXED, 'Oui', `fixed=yes#${OTHER}`)).toEqual({ kind: 'unsure' });
  expect(answers(HEATING, 'Cave', `heating.missing=cellar#${TICKET}`)).toEqual({ kind: 'unsure' });
  expect(answers(null, 'Oui', `fixed=yes#${TICKET}`)).toEqual({ kind: 'none' });
});

it('a button of somebody else is read by its words', () => {
  expect(answers(FIXED, 'Oui', 'their-own-id')).toEqual({ kind: 'value', value: 'yes' });
});
