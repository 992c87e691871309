// The files beside the exported rows: each under the id of its row.
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { endingOf } from '#media/file-types.ts';
import { openFileStore } from '#media/open-store.ts';
import type { CommandContext } from './command.ts';

export interface ExportedFile {
  id: string;
  path: string;
  content_type: string;
}

/** How many; those that are missing from the store are named. */
export async function exportFiles(
  config: Pick<CommandContext['config'], 'dataDir' | 's3Url'>,
  files: readonly ExportedFile[],
  folder: string,
): Promise<{ copied: number; missing: string[] }> {
  const missing: string[] = [];
  if (files.length === 0) return { copied: 0, missing };
  await mkdir(folder, { recursive: true });
  const store = await openFileStore(config);
  try {
    for (const { id, path, content_type } of files) {
      const opened = await store.get(path);
      if (opened === null) missing.push(id);
      else await pipeline(opened.stream, createWriteStream(join(folder, `${id}.${endingOf(content_type)}`)));
    }
  } finally {
    await store.close();
  }
  return { copied: files.length - missing.length, missing };
}
