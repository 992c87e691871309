// A form as a browser sends it, files streamed on as they come: nothing of a file is held in memory here.
import { PassThrough, type Readable } from 'node:stream';
import busboy from 'busboy';
import type { Request } from 'express';
import { cleanText } from '#lib/text.ts';

export interface SentForm {
  /** '' where it was not sent. */
  text(name: string): string;
  all(name: string): string[];
}

export interface SentFile {
  stream: Readable;
  /** As the browser named it: shown at most, never a path. */
  name: string;
  contentType: string;
}

export type ReadForm = { kind: 'read'; form: SentForm } | { kind: 'wrong' } | { kind: 'too_large' };

/** Nobody waits for an answer any more. */
export class WentAway extends Error {}

const MOST_FIELDS = 60;
const LONGEST_FIELD = 100_000;
const MOST_FILES = 5;
/** Five photos of today's telephones, or one film. */
const LARGEST = 110_000_000;

/**
 * `take` gets each file with the fields that came before it; it may leave the stream unread. Where it fails, the whole form fails.
 */
export async function readForm(
  request: Request,
  take?: (file: SentFile, field: string, before: SentForm) => Promise<void>,
): Promise<ReadForm> {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST) return { kind: 'too_large' };
  const values = new Map<string, string[]>();
  const form: SentForm = {
    text: (name) => values.get(name)?.[0] ?? '',
    all: (name) => values.get(name) ?? [],
  };
  let parser: busboy.Busboy;
  try {
    parser = busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { fields: MOST_FIELDS, fieldSize: LONGEST_FIELD, files: MOST_FILES },
    });
  } catch {
    // Neither of the two kinds of form.
    return { kind: 'wrong' };
  }
  const taken: Promise<void>[] = [];
  return new Promise((done, failed) => {
    let size = 0;
    const end = (outcome: ReadForm) => {
      request.unpipe(parser);
      request.resume();
      Promise.all(taken).then(() => done(outcome), failed);
    };
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > LARGEST) end({ kind: 'too_large' });
    });
    request.once('close', () => {
      if (request.complete) return;
      parser.destroy();
      failed(new WentAway('the browser went away in the middle of a form'));
    });
    parser.on('field', (name, value) => {
      const all = values.get(name);
      if (all === undefined) values.set(name, [cleanText(value)]);
      else all.push(cleanText(value));
    });
    parser.on('file', (field, stream, { filename, mimeType }) => {
      // A browser sends an empty part for a field that was left empty.
      if (take === undefined || !filename) return void stream.resume();
      const through = new PassThrough();
      stream.on('error', (error) => through.destroy(error));
      through.on('close', () => {
        stream.unpipe(through);
        stream.resume();
      });
      stream.pipe(through);
      const file = { stream: through, name: cleanText(filename).slice(0, 200), contentType: mimeType.toLowerCase() };
      const working = take(file, field, form).finally(() => through.destroy());
      // Heard at the end of the form; unheard until then, it would end the process.
      working.catch(() => undefined);
      taken.push(working);
    });
    parser.once('error', () => end({ kind: 'wrong' }));
    parser.once('close', () => end({ kind: 'read', form }));
    request.pipe(parser);
  });
}
