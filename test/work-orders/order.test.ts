// An order on the real engine and database: from a manager's click to the tenant's yes, and the races on the way.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importContractors } from '#contractors/import.ts';
import { act } from '#engine/act.ts';
import type { EventType } from '#flows/events.ts';
import { newId } from '#lib/ids.ts';
import { AGENCY, type EngineWorld, engineWorld, tenant } from '../support/engine-world.ts';

const HOUR = 3_600_000;
let world: EngineWorld;
let ticket = '';
let order = '';
let plumber = { id: '', talk: '' };
let other = { id: '', talk: '' };
let n = 0;

beforeAll(async () => {
  world = await engineWorld({ tenants: 40 });
  const csv = 'company,trades,areas,phone\nPlombier Express,plomberie,,+33639981001\nAqua Pro,plomberie,,+33639981002';
  await importContractors(world.db, world.clock, AGENCY, Buffer.from(csv));
  const known = await world.query<{ id: string; talk: string }>(
    `select id, conversation_id as talk from contractors order by company desc`,
  );
  [plumber, other] = known as [typeof plumber, typeof other];
});
afterAll(() => world.close());

beforeEach(async () => {
  n++;
  await world.receive(tenant(n), 'Bonjour, il y a une fuite sous mon évier');
  await world.settle();
  const [found] = await world.query<{ id: string }>('select id from tickets order by reference desc limit 1');
  ticket = found!.id;
  order = newId();
});

async function does(type: EventType, refs: Record<string, unknown> = {}, key = newId()) {
  const acted = await act(world.engine, { agency: AGENCY, mailbox: ticket, kind: 'case', type, key, refs });
  await world.settle();
  return acted.kind;
}
const ordered = (more: object = {}) =>
  does('ORDERED', {
    order,
    contractor: plumber.id,
    talk: plumber.talk,
    payer: 'landlord',
    ceilingCents: 30_000,
    asksFirst: 'nobody',
    manager: newId(),
    ...more,
  });
const said = (what: string, more: object = {}, key?: string) =>
  does(
    'CONTRACTOR_SAID',
    {
      order,
      contractor: plumber.id,
      said: what,
      slots: [],
      reason: null,
      cents: 0,
      supplement: null,
      message: null,
      ...more,
    },
    key,
  );
const inHours = (from: number, hours = 2) => ({
  from: world.clock.now().getTime() + from * HOUR,
  to: world.clock.now().getTime() + (from + hours) * HOUR,
});
const row = async () =>
  (
    await world.query<{ state: string; contractor: string; passcode: number; visit: Date | null; n: number }>(
      'select state, contractor_id as contractor, passcode, visit_from as visit, n from work_orders where id = $1',
      order,
    )
  )[0]!;
const status = async () =>
  (
    await world.query<{ status: string; reopened: number }>(
      'select status, reopened from tickets where id = $1',
      ticket,
    )
  )[0]!;
const toTenant = async () =>
  (
    await world.query<{ key: string }>(
      `select o.key from outbox o join tickets t on t.id = $1 where o.conversation_id = t.conversation_id and o.key ~ '^(visit|q)[.]' order by o.id`,
      ticket,
    )
  ).map(({ key }) => key);
const toContractor = async (who = plumber) =>
  (
    await world.query<{ text: string }>(
      `select refs ->> 'text' as text from events where mailbox_id = $1 and type = 'CONTRACTOR_TOLD' and refs ->> 'order' = $2 order by id`,
      who.talk,
      order,
    )
  ).map(({ text }) => text);

describe('an order', () => {
  it('goes from the click to the tenant’s yes', async () => {
    expect(await ordered()).toBe('done');
    expect(await row()).toMatchObject({ state: 'offered', contractor: plumber.id, n: 1 });
    expect(await status()).toMatchObject({ status: 'accepted' });
    expect(await said('accept', { slots: [inHours(26), inHours(50)] })).toBe('done');
    expect(await row()).toMatchObject({ state: 'agreeing' });
    await world.receive(tenant(n), 'le 2');
    await world.settle();
    expect(await row()).toMatchObject({ state: 'scheduled' });
    expect((await row()).passcode).toBeGreaterThan(999);
    expect(await status()).toMatchObject({ status: 'scheduled' });
    world.clock.advance(49 * HOUR);
    await world.settle();
    expect(await said('on_my_way')).toBe('done');
    expect(await said('done')).toBe('done');
    await world.receive(tenant(n), 'non');
    await world.settle();
    expect(await row()).toMatchObject({ state: 'accepted' });
    expect(await status()).toMatchObject({ status: 'accepted', reopened: 1 });
    expect(await said('done')).toBe('done');
    await world.receive(tenant(n), 'oui');
    await world.settle();
    expect(await row()).toMatchObject({ state: 'closed' });
    expect(await status()).toMatchObject({ status: 'resolved' });
    expect(await toContractor()).toEqual([
      'order.offer',
      'order.won',
      'order.visit',
      'order.done',
      'order.not_fixed',
      'order.done',
      'order.closed',
    ]);
    expect(await toTenant()).toEqual([
      'q.slot',
      'visit.agreed',
      'visit.tomorrow',
      'visit.today',
      'visit.on_the_way',
      'q.fixed',
      'visit.come_back',
      'q.fixed',
    ]);
    for (const words of ['4', 'très bien', '5/5', 'Merci, le monsieur était très gentil']) {
      await world.receive(tenant(n), words);
      await world.settle();
    }
    const [rating] = await world.query<object>(
      'select repair, contractor, informed, message_id is not null as said from ratings where ticket_id = $1',
      ticket,
    );
    expect(rating).toEqual({ repair: 4, contractor: 5, informed: 5, said: true });
    const [rated] = await world.query<{ n: number }>(
      'select rating_count as n from contractors where id = $1',
      plumber.id,
    );
    expect(rated, 'it counts when somebody is chosen').toEqual({ n: 1 });
  });

  it('takes a wish of the tenant to the contractor, who confirms it', async () => {
    await ordered();
    await said('accept', { slots: [inHours(26), inHours(28)] });
    const day = new Date(world.clock.now().getTime() + 4 * 24 * HOUR);
    const weekday = new Intl.DateTimeFormat('fr-FR', { weekday: 'long', timeZone: 'Europe/Paris' }).format(day);
    await world.receive(tenant(n), `plutôt ${weekday} après-midi`);
    await world.settle();
    expect(await toContractor()).toContain('order.wish');
    expect(await said('accept')).toBe('done');
    expect(await row()).toMatchObject({ state: 'scheduled' });
    expect((await row()).visit!.getUTCDay()).toBe(day.getUTCDay());
  });

  it('goes to a silent contractor twice, then to the next, and the silent one hears it', async () => {
    await ordered();
    world.clock.advance(25 * HOUR);
    await world.settle();
    expect(await toContractor()).toEqual(['order.offer', 'order.reminder']);
    world.clock.advance(25 * HOUR);
    await world.settle();
    expect(await row()).toMatchObject({ state: 'choosing', contractor: null });
    expect(await toContractor()).toEqual(['order.offer', 'order.reminder', 'order.gone']);
    expect(
      await does('CHOSEN', {
        order,
        contractor: other.id,
        talk: other.talk,
        byRule: false,
        payer: 'landlord',
        ceilingCents: null,
      }),
    ).toBe('done');
    expect(await row()).toMatchObject({ state: 'offered', contractor: other.id });
    expect(await said('accept'), 'the first one comes too late').toBe('refused');
  });

  it('that the copropriété pays stays with its syndic, who is reminded, and a manager knows', async () => {
    await ordered({ payer: 'condominium', why: [{ code: 'by_hand' }] });
    for (let i = 0; i < 3; i++) {
      world.clock.advance(6 * 24 * HOUR);
      await world.settle();
    }
    expect(await row()).toMatchObject({ state: 'offered', contractor: plumber.id });
    expect((await toContractor()).filter((text) => text === 'order.reminder').length).toBeGreaterThan(1);
    const news = await world.query(`select 1 from alerts where ticket_id = $1 and kind = 'order_news'`, ticket);
    expect(news.length).toBeGreaterThan(0);
  });

  it('is ordered once, whoever clicks how often', async () => {
    const clicks = await Promise.all(Array.from({ length: 8 }, () => ordered({ order: newId() })));
    expect(clicks.filter((one) => one === 'done')).toHaveLength(1);
    const orders = await world.query('select 1 from work_orders where ticket_id = $1', ticket);
    expect(orders).toHaveLength(1);
  });

  it('waits for a second person, and leaves when they agree', async () => {
    await ordered({ asksFirst: 'manager' });
    expect(await row()).toMatchObject({ state: 'approving' });
    expect(await toContractor()).toEqual([]);
    expect(await said('accept')).toBe('refused');
    expect(await does('ORDER_GRANTED', { order, manager: newId(), person: null })).toBe('done');
    expect(await does('ORDER_DENIED', { order, manager: newId(), person: null })).toBe('refused');
    expect(await row()).toMatchObject({ state: 'offered' });
  });

  it('is called off when the tenant no longer needs it', async () => {
    await ordered();
    await said('accept', { slots: [inHours(26)] });
    await does('CANCELLED', { reason: 'by_tenant', manager: newId() });
    expect(await row()).toMatchObject({ state: 'called_off' });
    expect(await toContractor()).toContain('order.off');
    expect(await said('done')).toBe('refused');
  });
});
