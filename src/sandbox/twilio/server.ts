// Twilio's Messages API on loopback, as far as the official client and the outbox use it.
import { timingSafeEqual } from 'node:crypto';
import express, { type Express, type Request, type Response } from 'express';
import type { Account } from './callbacks.ts';
import type { Refusal, ToSend } from './checks.ts';
import { pageOf } from './page.ts';
import { mediaResourceOf, resourceOf, type Text, type TextFile } from './text.ts';

export interface Backing {
  account: Account;
  texts(): readonly Text[];
  /** Taken, or refused at once. */
  take(message: ToSend, statusCallback: string): Promise<Text | Refusal>;
}

const BASE = '/2010-04-01/Accounts/:account';

export function twilioApi({ account, texts, take }: Backing): Express {
  const api = express();
  api.disable('x-powered-by');
  api.set('query parser', 'simple');
  api.get('/cdn/:sid', (request, response) => {
    const file = texts()
      .flatMap(({ files }) => files)
      .find(({ sid }) => sid === request.params.sid);
    if (file === undefined) return void response.status(404).end();
    response.type(file.contentType).send(Buffer.from(file.data, 'base64'));
  });
  api.use(BASE, (request: Request<{ account: string }>, response, next) => {
    if (isOurs(request, account)) next();
    else refuse(response, { status: 401, code: 20003, message: 'Authenticate' });
  });
  api.use(express.urlencoded({ extended: false, limit: '1mb' }));

  api.post(`${BASE}/Messages.json`, async (request, response) => {
    const form = (request.body ?? {}) as Record<string, string | string[]>;
    const taken = await take(toSend(form), fieldOf(form, 'StatusCallback'));
    if ('code' in taken) refuse(response, taken);
    else response.status(201).json(resourceOf({ ...taken, status: 'queued' }, account.accountSid));
  });
  api.get(`${BASE}/Messages.json`, (request, response) => {
    const { found, ...page } = pageOf(texts(), new URL(request.originalUrl, 'http://twilio'));
    response.json({ ...page, messages: found.map((text) => resourceOf(text, account.accountSid)) });
  });
  api.get(`${BASE}/Messages/:sid.json`, (request, response) => {
    withText(request.params.sid, response, (text) => response.json(resourceOf(text, account.accountSid)));
  });
  api.get(`${BASE}/Messages/:sid/Media.json`, (request, response) => {
    withText(request.params.sid, response, (text) => {
      const media_list = text.files.map((file) => mediaResourceOf(text, file, account.accountSid));
      response.json({
        media_list,
        page: 0,
        page_size: 50,
        start: 0,
        end: media_list.length,
        next_page_uri: null,
        uri: request.originalUrl,
      });
    });
  });
  // As Twilio does: the file itself lies elsewhere, where no credentials may go.
  api.get(`${BASE}/Messages/:sid/Media/:media`, (request, response) => {
    withText(request.params.sid, response, ({ files }) => {
      const file = files.find(({ sid }: TextFile) => sid === request.params.media);
      if (file === undefined) refuse(response, notFound(request.path));
      else response.redirect(307, `/cdn/${file.sid}`);
    });
  });
  api.use((request, response) => refuse(response, notFound(request.path)));
  return api;

  function withText(sid: string | undefined, response: Response, then: (text: Text) => void): void {
    const text = texts().find((one) => one.sid === sid);
    if (text === undefined) refuse(response, notFound(`/Messages/${sid}`));
    else then(text);
  }
}

function notFound(path: string): Refusal {
  return { status: 404, code: 20404, message: `The requested resource ${path} was not found` };
}

function refuse(response: Response, { status, code, message }: Refusal): void {
  response.status(status).json({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
}

function isOurs(request: Request<{ account: string }>, { accountSid, authToken }: Account): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const expected = Buffer.from(`Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`);
  return request.params.account === accountSid && given.length === expected.length && timingSafeEqual(given, expected);
}

function toSend(form: Record<string, string | string[]>): ToSend {
  return {
    to: fieldOf(form, 'To'),
    from: fieldOf(form, 'From'),
    body: fieldOf(form, 'Body'),
    mediaUrls: [form.MediaUrl ?? []].flat(),
    contentSid: fieldOf(form, 'ContentSid'),
  };
}

function fieldOf(form: Record<string, string | string[]>, name: string): string {
  return [form[name] ?? ''].flat()[0] ?? '';
}
