import { describe, expect, it, test } from 'vitest';
import type { Against, Ask, Candidate } from '#dispatch/candidate.ts';
import { believedMean, choose } from '#dispatch/choose.ts';
import { ask, candidate, rule, SUNDAY_NIGHT, TUESDAY_NOON } from './candidates.ts';

const order = (candidates: readonly Candidate[], asked: Ask) =>
  choose(candidates, asked).ranked.map(({ candidate: { company } }) => company);
const rated = (sum: number, count: number) => ({ ratingSum: sum, ratingCount: count });

describe('who is first', () => {
  it('is the best rated, and one 5 does not beat forty 4.6', () => {
    expect(order([candidate('new', rated(5, 1)), candidate('proven', rated(184, 40))], ask())).toEqual([
      'proven',
      'new',
    ]);
  });

  it('is not somebody whom tenants rate badly, favourite or not', () => {
    const badly = candidate('badly', { favourite: true, ...rated(60, 40) });
    expect(order([badly, candidate('well', rated(184, 40))], ask())).toEqual(['well', 'badly']);
  });

  it('is the favourite among equals, and the team of the house among equals', () => {
    expect(order([candidate('a'), candidate('b', { favourite: true })], ask())).toEqual(['b', 'a']);
    expect(order([candidate('a'), candidate('b', { inHouse: true })], ask())).toEqual(['b', 'a']);
  });

  it('is the one with fewer open orders, and the tie is explained', () => {
    const { ranked } = choose([candidate('a'), candidate('b')], ask({ load: new Map([['a', 2]]) }));
    expect(ranked.map(({ candidate: { company } }) => company)).toEqual(['b', 'a']);
    expect(ranked[0]!.reasons).toContainEqual({ code: 'tie', by: 'load', with: 'a' });
    expect(ranked[1]!.reasons).toContainEqual({ code: 'load', n: 2, of: null });
  });

  it('is the one rated more often, then the first by name, where all else is equal', () => {
    const often = [candidate('b', rated(38, 10)), candidate('a')];
    expect(choose(often, ask()).ranked[0]!.reasons).toContainEqual({ code: 'tie', by: 'ratings', with: 'a' });
    const same = choose([candidate('b'), candidate('a')], ask());
    expect(same.ranked[0]!.candidate.company).toBe('a');
    expect(same.ranked[0]!.reasons).toContainEqual({ code: 'tie', by: 'name', with: 'b' });
  });

  it('is whoever a standing rule names, in the order of the rules, before any rating', () => {
    const all = [candidate('best', { favourite: true, ...rated(200, 40) }), candidate('second'), candidate('first')];
    const rules = [rule('first', { areas: ['Paris 15e'] }), rule('second')];
    const { ranked } = choose(all, ask({ rules }));
    expect(ranked.map(({ candidate: { company } }) => company)).toEqual(['first', 'second', 'best']);
    expect(ranked[0]!.reasons[0]).toEqual({
      code: 'rule',
      trade: 'plumbing',
      areas: ['Paris 15e'],
      withinHours: null,
    });
  });

  it('is not whom a rule names for another trade or area', () => {
    const all = [candidate('best', rated(184, 40)), candidate('named')];
    expect(order(all, ask({ rules: [rule('named', { areas: ['75014'] }), rule('named', { trade: 'lift' })] }))).toEqual(
      ['best', 'named'],
    );
  });

  it('comes for a rule even where their own lines say another trade and area', () => {
    const lift = candidate('Lift', { trades: ['lift'], areas: ['Lyon'] });
    expect(order([lift], ask({ rules: [rule('Lift')] }))).toEqual(['Lift']);
  });

  it('is somebody who comes at night, for an emergency; a delay of a contract holds at night too', () => {
    const all = [candidate('day', rated(200, 40)), candidate('night', { emergency: true })];
    const emergency = ask({ urgency: 'emergency', now: SUNDAY_NIGHT });
    expect(order(all, emergency)).toEqual(['night']);
    expect(choose(all, emergency).nearest[0]).toMatchObject({
      candidate: { company: 'day' },
      against: [{ code: 'closed_now' }],
    });
    expect(order(all, { ...emergency, rules: [rule('day', { withinHours: 2 })] })).toEqual(['day', 'night']);
    expect(order(all, { ...emergency, rules: [rule('day')] })).toEqual(['night']);
  });

  it('is somebody who works now, where somebody frail waits, even if it is no emergency', () => {
    const all = [
      candidate('later', rated(180, 40)),
      candidate('now', { days: new Set([6, 7]), from: '00:00', to: '24:00' }),
    ];
    expect(order(all, ask({ now: SUNDAY_NIGHT }))).toEqual(['later', 'now']);
    expect(order(all, ask({ now: SUNDAY_NIGHT, vulnerable: true }))).toEqual(['now', 'later']);
  });

  it('works across midnight, and not on public holidays', () => {
    const night = candidate('night', { days: new Set([1, 2, 3, 4, 5, 6, 7]), from: '20:00', to: '06:00' });
    const emergency = ask({ urgency: 'emergency', now: SUNDAY_NIGHT });
    expect(order([night], emergency)).toEqual(['night']);
    expect(order([night], { ...emergency, now: { ...SUNDAY_NIGHT, holiday: true } })).toEqual([]);
  });
});

describe('who does not come', () => {
  const cases: [string, Partial<Candidate>, Partial<Ask>, Against[]][] = [
    ['another trade', { trades: ['lift'] }, {}, [{ code: 'other_trade' }]],
    ['another area', { areas: ['75014'] }, {}, [{ code: 'other_area', areas: ['75014'] }]],
    ['had their turn', {}, { asked: new Set(['X']) }, [{ code: 'asked' }]],
    ['not available', { availability: 'unavailable' }, {}, [{ code: 'unavailable' }]],
    ['on holiday without an end', { availability: 'holiday' }, {}, [{ code: 'away', until: null }]],
    [
      'away on the last day',
      { awayFrom: '2026-11-20', awayTo: '2026-11-24' },
      {},
      [{ code: 'away', until: '2026-11-24' }],
    ],
    ['away from the first day', { awayFrom: '2026-11-24' }, {}, [{ code: 'away', until: null }]],
    ['insurance ended yesterday', { insuredUntil: '2026-11-23' }, {}, [{ code: 'insurance_ended', on: '2026-11-23' }]],
    [
      'as many orders as they can hold',
      { capacity: 2 },
      { load: new Map([['X', 2]]) },
      [{ code: 'full', n: 2, of: 2 }],
    ],
    ['no number and no mail', { texts: false }, {}, [{ code: 'unreachable' }]],
    ['no mail, and we send no texts', {}, { sends: { texts: false, mails: true } }, [{ code: 'unreachable' }]],
    [
      'a mail, and we send none',
      { texts: false, mails: true },
      { sends: { texts: true, mails: false } },
      [{ code: 'unreachable' }],
    ],
  ];
  it.each(cases)('%s', (_, changes, asked, against) => {
    const { ranked, nearest } = choose([candidate('X', changes)], ask(asked));
    expect(ranked).toEqual([]);
    expect(nearest.map((one) => one.against)).toEqual([against]);
  });

  it.each<[string, Partial<Candidate>]>([
    ['back the day after', { availability: 'holiday', awayFrom: '2026-11-20', awayTo: '2026-11-23' }],
    ['away later', { awayFrom: '2026-11-25', awayTo: '2026-12-01' }],
    ['insured to the end of the day', { insuredUntil: '2026-11-24' }],
    ['room for one more', { capacity: 3 }],
  ])('but comes when %s', (_, changes) => {
    expect(order([candidate('X', changes)], ask({ load: new Map([['X', 2]]) }))).toEqual(['X']);
  });

  it('the nearest are first: a small obstacle before another area before another trade, a rule before all', () => {
    const { nearest } = choose(
      [
        candidate('trade', { trades: ['lift'] }),
        candidate('area', { areas: ['Lyon'] }),
        candidate('full', { capacity: 0 }),
        candidate('ruled', { availability: 'unavailable' }),
      ],
      ask({ rules: [rule('ruled')] }),
    );
    expect(nearest.map(({ candidate: { company } }) => company)).toEqual(['ruled', 'full', 'area', 'trade']);
  });
});

test('where the place is not known, areas exclude nobody and it is said', () => {
  const { ranked } = choose([candidate('X', { areas: ['Lyon'] })], ask({ place: null }));
  expect(ranked[0]!.reasons[0]).toEqual({ code: 'place_unknown' });
});

/** A small generator of its own, so that a failure can be played again. */
function dice(seed: number) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    upTo: (n: number) => Math.floor(next() * n),
    one: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!,
    chance: (p: number) => next() < p,
  };
}

function someone(d: ReturnType<typeof dice>, i: number): Candidate {
  const ratingCount = d.upTo(50);
  return candidate(`C${i}`, {
    trades: [d.one(['plumbing', 'heating', 'lift'] as const), 'locks'],
    areas: d.one([[], ['75015'], ['75014'], ['Paris'], ['Lyon', 'Les Tilleuls']]),
    emergency: d.chance(0.3),
    favourite: d.chance(0.2),
    availability: d.one(['available', 'available', 'available', 'unavailable', 'holiday'] as const),
    awayTo: d.one([null, null, '2026-11-23', '2026-11-30']),
    insuredUntil: d.one([null, '2026-11-01', '2027-11-01']),
    ratingCount,
    ratingSum: Array.from({ length: ratingCount }, () => 1 + d.upTo(5)).reduce((a, b) => a + b, 0),
    capacity: d.one([null, null, 3]),
  });
}

function anyAsk(d: ReturnType<typeof dice>, candidates: readonly Candidate[]): Ask {
  return ask({
    trade: d.one(['plumbing', 'heating', 'lift', 'locks'] as const),
    urgency: d.one(['routine', 'urgent', 'emergency'] as const),
    vulnerable: d.chance(0.3),
    now: d.one([TUESDAY_NOON, SUNDAY_NIGHT]),
    asked: new Set(candidates.filter(() => d.chance(0.1)).map(({ id }) => id)),
    load: new Map(candidates.filter(() => d.chance(0.5)).map(({ id }) => [id, d.upTo(5)])),
    rules: candidates
      .filter(() => d.chance(0.1))
      .map(({ id }) => rule(id, { trade: d.one(['plumbing', 'lift'] as const) })),
    most: 100,
  });
}

describe('of any list', () => {
  it('the choice does not depend on the order of the list, everybody is placed once, and nobody unsuited is proposed', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const d = dice(seed);
      const candidates = Array.from({ length: d.upTo(30) }, (_, i) => someone(d, i));
      const asked = anyAsk(d, candidates);
      const choice = choose(candidates, asked);
      expect(choose(candidates.toReversed(), asked), `seed ${seed}`).toEqual(choice);
      const placed = [...choice.ranked, ...choice.nearest].map(({ candidate: { id } }) => id);
      expect(placed.toSorted(), `seed ${seed}`).toEqual(candidates.map(({ id }) => id).toSorted());
      for (const { candidate: one } of choice.ranked) {
        expect(asked.asked.has(one.id)).toBe(false);
        expect(one.availability).not.toBe('unavailable');
        expect(one.insuredUntil === null || one.insuredUntil >= asked.now.date).toBe(true);
        expect(one.capacity === null || (asked.load.get(one.id) ?? 0) < one.capacity).toBe(true);
      }
      for (const { against } of choice.nearest) expect(against.length).toBeGreaterThan(0);
    }
  });

  it('one more good rating never lowers anybody, and one more order never raises them', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const d = dice(seed);
      const candidates = Array.from({ length: 2 + d.upTo(20) }, (_, i) => someone(d, i));
      const asked = anyAsk(d, candidates);
      const place = (list: readonly Candidate[], of: Ask, id: string) =>
        choose(list, of).ranked.findIndex(({ candidate: one }) => one.id === id);
      const { id, capacity } = d.one(candidates);
      const before = place(candidates, asked, id);
      if (before < 0) continue;
      const praised = candidates.map((one) =>
        one.id === id ? { ...one, ratingSum: one.ratingSum + 5, ratingCount: one.ratingCount + 1 } : one,
      );
      expect(place(praised, asked, id), `seed ${seed}`).toBeLessThanOrEqual(before);
      if (capacity !== null) continue;
      const load = new Map(asked.load).set(id, (asked.load.get(id) ?? 0) + 1);
      expect(place(candidates, { ...asked, load }, id), `seed ${seed}`).toBeGreaterThanOrEqual(before);
    }
  });
});

test('the believed mean lies between what is believed of anybody and what tenants gave', () => {
  expect(believedMean(rated(0, 0))).toBe(3.8);
  expect(believedMean(rated(5, 1))).toBeCloseTo(3.93, 2);
  expect(believedMean(rated(184, 40))).toBeCloseTo(4.47, 2);
});

test('choosing among 10,000 takes under 20 ms, even if all of them would do', () => {
  const d = dice(7);
  const all = Array.from({ length: 10_000 }, (_, i) =>
    candidate(`C${i}`, { areas: d.one([['75015'], ['Paris'], []]), ratingCount: 40, ratingSum: 100 + d.upTo(100) }),
  );
  const asked = ask({ load: new Map(all.map(({ id }, i) => [id, i % 7])), rules: [rule('C77')] });
  choose(all, asked);
  // Of the processor: what else runs on this machine does not count.
  const took = Array.from({ length: 15 }, () => {
    const before = process.cpuUsage();
    expect(choose(all, asked).ranked).toHaveLength(10);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  }).toSorted((a, b) => a - b);
  expect(took[7]).toBeLessThan(20);
});
