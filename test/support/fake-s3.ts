// S3 on loopback, path style: keeps objects in memory and refuses what is not signed as AWS Signature Version 4 wants it,
// computed here from its description, not by the library that the product signs with.
import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeS3 {
  /** As S3_URL. */
  url: string;
  objects: Map<string, { body: Buffer; contentType: string }>;
  requests: { method: string; path: string; headers: IncomingMessage['headers'] }[];
  /** The next requests are answered so. */
  failing: { status: number; times: number };
  close(): Promise<void>;
}

const KEY = 'AKIDLOGE';
const SECRET = 'se/cret+with=signs';
const REGION = 'fr-par';

export async function startFakeS3(): Promise<FakeS3> {
  const server = createServer(
    (request, response) => void answer(request, response).catch((cut: Error) => response.destroy(cut)),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const fake: FakeS3 = {
    url: `http://${KEY}:${encodeURIComponent(SECRET)}@127.0.0.1:${port}/loge-files/here?region=${REGION}`,
    objects: new Map(),
    requests: [],
    failing: { status: 0, times: 0 },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const path = request.url ?? '';
    const method = request.method ?? '';
    fake.requests.push({ method, path, headers: request.headers });
    if (fake.failing.times > 0) {
      fake.failing.times--;
      return error(response, fake.failing.status, 'SlowDown');
    }
    if (!isSigned(request)) return error(response, 403, 'SignatureDoesNotMatch');
    if (request.headers['transfer-encoding'] !== undefined) return error(response, 411, 'MissingContentLength');
    if (!path.startsWith('/loge-files/')) return error(response, 404, 'NoSuchBucket');
    if (method === 'PUT') {
      fake.objects.set(path, { body, contentType: request.headers['content-type'] ?? '' });
      response.writeHead(200).end();
      return;
    }
    const found = fake.objects.get(path);
    if (method === 'DELETE') {
      fake.objects.delete(path);
      response.writeHead(204).end();
    } else if (found === undefined) error(response, 404, 'NoSuchKey');
    else give(request, response, found);
  }
  return fake;
}

function give(
  request: IncomingMessage,
  response: ServerResponse,
  { body, contentType }: { body: Buffer; contentType: string },
): void {
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
  const part = range === null ? body : body.subarray(Number(range[1]), Number(range[2]) + 1);
  response.writeHead(range === null ? 200 : 206, { 'content-type': contentType, 'content-length': part.length });
  response.end(request.method === 'HEAD' ? undefined : part);
}

function error(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code></Error>`);
}

function isSigned(request: IncomingMessage): boolean {
  const given = /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
    request.headers.authorization ?? '',
  );
  if (given === null) return false;
  const [, credential = '', signedHeaders = '', signature] = given;
  const [key, date = '', region, service] = credential.split('/');
  if (key !== KEY || region !== REGION || service !== 's3') return false;
  const names = signedHeaders.split(';');
  const canonical = [
    request.method,
    request.url,
    '',
    ...names.map((name) => `${name}:${String(request.headers[name] ?? '').trim()}`),
    '',
    signedHeaders,
    request.headers['x-amz-content-sha256'],
  ].join('\n');
  const toSign = [
    'AWS4-HMAC-SHA256',
    request.headers['x-amz-date'],
    `${date}/${region}/s3/aws4_request`,
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n');
  const hmac = (secret: string | Buffer, text: string) => createHmac('sha256', secret).update(text).digest();
  const signing = hmac(hmac(hmac(hmac(`AWS4${SECRET}`, date), REGION), 's3'), 'aws4_request');
  return hmac(signing, toSign).toString('hex') === signature;
}
