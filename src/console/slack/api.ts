// Calls to Slack. What happens hundreds of times a second (posting and changing messages) goes out as JSON on kept connections,
// at a fifth of the client's cost; everything else through Bolt's own client, with a time-out and one second try.
import { webApi } from '@slack/bolt';
import { Pool } from 'undici';
import { describe } from '#lib/errors.ts';
import type { Logger } from '#lib/log.ts';
import type { Block } from '../block-limits.ts';
import { boltLog } from './bolt-log.ts';

export interface NewMessage {
  channel: string;
  text: string;
  blocks?: readonly Block[];
  thread_ts?: string;
  reply_broadcast?: boolean;
  metadata?: { event_type: string; event_payload: Record<string, string> };
}

export type Sent =
  | { kind: 'sent'; ts: string }
  /** The message that should change is no longer there. */
  | { kind: 'gone' }
  /** Too many: nothing was done, and Slack says when to come again. */
  | { kind: 'later'; afterMs: number }
  /** Certainly nothing was done. */
  | { kind: 'not_sent'; detail: string }
  /** It may stand in the channel: look before trying again. */
  | { kind: 'unknown'; detail: string }
  /** Slack does not want it like that: trying again will not help. */
  | { kind: 'refused'; error: string };

export interface Slack {
  post(message: NewMessage): Promise<Sent>;
  update(message: NewMessage & { ts: string }): Promise<Sent>;
  /** Bolt's client for all other methods. It throws; `errorOf` says Slack's word for why. */
  readonly client: webApi.WebClient;
  /** Opens a message in whatever Slack the reader uses. */
  permalink(channel: string, ts: string): string;
  /** Who we are there: our own messages are not notes of managers. Null while Slack does not answer. */
  whoAmI(): Promise<{ user: string; bot: string } | null>;
  close(): Promise<void>;
}

const API_URL = 'https://slack.com/api/';
const TIMEOUT_MS = 10_000;
const CONNECTIONS = 24;
/** Slack without a Retry-After, which it always sends. */
const SOME_SECONDS_MS = 5_000;

export function createSlack({
  token,
  apiUrl = API_URL,
  log,
}: {
  token: string;
  apiUrl?: string | undefined;
  log: Logger;
}): Slack {
  const base = new URL(apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`);
  const pool = new Pool(base.origin, {
    connections: CONNECTIONS,
    connectTimeout: 5_000,
    headersTimeout: TIMEOUT_MS,
    bodyTimeout: TIMEOUT_MS,
  });
  const client = new webApi.WebClient(token, {
    slackApiUrl: base.href,
    timeout: TIMEOUT_MS,
    retryConfig: { retries: 1, minTimeout: 300, maxTimeout: 1_000 },
    // Its own pause would hold up every channel for one that is too busy.
    rejectRateLimitedCalls: true,
    logger: boltLog(log),
  });
  const headers = { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${token}` };

  async function call(method: string, body: object): Promise<Sent> {
    try {
      const response = await pool.request({
        method: 'POST',
        path: `${base.pathname}${method}`,
        headers,
        body: JSON.stringify(body),
      });
      const text = await response.body.text();
      if (response.statusCode === 429) return { kind: 'later', afterMs: retryAfter(response.headers['retry-after']) };
      if (response.statusCode >= 500) return { kind: 'unknown', detail: `Slack answered ${response.statusCode}` };
      return answered(text);
    } catch (error) {
      return { kind: beforeSending(error) ? 'not_sent' : 'unknown', detail: describe(error) };
    }
  }

  let workspace = 'https://slack.com/';
  let me: { user: string; bot: string } | null = null;

  async function whoAmI(): Promise<{ user: string; bot: string } | null> {
    if (me !== null) return me;
    try {
      const answer = await client.auth.test();
      workspace = answer.url ?? workspace;
      me = { user: answer.user_id ?? '', bot: answer.bot_id ?? '' };
    } catch (error) {
      log.warn(
        { reason: errorOf(error) },
        'Slack does not say who we are: is SLACK_BOT_TOKEN the one of the installed app?',
      );
    }
    return me;
  }

  const quiet = { unfurl_links: false, unfurl_media: false };
  return {
    post: (message) => call('chat.postMessage', { ...message, ...quiet }),
    update: (message) => call('chat.update', message),
    client,
    permalink: (channel, ts) => `${workspace}archives/${channel}/p${ts.replace('.', '')}`,
    whoAmI,
    close: () => pool.destroy(),
  };
}

function answered(text: string): Sent {
  const { ok, ts, error } = parsed(text);
  if (ok === true) return { kind: 'sent', ts: typeof ts === 'string' ? ts : '' };
  if (typeof error !== 'string') return { kind: 'unknown', detail: 'Slack answered something that is not JSON' };
  if (GONE.has(error)) return { kind: 'gone' };
  if (error === 'ratelimited' || error === 'rate_limited') return { kind: 'later', afterMs: SOME_SECONDS_MS };
  if (DOUBTFUL.has(error)) return { kind: 'unknown', detail: error };
  return { kind: 'refused', error };
}

const GONE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed', 'thread_not_found']);
/** "It's possible some aspect of the operation succeeded." */
const DOUBTFUL = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable']);
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function beforeSending(error: unknown): boolean {
  return NOT_CONNECTED.has(String((error as { code?: unknown }).code));
}

function parsed(text: string): { ok?: unknown; ts?: unknown; error?: unknown } {
  try {
    return JSON.parse(text) as object;
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function retryAfter(header: string | string[] | undefined): number {
  const seconds = Number(Array.isArray(header) ? header[0] : header);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : SOME_SECONDS_MS;
}

/** Slack's own types tell every kind of block apart; ours are held to block-limits.ts instead. */
export function asSlack(shown: object): never {
  return shown as never;
}

/** Slack's word for why a call through the client failed: "expired_trigger_id"; for a failed connection what the client says. */
export function errorOf(error: unknown): string {
  const { data, code } = error as { data?: { error?: unknown }; code?: unknown };
  if (typeof data?.error === 'string') return data.error;
  return typeof code === 'string' ? code : describe(error);
}
