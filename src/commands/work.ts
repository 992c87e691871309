// npm run worker: engine, senders and jobs, without pages.
import { serve } from './start.ts';

export const command = serve('worker');
