// The real client against Twilio's published description: every request that it makes is one that Twilio describes.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Outgoing } from '#channels/channel.ts';
import { createSmsChannel } from '#channels/sms/channel.ts';
import { createTwilioClient, type TwilioClient } from '#channels/twilio/client.ts';
import { RequestClient } from '#channels/twilio/request-client.ts';
import { createWhatsAppChannel } from '#channels/whatsapp/channel.ts';
import { submissions } from '#channels/whatsapp/content.ts';
import described from '../../fixtures/twilio/openapi.json' with { type: 'json' };
import { type Description, faultsOf, type MadeRequest } from '../../support/openapi.ts';

const API = described.api as Description;
const CONTENT = described.content as Description;
const ACCOUNT = {
  accountSid: 'AC00000000000000000000000000000001',
  authToken: 'tok_secret_1',
  publicUrl: 'https://bot.example.fr/',
};
const signal = new AbortController().signal;
const made: MadeRequest[] = [];

/** A page of two messages, then another; the files of the one that came with a photo. */
function answerTo({ method, url }: MadeRequest): object {
  if (method === 'POST') return { sid: `SM${'0'.repeat(32)}` };
  if (url.includes('/Media.json')) return { media_list: [{ sid: `ME${'1'.repeat(32)}`, content_type: 'image/jpeg' }] };
  const at = new Date().toUTCString().replace('GMT', '+0000');
  const message = (sid: string, num_media: string) => ({
    sid,
    account_sid: ACCOUNT.accountSid,
    from: '+33612345678',
    to: '38123',
    body: 'fuite',
    direction: 'inbound',
    num_media,
    date_created: at,
    date_sent: at,
    date_updated: at,
  });
  const more = url.includes('Page=1') ? null : `${url}&Page=1&PageToken=PASM${'2'.repeat(32)}`;
  return {
    messages: [message(`SM${'3'.repeat(32)}`, '0'), message(`MM${'4'.repeat(32)}`, '1')],
    next_page_uri: more,
    page: 0,
    page_size: 100,
  };
}

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const one = {
    method: request.method!,
    url: request.url!,
    contentType: request.headers['content-type'] ?? '',
    body: Buffer.concat(chunks).toString('utf8'),
  };
  made.push(one);
  response.writeHead(one.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answerTo(one)));
});

let client: TwilioClient;
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  client = createTwilioClient({ ...ACCOUNT, apiBaseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
beforeEach(() => {
  made.length = 0;
});
afterAll(async () => {
  await client.close();
  server.closeAllConnections();
  server.close();
});

const valid = () => {
  expect(made).not.toEqual([]);
  for (const request of made) expect([request, faultsOf(API, request)]).toEqual([request, []]);
};
const text: Outgoing = {
  to: '+33612345678',
  from: '38123',
  text: "LILAS : C'est noté : 50 % « fuite » & 100 € +1 🔥",
  reference: 'lilas.0192f0c4-0000-7000-8000-000000000001',
};

describe('every request is as Twilio describes it', () => {
  it.each([
    ['a text by a short code', text],
    ['a text by a number', { ...text, from: '+33757000000' }],
    ['a text under a name', { ...text, from: 'LILAS' }],
    ['a text of 1,600 letters', { ...text, text: 'é'.repeat(1600) }],
    ['a text with half an emoji', { ...text, text: 'feu \ud83d' }],
  ])('%s', async (_, message) => {
    expect(await createSmsChannel({ client }).send(message, signal)).toMatchObject({ kind: 'sent' });
    valid();
    const form = new URLSearchParams(made[0]!.body);
    expect([...form.keys()].sort()).toEqual(['Body', 'From', 'StatusCallback', 'To']);
    expect(form.get('Body')).toBe(message.text.toWellFormed());
  });

  it.each([
    ['words', {}],
    ['a person who keeps their number to themselves', { to: 'ID.4561234567890' }],
    [
      'two files',
      { media: ['a', 'b'].map((name) => ({ url: `https://bot.example.fr/files/${name}`, contentType: 'image/jpeg' })) },
    ],
    ['a template', { content: { sid: `HX${'a'.repeat(32)}`, variables: { 1: 'Claire "M"', 2: 'feu \ud83d' } } }],
  ])('by WhatsApp: %s', async (_, more) => {
    const message = { ...text, from: 'whatsapp:+33757000000', ...more };
    expect(await createWhatsAppChannel({ client }).send(message, signal)).toMatchObject({ kind: 'sent' });
    valid();
  });

  it('a template brings no Body and no file, and its variables are JSON of strings', async () => {
    const content = { sid: `HX${'a'.repeat(32)}`, variables: { 1: 'Claire', 2: '1042' } };
    const media = [{ url: 'https://bot.example.fr/files/a', contentType: 'image/jpeg' }];
    await createWhatsAppChannel({ client }).send({ ...text, from: '+33757000000', content, media }, signal);
    const form = new URLSearchParams(made[0]!.body);
    expect([...form.keys()].sort()).toEqual(['ContentSid', 'ContentVariables', 'From', 'StatusCallback', 'To']);
    expect(JSON.parse(form.get('ContentVariables')!)).toEqual({ 1: 'Claire', 2: '1042' });
  });

  it('the look-up of a text, page after page', async () => {
    await client.findSent(text, new Date(Date.now() - 60_000), signal);
    await createWhatsAppChannel({ client }).findSent(text, new Date(Date.now() - 60_000), signal);
    expect(made.length).toBeGreaterThanOrEqual(4);
    valid();
  });

  it('the list of what came in, with its files', async () => {
    for await (const { inbound } of client.listInbound('38123', new Date(Date.now() - 60_000), signal))
      expect(inbound.from.value).toBe('+33612345678');
    expect(made.some(({ url }) => url.includes('/Media.json'))).toBe(true);
    valid();
  });

  it.each(submissions({ id: 'lilas', signature: 'Agence des Lilas' }))(
    'what is submitted for $name in $language',
    ({ create, approve }) => {
      const json = (url: string, body: object) => ({
        method: 'POST',
        url,
        contentType: 'application/json',
        body: JSON.stringify(body),
      });
      expect(faultsOf(CONTENT, json('/v1/Content', create))).toEqual([]);
      if (approve !== null)
        expect(faultsOf(CONTENT, json(`/v1/Content/HX${'a'.repeat(32)}/ApprovalRequests/whatsapp`, approve))).toEqual(
          [],
        );
    },
  );
});

describe('the check itself', () => {
  const path = `/2010-04-01/Accounts/${ACCOUNT.accountSid}/Messages.json`;
  const post = (body: string, url = path) =>
    faultsOf(API, { method: 'POST', url, contentType: 'application/x-www-form-urlencoded', body });

  it.each([
    ['a parameter that does not exist', 'To=%2B33612345678&Text=x', 'Text is not described'],
    ['a missing recipient', 'From=38123&Body=x', 'To is missing'],
    ['what is no number', 'To=0612345678901234567&Body=x', 'is no phone-number'],
    ['a callback that is no address', 'To=%2B33612345678&StatusCallback=bot', 'is no uri'],
    ['a Content SID of another shape', 'To=%2B33612345678&ContentSid=HX12', 'ContentSid'],
    ['two bodies', 'To=%2B33612345678&Body=a&Body=b', 'Body is there 2 times'],
    ['a code that is not in the list', 'To=%2B33612345678&ContentRetention=forever', 'is not one of'],
    ['what is no whole number', 'To=%2B33612345678&ValidityPeriod=soon', 'is no integer'],
  ])('sees %s', (_, body, fault) => {
    expect(post(body).join()).toContain(fault);
  });

  it('sees another account, path, method or page size', () => {
    expect(post('To=%2B33612345678', path.replace('AC0', 'XX0'))).not.toEqual([]);
    expect(post('To=%2B33612345678', '/2010-04-01/Messages.json')).not.toEqual([]);
    const get = (url: string, method = 'GET') => faultsOf(API, { method, url, contentType: '', body: '' });
    expect(get(path, 'PATCH')).not.toEqual([]);
    expect(get(`${path}?PageSize=5000`)).not.toEqual([]);
    expect(get(`${path}?DateSentAfter=2026-11-22`)).not.toEqual([]);
    expect(get(`${path}?DateSent%3E=2026-11-22T00:00:00Z`)).toEqual([]);
  });
});

it('the credentials of the account go to no other host', async () => {
  const elsewhere: (string | undefined)[] = [];
  const other = createServer((request, response) => {
    elsewhere.push(request.headers.authorization);
    response.end('{}');
  });
  await once(other.listen(0, '127.0.0.1'), 'listening');
  const { port } = other.address() as AddressInfo;
  const http = new RequestClient({});
  await expect(
    http.request({ method: 'get', uri: `http://127.0.0.1:${port}/next-page`, username: 'AC1', password: 'secret' }),
  ).rejects.toThrow(/not Twilio/);
  expect(elsewhere).toEqual([]);
  await http.close();
  other.close();
});
