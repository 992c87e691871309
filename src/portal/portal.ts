// The pages: a report form, a page of one's own by signed link, the residence of a caretaker, a contractor's orders, a landlord's dwellings.
import { join } from 'node:path';
import { type NextFunction, type Request, type Response, Router } from 'express';
import type { Logger } from 'pino';
import type { AgencyRegistry } from '#agency/registry.ts';
import type { Engine } from '#engine/batch.ts';
import type { Inbox } from '#inbox/receive.ts';
import type { Clock } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import type { Signer } from '#lib/signed-link.ts';
import type { FileStore } from '#media/file-store.ts';
import type { FileLinks } from '#media/links.ts';
import { createPages } from '#web/pages.ts';
import { WentAway } from '#web/read-form.ts';
import { pageHeaders } from '#web/server.ts';
import { cookieJar, createSessions } from '#web/session.ts';
import { caretakerRouter } from './caretaker/caretaker-routes.ts';
import { CONTRACTORS_PATHS, contractorRouter } from './contractor/contractor-routes.ts';
import { createContractorLinks } from './contractor/links.ts';
import { deskRouter } from './desk/desk-routes.ts';
import { deskToken } from './desk/open-desk.ts';
import { refuse, showing } from './frame.ts';
import type { Ground } from './ground.ts';
import { landlordRouter } from './landlord/landlord-routes.ts';
import { createLandlordLinks } from './landlord/links.ts';
import { createLimits } from './limits.ts';
import { linkRouter } from './tenant/link-routes.ts';
import { personRouter } from './tenant/person-routes.ts';
import { reportRouter } from './tenant/report-routes.ts';
import { ticketRouter } from './tenant/ticket-routes.ts';
import { createUploads } from './uploads.ts';
import { pageToken } from './visitor.ts';

export interface PortalOptions {
  db: Db;
  clock: Clock;
  log: Logger;
  agencies: AgencyRegistry;
  engine: Engine;
  inbox: Pick<Inbox, 'receive'>;
  signer: Signer;
  store: FileStore;
  files: Pick<FileLinks, 'to'>;
  publicUrl: string;
  documents: Ground['documents'];
  /** Links are being guessed: an operator wants to know. At most once an hour. */
  onGuessing(): void;
}

export interface Portal {
  /** Mounted at /; what is none of its pages it leaves alone. */
  router: Router;
  /** Removes uploads of forms that were never sent. How many. */
  expireUploads(): Promise<number>;
  /** What pages have begun and not yet done, after they answered. */
  idle(): Promise<void>;
}

/** The pages that texts name: a person's own (with a ticket, a manager's about it), an order's, a quote's, a landlord's. */
export function createPageLinks(from: { signer: Signer; clock: Clock; publicUrl: string }) {
  const contractors = createContractorLinks(from);
  return {
    pageOf: (agency: string, person: string, ticket?: string): string =>
      ticket === undefined
        ? `${from.publicUrl}/p/${pageToken(from, agency, person)}`
        : `${from.publicUrl}/gestion/${deskToken(from, { agency, manager: person, ticket })}`,
    orderPageOf: contractors.order,
    quotePageOf: contractors.quote,
    dayPageOf: contractors.day,
    landlordPageOf: createLandlordLinks(from),
  };
}

const PLAIN = ['/signaler', '/p', '/lien', '/gardien', '/gestion', '/bailleur'];
const OURS = [...PLAIN, ...CONTRACTORS_PATHS];

export function createPortal(options: PortalOptions): Portal {
  const { db, clock, log, agencies, engine, inbox, signer, store, files, publicUrl, documents } = options;
  const jar = cookieJar(publicUrl.startsWith('https://'));
  const pages = createPages([join(import.meta.dirname, 'templates')]);
  const uploads = createUploads({ db, clock, store });
  const ground: Ground = {
    db,
    clock,
    log,
    agencies,
    engine,
    inbox,
    signer,
    pages,
    jar,
    uploads,
    documents,
    sessions: createSessions({ signer, clock, jar }),
    limits: createLimits(options.onGuessing),
    // From the root of this site: whatever name a browser calls it by, the picture is from here.
    fileLink: (agency, media, what) => new URL(files.to(agency, media, what)).pathname,
  };
  const begun = new Set<Promise<void>>();
  const afterwards = (work: () => Promise<void>) => {
    const working: Promise<void> = work()
      .catch((err: unknown) => log.error({ err }, 'a link that was asked for could not be sent'))
      .finally(() => begun.delete(working));
    begun.add(working);
  };

  const router = Router();
  router.use(pages.router);
  router.use(PLAIN, pageHeaders(["'none'"]));
  router.use(reportRouter(ground), linkRouter(ground, afterwards), personRouter(ground), ticketRouter(ground));
  router.use(caretakerRouter(ground), deskRouter(ground), contractorRouter(ground, publicUrl), landlordRouter(ground));
  router.use(OURS, (request: Request, response: Response) => {
    refuse(ground, showing(ground, request, response, null), 'notFound');
  });
  router.use(OURS, (error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (error instanceof WentAway) return;
    if (response.headersSent) return next(error);
    // The path of a page holds its token.
    log.error({ err: error, page: request.baseUrl, method: request.method }, 'a page failed');
    refuse(ground, showing(ground, request, response, null), 'broken');
  });
  return {
    router,
    expireUploads: () => uploads.expire(),
    idle: async () => {
      while (begun.size > 0) await Promise.all(begun);
    },
  };
}
