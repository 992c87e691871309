// What a file is, by its bytes: the name and the type that came with it prove nothing.
import { open } from 'node:fs/promises';
import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type';
import { type FileType, fileTypeOf, PLAIN_TEXT } from './file-types.ts';

/** As many bytes as tell every family of files apart. */
export const HEAD_BYTES = 4_100;

/** Undefined: nothing that we keep. */
export async function recognise(path: string, declared: string): Promise<FileType | undefined> {
  const content = await guessed(fileTypeFromFile(path));
  const known = content === undefined ? undefined : fileTypeOf(content, declared);
  if (known !== undefined) return known;
  // A page that comes instead of a photo is an error page, or an attack: no words of a tenant.
  if (/^(?:image|audio|video)\//.test(declared) && declared !== 'image/svg+xml') return undefined;
  if (content !== undefined && content !== 'application/xml' && content !== 'image/svg+xml') return undefined;
  return (await isText(path)) ? PLAIN_TEXT : undefined;
}

export async function isVideo(head: Buffer): Promise<boolean> {
  return (await guessed(fileTypeFromBuffer(head)))?.startsWith('video/') === true;
}

/** Bytes that break the reader of one format are no file of it. */
async function guessed(guess: Promise<{ mime: string } | undefined>): Promise<string | undefined> {
  try {
    return (await guess)?.mime;
  } catch (error) {
    if (error instanceof Error && !('syscall' in error)) return undefined;
    throw error;
  }
}

async function isText(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.subarray(0, bytesRead);
    // Control characters other than tab and line ends: not written by people.
    return bytesRead > 0 && !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(head.toString('latin1'));
  } finally {
    await file.close();
  }
}
