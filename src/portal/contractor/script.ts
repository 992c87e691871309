// The one script of all pages: it keeps a form and its photos while there is no network. Pages work without it, and no other may run.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NextFunction, type Request, type Response, Router } from 'express';
import { pageHeaders } from '#web/server.ts';

const source = readFileSync(join(import.meta.dirname, 'keep-photos.js'));

/** Its name changes with it, so that it may be kept for ever. */
export const script = `/pages/${createHash('sha256').update(source).digest('hex').slice(0, 12)}.js`;

export function scriptRouter(): Router {
  const router = Router();
  router.get(script, pageHeaders(), (_request: Request, response: Response) => {
    response.type('text/javascript').setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    response.send(source);
  });
  return router;
}

const HOST = /^[\w.:[\]-]+$/;

/** Headers of pages where this script may run: from here, by whatever name a browser calls us. */
export function onlyOurScript(publicUrl: string) {
  const ours = new URL(publicUrl).host;
  return (request: Request, response: Response, next: NextFunction): void => {
    const called = request.headers.host ?? '';
    const hosts = new Set([ours, ...(HOST.test(called) ? [called] : [])]);
    pageHeaders([...hosts].map((host) => `${host}${script}`))(request, response, next);
  };
}
