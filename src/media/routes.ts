// Serves files to whoever has a signed address. Nothing here can run in a browser, and no address can be guessed. GET changes nothing.
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import type { Clock } from '#lib/clock.ts';
import { type Db, inAgency } from '#lib/db.ts';
import type { Logger } from '#lib/log.ts';
import type { Signer } from '#lib/signed-link.ts';
import type { ByteRange, FileStore } from './file-store.ts';
import { endingOf, kindOf } from './file-types.ts';
import { PURPOSE } from './links.ts';
import { type Served, serve } from './store.ts';

export interface MediaRouterOptions {
  db: Db;
  clock: Clock;
  signer: Signer;
  store: FileStore;
  log: Logger;
}

/** Mounted at FILES_PATH. */
export function mediaRouter({ db, clock, signer, store, log }: MediaRouterOptions): Router {
  const router = Router();
  router.get('/:token/:what', async (request, response) => {
    const { token, what } = request.params;
    protect(response);
    const verified = signer.verify(PURPOSE, token, clock.now());
    const [agency, media] = verified.kind === 'broken' ? [] : verified.ids;
    if ((what !== 'original' && what !== 'thumb') || agency === undefined || media === undefined) {
      return say(response, 404, 'Ce lien n’est pas complet. Ouvrez-le depuis le message où vous l’avez reçu.');
    }
    if (verified.kind === 'expired')
      return say(response, 410, 'Ce lien a expiré. Rouvrez la fiche ou la page : elle en donne un nouveau.');
    const file = await inAgency(db, agency, (tx) => serve(tx, agency, media));
    if (file === undefined) return say(response, 404, 'Ce fichier n’existe plus.');
    if (file.state === 'failed') return say(response, 404, 'Ce fichier n’a pas pu être gardé.');
    if (file.state === 'waiting') {
      response.setHeader('Retry-After', '5');
      return say(response, 503, 'Ce fichier n’est pas encore arrivé. Rechargez la page dans quelques secondes.');
    }
    if (what === 'thumb' && file.preview === '') return say(response, 404, 'Ce fichier n’a pas d’aperçu.');
    await send(request, response, file, what, media);
  });

  async function send(
    request: Request,
    response: Response,
    file: Served,
    what: 'original' | 'thumb',
    media: string,
  ): Promise<void> {
    const contentType = what === 'thumb' ? 'image/jpeg' : file.content_type;
    const range = what === 'thumb' ? undefined : rangeOf(request, file.size);
    if (range === 'beyond') {
      response.setHeader('Content-Range', `bytes */${file.size}`);
      return say(response, 416, 'Cette partie du fichier n’existe pas.');
    }
    const key = what === 'thumb' ? file.preview : file.path;
    const opened = await store.get(key, range);
    if (opened === null) {
      log.error({ media }, 'a file that the record names is not in the store: was its folder or bucket changed?');
      return say(response, 404, 'Ce fichier est introuvable. Prévenez votre administrateur.');
    }
    response.status(range === undefined ? 200 : 206);
    if (range !== undefined) response.setHeader('Content-Range', `bytes ${range.start}-${range.end}/${file.size}`);
    response.setHeader('Content-Type', contentType === 'text/plain' ? 'text/plain; charset=utf-8' : contentType);
    response.setHeader('Content-Length', opened.size);
    response.setHeader('Accept-Ranges', what === 'thumb' ? 'none' : 'bytes');
    response.setHeader('Content-Disposition', dispositionOf(contentType, media));
    response.setHeader('Cache-Control', 'private, max-age=86400, immutable');
    if (request.method === 'HEAD') {
      opened.stream.destroy();
      response.end();
      return;
    }
    try {
      await pipeline(opened.stream, response);
    } catch (error) {
      // Whoever asked went away; a player does so whenever it has heard enough.
      if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    }
  }
  return router;
}

function protect(response: Response): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; sandbox");
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('X-Robots-Tag', 'noindex');
  response.setHeader('Cache-Control', 'no-store');
}

function say(response: Response, status: number, words: string): void {
  response.status(status).type('text/plain').send(`${words}\n`);
}

/** Only pictures open in the browser. The name is ours: what somebody called the file is no file name. */
function dispositionOf(contentType: string, media: string): string {
  const how = kindOf(contentType) === 'picture' && contentType !== 'image/heic' ? 'inline' : 'attachment';
  return `${how}; filename="${media}.${endingOf(contentType)}"`;
}

/** One range, as players ask; several at once are answered by the whole. */
function rangeOf(request: Request, size: number): ByteRange | 'beyond' | undefined {
  const ranges = request.range(size);
  if (ranges === undefined || ranges === -2) return undefined;
  if (ranges === -1) return 'beyond';
  const [first] = ranges;
  return ranges.type !== 'bytes' || ranges.length !== 1 || first === undefined ? undefined : first;
}
