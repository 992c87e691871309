// npm run web: webhooks and pages, without engine and senders.
import { serve } from './start.ts';

export const command = serve('web');
