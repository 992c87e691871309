// How the official client reaches Twilio: over kept-alive connections of undici (a fifth of the CPU of its own axios), at
// TWILIO_API_BASE_URL when that is set. It never tries a POST twice: the outbox looks up before it sends again.
import twilio from 'twilio';
import { Agent } from 'undici';
import { ApiFailure } from './failures.ts';

type Options = Parameters<InstanceType<typeof twilio.RequestClient>['request']>[0];

export interface Connection {
  /** Instead of https://api.twilio.com, with or without a path. */
  apiBaseUrl?: string | undefined;
  /** Until the answer has come, ms. */
  timeoutMs?: number;
  connections?: number;
}

/** More than the senders use at once: look-ups must not wait behind sends. */
const CONNECTIONS = 64;
const TIMEOUT_MS = 10_000;
const READ_TRIES = 3;
const API = 'https://api.twilio.com';

export class RequestClient extends twilio.RequestClient {
  readonly #agent: Agent;
  readonly #base: URL | undefined;
  #signal: AbortSignal | undefined;
  #credentials = '';
  #authorization = '';

  constructor({ apiBaseUrl, timeoutMs = TIMEOUT_MS, connections = CONNECTIONS }: Connection) {
    super({ timeout: timeoutMs });
    this.#base = apiBaseUrl === undefined ? undefined : new URL(apiBaseUrl);
    this.#agent = new Agent({
      connections,
      pipelining: 1,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      connect: { timeout: Math.min(timeoutMs, 5_000) },
      keepAliveTimeout: 30_000,
    });
  }

  /** The official client hands no signal on; it calls request() before it returns, so that this one is that call's. */
  during<T>(signal: AbortSignal, call: () => Promise<T>): Promise<T> {
    this.#signal = signal;
    try {
      return call();
    } finally {
      this.#signal = undefined;
    }
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }

  override async request<T>(options: Options): ReturnType<typeof twilio.RequestClient.prototype.request<T>> {
    const signal = this.#signal;
    const reads = options.method.toLowerCase() === 'get';
    for (let tries = 1; ; tries++) {
      const { status, headers, text } = await this.#once(options, signal);
      if (status < 300) return { statusCode: status, body: text as T, headers };
      const failure = failed(status, headers, text);
      if (!reads || tries >= READ_TRIES || (status !== 429 && status < 500)) throw failure;
      await new Promise((done) => setTimeout(done, Math.min(failure.retryAfterMs ?? 0, 2_000) || 100 * 2 ** tries));
    }
  }

  async #once(options: Options, signal: AbortSignal | undefined) {
    const url = new URL(options.uri);
    // The next page of a list is named by its answer.
    if (this.#base === undefined && url.origin !== API)
      throw new Error(`${url.origin} is not Twilio: our credentials do not go there`);
    const prefix = this.#base === undefined ? '' : this.#base.pathname.replace(/\/$/, '');
    const query = options.params === undefined ? '' : encoded(options.params);
    const search = [url.search.slice(1), query].filter((part) => part !== '').join('&');
    const response = await this.#agent.request({
      origin: this.#base?.origin ?? url.origin,
      path: `${prefix}${url.pathname}${search === '' ? '' : `?${search}`}`,
      method: options.method.toUpperCase() as 'GET' | 'POST',
      headers: { ...(options.headers as Record<string, string>), authorization: this.#basic(options) },
      body: options.data === undefined ? null : encoded(options.data as object),
      signal: signal ?? null,
    });
    return { status: response.statusCode, headers: response.headers, text: await response.body.text() };
  }

  #basic({ username, password }: Options): string {
    const credentials = `${username}:${password}`;
    if (credentials !== this.#credentials) {
      this.#credentials = credentials;
      this.#authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
    }
    return this.#authorization;
  }
}

function encoded(values: object): string {
  let text = '';
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined)
        text += `${text === '' ? '' : '&'}${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`;
    }
  }
  return text;
}

function failed(status: number, headers: Record<string, string | string[] | undefined>, text: string): ApiFailure {
  const told = bodyOf(text);
  const code = typeof told.code === 'number' ? told.code : 0;
  const seconds = Number(headers['retry-after']);
  const retryAfterMs =
    Number.isFinite(seconds) && seconds >= 0 && headers['retry-after'] !== undefined ? seconds * 1000 : undefined;
  return new ApiFailure(status, code, `Twilio answered ${status}${code === 0 ? '' : ` (${code})`}`, retryAfterMs);
}

/** A proxy in between may answer with a page. */
function bodyOf(text: string): { code?: unknown } {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
