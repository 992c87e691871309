// Twilio's Messages, as the outbox and the reconciler need them, through the official client.
import twilio from 'twilio';
import type { MessageInstance, MessageListInstancePageOptions } from 'twilio/lib/rest/api/v2010/account/message.js';
import { cleanText } from '#lib/text.ts';
import type { Inbound, Outgoing, SendResult } from '../channel.ts';
import { failureOf } from './failures.ts';
import { parseParty } from './party.ts';
import { type Connection, RequestClient } from './request-client.ts';
import type { Credentials } from './signature.ts';

export interface TwilioAccount extends Credentials, Connection {
  /** Where the world reaches us: what status callbacks are sent to. */
  publicUrl: string;
}

export interface TwilioClient {
  readonly account: TwilioAccount;
  send(message: Outgoing, signal: AbortSignal): Promise<SendResult>;
  /** Ids of the texts with these words that went to this address since then; null when it cannot be told. */
  findSent(message: Outgoing, since: Date, signal: AbortSignal): Promise<string[] | null>;
  /** Messages that people sent to this address of ours since then, newest first. Throws when Twilio cannot be asked. */
  listInbound(to: string, since: Date, signal: AbortSignal): AsyncGenerator<Listed>;
  close(): Promise<void>;
}

export interface Listed {
  inbound: Inbound;
  /** The resource as Twilio gave it, as JSON. */
  raw: Buffer;
}

const STATUS_PATH = '/webhooks/twilio/status';

const PAGE = 100;
/** A thread of one person is short; a look-up that would read more gives up. */
const MOST_PAGES = 5;

export function createTwilioClient(account: TwilioAccount): TwilioClient {
  const http = new RequestClient(account);
  const { messages } = twilio(account.accountSid, account.authToken, {
    httpClient: http,
    accountSid: account.accountSid,
  });
  const callback = `${account.publicUrl.replace(/\/$/, '')}${STATUS_PATH}?text=`;

  return {
    account,
    async send({ to, from, text, reference, media, content }, signal) {
      if (signal.aborted) return { kind: 'not_sent', detail: 'stopping' };
      const message = {
        to,
        from,
        statusCallback: callback + encodeURIComponent(reference),
        // Content brings its own words: beside a Body or a file it is refused.
        ...(content === undefined
          ? {
              body: text.toWellFormed(),
              ...(media === undefined ? {} : { mediaUrl: media.map(({ url }) => url) }),
            }
          : { contentSid: content.sid, contentVariables: variablesOf(content.variables) }),
      };
      try {
        const { sid } = await http.during(signal, () => messages.create(message));
        return typeof sid === 'string' && sid !== ''
          ? { kind: 'sent', providerId: sid }
          : { kind: 'unknown', detail: 'no sid' };
      } catch (error) {
        return failureOf(error);
      }
    },

    async findSent({ to, text, content }, since, signal) {
      const found: string[] = [];
      const from = wholeSecond(since);
      let read = 0;
      try {
        // Not filtered by DateSent: a text that is still queued has none.
        for await (const page of pages({ to, pageSize: PAGE }, signal)) {
          if (++read > MOST_PAGES) return null;
          const recent = page.filter((one) => createdAt(one) >= from);
          for (const one of recent) {
            // Content may be listed before its words are filled in: better taken for ours than sent twice.
            const isBare = content !== undefined && !one.body && Number(one.numMedia) === 0;
            if (one.direction !== 'inbound' && (isBare || sameWords(one.body, text))) found.push(one.sid);
          }
          if (recent.length === 0) break;
        }
        return found;
      } catch (error) {
        failureOf(error);
        return null;
      }
    },

    async *listInbound(to, since, signal) {
      const from = wholeSecond(since);
      for await (const page of pages({ to, pageSize: PAGE, dateSentAfter: dayBefore(since) }, signal)) {
        const recent = page.filter((one) => createdAt(one) >= from);
        for (const one of recent) if (one.direction === 'inbound') yield listed(one, await mediaOf(one, signal));
        if (recent.length === 0) return;
      }
    },

    close: () => http.close(),
  };

  /** Newest first. */
  async function* pages(query: MessageListInstancePageOptions, signal: AbortSignal): AsyncGenerator<MessageInstance[]> {
    let page = await http.during(signal, () => messages.page(query));
    for (;;) {
      yield page.instances;
      const next = page.nextPageUrl;
      if (!next) return;
      page = await http.during(signal, () => messages.getPage(next));
    }
  }

  async function mediaOf(message: MessageInstance, signal: AbortSignal): Promise<Inbound['media']> {
    if (Number(message.numMedia) === 0) return [];
    const files = await http.during(signal, () => messages(message.sid).media.list());
    const base = `https://api.twilio.com/2010-04-01/Accounts/${account.accountSid}/Messages/${message.sid}/Media`;
    return files.map(({ sid, contentType }) => ({
      source: `${base}/${sid}`,
      contentType: contentType.toLowerCase(),
      name: '',
    }));
  }
}

function variablesOf(variables: Readonly<Record<string, string>>): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, value.toWellFormed()])),
  );
}

/** Twilio's dates have no milliseconds. */
function wholeSecond(at: Date): number {
  return Math.floor(at.getTime() / 1000) * 1000;
}

/** A filter by day: their days are UTC, and ours may be a minute off. */
function dayBefore(since: Date): Date {
  return new Date(Math.floor(since.getTime() / 86_400_000 - 1) * 86_400_000);
}

function createdAt({ dateCreated }: MessageInstance): number {
  const at = new Date(dateCreated).getTime();
  return Number.isNaN(at) ? Number.POSITIVE_INFINITY : at;
}

/** What Twilio puts before the texts of a trial account. */
const TRIAL = /^Sent from your Twilio trial account - /;

/** Twilio trims. */
function sameWords(sent: string, ours: string): boolean {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
  return plain((sent ?? '').replace(TRIAL, '')) === plain(ours);
}

function listed(message: MessageInstance, media: Inbound['media']): Listed {
  const { channel, value, unanswerable } = parseParty(message.from);
  const type = media[0]?.contentType ?? '';
  const kind =
    type === ''
      ? 'text'
      : type.startsWith('image/')
        ? 'photo'
        : type.startsWith('audio/')
          ? 'audio'
          : type.startsWith('video/')
            ? 'video'
            : 'document';
  const inbound: Inbound = {
    channel,
    providerId: message.sid,
    from: { kind: 'phone', value },
    to: message.to,
    kind,
    text: cleanText(message.body ?? ''),
    subject: '',
    media,
    sentAt: Number.isFinite(createdAt(message)) ? new Date(createdAt(message)) : null,
    optOutType: null,
    unanswerable,
    extra: { reconciled: true },
  };
  return { inbound, raw: Buffer.from(JSON.stringify(message.toJSON())) };
}
