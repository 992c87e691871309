// The managers' surface in Slack: cards, alerts, clicks, the home tab, the /loge command. HTTP and Socket Mode.
import type { Router } from 'express';
import type { AgencyRegistry } from '#agency/registry.ts';
import { act } from '#engine/act.ts';
import type { Engine } from '#engine/batch.ts';
import type { Inbox } from '#inbox/receive.ts';
import type { Clock } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import type { Logger } from '#lib/log.ts';
import { repeatedFailure } from '#lib/repeated-failure.ts';
import type { FileLinks } from '#media/links.ts';
import { showAlerts } from './alerts/show.ts';
import { showCards } from './cards/show.ts';
import type { Ground } from './ground.ts';
import { handlersOf } from './handlers.ts';
import { type Loop, startLoop } from './loop.ts';
import { createSlack } from './slack/api.ts';
import { createPace } from './slack/pace.ts';
import { createReceiving } from './slack/receive.ts';

export interface ConsoleOptions {
  engine: Engine;
  db: Db;
  clock: Clock;
  log: Logger;
  agencies: AgencyRegistry;
  inbox: Pick<Inbox, 'receive'>;
  slack: { botToken: string; signingSecret: string; appToken?: string | undefined; apiUrl?: string | undefined };
  /** Where what belongs to no agency is shown. */
  operatorChannel?: string | undefined;
  /** Where the files of messages are opened from. */
  files?: FileLinks | undefined;
  /** A manager's own page about a ticket. */
  pageOf?: Ground['pageOf'];
}

export interface Console {
  /** Has POST /events; mounted at /slack, before any body parser: it reads the raw body. */
  router: Router;
  /** Listens by Socket Mode where that is set. `cards`: this process shows cards and alerts too; any number of them may. */
  start(what?: { cards: boolean }): Promise<void>;
  /** Cards or alerts have changed in this process. */
  wake(): void;
  /** Until everything due is shown and every click has its answer. How many cards and alerts that were. */
  settle(): Promise<number>;
  stop(): Promise<void>;
}

/** Side by side, so that one waits for the database while the other waits for Slack. */
const CARD_LANES = 2;

export function createConsole(options: ConsoleOptions): Console {
  const { engine, db, clock, log, agencies } = options;
  const slack = createSlack({ token: options.slack.botToken, apiUrl: options.slack.apiUrl, log });
  const loops: Loop[] = [];
  const working = new Set<Promise<void>>();

  const wake = () => {
    for (const loop of loops) loop.wake();
  };
  const ground: Ground = {
    db,
    clock,
    log,
    agencies,
    inbox: options.inbox,
    slack,
    pageOf: options.pageOf,
    perform: (acting, before, done) => act(engine, acting, before, done),
    afterwards(work) {
      const running: Promise<void> = work()
        .catch((error: unknown) => log.error({ err: error }, 'a manager was not answered in Slack'))
        .finally(() => working.delete(running));
      working.add(running);
    },
    wake,
  };
  const { signingSecret, appToken, apiUrl } = options.slack;
  const receiving = createReceiving({ signingSecret, appToken, apiUrl, log, handlers: handlersOf(ground) });

  return {
    router: receiving.router,
    async start({ cards } = { cards: true }) {
      if (cards) show();
      await receiving.start();
    },
    wake,
    async settle() {
      let shown = 0;
      while (working.size > 0) await Promise.all(working);
      for (const loop of loops) shown += await loop.settle();
      return shown;
    },
    async stop() {
      await receiving.stop();
      await Promise.all(loops.map((loop) => loop.stop()));
      await Promise.all(working);
      await slack.close();
    },
  };

  function show(): void {
    const { operatorChannel, files } = options;
    const showing = { db, clock, log, agencies, slack, pace: createPace(), operatorChannel, files };
    const alertFailure = repeatedFailure(log, 'showing alerts in Slack');
    const cardFailure = repeatedFailure(log, 'showing cards in Slack');
    loops.push(startLoop(() => showAlerts({ ...showing, failure: alertFailure }), alertFailure));
    loops.push(startLoop(() => showCards({ ...showing, failure: cardFailure }), cardFailure, CARD_LANES));
  }
}
