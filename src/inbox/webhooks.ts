// The doors that networks call. Raw bytes first; refused without a true signature; "accepted" only after the commit.
import express, { type Request, type Response, Router } from 'express';
import type { RawRequest } from '#channels/channel.ts';
import type { TwilioChannel } from '#channels/twilio/channel.ts';
import type { StatusCallback } from '#channels/twilio/parse.ts';
import { type Inbox, TooBusy } from './receive.ts';
import { type VoiceOptions, voiceRouter } from './voice.ts';

export interface WebhookOptions extends Omit<VoiceOptions, 'isAuthentic'> {
  inbox: Inbox;
  /** Both channels over Twilio are signed and written alike: either reads them. */
  sms: TwilioChannel;
  takeReceipt(receipt: StatusCallback): Promise<void>;
}

const EMPTY_ANSWER = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>';
/** A text of 1,600 characters with ten media is some 10 kB. */
const LARGEST_BODY = '1mb';

export function webhookRouter({ inbox, sms, takeReceipt, ...options }: WebhookOptions): Router {
  const { log, publicUrl } = options;
  const router = Router();
  router.use(express.raw({ type: () => true, limit: LARGEST_BODY }));

  router.post('/messages', async (request, response) => {
    const raw = rawRequest(request, publicUrl);
    if (!sms.isAuthentic(raw)) return refuse(response);
    const parsed = sms.parse(raw);
    if (parsed.length === 0) {
      log.warn({ bytes: raw.body.length }, 'an authentic message could not be read; its bytes are kept');
      await inbox.keepUnread('sms', raw.body, keptHeaders(request));
      return accept(response);
    }
    try {
      await Promise.all(
        parsed.map((inbound) => inbox.receive({ inbound, raw: raw.body, headers: keptHeaders(request) })),
      );
    } catch (error) {
      if (!(error instanceof TooBusy)) throw error;
      response.status(503).setHeader('Retry-After', '5').end();
      return;
    }
    accept(response);
  });

  router.post('/status', async (request, response) => {
    const raw = rawRequest(request, publicUrl);
    if (!sms.isAuthentic(raw)) return refuse(response);
    const receipt = sms.parseStatus(raw);
    if (receipt !== null) await takeReceipt(receipt);
    response.status(204).end();
  });

  router.use('/voice', voiceRouter({ ...options, isAuthentic: sms.isAuthentic }));

  return router;
}

function rawRequest(request: Request, publicUrl: string): RawRequest {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  return { url: publicUrl + request.originalUrl, headers: request.headers, body };
}

/** What helps to understand a message later; a signature would only help a thief. */
function keptHeaders({ headers }: Request): Record<string, unknown> {
  return {
    'content-type': headers['content-type'] ?? '',
    'i-twilio-idempotency-token': headers['i-twilio-idempotency-token'] ?? '',
  };
}

function refuse(response: Response): void {
  response
    .status(403)
    .type('text/plain')
    .send('wrong signature: check TWILIO_AUTH_TOKEN, and that PUBLIC_URL is the address that Twilio calls\n');
}

function accept(response: Response): void {
  response.status(200).type('text/xml').send(EMPTY_ANSWER);
}
