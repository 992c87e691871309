// A session is an id in a signed cookie, and the token that a form of that session carries. The cookie alone opens nothing.
import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Clock } from '#lib/clock.ts';
import type { Signer } from '#lib/signed-link.ts';

export interface Sessions {
  /** For a page with a form: sets the cookie where there is none. */
  tokenFor(request: Request, response: Response): string;
  /** Whether a form comes from a page of ours, opened in this browser. */
  isOurs(request: Request, token: string): boolean;
}

export interface CookieJar {
  read(request: Request, name: string): string | undefined;
  write(response: Response, name: string, value: string, days: number): void;
}

const COOKIE = 'loge';
const SESSION = 'session';
const FORM = 'form';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS = 30;
/** A form may lie open on a table for a while. */
const FORM_HOURS = 24;

/** Out of reach of scripts, and sent along only where one follows a link or is on our pages. */
export function cookieJar(secure: boolean): CookieJar {
  return {
    read(request, name) {
      for (const pair of (request.headers.cookie ?? '').split(';')) {
        const [key, value = ''] = pair.trim().split(/=(.*)/s);
        if (key === name) return value;
      }
      return undefined;
    },
    write(response, name, value, days) {
      response.cookie(name, value, {
        httpOnly: true,
        sameSite: 'lax',
        secure,
        path: '/',
        maxAge: days * DAY_MS,
        encode: String,
      });
    },
  };
}

export function createSessions({ signer, clock, jar }: { signer: Signer; clock: Clock; jar: CookieJar }): Sessions {
  const sessionOf = (request: Request): string | undefined => {
    const verified = signer.verify(SESSION, jar.read(request, COOKIE) ?? '', clock.now());
    return verified.kind === 'valid' ? verified.ids[0] : undefined;
  };
  const inFuture = (ms: number) => new Date(clock.now().getTime() + ms);

  return {
    tokenFor(request, response) {
      let session = sessionOf(request);
      if (session === undefined) {
        session = randomUUID();
        const cookie = signer.sign({ purpose: SESSION, ids: [session], expiresAt: inFuture(DAYS * DAY_MS) });
        jar.write(response, COOKIE, cookie, DAYS);
      }
      return signer.sign({ purpose: FORM, ids: [session], expiresAt: inFuture(FORM_HOURS * HOUR_MS) });
    },
    isOurs(request, token) {
      const verified = signer.verify(FORM, token, clock.now());
      if (verified.kind !== 'valid') return false;
      // A browser that keeps no cookie brings nothing that another site could use: then the token alone is enough.
      const session = sessionOf(request);
      return session === undefined || session === verified.ids[0];
    },
  };
}
