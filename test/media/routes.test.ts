import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import express from 'express';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testClock } from '#lib/clock.ts';
import { inAgency } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { createLogger } from '#lib/log.ts';
import { createSigner } from '#lib/signed-link.ts';
import { openDiskStore } from '#media/disk-store.ts';
import { type FileStore, newFileKey, previewKey } from '#media/file-store.ts';
import { createFileLinks, FILES_PATH } from '#media/links.ts';
import { mediaRouter } from '#media/routes.ts';
import { type MediaRow, waitingMedia } from '#media/store.ts';
import { insert } from '../console/world.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { HTML, photo, sample } from './samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'loge-routes-'));
const clock = testClock('2026-11-23T09:00:00Z');
const signer = createSigner(['k'.repeat(32)]);
const links = createFileLinks({ signer, clock, publicUrl: 'https://loge.example' });
const lines: string[] = [];
const log = createLogger({ level: 'warn', destination: { write: (line) => void lines.push(line) } });
let fresh: FreshDatabase;
let store: FileStore;
let app: express.Express;
beforeAll(async () => {
  fresh = await freshDatabase();
  store = await openDiskStore(folder);
  app = express();
  app.use(FILES_PATH, mediaRouter({ db: fresh.db, clock, signer, store, log }));
});
afterAll(async () => {
  await fresh.drop();
  rmSync(folder, { recursive: true });
});

async function keep(body: Buffer, contentType: string, more: Partial<MediaRow> = {}): Promise<string> {
  const path = newFileKey();
  await store.put(path, Readable.from([body]), { contentType, size: body.length });
  const waiting = waitingMedia({
    agency_id: 'lilas',
    source: '',
    content_type: contentType,
    name: '../../<img onerror=alert(1)>.html',
    created_at: clock.now(),
  });
  const row = { ...waiting, state: 'stored', path, size: body.length, ...more };
  await inAgency(fresh.db, 'lilas', (tx) => insert(tx, 'media', row));
  return row.id;
}
const pathOf = (id: string, what: 'original' | 'thumb' = 'original', agency = 'lilas') =>
  new URL(links.to(agency, id, what)).pathname;

describe('a file behind its link', () => {
  it('opens, and nothing in it can run or be taken for something else', async () => {
    const body = await photo();
    const id = await keep(body, 'image/jpeg');
    const response = await request(app).get(pathOf(id)).expect(200);
    expect(response.body.equals(body)).toBe(true);
    expect(response.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(body.length),
      'content-disposition': `inline; filename="${id}.jpg"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cache-control': 'private, max-age=86400, immutable',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  it.each([
    ['words that were a page', HTML, 'text/plain', 'text/plain; charset=utf-8', 'txt'],
    ['a PDF', Buffer.from('%PDF-1.4'), 'application/pdf', 'application/pdf', 'pdf'],
    ['a recording', sample('voice.ogg'), 'audio/ogg', 'audio/ogg', 'ogg'],
    ['a film', sample('film.mp4'), 'video/mp4', 'video/mp4', 'mp4'],
    ['a HEIC', sample('photo.heic'), 'image/heic', 'image/heic', 'heic'],
  ])('%s is downloaded, under a name of ours', async (_, body, contentType, served, ending) => {
    const id = await keep(body, contentType);
    const { headers } = await request(app).get(pathOf(id)).expect(200);
    expect(headers['content-type']).toBe(served);
    expect(headers['content-disposition']).toBe(`attachment; filename="${id}.${ending}"`);
  });

  it('has a small picture where one was made', async () => {
    const path = newFileKey();
    await store.put(previewKey(path), Readable.from([Buffer.from('small')]), { contentType: 'image/jpeg', size: 5 });
    const id = await keep(await photo({ format: 'png' }), 'image/png', { preview: previewKey(path) });
    const { headers, body } = await request(app).get(pathOf(id, 'thumb')).expect(200);
    expect([headers['content-type'], body.toString()]).toEqual(['image/jpeg', 'small']);
    const without = await keep(await photo(), 'image/jpeg');
    await request(app).get(pathOf(without, 'thumb')).expect(404);
  });

  it('answers a HEAD without the bytes', async () => {
    const id = await keep(Buffer.from('0123456789'), 'audio/mpeg');
    const { headers, body } = await request(app).head(pathOf(id)).expect(200);
    expect([headers['content-length'], JSON.stringify(body)]).toEqual(['10', '{}']);
  });
});

describe('a player', () => {
  it.each([
    ['bytes=2-5', 206, '2345', 'bytes 2-5/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=0-100', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=0-1,4-5', 200, '0123456789', undefined],
    ['lines=1-2', 200, '0123456789', undefined],
  ])('that asks for %s gets %d', async (range, status, expected, contentRange) => {
    const id = await keep(Buffer.from('0123456789'), 'audio/mpeg');
    const response = await request(app).get(pathOf(id)).set('Range', range).buffer(true).expect(status);
    expect(response.body.toString()).toBe(expected);
    expect(response.headers['content-range']).toBe(contentRange);
    expect(response.headers['accept-ranges']).toBe('bytes');
  });

  it('that asks for what is not there is told how long the file is', async () => {
    const id = await keep(Buffer.from('0123456789'), 'audio/mpeg');
    const { headers } = await request(app).get(pathOf(id)).set('Range', 'bytes=10-20').expect(416);
    expect(headers['content-range']).toBe('bytes */10');
  });
});

describe('an address that is not a link of ours', () => {
  it('opens nothing', async () => {
    const id = await keep(await photo(), 'image/jpeg');
    const good = pathOf(id);
    const token = good.split('/')[2]!;
    const offer = signer.sign({ purpose: 'offer', ids: ['lilas', id], expiresAt: new Date('2027-01-01') });
    for (const path of [
      `/files/${id}/original`,
      good.replace(token, token.slice(0, -1)),
      good.replace(token, token.toUpperCase()),
      good.replace(token, offer),
      good.replace('/original', '/../original'),
      good.replace('/original', '/source'),
      '/files/x/original',
    ]) {
      await request(app).get(path).expect(404);
    }
    const other = createSigner(['o'.repeat(32)]);
    const forged = createFileLinks({ signer: other, clock, publicUrl: '' }).to('lilas', id, 'original');
    await request(app).get(forged).expect(404);
  });

  it('of another agency opens nothing', async () => {
    const id = await keep(await photo(), 'image/jpeg');
    await request(app)
      .get(pathOf(id, 'original', 'roses'))
      .expect(404);
    await request(app).get(pathOf(newId())).expect(404);
  });

  it('that has expired says so', async () => {
    const id = await keep(await photo(), 'image/jpeg');
    const path = pathOf(id);
    const now = clock.now();
    clock.advance(29 * 86_400_000);
    await request(app).get(path).expect(200);
    clock.advance(9 * 86_400_000);
    const { text } = await request(app).get(path).expect(410);
    expect(text).toContain('expiré');
    clock.set(now);
  });
});

describe('a link', () => {
  it('is the same for a week, so that a card that did not change is the same card', () => {
    const id = newId();
    const seen = new Set<string>();
    const now = clock.now();
    for (let day = 0; day < 7; day++) {
      seen.add(links.to('lilas', id, 'thumb'));
      clock.advance(86_400_000);
    }
    expect(seen.size).toBeLessThanOrEqual(2);
    clock.set(now);
  });

  it('shows pictures in Slack only where Slack can reach us', () => {
    const local = createFileLinks({ signer, clock, publicUrl: 'http://localhost:3000' });
    expect([links.reachable, local.reachable]).toEqual([true, false]);
  });
});

describe('a file that is not there', () => {
  it('comes in a moment, could not be kept, or is missing from the store', async () => {
    const waiting = await keep(await photo(), 'image/jpeg', { state: 'waiting' });
    expect((await request(app).get(pathOf(waiting)).expect(503)).headers['retry-after']).toBe('5');
    const failed = await keep(await photo(), 'image/jpeg', { state: 'failed', reason: 'too_large' });
    expect((await request(app).get(pathOf(failed)).expect(404)).text).toContain('pas pu être gardé');
    const lost = await keep(await photo(), 'image/jpeg', { path: newFileKey() });
    expect((await request(app).get(pathOf(lost)).expect(404)).text).toContain('introuvable');
    expect(lines.join('')).toContain(lost);
  });
});
