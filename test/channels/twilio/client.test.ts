import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Outgoing } from '#channels/channel.ts';
import { createTwilioClient, type TwilioClient } from '#channels/twilio/client.ts';
import errors from '../../fixtures/twilio/twilio-errors.json' with { type: 'json' };
import { type FakeTwilio, startFakeTwilio } from '../../support/fake-twilio.ts';

const ACCOUNT = {
  accountSid: 'AC00000000000000000000000000000001',
  authToken: 'tok_secret_1',
  publicUrl: 'https://bot.example.fr/',
};
const MESSAGE: Outgoing = {
  to: '+33612345678',
  from: '38123',
  text: 'LILAS : déjà noté ;)',
  reference: 'lilas.0192 & more',
};
const signal = new AbortController().signal;

let twilio: FakeTwilio;
let client: TwilioClient;
beforeAll(async () => {
  twilio = await startFakeTwilio();
  client = createTwilioClient({ ...ACCOUNT, apiBaseUrl: twilio.url, timeoutMs: 300 });
});
afterEach(() => {
  twilio.script({ kind: 'takes' });
  twilio.listing({ kind: 'lists' });
  twilio.messages.length = 0;
  twilio.attempts.length = 0;
  twilio.lookUps.length = 0;
});
afterAll(async () => {
  await client.close();
  await twilio.close();
});

describe('a send', () => {
  it('carries its words, its sender, and where to tell what became of it', async () => {
    await client.send(MESSAGE, signal);
    expect(twilio.messages).toMatchObject([
      {
        to: MESSAGE.to,
        from: '38123',
        body: MESSAGE.text,
        callback: 'https://bot.example.fr/webhooks/twilio/status?text=lilas.0192%20%26%20more',
      },
    ]);
  });

  it('is never tried twice by itself', async () => {
    for (const step of [
      { kind: 'refuses', status: 500, code: 20500 },
      { kind: 'refuses', status: 429, code: 20429, retryAfter: 1 },
      { kind: 'hangs', taken: false },
    ] as const) {
      twilio.attempts.length = 0;
      twilio.script(step);
      await client.send(MESSAGE, signal);
      expect(twilio.attempts).toHaveLength(1);
    }
  });

  it('half an emoji does not break the line', async () => {
    expect(await client.send({ ...MESSAGE, text: 'feu \ud83d' }, signal)).toMatchObject({ kind: 'sent' });
    expect(twilio.messages[0]!.body).toBe('feu \ufffd');
  });

  const meanings: Record<number, object> = {
    21211: { kind: 'refused', reason: 'bad_address' },
    21610: { kind: 'refused', reason: 'opted_out' },
    21614: { kind: 'refused', reason: 'landline' },
    21617: { kind: 'refused', reason: 'content' },
    21910: { kind: 'not_sent' },
    20003: { kind: 'not_sent' },
    20429: { kind: 'not_sent' },
  };
  for (const { status, body } of errors.sync) {
    it(`${body.code} means ${JSON.stringify(meanings[body.code])}`, async () => {
      twilio.script({ kind: 'refuses', status, code: body.code });
      expect(await client.send(MESSAGE, signal)).toEqual({ ...meanings[body.code], detail: String(body.code) });
    });
  }

  it('WhatsApp shut, an unknown refusal, a page of a proxy', async () => {
    twilio.script(
      { kind: 'refuses', status: 400, code: 63016 },
      { kind: 'refuses', status: 400, code: 99999 },
      { kind: 'page', status: 502 },
      { kind: 'page', status: 403 },
    );
    expect(await client.send(MESSAGE, signal)).toMatchObject({ kind: 'refused', reason: 'window_closed' });
    expect(await client.send(MESSAGE, signal)).toMatchObject({ kind: 'refused', reason: 'content', detail: '99999' });
    expect(await client.send(MESSAGE, signal)).toEqual({ kind: 'unknown', detail: 'HTTP 502' });
    expect(await client.send(MESSAGE, signal)).toMatchObject({ kind: 'not_sent' });
  });

  it('goes to another base with a path of its own', async () => {
    const other = createTwilioClient({ ...ACCOUNT, apiBaseUrl: `${twilio.url}/twilio/` });
    expect(await other.send(MESSAGE, signal)).toMatchObject({ kind: 'sent' });
    await other.close();
  });
});

describe('a look-up', () => {
  const arrived = (body: string, at = new Date(), direction: 'outbound-api' | 'inbound' = 'outbound-api') =>
    twilio.messages.push({
      sid: `SM${twilio.messages.length}`,
      to: MESSAGE.to,
      from: '38123',
      body,
      direction,
      createdAt: at,
      callback: '',
      media: [],
    });

  it('counts what has the same words since that second, and nothing else', async () => {
    const since = new Date('2026-11-23T10:00:00.900Z');
    const at = (offset: number) => new Date(since.getTime() + offset);
    arrived(MESSAGE.text, at(-2_000));
    arrived(MESSAGE.text, at(-400));
    arrived(`${MESSAGE.text} `, at(1_000));
    arrived(`Sent from your Twilio trial account - ${MESSAGE.text}`, at(2_000));
    arrived(`Voici : ${MESSAGE.text}`, at(3_000));
    arrived(MESSAGE.text, at(4_000), 'inbound');
    expect(await client.findSent(MESSAGE, since, signal)).toEqual(['SM3', 'SM2', 'SM1']);
  });

  it('reads further pages, and gives up where the list does not end', async () => {
    const since = new Date(Date.now() - 60_000);
    arrived(MESSAGE.text);
    for (let i = 0; i < 120; i++) arrived('autre chose');
    expect(await client.findSent(MESSAGE, since, signal)).toEqual(['SM0']);
    expect(twilio.lookUps).toHaveLength(2);
    for (let i = 0; i < 500; i++) arrived('autre chose');
    expect(await client.findSent(MESSAGE, since, signal)).toBeNull();
  });

  it('does not read on past what is older', async () => {
    for (let i = 0; i < 300; i++) arrived(MESSAGE.text, new Date(Date.now() - 3_600_000));
    expect(await client.findSent(MESSAGE, new Date(), signal)).toEqual([]);
    expect(twilio.lookUps).toHaveLength(1);
  });

  it('is tried again where it fails once', async () => {
    arrived(MESSAGE.text);
    twilio.listing({ kind: 'fails', status: 503, times: 1 });
    expect(await client.findSent(MESSAGE, new Date(Date.now() - 1_000), signal)).toEqual(['SM0']);
  });

  it('of a template takes one whose words are not filled in yet for it, and of plain words does not', async () => {
    const since = new Date(Date.now() - 1_000);
    arrived('');
    const content = { sid: `HX${'a'.repeat(32)}`, variables: {} };
    expect(await client.findSent({ ...MESSAGE, content }, since, signal)).toEqual(['SM0']);
    expect(await client.findSent(MESSAGE, since, signal)).toEqual([]);
  });
});
