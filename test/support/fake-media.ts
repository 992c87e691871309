// A host of files on loopback: Twilio's API, or the other host to which it sends us on. It does as it is told and keeps what was asked.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type FileAnswer =
  | { kind: 'file'; body: Buffer; type?: string; length?: boolean }
  | { kind: 'sends_on'; to: string; status?: number }
  | { kind: 'status'; status: number }
  /** Announces a length, sends less, and drops the line. */
  | { kind: 'breaks'; body: Buffer }
  | { kind: 'hangs' }
  /** Never ends. */
  | { kind: 'pours' };

export interface FakeMedia {
  origin: string;
  /** The answers for a path, one each; the last one stays. Other paths are not found. */
  answers: Map<string, FileAnswer[]>;
  requests: { path: string; authorization: string | undefined; headers: IncomingMessage['headers'] }[];
  close(): Promise<void>;
}

export async function startFakeMedia(): Promise<FakeMedia> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    fake.requests.push({ path, authorization: request.headers.authorization, headers: request.headers });
    const answers = fake.answers.get(path) ?? [];
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    give(answer ?? { kind: 'status', status: 404 }, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const fake: FakeMedia = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers: new Map(),
    requests: [],
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return fake;
}

function give(answer: FileAnswer, response: ServerResponse): void {
  switch (answer.kind) {
    case 'file': {
      const { body, type = 'application/octet-stream', length = true } = answer;
      response.writeHead(200, { 'content-type': type, ...(length ? { 'content-length': body.length } : {}) });
      response.end(body);
      return;
    }
    case 'sends_on':
      response.writeHead(answer.status ?? 307, { location: answer.to }).end();
      return;
    case 'status':
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end('{"code": 20404}');
      return;
    case 'breaks':
      response.writeHead(200, { 'content-length': answer.body.length * 2 });
      response.write(answer.body, () => response.destroy());
      return;
    case 'pours': {
      response.writeHead(200);
      const pour = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        if (!response.destroyed) response.once('drain', pour);
      };
      pour();
      return;
    }
    case 'hangs':
  }
}
