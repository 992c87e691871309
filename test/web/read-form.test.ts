import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import express, { type Request } from 'express';
import { afterEach, expect, it } from 'vitest';
import { readForm, type SentFile, type SentForm, WentAway } from '#web/read-form.ts';

let server: Server | undefined;
afterEach(() => new Promise((done) => (server === undefined ? done(undefined) : server.close(done))));

type Take = (file: SentFile, field: string, before: SentForm) => Promise<void>;

async function post(
  body: BodyInit,
  take?: Take,
  headers: Record<string, string> = {},
): Promise<{ status: number; read: unknown }> {
  const app = express();
  app.post('/', async (request: Request, response) => {
    const read = await readForm(request, take);
    response.json(
      read.kind === 'read' ? { mots: read.form.all('mots'), nom: read.form.text('nom') } : { kind: read.kind },
    );
  });
  app.use((error: Error, _: Request, response: express.Response, _next: express.NextFunction) => {
    response.status(500).json({ error: error.message });
  });
  server = createServer(app);
  await new Promise<void>((done) => server!.listen(0, done));
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body, headers });
  return { status: response.status, read: await response.json() };
}

function form(fields: [string, string][], files: [string, string, Buffer][] = []): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  for (const [field, name, bytes] of files) data.append(field, new Blob([new Uint8Array(bytes)]), name);
  return data;
}

it('reads both kinds of form, all values of a field, and cleans them for PostgreSQL', async () => {
  const fields: [string, string][] = [
    ['mots', 'l’eau\0 coule'],
    ['mots', 'fort'],
    ['nom', 'Zoé'],
  ];
  expect((await post(form(fields))).read).toEqual({ mots: ['l’eau coule', 'fort'], nom: 'Zoé' });
  expect((await post(new URLSearchParams(fields))).read).toEqual({ mots: ['l’eau coule', 'fort'], nom: 'Zoé' });
});

it('hands each file on as it comes, with the fields before it', async () => {
  const got: [string, string, number, string][] = [];
  const large = Buffer.alloc(3_000_000, 7);
  const take: Take = async ({ stream, name }, field, before) => {
    got.push([field, name, (await buffer(stream)).length, before.text('nom')]);
  };
  await post(
    form(
      [['nom', 'Zoé']],
      [
        ['photos', 'a.jpg', large],
        ['photos', 'été.png', Buffer.from('x')],
      ],
    ),
    take,
  );
  expect(got.sort()).toEqual([
    ['photos', 'a.jpg', 3_000_000, 'Zoé'],
    ['photos', 'été.png', 1, 'Zoé'],
  ]);
});

it('reads on where a file is not wanted, or its reader stops in the middle', async () => {
  const large = Buffer.alloc(3_000_000, 7);
  const files: [string, string, Buffer][] = [
    ['photos', 'a.jpg', large],
    ['photos', 'b.jpg', large],
  ];
  expect((await post(form([], files))).read).toMatchObject({ nom: '' });
  const stop: Take = async ({ stream }) => void stream.destroy();
  expect((await post(form([['nom', 'a']], files), stop)).read).toMatchObject({ nom: 'a' });
});

it('fails where a file fails', async () => {
  const fail: Take = async () => {
    throw new Error('no room');
  };
  expect(await post(form([], [['photos', 'a.jpg', Buffer.from('x')]]), fail)).toEqual({
    status: 500,
    read: { error: 'no room' },
  });
});

it('takes five files and leaves the rest', async () => {
  let files = 0;
  const count: Take = async ({ stream }) => {
    files++;
    stream.resume();
  };
  await post(
    form(
      [],
      Array.from({ length: 9 }, (_, i) => ['photos', `${i}.jpg`, Buffer.from('x')]),
    ),
    count,
  );
  expect(files).toBe(5);
});

it('ends where the browser goes away in the middle', async () => {
  const request = new PassThrough();
  Object.assign(request, { headers: { 'content-type': 'multipart/form-data; boundary=x' }, complete: false });
  const took: Take = async ({ stream }) => void (await buffer(stream));
  const reading = readForm(request as unknown as Request, took);
  request.write('--x\r\ncontent-disposition: form-data; name="photos"; filename="a.jpg"\r\n\r\nhalf of it');
  setImmediate(() => request.destroy());
  await expect(reading).rejects.toBeInstanceOf(WentAway);
});

it('says what is no form, what is cut and what is too large', async () => {
  expect((await post('{}', undefined, { 'content-type': 'application/json' })).read).toEqual({ kind: 'wrong' });
  const cut = '--x\r\ncontent-disposition: form-data; name="mots"\r\n\r\nbonj';
  expect((await post(cut, undefined, { 'content-type': 'multipart/form-data; boundary=x' })).read).toEqual({
    kind: 'wrong',
  });
});
