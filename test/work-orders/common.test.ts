// An order for the common parts: nobody is asked when they are at home, and every neighbour hears the true date.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { importContractors } from '#contractors/import.ts';
import { act } from '#engine/act.ts';
import type { EventType } from '#flows/events.ts';
import { newId } from '#lib/ids.ts';
import { AGENCY, type EngineWorld, engineWorld, tenant } from '../support/engine-world.ts';

const HOUR = 3_600_000;
let world: EngineWorld;
let lift = { id: '', talk: '' };

beforeEach(async () => {
  world = await engineWorld({ tenants: 5 });
  const csv = 'company,trades,areas,phone\nAscenseurs Lutèce,ascenseur,,+33639981001';
  await importContractors(world.db, world.clock, AGENCY, Buffer.from(csv));
  [lift] = (await world.query<typeof lift>('select id, conversation_id as talk from contractors')) as [typeof lift];
});
afterEach(() => world.close());

async function does(ticket: string, type: EventType, refs: Record<string, unknown>) {
  const acted = await act(world.engine, { agency: AGENCY, mailbox: ticket, kind: 'case', type, key: newId(), refs });
  await world.settle();
  return acted.kind;
}

async function reported(first: number) {
  for (const n of [first, first + 1, first + 2]) {
    await world.receive(tenant(n), "bonjour, l'ascenseur est en panne, personne dedans");
    await world.settle();
  }
  const [lead] = await world.query<{ id: string; followers: number }>(
    `select t.id, (select count(*)::int from tickets f where f.incident_id = t.id) as followers from tickets t
     where t.incident_id is null and t.closed_at is null order by t.reference desc limit 1`,
  );
  expect(lead!.followers).toBeGreaterThan(0);
  const order = newId();
  const words = { order, contractor: lift.id, slots: [], reason: null, cents: 0, supplement: null, message: null };
  const payer = { payer: 'contract', ceilingCents: null, asksFirst: 'nobody', manager: newId() };
  expect(await does(lead!.id, 'ORDERED', { order, contractor: lift.id, talk: lift.talk, ...payer })).toBe('done');
  return {
    lead: lead!.id,
    said: (said: string, more: object = {}) => does(lead!.id, 'CONTRACTOR_SAID', { ...words, said, ...more }),
    told: async () =>
      (
        await world.query<{ key: string; visit: string | null }>(
          `select o.key, o.lines -> 0 -> 'params' ->> 'visitAt' as visit from outbox o join tickets t on t.agency_id = o.agency_id and t.id = o.ticket_id
           where (t.id = $1 or t.incident_id = $1) and o.key ~ '^(visit|ticket[.](common|sched|resch)|q[.]slot)' order by o.id`,
          lead!.id,
        )
      ).map(({ key, visit }) => [key, visit === null ? null : Number(visit)]),
  };
}

it('takes the first date as it is, and tells everybody', async () => {
  const { said, told, lead } = await reported(1);
  const from = world.clock.now().getTime() + 2 * HOUR;
  expect(await said('accept', { slots: [{ from, to: from + 2 * HOUR }] })).toBe('done');
  const [row] = await world.query<{ status: string; state: string }>(
    'select t.status, o.state from tickets t join work_orders o on o.ticket_id = t.id where t.id = $1',
    lead,
  );
  expect(row).toEqual({ status: 'scheduled', state: 'scheduled' });
  const texts = await told();
  expect(texts.filter(([key]) => key === 'visit.common')).toHaveLength(1);
  expect(texts.filter(([key]) => key === 'ticket.common_visit').map(([, visit]) => visit)).toEqual([from, from]);
  const windows = await world.query<{ to: number }>(
    `select (lines -> 0 -> 'params' ->> 'visitTo')::float8 as to from outbox where key = 'ticket.common_visit'`,
  );
  expect(windows, 'the same window for all').toEqual([{ to: from + 2 * HOUR }, { to: from + 2 * HOUR }]);
  const [door] = await world.query<{ passcode: number | null }>(
    'select passcode from work_orders where ticket_id = $1',
    lead,
  );
  expect(door, 'nobody stands at a door to compare it').toEqual({ passcode: null });
  expect(texts.map(([key]) => key)).not.toContain('q.slot');
  expect(await said('on_my_way')).toBe('done');
  expect(await told(), 'nobody waits at a door').toEqual(texts);
  await said('done');
  await world.receive(tenant(1), 'oui');
  await world.settle();
  const closed = await world.query<{ status: string }>(
    'select status from tickets where id = $1 or incident_id = $1',
    lead,
  );
  expect(closed.map(({ status }) => status)).toEqual(['resolved', 'resolved', 'resolved']);
  const heard = await world.query<{ n: number }>(`select count(*)::int as n from outbox where key = 'ticket.resolved'`);
  expect(heard[0]!.n, 'both neighbours').toBe(2);
}, 60_000);

it('tells of no date that there never was', async () => {
  const { said, told } = await reported(1);
  expect(await said('done')).toBe('done');
  expect((await told()).map(([key]) => key)).toEqual([]);
}, 60_000);
