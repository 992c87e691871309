// A file from outside: received under its cap, recognised by its bytes, cleaned, and put into the store. Or refused, with why.
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { blankFilm } from './blank-film.ts';
import { type FileStore, previewKey } from './file-store.ts';
import type { FileType } from './file-types.ts';
import { cleanPicture } from './picture.ts';
import { type Caps, receiveBytes } from './receive-bytes.ts';
import { recognise } from './recognise.ts';
import type { Refusal } from './refusals.ts';
import type { Kept } from './store.ts';

export interface Arriving {
  stream: Readable;
  /** What it is said to be; empty when nobody said. */
  declared: string;
  /** Bytes, as announced. */
  size: number | null;
}

export type TakenIn = { kind: 'kept'; kept: Kept } | { kind: 'refused'; reason: Refusal };

export interface TakingIn {
  store: FileStore;
  caps?: Caps;
}

/** `twin`: what is kept already of the same bytes, where there is such a file. */
export async function takeIn(
  { store, caps }: TakingIn,
  { stream, declared, size }: Arriving,
  key: string,
  twin: (sha256: string) => Promise<Kept | undefined>,
): Promise<TakenIn> {
  const folder = await mkdtemp(join(tmpdir(), 'loge-file-'));
  try {
    const path = join(folder, 'arrived');
    const received = await receiveBytes(stream, path, { announced: size, ...(caps === undefined ? {} : { caps }) });
    if (received.kind === 'refused') return received;
    const known = await twin(received.sha256);
    if (known !== undefined) return { kind: 'kept', kept: known };
    const type = await recognise(path, declared);
    if (type === undefined) return { kind: 'refused', reason: 'type' };
    const cleaned = await clean(type, path);
    if (cleaned.kind === 'refused') return cleaned;
    const { contentType, file, preview } = cleaned;
    if (preview !== null) await put(store, previewKey(key), preview, 'image/jpeg');
    return {
      kind: 'kept',
      kept: {
        content_type: contentType,
        size: await put(store, key, file, contentType),
        path: key,
        preview: preview === null ? '' : previewKey(key),
        sha256: received.sha256,
      },
    };
  } finally {
    stream.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}

type Cleaned =
  | { kind: 'cleaned'; contentType: string; file: string; preview: string | null }
  | { kind: 'refused'; reason: Refusal };

/** Wrapped as films are; other recordings hold nothing about a place. */
const LIKE_FILMS = new Set(['audio/mp4', 'audio/3gpp']);

async function clean({ kind, contentType }: FileType, path: string): Promise<Cleaned> {
  if (kind === 'picture') {
    const paths = { from: path, to: `${path}-clean`, preview: `${path}-preview` };
    const picture = await cleanPicture(contentType, paths);
    if (picture.kind === 'refused') return picture;
    // A HEIC that nobody could decode was cleaned where it lay.
    const file = picture.contentType === 'image/heic' ? paths.from : paths.to;
    return { kind: 'cleaned', contentType: picture.contentType, file, preview: picture.preview ? paths.preview : null };
  }
  const film = kind === 'video' || LIKE_FILMS.has(contentType);
  if (film && !(await blankFilm(path))) return { kind: 'refused', reason: 'unreadable' };
  return { kind: 'cleaned', contentType, file: path, preview: null };
}

async function put(store: FileStore, key: string, path: string, contentType: string): Promise<number> {
  const { size } = await stat(path);
  await store.put(key, createReadStream(path), { contentType, size });
  return size;
}
