// A file named on the command line, or standard input for "-"; what cannot be read is a sentence, not a stack.
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';

export type Input = { kind: 'read'; bytes: Buffer } | { kind: 'missing'; reason: string };

const MEANINGS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
};

export async function readInput(path: string): Promise<Input> {
  if (path === '-') return { kind: 'read', bytes: await buffer(process.stdin) };
  try {
    return { kind: 'read', bytes: await readFile(path) };
  } catch (error) {
    const meaning = MEANINGS[(error as NodeJS.ErrnoException).code ?? ''];
    if (meaning === undefined) throw error;
    return { kind: 'missing', reason: `${path}: ${meaning}` };
  }
}
