// A contractor answers by text message, on the real engine and database: one order, several, too late.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Inbound } from '#channels/channel.ts';
import { importContractors } from '#contractors/import.ts';
import { act } from '#engine/act.ts';
import type { EventType } from '#flows/events.ts';
import { inAgency } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { filesOfOrder } from '#work-orders/pages-record.ts';
import { AGENCY, type EngineWorld, engineWorld, tenant } from '../support/engine-world.ts';

const HOUR = 3_600_000;
const PHONE = '+33639981001';
const OTHER = '+33639981002';
let world: EngineWorld;
let plumber = { id: '', talk: '' };
let other = { id: '', talk: '' };
let tenants = 0;

beforeAll(async () => {
  world = await engineWorld({ tenants: 30 });
  const csv = `company,trades,areas,phone\nPlombier Express,plomberie,,${PHONE}\nAqua Pro,plomberie,,${OTHER}`;
  await importContractors(world.db, world.clock, AGENCY, Buffer.from(csv));
  const known = await world.query<{ id: string; talk: string }>(
    'select id, conversation_id as talk from contractors order by company desc',
  );
  [plumber, other] = known as [typeof plumber, typeof other];
});
afterAll(() => world.close());
beforeEach(async () => {
  // What earlier tests left is out of their hands.
  await world.query(`update work_orders set state = 'closed', ended_at = '2000-01-01' returning id`);
});

async function does(ticket: string, type: EventType, refs: Record<string, unknown>) {
  const acted = await act(world.engine, { agency: AGENCY, mailbox: ticket, kind: 'case', type, key: newId(), refs });
  await world.settle();
  return acted.kind;
}

async function ordered(who = plumber) {
  await world.receive(tenant(++tenants), 'Bonjour, il y a une fuite sous mon évier');
  await world.settle();
  const [ticket] = await world.query<{ id: string; reference: number }>(
    'select id, reference from tickets order by reference desc limit 1',
  );
  const order = newId();
  const refs = { order, contractor: who.id, talk: who.talk, payer: 'landlord', ceilingCents: 30_000 };
  await does(ticket!.id, 'ORDERED', { ...refs, asksFirst: 'nobody', manager: newId() });
  return { ticket: ticket!.id, reference: ticket!.reference, order };
}

async function writes(text: string, from = PHONE, media: Inbound['media'] = []): Promise<string[]> {
  await world.receive(from, text, newId(), media);
  await world.settle();
  world.clock.advance(7000);
  await world.settle();
  return said();
}
/** What the contractor was told since last asked. */
let seen = new Set<string>();
async function said(who = plumber): Promise<string[]> {
  const rows = await world.query<{ id: string; key: string }>(
    'select id, key from outbox where conversation_id = $1 order by id',
    who.talk,
  );
  const fresh = rows.filter(({ id }) => !seen.has(id));
  seen = new Set([...seen, ...fresh.map(({ id }) => id)]);
  return fresh.map(({ key }) => key);
}
const stateOf = async (order: string) =>
  (await world.query<{ state: string }>('select state from work_orders where id = $1', order))[0]!.state;

describe('a contractor by text message', () => {
  it('takes an order, gives dates, comes, finishes; what they wrote is on the ticket', async () => {
    const { order, ticket } = await ordered();
    expect(await said()).toEqual(['order.offer']);
    expect(await writes('OK')).toEqual(['order.won_dates']);
    expect(await stateOf(order)).toBe('accepted');
    expect(await writes('jeudi matin ou ven 14h')).toEqual(['contractor.slots']);
    expect(await stateOf(order)).toBe('agreeing');
    await world.receive(tenant(tenants), 'le 1');
    await world.settle();
    expect(await stateOf(order)).toBe('scheduled');
    expect(await said()).toEqual(['order.visit']);
    world.clock.advance(48 * HOUR);
    await world.settle();
    expect(await writes("j'arrive dans 20 min")).toEqual(['contractor.passed_on']);
    expect(await writes('fini, siphon changé')).toEqual(['order.done']);
    expect(await stateOf(order)).toBe('done');
    const words = await world.query<{ text: string }>(
      'select m.text from ticket_messages l join messages m on m.id = l.message_id where l.ticket_id = $1 and m.conversation_id = $2 order by m.received_at',
      ticket,
      plumber.talk,
    );
    expect(words.map(({ text }) => text)).toContain('fini, siphon changé');
  });

  it('their pictures are of the work, each listed once, and no part of what the tenant reported', async () => {
    const { order, ticket } = await ordered();
    await writes('ok');
    const photo = { source: 'https://files.example/1', contentType: 'image/jpeg', name: 'photo.jpg' };
    await writes('Voici la fuite', tenant(tenants), [photo]);
    for (const text of ['', 'fini', '']) await writes(text, PHONE, [photo]);
    await world.query(`update media set state = 'stored' returning id`);
    const files = await inAgency(world.db, AGENCY, (tx) => filesOfOrder(tx, AGENCY, ticket, order));
    expect(files.map(({ kind }) => kind)).toEqual(['report', 'photo', 'done', 'done']);
    const linked = await world.query(
      'select 1 from ticket_messages l join messages m on m.id = l.message_id where l.ticket_id = $1 and m.media_count > 0',
      ticket,
    );
    expect(linked).toHaveLength(4);
    expect(new Set(files.map(({ id }) => id)).size).toBe(4);
  });

  it('with two offers we ask which, and the number answers', async () => {
    const first = await ordered();
    const second = await ordered();
    await said();
    expect(await writes('ok jeudi 14h')).toEqual(['contractor.which']);
    expect(await stateOf(first.order)).toBe('offered');
    expect(await writes(String(second.reference))).toEqual(['order.won']);
    expect(await stateOf(second.order)).toBe('agreeing');
    expect(await stateOf(first.order)).toBe('offered');
    expect(await writes(`non ${first.reference}, trop de boulot`)).toEqual(['order.refused']);
    expect(await stateOf(first.order)).toBe('choosing');
  });

  it('too late is said clearly, and changes nothing', async () => {
    const { order, ticket, reference } = await ordered();
    const manager = newId();
    await does(ticket, 'REASSIGNED', { order, contractor: other.id, talk: other.talk, manager });
    await said();
    expect(await writes(`ok ${reference}`)).toEqual(['order.gone']);
    const [row] = await world.query<{ contractor: string; state: string }>(
      'select contractor_id as contractor, state from work_orders where id = $1',
      order,
    );
    expect(row).toEqual({ contractor: other.id, state: 'offered' });
  });

  it('a number that is none of theirs, another company’s included, tells nothing about it', async () => {
    const { reference, order } = await ordered(other);
    await said();
    expect(await writes(`ok ${reference}`)).toEqual(['contractor.none']);
    expect(await stateOf(order)).toBe('offered');
  });

  it('more work asked in words waits for a manager', async () => {
    const { ticket } = await ordered();
    await writes('ok');
    expect(await writes('il faut 180 € de plus pour le robinet')).toEqual(['contractor.supplement']);
    const [asked] = await world.query<{ cents: number; state: string; id: string }>(
      'select u.id, u.cents, u.state from supplements u join work_orders o on o.id = u.order_id where o.ticket_id = $1',
      ticket,
    );
    expect(asked).toMatchObject({ cents: 18_000, state: 'asked' });
    await does(ticket, 'SUPPLEMENT_DECIDED', { supplement: asked!.id, granted: true, manager: newId() });
    expect(await said()).toEqual(['order.supplement_granted']);
  });

  it('a danger that they tell of raises the alarm like anybody’s', async () => {
    await ordered();
    await said();
    await writes('forte odeur de gaz dans la cage d’escalier, sortez tout le monde');
    const [alarm] = await world.query<{ urgency: string; hazards: string[] }>(
      'select urgency, hazards from tickets where conversation_id = $1 order by opened_at desc limit 1',
      plumber.talk,
    );
    expect(alarm).toMatchObject({ urgency: 'emergency', hazards: ['gas'] });
  });

  it('words that nobody understands reach a person, with the ticket', async () => {
    const { ticket } = await ordered();
    await writes('ok');
    expect(await writes('le monsieur veut savoir pour son beau-frère')).toEqual(['contractor.help']);
    const alerts = await world.query<{ kind: string }>(
      'select kind from alerts where ticket_id = $1 and message_id is not null',
      ticket,
    );
    expect(alerts.map(({ kind }) => kind)).toContain('order_news');
  });
});
