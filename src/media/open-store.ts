// Which file store this deployment has: S3-compatible storage where S3_URL is set, otherwise a folder under DATA_DIR.
import { join } from 'node:path';
import { openDiskStore } from './disk-store.ts';
import type { FileStore } from './file-store.ts';
import { openS3Store } from './s3-store.ts';

export async function openFileStore({
  s3Url,
  dataDir,
}: {
  s3Url: string | undefined;
  dataDir: string;
}): Promise<FileStore> {
  return s3Url === undefined ? openDiskStore(join(dataDir, 'files')) : openS3Store(s3Url);
}
