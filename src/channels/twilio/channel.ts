// What the two channels over Twilio share: how a webhook is trusted and read, how a text is sent and looked up.
import type { ChannelName } from '#flows/codes.ts';
import type { Outgoing, RawRequest, WebhookChannel } from '../channel.ts';
import type { TwilioClient } from './client.ts';
import { formOf } from './form.ts';
import { parseInbound, parseStatus, type StatusCallback } from './parse.ts';
import { isSigned } from './signature.ts';

export interface TwilioChannel extends WebhookChannel {
  /** Null: a status that tells nothing. */
  parseStatus(request: RawRequest): StatusCallback | null;
}

export function twilioChannel(
  client: TwilioClient,
  name: Extract<ChannelName, 'sms' | 'whatsapp'>,
  limits: WebhookChannel['limits'],
  addressed: (message: Outgoing) => Outgoing,
): TwilioChannel {
  return {
    name,
    limits,
    send: (message, signal) => client.send(addressed(message), signal),
    findSent: (message, since, signal) => client.findSent(addressed(message), since, signal),
    isAuthentic: (request) => isSigned(request, client.account),
    parse(request) {
      const inbound = parseInbound(formOf(request.body));
      return inbound === null ? [] : [inbound];
    },
    parseStatus: (request) => parseStatus(formOf(request.body), request.url),
  };
}
