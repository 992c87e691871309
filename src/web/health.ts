// What the machine around us asks: are you alive, can you serve, how are you doing.
import { timingSafeEqual } from 'node:crypto';
import { Router } from 'express';
import { collectDefaultMetrics, type Registry } from 'prom-client';

export interface HealthOptions {
  metrics: Registry;
  metricsToken: string | undefined;
  /** Resolves when the database answers; rejects with the reason. */
  ready(): Promise<void>;
}

export function healthRouter({ metrics, metricsToken, ready }: HealthOptions): Router {
  collectDefaultMetrics({ register: metrics });
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok\n');
  });
  router.get('/readyz', async (_request, response) => {
    try {
      await ready();
      response.type('text/plain').send('ok\n');
    } catch (error) {
      response
        .status(503)
        .type('text/plain')
        .send(`not ready: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  });
  router.get('/metrics', async (request, response) => {
    if (metricsToken !== undefined && !same(request.headers.authorization ?? '', `Bearer ${metricsToken}`)) {
      response.status(401).type('text/plain').send('send the header "Authorization: Bearer METRICS_TOKEN"\n');
      return;
    }
    response.type(metrics.contentType).send(await metrics.metrics());
  });
  return router;
}

function same(given: string, wanted: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(wanted);
  return a.length === b.length && timingSafeEqual(a, b);
}
