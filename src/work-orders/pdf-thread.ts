// The thread that sets the PDFs of pdf-maker.ts: fonts are read once, and the main thread goes on answering.
import { answerTasks } from '#lib/thread-tasks.ts';
import type { OrderDocument } from './document-record.ts';
import { orderPdf } from './pdf.ts';

export interface PdfTask {
  order: OrderDocument;
  photos: { jpeg: Uint8Array; width: number; height: number; at: Date }[];
  link: string;
  at: Date;
}

answerTasks(({ order, photos, link, at }: PdfTask) =>
  orderPdf(
    order,
    photos.map(({ jpeg, ...photo }) => ({
      ...photo,
      jpeg: Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength),
    })),
    { link, at },
  ),
);
