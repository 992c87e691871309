// Twilio's Messages on loopback, which does as it is told: takes, refuses, is too busy, fails, hangs, or takes a text and drops the
// line before it says so. It keeps what it took, and lists it as Twilio does.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type TwilioBehaviour =
  | { kind: 'takes'; afterMs?: number }
  | { kind: 'refuses'; status: number; code: number; retryAfter?: number }
  | { kind: 'page'; status: number }
  | { kind: 'hangs'; taken: boolean }
  | { kind: 'drops'; taken: boolean };

export type TwilioScript = TwilioBehaviour | ((to: string, nth: number) => TwilioBehaviour);

export interface FakeMessage {
  sid: string;
  to: string;
  from: string;
  body: string;
  direction: 'outbound-api' | 'inbound';
  createdAt: Date;
  callback: string;
  media: { sid: string; contentType: string }[];
}

export interface FakeTwilio {
  url: string;
  /** What it took, oldest first. */
  messages: FakeMessage[];
  /** Every attempt to send, taken or not. */
  attempts: {
    to: string;
    from: string;
    body: string;
    authorization: string;
    userAgent: string;
    /** As it came: what a published description of the API can be held against. */
    form: Record<string, string>;
    path: string;
  }[];
  /** Contents that the account has: SID to body. */
  contents: Map<string, string>;
  lookUps: string[];
  /** One for each send to come; the last one stays. */
  script(...steps: TwilioScript[]): void;
  /** How its list answers. */
  listing(behaviour: { kind: 'lists' } | { kind: 'fails'; status: number; times?: number }): void;
  /** Somebody wrote to us. */
  arrived(message: { to: string; from: string; body: string; at: Date; media?: FakeMessage['media'] }): string;
  sentTo(to: string): string[];
  close(): Promise<void>;
}

export async function startFakeTwilio(options: { now?: () => Date } = {}): Promise<FakeTwilio> {
  const now = options.now ?? (() => new Date());
  const messages: FakeMessage[] = [];
  const attempts: FakeTwilio['attempts'] = [];
  const lookUps: string[] = [];
  const contents: FakeTwilio['contents'] = new Map();
  let steps: TwilioScript[] = [{ kind: 'takes' }];
  let list: Parameters<FakeTwilio['listing']>[0] = { kind: 'lists' };
  let sends = 0;

  const server = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', 'http://fake');
    if (request.method === 'GET') return look(url, response);
    const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
    const [to, from, plain] = ['To', 'From', 'Body'].map((name) => form.get(name) ?? '') as [string, string, string];
    const content = form.get('ContentSid');
    const body = content === null ? plain : filled(contents.get(content), form.get('ContentVariables') ?? '{}');
    attempts.push({
      to,
      from,
      body: body ?? '',
      form: Object.fromEntries(form),
      path: url.pathname,
      authorization: request.headers.authorization ?? '',
      userAgent: request.headers['user-agent'] ?? '',
    });
    if (body === null) return json(response, 400, { code: 21655, message: 'The ContentSid is invalid', status: 400 });
    const step = steps.length > 1 ? steps.shift()! : steps[0]!;
    const behaviour = typeof step === 'function' ? step(to, sends) : step;
    sends++;
    const take = () =>
      keep({
        to,
        from,
        body,
        direction: 'outbound-api',
        createdAt: now(),
        callback: form.get('StatusCallback') ?? '',
        media: [],
      });
    switch (behaviour.kind) {
      case 'takes': {
        if (behaviour.afterMs !== undefined) await new Promise((done) => setTimeout(done, behaviour.afterMs));
        return json(response, 201, resource(take()));
      }
      case 'refuses': {
        if (behaviour.retryAfter !== undefined) response.setHeader('Retry-After', String(behaviour.retryAfter));
        const { code, status } = behaviour;
        return json(response, status, {
          code,
          message: `refused ${to}`,
          more_info: `https://www.twilio.com/docs/errors/${code}`,
          status,
        });
      }
      case 'page':
        response.writeHead(behaviour.status, { 'content-type': 'text/html' }).end('<html>Bad Gateway</html>');
        return;
      case 'hangs':
        if (behaviour.taken) take();
        return;
      case 'drops':
        if (behaviour.taken) take();
        request.socket.destroy();
    }
  }

  function look(url: URL, response: ServerResponse): void {
    const media = /\/Messages\/(MM\w+)\/Media\.json$/.exec(url.pathname)?.[1];
    if (media !== undefined) {
      const files = messages.find(({ sid }) => sid === media)?.media ?? [];
      const media_list = files.map(({ sid, contentType }) => ({ sid, content_type: contentType, parent_sid: media }));
      json(response, 200, { media_list, page: 0, page_size: 50, next_page_uri: null, uri: url.pathname });
      return;
    }
    lookUps.push(url.searchParams.get('To') ?? '');
    if (list.kind === 'fails') {
      const { status, times } = list;
      if (times !== undefined) list = times > 1 ? { ...list, times: times - 1 } : { kind: 'lists' };
      json(response, status, { code: 20500, message: 'failed', status });
      return;
    }
    const size = Number(url.searchParams.get('PageSize') ?? 50);
    const page = Number(url.searchParams.get('Page') ?? 0);
    const found = messages.filter(({ to }) => to === url.searchParams.get('To')).reverse();
    const more = found.length > (page + 1) * size;
    url.searchParams.set('Page', String(page + 1));
    json(response, 200, {
      messages: found.slice(page * size, (page + 1) * size).map(resource),
      page,
      page_size: size,
      next_page_uri: more ? `${url.pathname}${url.search}` : null,
      uri: url.pathname,
    });
  }

  function keep(message: Omit<FakeMessage, 'sid'>): FakeMessage {
    const kept = { ...message, sid: `${message.media.length > 0 ? 'MM' : 'SM'}${randomBytes(16).toString('hex')}` };
    messages.push(kept);
    return kept;
  }

  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages,
    attempts,
    lookUps,
    contents,
    script(...next) {
      steps = next;
    },
    listing(behaviour) {
      list = behaviour;
    },
    arrived: ({ at, media = [], ...message }) =>
      keep({ ...message, direction: 'inbound', createdAt: at, callback: '', media }).sid,
    sentTo: (to) =>
      messages.filter((message) => message.to === to && message.direction !== 'inbound').map(({ body }) => body),
    async close() {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The words that a person reads; null: there is no such content. */
function filled(body: string | undefined, variables: string): string | null {
  const values = JSON.parse(variables) as Record<string, string>;
  return body?.replace(/\{\{(\d+)\}\}/g, (_, n: string) => values[n] ?? '') ?? null;
}

/** Dates without milliseconds, as RFC 2822; a text that has just been taken has no date_sent. */
function resource({ sid, to, from, body, direction, createdAt, media }: FakeMessage): object {
  return {
    sid,
    account_sid: 'AC00000000000000000000000000000001',
    to,
    from,
    body: body.trim(),
    status: direction === 'inbound' ? 'received' : 'queued',
    direction,
    num_media: String(media.length),
    num_segments: '1',
    date_created: createdAt.toUTCString().replace('GMT', '+0000'),
    date_sent: direction === 'inbound' ? createdAt.toUTCString().replace('GMT', '+0000') : null,
    date_updated: createdAt.toUTCString().replace('GMT', '+0000'),
    error_code: null,
    error_message: null,
    api_version: '2010-04-01',
  };
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
