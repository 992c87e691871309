// WhatsApp outside its 24 hours, and questions with buttons: what leaves as content of the account, and what another way instead.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bodyOf, submissions } from '#channels/whatsapp/content.ts';
import { TEMPLATES } from '#channels/whatsapp/texts/templates.ts';
import { type OutboxWorld, outboxWorld } from '../support/outbox-world.ts';

const LILAS = { id: 'lilas', signature: 'LILAS' };
const HOUR = 3_600_000;
/** "cancelled_private" waits for Meta; "emergency_taken" was approved with other words. */
const CONTENT = submissions(LILAS).map(({ name, language, version }, i) => ({
  name,
  language,
  sid: `HX${String(i).padStart(32, '0')}`,
  state: name === 'cancelled_private' ? 'submitted' : 'approved',
  version: name === 'emergency_taken' ? '00000000' : version,
}));
const sidOf = (name: string, language = 'fr') =>
  CONTENT.find((one) => one.name === name && one.language === language)!.sid;

let world: OutboxWorld;
beforeAll(async () => {
  world = await outboxWorld({ content: CONTENT });
});
beforeEach(() => {
  world.twilio.script({ kind: 'takes' });
  world.twilio.contents.clear();
  for (const template of TEMPLATES)
    for (const language of ['fr', 'en'] as const)
      world.twilio.contents.set(sidOf(template.name, language), bodyOf(template, language, LILAS.signature));
  for (const { name, sid } of CONTENT) if (name.startsWith('answer_')) world.twilio.contents.set(sid, '{{1}}');
});
afterAll(() => world.close());

let phones = 20_000;
const ago = (ms: number) => new Date(world.clock.now().getTime() - ms);
async function onWhatsApp(whatsappAt: Date | null, more: object = {}) {
  const tenant = await world.person({ phone: `+336120${++phones}`, channel: 'whatsapp', whatsappAt, ...more });
  return { tenant, ticket: await world.ticket(tenant, { reference: phones }), whatsapp: `whatsapp:${tenant.phone}` };
}
const last = () => world.twilio.attempts.at(-1)!;

describe('outside the 24 hours', () => {
  it('an approved template leaves by WhatsApp, without free words, and reads as what we keep', async () => {
    const { tenant, ticket, whatsapp } = await onWhatsApp(ago(72 * HOUR));
    const text = await world.text(tenant, {
      manner: 'change',
      lines: [{ text: 'ticket.resolved', params: { ticket } }],
      ticket_id: ticket,
    });
    await world.send(text);
    const { form } = last();
    expect(form).toMatchObject({ To: whatsapp, ContentSid: sidOf('ticket_resolved') });
    expect(JSON.parse(form.ContentVariables!)).toEqual({ 1: String(phones) });
    expect(form).not.toHaveProperty('Body');
    expect(await world.row(text)).toMatchObject({
      state: 'sent',
      channel: 'whatsapp',
      text: `LILAS : Votre demande ${phones} est terminée. Si le problème continue, écrivez-le ici.`,
    });
    expect(world.twilio.sentTo(whatsapp)).toEqual([(await world.row(text)).text]);
  });

  it.each([
    ['that Meta has not approved', { text: 'ticket.cancelled.private' }],
    ['whose wording is not the approved one any more', { text: 'ticket.emergency_taken' }],
    ['that is no template', { text: 'added.noted' }],
  ] as const)('a text %s goes as a text message', async (_, { text }) => {
    const { tenant, ticket, whatsapp } = await onWhatsApp(ago(72 * HOUR));
    const row = await world.text(tenant, { manner: 'change', lines: [{ text, params: { ticket } }] });
    await world.send(row);
    expect(world.twilio.sentTo(whatsapp)).toEqual([]);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(await world.row(row)).toMatchObject({ state: 'sent', channel: 'sms' });
  });

  it('two texts in one are no template any more', async () => {
    const { tenant, ticket } = await onWhatsApp(ago(72 * HOUR));
    const lines = (['ticket.reopened', 'ticket.taken'] as const).map((text) => ({ text, params: { ticket } }));
    await world.send(await world.text(tenant, { manner: 'change', lines }));
    expect(last().form).toMatchObject({ To: tenant.phone, Body: expect.stringContaining('rouverte') });
  });

  it('nobody who never wrote by WhatsApp is written to there, unless that is their wish', async () => {
    const never = await onWhatsApp(null, { channel: 'sms' });
    const wished = await onWhatsApp(null, { channel: 'sms', prefers: 'whatsapp' });
    for (const { tenant, ticket } of [never, wished])
      await world.send(
        await world.text(tenant, { manner: 'change', lines: [{ text: 'ticket.reopened', params: { ticket } }] }),
      );
    expect(world.twilio.sentTo(never.whatsapp)).toEqual([]);
    expect(world.twilio.sentTo(never.tenant.phone)).toHaveLength(1);
    expect(world.twilio.sentTo(wished.whatsapp)).toHaveLength(1);
    expect(world.twilio.sentTo(wished.tenant.phone)).toEqual([]);
  });

  it('a template that Twilio does not know goes as a text message at once', async () => {
    const { tenant, ticket } = await onWhatsApp(ago(72 * HOUR));
    world.twilio.contents.delete(sidOf('ticket_reopened'));
    const text = await world.text(tenant, {
      manner: 'change',
      lines: [{ text: 'ticket.reopened', params: { ticket } }],
    });
    await world.send(text);
    expect(await world.row(text)).toMatchObject({ state: 'sent', channel: 'sms' });
    expect(await world.facts(text)).toEqual(['refused']);
  });

  it.each(['63016', '63041'])('a late refusal %s sends it as a text message, once, and staff see it', async (code) => {
    const { tenant, ticket } = await onWhatsApp(ago(72 * HOUR));
    const text = await world.text(tenant, {
      manner: 'change',
      lines: [{ text: 'ticket.reopened', params: { ticket } }],
      ticket_id: ticket,
    });
    await world.send(text);
    const { provider_id: providerId } = await world.row(text);
    for (let i = 0; i < 2; i++)
      await world.receipts.take({
        providerId,
        status: 'failed',
        errorCode: code,
        from: 'whatsapp:+33757000000',
        reference: `lilas.${text.id}`,
      });
    await world.later(0);
    expect(await world.row(text)).toMatchObject({ state: 'sent', channel: 'sms' });
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(await world.facts(text)).toEqual(['not_delivered']);
    const cards = await world.sql('select 1 from cards where agency_id = $1 and ticket_id = $2', 'lilas', ticket);
    expect(cards).toHaveLength(1);
  });

  it('a template of which nobody knows whether it left is found by its words', async () => {
    const { tenant, ticket, whatsapp } = await onWhatsApp(ago(72 * HOUR));
    world.twilio.script({ kind: 'hangs', taken: true }, { kind: 'takes' });
    const text = await world.text(tenant, {
      manner: 'change',
      lines: [{ text: 'ticket.reopened', params: { ticket } }],
    });
    await world.send(text);
    await world.later(60_000);
    expect(world.twilio.sentTo(whatsapp)).toHaveLength(1);
    expect(await world.row(text)).toMatchObject({ state: 'sent', channel: 'whatsapp' });
    expect(await world.facts(text)).toContain('found_sent');
  });
});

describe('within the 24 hours', () => {
  const asks = (ticket: string, text: 'q.fixed' | 'q.heating.missing' = 'q.fixed') => ({
    lines: [{ text: 'thanks.noted', params: {} } as const, { text, params: { ticket } } as const],
  });

  it('a question brings its buttons, and the words stay the same', async () => {
    const { tenant, ticket, whatsapp } = await onWhatsApp(ago(HOUR));
    const text = await world.text(tenant, asks(ticket));
    await world.send(text);
    const { form } = last();
    const { text: words } = await world.row(text);
    expect(words).toContain('réparé');
    expect(form.ContentSid).toBe(sidOf('answer_yes_no'));
    expect(JSON.parse(form.ContentVariables!)).toEqual({
      1: words,
      2: `fixed=yes#${ticket}`,
      3: `fixed=no#${ticket}`,
    });
    expect(world.twilio.sentTo(whatsapp)).toEqual([words]);
  });

  it('a choice brings a list', async () => {
    const { tenant, ticket } = await onWhatsApp(ago(HOUR));
    await world.send(await world.text(tenant, { ...asks(ticket, 'q.heating.missing'), language: 'en' }));
    expect(last().form.ContentSid).toBe(sidOf('answer_list_4', 'en'));
    expect(Object.values(JSON.parse(last().form.ContentVariables!))).toEqual([
      expect.stringContaining('?'),
      'Heating',
      `heating.missing=heat#${ticket}`,
      'Hot water',
      `heating.missing=hot_water#${ticket}`,
      'Both',
      `heating.missing=both#${ticket}`,
      expect.any(String),
      `heating.missing=leak#${ticket}`,
    ]);
  });

  it('buttons that Twilio does not know leave the words alone, on the same channel', async () => {
    const { tenant, ticket, whatsapp } = await onWhatsApp(ago(HOUR));
    world.twilio.contents.clear();
    const text = await world.text(tenant, asks(ticket));
    await world.send(text);
    expect(world.twilio.sentTo(whatsapp)).toHaveLength(1);
    expect(last().form).toHaveProperty('Body');
    expect(await world.row(text)).toMatchObject({ state: 'sent', channel: 'whatsapp', avoided: [] });
  });

  it('what asks nothing, or goes by text message, is words', async () => {
    const { tenant, ticket } = await onWhatsApp(ago(HOUR));
    await world.send(await world.text(tenant, { lines: [{ text: 'added.noted', params: { ticket } }] }));
    expect(last().form).toHaveProperty('Body');
    const bySms = await onWhatsApp(null, { channel: 'sms' });
    await world.send(await world.text(bySms.tenant, asks(bySms.ticket)));
    expect(last().form).toMatchObject({ To: bySms.tenant.phone, Body: expect.stringContaining('réparé') });
  });
});
