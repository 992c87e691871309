// The thread that reads mails for reader.ts.
import { answerTasks } from '#lib/thread-tasks.ts';
import type { Dropped } from './body/attachments.ts';
import { readMail } from './read-mail.ts';
import type { Ours } from './set-aside/rule.ts';

export interface Task {
  bytes: Uint8Array;
  dropped: Dropped[];
  ours: Ours;
}

answerTasks(({ bytes, dropped, ours }: Task) =>
  readMail(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { ours, dropped }),
);
