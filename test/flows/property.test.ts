// Whatever is heard, in whatever order: nothing is lost, nothing throws, nobody is flooded.
import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { describe, expect, it } from 'vitest';
import { CATEGORIES, HAZARDS, INTENTS, SITUATIONS, STATUSES, URGENCIES } from '#flows/codes.ts';
import type { Effect } from '#flows/effects.ts';
import type { TalkFacts } from '#flows/events.ts';
import { type Heard, META, STATUS_REPLIES } from '#flows/heard.ts';
import { forSms } from '#flows/texts/gsm.ts';
import { hear } from './support/heard.ts';
import { type Played, play } from './support/play.ts';
import { FACTS, TUESDAY } from './support/settings.ts';

const oneOf = <T>(list: readonly T[]) => fc.constantFrom(...list);
const rarely = <T>(some: fc.Arbitrary<T>, otherwise: T) =>
  fc.oneof({ weight: 1, arbitrary: some }, { weight: 5, arbitrary: fc.constant(otherwise) });

const heardArbitrary: fc.Arbitrary<Heard> = fc
  .record({
    intent: oneOf(INTENTS),
    problems: fc.array(
      fc.record({
        category: oneOf(CATEGORIES),
        urgency: oneOf(URGENCIES),
        confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 7 },
    ),
    topic: fc.option(
      fc.record({
        category: oneOf(CATEGORIES),
        urgency: oneOf(URGENCIES),
        confidence: fc.double({ min: 0, max: 1, noNaN: true }),
        isTold: fc.boolean(),
      }),
    ),
    bareThanks: rarely(fc.constant(true), false),
    hazards: rarely(fc.uniqueArray(oneOf(HAZARDS), { minLength: 1, maxLength: 4 }), []),
    pastHazards: fc.uniqueArray(oneOf(HAZARDS), { maxLength: 2 }),
    situation: oneOf(SITUATIONS),
    scope: oneOf(['dwelling', 'common'] as const),
    vulnerable: fc.boolean(),
    unsure: rarely(fc.constant(true), false),
    alarming: rarely(fc.constant(true), false),
    empty: rarely(fc.constant(true), false),
    questionMark: rarely(fc.constant(true), false),
    angry: rarely(fc.constant(true), false),
    hasPhoto: fc.boolean(),
    voice: fc.constantFrom(null, 'pending', 'unheard', 'transcribed'),
    words: fc.nat(40),
    optOut: rarely(fc.record({ to: oneOf(['stop', 'start'] as const), provider: fc.boolean() }), null),
    answer: fc.oneof(
      fc.constant({ kind: 'none' as const }),
      fc.constant({ kind: 'unsure' as const }),
      fc.record({
        kind: fc.constant('value' as const),
        value: oneOf(['yes', 'no', 'kitchen', 'words', 'same', 'new', 'ticket-9', 'nonsense']),
      }),
    ),
    meta: rarely(oneOf(META), null),
    reply: fc.option(oneOf(STATUS_REPLIES)),
    ticket: rarely(oneOf(['old-1', 'old-2', 'gone']), null),
    person: rarely(fc.constant('person-5'), null),
    candidates: rarely(fc.constant<string[]>(['person-5', 'person-6']), []),
  })
  .map((some) => hear(some as Partial<Heard>));

const factsArbitrary: fc.Arbitrary<Partial<TalkFacts>> = fc.record({
  sender: oneOf<TalkFacts['sender']>([
    FACTS.sender,
    FACTS.sender,
    { kind: 'unknown', candidates: [] },
    { kind: 'shared', candidates: ['person-5', 'person-6'] },
    { kind: 'manager', manager: 'claire' },
  ]),
  tickets: fc
    .array(
      fc.record({
        category: oneOf(CATEGORIES),
        urgency: oneOf(URGENCIES),
        status: oneOf(STATUSES),
        scope: oneOf(['dwelling', 'common'] as const),
        age: fc.nat(90),
      }),
      { maxLength: 2 },
    )
    .map((list) =>
      list.map(({ age, ...one }, i) => ({
        ...one,
        id: `old-${i + 1}`,
        reference: 1001 + i,
        openedAt: TUESDAY - age * 86_400_000,
        toldAt: TUESDAY - age * 43_200_000,
        promisedAt: one.status === 'scheduled' ? TUESDAY + 86_400_000 : 0,
        taken: one.status !== 'new',
      })),
    ),
  common: rarely(
    fc
      .record({
        category: oneOf(CATEGORIES),
        urgency: oneOf(URGENCIES),
        status: oneOf(['new', 'scheduled'] as const),
        reporters: fc.integer({ min: 1, max: 40 }),
      })
      .map((one) => [{ id: 'lead-1', promisedAt: 0, ...one }]),
    [],
  ),
  alarms: rarely(fc.constant<TalkFacts['alarms']>([{ ticket: 'old-1', reference: 1001 }]), []),
  openAt: oneOf([0, TUESDAY + 40_000_000]),
  optedOut: rarely(fc.constant(true), false),
  answerable: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  photos: fc.boolean(),
  slow: fc.boolean(),
  quiet: fc.boolean(),
});

type Move =
  | { kind: 'message'; heard: Heard; burst: Heard }
  | { kind: 'pass'; ms: number }
  | { kind: 'read'; heard: Heard; before: Heard; message: number }
  | { kind: 'event'; event: { type: string; [key: string]: unknown } };
const moveArbitrary: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('message' as const), heard: heardArbitrary, burst: heardArbitrary }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      ms: oneOf([1_000, 16_000, 60_000, 400_000, 4_000_000, 90_000_000]),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('read' as const),
      heard: heardArbitrary,
      before: heardArbitrary,
      message: fc.integer({ min: 1, max: 6 }),
    }),
  },
  {
    weight: 2,
    arbitrary: oneOf([
      { type: 'INFORM', ticket: 'old-1', text: 'ticket.resolved', params: { ticket: 'old-1' }, onlyIf: ['resolved'] },
      { type: 'ASK', ticket: 'old-1', ref: 'fixed', question: 'fixed', params: { ticket: 'old-1' } },
      { type: 'MANAGER_WROTE', ticket: 'old-1', note: 'note-1', manager: 'claire' },
      { type: 'MANAGER_ASKED', ticket: 'old-1', question: 'locks.enter', manager: 'claire' },
      { type: 'HELD', manager: 'claire' },
      { type: 'IDENTIFIED', person: 'person-5', manager: 'claire' },
      { type: 'UNDELIVERED', outbox: 'o', ticket: 'old-1', safety: false },
    ]).map((event) => ({ kind: 'event' as const, event })),
  },
);

function eventOf(move: Exclude<Move, { kind: 'message' | 'pass' }>): { type: string; [key: string]: unknown } {
  if (move.kind === 'event') return move.event;
  const { heard, before, message } = move;
  return { type: 'READ', message: `message-${message}`, heard, before };
}

/** Messages that an effect puts in front of somebody: on a ticket, or before a person. */
function placed(effects: readonly Effect[]): string[] {
  return effects.flatMap((effect) => {
    if (effect.type === 'open_ticket' || effect.type === 'add_to_ticket') return effect.messages;
    if (effect.type === 'tell_case') return [effect.message];
    return [];
  });
}

/** Why a message may be left alone. */
const REASONS = [
  'not_for_us',
  'thanked',
  'empty_message',
  'wants_no_messages_in_other_words',
  'asked_who_we_are',
  'no_photo',
  'status_of_nothing',
  'the_provider_answered',
  'manager_cannot_take_charge',
  'words_of_a_recording_that_is_on_its_ticket',
  'words_of_a_recording_are_awaited',
];
function accounts(effect: Effect): boolean {
  if (effect.type === 'note') return REASONS.includes(effect.reason);
  return ['say', 'alert', 'opt_out', 'opt_in', 'acknowledge', 'answer_case', 'identify'].includes(effect.type);
}

const around = { references: { 'old-1': 1001, 'old-2': 1002, 'ticket-9': 1009, gone: 1010 } };
const runs = { numRuns: 1500 };

/** Was lost once (seed -100242140): "où en est ma demande ?" about a closed one, from where no answer may leave. */
const ASKED_IN_VAIN: [Partial<TalkFacts>, Move[]] = [
  {
    answerable: false,
    tickets: [
      {
        id: 'old-1',
        reference: 1001,
        category: 'plumbing',
        urgency: 'routine',
        status: 'resolved',
        scope: 'dwelling',
        openedAt: TUESDAY,
        toldAt: TUESDAY,
        promisedAt: 0,
        taken: true,
      },
    ],
  },
  [
    { kind: 'message', heard: hear({ intent: 'status' }), burst: hear({ intent: 'status' }) },
    { kind: 'pass', ms: 60_000 },
  ],
];

describe('whatever is heard', () => {
  it('every message ends on a ticket, with an answer, before a person, or in a reason; and nothing throws', () => {
    fc.assert(
      fc.property(factsArbitrary, fc.array(moveArbitrary, { minLength: 1, maxLength: 12 }), (facts, moves) => {
        const talk = play({ facts, around });
        const waiting = new Set<string>();
        let count = 0;
        const settle = ({ effects }: Played) => {
          for (const message of placed(effects)) waiting.delete(message);
          const burst = talk.context?.burst ?? [];
          // An answer, a person or a reason accounts for the messages whose burst it ends.
          if (effects.some(accounts))
            for (const message of [...waiting]) if (!burst.includes(message)) waiting.delete(message);
          expect([...waiting].filter((message) => !burst.includes(message))).toEqual([]);
          for (const effect of effects) checkEffect(effect);
          return effects.filter((effect) => effect.type === 'say' && effect.manner === 'answer').length;
        };
        for (const move of moves) {
          if (move.kind === 'pass') settle(talk.pass(move.ms));
          else if (move.kind !== 'message') settle(talk.hears(eventOf(move)));
          else {
            waiting.add(`message-${++count}`);
            expect(settle(talk.message(move.heard, move.burst))).toBeLessThanOrEqual(1);
          }
        }
        settle(talk.pass(60_000));
        expect([...waiting]).toEqual([]);
        expect(talk.context?.burst ?? []).toEqual([]);
      }),
      { ...runs, examples: [ASKED_IN_VAIN] },
    );
  }, 120_000);

  it('every text that a tenant gets fits, begins with who writes, and asks one thing at most', () => {
    fc.assert(
      fc.property(factsArbitrary, fc.array(moveArbitrary, { minLength: 1, maxLength: 8 }), (facts, moves) => {
        const talk = play({ facts, around });
        for (const move of moves) {
          if (move.kind === 'pass') talk.pass(move.ms);
          else if (move.kind !== 'message') talk.hears(eventOf(move));
          else talk.message(move.heard, move.burst);
        }
        talk.pass(60_000);
        for (const text of talk.texts) {
          const safety = /\n\d\. |^[^:]+ : 1\. |Numéros utiles/.test(text);
          expect(text.startsWith('Agence des Lilas : ')).toBe(true);
          expect(text.split('?').length - 1, text).toBeLessThanOrEqual(1);
          const { segmentsCount, encodingName } = new SegmentedMessage(forSms(text));
          expect(encodingName, text).toBe('GSM-7');
          expect(segmentsCount, text).toBeLessThanOrEqual(safety ? 5 : 2);
        }
      }),
      { numRuns: Math.ceil(runs.numRuns / 3) },
    );
  }, 120_000);

  it('a danger always gets its instruction, or a person', () => {
    fc.assert(
      fc.property(factsArbitrary, fc.array(moveArbitrary, { maxLength: 6 }), oneOf(HAZARDS), (facts, moves, hazard) => {
        fc.pre(facts.sender?.kind !== 'manager');
        const talk = play({ facts, around });
        for (const move of moves) {
          if (move.kind === 'pass') talk.pass(move.ms);
          else if (move.kind !== 'message') talk.hears(eventOf(move));
          else talk.message(move.heard, move.burst);
        }
        const heard = hear({
          intent: 'report',
          problems: [{ category: 'other', urgency: 'emergency', confidence: 1 }],
          hazards: [hazard],
        });
        const { effects } = talk.message(heard);
        const safe = effects.some((effect) => effect.type === 'say' && effect.manner === 'safety');
        const person = effects.some(
          (effect) => effect.type === 'alert' && (effect.kind === 'safety_blocked' || effect.kind === 'call_person'),
        );
        expect(safe || person).toBe(true);
        if (safe && !effects.some((effect) => effect.type === 'note' && effect.reason === 'instructed_a_moment_ago')) {
          expect(effects[0]!.type === 'say' && effects[0]!.lines[0]!.text.startsWith('safety.')).toBe(true);
        }
        expect(
          effects.some(
            (effect) =>
              effect.type === 'open_ticket' || (effect.type === 'add_to_ticket' && effect.hazards.includes(hazard)),
          ),
        ).toBe(true);
      }),
      runs,
    );
  }, 120_000);
});

function checkEffect(effect: Effect): void {
  // Ids, codes and numbers only: an effect is JSON and holds no words.
  expect(JSON.parse(JSON.stringify(effect))).toEqual(effect);
  if (effect.type === 'open_ticket') {
    if (effect.urgency !== 'emergency') expect(effect.hazards).toEqual([]);
    expect(effect.messages.length).toBeGreaterThan(0);
    expect(new Set(effect.messages).size).toBe(effect.messages.length);
  }
}
