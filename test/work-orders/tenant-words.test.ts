// What a tenant says of a visit without being asked: it reaches the contractor, and is answered in one text.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importContractors } from '#contractors/import.ts';
import { act } from '#engine/act.ts';
import type { EventType } from '#flows/events.ts';
import { newId } from '#lib/ids.ts';
import { AGENCY, type EngineWorld, engineWorld, tenant } from '../support/engine-world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let world: EngineWorld;
let plumber = { id: '', talk: '' };
let ticket = '';
let order = '';
let n = 0;

beforeAll(async () => {
  world = await engineWorld({ tenants: 20 });
  const csv = 'company,trades,areas,phone\nPlombier Express,plomberie,,+33639981001';
  await importContractors(world.db, world.clock, AGENCY, Buffer.from(csv));
  const known = await world.query<typeof plumber>('select id, conversation_id as talk from contractors');
  plumber = known[0]!;
});
afterAll(() => world.close());

beforeEach(async () => {
  n++;
  // Each story on a Tuesday of its own, at ten in the morning.
  world.clock.set(new Date(Date.UTC(2026, 10, 24 + n * 7, 9)));
  await says('Bonjour, il y a une fuite sous mon évier');
  const [found] = await world.query<{ id: string }>('select id from tickets order by reference desc limit 1');
  ticket = found!.id;
  order = newId();
  const payer = { payer: 'landlord', ceilingCents: 30_000, asksFirst: 'nobody', manager: newId() };
  await does('ORDERED', { order, contractor: plumber.id, talk: plumber.talk, ...payer });
});

async function says(text: string) {
  await world.receive(tenant(n), text);
  await world.settle();
}
async function does(type: EventType, refs: Record<string, unknown>) {
  await act(world.engine, { agency: AGENCY, mailbox: ticket, kind: 'case', type, key: newId(), refs });
  await world.settle();
}
const said = (what: string, slots: object[] = []) =>
  does('CONTRACTOR_SAID', {
    order,
    contractor: plumber.id,
    said: what,
    slots,
    reason: null,
    cents: 0,
    supplement: null,
    message: null,
  });
const inHours = (hours: number) => {
  const from = world.clock.now().getTime() + hours * HOUR;
  return { from, to: from + 2 * HOUR };
};
async function visitIn(hours: number) {
  await said('accept', [inHours(hours)]);
  await says('oui');
}
const texts = async () =>
  (
    await world.query<{ keys: string[] }>(
      `select (select json_agg(l ->> 'text') from json_array_elements(o.lines::json) l) as keys from outbox o join tickets t on t.id = $1
       where o.conversation_id = t.conversation_id order by o.id`,
      ticket,
    )
  ).map(({ keys }) => keys.join(' + '));
const told = async () =>
  world.query<{ text: string; from: number | null }>(
    `select refs ->> 'text' as text, (refs -> 'params' ->> 'from')::float as from from events
     where mailbox_id = $1 and type = 'CONTRACTOR_TOLD' and refs ->> 'order' = $2 order by id`,
    plumber.talk,
    order,
  );
const state = async () =>
  (await world.query<{ state: string }>('select state from work_orders where id = $1', order))[0];
/** Paris, in winter. */
const wednesday = (hour: number) => Date.UTC(2026, 10, 25 + n * 7, hour - 1);

describe('a tenant, unasked', () => {
  it('is at home although nobody was found there: the contractor hears it now, and so does the tenant', async () => {
    await visitIn(3);
    world.clock.advance(4 * HOUR);
    await world.settle();
    await said('absent', [inHours(24)]);
    const before = (await texts()).length;
    world.clock.advance(5 * MINUTE);
    await says('mais je suis là !! il a pas sonné');
    expect((await texts()).slice(before)).toEqual(['visit.he_knows']);
    expect((await told()).at(-1)).toMatchObject({ text: 'order.at_home' });
    const [left] = await world.query<{ manner: string }>(
      `select manner from outbox where conversation_id = $1 order by id desc limit 1`,
      plumber.talk,
    );
    expect(left, 'it waits for no morning').toEqual({ manner: 'staff' });
  });

  it('saw nobody an hour and more after: that is no word about a door', async () => {
    await visitIn(3);
    world.clock.advance(4 * HOUR);
    await world.settle();
    await said('absent');
    world.clock.advance(2 * HOUR);
    await says("personne n'est venu");
    expect((await texts()).at(-1)).toBe('visit.no_show');
    expect((await told()).at(-1)).toMatchObject({ text: 'order.no_show' });
  });

  it('wants another day: one text', async () => {
    await visitIn(27);
    const before = (await texts()).length;
    await says('autre jour svp');
    expect((await texts()).slice(before)).toEqual(['visit.moving']);
    expect((await told()).at(-1)).toMatchObject({ text: 'order.tenant_cannot' });
    expect(await state()).toEqual({ state: 'accepted' });
  });

  it('names a day after the visit was moved: it is asked of the contractor, whose yes makes the visit', async () => {
    await visitIn(51);
    await says('autre jour svp');
    const before = (await texts()).length;
    await says('mercredi matin plutôt');
    expect((await texts()).slice(before)).toEqual(['visit.wish']);
    expect((await told()).at(-1)).toEqual({ text: 'order.wish', from: wednesday(8) });
    expect(await state()).toEqual({ state: 'agreeing' });
    const within = { from: wednesday(9), to: wednesday(11) };
    await said('slots', [within]);
    expect(await state()).toEqual({ state: 'scheduled' });
    expect((await told()).at(-1)).toEqual({ text: 'order.visit', from: within.from });
  });

  it('names the day of the visit because they cannot: that is no wish', async () => {
    await visitIn(25);
    await says("ah non mercredi j'ai le docteur, autre jour");
    expect((await told()).at(-1)).toMatchObject({ text: 'order.tenant_cannot' });
    expect(await state()).toEqual({ state: 'accepted' });
  });

  it('says that it is not repaired: reads that the contractor is asked to come back', async () => {
    await visitIn(3);
    await said('done');
    const before = (await texts()).length;
    await says('non');
    expect((await texts()).slice(before)).toEqual(['visit.come_back']);
    expect(await state()).toEqual({ state: 'accepted' });
  });

  it('says that it is repaired: thanks and the next question in one text', async () => {
    await visitIn(3);
    await said('done');
    const before = (await texts()).length;
    await says('oui');
    expect((await texts()).slice(before)).toEqual(['said.repaired + q.rate_repair']);
    expect(await state()).toEqual({ state: 'closed' });
  });
});

describe('the reminder of the day before', () => {
  it('is of Saturday where the visit is on a Monday: on Sundays nothing leaves', async () => {
    const monday = Date.UTC(2026, 10, 30 + n * 7, 9);
    await said('accept', [{ from: monday, to: monday + 2 * HOUR }]);
    await says('oui');
    world.clock.set(new Date(monday - 47 * HOUR));
    await world.settle();
    const [reminder] = await world.query<{ due: Date; manner: string }>(
      `select o.due_at as due, o.manner from outbox o join tickets t on t.id = $1 where o.conversation_id = t.conversation_id and o.key = 'visit.tomorrow'`,
      ticket,
    );
    expect(reminder!.due.getTime()).toBeLessThan(monday - 46 * HOUR);
  });
});
