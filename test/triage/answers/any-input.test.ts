import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChoice } from '#triage/answers/choice.ts';
import { readChosenSlot } from '#triage/answers/chosen-slot.ts';
import { readContractorSaid } from '#triage/answers/contractor-said.ts';
import { looksLike } from '#triage/answers/likeness.ts';
import { readMeta } from '#triage/answers/meta.ts';
import { readNameAddress } from '#triage/answers/name-address.ts';
import { readOptOut } from '#triage/answers/opt-out.ts';
import { readProposedSlots } from '#triage/answers/proposed-slots.ts';
import { readRating } from '#triage/answers/rating.ts';
import { findReference } from '#triage/answers/reference.ts';
import { readStatusReply } from '#triage/answers/status-reply.ts';
import { readWhichTicket } from '#triage/answers/which-ticket.ts';
import { readYesNo } from '#triage/answers/yes-no.ts';
import { voices } from './voices.ts';

const AT = new Date('2026-11-23T08:00:00Z');
const SLOTS = [
  { start: new Date('2026-11-25T07:00:00Z'), end: new Date('2026-11-25T09:00:00Z') },
  { start: new Date('2026-11-26T13:00:00Z'), end: new Date('2026-11-26T15:00:00Z') },
];
const OPEN = (['plumbing', 'heating'] as const).map((category, i) => ({
  ref: `104${i}`,
  category,
  status: 'new' as const,
  lastToldAt: AT,
}));
const READERS: Record<string, (text: string) => unknown> = {
  'yes-no': (text) => readYesNo(text, { about: 'fixed', numbered: true, emoji: true }),
  choice: (text) => readChoice(text, { options: [{ labels: ['cuisine'] }, { labels: ['salle de bain'] }] }),
  rating: readRating,
  'chosen slot': (text) => readChosenSlot(text, { slots: SLOTS }, AT, 'Europe/Paris'),
  'proposed slots': (text) => readProposedSlots(text, AT, 'Europe/Paris'),
  'contractor said': (text) => {
    const { said } = readContractorSaid(text, AT, 'Europe/Paris');
    return said === null ? { kind: 'unsure' } : { kind: 'value', value: said };
  },
  'status reply': readStatusReply,
  meta: readMeta,
  'opt-out': readOptOut,
  'name and address': readNameAddress,
  ticket: (text) => readWhichTicket(text, OPEN, AT, true),
};
const HOSTILE: Record<string, string> = {
  empty: '',
  blank: ' \n\t ',
  'a very long word': 'a'.repeat(100_000),
  'very many yes': 'oui '.repeat(25_000),
  'very many digits': '1'.repeat(100_000),
  'very many numbers': '12 '.repeat(33_000),
  emoji: '😀'.repeat(50_000),
  binary: Array.from({ length: 20_000 }, (_, i) => String.fromCharCode((i * 7_919) % 65_536)).join(''),
  control: '\u0000\u0007\u001b'.repeat(200),
  'streets without end': 'rue de '.repeat(90),
  marks: '-/.:,'.repeat(150),
};

describe('any input', () => {
  it.each(Object.entries(HOSTILE))('%s is left unread, at once', (_, text) => {
    for (const [name, read] of Object.entries(READERS)) {
      read('oui');
      const from = performance.now();
      const answer = read(text);
      expect(performance.now() - from, name).toBeLessThan(50);
      if (name !== 'name and address') expect(answer, name).toEqual({ kind: 'unsure' });
    }
    expect(findReference(text).length).toBe(0);
    expect(looksLike(text, '12 rue des lilas')).toBeLessThan(0.8);
  });

  it('never makes a reader throw', () => {
    const word = fc.constantFrom(
      ...'oui non le 2 8h 14h30 jeudi demain pas avant après entre et à de du 3/12 - , . ? matin aprem ven 26 novembre 1er merci am pm semaine prochaine dans heures الخميس yarın'.split(
        ' ',
      ),
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word, { maxLength: 14 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (said) => {
        for (const read of Object.values(READERS)) read(said);
        findReference(said);
        looksLike(said, 'Lefebvre');
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes under a millisecond for an ordinary answer', () => {
    const texts = ['yes-no', 'rating', 'chosen-slot', 'proposed-slots', 'status-reply', 'meta']
      .flatMap((name) => voices<{ text: string }>(name))
      .map(({ text }) => text);
    for (const [name, read] of Object.entries(READERS)) {
      for (const text of texts) read(text);
      const from = performance.now();
      for (const text of texts) read(text);
      expect((performance.now() - from) / texts.length, name).toBeLessThan(1);
    }
  });
});
