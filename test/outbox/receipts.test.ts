import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ReceiptStatus } from '#channels/channel.ts';
import { advances, forward } from '#outbox/receipt-rows.ts';
import { type OutboxWorld, outboxWorld } from '../support/outbox-world.ts';

let world: OutboxWorld;
beforeAll(async () => {
  world = await outboxWorld();
});
afterEach(() => {
  world.twilio.script({ kind: 'takes' });
  world.twilio.listing({ kind: 'lists' });
});
afterAll(() => world.close());

const S = 1_000;
const HOUR = 3_600 * S;
type Text = Awaited<ReturnType<OutboxWorld['text']>>;

async function receipt(text: Text, status: ReceiptStatus, errorCode = '', providerId?: string): Promise<void> {
  const id = providerId ?? (await world.row(text)).provider_id;
  await world.receipts.take({ providerId: id, status, errorCode, from: '38123', reference: `lilas.${text.id}` });
}

async function sentText(
  options: Parameters<OutboxWorld['person']>[0] = {},
  fields: Parameters<OutboxWorld['text']>[1] = {},
) {
  const tenant = await world.person(options);
  const text = await world.text(tenant, fields);
  await world.send(text);
  return { tenant, text };
}

describe('a receipt', () => {
  it('only ever advances, in whatever order they come', async () => {
    for (const order of [
      ['delivered', 'sent', 'queued'],
      ['read', 'delivered', 'sent'],
      ['sent', 'sent'],
      ['queued', 'sent', 'delivered', 'read'],
    ] as const) {
      const { text } = await sentText();
      for (const status of order) await receipt(text, status);
      const furthest = order.includes('read' as never)
        ? 'read'
        : order.includes('delivered' as never)
          ? 'delivered'
          : 'sent';
      expect((await world.row(text)).receipt).toBe(furthest);
    }
  });

  it('many at once are one write, and none is lost', async () => {
    const texts = await Promise.all(Array.from({ length: 30 }, () => sentText()));
    await Promise.all(
      texts.flatMap(({ text }) => (['delivered', 'queued', 'sent'] as const).map((status) => receipt(text, status))),
    );
    for (const { text } of texts) expect(await world.row(text)).toMatchObject({ receipt: 'delivered', state: 'sent' });
  });

  it('that comes before the send is noted is applied after it', async () => {
    const tenant = await world.person();
    world.twilio.script({ kind: 'takes', afterMs: 60 });
    const text = await world.text(tenant);
    world.senders.handOver([text]);
    await new Promise((done) => setTimeout(done, 20));
    await receipt(text, 'delivered', '', 'SMearly');
    await world.senders.idle();
    await world.sql(`update outbox set provider_id = 'SMearly' where agency_id = $1 and id = $2`, 'lilas', text.id);
    expect(await world.row(text)).toMatchObject({ state: 'sent', receipt: '' });
    expect(await world.receipts.sweep()).toBe(1);
    expect(await world.row(text)).toMatchObject({ state: 'sent', receipt: 'delivered' });
    expect(await world.receipts.sweep()).toBe(0);
  });

  it('tells that a text of which nobody knew had left, so that it is not sent again', async () => {
    const tenant = await world.person();
    world.twilio.script({ kind: 'hangs', taken: true });
    world.twilio.listing({ kind: 'fails', status: 503 });
    const text = await world.text(tenant);
    await world.send(text);
    const sid = world.twilio.messages.at(-1)!.sid;
    await receipt(text, 'sent', '', sid);
    await world.later(31 * S);
    await world.receipts.sweep();
    expect(await world.row(text)).toMatchObject({ state: 'sent', provider_id: sid, receipt: 'sent' });
    world.twilio.listing({ kind: 'lists' });
    world.twilio.script({ kind: 'takes' });
    await world.later(HOUR);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
  });

  it('of a text that is not ours is nothing', async () => {
    await world.receipts.take({
      providerId: 'SMnobody',
      status: 'delivered',
      errorCode: '',
      from: '38123',
      reference: '',
    });
    await world.receipts.take({
      providerId: 'SMnobody',
      status: 'delivered',
      errorCode: '',
      from: 'SOMEBODY',
      reference: '',
    });
    expect(
      await world.sql('select * from receipts where agency_id = $1 and provider_id = $2', 'lilas', 'SMnobody'),
    ).toEqual([]);
  });

  it("shows on the card that a manager's words arrived, and no other's", async () => {
    const tenant = await world.person();
    const ticket = await world.ticket(tenant);
    const note = await world.note(ticket, 'A mardi');
    const own = await world.text(tenant, { ticket_id: ticket, lines: [{ text: 'manager.free', params: { note } }] });
    const machine = await world.text(tenant, { ticket_id: ticket });
    await world.send(own, machine);
    const wanted = () =>
      world.sql<{ wanted: number }>(
        'select wanted from cards where agency_id = $1 and ticket_id = $2',
        'lilas',
        ticket,
      );
    await receipt(machine, 'delivered');
    expect(await wanted()).toEqual([]);
    await receipt(own, 'delivered');
    expect(await wanted()).toEqual([{ wanted: 1 }]);
  });
});

describe('a text that did not arrive', () => {
  const missed = async (conversation: string) =>
    (await world.undelivered()).filter(({ mailbox_id }) => mailbox_id === conversation);

  it('outside the WhatsApp window goes as a text message, once, and is never shown as sent before', async () => {
    const { tenant, text } = await sentText({ channel: 'whatsapp', whatsappAt: world.clock.now() });
    await receipt(text, 'failed', '63016');
    expect(await world.row(text)).toMatchObject({ state: 'due', receipt: '', detail: '63016', text: '' });
    await world.later(0);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(await world.row(text)).toMatchObject({ state: 'sent', channel: 'sms' });
    expect(await missed(tenant.conversation)).toEqual([]);
    expect(await world.facts(text)).toEqual(['not_delivered']);
  });

  it('by the other way either is told to a person, and not tried a third time', async () => {
    const { tenant, text } = await sentText(
      { channel: 'whatsapp', whatsappAt: world.clock.now() },
      { manner: 'safety' },
    );
    await receipt(text, 'failed', '63016');
    await world.later(0);
    await receipt(text, 'failed', '30003');
    await world.later(HOUR);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect((await missed(tenant.conversation)).map(({ refs }) => refs)).toEqual([
      { outbox: text.id, ticket: null, safety: true, landline: false },
    ]);
    expect(await world.row(text)).toMatchObject({ state: 'sent', receipt: 'failed' });
  });

  it('with no other way is told to a person at once, with its card', async () => {
    const tenant = await world.person();
    const lead = await world.ticket(tenant);
    const ticket = await world.ticket(tenant, { lead });
    const text = await world.text(tenant, { ticket_id: ticket });
    await world.send(text);
    await receipt(text, 'failed', '30003');
    await world.later(0);
    expect((await missed(tenant.conversation)).map(({ refs }) => refs)).toEqual([
      { outbox: text.id, ticket, safety: false, landline: false },
    ]);
    expect(await world.row(text)).toMatchObject({ state: 'blocked', detail: 'not_delivered' });
    // A grouped ticket is shown on the card of its lead, and has none of its own.
    const cards = await world.sql<{ ticket_id: string }>(
      'select ticket_id from cards where agency_id = $1 and ticket_id = any($2::uuid[])',
      'lilas',
      [lead, ticket],
    );
    expect(cards).toEqual([{ ticket_id: lead }]);
  });

  it('because it went to a landline teaches that', async () => {
    const { tenant, text } = await sentText();
    await receipt(text, 'failed', '30006');
    const [known] = await world.sql<{ line: string }>(
      'select line from addresses where agency_id = $1 and id = $2',
      'lilas',
      tenant.address,
    );
    expect(known).toEqual({ line: 'landline' });
    await world.later(0);
    expect((await missed(tenant.conversation)).map(({ refs }) => refs.landline)).toEqual([true]);
  });

  it('does not go again by a late or second word of the network', async () => {
    const { text } = await sentText();
    await receipt(text, 'delivered');
    await receipt(text, 'failed', '30008');
    expect(await world.row(text)).toMatchObject({ state: 'sent', receipt: 'delivered' });
    const other = await sentText({ channel: 'whatsapp', whatsappAt: world.clock.now() });
    const first = (await world.row(other.text)).provider_id;
    await receipt(other.text, 'failed', '63016', first);
    await receipt(other.text, 'failed', '63016', first);
    await receipt(other.text, 'sent', '', first);
    await world.later(0);
    await receipt(other.text, 'failed', '63016', first);
    await world.receipts.sweep();
    expect(world.twilio.sentTo(other.tenant.phone)).toHaveLength(1);
    expect(await world.row(other.text)).toMatchObject({ state: 'sent', channel: 'sms', receipt: '' });
  });

  it('is not taken for sent by a late word about its first way', async () => {
    const { tenant, text } = await sentText({ channel: 'whatsapp', whatsappAt: world.clock.now() });
    const first = (await world.row(text)).provider_id;
    await receipt(text, 'failed', '63016', first);
    world.twilio.script({ kind: 'hangs', taken: false });
    world.twilio.listing({ kind: 'fails', status: 503 });
    await world.later(0);
    await receipt(text, 'sent', '', first);
    await world.later(31 * S);
    await world.receipts.sweep();
    expect(await world.row(text)).toMatchObject({ state: 'due', provider_id: '' });
    world.twilio.listing({ kind: 'lists' });
    world.twilio.script({ kind: 'takes' });
    await world.later(HOUR);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(await world.row(text)).toMatchObject({ state: 'sent', channel: 'sms' });
  });

  it('a day later is not told again, but a person hears of it', async () => {
    const { tenant, text } = await sentText({ channel: 'whatsapp', whatsappAt: world.clock.now() });
    await world.later(25 * HOUR);
    await receipt(text, 'failed', '30003');
    await world.later(HOUR);
    expect(world.twilio.sentTo(tenant.phone)).toEqual([]);
    expect(await missed(tenant.conversation)).toHaveLength(1);
  });
});

it('the order of receipts is a table', () => {
  const all = ['', 'queued', 'sent', 'delivered', 'read', 'failed'] as const;
  const table = Object.fromEntries(all.map((from) => [from, all.filter((to) => to !== '' && advances(from, to))]));
  expect(table).toEqual({
    '': ['queued', 'sent', 'delivered', 'read', 'failed'],
    queued: ['sent', 'delivered', 'read', 'failed'],
    sent: ['delivered', 'read', 'failed'],
    delivered: ['read'],
    read: [],
    failed: [],
  });
  const some = (['sent', 'delivered', 'queued'] as const).map((status) => ({
    provider_id: 'a',
    status,
    error_code: '',
    outbox_id: null,
  }));
  expect(forward(some).map(({ status }) => status)).toEqual(['delivered']);
});
