// The key of signed links where none is set: made once and kept in the data folder, readable by nobody else.
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = 'secret-key';

/** Web and worker may start together: whoever comes second takes what the first has made. */
export async function keptSecretKey(dataDir: string): Promise<string> {
  const path = join(dataDir, NAME);
  await mkdir(dataDir, { recursive: true });
  try {
    await writeFile(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = (await readFile(path, 'utf8')).trim();
  if (key.length < 32) throw new Error(`${path} holds no key of 32 characters or more: delete it, or set SECRET_KEY`);
  return key;
}
