// Slack's place in the sandbox: the Web API that the normal client calls, the managers' workspace behind it, their acts.
import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { type Clock, systemClock } from '#lib/clock.ts';
import { createDoor, type Door } from '../door.ts';
import { listen } from '../listen.ts';
import { type Acts, createActs } from './acts.ts';
import { createCalls } from './calls.ts';
import { isRecord, listOf } from './limits.ts';
import type { Args } from './methods/method.ts';
import { slackApi } from './server.ts';
import type { Attachment, Block, SlackMessage } from './shapes.ts';
import { createTriggers } from './triggers.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

export interface SlackStandIn {
  readonly botToken: string;
  readonly signingSecret: string;
  readonly apiUrl: string;
  readonly workspace: Workspace;
  readonly acts: Acts;
  readonly door: Door;
  /** How many calls have come: while it grows, the app is still at work here. */
  calls(): number;
  stop(): Promise<void>;
}

interface Asked {
  user: string;
  channel: string;
  message: SlackMessage | null;
}

export interface SlackOptions {
  folder: string;
  clock: Clock;
  log: Logger;
  /** Tokens and signatures age in real time; a test may stand still. */
  wall?: Clock;
}

export async function startSlack({ folder, clock, log, wall = systemClock }: SlackOptions): Promise<SlackStandIn> {
  const botToken = 'xoxb-sandbox';
  const signingSecret = 'sandbox-slack-secret';
  const workspace = openWorkspace(folder, clock);
  const triggers = createTriggers(wall);
  const door = createDoor('slack', log);
  const asked = new Map<string, Asked>();
  let calls = 0;
  const baseUrl = () => server.url;
  const siteUrl = () => (door.isOpen() ? door.url('/sandbox/') : `${server.url}/`);
  const permalink = ({ channel, threadTs, ts }: SlackMessage) =>
    door.url(`/sandbox?${new URLSearchParams({ vue: 'slack', salon: channel, fil: threadTs ?? ts })}`);
  const called = () => void calls++;
  const server = await listen(
    slackApi({ workspace, triggers, token: botToken, files: new Map(), baseUrl, siteUrl, permalink, respond, called }),
  );

  function responseUrl(about: Asked): string {
    const id = randomBytes(12).toString('hex');
    asked.set(id, about);
    return `${server.url}/response/${id}`;
  }

  function respond(id: string, body: Args): boolean {
    const about = asked.get(id);
    if (about === undefined) return false;
    if (body.delete_original === true && about.message !== null) workspace.remove(about.message);
    else if (body.replace_original === true && about.message !== null) workspace.change(about.message, contentOf(body));
    else
      workspace.post({
        channel: about.channel,
        ...contentOf(body),
        onlyFor: body.response_type === 'in_channel' ? null : about.user,
      });
    return true;
  }

  function answerHere(user: string, channel: string, body: string): void {
    if (body.trim() === '') return;
    const told = jsonOf(body) ?? { text: body };
    workspace.post({ channel, ...contentOf(told), onlyFor: told.response_type === 'in_channel' ? null : user });
  }

  const acts = createActs({
    workspace,
    triggers,
    calls: createCalls({ door, wall, signingSecret }),
    responseUrl,
    answerHere,
  });
  return {
    botToken,
    signingSecret,
    apiUrl: `${server.url}/api/`,
    workspace,
    acts,
    door,
    calls: () => calls,
    async stop() {
      await door.quiet();
      await server.close();
    },
  };
}

function contentOf(body: Args) {
  return {
    text: typeof body.text === 'string' ? body.text : '',
    blocks: listOf(body.blocks) as Block[],
    attachments: listOf(body.attachments) as Attachment[],
  };
}

function jsonOf(body: string): Record<string, unknown> | null {
  if (!body.trimStart().startsWith('{')) return null;
  const value: unknown = JSON.parse(body);
  return isRecord(value) ? value : null;
}
