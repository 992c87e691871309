// Makes the PDFs of orders beside the main thread, with a limit of time and memory. The same paper is asked for by a mail and by a
// page: the last ones are kept, and what is asked for twice at once is made once.
import { createHash } from 'node:crypto';
import { createThreads, type Threads } from '#lib/threads.ts';
import type { OrderDocument } from './document-record.ts';
import type { DocumentPhoto } from './pdf.ts';
import type { PdfTask } from './pdf-thread.ts';

export interface PdfMaker {
  /** `photosOf` is asked only where the paper has to be made. It rejects where the paper cannot be made. */
  make(
    paper: { order: OrderDocument; link: string; at: Date },
    photosOf: () => Promise<DocumentPhoto[]>,
  ): Promise<Buffer>;
  close(): Promise<void>;
}

/** One takes a tenth of a second where nothing else runs. */
const TIMEOUT_MS = 20_000;
const MEMORY_MB = 256;
const MOST_KEPT = 50;

export function createPdfMaker({
  threads = createThreads<PdfTask, Uint8Array>({
    script: new URL('./pdf-thread.ts', import.meta.url),
    name: 'the maker of PDFs',
    most: 1,
    timeoutMs: TIMEOUT_MS,
    memoryMb: MEMORY_MB,
  }),
}: {
  threads?: Threads<PdfTask, Uint8Array>;
} = {}): PdfMaker {
  const kept = new Map<string, Promise<Buffer>>();

  async function made(paper: Omit<PdfTask, 'photos'>, photos: DocumentPhoto[]): Promise<Buffer> {
    const answer = await threads.run({ ...paper, photos });
    if (answer.kind === 'failed') throw new Error(`the PDF of order ${paper.order.id} was not made: ${answer.reason}`);
    const { buffer, byteOffset, byteLength } = answer.value;
    return Buffer.from(buffer, byteOffset, byteLength);
  }

  return {
    make(paper, photosOf) {
      // Not the moment: the same words and pictures are the same paper.
      const key = createHash('sha256')
        .update(JSON.stringify([paper.order, paper.link]))
        .digest('base64');
      const known = kept.get(key);
      if (known !== undefined) return known;
      const making = photosOf().then((photos) => made(paper, photos));
      kept.set(key, making);
      // What failed may succeed the next time.
      making.catch(() => kept.delete(key));
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST_KEPT) break;
        kept.delete(oldest);
      }
      return making;
    },
    async close() {
      kept.clear();
      await threads.close();
    },
  };
}
