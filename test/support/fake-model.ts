// A model server on loopback that does as it is told: answers, babbles, refuses, fails, or goes silent. It speaks Chat
// Completions and transcriptions, and keeps every request.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeRequest {
  path: string;
  headers: IncomingMessage['headers'];
  raw: Buffer;
  /** The parsed JSON body of a chat request. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look at whatever was sent
  body: any;
}

export type Behaviour =
  | { kind: 'answers'; value: unknown; usage?: { prompt_tokens: number; completion_tokens: number } | null }
  | { kind: 'says'; text: string; finish?: string }
  | { kind: 'refuses'; words: string }
  | { kind: 'fails'; status: number; error?: Record<string, unknown>; headers?: Record<string, string> }
  | { kind: 'sends'; type: string; body: string }
  | { kind: 'hears'; text: string }
  | { kind: 'hangs' }
  | { kind: 'trickles' }
  | { kind: 'drops' };

export type Script = Behaviour | ((request: FakeRequest) => Behaviour | Promise<Behaviour>);

export interface FakeModel {
  baseURL: string;
  requests: FakeRequest[];
  /** One for each request to come; the last one stays. */
  script(...steps: Script[]): void;
  close(): Promise<void>;
}

export async function startFakeModel(...steps: Script[]): Promise<FakeModel> {
  let queue = steps;
  const requests: FakeRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    const answer = async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const raw = Buffer.concat(chunks);
      const json = incoming.headers['content-type']?.includes('json');
      const request: FakeRequest = {
        path: incoming.url ?? '',
        headers: incoming.headers,
        raw,
        body: json ? JSON.parse(raw.toString('utf8')) : undefined,
      };
      requests.push(request);
      const step = queue.length > 1 ? queue.shift() : queue[0];
      if (!step) throw new Error('the fake model was told nothing');
      behave(typeof step === 'function' ? await step(request) : step, outgoing);
    };
    answer().catch((error: Error) => outgoing.destroy(error));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    baseURL: `http://127.0.0.1:${port}/v1`,
    requests,
    script(...next) {
      queue = next;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function behave(behaviour: Behaviour, out: ServerResponse): void {
  switch (behaviour.kind) {
    case 'answers': {
      const { usage = { prompt_tokens: 100, completion_tokens: 20 } } = behaviour;
      json(out, completion({ content: JSON.stringify(behaviour.value) }, 'stop', usage));
      return;
    }
    case 'says':
      json(out, completion({ content: behaviour.text }, behaviour.finish ?? 'stop'));
      return;
    case 'refuses':
      json(out, completion({ content: null, refusal: behaviour.words }, 'stop'));
      return;
    case 'fails':
      json(out, { error: { message: 'no', ...behaviour.error } }, behaviour.status, behaviour.headers);
      return;
    case 'sends':
      out.writeHead(200, { 'content-type': behaviour.type });
      out.end(behaviour.body);
      return;
    case 'hears':
      json(out, { text: behaviour.text });
      return;
    case 'trickles':
      out.writeHead(200, { 'content-type': 'application/json' });
      out.write('{"choices":[');
      return;
    case 'drops':
      out.destroy();
      return;
    case 'hangs':
      return;
  }
}

function completion(
  message: { content: string | null; refusal?: string },
  finish: string,
  usage: object | null = { prompt_tokens: 100, completion_tokens: 20 },
): object {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 0,
    model: 'fake',
    choices: [{ index: 0, finish_reason: finish, message: { role: 'assistant', refusal: null, ...message } }],
    ...(usage && { usage }),
  };
}

function json(out: ServerResponse, body: object, status = 200, headers: Record<string, string> = {}): void {
  out.writeHead(status, { 'content-type': 'application/json', ...headers });
  out.end(JSON.stringify(body));
}
