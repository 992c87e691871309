// From a text that only a landline could get to the task in Slack: the whole way through the engine.
import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSmsChannel } from '#channels/sms/channel.ts';
import { createTwilioClient } from '#channels/twilio/client.ts';
import { newEvents } from '#engine/store.ts';
import { createSenders } from '#outbox/deliver.ts';
import { cardsWanted } from '#tickets/card-wanted.ts';
import { type EngineWorld, engineWorld, tenant } from '../support/engine-world.ts';
import { type FakeTwilio, startFakeTwilio } from '../support/fake-twilio.ts';

let world: EngineWorld;
let twilio: FakeTwilio;
beforeAll(async () => {
  world = await engineWorld();
  twilio = await startFakeTwilio({ now: () => world.clock.now() });
});
afterAll(async () => {
  await twilio.close();
  await world.close();
});

it('an answer that a landline refuses becomes a task with its words, and so does the next without a try', async () => {
  const client = createTwilioClient({
    accountSid: 'AC00000000000000000000000000000001',
    authToken: 'tok_secret_1',
    publicUrl: 'https://bot.example.fr',
    apiBaseUrl: twilio.url,
  });
  const senders = createSenders({
    db: world.db,
    clock: world.clock,
    log: pino({ level: 'silent' }),
    agencies: world.engine.agencies,
    channels: new Map([['sms', createSmsChannel({ client })]]),
    alongside: { newEvents, cardsWanted },
    wake: () => undefined,
  });
  twilio.script({ kind: 'refuses', status: 400, code: 21614 });
  const tasks = () =>
    world.query<{ kind: string; reference: number | null; words: string }>(
      `select a.kind, t.reference, (select o.text from outbox o where o.agency_id = a.agency_id and o.conversation_id = a.conversation_id
         order by o.created_at desc, o.n desc limit 1) as words
       from alerts a left join tickets t on t.agency_id = a.agency_id and t.id = a.ticket_id where a.agency_id = $1 order by a.raised_at, a.id`,
      'lilas',
    );
  const round = async (text: string) => {
    await world.receive(tenant(0), text);
    await world.settle();
    world.clock.advance(20_000);
    await senders.poll();
    await senders.idle();
    await world.settle();
  };
  await round('le volet de la chambre est bloqué');
  expect(await tasks()).toMatchObject([{ kind: 'to_call', words: expect.stringMatching(/^Agence des Lilas : /) }]);
  expect((await tasks())[0]!.reference).toEqual(expect.any(Number));
  const tries = twilio.attempts.length;
  world.clock.advance(3_600_000);
  await round('et la lumière de la cuisine ne marche plus');
  expect(twilio.attempts).toHaveLength(tries);
  expect((await tasks()).length).toBeGreaterThan(1);
  expect((await tasks()).every(({ kind }) => kind === 'to_call')).toBe(true);
  await senders.stop();
  await client.close();
});
