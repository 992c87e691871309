// Who wishes to be written to on both gets what we begin by telephone and by email, each once, whatever crashes.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Channel, Outgoing, SendResult } from '#channels/channel.ts';
import type { OutboxRow } from '#outbox/store.ts';
import { AGENCY, type OutboxWorld, outboxWorld } from '../support/outbox-world.ts';

const mails: Outgoing[] = [];
const TAKEN: SendResult = { kind: 'sent', providerId: '' };
let mailServer: SendResult = TAKEN;
const email: Channel = {
  name: 'email',
  limits: { textLength: 100_000, media: true, replies: true },
  async send(message) {
    if (mailServer.kind !== 'sent') return mailServer;
    mails.push(message);
    return { kind: 'sent', providerId: `${message.reference}@lilas.example` };
  },
  findSent: async () => [],
};

let world: OutboxWorld;
beforeAll(async () => {
  world = await outboxWorld({ channels: (channels) => channels.set('email', email) });
});
afterEach(() => {
  world.twilio.script({ kind: 'takes' });
  mailServer = TAKEN;
  mails.length = 0;
});
afterAll(() => world.close());

let people = 0;
const MINUTE = 60_000;
const tenantWho = (more: object = {}) =>
  world.person({
    phone: `+3361400${String(1000 + ++people)}`,
    email: `tous${people}@example.fr`,
    channel: 'sms',
    prefers: 'both',
    ...more,
  });
const rowsOf = ({ conversation }: { conversation: string }) =>
  world.sql<OutboxRow>(
    'select * from outbox where agency_id = $1 and conversation_id = $2 order by n, id',
    AGENCY,
    conversation,
  );
const alertsOf = async ({ conversation }: { conversation: string }) =>
  (await world.undelivered()).filter(({ mailbox_id }) => mailbox_id === conversation);

async function change(tenant: { conversation: string }, manner: 'change' | 'proactive' | 'answer' = 'change') {
  const ticket = await world.ticket(tenant);
  return world.text(tenant, { manner, ticket_id: ticket, lines: [{ text: 'ticket.reopened', params: { ticket } }] });
}
async function sendAll(...texts: OutboxRow[]) {
  await world.send(...texts);
  await world.later(0);
}

describe('who wishes both', () => {
  it('gets a change by SMS and by email, each once', async () => {
    const tenant = await tenantWho();
    await sendAll(await change(tenant));
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(mails).toHaveLength(1);
    expect(await rowsOf(tenant)).toMatchObject([
      { channel: 'sms', state: 'sent', via: 'phone' },
      { channel: 'email', state: 'sent', via: 'email' },
    ]);
    await world.later(60 * MINUTE);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(mails).toHaveLength(1);
  });

  it('gets an answer only where they wrote', async () => {
    const bySms = await tenantWho();
    const byMail = await tenantWho({ channel: 'email' });
    await sendAll(await change(bySms, 'answer'), await change(byMail, 'answer'));
    expect(world.twilio.sentTo(bySms.phone)).toHaveLength(1);
    expect(world.twilio.sentTo(byMail.phone)).toEqual([]);
    expect(mails).toHaveLength(1);
  });

  it('gets the news of ten minutes in one text and one mail', async () => {
    const tenant = await tenantWho();
    await sendAll(await change(tenant));
    world.clock.advance(MINUTE);
    const [second, third] = [await change(tenant), await change(tenant)];
    await sendAll(second, third);
    expect([world.twilio.sentTo(tenant.phone).length, mails.length]).toEqual([1, 1]);
    await world.later(10 * MINUTE);
    await world.later(0);
    expect([world.twilio.sentTo(tenant.phone).length, mails.length]).toEqual([2, 2]);
    expect((await world.row(third)).state).toBe('stale');
    const references = /demande \d+/g;
    expect(mails[1]!.text.match(references)).toEqual(world.twilio.sentTo(tenant.phone)[1]!.match(references));
  });

  it('and has only one address gets it there', async () => {
    const tenant = await world.person({ phone: '+33614009999', prefers: 'both' });
    await sendAll(await change(tenant));
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(await rowsOf(tenant)).toMatchObject([{ via: null, state: 'sent' }]);
    const landline = await tenantWho({ line: 'landline' });
    await sendAll(await change(landline));
    expect(await rowsOf(landline)).toMatchObject([{ channel: 'email', state: 'sent', via: null }]);
    expect(await alertsOf(landline)).toEqual([]);
  });
});

it('nobody else ever gets the same thing twice', async () => {
  for (const prefers of ['', 'sms', 'email', 'whatsapp']) {
    const tenant = await tenantWho({ prefers });
    mails.length = 0;
    await sendAll(await change(tenant));
    expect([prefers, world.twilio.sentTo(tenant.phone).length + mails.length]).toEqual([prefers, 1]);
  }
});

describe('a crash', () => {
  it('before anything was prepared sends each once', async () => {
    const tenant = await tenantWho();
    await change(tenant);
    world.restart();
    await world.later(20_000);
    await world.later(0);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(mails).toHaveLength(1);
  });

  it('with the text message on its way sends each once', async () => {
    const tenant = await tenantWho();
    world.twilio.script({ kind: 'drops', taken: true });
    await world.send(await change(tenant));
    world.restart();
    world.twilio.script({ kind: 'takes' });
    for (let i = 0; i < 4; i++) await world.later(20_000);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(mails).toHaveLength(1);
    expect((await rowsOf(tenant)).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it('in one process while another has the same row makes no third', async () => {
    const tenant = await tenantWho();
    const text = await change(tenant);
    await world.send(text);
    await Promise.all([world.senders.poll(), world.another().poll()]);
    await world.later(0);
    await world.later(20_000);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(mails).toHaveLength(1);
    expect(await rowsOf(tenant)).toHaveLength(2);
  });
});

describe('what does not arrive', () => {
  const refusedMail: SendResult = { kind: 'refused', reason: 'bad_address', detail: '550 5.1.1' };

  it('on one of them stays on the other: nobody has to call, and it goes no second time by the other', async () => {
    const tenant = await tenantWho();
    mailServer = refusedMail;
    await sendAll(await change(tenant));
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect((await rowsOf(tenant)).map(({ state }) => state)).toEqual(['sent', 'refused']);
    expect(await alertsOf(tenant)).toEqual([]);
  });

  it('on either is told to a person, once', async () => {
    const tenant = await tenantWho();
    mailServer = refusedMail;
    world.twilio.script({ kind: 'refuses', status: 400, code: 21211 });
    await sendAll(await change(tenant));
    expect((await rowsOf(tenant)).map(({ state }) => state)).toEqual(['refused', 'refused']);
    expect(await alertsOf(tenant)).toHaveLength(1);
  });

  it('by a late word of the network, after the mail was refused, is told to a person', async () => {
    const tenant = await tenantWho();
    mailServer = refusedMail;
    const text = await change(tenant);
    await sendAll(text);
    const { provider_id: providerId } = await world.row(text);
    await world.receipts.take({ providerId, status: 'failed', errorCode: '30003', from: '38123', reference: '' });
    await world.later(0);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(await alertsOf(tenant)).toHaveLength(1);
  });
});
