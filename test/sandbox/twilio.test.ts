import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSmsChannel } from '#channels/sms/channel.ts';
import type { TwilioChannel } from '#channels/twilio/channel.ts';
import { createTwilioClient, type TwilioClient } from '#channels/twilio/client.ts';
import { createWhatsAppChannel } from '#channels/whatsapp/channel.ts';
import { testClock } from '#lib/clock.ts';
import { startTwilio, type TwilioStandIn } from '#sandbox/twilio/twilio.ts';

const PUBLIC = 'https://loge.example.fr';
const TENANT = '+33639980101';
const SENDER = '38123';
const signal = AbortSignal.timeout(60_000);

let folder: string;
let clock: ReturnType<typeof testClock>;
let twilio: TwilioStandIn;
let client: TwilioClient;
let sms: TwilioChannel;
let whatsapp: TwilioChannel;
let server: Server;
let posted: { url: string; headers: Record<string, string>; body: Buffer }[];
let answer: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loge-twilio-'));
  clock = testClock('2026-11-24T09:00:00Z');
  posted = [];
  answer = 200;
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    posted.push({
      url: PUBLIC + request.url,
      headers: request.headers as Record<string, string>,
      body: Buffer.concat(chunks),
    });
    response.writeHead(answer).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  await start();
});

async function start(): Promise<void> {
  twilio = await startTwilio({ folder, clock, log: pino({ level: 'silent' }) });
  twilio.door.open({ publicUrl: PUBLIC, reachedAt: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  client = createTwilioClient({ ...twilio.account, apiBaseUrl: twilio.baseUrl, publicUrl: PUBLIC });
  sms = createSmsChannel({ client });
  whatsapp = createWhatsAppChannel({ client });
}

afterEach(async () => {
  await client.close();
  await twilio.stop();
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true, force: true });
});

const outgoing = (changes: object = {}) => ({
  to: TENANT,
  from: SENDER,
  text: 'Bonjour',
  reference: 'text-1',
  ...changes,
});
const statuses = () =>
  posted.filter(({ url }) => url.includes('/status')).map((request) => whatsapp.parseStatus(request)?.status);

describe("Twilio's stand-in", () => {
  it('carries a text to the phone and tells each step, signed', async () => {
    expect(await sms.send(outgoing(), signal)).toMatchObject({
      kind: 'sent',
      providerId: expect.stringMatching(/^SM[0-9a-f]{32}$/),
    });
    await twilio.door.quiet();
    expect(twilio.phones.of(TENANT)).toMatchObject([
      { body: 'Bonjour', from: SENDER, status: 'delivered', at: '2026-11-24T09:00:00.000Z' },
    ]);
    expect(statuses()).toEqual(['queued', 'sent', 'delivered']);
    expect(posted.every((request) => sms.isAuthentic(request))).toBe(true);
    expect(sms.parseStatus(posted[0]!)?.reference).toBe('text-1');
  });

  it('refuses as Twilio does', async () => {
    expect(await sms.send(outgoing({ to: '+33199002001' }), signal)).toMatchObject({
      kind: 'refused',
      reason: 'landline',
      detail: '21614',
    });
    expect(await sms.send(outgoing({ to: '+3312' }), signal)).toMatchObject({
      kind: 'refused',
      reason: 'bad_address',
      detail: '21211',
    });
    expect(await sms.send(outgoing({ text: 'a'.repeat(1601) }), signal)).toMatchObject({
      kind: 'refused',
      reason: 'content',
      detail: '21617',
    });
    expect(await sms.send(outgoing({ from: 'whatsapp:+33757000000' }), signal)).toMatchObject({
      kind: 'not_sent',
      detail: '21910',
    });
    twilio.setSenders(async (from) => from === SENDER);
    expect(await sms.send(outgoing({ from: '36000' }), signal)).toMatchObject({ kind: 'not_sent', detail: '21606' });
    expect(twilio.phones.all()).toEqual([]);
  });

  it('refuses who calls with a wrong token', async () => {
    const stranger = createTwilioClient({
      ...twilio.account,
      authToken: 'x',
      apiBaseUrl: twilio.baseUrl,
      publicUrl: PUBLIC,
    });
    expect(await createSmsChannel({ client: stranger }).send(outgoing(), signal)).toMatchObject({
      kind: 'not_sent',
      detail: '20003',
    });
    await stranger.close();
  });

  it('answers STOP itself, blocks the number, and lets START open it again', async () => {
    await twilio.write({ from: TENANT, to: SENDER, body: ' Arrêt ', files: [] });
    expect(sms.parse(posted[0]!)[0]?.optOutType).toBe('STOP');
    expect(await sms.send(outgoing(), signal)).toMatchObject({ kind: 'refused', reason: 'opted_out', detail: '21610' });
    await twilio.write({ from: TENANT, to: SENDER, body: 'START', files: [] });
    expect(await sms.send(outgoing(), signal)).toMatchObject({ kind: 'sent' });
    const received = twilio.phones.of(TENANT).filter(({ direction }) => direction !== 'inbound');
    expect(received.map(({ direction }) => direction)).toEqual(['outbound-reply', 'outbound-reply', 'outbound-api']);
  });

  it('does not take "stop la fuite" for a STOP', async () => {
    await twilio.write({ from: TENANT, to: SENDER, body: 'stop la fuite', files: [] });
    expect(sms.parse(posted[0]!)[0]?.optOutType).toBeNull();
  });

  it('brings what a person writes as Twilio would: signed, with its photos, once more if the app fails', async () => {
    answer = 500;
    const photo = { contentType: 'image/jpeg', name: 'a.jpg', data: Buffer.from('jpeg').toString('base64') };
    const { sid } = await twilio.write({
      from: `whatsapp:${TENANT}`,
      to: 'whatsapp:+33757000000',
      body: '',
      files: [photo],
    });
    expect(posted).toHaveLength(2);
    expect(posted.every((request) => whatsapp.isAuthentic(request))).toBe(true);
    const [inbound] = whatsapp.parse(posted[1]!);
    expect(inbound).toMatchObject({
      channel: 'whatsapp',
      providerId: sid,
      from: { value: TENANT },
      kind: 'photo',
      text: '',
    });
    const authorization = `Basic ${Buffer.from(`${twilio.account.accountSid}:${twilio.account.authToken}`).toString('base64')}`;
    const file = await fetch(inbound!.media[0]!.source, { headers: { authorization } });
    expect([file.headers.get('content-type'), await file.text()]).toEqual(['image/jpeg', 'jpeg']);
    expect((await fetch(inbound!.media[0]!.source)).status).toBe(401);
  });

  it('lists what the app missed, page by page', async () => {
    for (let i = 0; i < 130; i++) await twilio.write({ from: TENANT, to: SENDER, body: `numéro ${i}`, files: [] });
    clock.advance(1000);
    const since = new Date('2026-11-24T08:59:00Z');
    const listed = await Array.fromAsync(client.listInbound(SENDER, since, signal));
    expect(listed.map(({ inbound }) => inbound.text)).toEqual(
      Array.from({ length: 130 }, (_, i) => `numéro ${129 - i}`),
    );
    expect(await Array.fromAsync(client.listInbound('36000', since, signal))).toEqual([]);
  });

  it('finds again a text whose answer was lost', async () => {
    await sms.send(outgoing({ text: 'Le plombier vient mardi.' }), signal);
    await sms.send(outgoing({ text: 'Autre chose.' }), signal);
    expect(await sms.findSent(outgoing({ text: 'Le plombier vient mardi.' }), clock.now(), signal)).toHaveLength(1);
    expect(await sms.findSent(outgoing({ text: 'Jamais dit.' }), clock.now(), signal)).toEqual([]);
  });

  it('takes free words by WhatsApp only within a day of the last message, and says so later', async () => {
    const message = outgoing({ from: 'whatsapp:+33757000000' });
    await twilio.write({ from: `whatsapp:${TENANT}`, to: 'whatsapp:+33757000000', body: 'bonjour', files: [] });
    await whatsapp.send(message, signal);
    await twilio.door.quiet();
    clock.advance(25 * 3_600_000);
    await whatsapp.send(message, signal);
    await twilio.door.quiet();
    expect(statuses()).toEqual(['queued', 'sent', 'delivered', 'queued', 'failed']);
    expect(whatsapp.parseStatus(posted.at(-1)!)?.errorCode).toBe('63016');
  });

  it('loses what is sent to a phone that is switched off', async () => {
    twilio.switchOff(TENANT, true);
    await sms.send(outgoing(), signal);
    await twilio.door.quiet();
    expect(twilio.phones.of(TENANT)).toMatchObject([{ status: 'undelivered', errorCode: 30003 }]);
    expect(sms.parseStatus(posted.at(-1)!)).toMatchObject({ status: 'failed', errorCode: '30003' });
  });

  it('counts the segments that the operator counts', async () => {
    await sms.send(outgoing({ text: 'é'.repeat(161) }), signal);
    await sms.send(outgoing({ text: 'ê'.repeat(71) }), signal);
    expect(twilio.phones.of(TENANT).map(({ segments }) => segments)).toEqual([2, 2]);
  });

  it('keeps threads and opt-outs over a restart', async () => {
    await twilio.write({ from: TENANT, to: SENDER, body: 'STOP', files: [] });
    await client.close();
    await twilio.stop();
    await start();
    expect(twilio.phones.of(TENANT).map(({ body }) => body)).toEqual(['STOP', expect.stringContaining('START')]);
    expect(await sms.send(outgoing(), signal)).toMatchObject({ kind: 'refused', reason: 'opted_out' });
  });
});
