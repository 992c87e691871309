// Is it Twilio that calls? HMAC-SHA1 over the public URL and the sorted form (https://www.twilio.com/docs/usage/security).
// It signs no time: what stops a replay is the unique MessageSid.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { RawRequest } from '../channel.ts';
import { type Form, field, formOf } from './form.ts';

export interface Credentials {
  accountSid: string;
  authToken: string;
}

export function isSigned(request: RawRequest, { accountSid, authToken }: Credentials): boolean {
  const given = request.headers['x-twilio-signature'];
  if (typeof given !== 'string') return false;
  const json = request.headers['content-type']?.includes('json') === true;
  if (json) return hasBody(request) && matches(given, authToken, request.url, '');
  const form = formOf(request.body);
  return matches(given, authToken, request.url, signedForm(form)) && field(form, 'AccountSid') === accountSid;
}

/** A JSON body is not part of what is signed: its hash is, in the URL. */
function hasBody({ url, body }: RawRequest): boolean {
  const hash = /[?&]bodySHA256=([0-9a-f]{64})(?:&|$)/i.exec(url)?.[1];
  if (hash === undefined) return false;
  return timingSafeEqual(Buffer.from(hash, 'hex'), createHash('sha256').update(body).digest());
}

export function signedForm(form: Form): string {
  let text = '';
  for (const name of Object.keys(form).sort()) {
    const value = form[name]!;
    if (typeof value === 'string') text += name + value;
    else for (const one of [...new Set(value)].sort()) text += name + one;
  }
  return text;
}

export function signature(authToken: string, url: string, form: string): string {
  return createHmac('sha1', authToken)
    .update(url + form)
    .digest('base64');
}

/** Twilio signs the URL with or without the standard port, depending on the product: both are accepted. */
function matches(given: string, authToken: string, url: string, form: string): boolean {
  if (equal(given, signature(authToken, url, form))) return true;
  const other = otherPort(url);
  return other !== undefined && equal(given, signature(authToken, other, form));
}

function equal(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

const PORTS: Readonly<Record<string, string>> = { 'https://': ':443', 'http://': ':80' };

function otherPort(url: string): string | undefined {
  const parts = /^(https?:\/\/)([^/?#:]+)(:\d+)?(.*)$/s.exec(url);
  if (parts === null) return undefined;
  const [, scheme, host, port, rest] = parts;
  return port === undefined ? `${scheme}${host}${PORTS[scheme!]}${rest}` : `${scheme}${host}${rest}`;
}
