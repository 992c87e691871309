// Reads mails in threads with a limit of time and memory each: a mail that makes one hang or burst is read as raw text. The main
// thread never waits for a mail.
import { createThreads } from '#lib/threads.ts';
import type { Dropped } from './body/attachments.ts';
import { NOT_OURS, type ReadMail, readRaw } from './read-mail.ts';
import type { Task } from './reader-worker.ts';
import type { Ours } from './set-aside/rule.ts';

export interface MailReader {
  /** Never rejects: what cannot be read is told in `error`, and its raw text given. */
  read(bytes: Buffer, dropped?: readonly Dropped[]): Promise<{ mail: ReadMail; error: string | null }>;
  close(): Promise<void>;
}

export interface ReaderOptions {
  ours?: Ours;
  workers?: number;
  timeoutMs?: number;
  memoryMb?: number;
  /** For tests: another worker. */
  script?: URL;
}

/** Five seconds are promised for a mail; the raw reading needs its share. */
const TIMEOUT_MS = 4_000;
const MEMORY_MB = 256;

export function createMailReader({
  ours = NOT_OURS,
  workers = 2,
  timeoutMs = TIMEOUT_MS,
  memoryMb = MEMORY_MB,
  script = new URL('./reader-worker.ts', import.meta.url),
}: ReaderOptions = {}): MailReader {
  const threads = createThreads<Task, ReadMail>({ script, name: 'the reader', most: workers, timeoutMs, memoryMb });
  return {
    async read(bytes, dropped = []) {
      const read = await threads.run({ bytes, dropped: [...dropped], ours });
      return read.kind === 'done' ? { mail: read.value, error: null } : { mail: readRaw(bytes), error: read.reason };
    },
    close: () => threads.close(),
  };
}
