// A second opinion: cards, threads, modals and the home tab against emulate's Slack, which keeps state, scopes and trigger ids.
import { createEmulator, type Emulator } from 'emulate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openModal } from '#console/acts/open-modal.ts';
import { replyModal } from '#console/acts/reply.ts';
import { CARD_EVENT, type Showing, showCards } from '#console/cards/show.ts';
import type { Ground } from '#console/ground.ts';
import { publishHome } from '#console/home/publish.ts';
import { createSlack, type Slack } from '#console/slack/api.ts';
import { findAgain } from '#console/slack/find-again.ts';
import { createPace } from '#console/slack/pace.ts';
import { testClock } from '#lib/clock.ts';
import { inAgency, run } from '#lib/db.ts';
import { createLogger } from '#lib/log.ts';
import { repeatedFailure } from '#lib/repeated-failure.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';
import { addMessage, addTicket, cardOf, makeWorld, registryOf, type World, wantCard } from './world.ts';

const TOKEN = 'xoxb-emulated';
const SCOPES = ['chat:write', 'channels:read', 'channels:history', 'users:read'];
const log = createLogger({ level: 'silent' });
const clock = testClock('2026-11-22T09:12:00Z');
let emulator: Emulator;
let fresh: FreshDatabase;
let world: World;
let slack: Slack;
let showing: Showing;
let ground: Ground;
let channel: string;
let claire: string;

beforeAll(async () => {
  const seed = {
    slack: {
      strict_scopes: true,
      users: [{ name: 'claire', real_name: 'Claire Morel', email: 'claire@lilas.example' }],
      channels: [{ name: 'lilas' }],
      tokens: [{ token: TOKEN, user: 'claire', scopes: SCOPES }],
    },
  };
  emulator = await createEmulator({ service: 'slack', port: await freePort(), seed });
  slack = createSlack({ token: TOKEN, apiUrl: `${emulator.url}/api/`, log });
  const { channels } = await slack.client.conversations.list();
  channel = channels!.find(({ name }) => name === 'lilas')!.id!;
  claire = (await slack.whoAmI())!.user;
  fresh = await freshDatabase();
  world = await makeWorld(fresh.db, 'lilas', {
    slack: {
      channel: 'C0000000001',
      managers: [{ slack: 'U0000000001', name: 'Claire Morel' }],
      stand_in: 'U0000000001',
    },
  });
  await inAgency(fresh.db, 'lilas', (tx) =>
    run(tx, 'update managers set slack_user = $1 where id = $2', claire, world.claire),
  );
  const settings = {
    ...world.settings,
    slack: { ...world.settings.slack, channel, managers: [{ slack: claire, name: 'Claire Morel' }], routing: [] },
  };
  const agencies = registryOf(settings);
  showing = { db: fresh.db, clock, log, agencies, slack, pace: createPace(), failure: repeatedFailure(log, 'cards') };
  ground = {
    db: fresh.db,
    clock,
    log,
    agencies,
    slack,
    inbox: { receive: async () => false },
    perform: async () => ({ kind: 'refused' }),
    afterwards: () => undefined,
    wake: () => undefined,
  };
});
afterAll(async () => {
  await slack.close();
  await emulator.close();
  await fresh.drop();
});

const history = async () =>
  (await slack.client.conversations.history({ channel, include_all_metadata: true })).messages!;

describe('against emulate', () => {
  it('a card is posted, found again by its metadata, and changed in place, with its thread', async () => {
    const ticket = await addTicket(fresh.db, world);
    expect(await showCards(showing)).toBe(1);
    const { ts } = await cardOf(fresh.db, world, ticket);
    expect((await history()).map((message) => message.ts)).toContain(ts);
    expect(await findAgain(slack, channel, CARD_EVENT, [ticket])).toEqual(new Map([[ticket, ts]]));
    await inAgency(fresh.db, 'lilas', async (tx) => {
      await run(tx, `update tickets set status = 'accepted', holder_id = $1 where id = $2`, world.claire, ticket);
      await addMessage(tx, world, ticket, { text: 'et aussi la douche', at: new Date('2026-11-22T09:05:00Z') });
      await wantCard(tx, world, ticket, clock.now());
    });
    expect(await showCards(showing)).toBe(1);
    const changed = (await history()).find((message) => message.ts === ts)!;
    expect(JSON.stringify(changed.blocks)).toContain('tenu par Claire Morel');
    const { messages } = await slack.client.conversations.replies({ channel, ts });
    expect(messages!.map(({ text }) => text).join('\n')).toContain('et aussi la douche');
  });

  it('a card whose message was deleted is posted anew', async () => {
    const ticket = await addTicket(fresh.db, world);
    await showCards(showing);
    const { ts } = await cardOf(fresh.db, world, ticket);
    await slack.client.chat.delete({ channel, ts });
    await inAgency(fresh.db, 'lilas', (tx) => wantCard(tx, world, ticket, clock.now()));
    await showCards(showing);
    const after = await cardOf(fresh.db, world, ticket);
    expect(after.ts).not.toBe(ts);
    expect((await history()).map((message) => message.ts)).toContain(after.ts);
  });

  it('a modal opens with a fresh trigger, and once; with a spent one the manager is told to click again', async () => {
    const ticket = await addTicket(fresh.db, world, { uncarded: true });
    const { trigger_id } = (await slack.client.apiCall('views.generateTriggerId', { user_id: claire })) as unknown as {
      trigger_id: string;
    };
    const by = { key: 'k', user: claire, channel, trigger: trigger_id };
    const opened: unknown[] = [];
    const whispered: unknown[] = [];
    const watched = {
      ...ground,
      slack: {
        ...slack,
        client: Object.assign(Object.create(slack.client), {
          views: {
            ...slack.client.views,
            open: async (view: never) => {
              const answer = await slack.client.views.open(view);
              opened.push(answer.view?.id);
              return answer;
            },
          },
          chat: {
            ...slack.client.chat,
            postEphemeral: async (told: { text: string }) => void whispered.push(told.text),
          },
        }),
      },
    } as Ground;
    await openModal(watched, by, () => replyModal(watched, by, ticket));
    expect(opened).toHaveLength(1);
    await openModal(watched, by, () => replyModal(watched, by, ticket));
    expect(opened).toHaveLength(1);
    expect(whispered).toEqual([expect.stringContaining('cliquez encore une fois')]);
  });

  it('a home tab is accepted', async () => {
    await expect(publishHome(ground, claire)).resolves.toBeUndefined();
  });
});
