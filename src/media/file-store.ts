// Where the bytes of files lie: a folder, or S3-compatible storage. It knows keys and bytes, and nothing of what they are for.
import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';

export interface ByteRange {
  start: number;
  /** Included. */
  end: number;
}

export interface Opened {
  stream: Readable;
  /** Bytes that the stream gives. */
  size: number;
}

export interface FileStore {
  /** All or nothing, and only once it is safe. The same key again replaces what was there. `size`: bytes of the stream. */
  put(key: string, body: Readable, about: { contentType: string; size: number }): Promise<void>;
  /** Null: there is no such file. Whoever opens a stream reads or destroys it. */
  get(key: string, range?: ByteRange): Promise<Opened | null>;
  has(key: string): Promise<boolean>;
  /** What is gone already is no error. */
  delete(key: string): Promise<void>;
  close(): Promise<void>;
}

const KEY = /^[0-9a-f]{40}(?:-preview)?$/;

/** Nobody can guess one. */
export function newFileKey(): string {
  return randomBytes(20).toString('hex');
}

export function previewKey(key: string): string {
  return `${key}-preview`;
}

/** Spread over 65,536 folders, so that none grows large. Throws for what is no key of ours: it never becomes a path. */
export function placeOfKey(key: string): string {
  if (!KEY.test(key)) throw new Error('this is no key of the file store');
  return `${key.slice(0, 2)}/${key.slice(2, 4)}/${key}`;
}
