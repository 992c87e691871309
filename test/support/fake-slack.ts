// A Slack on loopback that does as it is told: keeps messages, threads, views; answers slowly, too often, or not at all.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Block, faultsOfMessage, faultsOfView, type View } from '#console/block-limits.ts';

export interface FakeMessage {
  channel: string;
  ts: string;
  text: string;
  blocks: Block[];
  thread_ts?: string;
  reply_broadcast?: boolean;
  metadata?: unknown;
  /** Times that it was changed. */
  updates: number;
}

export type Answer =
  | { status: number; body?: object; headers?: Record<string, string> }
  | 'hangs'
  | 'drops'
  | 'done_then_drops';

export interface FakeSlack {
  apiUrl: string;
  messages: FakeMessage[];
  ephemerals: { channel: string; user: string; text: string; blocks?: Block[] }[];
  views: { id: string; method: string; trigger?: string; user?: string; view: View }[];
  calls: { method: string; body: Record<string, unknown> }[];
  /** What was beyond Slack's limits. */
  faults: string[];
  /** Called before each call; undefined: as usual. */
  behave: (method: string, body: Record<string, unknown>) => Answer | undefined;
  in(channel: string): FakeMessage[];
  close(): Promise<void>;
}

export async function startFakeSlack(): Promise<FakeSlack> {
  let serial = 0;
  const nextTs = () => `1795300000.${String(++serial).padStart(6, '0')}`;
  const server = createServer(
    (request, response) => void answer(request, response).catch((error: Error) => response.destroy(error)),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const fake: FakeSlack = {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    messages: [],
    ephemerals: [],
    views: [],
    calls: [],
    faults: [],
    behave: () => undefined,
    in: (channel) => fake.messages.filter((message) => message.channel === channel && message.thread_ts === undefined),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '', 'http://x');
    const method = url.pathname.replace('/api/', '');
    const body = bodyOf(Buffer.concat(chunks).toString('utf8'), request.headers['content-type'] ?? '');
    fake.calls.push({ method, body });
    const told = fake.behave(method, body);
    if (told === 'hangs') return;
    if (told === 'drops') return void request.socket.destroy();
    if (typeof told === 'object')
      return send(response, told.status, told.body ?? { ok: false, error: 'ratelimited' }, told.headers);
    const result = perform(method, body);
    if (told === 'done_then_drops') return void request.socket.destroy();
    send(response, 200, result);
  }

  function perform(method: string, body: Record<string, unknown>): object {
    switch (method) {
      case 'auth.test':
        return { ok: true, user_id: 'U00000BOT1', bot_id: 'B000000001', team_id: 'T000000001' };
      case 'chat.postMessage': {
        fake.faults.push(...faultsOfMessage(body as never));
        const message = { ...body, ts: nextTs(), blocks: body.blocks ?? [], updates: 0 } as unknown as FakeMessage;
        fake.messages.push(message);
        return { ok: true, channel: message.channel, ts: message.ts };
      }
      case 'chat.update': {
        fake.faults.push(...faultsOfMessage(body as never));
        const message = fake.messages.find((one) => one.ts === body.ts && one.channel === body.channel);
        if (message === undefined) return { ok: false, error: 'message_not_found' };
        Object.assign(message, body, { updates: message.updates + 1 });
        return { ok: true, channel: message.channel, ts: message.ts };
      }
      case 'chat.postEphemeral':
        fake.faults.push(...faultsOfMessage(body as never));
        fake.ephemerals.push(body as never);
        return { ok: true, message_ts: nextTs() };
      case 'conversations.history':
        return { ok: true, messages: fake.in(String(body.channel)).toReversed(), has_more: false };
      case 'views.open':
      case 'views.update':
      case 'views.push':
      case 'views.publish': {
        fake.faults.push(...faultsOfView(body.view as View));
        const id = typeof body.view_id === 'string' ? body.view_id : `V${String(++serial).padStart(9, '0')}`;
        fake.views.push({
          id,
          method,
          view: body.view as View,
          ...(body.trigger_id ? { trigger: String(body.trigger_id) } : {}),
          ...(body.user_id ? { user: String(body.user_id) } : {}),
        });
        return { ok: true, view: { ...(body.view as object), id, hash: String(serial) } };
      }
      default:
        return { ok: false, error: 'unknown_method' };
    }
  }
  return fake;
}

function bodyOf(text: string, type: string): Record<string, unknown> {
  if (type.includes('json')) return JSON.parse(text) as Record<string, unknown>;
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([key, value]) => [key, /^[[{]/.test(value) ? JSON.parse(value) : value]),
  );
}

function send(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
