// The choice for a ticket, from the real tables: place, rules, load, ratings, and the job that tells the case.
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { agencyFile } from '#agency/settings.ts';
import { addContractor, changeContractor, removeContractor } from '#contractors/change.ts';
import { type ContractorRow, newContractor, writeContractors } from '#contractors/store.ts';
import { chooseFor } from '#dispatch/choose-for.ts';
import { type ChosenRefs, contractorChooser } from '#dispatch/choose-job.ts';
import { nearestFor, proposalFor } from '#dispatch/proposal.ts';
import { rosterOf } from '#dispatch/roster.ts';
import { ruleWarnings } from '#dispatch/rules.ts';
import { putCaseEvent } from '#engine/put-event.ts';
import { testClock } from '#lib/clock.ts';
import { createDb, type Db, inAgency, rows, run, type Tx } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { type Records, record, writeRecords } from '#work-orders/store.ts';
import { addTicket, insert, makeWorld, type World } from '../console/world.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
let db: Db;
let world: World;
const clock = testClock('2026-11-24T11:00:00Z');
const at = () => clock.now();
const inside = <T>(work: (tx: Tx) => Promise<T>) => inAgency(db, world.agency, work);

beforeAll(async () => {
  fresh = await freshDatabase();
  db = fresh.db;
  world = await makeWorld(db);
});
afterAll(() => fresh.drop());
beforeEach(() =>
  inside(async (tx) => {
    for (const table of ['contractors', 'work_orders', 'ratings', 'events']) await run(tx, `delete from ${table}`);
  }),
);

async function contractor(company: string, changes: Partial<ContractorRow> = {}): Promise<string> {
  const row = {
    ...newContractor(world.agency, newId(), company, newId()),
    trades: ['heating' as const],
    phone: '+33639981111',
  };
  await inside((tx) => writeContractors(tx, [{ ...row, ...changes }]));
  return row.id;
}

async function order(contractor: string | null, state = 'accepted', id = newId()): Promise<string> {
  await inside((tx) =>
    insert(tx, 'work_orders', {
      agency_id: world.agency,
      id,
      ticket_id: newId(),
      n: 1,
      state,
      contractor_id: contractor,
      payer: '',
      words: '',
      visitor: '',
      report: '',
      by_rule: false,
      reasons: [],
      created_at: at(),
    }),
  );
  return id;
}

const withRules = (rules: object[]) => agencyFile.parse({ ...world.settings, rules });
const companies = async (ticket: string, settings = world.settings, asked: string[] = []) =>
  (await inside((tx) => chooseFor(tx, { settings, ticket, at: at(), asked })))!.choice.ranked.map(
    ({ candidate }) => candidate.company,
  );

describe('for a ticket', () => {
  it('the trade is its category, the area its residence, town or postcode', async () => {
    await contractor('Here', { areas: ['Paris 15e'] });
    await contractor('Named', { areas: ['Les Lilas'] });
    await contractor('Elsewhere', { areas: ['75014'] });
    await contractor('Lift', { trades: ['lift'] });
    await contractor('Everywhere');
    const ticket = await addTicket(db, world);
    expect((await companies(ticket)).toSorted()).toEqual(['Everywhere', 'Here', 'Named']);
    expect((await companies(await addTicket(db, world, { ticket: { category: 'lift' } }))).toSorted()).toEqual([
      'Lift',
    ]);
  });

  it('a building in another town than its residence counts where it stands', async () => {
    await contractor('Vanves', { areas: ['92170'] });
    const building = newId();
    await inside((tx) =>
      insert(tx, 'buildings', {
        agency_id: world.agency,
        id: building,
        residence_id: world.residence,
        name: 'Annexe',
        address: '4 rue du Parc, 92170 Vanves',
      }),
    );
    expect(await companies(await addTicket(db, world))).toEqual([]);
    expect(
      await companies(await addTicket(db, world, { ticket: { building_id: building, dwelling_id: null } })),
    ).toEqual(['Vanves']);
  });

  it('open orders weigh, ended ones do not, and a full team is passed over', async () => {
    const [busy, free] = [await contractor('A busy'), await contractor('B free', { capacity: 1 })];
    const ticket = await addTicket(db, world);
    for (const state of ['offered', 'scheduled']) await order(busy, state);
    for (const state of ['closed', 'called_off', 'done']) await order(free, state);
    expect(await companies(ticket)).toEqual(['B free', 'A busy']);
    await order(free);
    expect(await companies(ticket)).toEqual(['A busy']);
  });

  it('neither one who was removed nor one typed for a single order is proposed', async () => {
    const gone = await contractor('Gone');
    await contractor('Once', { one_off: true });
    const ticket = await addTicket(db, world);
    expect(await companies(ticket)).toEqual(['Gone']);
    expect(await inside((tx) => removeContractor(tx, clock, { id: gone, by: 'manager:1' }))).toBe(true);
    expect(await companies(ticket)).toEqual([]);
  });

  it('nobody is proposed whom no order can reach: a landline takes no texts, and a mail needs an address of ours', async () => {
    await contractor('Landline', { phone: '+33199001234' });
    await contractor('Mail', { phone: '+33199001234', email: 'a@b.example' });
    const ticket = await addTicket(db, world);
    expect(await companies(ticket)).toEqual([]);
    const withMail = { ...world.settings, senders: { ...world.settings.senders, email: 'tickets@lilas.example' } };
    expect(await companies(ticket, withMail)).toEqual(['Mail']);
  });

  it('what another process changes is seen at once', async () => {
    const id = await contractor('One');
    const ticket = await addTicket(db, world);
    expect(await companies(ticket)).toEqual(['One']);
    const other = createDb(fresh.url, { max: 1 });
    await inAgency(other, world.agency, (tx) =>
      changeContractor(tx, clock, { id, availability: 'unavailable', by: 'manager:1' }),
    );
    await other.close();
    expect(await companies(ticket)).toEqual([]);
  });

  it('what a transaction that fails has seen is not kept', async () => {
    await contractor('One');
    const ticket = await addTicket(db, world);
    const failed = inside(async (tx) => {
      await addContractor(tx, clock, {
        company: 'Never',
        trades: ['heating'],
        phone: '06 39 98 12 12',
        by: 'manager:1',
      });
      expect((await rosterOf(tx)).all).toHaveLength(2);
      throw new Error('it fails');
    });
    await expect(failed).rejects.toThrow('it fails');
    await contractor('Two');
    expect((await companies(ticket)).toSorted()).toEqual(['One', 'Two']);
  });
});

describe('the proposal of a card', () => {
  it('names who, why, at whose cost and up to how much, and who else', async () => {
    await contractor('Rated', { ceiling_cents: 35_000, rating_sum: 0 });
    await contractor('Other');
    const ruled = await contractor('Chaleur & Fils', { ceiling_cents: 40_000 });
    const settings = withRules([
      { trade: 'heating', areas: ['Paris 15e'], contractor: 'CHALEUR & fils', within_hours: 4, payer: 'contract' },
    ]);
    const ticket = await addTicket(db, world);
    const proposal = await inside((tx) => proposalFor(tx, { settings, ticket, at: at() }));
    expect(proposal).toMatchObject({
      first: { contractor: ruled, company: 'Chaleur & Fils', ceilingCents: 40_000, withinHours: 4 },
      others: [{ company: 'Other' }, { company: 'Rated' }],
      nearest: [],
      payer: 'contract',
      payerWhy: 'rule',
    });
    expect(proposal!.first!.reasons[0]).toMatchObject({ code: 'rule', areas: ['Paris 15e'], withinHours: 4 });
  });

  it.each([
    [{ category: 'heating' }, 'landlord', 'wear'],
    [{ category: 'heating', scope: 'common' }, 'condominium', 'common_parts'],
    [{ category: 'lift', scope: 'dwelling' }, 'condominium', 'common_parts'],
    [{ category: 'locks', answers: { 'locks.part': 'key' } }, 'tenant', 'keys'],
    [{ category: 'locks', answers: { 'locks.part': 'lock' } }, 'landlord', 'wear'],
    [{ category: 'locks', hazards: ['lockout'] }, 'tenant', 'keys'],
    [{ category: 'electrical', answers: { 'electrical.extent': 'socket' } }, 'tenant', 'tenants_own'],
    [{ category: 'electrical', answers: { 'electrical.extent': 'everywhere' } }, 'landlord', 'wear'],
    [{ category: 'windows', answers: { 'windows.glass': 'yes' } }, 'tenant', 'tenants_own'],
    [{ category: 'heating', answers: { 'heating.own_boiler': 'no' } }, 'condominium', 'common_parts'],
    [{ category: 'plumbing', answers: { 'heating.own_boiler': 'no' } }, 'landlord', 'wear'],
    [{ category: 'locks', hazards: ['break_in'] }, 'insurance', 'burglary'],
    [{ category: 'plumbing', hazards: ['flood'], scope: 'common' }, 'insurance', 'water_damage'],
    [{ category: 'plumbing', payer: 'warranty', hazards: ['flood'] }, 'warranty', 'decided'],
  ])('%j is at the cost of the %s', async (ticket, payer, payerWhy) => {
    const id = await addTicket(db, world, { ticket });
    expect(await inside((tx) => proposalFor(tx, { settings: world.settings, ticket: id, at: at() }))).toMatchObject({
      payer,
      payerWhy,
    });
  });

  it('where nobody is suitable, the nearest are named, each with the reason', async () => {
    await contractor('Far', { areas: ['Lyon'] });
    await contractor('Away', { availability: 'holiday', away_to: '2026-12-01' });
    await contractor('Plumber', { trades: ['plumbing'] });
    const ticket = await addTicket(db, world);
    const wanted = { settings: world.settings, ticket, at: at() };
    expect(await inside((tx) => proposalFor(tx, wanted))).toMatchObject({ first: null, others: [] });
    expect((await inside((tx) => nearestFor(tx, wanted))).map(({ company, against }) => [company, against])).toEqual([
      ['Away', [{ code: 'away', until: '2026-12-01' }]],
      ['Far', [{ code: 'other_area', areas: ['Lyon'] }]],
    ]);
    // Who could come is asked first; whoever had their turn is no help any more.
    const near = await contractor('Near');
    expect(await inside((tx) => nearestFor(tx, wanted))).toEqual([]);
    const left = await inside((tx) => nearestFor(tx, { ...wanted, asked: [near] }));
    expect(left.map(({ company }) => company)).toEqual(['Away', 'Far']);
    await inside((tx) => run(tx, 'delete from contractors where id = $1', near));
    const gas = await addTicket(db, world, { ticket: { category: 'gas' } });
    const nearest = await inside((tx) => nearestFor(tx, { ...wanted, ticket: gas }));
    expect(nearest.map(({ company }) => company)).toEqual(['Plumber', 'Away', 'Far']);
  });

  it('of a ticket that does not exist is nothing', async () => {
    expect(await inside((tx) => proposalFor(tx, { settings: world.settings, ticket: newId(), at: at() }))).toBeNull();
  });
});

test('a rule that names nobody is told of, with the names that it may have meant', async () => {
  await contractor('Plombier Express');
  const settings = withRules([
    { trade: 'heating', contractor: 'plombier  EXPRESS' },
    { trade: 'lift', contractor: 'Plombier Expres' },
    { trade: 'gas', contractor: 'Plombier Express', areas: ['?'] },
  ]);
  expect(await inside(async (tx) => ruleWarnings(settings, await rosterOf(tx)))).toEqual([
    'rules[1]: there is no contractor "Plombier Expres", so this rule does nothing: known are "Plombier Express"',
    'rules[2]: "?" names no place, so this rule does nothing',
  ]);
});

describe('what tenants gave', () => {
  const rate = (ticket: string, values: object) =>
    inside(async (tx) => {
      const records: Records = new Map();
      record(records, world.agency, { of: 'rating', id: ticket, values });
      await writeRecords(tx, records, [], at());
    });
  const given = async (id: string) =>
    (
      await inside((tx) =>
        rows<{ rating_sum: number; rating_count: number }>(
          tx,
          'select rating_sum, rating_count from contractors where id = $1',
          id,
        ),
      )
    )[0];

  it('counts once, however often it is recorded, corrected or moved to another', async () => {
    const [one, two] = [await contractor('One'), await contractor('Two')];
    const [ticket, next] = [newId(), newId()];
    await rate(ticket, { contractor: one, contractorScore: 2, at: at().getTime() });
    await rate(ticket, { contractor: one, contractorScore: 2 });
    expect(await given(one)).toEqual({ rating_sum: 2, rating_count: 1 });
    await rate(ticket, { contractorScore: 5 });
    await rate(next, { contractor: one, contractorScore: null, repair: 3, at: at().getTime() });
    expect(await given(one)).toEqual({ rating_sum: 5, rating_count: 1 });
    await rate(next, { contractorScore: 4 });
    expect(await given(one)).toEqual({ rating_sum: 9, rating_count: 2 });
    await rate(ticket, { contractor: two });
    expect([await given(one), await given(two)]).toEqual([
      { rating_sum: 4, rating_count: 1 },
      { rating_sum: 5, rating_count: 1 },
    ]);
    await inside((tx) => run(tx, 'delete from ratings where ticket_id = $1', ticket));
    expect(await given(two)).toEqual({ rating_sum: 0, rating_count: 0 });
  });

  it('counts all of what is given at the same moment', async () => {
    const one = await contractor('One');
    await Promise.all(
      [1, 2, 3, 4, 5].map((score) => rate(newId(), { contractor: one, contractorScore: score, at: at().getTime() })),
    );
    expect(await given(one)).toEqual({ rating_sum: 15, rating_count: 5 });
  });

  it('changes who is first, and an import of the list does not touch it', async () => {
    const [good, bad] = [await contractor('Z good'), await contractor('A bad')];
    const ticket = await addTicket(db, world);
    expect(await companies(ticket)).toEqual(['A bad', 'Z good']);
    await rate(newId(), { contractor: bad, contractorScore: 1, at: at().getTime() });
    await rate(newId(), { contractor: good, contractorScore: 5, at: at().getTime() });
    expect(await companies(ticket)).toEqual(['Z good', 'A bad']);
    await inside(async (tx) => {
      const [row] = await rows<ContractorRow>(tx, 'select * from contractors where id = $1', good);
      await writeContractors(tx, [{ ...row!, rating_sum: 0, rating_count: 0 }]);
    });
    expect(await given(good)).toEqual({ rating_sum: 5, rating_count: 1 });
  });
});

describe('the job', () => {
  const heard = () =>
    inside((tx) =>
      rows<{ type: string; refs: ChosenRefs }>(tx, 'select type, refs from events where mailbox_id = $1', ticket),
    );
  let ticket: string;
  let woken = 0;
  const choosing = (settings: typeof world.settings) =>
    contractorChooser({
      db,
      clock,
      agencies: { get: async () => ({ id: world.agency, settings, flow: undefined as never }) },
      put: (tx, event) => putCaseEvent(tx, { ...event, type: 'CHOSEN' }),
      wake: () => woken++,
    });

  beforeEach(async () => {
    woken = 0;
    ticket = await addTicket(db, world, { ticket: { urgency: 'emergency' } });
    await inside((tx) =>
      insert(tx, 'mailboxes', {
        agency_id: world.agency,
        id: ticket,
        kind: 'case',
        machines: {},
        timers: {},
        updated_at: at(),
      }),
    );
  });

  it('tells the case who, once however often it runs, and why', async () => {
    const id = await contractor('One', { ceiling_cents: 30_000, emergency: true });
    const orderId = await order(null, 'choosing');
    const job = { agency: world.agency, ticket, order: orderId, asked: [], byRule: false };
    await choosing(world.settings)(job);
    await choosing(world.settings)(job);
    const events = await heard();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      type: 'CHOSEN',
      refs: { order: orderId, contractor: id, byRule: false, payer: 'landlord', ceilingCents: 30_000 },
    });
    expect(events[0]!.refs.talk).toMatch(/^[0-9a-f-]{36}$/);
    const why = events[0]!.refs.why as { code: string }[];
    expect(why.map(({ code }) => code)).toEqual(['area', 'comes_now', 'load', 'rating']);
    await choosing(world.settings)({ ...job, asked: [id] });
    expect((await heard()).at(-1)!.refs).toMatchObject({ contractor: null, talk: null, ceilingCents: null });
    expect(woken).toBeGreaterThanOrEqual(2);
  });

  it('lets an order leave by itself only for an emergency, and only where a rule says so', async () => {
    const id = await contractor('One', { emergency: true });
    const job = () => ({ agency: world.agency, ticket, order: newId(), asked: [], byRule: true });
    await choosing(world.settings)(job());
    await choosing(withRules([{ trade: 'heating', contractor: 'One' }]))(job());
    await choosing(withRules([{ trade: 'lift', contractor: 'One', without_waiting: true }]))(job());
    expect(await heard()).toEqual([]);
    const rules = withRules([{ trade: 'heating', contractor: 'One', without_waiting: true, within_hours: 2 }]);
    await inside((tx) => run(tx, `update tickets set urgency = 'urgent' where id = $1`, ticket));
    await choosing(rules)(job());
    expect(await heard()).toEqual([]);
    expect(woken).toBe(0);
    await inside((tx) => run(tx, `update tickets set urgency = 'emergency', payer = 'tenant' where id = $1`, ticket));
    await choosing(rules)(job());
    expect(await heard()).toEqual([]);
    await inside((tx) => run(tx, `update tickets set payer = '' where id = $1`, ticket));
    await choosing(rules)(job());
    expect((await heard()).map(({ refs }) => refs)).toMatchObject([
      { contractor: id, byRule: true, withinMs: 7_200_000 },
    ]);
  });

  it('gives up on a ticket that is not there', async () => {
    const job = { agency: world.agency, ticket: newId(), order: newId(), asked: [], byRule: false };
    await expect(choosing(world.settings)(job)).rejects.toThrow('there is no ticket');
  });
});

test('among hundreds whose orders are not all counted at once, the choice is the one of all of them', async () => {
  const all = Array.from({ length: 700 }, (_, i) => ({
    ...newContractor(world.agency, newId(), `Company ${String(i).padStart(3, '0')}`, newId()),
    trades: ['heating' as const],
    phone: '+33639981111',
    capacity: i % 5 === 0 ? 1 : null,
  }));
  await inside((tx) => writeContractors(tx, all));
  // All but the last ones are busy: those who stand first without orders come last with them.
  for (const { id } of all.slice(0, 690)) await order(id);
  const ticket = await addTicket(db, world);
  expect(await companies(ticket)).toEqual(all.slice(690).map(({ company }) => company));
});

test('among 10,000 contractors and as many open orders the choice takes under 20 ms', async () => {
  const trades = ['heating', 'plumbing', 'lift', 'locks', 'electrical', 'gas', 'windows', 'pests'] as const;
  const all = Array.from({ length: 10_000 }, (_, i) => ({
    ...newContractor(world.agency, newId(), `Company ${i}`, newId()),
    trades: [trades[i % 8]!, trades[(i * 3 + 1) % 8]!],
    areas: [`750${String(1 + (i % 20)).padStart(2, '0')}`, 'Paris 15e'],
    phone: '+33639981111',
    rating_sum: (i * 7) % 150,
    rating_count: 30,
  }));
  await inside((tx) => writeContractors(tx, all));
  await inside((tx) =>
    run(
      tx,
      `insert into work_orders (agency_id, id, ticket_id, n, state, contractor_id, reasons, created_at)
       select $1, gen_random_uuid(), gen_random_uuid(), 1, 'accepted', c.id, '[]', $2
       from contractors c, generate_series(1, abs(hashtext(c.company)) % 3)`,
      world.agency,
      at(),
    ),
  );
  await db.pool.query('analyze work_orders');
  const ticket = await addTicket(db, world);
  const wanted = { settings: withRules([{ trade: 'heating', contractor: 'Company 8' }]), ticket, at: at() };
  const once = async () => {
    const from = performance.now();
    const found = await inside((tx) => chooseFor(tx, wanted));
    const took = performance.now() - from;
    expect(found!.choice.ranked[0]!.candidate.company).toBe('Company 8');
    expect(found!.choice.ranked).toHaveLength(10);
    return took;
  };
  const first = await once();
  // What it costs, and not what other work on this machine costs: a busy one is given more tries.
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 150 && least >= 20; tries++) least = Math.min(least, await once());
  expect(least, `the first took ${first.toFixed(0)} ms`).toBeLessThan(20);
});
