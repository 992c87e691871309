// The sandbox where it is wanted: a demo agency when there is none, and stand-ins for the providers that are not set.
import type { AgencyRegistry } from '#agency/registry.ts';
import type { Clock } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { logger } from '#lib/log.ts';
import { loadDemo } from '#sandbox/demo/load.ts';
import { createSandbox, type Sandbox } from '#sandbox/sandbox.ts';
import type { Config, SlackConfig, TwilioConfig } from './config.ts';
import type { EmailStandIn } from './open-email.ts';

export interface Providers {
  sandbox: Sandbox | undefined;
  twilio: TwilioConfig;
  slack: SlackConfig;
  /** Where no real mailbox is set. */
  email: EmailStandIn | undefined;
}

/** `serves`: this process serves pages, where the sandbox lives. `works`: it sends and takes in, which mails need in one process. */
export async function openSandbox(
  config: Config,
  { serves, works }: { serves: boolean; works: boolean },
  { db, clock, agencies }: { db: Db; clock: Clock; agencies: AgencyRegistry },
): Promise<Providers> {
  if (config.sandbox && (await agencies.all()).length === 0) {
    await loadDemo(db, clock);
    agencies.forget();
  }
  const { dataDir } = config;
  const sandbox =
    config.sandbox && serves ? await createSandbox({ dataDir, log: logger('sandbox'), clock }) : undefined;
  const twilio = config.twilio ?? sandbox?.twilio;
  const slack = config.slack ?? sandbox?.slack;
  if (twilio === undefined || slack === undefined) {
    throw new Error(
      'the stand-ins live in the process that serves the sandbox: run everything with npm start, or set TWILIO_* and SLACK_*',
    );
  }
  return { sandbox, twilio, slack, email: works ? sandbox?.email : undefined };
}
