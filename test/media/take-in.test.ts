import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDiskStore } from '#media/disk-store.ts';
import { type FileStore, newFileKey } from '#media/file-store.ts';
import type { Caps } from '#media/receive-bytes.ts';
import { type TakenIn, takeIn } from '#media/take-in.ts';
import { GPS, HTML, hugePng, PDF, PROGRAM, photo, SVG, sample, VCARD } from './samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'loge-take-'));
let store: FileStore;
beforeAll(async () => {
  store = await openDiskStore(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function take(
  body: Buffer | Readable,
  declared: string,
  more: { size?: number | null; caps?: Caps } = {},
): Promise<TakenIn> {
  const stream = body instanceof Readable ? body : Readable.from(chunks(body));
  const size = more.size === undefined ? (body instanceof Readable ? null : body.length) : more.size;
  const { caps } = more;
  return takeIn({ store, ...(caps ? { caps } : {}) }, { stream, declared, size }, newFileKey(), async () => undefined);
}

/** As it comes over a network. */
function* chunks(body: Buffer): Generator<Buffer> {
  for (let at = 0; at < body.length; at += 1_000) yield body.subarray(at, at + 1_000);
}

async function kept(taken: TakenIn) {
  if (taken.kind !== 'kept') throw new Error(`refused: ${taken.reason}`);
  const { path, preview, ...about } = taken.kept;
  const bytes = await buffer((await store.get(path))!.stream);
  expect(about.size).toBe(bytes.length);
  return { ...about, bytes, preview: preview === '' ? null : await buffer((await store.get(preview))!.stream) };
}

const pixel = async (image: Buffer, left: number, top: number) =>
  [...(await sharp(image).removeAlpha().extract({ left, top, width: 1, height: 1 }).raw().toBuffer())].map((value) =>
    value > 180 ? 1 : value < 80 ? 0 : value,
  );
const RED = [1, 0, 0];
const BLUE = [0, 0, 1];

describe('a photo', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('is kept as %s, without place, owner and camera', async (format) => {
    const original = await photo({ format });
    expect((await sharp(original).metadata()).exif?.toString('latin1')).toContain('Odette Durand');
    const { content_type, bytes, preview } = await kept(await take(original, `image/${format}`));
    expect(content_type).toBe(`image/${format}`);
    for (const image of [bytes, preview!]) {
      const { exif, xmp, iptc, width, height } = await sharp(image).metadata();
      expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
      expect([width, height]).toEqual([40, 20]);
      for (const word of ['Odette', 'Fairphone', 'GPS']) expect(image.toString('latin1')).not.toContain(word);
      expect(await pixel(image, 20, 3)).toEqual(RED);
      expect(await pixel(image, 20, 16)).toEqual(BLUE);
    }
    expect(GPS.IFD3.GPSLatitude).toBeTruthy();
  });

  it('is turned the right way up before what says so is taken out', async () => {
    // 6: the phone was held upright, the picture lies on its side.
    const { bytes } = await kept(await take(await photo({ orientation: 6 }), 'image/jpeg'));
    const { width, height, orientation } = await sharp(bytes).metadata();
    expect([width, height, orientation ?? 1]).toEqual([20, 40, 1]);
    expect(await pixel(bytes, 16, 20)).toEqual(RED);
    expect(await pixel(bytes, 3, 20)).toEqual(BLUE);
  });

  it('gets a small JPEG of 480 points at most', async () => {
    const { bytes, preview } = await kept(
      await take(await photo({ width: 1200, height: 900, noise: true }), 'image/jpeg'),
    );
    const { format, width, height } = await sharp(preview!).metadata();
    expect([format, width, height]).toEqual(['jpeg', 480, 360]);
    expect(preview!.length).toBeLessThan(bytes.length / 2);
  });

  it('is what its bytes are, whatever it is said to be', async () => {
    expect((await kept(await take(await photo({ format: 'png' }), 'image/jpeg'))).content_type).toBe('image/png');
    expect((await kept(await take(await photo(), ''))).content_type).toBe('image/jpeg');
    expect((await kept(await take(PDF, 'image/jpeg'))).content_type).toBe('application/pdf');
  });

  it('that moves goes on moving', async () => {
    const frames = await Promise.all([photo({ format: 'png' }), photo({ format: 'png', noise: true })]);
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const { content_type, bytes } = await kept(await take(gif, 'image/gif'));
    expect(content_type).toBe('image/gif');
    expect((await sharp(bytes).metadata()).pages).toBe(2);
  });

  it('that was cut on its way is kept as far as it came', async () => {
    const whole = await photo({ width: 600, height: 400, noise: true });
    const { bytes } = await kept(await take(whole.subarray(0, Math.floor(whole.length * 0.7)), 'image/jpeg'));
    expect((await sharp(bytes).metadata()).height).toBe(400);
  });

  it('with more points than any camera has is refused before it fills the memory', async () => {
    expect(await take(hugePng(60_000, 60_000), 'image/png')).toEqual({ kind: 'refused', reason: 'too_large' });
  });

  it('that is none is refused', async () => {
    const broken = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(3_000, 9)]);
    expect(await take(broken, 'image/jpeg')).toEqual({ kind: 'refused', reason: 'unreadable' });
  });
});

describe('HEIC', () => {
  it('is kept as JPEG, which every screen shows, without place and owner', async () => {
    const original = sample('photo.heic');
    expect(original.toString('latin1')).toContain('iPhone of Odette');
    const { content_type, bytes, preview } = await kept(await take(original, 'image/heic'));
    expect(content_type).toBe('image/jpeg');
    const { width, height, exif } = await sharp(bytes).metadata();
    expect([width, height, exif]).toEqual([64, 48, undefined]);
    expect((await sharp(preview!).metadata()).width).toBe(64);
  });

  it('that cannot be decoded is kept as it is, with what it tells about its owner blanked', async () => {
    const original = sample('photo.heic');
    // Coded in a way that nobody knows.
    const broken = Buffer.from(original.toString('latin1').replace('hvc1', 'new1'), 'latin1');
    const { content_type, bytes, preview } = await kept(await take(broken, 'image/heic'));
    expect([content_type, preview]).toEqual(['image/heic', null]);
    expect(bytes.length).toBe(original.length);
    expect(bytes.toString('latin1')).not.toContain('Odette');
    expect(bytes.includes(original.subarray(original.indexOf('MM\0*'), original.indexOf('MM\0*') + 40))).toBe(false);
  });

  it('that is neither decoded nor understood is refused: it may tell where its owner lives', async () => {
    const original = sample('photo.heic');
    const broken = Buffer.concat([
      original.subarray(0, original.indexOf('iloc')),
      Buffer.from('xxxx'),
      original.subarray(original.indexOf('iloc') + 4),
    ]);
    expect(await take(broken, 'image/heic')).toEqual({ kind: 'refused', reason: 'unreadable' });
  });
});

describe('films and recordings', () => {
  it.each([
    ['film.mov', 'video/quicktime', '+48.8566'],
    ['film.mp4', 'video/mp4', 'chez Odette'],
  ])('%s is kept without the place where it was taken', async (name, type, told) => {
    const original = sample(name);
    expect(original.toString('latin1')).toContain(told);
    const { content_type, bytes } = await kept(await take(original, type));
    expect(content_type).toBe(type);
    expect(bytes.toString('latin1')).not.toContain(told);
    expect(bytes.toString('latin1')).not.toMatch(/©xyz|loci|udta/);
    // Nothing else moved: every offset in it stays true.
    expect(bytes.length).toBe(original.length);
    const pictures = original.indexOf('mdat');
    expect(bytes.subarray(pictures, pictures + 500).equals(original.subarray(pictures, pictures + 500))).toBe(true);
  });

  it.each([
    ['film.3gp', 'video/3gpp', 'video/3gpp'],
    ['voice.ogg', 'audio/ogg', 'audio/ogg'],
    ['voice.mp3', 'audio/mpeg', 'audio/mpeg'],
    ['voice.m4a', 'audio/mp4', 'audio/mp4'],
    ['voice.amr', 'audio/amr', 'audio/amr'],
    ['voice.wav', 'audio/wav', 'audio/wav'],
    ['film.mp4', 'audio/mp4', 'audio/mp4'],
  ])('%s, said to be %s, is kept as %s', async (name, declared, type) => {
    const { content_type, preview } = await kept(await take(sample(name), declared));
    expect([content_type, preview]).toEqual([type, null]);
  });

  it('a recording is kept byte for byte', async () => {
    expect((await kept(await take(sample('voice.ogg'), 'audio/ogg'))).bytes.equals(sample('voice.ogg'))).toBe(true);
  });

  it('a film that is broken off in the middle of its frame is refused', async () => {
    const film = sample('film.mov');
    expect(await take(film.subarray(0, film.length - 300), 'video/quicktime')).toEqual({
      kind: 'refused',
      reason: 'unreadable',
    });
  });
});

describe('what is no picture, film or recording', () => {
  it.each([
    ['a page that is said to be a photo', HTML, 'image/jpeg'],
    ['a page that is said to be a voice note', HTML, 'audio/ogg'],
    ['words that are said to be a film', Buffer.from('hello'), 'video/mp4'],
    ['a program', PROGRAM, 'application/octet-stream'],
    ['a program that is said to be a photo', PROGRAM, 'image/jpeg'],
    ['an archive', Buffer.from('504b0506'.padEnd(44, '0'), 'hex'), 'application/zip'],
  ])('%s is refused', async (_, body, declared) => {
    expect(await take(body, declared)).toEqual({ kind: 'refused', reason: 'type' });
  });

  it.each([
    ['a page', HTML, 'text/html'],
    ['a drawing with a script', SVG, 'image/svg+xml'],
    ['words', Buffer.from('Bonjour,\nla chaudière est en panne.\n'), 'text/plain'],
  ])('%s is kept as plain words', async (_, body, declared) => {
    const { content_type, bytes, preview } = await kept(await take(body, declared));
    expect([content_type, preview]).toEqual(['text/plain', null]);
    expect(bytes.equals(body)).toBe(true);
  });

  it.each([
    ['a letter', sample('lettre.docx'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a PDF', PDF, 'application/pdf'],
    ['a contact', VCARD, 'text/vcard'],
  ])('%s is kept', async (_, body, type) => {
    expect((await kept(await take(body, 'application/octet-stream'))).content_type).toBe(type);
  });
});

describe('what is too much, too little or breaks', () => {
  const caps: Caps = { bytes: 10_000, videoBytes: 30_000 };
  const endless = (head: Buffer, ended: () => void) =>
    Readable.from(
      (async function* () {
        try {
          yield head;
          for (;;) yield Buffer.alloc(1_000);
        } finally {
          ended();
        }
      })(),
    );

  it('ends at its cap while it still comes, whatever was announced', async () => {
    let ended = 0;
    let sent = 0;
    const counting = Readable.from(
      (async function* () {
        try {
          for (;;) {
            sent += 1_000;
            yield Buffer.alloc(1_000, 1);
          }
        } finally {
          ended++;
        }
      })(),
    );
    expect(await take(counting, 'image/jpeg', { caps })).toEqual({ kind: 'refused', reason: 'too_large' });
    expect(ended).toBe(1);
    expect(sent).toBeLessThan(60_000);
  });

  it('a film may be larger than a photo, and ends at its own cap', async () => {
    const film = Buffer.concat([sample('film.mp4'), freeBox(15_000)]);
    expect((await take(film, 'video/mp4', { caps })).kind).toBe('kept');
    const longer = Buffer.concat([sample('film.mp4'), freeBox(30_000)]);
    expect(await take(longer, 'video/mp4', { caps })).toEqual({ kind: 'refused', reason: 'too_large' });
    expect(
      await take(
        endless(sample('film.mp4'), () => undefined),
        'video/mp4',
        { caps },
      ),
    ).toEqual({
      kind: 'refused',
      reason: 'too_large',
    });
  });

  it('what is announced as too large is not even read', async () => {
    const stream = Readable.from([Buffer.from('x')]);
    expect(await take(stream, 'image/jpeg', { size: 31_000, caps })).toEqual({ kind: 'refused', reason: 'too_large' });
    expect(stream.destroyed).toBe(true);
  });

  it('nothing at all is refused; less than was announced is worth another try', async () => {
    expect(await take(Buffer.alloc(0), 'image/jpeg', { size: null })).toEqual({
      kind: 'refused',
      reason: 'unreadable',
    });
    const half = (await photo()).subarray(0, 200);
    await expect(take(half, 'image/jpeg', { size: 400 })).rejects.toThrow('200 bytes came where 400');
  });

  it('leaves no temporary file, whatever happens', async () => {
    const before = temporary();
    await take(HTML, 'image/jpeg');
    await take(await photo(), 'image/jpeg');
    await take(
      Readable.from(
        (async function* () {
          yield Buffer.from('x');
          throw new Error('cut');
        })(),
      ),
      'image/jpeg',
    ).catch(() => undefined);
    expect(temporary()).toEqual(before);
  });

  it('is not kept twice', async () => {
    const body = await photo();
    const first = await kept(await take(body, 'image/jpeg'));
    const known = { content_type: 'image/jpeg', size: 1, path: newFileKey(), preview: '', sha256: first.sha256 };
    const key = newFileKey();
    const arriving = { stream: Readable.from([body]), declared: 'image/jpeg', size: body.length };
    const twin = await takeIn({ store }, arriving, key, async (sha256) =>
      sha256 === known.sha256 ? known : undefined,
    );
    expect(twin).toEqual({ kind: 'kept', kept: known });
    expect(await store.has(key)).toBe(false);
  });
});

function freeBox(size: number): Buffer {
  const box = Buffer.alloc(size);
  box.writeUInt32BE(size, 0);
  box.write('free', 4, 'latin1');
  return box;
}

function temporary(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('loge-file-'));
}
