// loge read-mail PATH...: what is made of mails in files or folders, one JSON line each, to try the reading on one's own mails.
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createMailReader, type MailReader } from '#channels/email/reader.ts';
import { thin } from '#channels/email/thin.ts';
import { parseArgs } from './arguments.ts';
import type { CommandContext, ExitCode } from './command.ts';

const USAGE = 'usage: loge read-mail PATH...   (files, or folders with all that is in them)';
const AT_ONCE = 2;

type Needs = Pick<CommandContext, 'out' | 'err'>;

export async function command(args: string[], { out, err }: Needs): Promise<ExitCode> {
  const { words, wrong } = parseArgs(args, {});
  if (wrong !== undefined || words.length === 0) {
    if (wrong !== undefined) err(wrong);
    err(USAGE);
    return 2;
  }
  const files: string[] = [];
  let failed = false;
  for (const path of words) {
    const found = await filesAt(path);
    if (found === null) {
      err(`${path}: there is no such file`);
      failed = true;
    } else files.push(...found);
  }
  const reader = createMailReader({ workers: AT_ONCE });
  try {
    await inOrder(files, AT_ONCE * 2, (file) => lineOf(reader, file), out);
  } finally {
    await reader.close();
  }
  return failed ? 1 : 0;
}

async function filesAt(path: string): Promise<string[] | null> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function lineOf(reader: MailReader, file: string): Promise<string> {
  const began = performance.now();
  try {
    const { bytes, dropped } = await thin(createReadStream(file));
    const { mail, error } = await reader.read(bytes, dropped);
    const attachments = mail.attachments.map(({ name, type, size }) => ({ name, type, size }));
    const { subject, text, reply, setAside } = mail;
    return JSON.stringify({
      file,
      from: mail.from[0]?.address ?? '',
      subject,
      text,
      reply,
      setAside,
      attachments,
      ms: since(began),
      error,
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return JSON.stringify({
      file,
      from: '',
      subject: '',
      text: '',
      reply: '',
      setAside: null,
      attachments: [],
      ms: since(began),
      error: `cannot be read (${code})`,
    });
  }
}

function since(began: number): number {
  return Math.round(performance.now() - began);
}

/** Some at once, told in the order asked for. */
async function inOrder<T>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<string>,
  tell: (line: string) => void,
): Promise<void> {
  const underway: Promise<string>[] = [];
  for (const item of items) {
    underway.push(work(item));
    if (underway.length >= most) tell(await underway.shift()!);
  }
  for (const one of underway) tell(await one);
}
