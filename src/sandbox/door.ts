// The product as the providers see it: the public address that they sign, called on loopback; and what is still on its way there.
import type { Logger } from 'pino';
import { describe } from '#lib/errors.ts';

export interface Address {
  /** PUBLIC_URL: what signatures are made over. */
  publicUrl: string;
  /** Where the app really listens: "http://127.0.0.1:3000". */
  reachedAt: string;
}

export interface Answered {
  status: number;
  body: string;
}

export interface Door {
  /** Nobody can be reached before. */
  open(address: Address): void;
  isOpen(): boolean;
  /** The public URL of a path of the app. */
  url(path: string): string;
  /** Posts as a provider does; tried once more when the app does not answer or fails. Null: it could not be reached. */
  post(
    url: string,
    headers: Record<string, string>,
    body: string,
    retry?: Record<string, string>,
  ): Promise<Answered | null>;
  /** Work that goes on behind an answer already given. */
  behind(work: () => Promise<void>): void;
  busy(): boolean;
  /** Resolves when nothing is on its way any more. */
  quiet(): Promise<void>;
}

const TIMEOUT_MS = 15_000;

export function createDoor(provider: string, log: Logger): Door {
  let address: Address | undefined;
  const underway = new Set<Promise<unknown>>();

  async function once(url: string, headers: Record<string, string>, body: string): Promise<Answered> {
    const response = await fetch(reached(url), {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: response.status, body: await response.text() };
  }

  function reached(url: string): string {
    if (address !== undefined && url.startsWith(address.publicUrl))
      return address.reachedAt + url.slice(address.publicUrl.length);
    return url;
  }

  async function post(
    url: string,
    headers: Record<string, string>,
    body: string,
    retry: Record<string, string>,
  ): Promise<Answered | null> {
    let answered: Answered | null = null;
    for (const more of [{}, retry]) {
      try {
        answered = await once(url, { ...headers, ...more }, body);
        if (answered.status < 500) break;
      } catch (error) {
        log.warn({ provider, why: describe(error) }, 'the stand-in could not reach the app');
      }
    }
    if (answered !== null && answered.status >= 400)
      log.warn({ provider, status: answered.status }, 'the app refused what the stand-in sent');
    return answered;
  }

  function track<T>(work: Promise<T>): Promise<T> {
    underway.add(work);
    const done = () => void underway.delete(work);
    work.then(done, done);
    return work;
  }

  return {
    open(given) {
      address = given;
    },
    isOpen: () => address !== undefined,
    url(path) {
      if (address === undefined) throw new Error(`${provider}: the app does not listen yet`);
      return address.publicUrl + path;
    },
    post: (url, headers, body, retry = {}) => track(post(url, headers, body, retry)),
    behind(work) {
      track(work().catch((error: unknown) => log.error({ err: error, provider }, 'the stand-in failed')));
    },
    busy: () => underway.size > 0,
    async quiet() {
      while (underway.size > 0) await Promise.allSettled(underway);
    },
  };
}
