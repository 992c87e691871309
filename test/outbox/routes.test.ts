import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Channel, Outgoing } from '#channels/channel.ts';
import { type OutboxWorld, outboxWorld } from '../support/outbox-world.ts';

const mails: Outgoing[] = [];
/** The email channel is another folder's: here only that something left by it matters. */
const email: Channel = {
  name: 'email',
  limits: { textLength: 100_000, media: true, replies: true },
  async send(message) {
    mails.push(message);
    return { kind: 'sent', providerId: `<${mails.length}@lilas.example>` };
  },
  findSent: async () => [],
};

let world: OutboxWorld;
beforeAll(async () => {
  world = await outboxWorld({ channels: (channels) => channels.set('email', email) });
});
afterEach(() => {
  world.twilio.script({ kind: 'takes' });
  mails.length = 0;
});
afterAll(() => world.close());

const HOUR = 3_600_000;
const ago = (ms: number) => new Date(world.clock.now().getTime() - ms);
const mailsTo = (address: string) => mails.filter(({ to }) => to === address);
const missed = async (conversation: string) =>
  (await world.undelivered()).filter(({ mailbox_id }) => mailbox_id === conversation);

describe('where a text goes', () => {
  it('an answer goes where the person wrote', async () => {
    const byMail = await world.person({ phone: '+33612000001', email: 'petit@example.fr', channel: 'email' });
    const bySms = await world.person({
      phone: '+33612000002',
      email: 'grand@example.fr',
      channel: 'sms',
      prefers: 'email',
    });
    const byWhatsApp = await world.person({ phone: '+33612000003', channel: 'whatsapp', whatsappAt: ago(HOUR) });
    await world.send(await world.text(byMail), await world.text(bySms), await world.text(byWhatsApp));
    expect(mailsTo('petit@example.fr')).toHaveLength(1);
    expect(world.twilio.sentTo('+33612000001')).toEqual([]);
    expect(world.twilio.sentTo('+33612000002')).toHaveLength(1);
    expect(world.twilio.sentTo('whatsapp:+33612000003')).toHaveLength(1);
    expect(world.twilio.messages.at(-1)!.from).toMatch(/^(38123|whatsapp:\+33757000000)$/);
  });

  it('what we write unasked goes where the person wishes', async () => {
    const tenant = await world.person({ phone: '+33612000004', email: 'durand@example.fr', prefers: 'email' });
    await world.send(await world.text(tenant, { manner: 'change' }));
    expect(mailsTo('durand@example.fr')).toHaveLength(1);
    expect(world.twilio.sentTo(tenant.phone)).toEqual([]);
  });

  it('WhatsApp of the day before yesterday is shut: the same number gets a text message', async () => {
    const tenant = await world.person({ phone: '+33612000005', channel: 'whatsapp', whatsappAt: ago(25 * HOUR) });
    const text = await world.text(tenant);
    await world.send(text);
    expect(world.twilio.sentTo('whatsapp:+33612000005')).toEqual([]);
    expect(world.twilio.sentTo('+33612000005')).toHaveLength(1);
    expect(await world.row(text)).toMatchObject({ state: 'sent', channel: 'sms' });
  });

  it('a landline takes no text: another address, or a person hears of it', async () => {
    const alone = await world.person({ phone: '+33142000001', line: 'landline' });
    const withMail = await world.person({
      phone: '+33142000002',
      line: 'landline',
      email: 'martin@example.fr',
      channel: 'sms',
    });
    const [blocked, sent] = [await world.text(alone), await world.text(withMail)];
    await world.send(blocked, sent);
    expect(world.twilio.attempts.filter(({ to }) => to.startsWith('+331'))).toEqual([]);
    expect(await world.row(blocked)).toMatchObject({ state: 'blocked', detail: 'landline' });
    expect(await missed(alone.conversation)).toHaveLength(1);
    expect(mailsTo('martin@example.fr')).toHaveLength(1);
    expect(await missed(withMail.conversation)).toEqual([]);
  });

  it('a name or a short code is never texted', async () => {
    const bank = await world.person({ phone: 'MaBanque' });
    const code = await world.person({ phone: '36200' });
    await world.send(await world.text(bank), await world.text(code));
    expect(world.twilio.attempts.filter(({ to }) => to === 'MaBanque' || to === '36200')).toEqual([]);
    expect(await missed(code.conversation)).toHaveLength(1);
    const [known] = await world.sql<{ detail: string }>(
      'select detail from outbox where agency_id = $1 and conversation_id = $2',
      'lilas',
      code.conversation,
    );
    expect(known).toEqual({ detail: 'no_number' });
  });
});

describe('after STOP', () => {
  const stopped = () =>
    world.person({
      optedOutAt: ago(HOUR),
      email: `p${Math.random()}@example.fr`,
      phone: `+3361300${String(Math.random()).slice(2, 6)}`,
      channel: 'sms',
    });

  it('no text goes to the phone, whatever its manner', async () => {
    const tenant = await stopped();
    const texts = [];
    for (const manner of ['safety', 'answer', 'change', 'proactive', 'staff'] as const)
      texts.push(await world.text(tenant, { manner }));
    await world.send(...texts);
    expect(world.twilio.attempts.filter(({ to }) => to.endsWith(tenant.phone))).toEqual([]);
  });

  it('the confirmation is the one exception', async () => {
    const tenant = await stopped();
    await world.send(await world.text(tenant, { lines: [{ text: 'opt_out.done', params: {} }] }));
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
  });

  it('danger and a visit of the day go by email, the rest nowhere', async () => {
    const tenant = await stopped();
    const texts = {
      safety: await world.text(tenant, { manner: 'safety' }),
      visit: await world.text(tenant, {
        manner: 'change',
        lines: [{ text: 'thanks.noted', params: { visitToday: 1 } }],
      }),
      change: await world.text(tenant, { manner: 'proactive' }),
    };
    await world.send(...Object.values(texts));
    expect(mails).toHaveLength(2);
    expect(await world.row(texts.change)).toMatchObject({ state: 'blocked', detail: 'opted_out' });
    expect(await missed(tenant.conversation)).toEqual([]);
  });

  it('a danger that can go nowhere is told to a person', async () => {
    const tenant = await world.person({ optedOutAt: ago(HOUR) });
    const text = await world.text(tenant, { manner: 'safety', lines: [{ text: 'safety.gas.can_leave', params: {} }] });
    await world.send(text);
    expect((await missed(tenant.conversation)).map(({ refs }) => refs)).toEqual([
      { outbox: text.id, ticket: null, safety: true, landline: false },
    ]);
  });

  it('who writes by email is answered by email', async () => {
    const tenant = await world.person({
      optedOutAt: ago(HOUR),
      phone: '+33613009999',
      email: 'encore@example.fr',
      channel: 'email',
    });
    await world.send(await world.text(tenant));
    expect(mailsTo('encore@example.fr')).toHaveLength(1);
  });
});

describe('a refusal', () => {
  it('of a landline is learnt, and the text goes another way at once', async () => {
    const tenant = await world.person({ phone: '+33612000010', email: 'loin@example.fr', channel: 'sms' });
    world.twilio.script({ kind: 'refuses', status: 400, code: 21614 });
    const text = await world.text(tenant);
    await world.send(text);
    expect(mailsTo('loin@example.fr')).toHaveLength(1);
    expect(await world.row(text)).toMatchObject({
      state: 'sent',
      channel: 'email',
      avoided: [`sms ${tenant.address}`],
    });
    const [known] = await world.sql<{ line: string }>(
      'select line from addresses where agency_id = $1 and id = $2',
      'lilas',
      tenant.address,
    );
    expect(known).toEqual({ line: 'landline' });
    expect(await world.facts(text)).toEqual(['refused']);
    world.twilio.script({ kind: 'takes' });
    const tries = world.twilio.attempts.length;
    await world.send(await world.text(tenant));
    expect(world.twilio.attempts).toHaveLength(tries);
  });

  it('of somebody who stopped at the network is kept in our own register, and never tried again', async () => {
    const tenant = await world.person({ phone: '+33612000011' });
    world.twilio.script({ kind: 'refuses', status: 400, code: 21610 });
    const text = await world.text(tenant);
    await world.send(text);
    expect(await world.row(text)).toMatchObject({ state: 'refused', detail: '21610' });
    expect(await missed(tenant.conversation)).toHaveLength(1);
    const [known] = await world.sql<{ stopped: boolean }>(
      'select opted_out_at is not null as stopped from addresses where agency_id = $1 and id = $2',
      'lilas',
      tenant.address,
    );
    expect(known).toEqual({ stopped: true });
    world.twilio.script({ kind: 'takes' });
    await world.later(24 * HOUR);
    expect(world.twilio.sentTo(tenant.phone)).toEqual([]);
  });

  it('of the content is for good, and a person hears of it', async () => {
    const tenant = await world.person({ phone: '+33612000012', email: 'la@example.fr', channel: 'sms' });
    world.twilio.script({ kind: 'refuses', status: 400, code: 21617 });
    const text = await world.text(tenant);
    await world.send(text);
    expect(await world.row(text)).toMatchObject({ state: 'refused', detail: '21617' });
    expect(mails).toEqual([]);
    expect(await missed(tenant.conversation)).toHaveLength(1);
  });
});
