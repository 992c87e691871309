// More work asked for at the door, and nobody decides: a second person is asked, then the contractor hears to make it safe and leave.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importContractors } from '#contractors/import.ts';
import { act } from '#engine/act.ts';
import type { EventType } from '#flows/events.ts';
import { newId } from '#lib/ids.ts';
import { AGENCY, type EngineWorld, engineWorld, tenant } from '../support/engine-world.ts';

const MINUTE = 60_000;
let world: EngineWorld;
beforeAll(async () => {
  world = await engineWorld();
  const csv = 'company,trades,areas,phone\nPlombier Express,plomberie,,+33639981001';
  await importContractors(world.db, world.clock, AGENCY, Buffer.from(csv));
});
afterAll(() => world.close());

it('nobody decides: he hears after twice the time, and not before', async () => {
  const [plumber] = await world.query<{ id: string; talk: string }>(
    'select id, conversation_id as talk from contractors',
  );
  await world.receive(tenant(1), 'Bonjour, il y a une fuite sous mon évier');
  await world.settle();
  const [ticket] = await world.query<{ id: string }>('select id from tickets');
  const to = { order: newId(), contractor: plumber!.id };
  const does = async (type: EventType, refs: Record<string, unknown>) => {
    await act(world.engine, { agency: AGENCY, mailbox: ticket!.id, kind: 'case', type, key: newId(), refs });
    await world.settle();
  };
  const said = (what: string, more: object = {}) =>
    does('CONTRACTOR_SAID', {
      ...to,
      said: what,
      slots: [],
      reason: null,
      cents: 0,
      supplement: null,
      message: null,
      ...more,
    });
  const passes = async (minutes: number) => {
    world.clock.advance(minutes * MINUTE);
    await world.settle();
  };
  const safe = () =>
    world.query<{ manner: string }>(
      `select manner from outbox where conversation_id = $1 and key = 'order.supplement_safe'`,
      plumber!.talk,
    );

  const payer = { payer: 'landlord', ceilingCents: 30_000, asksFirst: 'nobody', manager: newId() };
  await does('ORDERED', { ...to, talk: plumber!.talk, ...payer });
  await said('accept');
  const supplement = newId();
  await world.query(
    `insert into supplements (agency_id, id, order_id, cents, words, state, asked_at) values ($1, $2, $3, 12000, '', 'asked', $4) returning id`,
    AGENCY,
    supplement,
    to.order,
    world.clock.now(),
  );
  await said('supplement', { cents: 12_000, supplement });
  await passes(16);
  const asked = await world.query<{ kind: string }>(`select kind from alerts where kind = 'supplement'`);
  expect(asked.length, 'whoever stands in is asked too').toBeGreaterThan(0);
  expect(await safe()).toEqual([]);
  await passes(15);
  expect(await safe(), 'at any hour').toEqual([{ manner: 'staff' }]);
  const [row] = await world.query<{ state: string }>('select state from supplements where id = $1', supplement);
  expect(row).toEqual({ state: 'expired' });
});
