// The day of the visit: who comes is said at once, whatever was just told; and what happened is said before what comes next.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importContractors } from '#contractors/import.ts';
import { act } from '#engine/act.ts';
import type { EventType } from '#flows/events.ts';
import { newId } from '#lib/ids.ts';
import { AGENCY, type EngineWorld, engineWorld, tenant } from '../support/engine-world.ts';

const HOUR = 3_600_000;
let world: EngineWorld;
let plumber = { id: '', talk: '' };

beforeAll(async () => {
  world = await engineWorld();
  const csv = 'company,trades,areas,phone\nPlombier Express,plomberie,,+33639981001';
  await importContractors(world.db, world.clock, AGENCY, Buffer.from(csv));
  [plumber] = (await world.query<typeof plumber>('select id, conversation_id as talk from contractors')) as [
    typeof plumber,
  ];
});
afterAll(() => world.close());

it('waits for no other text, and comes in the right order', async () => {
  const says = async (text: string) => {
    await world.receive(tenant(1), text);
    await world.settle();
  };
  await says('Bonjour, il y a une fuite sous mon évier');
  const [ticket] = await world.query<{ id: string }>('select id from tickets');
  const to = { order: newId(), contractor: plumber.id };
  const does = async (type: EventType, refs: Record<string, unknown>) => {
    await act(world.engine, { agency: AGENCY, mailbox: ticket!.id, kind: 'case', type, key: newId(), refs });
    await world.settle();
  };
  const said = (what: string, slots: object[] = []) =>
    does('CONTRACTOR_SAID', { ...to, said: what, slots, reason: null, cents: 0, supplement: null, message: null });
  const inHours = (hours: number) => {
    const from = world.clock.now().getTime() + hours * HOUR;
    return { from, to: from + 2 * HOUR };
  };
  const told = () =>
    world.query<{ key: string; manner: string }>(
      `select key, manner from outbox where key ~ '^(visit|q[.]slot)' order by id`,
    );

  const payer = { payer: 'landlord', ceilingCents: 30_000, asksFirst: 'nobody', manager: newId() };
  await does('ORDERED', { ...to, talk: plumber.talk, ...payer });
  await said('accept', [inHours(3)]);
  await says('oui');
  world.clock.advance(2.5 * HOUR);
  await world.settle();
  await said('late');
  await said('on_my_way');
  const [late, coming] = (await told()).slice(-2);
  expect([late, coming]).toEqual([
    { key: 'visit.late', manner: 'answer' },
    { key: 'visit.on_the_way', manner: 'answer' },
  ]);
  await says("d'accord merci");
  await said('absent', [inHours(24)]);
  expect((await told()).slice(-2)).toEqual([
    { key: 'visit.absent', manner: 'answer' },
    { key: 'q.slot', manner: 'answer' },
  ]);
});
