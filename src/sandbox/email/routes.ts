// Mails of the sandbox for whoever looks closer: as a mail program shows them, their source, their files. Nothing in them runs.
import { Router } from 'express';
import type { Letter } from './letter.ts';
import type { Letters } from './letters.ts';

/** What a mail carries may come from anybody: its page has no origin, no script and no network. */
const SEALED = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

export function mailPath({ uid }: Pick<Letter, 'uid'>): string {
  return `/sandbox/mail/${uid}`;
}

export function filePath(letter: Pick<Letter, 'uid'>, index: number): string {
  return `${mailPath(letter)}/files/${index + 1}`;
}

export function mailRouter(letters: Letters): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.set({
      'Content-Security-Policy': SEALED,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    });
    next();
  });
  router.get('/:uid', (request, response, next) => {
    const letter = letters.get(Number(request.params.uid));
    if (letter === undefined) return next();
    if (letter.html === '') response.type('text/plain').send(letter.text);
    else response.type('html').send(letter.html);
  });
  router.get('/:uid/source', (request, response, next) => {
    const letter = letters.get(Number(request.params.uid));
    if (letter === undefined) return next();
    response.type('text/plain').send(Buffer.from(letter.source, 'base64'));
  });
  router.get('/:uid/files/:number', (request, response, next) => {
    const file = letters.get(Number(request.params.uid))?.files[Number(request.params.number) - 1];
    if (file === undefined) return next();
    response.attachment(file.name).set('Content-Type', file.contentType).send(file.bytes);
  });
  return router;
}
