// What Twilio posts to the app, signed as https://www.twilio.com/docs/usage/security says: messages from people, and statuses.
import { createHmac, randomUUID } from 'node:crypto';
import type { Answered, Door } from '../door.ts';
import type { OptOut } from './opt-out.ts';
import { channelOf, type Text } from './text.ts';

export interface Account {
  accountSid: string;
  authToken: string;
}

const MESSAGES_PATH = '/webhooks/twilio/messages';
const API_VERSION = '2010-04-01';

export function postInbound(
  door: Door,
  account: Account,
  text: Text,
  mediaUrl: (sid: string) => string,
  optOut: OptOut | null,
): Promise<Answered | null> {
  const whatsapp = channelOf(text) === 'whatsapp';
  const files = text.files.flatMap(({ sid, contentType }, i) => [
    [`MediaContentType${i}`, contentType] as const,
    [`MediaUrl${i}`, mediaUrl(sid)] as const,
  ]);
  const form = {
    ...(whatsapp ? { MessageType: typeOf(text), ProfileName: '', WaId: text.from.replace(/\D/g, '') } : PLACES),
    SmsMessageSid: text.sid,
    SmsSid: text.sid,
    MessageSid: text.sid,
    SmsStatus: 'received',
    NumMedia: String(text.files.length),
    NumSegments: String(text.segments),
    ReferralNumMedia: '0',
    Body: text.body,
    From: text.from,
    To: text.to,
    AccountSid: account.accountSid,
    ApiVersion: API_VERSION,
    ...(optOut === null ? {} : { OptOutType: optOut.type }),
    ...Object.fromEntries(files),
  };
  return post(door, account, door.url(MESSAGES_PATH), form);
}

/** Empty for French numbers, but there. */
const PLACES = {
  ToCountry: 'FR',
  ToState: '',
  ToCity: '',
  ToZip: '',
  FromCountry: 'FR',
  FromState: '',
  FromCity: '',
  FromZip: '',
};

function typeOf(text: Text): string {
  const type = text.files[0]?.contentType;
  if (type === undefined) return 'text';
  const [family = ''] = type.split('/');
  return ['image', 'audio', 'video'].includes(family) ? family : 'document';
}

export function postStatus(
  door: Door,
  account: Account,
  url: string,
  text: Text,
  status: string,
): Promise<Answered | null> {
  return post(door, account, url, {
    AccountSid: account.accountSid,
    ApiVersion: API_VERSION,
    MessageSid: text.sid,
    SmsSid: text.sid,
    MessageStatus: status,
    SmsStatus: status,
    From: text.from,
    To: text.to,
    ...(text.errorCode === null ? {} : { ErrorCode: String(text.errorCode) }),
  });
}

function post(door: Door, account: Account, url: string, form: Record<string, string>): Promise<Answered | null> {
  const token = randomUUID();
  const signed = Object.keys(form)
    .sort()
    .reduce((text, name) => text + name + form[name], url);
  const headers = {
    'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
    'user-agent': 'TwilioProxy/1.1',
    'i-twilio-idempotency-token': token,
    'x-twilio-signature': createHmac('sha1', account.authToken).update(signed).digest('base64'),
  };
  return door.post(url, headers, new URLSearchParams(form).toString());
}
