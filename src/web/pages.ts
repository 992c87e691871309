// Pages as templates: Nunjucks, where every value is escaped, over the accessible components of govuk-frontend. They work without
// script. This file knows no page: folders bring theirs.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Request, type Response, Router } from 'express';
import nunjucks from 'nunjucks';
import { pageHeaders } from './server.ts';

const GOVUK = dirname(fileURLToPath(import.meta.resolve('govuk-frontend/package.json')));
const STYLES = join(import.meta.dirname, 'styles', 'pages.css');

export interface Pages {
  /** `values` reach the template as they are; what it prints is escaped. */
  render(template: string, values: object): string;
  /** Where the style sheet is: its name changes with it, so that it may be kept for ever. */
  readonly styles: string;
  /** Serves the style sheet. Mounted at /. */
  readonly router: Router;
}

/** `folders`: of templates, beside layout.njk here. */
export function createPages(folders: readonly string[]): Pages {
  const templates = new nunjucks.FileSystemLoader([
    ...folders,
    join(import.meta.dirname, 'templates'),
    join(GOVUK, 'dist'),
  ]);
  const environment = new nunjucks.Environment(templates, { autoescape: true, trimBlocks: true, lstripBlocks: true });
  const css = readFileSync(STYLES);
  const zipped = gzipSync(css);
  const styles = `/pages/${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`;
  const router = Router();
  router.get(styles, pageHeaders(), (request: Request, response: Response) => {
    response.type('text/css').setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    response.vary('Accept-Encoding');
    if (request.acceptsEncodings('gzip') === false) return response.send(css);
    response.setHeader('Content-Encoding', 'gzip');
    return response.send(zipped);
  });
  return { styles, router, render: (template, values) => environment.render(template, values) };
}
