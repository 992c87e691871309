import { createHash } from 'node:crypto';
import twilio from 'twilio';
import { describe, expect, it } from 'vitest';
import { isSigned, signature } from '#channels/twilio/signature.ts';
import inbound from '../../fixtures/twilio/twilio-inbound.json' with { type: 'json' };
import statuses from '../../fixtures/twilio/twilio-status.json' with { type: 'json' };

const ACCOUNT = 'AC00000000000000000000000000000001';
const credentials = { accountSid: ACCOUNT, authToken: 'tok_secret_1' };
const URL = 'https://bot.example.fr/webhooks/twilio';

interface Recorded {
  name: string;
  url: string;
  headers: Record<string, string>;
  body: string;
}

function requestOf({ url, headers, body }: Recorded) {
  const small = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return { url, headers: small, body: Buffer.from(body) };
}

function signed(body: string, url = URL, token = 'tok_secret_1') {
  const params: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(body)) {
    const known = params[name];
    params[name] = known === undefined ? value : [...(Array.isArray(known) ? known : [known]), value];
  }
  const header = twilio.getExpectedTwilioSignature(token, url, params);
  return {
    url,
    headers: { 'x-twilio-signature': header, 'content-type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(body),
  };
}

describe('the signature of a callback', () => {
  for (const entry of [...inbound.entries, ...statuses.entries] as unknown as Recorded[]) {
    it(`is true on ${entry.name}, and false once a word of it changes`, () => {
      const request = requestOf(entry);
      expect(isSigned(request, credentials)).toBe(true);
      const changed = Buffer.from(entry.body.replace('33612345678', '33612345679'));
      if (!changed.equals(request.body)) expect(isSigned({ ...request, body: changed }, credentials)).toBe(false);
      expect(isSigned({ ...request, url: 'https://other.example.fr/webhooks/twilio' }, credentials)).toBe(false);
      expect(isSigned(request, { ...credentials, authToken: 'tok_secret_2' })).toBe(false);
    });
  }

  it('is over untrimmed values, sorted, and repeated keys count once', () => {
    expect(isSigned(signed(`AccountSid=${ACCOUNT}&Body=%20fuite%20%0A&From=%2B33612345678`), credentials)).toBe(true);
    expect(isSigned(signed(`b=2&AccountSid=${ACCOUNT}&a=1&B=3&a=1&a=0`), credentials)).toBe(true);
    expect(isSigned(signed(`AccountSid=${ACCOUNT}&Body=l'%C3%A9vier+%F0%9F%94%A5%22%3C%3E`), credentials)).toBe(true);
  });

  it('refuses what is signed for another account', () => {
    expect(isSigned(signed('AccountSid=AC00000000000000000000000000000002&Body=x'), credentials)).toBe(false);
    expect(isSigned(signed('Body=x'), credentials)).toBe(false);
  });

  it('takes the URL with or without the standard port, and with its query', () => {
    const body = `AccountSid=${ACCOUNT}&Body=x`;
    const withPort = signed(body, 'https://bot.example.fr:443/webhooks/twilio');
    expect(isSigned({ ...withPort, url: URL }, credentials)).toBe(true);
    const plain = signed(body);
    expect(isSigned({ ...plain, url: 'https://bot.example.fr:443/webhooks/twilio' }, credentials)).toBe(true);
    const query = `${URL}/status?text=lilas.0192`;
    expect(isSigned(signed(body, query), credentials)).toBe(true);
    expect(isSigned({ ...signed(body, query), url: `${URL}/status?text=other.0192` }, credentials)).toBe(false);
  });

  it('checks a JSON body by the hash in the URL', () => {
    const body = Buffer.from('{"AccountSid":"x"}');
    const url = `${URL}?bodySHA256=${createHash('sha256').update(body).digest('hex')}`;
    const headers = { 'content-type': 'application/json', 'x-twilio-signature': signature('tok_secret_1', url, '') };
    expect(isSigned({ url, headers, body }, credentials)).toBe(true);
    expect(twilio.validateRequestWithBody('tok_secret_1', headers['x-twilio-signature'], url, body.toString())).toBe(
      true,
    );
    expect(isSigned({ url, headers, body: Buffer.from('{"AccountSid":"y"}') }, credentials)).toBe(false);
    const without = { ...headers, 'x-twilio-signature': signature('tok_secret_1', URL, '') };
    expect(isSigned({ url: URL, headers: without, body }, credentials)).toBe(false);
  });

  it('refuses a request without a signature, or with a strange one', () => {
    const { headers, ...request } = signed(`AccountSid=${ACCOUNT}`);
    for (const given of [undefined, '', 'x', 'é'.repeat(28), 'A'.repeat(10_000)]) {
      expect(isSigned({ ...request, headers: { ...headers, 'x-twilio-signature': given } }, credentials)).toBe(false);
    }
  });
});
