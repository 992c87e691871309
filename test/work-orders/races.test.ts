// A thousand double acts on fifty requests: two people, two links, two clicks at the same moment, each with one effect and no more.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importContractors } from '#contractors/import.ts';
import { act } from '#engine/act.ts';
import type { EventType } from '#flows/events.ts';
import { newId } from '#lib/ids.ts';
import { AGENCY, type EngineWorld, engineWorld, tenant } from '../support/engine-world.ts';

const TICKETS = 50;
/** Requests that are raced for at the same moment; each takes two connections. */
const AT_ONCE = 5;
const HOUR = 3_600_000;

interface Contractor {
  id: string;
  talk: string;
}
interface Case {
  ticket: string;
  /** The order that is raced for. */
  order: string;
  quotes: string[];
  supplement: string;
}
interface Move {
  type: EventType;
  refs: Record<string, unknown>;
  /** The same: one link opened twice. */
  key?: string;
}
type Kind = 'done' | 'refused' | 'repeated' | 'no_such_mailbox';

interface Race {
  name: string;
  /** What is done first, one after the other. */
  before?(c: Case): Move[];
  pair(c: Case): readonly [Move, Move];
  /** How the two ended, in any order; several where either may be first. */
  ends: readonly (readonly [Kind, Kind])[];
  /** Where the order stands afterwards. */
  states: readonly string[];
}

let world: EngineWorld;
let cases: Case[];
let A: Contractor;
let B: Contractor;
let C: Contractor;
const manager = newId();
const colleague = newId();

beforeAll(async () => {
  world = await engineWorld({ tenants: TICKETS });
  const csv =
    'company,trades,areas,phone\nA,plomberie,,+33639981001\nB,plomberie,,+33639981002\nC,plomberie,,+33639981003';
  await importContractors(world.db, world.clock, AGENCY, Buffer.from(csv));
  const known = await world.query<Contractor>('select id, conversation_id as talk from contractors order by company');
  [A, B, C] = known as [Contractor, Contractor, Contractor];
  for (let n = 0; n < TICKETS; n++) await world.receive(tenant(n), 'Bonjour, il y a une fuite sous mon évier');
  await world.settle();
  const tickets = await world.query<{ id: string }>('select id from tickets order by reference');
  cases = tickets.map(({ id }) => ({ ticket: id, order: '', quotes: [], supplement: '' }));
  expect(cases).toHaveLength(TICKETS);
});
afterAll(() => world.close());

async function does({ ticket }: Case, { type, refs, key = newId() }: Move): Promise<Kind> {
  return (await act(world.engine, { agency: AGENCY, mailbox: ticket, kind: 'case', type, key, refs })).kind;
}

const ordered = (c: Case, to: Contractor, asksFirst = 'nobody', by = manager): Move => {
  c.order = newId();
  return orderedAs(c.order, to, asksFirst, by);
};
const orderedAs = (order: string, to: Contractor, asksFirst: string, by: string): Move => ({
  type: 'ORDERED',
  refs: { order, contractor: to.id, talk: to.talk, payer: 'landlord', ceilingCents: 30_000, asksFirst, manager: by },
});
const said = ({ order }: Case, { id: contractor }: Contractor, what: string, more: object = {}): Move => ({
  type: 'CONTRACTOR_SAID',
  refs: { order, contractor, said: what, slots: [], reason: null, cents: 0, supplement: null, message: null, ...more },
});
const given = ({ order }: Case, to: Contractor, by = manager): Move => ({
  type: 'REASSIGNED',
  refs: { order, contractor: to.id, talk: to.talk, manager: by },
});
const off = ({ order }: Case, by = manager): Move => ({ type: 'ORDER_CALLED_OFF', refs: { order, manager: by } });
const decided = ({ order }: Case, type: 'ORDER_GRANTED' | 'ORDER_DENIED', by = manager): Move => ({
  type,
  refs: { order, manager: by, person: null },
});
const supplement = (id: string, granted: boolean, by = manager): Move => ({
  type: 'SUPPLEMENT_DECIDED',
  refs: { supplement: id, granted, manager: by },
});
const quotesAsked = (c: Case): Move[] => {
  c.quotes = [newId(), newId()];
  const to = [A, B] as const;
  const quotes = c.quotes.map((quote, i) => ({ quote, contractor: to[i]!.id, talk: to[i]!.talk }));
  const gives = quotes.map(({ quote, contractor }, i): Move => {
    return { type: 'QUOTE_GIVEN', refs: { quote, cents: 20_000 + i, delayDays: 5, contractor } };
  });
  return [{ type: 'QUOTES_ASKED', refs: { quotes, manager } }, ...gives];
};
const quoteAccepted = (c: Case, n: number, by = manager): Move => ({
  type: 'QUOTE_ACCEPTED',
  refs: { quote: c.quotes[n], order: newId(), payer: 'landlord', asksFirst: 'nobody', landlord: null, manager: by },
});
const quoteRefused = (c: Case, n: number): Move => ({
  type: 'QUOTE_REFUSED',
  refs: { quote: c.quotes[n], manager: colleague },
});
const inHours = (from: number) => {
  const start = world.clock.now().getTime() + from * HOUR;
  return { from: start, to: start + 2 * HOUR };
};
const twice = <T>(make: (one: number) => T): readonly [T, T] => [make(0), make(1)];

const ONE_WINS = [['done', 'refused']] as const;
const IN_TURN = [['done', 'done']] as const;
const IN_TURN_OR_LATE = [
  ['done', 'done'],
  ['done', 'refused'],
] as const;

const RACES: readonly Race[] = [
  {
    name: 'two managers order above their limit',
    pair: (c) => twice((i) => (i === 0 ? ordered(c, A, 'manager') : orderedAs(newId(), B, 'manager', colleague))),
    ends: ONE_WINS,
    states: ['approving'],
  },
  {
    name: 'two colleagues grant it',
    pair: (c) => twice((i) => decided(c, 'ORDER_GRANTED', i === 0 ? manager : colleague)),
    ends: ONE_WINS,
    states: ['offered'],
  },
  {
    name: 'a link is opened twice and accepted with the same key',
    before: (c) => [given(c, C), given(c, A)],
    pair: (c) => twice(() => ({ ...said(c, A, 'accept'), key: `page:${c.order}` })),
    ends: [['done', 'repeated']],
    states: ['accepted'],
  },
  {
    name: 'a contractor proposes dates while a manager agrees one on the telephone',
    pair: (c) => [
      said(c, A, 'slots', { slots: [inHours(30), inHours(50)] }),
      { type: 'SCHEDULED', refs: { visitAt: inHours(26).from, manager } },
    ],
    ends: IN_TURN,
    states: ['scheduled', 'agreeing'],
  },
  {
    name: 'a contractor says done twice from two telephones',
    pair: (c) => twice(() => said(c, A, 'done')),
    ends: IN_TURN,
    states: ['done'],
  },
  {
    name: 'done against another visit',
    before: (c) => [said(c, A, 'another_visit')],
    pair: (c) => [said(c, A, 'done'), said(c, A, 'another_visit')],
    ends: IN_TURN,
    states: ['done', 'accepted'],
  },
  {
    name: 'two managers give it to two others',
    pair: (c) => [given(c, B), given(c, C, colleague)],
    ends: IN_TURN,
    states: ['offered'],
  },
  {
    name: 'the old contractor and the new one accept',
    before: (c) => [given(c, A), given(c, B)],
    pair: (c) => [said(c, A, 'accept'), said(c, B, 'accept')],
    ends: ONE_WINS,
    states: ['accepted'],
  },
  {
    name: 'a supplement is granted and refused',
    before: (c) => {
      c.supplement = newId();
      return [said(c, B, 'supplement', { cents: 5_000, supplement: c.supplement })];
    },
    pair: (c) => [supplement(c.supplement, true), supplement(c.supplement, false, colleague)],
    ends: ONE_WINS,
    states: ['accepted'],
  },
  {
    name: 'a supplement is granted by two managers',
    before: (c) => {
      c.supplement = newId();
      return [said(c, B, 'supplement', { cents: 6_000, supplement: c.supplement })];
    },
    pair: (c) => twice((i) => supplement(c.supplement, true, i === 0 ? manager : colleague)),
    ends: ONE_WINS,
    states: ['accepted'],
  },
  {
    name: 'a contractor accepts while the order is given to another',
    before: (c) => [given(c, C)],
    pair: (c) => [said(c, C, 'accept'), given(c, A)],
    ends: IN_TURN_OR_LATE,
    states: ['offered'],
  },
  {
    name: 'a contractor accepts while the order is called off',
    pair: (c) => [said(c, A, 'accept'), off(c)],
    ends: IN_TURN_OR_LATE,
    states: ['called_off'],
  },
  {
    name: 'granted against denied',
    before: (c) => [ordered(c, A, 'manager')],
    pair: (c) => [decided(c, 'ORDER_GRANTED'), decided(c, 'ORDER_DENIED', colleague)],
    ends: ONE_WINS,
    states: ['offered', 'called_off'],
  },
  {
    name: 'called off by two managers',
    before: (c) => [off(c), ordered(c, B)],
    pair: (c) => [off(c), off(c, colleague)],
    ends: ONE_WINS,
    states: ['called_off'],
  },
  {
    name: 'given to another against called off',
    before: (c) => [ordered(c, C)],
    pair: (c) => [given(c, A), off(c, colleague)],
    ends: IN_TURN_OR_LATE,
    states: ['called_off'],
  },
  {
    name: 'a contractor accepts and refuses in the same second',
    before: (c) => [ordered(c, B)],
    pair: (c) => [said(c, B, 'accept'), said(c, B, 'refuse', { reason: 'busy' })],
    ends: IN_TURN_OR_LATE,
    states: ['choosing'],
  },
  {
    name: 'a quote is accepted by two managers',
    before: (c) => [off(c), ...quotesAsked(c)],
    pair: (c) => [quoteAccepted(c, 0), quoteAccepted(c, 0, colleague)],
    ends: ONE_WINS,
    states: ['offered'],
  },
  {
    name: 'a quote is accepted and refused',
    before: (c) => [off(c), ...quotesAsked(c)],
    pair: (c) => [quoteAccepted(c, 0), quoteRefused(c, 0)],
    ends: ONE_WINS,
    states: ['offered', 'called_off'],
  },
  {
    name: 'two quotes are accepted at once',
    before: (c) => [off(c), ...quotesAsked(c)],
    pair: (c) => [quoteAccepted(c, 0), quoteAccepted(c, 1, colleague)],
    ends: ONE_WINS,
    states: ['offered'],
  },
  {
    name: 'two managers order of two contractors',
    before: (c) => [off(c)],
    pair: (c) => [ordered(c, A), orderedAs(newId(), B, 'nobody', colleague)],
    ends: ONE_WINS,
    states: ['offered'],
  },
];

/** The newest order of each request: whoever won is known from the tables alone. */
async function orders(): Promise<Map<string, { id: string; state: string }>> {
  const found = await world.query<{ ticket: string; id: string; state: string }>(
    'select distinct on (ticket_id) ticket_id as ticket, id, state from work_orders order by ticket_id, n desc',
  );
  return new Map(found.map((one) => [one.ticket, one]));
}

it('a thousand double acts have one effect each', async () => {
  let pairs = 0;
  for (const race of RACES) {
    const ends: Kind[][] = [];
    const waiting = [...cases];
    const runner = async () => {
      for (let c = waiting.pop(); c !== undefined; c = waiting.pop()) {
        const one = c;
        for (const move of race.before?.(one) ?? []) await does(one, move);
        ends.push((await Promise.all(race.pair(one).map((move) => does(one, move)))).sort());
        pairs++;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, runner));
    for (const end of ends) expect(race.ends, race.name).toContainEqual(end);
    const now = await orders();
    for (const c of cases) {
      expect(race.states, race.name).toContain(now.get(c.ticket)!.state);
      c.order = now.get(c.ticket)!.id;
    }
  }
  expect(pairs).toBe(1_000);
}, 120_000);

it('none of them left two offers open, two orders under way or a quote accepted twice', async () => {
  const none = async (sql: string) => expect(await world.query(sql)).toEqual([]);
  await none(`select order_id from offers where state = 'open' group by order_id having count(*) > 1`);
  await none(
    `select ticket_id from work_orders where state not in ('closed', 'called_off') group by ticket_id having count(*) > 1`,
  );
  await none(
    `select f.id from offers f join work_orders o on o.id = f.order_id where f.state = 'open' and o.state <> 'offered'`,
  );
  await none(
    `select f.id from offers f join work_orders o on o.id = f.order_id where f.state = 'open' and f.contractor_id <> o.contractor_id`,
  );
  await none(`select id from supplements where state = 'asked'`);
  await none(`select q.ticket_id from quotes q where state = 'received'`);
});

it('every contractor was asked once for each offer, and told once what became of it', async () => {
  await world.settle();
  const said = await world.query<{ wrong: string }>(
    `select f.order_id || ' ' || f.contractor_id as wrong from (select order_id, contractor_id, count(*) as n from offers group by 1, 2) f
     where f.n <> (select count(*) from events e join contractors k on k.conversation_id = e.mailbox_id
       where e.type = 'CONTRACTOR_TOLD' and e.refs ->> 'text' = 'order.offer' and e.refs ->> 'order' = f.order_id::text and k.id = f.contractor_id)`,
  );
  expect(said).toEqual([]);
  const decided = await world.query(
    `select s.id from supplements s where 1 <> (select count(*) from events e where e.type = 'CONTRACTOR_TOLD'
       and e.refs ->> 'text' in ('order.supplement_granted', 'order.supplement_refused') and e.refs ->> 'order' = s.order_id::text
       and (e.refs -> 'params' ->> 'cents')::int = s.cents)`,
  );
  expect(decided).toEqual([]);
  expect(await world.query(`select id from events where state in ('dead', 'pending')`)).toEqual([]);
});

it('a word that was said twice had its effect once', async () => {
  const [counted] = await world.query<{ won: number; taken: number; done: number }>(
    `select (select count(*) from events where type = 'CONTRACTOR_TOLD' and refs ->> 'text' in ('order.won', 'order.won_dates')) as won,
       (select count(*) from journal where data -> 'moves' @> '[{"machine": "order", "from": "offered", "to": "accepted"}]') as taken,
       (select count(*) from events where type = 'CONTRACTOR_TOLD' and refs ->> 'text' = 'order.done') as done`,
  );
  expect(counted!.won).toBe(counted!.taken);
  // Twice each: from two telephones at once, and against another visit.
  expect(counted!.done).toBe(2 * TICKETS);
});

it('what leaves is what was said: one text for each word to a contractor', async () => {
  const [counted] = await world.query<{ told: number; texts: number }>(
    `select (select count(*) from events where type = 'CONTRACTOR_TOLD') as told,
       (select count(*) from outbox o join contractors k on k.conversation_id = o.conversation_id) as texts`,
  );
  expect(counted!.texts).toBe(counted!.told);
  expect(counted!.told).toBeGreaterThan(TICKETS * 20);
});
