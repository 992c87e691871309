// The Express kit: what every page and webhook shares. It knows no page; folders hand in their routers.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express, type NextFunction, type Request, type Response, type Router } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';

export interface WebOptions {
  port: number;
  log: Logger;
  /** Mounted in this order, before any body parser: who reads the raw body comes first. */
  routers: readonly { path: string; router: Router }[];
}

export interface WebServer {
  readonly port: number;
  readonly app: Express;
  close(): Promise<void>;
}

export async function startWeb({ port, log, routers }: WebOptions): Promise<WebServer> {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  // Who knocks, where a proxy of our own network stands before us; from elsewhere nobody is believed.
  app.set('trust proxy', 'loopback, linklocal, uniquelocal');
  for (const { path, router } of routers) app.use(path, router);
  app.use((_request: Request, response: Response) => {
    response.status(404).type('text/plain').send('Cette page n’existe pas.\n');
  });
  app.use((error: Error & { status?: number }, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const status = error.status ?? 500;
    if (status >= 500) log.error({ err: error, path: request.path }, 'a request failed');
    response
      .status(status)
      .type('text/plain')
      .send(status >= 500 ? 'Erreur interne. Réessayez dans un instant.\n' : `${error.message}\n`);
  });
  const server = createServer(app);
  // Longer than the 60 s for which providers and proxies keep a connection: they hang up, not we.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 70_000;
  await listen(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    app,
    close: () =>
      new Promise((done, failed) => {
        server.close((error) => (error ? failed(error) : done()));
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 5_000).unref();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      failed(
        error.code === 'EADDRINUSE'
          ? new Error(`port ${port} is taken by another program: set PORT to a free one`, { cause: error })
          : error,
      );
    });
    server.listen(port, done);
  });
}

/** Headers for pages that people read. Webhooks do without. `scripts`: from where any may come. */
export function pageHeaders(scripts: readonly string[] = ["'self'"]): ReturnType<typeof helmet> {
  return helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'"],
        scriptSrc: [...scripts],
        imgSrc: ["'self'", 'data:'],
        frameAncestors: ["'self'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
  });
}
