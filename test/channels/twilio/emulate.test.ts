// A second opinion on Twilio: emulate keeps state, checks credentials and signs its callbacks. It refuses names as senders.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from 'emulate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RawRequest } from '#channels/channel.ts';
import { createSmsChannel } from '#channels/sms/channel.ts';
import { createTwilioClient, type TwilioClient } from '#channels/twilio/client.ts';
import { freePort } from '../../support/free-port.ts';

const ACCOUNT = { accountSid: 'AC00000000000000000000000000000000', authToken: 'twilio_test_auth_token' };
const OURS = '+15551234567';
const THEIRS = '+15550002222';
const signal = new AbortController().signal;

let emulator: { url: string; close(): Promise<void> };
let server: Server;
let publicUrl: string;
let client: TwilioClient;
const called: RawRequest[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    called.push({ url: publicUrl + request.url, headers: request.headers, body: Buffer.concat(chunks) });
    response.writeHead(200, { 'content-type': 'text/xml' }).end('<Response></Response>');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const seed = {
    twilio: {
      account: { sid: ACCOUNT.accountSid, auth_token: ACCOUNT.authToken },
      phone_numbers: [{ phone_number: OURS, sms_url: `${publicUrl}/webhooks/twilio/messages` }],
    },
  };
  emulator = await createEmulator({ service: 'twilio', port: await freePort(), seed });
  client = createTwilioClient({ ...ACCOUNT, publicUrl, apiBaseUrl: emulator.url });
});
afterAll(async () => {
  await client.close();
  await emulator.close();
  server.closeAllConnections();
  server.close();
});

async function simulate(path: string, form: Record<string, string>): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`).toString('base64')}`;
  const body = new URLSearchParams(form);
  const response = await fetch(`${emulator.url}/_twilio/simulate/${path}`, {
    method: 'POST',
    headers: { authorization },
    body,
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
}

describe('the real client against emulate', () => {
  it('sends, finds what it sent, and reads a true receipt that carries our reference', async () => {
    const sms = createSmsChannel({ client });
    const message = {
      to: THEIRS,
      from: OURS,
      text: "LILAS : C'est noté.",
      reference: 'lilas.01920000-0000-7000-8000-000000000000',
    };
    const before = new Date();
    const sent = await sms.send(message, signal);
    if (sent.kind !== 'sent') throw new Error(`it was not sent: ${JSON.stringify(sent)}`);
    expect(await sms.findSent(message, before, signal)).toEqual([sent.providerId]);
    await simulate('message-status', { MessageSid: sent.providerId, Status: 'delivered' });
    const receipts = called.filter(({ url }) => url.includes('/status'));
    expect(receipts.length).toBeGreaterThan(0);
    for (const receipt of receipts) expect(sms.isAuthentic(receipt)).toBe(true);
    expect(sms.parseStatus(receipts.at(-1)!)).toMatchObject({
      providerId: sent.providerId,
      status: 'delivered',
      reference: message.reference,
    });
  });

  it('reads what somebody wrote to us, by webhook and by the list alike', async () => {
    const sms = createSmsChannel({ client });
    const since = new Date();
    await simulate('inbound-message', { To: OURS, From: THEIRS, Body: "plus d'eau chaude" });
    const request = called.findLast(({ url }) => url.endsWith('/messages'))!;
    expect(sms.isAuthentic(request)).toBe(true);
    const [message] = sms.parse(request);
    expect(message).toMatchObject({
      channel: 'sms',
      from: { value: THEIRS },
      to: OURS,
      text: "plus d'eau chaude",
      unanswerable: '',
    });
    const listed = [];
    for await (const one of client.listInbound(OURS, since, signal)) listed.push(one.inbound);
    expect(listed.map(({ providerId, text }) => [providerId, text])).toEqual([[message!.providerId, message!.text]]);
  });

  it('wrong credentials are ours to mend: the text waits', async () => {
    const stranger = createTwilioClient({ ...ACCOUNT, authToken: 'wrong', publicUrl, apiBaseUrl: emulator.url });
    const result = await createSmsChannel({ client: stranger }).send(
      { to: THEIRS, from: OURS, text: 'x', reference: 'x' },
      signal,
    );
    expect(result).toMatchObject({ kind: 'not_sent' });
    await stranger.close();
  });

  it('a number that is none is refused for good', async () => {
    const result = await createSmsChannel({ client }).send(
      { to: '0612345XXX', from: OURS, text: 'x', reference: 'x' },
      signal,
    );
    expect(result).toMatchObject({ kind: 'refused' });
  });
});
