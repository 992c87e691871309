// The worker that reads mails for reader.ts: one at a time, and it may be killed at any moment.
import { parentPort } from 'node:worker_threads';
import type { Dropped } from './body/attachments.ts';
import { readMail } from './read-mail.ts';
import type { Ours } from './set-aside/rule.ts';

export interface Task {
  bytes: Uint8Array;
  dropped: Dropped[];
  ours: Ours;
}

parentPort!.on('message', ({ bytes, dropped, ours }: Task) => {
  try {
    parentPort!.postMessage({
      kind: 'read',
      mail: readMail(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { ours, dropped }),
    });
  } catch (error) {
    parentPort!.postMessage({
      kind: 'failed',
      reason: error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'unknown',
    });
  }
});
parentPort!.postMessage({ kind: 'ready' });
