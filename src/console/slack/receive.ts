// Where Slack's requests come in: Bolt checks signatures and parses, our handlers do the work, and only then does Slack hear "received".
import { App, ExpressReceiver } from '@slack/bolt';
import { Router } from 'express';
import type { Logger } from '#lib/log.ts';
import { type Click, clickOf, type Submission, submissionOf } from '../acts/click.ts';
import type { MessageEvent } from '../acts/thread-message.ts';
import type { Interaction, Submitted } from '../ground.ts';
import { asSlack } from './api.ts';
import { boltLog } from './bolt-log.ts';
import { DurableSocketReceiver } from './socket.ts';

export interface Handlers {
  /** `delivery`: the same for every retry of this event. */
  message(delivery: string, event: MessageEvent): Promise<void>;
  homeOpened(user: string): Promise<void>;
  click(click: Click): Promise<void>;
  submitted(submission: Submission): Promise<Submitted>;
  command(by: Interaction, text: string): Promise<void>;
}

export interface ReceivingOptions {
  signingSecret: string;
  appToken?: string | undefined;
  apiUrl?: string | undefined;
  log: Logger;
  handlers: Handlers;
}

export interface Receiving {
  /** Mounted before any body parser: it reads the raw body. */
  router: Router;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Under /slack, where the app mounts us. */
const PATH = '/events';

export function createReceiving({ signingSecret, appToken, apiUrl, log, handlers }: ReceivingOptions): Receiving {
  const logger = boltLog(log);
  const router = Router();
  // Without `processBeforeResponse`, Bolt acknowledges events before anybody has seen them.
  const receiver = new ExpressReceiver({ signingSecret, endpoints: PATH, processBeforeResponse: true, router, logger });
  const app = new App({
    receiver,
    logger,
    convoStore: false,
    ignoreSelf: false,
    authorize: async () => ({}),
    ...(apiUrl === undefined ? {} : { clientOptions: { slackApiUrl: apiUrl } }),
  });
  handle(app, handlers);
  const socket =
    appToken === undefined
      ? undefined
      : new DurableSocketReceiver({
          appToken,
          logger,
          ...(apiUrl === undefined ? {} : { installerOptions: { clientOptions: { slackApiUrl: apiUrl } } }),
        });
  socket?.init(app);
  return {
    router,
    async start() {
      await socket?.start();
    },
    async stop() {
      await socket?.stop();
    },
  };
}

function handle(app: App, handlers: Handlers): void {
  app.event('message', async ({ body, event }) => handlers.message(body.event_id, event as MessageEvent));
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await handlers.homeOpened(event.user);
  });
  app.action(/.*/, async ({ ack, body, action }) => {
    await handlers.click(clickOf(body, action));
    await ack();
  });
  app.view({ callback_id: /.*/, type: 'view_submission' }, async ({ ack, body }) => {
    const answer = await handlers.submitted(submissionOf(body));
    if (answer === undefined) await ack();
    else if ('errors' in answer) await ack({ response_action: 'errors', errors: answer.errors });
    else await ack({ response_action: 'update', view: asSlack(answer.view) });
  });
  app.view({ callback_id: /.*/, type: 'view_closed' }, async ({ ack }) => ack());
  app.command(/.*/, async ({ ack, command }) => {
    await handlers.command(
      { key: command.trigger_id, user: command.user_id, channel: command.channel_id, trigger: command.trigger_id },
      command.text ?? '',
    );
    await ack();
  });
  // Not ours, and not worth a time-out of three seconds.
  app.shortcut(/.*/, async ({ ack }) => ack());
  app.options(/.*/, async ({ ack }) => ack({ options: [] }));
}
