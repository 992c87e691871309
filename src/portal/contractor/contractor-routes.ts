// All pages of contractors, and the one script that may run on them.
import { Router } from 'express';
import type { Ground } from '../ground.ts';
import { dayRouter } from './day-routes.ts';
import { orderRouter } from './order-routes.ts';
import { quoteRouter } from './quote-routes.ts';
import { onlyOurScript, scriptRouter } from './script.ts';

export const CONTRACTORS_PATHS = ['/o', '/artisan', '/devis'];

export function contractorRouter(ground: Ground, publicUrl: string): Router {
  const router = Router();
  router.use(scriptRouter());
  router.use(CONTRACTORS_PATHS, onlyOurScript(publicUrl));
  router.use(orderRouter(ground), dayRouter(ground), quoteRouter(ground));
  return router;
}
