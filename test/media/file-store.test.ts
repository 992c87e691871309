// One contract for every file store.
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDiskStore } from '#media/disk-store.ts';
import { type FileStore, newFileKey, placeOfKey, previewKey } from '#media/file-store.ts';
import { openFileStore } from '#media/open-store.ts';
import { openS3Store, readS3Url } from '#media/s3-store.ts';
import { type FakeS3, startFakeS3 } from '../support/fake-s3.ts';

const folder = mkdtempSync(join(tmpdir(), 'loge-store-'));
let s3: FakeS3;
beforeAll(async () => {
  s3 = await startFakeS3();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await s3.close();
});

const about = (body: Buffer) => ({ contentType: 'image/jpeg', size: body.length });
const put = (store: FileStore, key: string, body: Buffer) => store.put(key, Readable.from([body]), about(body));
const read = async (store: FileStore, key: string, range?: { start: number; end: number }) => {
  const opened = await store.get(key, range);
  return opened === null ? null : { size: opened.size, bytes: await buffer(opened.stream) };
};

describe.each([
  ['a folder', () => openFileStore({ s3Url: undefined, dataDir: folder })],
  ['S3', () => openFileStore({ s3Url: s3.url, dataDir: folder })],
])('%s', (_, open) => {
  let store: FileStore;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  it('gives back what was put, byte for byte', async () => {
    const key = newFileKey();
    const body = Buffer.from(Array.from({ length: 200_000 }, (_, i) => i % 251));
    await store.put(key, Readable.from([body.subarray(0, 70_000), body.subarray(70_000)]), about(body));
    const found = await read(store, key);
    expect(found?.size).toBe(body.length);
    expect(found?.bytes.equals(body)).toBe(true);
    expect(await store.has(key)).toBe(true);
  });

  it('gives a part of it', async () => {
    const key = newFileKey();
    await put(store, key, Buffer.from('0123456789'));
    expect(await read(store, key, { start: 3, end: 5 })).toEqual({ size: 3, bytes: Buffer.from('345') });
    expect(await read(store, key, { start: 9, end: 9 })).toEqual({ size: 1, bytes: Buffer.from('9') });
  });

  it('knows what it has not', async () => {
    const key = newFileKey();
    expect(await store.get(key)).toBeNull();
    expect(await store.has(key)).toBe(false);
  });

  it('replaces what is put again, and keeps a preview beside its file', async () => {
    const key = newFileKey();
    await put(store, key, Buffer.from('first'));
    await put(store, key, Buffer.from('second'));
    await put(store, previewKey(key), Buffer.from('small'));
    expect((await read(store, key))?.bytes.toString()).toBe('second');
    expect((await read(store, previewKey(key)))?.bytes.toString()).toBe('small');
  });

  it('deletes, and what is gone already is no error', async () => {
    const key = newFileKey();
    await put(store, key, Buffer.from('x'));
    await store.delete(key);
    expect(await store.has(key)).toBe(false);
    await store.delete(key);
  });

  it('keeps nothing of a file that broke on its way', async () => {
    const key = newFileKey();
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half of');
        throw new Error('the line was cut');
      })(),
    );
    await expect(store.put(key, broken, { contentType: 'image/jpeg', size: 20 })).rejects.toThrow();
    expect(await store.has(key)).toBe(false);
  });

  it.each(['../../etc/passwd', 'a/b', '', 'A'.repeat(40), `${'0'.repeat(40)}.html`, '0'.repeat(41)])(
    'takes no key that is not ours: "%s"',
    async (key) => {
      await expect(store.get(key)).rejects.toThrow('no key');
      await expect(put(store, key, Buffer.from('x'))).rejects.toThrow('no key');
      await expect(store.delete(key)).rejects.toThrow('no key');
    },
  );
});

describe('a folder', () => {
  it('leaves nothing half behind, and files that only we can read', async () => {
    const own = mkdtempSync(join(folder, 'own-'));
    const store = await openDiskStore(own);
    const key = newFileKey();
    await expect(put(store, key, Buffer.from('short')).then(() => 'done')).resolves.toBe('done');
    await expect(
      store.put(newFileKey(), Readable.from([Buffer.from('short')]), { contentType: 'image/png', size: 99 }),
    ).rejects.toThrow('announced');
    expect(readdirSync(join(own, 'arriving'))).toEqual([]);
    expect(statSync(join(own, placeOfKey(key))).mode & 0o777).toBe(0o600);
  });

  it('removes what a crash left half, and not what another process is writing', async () => {
    const own = mkdtempSync(join(folder, 'own-'));
    await openDiskStore(own);
    const [old, young] = [join(own, 'arriving', 'old'), join(own, 'arriving', 'young')];
    for (const path of [old, young]) writeFileSync(path, 'half');
    const yesterday = new Date(statSync(old).mtimeMs - 86_400_000);
    utimesSync(old, yesterday, yesterday);
    await openDiskStore(own);
    expect(readdirSync(join(own, 'arriving'))).toEqual(['young']);
  });

  it('gives keys that nobody can guess, spread over folders', () => {
    const keys = new Set(Array.from({ length: 1000 }, newFileKey));
    expect(keys.size).toBe(1000);
    expect(placeOfKey('0123456789abcdef0123456789abcdef01234567')).toBe(
      '01/23/0123456789abcdef0123456789abcdef01234567',
    );
  });
});

describe('S3', () => {
  it('puts files under the folder of the bucket, in one piece, with their type', async () => {
    const store = openS3Store(s3.url);
    const key = newFileKey();
    await put(store, key, Buffer.from('x'));
    expect(s3.objects.get(`/loge-files/here/${placeOfKey(key)}`)).toEqual({
      body: Buffer.from('x'),
      contentType: 'image/jpeg',
    });
    expect(s3.requests.at(-1)?.headers['content-length']).toBe('1');
    await store.close();
  });

  it('says what failed and what to check, and nothing secret', async () => {
    const store = openS3Store(s3.url);
    s3.failing = { status: 503, times: 1 };
    const failure = await put(store, newFileKey(), Buffer.from('x')).catch((error: Error) => error.message);
    expect(failure).toBe(
      'the file storage did not put a file: 503 SlowDown. Check S3_URL: key, secret, bucket and region',
    );
    await store.close();
    const stranger = openS3Store(s3.url.replace('se%2Fcret', 'other'));
    await expect(stranger.has(newFileKey())).rejects.toThrow('403');
    await stranger.close();
  });

  it.each(['https://host/bucket', 'https://key:secret@host', 'https://key@host/bucket'])(
    'is not opened with the address %s',
    (address) => {
      expect(() => readS3Url(address)).toThrow('S3_URL is wrong');
    },
  );
});
