// The console behind a real Express and the real Bolt, with a fake Slack on the other side. The engine is handed in.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Ground } from '#console/ground.ts';
import { handlersOf } from '#console/handlers.ts';
import { createSlack } from '#console/slack/api.ts';
import { createReceiving } from '#console/slack/receive.ts';
import { createInbox } from '#inbox/receive.ts';
import type { TestClock } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { createLogger } from '#lib/log.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { SIGNING_SECRET, type SlackSender, slackSender } from '../support/slack-requests.ts';

export interface Desk {
  ground: Ground;
  fake: FakeSlack;
  slack: SlackSender;
  url: string;
  woken: number;
  /** Until everything that was left for after the answer is done. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export async function openDesk({
  db,
  clock,
  agencies,
  perform,
}: {
  db: Db;
  clock: TestClock;
  agencies: Ground['agencies'];
  perform: Ground['perform'];
}): Promise<Desk> {
  const log = createLogger({ level: 'silent' });
  const fake = await startFakeSlack();
  const slack = createSlack({ token: 'xoxb-1', apiUrl: fake.apiUrl, log });
  const working = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const ground: Ground = {
    db,
    clock,
    log,
    agencies,
    slack,
    inbox: createInbox({ db, clock, agencies, wake: () => undefined, counted: () => undefined }),
    perform,
    afterwards(work) {
      const running: Promise<void> = work()
        .catch((error: unknown) => void failures.push(error))
        .finally(() => working.delete(running));
      working.add(running);
    },
    wake: () => void desk.woken++,
  };
  const receiving = createReceiving({
    signingSecret: SIGNING_SECRET,
    apiUrl: fake.apiUrl,
    log,
    handlers: handlersOf(ground),
  });
  const app = express();
  app.use('/slack', receiving.router);
  const server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  const desk: Desk = {
    ground,
    fake,
    url,
    woken: 0,
    slack: slackSender(url),
    async settle() {
      while (working.size > 0) await Promise.all(working);
      if (failures.length > 0) throw failures.shift();
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await slack.close();
      await fake.close();
    },
  };
  return desk;
}
