// The sandbox: stand-ins for the providers, which start before the app's clients exist, and /sandbox, which works once the app is
// connected. One can be the tenant, the manager and the contractor there, and move the clock.
import { join } from 'node:path';
import { Router } from 'express';
import type { Logger } from 'pino';
import type { Clock } from '#lib/clock.ts';
import { apiRouter } from './api/routes.ts';
import type { Connection } from './connection.ts';
import { type PostOffice, startPostOffice } from './email/post-office.ts';
import { mailRouter } from './email/routes.ts';
import { pagesRouter } from './pages/routes.ts';
import { createPlay, type Play } from './play.ts';
import { startSlack } from './slack/slack.ts';
import { startTwilio } from './twilio/twilio.ts';
import { WrongRequest } from './wrong-request.ts';

export interface SandboxOptions {
  /** Threads and channels are kept under it, so that a restart loses nothing. */
  dataDir: string;
  log: Logger;
  /** The app's own: what stands in a thread or channel bears its time. */
  clock: Clock;
}

export interface Sandbox {
  /** As config.ts gives them for the real providers. */
  readonly twilio: { accountSid: string; authToken: string; baseUrl: string };
  readonly slack: { botToken: string; signingSecret: string; apiUrl: string };
  readonly email: Pick<PostOffice, 'smtpUrl' | 'mails'>;
  /** For /sandbox. */
  readonly router: Router;
  /** Once the app listens. */
  connect(connection: Connection): Promise<Play>;
  stop(): Promise<void>;
}

export async function createSandbox({ dataDir, log, clock }: SandboxOptions): Promise<Sandbox> {
  const folder = join(dataDir, 'sandbox');
  const [twilio, slack, email] = await Promise.all([
    startTwilio({ folder, clock, log }),
    startSlack({ folder, clock, log }),
    startPostOffice({ folder, clock, log }),
  ]);
  let play: Play | undefined;
  const connected = (): Play => {
    if (play === undefined)
      throw Object.assign(new WrongRequest('the app is still starting: try again in a second'), { status: 503 });
    return play;
  };
  const router = Router();
  router.use('/mail', mailRouter(email.letters));
  router.use('/api', apiRouter(connected, slack.workspace));
  router.use(pagesRouter({ play: connected, phones: twilio, email, workspace: slack.workspace }));
  return {
    twilio: { ...twilio.account, baseUrl: twilio.baseUrl },
    slack: { botToken: slack.botToken, signingSecret: slack.signingSecret, apiUrl: slack.apiUrl },
    email,
    router,
    async connect(connection) {
      play = createPlay({ twilio, slack, email }, connection);
      twilio.door.open(connection);
      slack.door.open(connection);
      twilio.setSenders(play.directory.owns);
      email.setSenders(play.directory.owns);
      await play.refresh();
      return play;
    },
    async stop() {
      await Promise.all([twilio.stop(), slack.stop(), email.stop()]);
    },
  };
}
