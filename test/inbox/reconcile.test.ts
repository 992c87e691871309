import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inbound } from '#channels/channel.ts';
import { createInbox } from '#inbox/receive.ts';
import { reconcile } from '#inbox/reconcile.ts';
import { type OutboxWorld, outboxWorld } from '../support/outbox-world.ts';

let world: OutboxWorld;
beforeAll(async () => {
  world = await outboxWorld();
});
afterAll(() => world.close());

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const signal = new AbortController().signal;

function run() {
  const inbox = createInbox({
    db: world.db,
    clock: world.clock,
    agencies: world.agencies,
    wake: () => undefined,
    counted: () => undefined,
  });
  return reconcile(
    {
      db: world.db,
      clock: world.clock,
      agencies: world.agencies,
      twilio: world.client,
      receive: (received) => inbox.receive(received),
    },
    signal,
  );
}

const ago = (ms: number) => new Date(world.clock.now().getTime() - ms);
const texts = async () =>
  (await world.sql<{ text: string }>('select text from messages where agency_id = $1 order by id', 'lilas')).map(
    ({ text }) => text,
  );

it('what was sent before a number was ours is not taken in, what the webhook missed is, once', async () => {
  world.twilio.arrived({ to: '38123', from: '+33612345678', body: 'avant', at: ago(3 * HOUR) });
  world.twilio.arrived({ to: '38123', from: '+33612345678', body: 'fuite', at: ago(10 * MINUTE) });
  world.twilio.arrived({ to: '38123', from: '+33612345678', body: 'gaz', at: ago(5 * MINUTE) });
  world.twilio.arrived({ to: '+33700000000', from: '+33612345678', body: 'pour un autre', at: ago(5 * MINUTE) });
  expect(await run()).toBe(2);
  expect(await texts()).toEqual(['fuite', 'gaz']);
  expect(await run()).toBe(0);
  const events = await world.sql<{ type: string }>(
    `select type from events where agency_id = $1 and type = 'MESSAGE'`,
    'lilas',
  );
  expect(events).toHaveLength(2);
});

it('what may still come by its webhook is left to it', async () => {
  world.twilio.arrived({ to: '38123', from: '+33612345678', body: 'encore', at: ago(10_000) });
  expect(await run()).toBe(0);
  world.clock.advance(2 * MINUTE);
  expect(await run()).toBe(1);
  expect((await texts()).at(-1)).toBe('encore');
});

it('after a night without us nothing is missing, though newer messages came first', async () => {
  const bodies = Array.from({ length: 230 }, (_, i) => `nuit ${i}`);
  for (const [i, body] of bodies.entries())
    world.twilio.arrived({
      to: '38123',
      from: `+336${String(20_000_000 + i)}`,
      body,
      at: new Date(world.clock.now().getTime() + i * 2 * MINUTE),
    });
  world.clock.advance(10 * HOUR);
  const inbox = createInbox({
    db: world.db,
    clock: world.clock,
    agencies: world.agencies,
    wake: () => undefined,
    counted: () => undefined,
  });
  const fresh: Inbound = {
    channel: 'sms',
    providerId: 'SMfresh',
    from: { kind: 'phone', value: '+33612345678' },
    to: '38123',
    kind: 'text',
    text: 'au matin',
    subject: '',
    media: [],
    sentAt: null,
    optOutType: null,
    unanswerable: '',
    extra: {},
  };
  await inbox.receive({ inbound: fresh, raw: Buffer.from('x'), headers: {} });
  expect(await run()).toBe(230);
  const night = (await texts()).filter((text) => text.startsWith('nuit'));
  expect(night).toEqual(bodies);
});

it('a photo by WhatsApp is taken in with its file, and a short code is not to be answered', async () => {
  const media = [{ sid: 'ME1', contentType: 'image/jpeg' }];
  world.twilio.arrived({
    to: 'whatsapp:+33757000000',
    from: 'whatsapp:+33612345678',
    body: '',
    at: ago(2 * MINUTE),
    media,
  });
  world.twilio.arrived({ to: '38123', from: '36200', body: 'pub', at: ago(2 * MINUTE) });
  expect(await run()).toBe(2);
  const [photo] = await world.sql<{ id: string; kind: string }>(
    `select id, kind from messages where agency_id = $1 and channel = 'whatsapp'`,
    'lilas',
  );
  expect(photo).toMatchObject({ kind: 'photo' });
  const files = await world.sql<{ source: string }>(
    'select source from media where agency_id = $1 and message_id = $2',
    'lilas',
    photo!.id,
  );
  expect(files).toEqual([
    {
      source: expect.stringMatching(
        /^https:\/\/api\.twilio\.com\/2010-04-01\/Accounts\/AC0+1\/Messages\/MM\w+\/Media\/ME1$/,
      ),
    },
  ]);
  const [pub] = await world.sql<{ unanswerable: string }>(
    `select unanswerable from messages where agency_id = $1 and text = 'pub'`,
    'lilas',
  );
  expect(pub).toEqual({ unanswerable: 'short_code' });
});

it('a list that cannot be read moves nothing on', async () => {
  world.twilio.arrived({ to: '38123', from: '+33612345678', body: 'pendant la panne', at: ago(2 * MINUTE) });
  world.twilio.listing({ kind: 'fails', status: 503 });
  await expect(run()).rejects.toThrow('503');
  world.twilio.listing({ kind: 'fails', status: 503, times: 1 });
  expect(await run()).toBe(1);
});
