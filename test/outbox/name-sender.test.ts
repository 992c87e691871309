import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OutboxWorld, outboxWorld } from '../support/outbox-world.ts';

let world: OutboxWorld;
beforeAll(async () => {
  world = await outboxWorld({ senders: { sms: { name: 'LILAS', inbound: '+33 7 57 00 00 01' } } });
});
afterAll(() => world.close());

it('texts leave under the name, and a question says to which number to answer', async () => {
  const tenant = await world.person();
  const asks = await world.text(tenant, { lines: [{ text: 'empty.again', params: {} }] });
  const tells = await world.text(tenant, { lines: [{ text: 'opt_in.done', params: {} }] });
  await world.send(asks, tells);
  expect(world.twilio.messages.map(({ from }) => from)).toEqual(['LILAS', 'LILAS']);
  const [question, statement] = world.twilio.sentTo(tenant.phone);
  expect(question).toContain('07 57 00 00 01');
  expect(statement).not.toContain('07 57 00 00 01');
});

it('a receipt finds its agency by our reference, whatever the sender is called', async () => {
  const tenant = await world.person();
  const text = await world.text(tenant);
  await world.send(text);
  const { provider_id: providerId } = await world.row(text);
  await world.receipts.take({
    providerId,
    status: 'delivered',
    errorCode: '',
    from: 'LILAS',
    reference: `lilas.${text.id}`,
  });
  expect(await world.row(text)).toMatchObject({ receipt: 'delivered' });
});
