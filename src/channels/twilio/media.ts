// The files that Twilio keeps. Our credentials go to the API's own host and to our own account's media, and nowhere else:
// the file itself lies on another host, to which Twilio redirects and which must never see them.
import { Agent, type Dispatcher } from 'undici';
import type { MediaSource, OpenedMedia } from '../media-source.ts';
import type { Connection } from './request-client.ts';
import type { Credentials } from './signature.ts';

const API = 'https://api.twilio.com';
const MOST_HOPS = 5;
const TIMEOUT_MS = 15_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

export interface TwilioMedia extends MediaSource {
  close(): Promise<void>;
}

export function twilioMedia({
  accountSid,
  authToken,
  apiBaseUrl,
  timeoutMs = TIMEOUT_MS,
}: Credentials & Connection): TwilioMedia {
  const base = new URL(apiBaseUrl ?? API);
  const prefix = base.pathname.replace(/\/$/, '');
  const ours = new RegExp(`^/2010-04-01/Accounts/${accountSid}/(?:Messages/[A-Za-z0-9]+/)?Media/[A-Za-z0-9]+$`);
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const agent = new Agent({
    connections: 16,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connect: { timeout: Math.min(timeoutMs, 5_000) },
  });

  /** The media of our account, at the host that was configured. Null: not an address of Twilio's API, or not of our account. */
  function apiAddress(source: string): URL | null {
    const url = addressOf(source);
    if (url === null || (url.origin !== base.origin && url.origin !== API)) return null;
    const path =
      url.origin === base.origin && url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : url.pathname;
    return ours.test(path) && url.username === '' ? new URL(`${base.origin}${prefix}${path}`) : null;
  }

  async function follow(first: URL, signal: AbortSignal): Promise<OpenedMedia> {
    let url = first;
    for (let hop = 0; hop <= MOST_HOPS; hop++) {
      const response = await agent.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'GET',
        headers: { accept: '*/*', ...(hop === 0 ? { authorization } : {}) },
        signal,
      });
      if (!REDIRECTS.has(response.statusCode)) return opened(response);
      await response.body.dump();
      const next = addressOf(String(response.headers.location ?? ''), url);
      if (next === null || !mayFollow(next, base))
        return { kind: 'forbidden', detail: 'sent on to an address that we do not go to' };
      url = next;
    }
    return { kind: 'later', detail: 'sent on too often' };
  }

  return {
    owns: (source) => /^https?:/i.test(source),
    async open(source, signal) {
      const address = apiAddress(source);
      if (address === null) return { kind: 'forbidden', detail: 'not the media of our account' };
      try {
        return await follow(address, signal);
      } catch (error) {
        const code = (error as { code?: unknown; name?: unknown }).code ?? (error as Error).name;
        if (error instanceof TypeError && code === 'TypeError') throw error;
        return { kind: 'later', detail: String(code) };
      }
    },
    close: () => agent.destroy(),
  };
}

/** Encrypted, and to a host with a name. A stand-in on this machine may send us on to this machine, and nobody else may. */
export function mayFollow(url: URL, base: URL): boolean {
  if (url.username !== '') return false;
  if (LOOPBACK.test(url.hostname)) return LOOPBACK.test(base.hostname);
  return url.protocol === 'https:' && !/^[\d.]+$|^\[/.test(url.hostname);
}

async function opened({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<OpenedMedia> {
  if (statusCode === 200) {
    const announced = Number(headers['content-length']);
    const size = headers['content-length'] === undefined || !Number.isSafeInteger(announced) ? null : announced;
    return { kind: 'open', stream: body, contentType: String(headers['content-type'] ?? ''), size };
  }
  await body.dump();
  const detail = `HTTP ${statusCode}`;
  return statusCode === 404 || statusCode === 410 ? { kind: 'missing', detail } : { kind: 'later', detail };
}

function addressOf(text: string, from?: URL): URL | null {
  return URL.canParse(text, from?.href) ? new URL(text, from?.href) : null;
}
