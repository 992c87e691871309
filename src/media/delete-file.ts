// The job media.delete: bytes that no row names any more. A file that two messages share stays until both are gone.
import type { Payload } from '#jobs/catalog.ts';
import type { FileStore } from './file-store.ts';

export function fileDeleter(store: FileStore) {
  return ({ key }: Payload<'media.delete'>): Promise<void> => store.delete(key);
}
