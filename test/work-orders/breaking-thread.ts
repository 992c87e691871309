// Stands in for the thread that makes PDFs: dies or hangs where the words of an order say so.
import { answerTasks } from '#lib/thread-tasks.ts';
import type { PdfTask } from '#work-orders/pdf-thread.ts';

answerTasks(({ order }: PdfTask) => {
  if (order.words === 'EXIT') process.exit(1);
  if (order.words === 'HANG') for (;;);
  if (order.words === 'THROW') throw new Error('no such glyph');
  return Buffer.from(order.words);
});
