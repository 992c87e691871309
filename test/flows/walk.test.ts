// Walks every machine through every state that its events can reach, timers included, and looks at each step.
import { describe, expect, it } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import { step } from '#engine/step.ts';
import { CATEGORIES, CONTRACTOR_SAYS, HAZARDS, INTENTS, STATUSES, URGENCIES } from '#flows/codes.ts';
import type { Effect } from '#flows/effects.ts';
import { CANCEL_REASONS, TENANT_SAYS } from '#flows/events.ts';
import { META, STATUS_REPLIES } from '#flows/heard.ts';
import { MACHINES } from '#flows/machines.ts';
import type { OrderContext } from '#flows/orders/context.ts';
import { TICKET } from './support/case.ts';
import { hear, problem, reports } from './support/heard.ts';
import { FACTS, SETTINGS, STRANGER, TUESDAY } from './support/settings.ts';

interface Event {
  type: string;
  [key: string]: unknown;
}

/** Deep enough to reach every shape of a talk that differs in kind; a state seen before is not gone into again. */
const DEPTH = 5;

function walk(
  name: string,
  machine: AnyStateMachine,
  events: (context: unknown) => Event[],
  /** What a timer may come with. */
  firing: Omit<Event, 'type'>[],
  shapeOf: (stored: { value: unknown; context: never }) => string,
  look: (from: string, event: Event, effects: Effect[], to: string) => void,
) {
  const flow = { name, version: 1, machine };
  const seen = new Map<string, Parameters<typeof step>[1]>();
  let frontier: Parameters<typeof step>[1][] = [undefined];
  const states = new Set<string>();
  const timers = new Set<string>();
  let steps = 0;
  for (let depth = 0; depth < DEPTH && frontier.length > 0; depth++) {
    const next: typeof frontier = [];
    for (const stored of frontier) {
      const snapshot =
        stored === undefined
          ? undefined
          : machine.resolveState({ value: stored.value as never, context: stored.context as never });
      const own =
        (snapshot as unknown as { _nodes?: { ownEvents: string[] }[] })?._nodes?.flatMap((node) => node.ownEvents) ??
        [];
      const after = own
        .filter((type) => type.startsWith('xstate.after.'))
        .flatMap((type) => firing.map((more) => ({ ...more, type }) as Event));
      for (const event of [...events(stored?.context), ...after]) {
        const stepped = step(flow, stored, {
          at: TUESDAY + depth * 60_000,
          settings: SETTINGS,
          fresh: Array.from({ length: 8 }, (_, i) => `id-${depth}-${i}-0000abcd`),
          ...event,
        });
        steps++;
        if (!stepped.handled) {
          expect(event.type, `${stepped.from} knows its own timer`).not.toMatch(/^xstate\.after/);
          continue;
        }
        for (const { type } of after) timers.add(type);
        const plain = JSON.parse(JSON.stringify(stepped.stored));
        expect(plain, 'a stored state is plain JSON').toEqual(stepped.stored);
        states.add(JSON.stringify(plain.value));
        look(
          stepped.from,
          event,
          stepped.commands.flatMap((one) => (one.kind === 'effect' ? [one.effect] : [])),
          stepped.to,
        );
        const shape = shapeOf(plain);
        if (seen.has(shape)) continue;
        seen.set(shape, plain);
        next.push(plain);
      }
    }
    frontier = next;
  }
  return { states, timers, steps, shapes: seen.size };
}

const CASE = (status: string, followers: unknown[] = []) => ({ ticket: { ...TICKET, status }, followers, openAt: 0 });

function caseEvents(facts: object, more: readonly Event[] = ORDER_EVENTS): Event[] {
  return [
    { type: 'OPENED', conversation: 't', urgency: 'emergency', hazards: ['gas'], situation: 'can_leave', lead: null },
    { type: 'OPENED', conversation: 't', urgency: 'routine', hazards: [], situation: 'can_leave', lead: null },
    { type: 'OPENED', conversation: 't', urgency: 'routine', hazards: [], situation: 'can_leave', lead: 'lead' },
    ...URGENCIES.map((urgency) => ({
      type: 'ADDED',
      message: 'm',
      urgency,
      hazards: urgency === 'emergency' ? ['fire'] : [],
    })),
    ...TENANT_SAYS.map((said) => ({ type: 'TENANT_SAID', said, message: 'm' })),
    ...['yes', 'no', 'dont_know'].map((value) => ({ type: 'ANSWERED', ref: 'fixed', question: 'fixed', value })),
    { type: 'TAKEN', manager: 'claire' },
    { type: 'DROPPED', manager: 'claire' },
    { type: 'CORRECTED', field: 'category', value: 'lift', manager: 'claire' },
    { type: 'CORRECTED', field: 'category', value: 'gas', manager: null },
    ...URGENCIES.map((value) => ({ type: 'CORRECTED', field: 'urgency', value, manager: 'claire' })),
    { type: 'SCHEDULED', visitAt: TUESDAY + 86_400_000, manager: 'claire' },
    { type: 'RESOLVED', manager: 'claire' },
    ...CANCEL_REASONS.map((reason) => ({ type: 'CANCELLED', reason, manager: 'claire' })),
    { type: 'REOPENED', manager: 'claire' },
    { type: 'JOINED', lead: 'lead', manager: 'claire' },
    { type: 'PARTED', manager: 'claire' },
    ...STATUSES.map((status) => ({ type: 'LEAD_CHANGED', status, visitAt: status === 'scheduled' ? TUESDAY : 0 })),
    { type: 'ACKNOWLEDGED', manager: 'claire', by: 'text' },
    { type: 'PAYER_SET', payer: 'tenant', manager: 'claire' },
    ...more,
  ].map((event) => ({ ...event, facts }));
}

const ORDER = { order: 'order-1', contractor: 'plumber' };
const SLOT = { from: TUESDAY + 86_400_000, to: TUESDAY + 90_000_000 };
const ORDERED = {
  type: 'ORDERED',
  talk: 'talk-2',
  payer: 'landlord',
  ceilingCents: 30_000,
  manager: 'claire',
  ...ORDER,
};
const SAID = { type: 'CONTRACTOR_SAID', slots: [], reason: null, cents: 0, supplement: null, message: null, ...ORDER };
const CHOSEN = { type: 'CHOSEN', byRule: false, payer: 'landlord', ceilingCents: null };
const ORDER_EVENTS: Event[] = [
  { ...ORDERED, asksFirst: 'nobody' },
  { ...ORDERED, asksFirst: 'manager' },
  { type: 'ORDER_GRANTED', order: ORDER.order, manager: 'paul', person: null },
  { type: 'ORDER_DENIED', order: ORDER.order, manager: 'paul', person: null },
  { ...CHOSEN, ...ORDER, talk: 'talk-2' },
  { ...CHOSEN, ...ORDER, contractor: 'other', talk: 'talk-3' },
  { ...CHOSEN, ...ORDER, contractor: null, talk: null },
  { ...CHOSEN, ...ORDER, talk: 'talk-2', byRule: true },
  { type: 'REASSIGNED', order: ORDER.order, contractor: 'other', talk: 'talk-3', manager: 'claire' },
  { type: 'ORDER_CALLED_OFF', order: ORDER.order, manager: 'claire' },
  ...CONTRACTOR_SAYS.map((said) => ({ ...SAID, said })),
  ...(['accept', 'slots', 'absent', 'another_visit'] as const).map((said) => ({ ...SAID, said, slots: [SLOT] })),
  { ...SAID, said: 'accept', contractor: 'somebody' },
  { ...SAID, said: 'accept', contractor: 'somebody', talk: 'talk-4' },
  ...[SLOT.from, 'any', 'none', `wish ${SLOT.from}-${SLOT.to}`].map((value) => ({
    type: 'ANSWERED',
    ref: 'slot-1',
    question: 'slot',
    value,
  })),
  { type: 'VISIT_AGREED', order: ORDER.order, ...SLOT },
  { type: 'VISIT_LOST', order: ORDER.order },
  { type: 'WORK_DONE', order: ORDER.order },
  { type: 'ORDER_TAKEN', ...ORDER, talk: 'talk-2' },
  { type: 'REPAIRED', ...ORDER },
  { type: 'TICKET_CLOSED', status: 'resolved' },
  { type: 'TICKET_REOPENED' },
];

/** Those that change the ticket itself. */
const OF_TICKETS = ORDER_EVENTS.filter(({ type }) => /^(VISIT_|WORK_|ORDER_TAKEN)/.test(type));

const QUOTE = { quote: 'quote-1', contractor: 'plumber' };
const REST_EVENTS: Event[] = [
  ...ORDER_EVENTS,
  { ...SAID, said: 'supplement', supplement: 'more-1', cents: 9_000 },
  { ...SAID, said: 'supplement', supplement: 'more-2', cents: 9_000 },
  ...['more-1', 'more-2'].flatMap((supplement) =>
    [true, false].map((granted) => ({ type: 'SUPPLEMENT_DECIDED', supplement, granted, manager: 'claire' })),
  ),
  { type: 'QUOTES_ASKED', quotes: [{ ...QUOTE, talk: 'talk-2' }], manager: 'claire' },
  { type: 'QUOTE_GIVEN', ...QUOTE, cents: 40_000, delayDays: 3 },
  { type: 'QUOTE_DECLINED', ...QUOTE },
  { ...ORDERED, type: 'QUOTE_ACCEPTED', ...QUOTE, asksFirst: 'nobody' },
  { type: 'QUOTE_REFUSED', quote: 'quote-1', manager: 'claire' },
  ...[4, 'stop'].map((value) => ({ type: 'ANSWERED', ref: 'rate_repair', question: 'rate_repair', value })),
  ...['rate_contractor', 'rate_informed', 'rate_comment'].map((question) => ({
    type: 'ANSWERED',
    ref: question,
    question,
    value: question === 'rate_comment' ? 'words' : 5,
  })),
];

describe.each(MACHINES.case.slice(3))('the $name machine', ({ name, machine }) => {
  it('reaches every state, and does something at every turn', () => {
    const walked = walk(
      name,
      machine,
      () => caseEvents(CASE('accepted'), REST_EVENTS),
      [{ facts: CASE('accepted') }],
      ({ value, context }) => JSON.stringify([value, context]).replaceAll(/\d{10,}/g, 'instant'),
      (from, event, effects, to) => expect(effects.length, `${from} -> ${to} on ${event.type}`).toBeGreaterThan(0),
    );
    expect([...walked.states].sort()).toEqual(
      Object.keys(machine.states)
        .map((one) => JSON.stringify(one))
        .sort(),
    );
  });
});

describe('the ticket machine', () => {
  const [{ machine }] = MACHINES.case;
  it('reaches every status, keeps it in its tag, and sets it whenever it changes', () => {
    const statusOf = (state: string) =>
      STATUSES.find((status) => state.startsWith(status) || state.startsWith(`{"${status}"`)) ??
      (state === 'checking' ? 'scheduled' : undefined);
    let changed = 0;
    const walked = walk(
      'ticket',
      machine,
      () =>
        [[], [{ ticket: 'f', conversation: 'c' }]].flatMap((followers) =>
          caseEvents(CASE('new', followers), OF_TICKETS),
        ),
      [{ facts: CASE('new') }],
      ({ value, context }) => {
        const own = context as { status: string };
        expect(statusOf(typeof value === 'string' ? value : JSON.stringify(value)), 'as its state has it').toBe(
          own.status,
        );
        return JSON.stringify([value, context]);
      },
      (from, event, effects, to) => {
        const before = statusOf(from);
        const after = statusOf(to);
        const set = effects.filter((effect) => effect.type === 'set_status').map(({ status }) => status);
        expect(set.length).toBeLessThanOrEqual(1);
        if (set.length > 0) expect(set, `${from} on ${event.type}`).toEqual([after]);
        if (before !== after) {
          changed++;
          expect(set, `${from} -> ${to} on ${event.type}`).toEqual([after]);
        }
        if (effects.length === 0) expect(['OPENED']).toContain(event.type);
      },
    );
    expect([...walked.states].sort()).toEqual([
      '"accepted"',
      '"cancelled"',
      '"checking"',
      '"resolved"',
      '"scheduled"',
      '{"new":"settled"}',
      // A manager's correction, or more words, before it was opened: thought of, though the engine never does it.
      '{"new":"unopened"}',
      '{"new":"waiting"}',
    ]);
    expect([...walked.timers].sort()).toEqual([
      'xstate.after.afterVisit.ticket.scheduled',
      'xstate.after.silence.ticket.checking',
      'xstate.after.unclaimed.ticket.new.waiting',
    ]);
    expect(changed).toBeGreaterThan(100);
  }, 60_000);
});

describe('the order machine', () => {
  const [, , { machine }] = MACHINES.case;
  it('reaches every state, tells whoever it concerns, and never acts for somebody who no longer has it', () => {
    const walked = walk(
      'order',
      machine,
      () => caseEvents(CASE('accepted')),
      [{ facts: CASE('accepted') }],
      ({ value, context }) => {
        const { contractor, reminded, slots, wish, visit, asked } = context as OrderContext;
        return JSON.stringify([value, contractor, reminded, slots.length, wish !== null, visit !== null, asked.length]);
      },
      (from, event, effects, to) => {
        expect(effects.length, `${from} -> ${to} on ${event.type} ${event.said ?? ''}`).toBeGreaterThan(0);
        for (const effect of effects)
          if (effect.type === 'tell_contractor') expect(effect.talk, `${from} on ${event.type}`).toMatch(/^talk-/);
        if (event.contractor === 'somebody') expect(to).toBe(from);
        // Whoever loses it, whoever is asked for it, hears of it.
        const leaves =
          ['offered', 'accepted', 'agreeing', 'scheduled'].includes(from) && ['none', 'choosing'].includes(to);
        if (leaves) expect(effects.some(({ type }) => type === 'tell_contractor')).toBe(true);
        if (to === 'offered' && from !== 'offered')
          expect(effects.filter((one) => one.type === 'tell_contractor').map(({ text }) => text)).toContain(
            'order.offer',
          );
      },
    );
    expect([...walked.states].sort()).toEqual(
      Object.keys(machine.states)
        .map((name) => JSON.stringify(name))
        .sort(),
    );
    expect(walked.timers.size).toBe(7);
  });
});

describe('the alarm machine', () => {
  const [, { machine }] = MACHINES.case;
  it('calls somebody whenever it climbs, and stands down whenever it stops', () => {
    const walked = walk(
      'alarm',
      machine,
      () => caseEvents(CASE('new')),
      [{ facts: CASE('new') }],
      ({ value, context }) => JSON.stringify([value, context]),
      (from, event, effects, to) => {
        const calls = effects.filter(({ type }) => type === 'call_on_duty').length;
        if (to === 'climbing') expect(calls, `${from} on ${event.type}`).toBeGreaterThan(0);
        else expect(calls).toBe(0);
        if (from === 'climbing' && to !== 'climbing')
          expect(effects.some(({ type }) => type === 'stand_down')).toBe(true);
      },
    );
    expect([...walked.states].sort()).toEqual(['"answered"', '"calm"', '"climbing"']);
    expect([...walked.timers]).toEqual(['xstate.after.rung.alarm.climbing']);
  });
});

describe('the talk machine', () => {
  const [{ machine }] = MACHINES.conversation;
  const facts = [
    FACTS,
    { ...FACTS, sender: STRANGER, openAt: TUESDAY + 10 * 3_600_000, quiet: true },
    { ...FACTS, tickets: [{ ...TICKET, id: 'old', status: 'resolved' as const, toldAt: TUESDAY - 3_600_000 }] },
  ];
  const heard = [
    ...CATEGORIES.filter((_, i) => i % 4 === 0).map((category) => reports(category)),
    reports('gas', 'emergency', { hazards: ['gas'] }),
    reports('neighbour', 'emergency', { hazards: [HAZARDS[11]] }),
    hear({ intent: 'report', problems: [problem('lift'), problem('heating', 'urgent')] }),
    hear({ intent: 'report', unsure: true }),
    ...INTENTS.filter((intent) => intent !== 'report').map((intent) => hear({ intent })),
    ...META.map((meta) => hear({ meta })),
    ...STATUS_REPLIES.filter((_, i) => i % 3 === 0).map((reply) => hear({ reply })),
    hear({ answer: { kind: 'value', value: 'yes' } }),
    hear({ answer: { kind: 'unsure' }, words: 1 }),
    hear({ empty: true }),
    hear({ questionMark: true }),
    hear({ optOut: { to: 'stop', provider: false } }),
    hear({ person: 'person-2' }),
  ];
  let message = 0;
  const events = (known: object): Event[] => [
    ...heard.map((one) => ({ type: 'MESSAGE', message: `m${++message % 50}`, heard: one, burst: one, facts: known })),
    {
      type: 'READ',
      message: 'm1',
      heard: reports('gas', 'emergency', { hazards: ['gas'] }),
      before: hear(),
      burst: null,
      facts: known,
    },
    {
      type: 'INFORM',
      ticket: 'old',
      text: 'ticket.taken',
      params: { ticket: 'old' },
      onlyIf: [],
      burst: null,
      facts: known,
    },
    {
      type: 'ASK',
      ticket: 'old',
      ref: 'fixed',
      question: 'fixed',
      params: { ticket: 'old' },
      burst: null,
      facts: known,
    },
    { type: 'MANAGER_WROTE', ticket: 'old', note: 'n', manager: 'claire', burst: null, facts: known },
    { type: 'MANAGER_ASKED', ticket: 'old', question: 'lift.stairs', manager: 'claire', burst: null, facts: known },
    { type: 'HELD', manager: 'claire', burst: null, facts: known },
    { type: 'RELEASED', manager: 'claire', burst: null, facts: known },
    { type: 'IDENTIFIED', person: 'person-1', manager: 'claire', burst: null, facts: known },
    { type: 'UNDELIVERED', outbox: 'o', ticket: null, safety: true, burst: null, facts: known },
    { type: 'LINK_ASKED', burst: null, facts: known },
    { type: 'LINK_ASKED', burst: null, facts: { ...known, optedOut: true } },
  ];

  it('is never silent about what it hears, and rests only where it may', () => {
    for (const known of facts) {
      // A stranger's number is nobody's to be taken off.
      const isKnown = known.sender.kind === 'known';
      const walked = walk(
        'talk',
        machine,
        () => events(known),
        heard.map((burst) => ({ burst, facts: known })),
        ({ value, context }) => {
          const { asked, agenda, held, burst, thanked, recent } = context as {
            asked: { key: string; tries: number } | null;
            agenda: unknown[];
            held: boolean;
            burst: unknown[];
            thanked: boolean;
            recent: unknown[];
          };
          return JSON.stringify([
            value,
            asked?.key,
            asked?.tries,
            agenda.length,
            held,
            Math.min(burst.length, 2),
            thanked,
            Math.min(recent.length, 2),
          ]);
        },
        (from, event, effects, to) => {
          expect(['quiet', 'gathering', 'asking', 'held', 'parting']).toContain(to);
          const gathered = to === 'gathering' && event.type === 'MESSAGE';
          if (!gathered)
            expect(
              effects.length,
              `${from} -> ${to} on ${event.type} ${JSON.stringify(event.heard ?? '')}`,
            ).toBeGreaterThan(0);
          const says = effects.filter((effect) => effect.type === 'say');
          if (!says.some((say) => say.manner === 'safety'))
            expect(says.filter((say) => say.manner === 'answer').length).toBeLessThanOrEqual(1);
          for (const say of says) expect(say.lines.length).toBeGreaterThan(0);
        },
      );
      expect([...walked.states].sort()).toEqual([
        '"asking"',
        '"gathering"',
        '"held"',
        ...(isKnown ? ['"parting"'] : []),
        '"quiet"',
      ]);
      expect([...walked.timers].sort()).toEqual([
        'xstate.after.answer.talk.asking',
        'xstate.after.burst.talk.gathering',
        ...(isKnown ? ['xstate.after.parting.talk.parting'] : []),
      ]);
      expect(walked.shapes).toBeGreaterThan(60);
    }
  }, 120_000);
});
