// An emergency finds its contractor by itself: the flows, the job and the tables together.
import { afterEach, expect, test } from 'vitest';
import { agencyFile } from '#agency/settings.ts';
import { addContractor } from '#contractors/change.ts';
import { contractorChooser } from '#dispatch/choose-job.ts';
import { putCaseEvent } from '#engine/put-event.ts';
import type { Payload } from '#jobs/catalog.ts';
import { inAgency } from '#lib/db.ts';
import { applyAgency } from '#people/apply-agency.ts';
import { AGENCY, type EngineWorld, engineWorld, tenant } from '../support/engine-world.ts';

let world: EngineWorld;
afterEach(() => world.close());

interface Order {
  state: string;
  company: string | null;
  by_rule: boolean;
  ceiling_cents: number | null;
}
const orders = () =>
  world.query<Order>(
    'select o.state, k.company, o.by_rule, o.ceiling_cents from work_orders o left join contractors k on k.id = o.contractor_id order by o.n',
  );
/** What speaks for whoever has the order now. */
const why = async () =>
  (await world.query<{ reasons: { code: string }[] }>('select reasons from work_orders'))[0]!.reasons.map(
    ({ code }) => code,
  );
const told = (company: string) =>
  world.query<{ key: string }>(
    'select x.key from outbox x join contractors k on k.conversation_id = x.conversation_id where k.company = $1 order by x.created_at',
    company,
  );

async function begin(rules: object[]) {
  world = await engineWorld();
  const [stored] = await world.query<{ settings: object }>('select settings from agencies');
  await applyAgency(world.db, world.clock, agencyFile.parse({ ...stored!.settings, rules }));
  world.engine.agencies.forget();
  await inAgency(world.db, AGENCY, async (tx) => {
    const plumber = { trades: ['plumbing' as const], emergency: true, by: 'manager:1' };
    await addContractor(tx, world.clock, {
      ...plumber,
      company: 'Plombier Express',
      phone: '06 39 98 30 01',
      ceiling_cents: 30_000,
    });
    await addContractor(tx, world.clock, { ...plumber, company: 'Bain & Fils', phone: '06 39 98 30 02' });
  });
  const choices: Payload<'contractor.choose'>[] = [];
  world.engine.beforeCommit = async (_tx, _agency, _messages, found) => void choices.push(...found);
  const choose = contractorChooser({
    db: world.db,
    clock: world.clock,
    agencies: world.engine.agencies,
    put: (tx, event) => putCaseEvent(tx, { ...event, type: 'CHOSEN' }),
    wake: () => undefined,
  });
  return async () => {
    await world.settle();
    for (const choice of choices.splice(0)) await choose(choice);
    await world.settle();
  };
}

const FLOOD = "AU SECOURS le tuyau a éclaté, l'eau coule partout et traverse chez le voisin du dessous";
const MINUTE = 60_000;

test('by a standing rule the order leaves at once; silence goes to the next one, and nobody left is told to a person', async () => {
  const work = await begin([
    { trade: 'plumbing', areas: ['Les Lilas'], contractor: 'Plombier Express', without_waiting: true },
  ]);
  await world.receive(tenant(1), FLOOD);
  await work();
  expect(await world.query('select category, urgency, payer from tickets')).toEqual([
    { category: 'plumbing', urgency: 'emergency', payer: 'insurance' },
  ]);
  expect(await orders()).toEqual([
    { state: 'offered', company: 'Plombier Express', by_rule: true, ceiling_cents: 30_000 },
  ]);
  expect((await told('Plombier Express')).length).toBe(1);
  expect((await why())[0]).toBe('rule');

  // 15 minutes and a reminder, 15 more and the next one is asked.
  for (const _ of [1, 2]) {
    world.clock.advance(16 * MINUTE);
    await work();
  }
  expect(await orders()).toMatchObject([{ state: 'offered', company: 'Bain & Fils' }]);
  expect((await told('Bain & Fils')).length).toBe(1);
  expect(await why()).toContain('comes_now');
  expect(await why(), 'of the one who is asked now').not.toContain('rule');

  for (const _ of [1, 2]) {
    world.clock.advance(16 * MINUTE);
    await work();
  }
  expect(await orders()).toMatchObject([{ state: 'choosing', company: null }]);
  expect(await world.query(`select count(*) as n from alerts where kind = 'no_contractor'`)).toEqual([{ n: 1 }]);
});

test('without such a rule a manager decides: nothing is ordered, and nobody is told', async () => {
  const work = await begin([
    { trade: 'plumbing', areas: ['Lyon'], contractor: 'Plombier Express', without_waiting: true },
  ]);
  await world.receive(tenant(1), FLOOD);
  await work();
  expect(await orders()).toEqual([]);
  expect(await told('Plombier Express')).toEqual([]);
});
