// The files of a work order as they are given out, by mail or on a page: the PDF with its pictures, the visit for a calendar.

import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import type { AgencyRegistry, KnownAgency } from '#agency/registry.ts';
import type { Clock } from '#lib/clock.ts';
import { type Db, inAgency, rows } from '#lib/db.ts';
import type { FileStore } from '#media/file-store.ts';
import { type OrderDocument, orderDocument } from './document-record.ts';
import { DOCUMENT_WORDS } from './document-words.ts';
import { type CalendarFile, invitationOf } from './invitation.ts';
import type { DocumentPhoto } from './pdf.ts';
import { createPdfMaker, type PdfMaker } from './pdf-maker.ts';

export interface DocumentsOptions {
  db: Db;
  clock: Clock;
  agencies: AgencyRegistry;
  store: Pick<FileStore, 'get'>;
  /** Where a contractor reads and answers an order. */
  orderPageOf(agency: string, order: string, contractor: string): string;
  maker?: PdfMaker;
}

export type OrderFile = CalendarFile;

export interface OrderDocuments {
  /** Null: there is no such order. `contractor`: for whom, so that the document names their page. */
  pdf(agency: string, order: string, contractor: string | null): Promise<OrderFile | null>;
  /** Null: no visit is agreed. */
  visit(agency: string, order: string, reader: 'tenant' | 'contractor'): Promise<OrderFile | null>;
  /** What a mail carries beside these words. */
  of(text: OrderText): Promise<OrderFile[]>;
  close(): Promise<void>;
}

/** A text that leaves as a mail. */
export interface OrderText {
  agency: string;
  conversation: string;
  lines: readonly { text: string; params: Readonly<Record<string, string | number>> }[];
  createdAt: Date;
  /** The mail address that it goes to. */
  to: string;
  contractor: string | null;
}

const WITH_PDF: ReadonlySet<string> = new Set(['order.offer', 'order.won', 'order.won_dates']);
const WITH_VISIT: ReadonlySet<string> = new Set(['order.visit', 'order.moved', 'visit.agreed']);
const WITHOUT_VISIT: ReadonlySet<string> = new Set([
  'order.off',
  'order.gone',
  'order.tenant_cannot',
  'order.wish',
  'visit.off',
  'visit.wish',
  'visit.moving',
]);

// The visit that this reader was last told of. $1 agency, $2 conversation, $3 order
const TOLD = `
select (l -> 'params' ->> 'from')::float8 as "from", (l -> 'params' ->> 'to')::float8 as "to" from outbox o, jsonb_array_elements(o.lines) l
where o.agency_id = $1 and o.conversation_id = $2 and l -> 'params' ->> 'order' = $3 and l ->> 'text' in ('order.visit', 'order.moved', 'visit.agreed')
order by o.created_at desc limit 1`;

export function createOrderDocuments({
  db,
  clock,
  agencies,
  store,
  orderPageOf,
  maker = createPdfMaker(),
}: DocumentsOptions): OrderDocuments {
  async function load(agency: KnownAgency, order: string): Promise<OrderDocument | undefined> {
    return inAgency(db, agency.id, (tx) => orderDocument(tx, agency, order));
  }

  async function pdf(agencyId: string, id: string, contractor: string | null): Promise<OrderFile | null> {
    const agency = await agencies.get(agencyId);
    const order = await load(agency, id);
    if (order === undefined) return null;
    const link = contractor === null ? '' : orderPageOf(agencyId, id, contractor);
    return {
      name: DOCUMENT_WORDS[order.language].file(order.number),
      contentType: 'application/pdf',
      content: await maker.make({ order, link, at: clock.now() }, () => picturesOf(order)),
    };
  }

  async function picturesOf({ photos }: OrderDocument): Promise<DocumentPhoto[]> {
    const pictures = await Promise.all(photos.map(({ preview, at }) => pictureOf(preview, at)));
    return pictures.filter((picture) => picture !== null);
  }

  /** Null: the file is gone. PDF takes no WebP. */
  async function pictureOf(key: string, at: Date): Promise<DocumentPhoto | null> {
    const opened = await store.get(key);
    if (opened === null) return null;
    const { data, info } = await sharp(await buffer(opened.stream))
      .jpeg({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    return { jpeg: data, width: info.width, height: info.height, at };
  }

  async function calendar(text: OrderText, order: OrderDocument, isOff: boolean): Promise<OrderFile[]> {
    const told = isOff
      ? await inAgency(db, text.agency, (tx) =>
          rows<{ from: number; to: number }>(tx, TOLD, text.agency, text.conversation, order.id),
        )
      : [];
    const before = told[0];
    const visit = isOff ? before && { from: new Date(before.from), to: new Date(before.to) } : order.visit;
    if (visit === null || visit === undefined) return [];
    const reader = text.contractor === null ? 'tenant' : 'contractor';
    return [invitationOf({ order, reader, to: text.to, visit, isOff, at: text.createdAt })];
  }

  return {
    pdf,
    async visit(agencyId, id, reader) {
      const order = await load(await agencies.get(agencyId), id);
      if (order === undefined || order.visit === null) return null;
      return invitationOf({ order, reader, to: '', visit: order.visit, isOff: false, at: clock.now() });
    },
    async of(text) {
      const files: OrderFile[] = [];
      for (const { text: key, params } of text.lines) {
        const id = params.order;
        if (typeof id !== 'string') continue;
        if (text.contractor !== null && WITH_PDF.has(key)) {
          const file = await pdf(text.agency, id, text.contractor);
          if (file !== null) files.push(file);
        }
        if (!WITH_VISIT.has(key) && !WITHOUT_VISIT.has(key)) continue;
        const order = await load(await agencies.get(text.agency), id);
        if (order !== undefined) files.push(...(await calendar(text, order, WITHOUT_VISIT.has(key))));
      }
      return files;
    },
    close: () => maker.close(),
  };
}
