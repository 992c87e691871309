// What all pages stand on.
import type { Logger } from 'pino';
import type { AgencyRegistry } from '#agency/registry.ts';
import type { Engine } from '#engine/batch.ts';
import type { Inbox } from '#inbox/receive.ts';
import type { Clock } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import type { Signer } from '#lib/signed-link.ts';
import type { Pages } from '#web/pages.ts';
import type { CookieJar, Sessions } from '#web/session.ts';
import type { OrderDocuments } from '#work-orders/documents.ts';
import type { Limits } from './limits.ts';
import type { Uploads } from './uploads.ts';

export interface Ground {
  db: Db;
  clock: Clock;
  log: Logger;
  agencies: AgencyRegistry;
  engine: Engine;
  inbox: Pick<Inbox, 'receive'>;
  signer: Signer;
  pages: Pages;
  sessions: Sessions;
  jar: CookieJar;
  limits: Limits;
  uploads: Uploads;
  documents: Pick<OrderDocuments, 'pdf' | 'visit'>;
  /** A signed address of a stored file, from the root of this site. */
  fileLink(agency: string, media: string, what: 'original' | 'thumb'): string;
}
