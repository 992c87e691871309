// Files in S3-compatible storage (AWS, MinIO, Scaleway, OVH ...), path style. A file of ours is small enough for one PUT.
// S3_URL: https://KEY:SECRET@host/bucket/folder?region=fr-par
import { AwsV4Signer } from 'aws4fetch';
import { Agent, type Dispatcher } from 'undici';
import { type ByteRange, type FileStore, placeOfKey } from './file-store.ts';

const CONNECTIONS = 16;

export interface S3Options {
  /** Until the answer begins, ms. */
  timeoutMs?: number;
}

export function openS3Store(address: string, { timeoutMs = 20_000 }: S3Options = {}): FileStore {
  const { origin, prefix, ...credentials } = readS3Url(address);
  const agent = new Agent({
    connections: CONNECTIONS,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connect: { timeout: Math.min(timeoutMs, 5_000) },
  });

  async function call(
    method: 'PUT' | 'GET' | 'HEAD' | 'DELETE',
    key: string,
    { headers = {}, body = null }: { headers?: Record<string, string>; body?: Dispatcher.DispatchOptions['body'] } = {},
  ) {
    const url = `${origin}${prefix}/${placeOfKey(key)}`;
    const signed = await new AwsV4Signer({ method, url, headers, service: 's3', ...credentials }).sign();
    return agent.request({
      origin,
      path: new URL(url).pathname,
      method,
      headers: Object.fromEntries(signed.headers),
      body: body ?? null,
    });
  }

  return {
    async put(key, stream, { contentType, size }) {
      const headers = { 'content-type': contentType, 'content-length': String(size) };
      await done('put', await call('PUT', key, { headers, body: stream }));
    },
    async get(key, range) {
      const response = await call('GET', key, range === undefined ? {} : { headers: { range: rangeOf(range) } });
      if (response.statusCode === 404) return discard(response, null);
      if (response.statusCode !== 200 && response.statusCode !== 206) return failed('get', response);
      return { stream: response.body, size: Number(response.headers['content-length']) };
    },
    async has(key) {
      const response = await call('HEAD', key);
      if (response.statusCode === 404) return discard(response, false);
      await done('look at', response);
      return true;
    },
    async delete(key) {
      const response = await call('DELETE', key);
      // S3 answers 204 for what was not there; some others say 404.
      if (response.statusCode === 404) return discard(response, undefined);
      await done('delete', response);
    },
    close: () => agent.destroy(),
  };
}

export function readS3Url(address: string) {
  const url = new URL(address);
  const [bucket] = url.pathname.split('/').filter(Boolean);
  if (url.username === '' || url.password === '' || bucket === undefined || !/^https?:$/.test(url.protocol)) {
    throw new Error('S3_URL is wrong: write it as https://KEY:SECRET@host/bucket?region=REGION');
  }
  return {
    origin: url.origin,
    prefix: url.pathname.replace(/\/+$/, ''),
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    region: url.searchParams.get('region') ?? 'us-east-1',
  };
}

function rangeOf({ start, end }: ByteRange): string {
  return `bytes=${start}-${end}`;
}

async function done(what: string, response: Dispatcher.ResponseData): Promise<void> {
  if (response.statusCode >= 300) return failed(what, response);
  await response.body.dump();
}

async function discard<T>(response: Dispatcher.ResponseData, value: T): Promise<T> {
  await response.body.dump();
  return value;
}

/** The storage says why in XML: its code is for operators. */
async function failed(what: string, response: Dispatcher.ResponseData): Promise<never> {
  const code = /<Code>(\w{1,60})<\/Code>/.exec(await response.body.text())?.[1];
  throw new Error(
    `the file storage did not ${what} a file: ${response.statusCode}${code === undefined ? '' : ` ${code}`}. Check S3_URL: key, secret, bucket and region`,
  );
}
