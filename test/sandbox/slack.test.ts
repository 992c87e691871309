import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, ExpressReceiver, webApi } from '@slack/bolt';
import express from 'express';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testClock } from '#lib/clock.ts';
import { type Act, type Acted, actOf } from '#sandbox/act.ts';
import { type SlackStandIn, startSlack } from '#sandbox/slack/slack.ts';
import { WrongRequest } from '#sandbox/wrong-request.ts';

const CHANNEL = 'C0LILAS0001';
const CLAIRE = 'U0LILAS0001';

const none = () => undefined;
const SILENT = {
  debug: none,
  info: none,
  warn: none,
  error: none,
  setLevel: none,
  getLevel: () => 'error' as never,
  setName: none,
};

let folder: string;
let clock: ReturnType<typeof testClock>;
let wall: ReturnType<typeof testClock>;
let slack: SlackStandIn;
let client: webApi.WebClient;
let bolt: App;
let server: Server;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loge-slack-'));
  clock = testClock('2027-03-02T09:00:00Z');
  wall = testClock(new Date());
  await start();
});

async function start(): Promise<void> {
  slack = await startSlack({ folder, clock, log: pino({ level: 'silent' }), wall });
  slack.workspace.setPeople(
    [{ id: CLAIRE, name: 'Claire Morel', email: 'claire@lilas.example' }],
    [{ id: CHANNEL, name: 'maintenance' }],
  );
  client = new webApi.WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    logger: SILENT,
  });
  // The real Bolt at the other end: it checks every signature.
  const receiver = new ExpressReceiver({
    signingSecret: slack.signingSecret,
    endpoints: '/slack/events',
    logger: SILENT,
  });
  bolt = new App({
    receiver,
    authorize: async () => ({ botToken: slack.botToken }),
    clientOptions: { slackApiUrl: slack.apiUrl },
    logger: SILENT,
  });
  server = await new Promise<Server>((done) => {
    const listening = express()
      .use(receiver.router)
      .listen(0, '127.0.0.1', () => done(listening));
  });
  const { port } = server.address() as AddressInfo;
  slack.door.open({ publicUrl: 'https://loge.example.fr', reachedAt: `http://127.0.0.1:${port}` });
}

async function end(): Promise<void> {
  await slack.stop();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}

afterEach(async () => {
  await end();
  rmSync(folder, { recursive: true, force: true });
});

const act = (given: Act): Promise<Acted> => actOf(slack, () => slack.door.quiet(), given);
const button = (id: string, value: string) => ({
  type: 'button',
  action_id: id,
  value,
  text: { type: 'plain_text', text: id },
});
const card = (...elements: object[]) => ({
  channel: CHANNEL,
  text: 'N° 1042',
  blocks: [{ type: 'actions', elements }] as never,
});
const modal = (...blocks: object[]) =>
  ({
    type: 'modal',
    title: { type: 'plain_text', text: 'Répondre' },
    submit: { type: 'plain_text', text: 'Envoyer' },
    callback_id: 'reply',
    blocks,
  }) as never;
const words = (block: string, more: object = {}) => ({
  type: 'input',
  block_id: block,
  label: { type: 'plain_text', text: 'Mots' },
  element: { type: 'plain_text_input', action_id: 'words', ...more },
});

async function refusal(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => undefined,
    (thrown: { data?: { error?: string } }) => thrown,
  );
  return error?.data?.error ?? 'taken';
}

describe("Slack's stand-in", () => {
  it('keeps messages, threads and their metadata, under the time of the sandbox', async () => {
    const metadata = { event_type: 'loge_ticket', event_payload: { id: 't1' } };
    const { ts } = await client.chat.postMessage({ channel: CHANNEL, text: 'N° 1042', metadata });
    expect(ts).toMatch(/^1803978000\.\d{6}$/);
    await client.chat.postMessage({ channel: CHANNEL, text: 'dans le fil', thread_ts: ts! });
    await client.chat.update({ channel: CHANNEL, ts: ts!, text: 'N° 1042 pris' });
    const { messages } = await client.conversations.history({ channel: CHANNEL, include_all_metadata: true });
    expect(messages).toMatchObject([{ ts, text: 'N° 1042 pris', metadata, reply_count: 1 }]);
    const thread = await client.conversations.replies({ channel: CHANNEL, ts: ts! });
    expect(thread.messages?.map(({ text }) => text)).toEqual(['N° 1042 pris', 'dans le fil']);
    const { permalink } = await client.chat.getPermalink({ channel: CHANNEL, message_ts: ts! });
    expect(permalink).toBe(`https://loge.example.fr/sandbox?vue=slack&salon=${CHANNEL}&fil=${ts}`);
  });

  it('gives two messages of one instant two names', async () => {
    const sent = await Promise.all(
      [1, 2, 3].map((n) => client.chat.postMessage({ channel: CHANNEL, text: String(n) })),
    );
    expect(new Set(sent.map(({ ts }) => ts)).size).toBe(3);
  });

  it('refuses what Slack refuses', async () => {
    const post = (message: object) =>
      refusal(client.chat.postMessage({ channel: CHANNEL, text: 'x', ...message } as never));
    const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
    expect(await post({ blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) })).toBe('invalid_blocks');
    expect(await post({ blocks: [section('a'.repeat(3001))] })).toBe('invalid_blocks');
    expect(await post({ blocks: [section('')] })).toBe('invalid_blocks');
    expect(await post({ blocks: [{ type: 'actions', elements: [button('same', '1'), button('same', '2')] }] })).toBe(
      'invalid_blocks',
    );
    expect(
      await post({
        blocks: [
          { ...section('a'), block_id: 'b' },
          { ...section('a'), block_id: 'b' },
        ],
      }),
    ).toBe('invalid_blocks');
    expect(await post({ blocks: [{ type: 'header', text: { type: 'plain_text', text: 'a'.repeat(151) } }] })).toBe(
      'invalid_blocks',
    );
    expect(await post({ blocks: Array.from({ length: 5 }, () => section('a'.repeat(3000))) })).toBe(
      'msg_blocks_too_long',
    );
    expect(await post({ text: 'a'.repeat(40_001) })).toBe('msg_too_long');
    expect(await post({ text: '' })).toBe('no_text');
    expect(await post({ channel: 'nowhere' })).toBe('channel_not_found');
    expect(await refusal(client.chat.update({ channel: CHANNEL, ts: '1.000001', text: 'x' }))).toBe(
      'message_not_found',
    );
    expect(await refusal(client.apiCall('chat.dance'))).toBe('unknown_method');
    expect(
      await refusal(new webApi.WebClient('xoxb-other', { slackApiUrl: slack.apiUrl, logger: SILENT }).auth.test()),
    ).toBe('invalid_auth');
    expect(slack.workspace.messages(CHANNEL)).toEqual([]);
  });

  it('carries a click to the app, which opens a modal with its trigger once, within three seconds', async () => {
    const outcomes: string[] = [];
    bolt.action('take', async ({ ack, body, client: app }) => {
      await ack();
      const trigger_id = (body as { trigger_id: string }).trigger_id;
      await app.views.open({ trigger_id, view: modal(words('b')) });
      outcomes.push(await refusal(app.views.open({ trigger_id, view: modal(words('b')) })));
    });
    bolt.action('late', async ({ ack, body, client: app }) => {
      await ack();
      wall.advance(3_001);
      outcomes.push(
        await refusal(
          app.views.open({ trigger_id: (body as { trigger_id: string }).trigger_id, view: modal(words('b')) }),
        ),
      );
    });
    const { ts } = await client.chat.postMessage(card(button('take', 't1'), button('late', 't1')));
    const click = (action_id: string) =>
      actOf(slack, async () => until(() => outcomes.length > 0), {
        user: 'Claire Morel',
        channel: 'maintenance',
        ts: ts!,
        action_id,
      });
    expect(await click('take')).toMatchObject({
      ok: true,
      opened_view: { user: CLAIRE, view: { callback_id: 'reply' } },
    });
    expect(outcomes.splice(0)).toEqual(['exchanged_trigger_id']);
    expect(await click('late')).toEqual({ ok: true });
    expect(outcomes).toEqual(['expired_trigger_id']);
  });

  it('tells which of several buttons was pressed, and refuses to press one that is not there', async () => {
    const pressed: unknown[] = [];
    bolt.action('who', async ({ ack, action }) => {
      pressed.push((action as { value: string }).value);
      await ack();
    });
    const blocks = [1, 2].map((n) => ({ type: 'actions', elements: [button('who', `person ${n}`)] }));
    const { ts } = await client.chat.postMessage({ channel: CHANNEL, text: 'Qui ?', blocks: blocks as never });
    await act({ user: CLAIRE, channel: CHANNEL, ts: ts!, action_id: 'who', value: 'person 2' });
    expect(pressed).toEqual(['person 2']);
    await expect(act({ user: CLAIRE, channel: CHANNEL, ts: ts!, action_id: 'who', value: 'person 3' })).rejects.toThrow(
      WrongRequest,
    );
    await expect(act({ user: CLAIRE, channel: CHANNEL, ts: ts!, action_id: 'take' })).rejects.toThrow('there is who');
    await expect(act({ user: 'Nobody', channel: CHANNEL, ts: ts!, action_id: 'who' })).rejects.toThrow('Claire Morel');
  });

  it('fills in and submits a modal: holes are Slack’s own errors, the app’s errors keep it open, else it closes', async () => {
    const submitted: unknown[] = [];
    bolt.view('reply', async ({ ack, view }) => {
      const { value } = view.state.values.b!.words!;
      submitted.push(value);
      await ack(value === 'non' ? { response_action: 'errors', errors: { b: 'Pas cela.' } } : undefined);
    });
    const open = slack.workspace.openView(CLAIRE, modal(words('b')));
    const submit = (values: Record<string, unknown>) => act({ user: CLAIRE, view_id: open.id, values });
    expect(await submit({})).toMatchObject({ ok: false, errors: { b: expect.any(String) } });
    expect(await submit({ words: 'non' })).toEqual({ ok: false, errors: { b: 'Pas cela.' } });
    await expect(submit({ other: 'x' })).rejects.toThrow('there is words');
    expect(await submit({ b: 'Je passe demain.' })).toEqual({ ok: true });
    expect(submitted).toEqual(['non', 'Je passe demain.']);
    await expect(submit({ b: 'x' })).rejects.toThrow('no open view');
  });

  it('keeps what was typed when a view is updated, unless its block has a new name', async () => {
    const open = slack.workspace.openView(
      CLAIRE,
      modal(words('one', { initial_value: 'A' }), words('two', { initial_value: 'B' })),
    );
    await client.views.update({
      view_id: open.id,
      hash: open.hash,
      view: modal(words('one', { initial_value: 'C' }), words('three', { initial_value: 'D' })),
    });
    expect(open.state).toMatchObject({ one: { words: { value: 'A' } }, three: { words: { value: 'D' } } });
    expect(await refusal(client.views.update({ view_id: open.id, hash: 'old', view: modal(words('one')) }))).toBe(
      'hash_conflict',
    );
  });

  it('checks what is put into choices and dates', async () => {
    const option = (value: string) => ({ text: { type: 'plain_text', text: value.toUpperCase() }, value });
    const field = (id: string, element: object) => ({
      type: 'input',
      block_id: id,
      optional: true,
      label: { type: 'plain_text', text: id },
      element: { action_id: id, ...element },
    });
    const open = slack.workspace.openView(
      CLAIRE,
      modal(
        field('urgency', { type: 'static_select', options: [option('routine'), option('urgent')] }),
        field('day', { type: 'datepicker' }),
      ),
    );
    bolt.view('reply', async ({ ack }) => ack());
    await expect(act({ user: CLAIRE, view_id: open.id, values: { urgency: 'later' } })).rejects.toThrow(
      'routine, urgent',
    );
    await expect(act({ user: CLAIRE, view_id: open.id, values: { day: 'mardi' } })).rejects.toThrow('2026-11-24');
    await act({ user: CLAIRE, view_id: open.id, values: { urgency: 'URGENT', day: '2027-03-03' } });
    expect(open.state).toMatchObject({
      urgency: { urgency: { selected_option: { value: 'urgent' } } },
      day: { day: { selected_date: '2027-03-03' } },
    });
  });

  it('brings words in threads, commands and the opened home tab', async () => {
    const heard: unknown[] = [];
    bolt.message(
      async ({ message }) =>
        void heard.push([(message as { text: string }).text, (message as { thread_ts?: string }).thread_ts]),
    );
    bolt.command('/loge', async ({ ack, command }) =>
      ack({ response_type: 'ephemeral', text: `Cherché : ${command.text}` }),
    );
    bolt.event(
      'app_home_opened',
      async ({ event, client: app }) =>
        void (await app.views.publish({ user_id: event.user, view: { type: 'home', blocks: [{ type: 'divider' }] } })),
    );
    const { ts } = await client.chat.postMessage({ channel: CHANNEL, text: 'N° 1042' });
    await act({ user: CLAIRE, channel: CHANNEL, thread_ts: ts!, text: 'le <plombier> passe' });
    await until(() => heard.length > 0);
    expect(heard).toEqual([['le &lt;plombier&gt; passe', ts]]);
    expect(await act({ user: CLAIRE, command: '/loge', text: 'chercher Petit' })).toMatchObject({
      ok: true,
      ephemeral: { text: 'Cherché : chercher Petit' },
    });
    await act({ user: CLAIRE, home: true });
    await until(() => slack.workspace.home(CLAIRE) !== undefined);
    expect(slack.workspace.home(CLAIRE)?.view.blocks).toMatchObject([{ type: 'divider' }]);
  });

  it('shows an answer at the response URL to the one who clicked', async () => {
    bolt.action('take', async ({ ack, respond }) => {
      await ack();
      await respond({ response_type: 'ephemeral', replace_original: false, text: 'Déjà pris par Marc.' });
    });
    const { ts } = await client.chat.postMessage(card(button('take', 't1')));
    const quiet = () => until(() => slack.workspace.ephemerals(CLAIRE).length > 0);
    expect(await actOf(slack, quiet, { user: CLAIRE, channel: CHANNEL, ts: ts!, action_id: 'take' })).toMatchObject({
      ephemeral: { text: 'Déjà pris par Marc.' },
    });
    expect(slack.workspace.messages(CHANNEL)).toHaveLength(1);
  });

  it('says so when the app refuses: a button that nobody handles, a wrong signature', async () => {
    const { ts } = await client.chat.postMessage(card(button('unknown', 't1')));
    const click = () => act({ user: CLAIRE, channel: CHANNEL, ts: ts!, action_id: 'unknown' });
    wall.advance(-6 * 60_000);
    expect(await click()).toEqual({ ok: false, error: 'the app answered 401' });
  });

  it('keeps messages over a restart, so that cards can still be changed', async () => {
    const { ts } = await client.chat.postMessage(card(button('take', 't1')));
    await end();
    await start();
    await client.chat.update({ channel: CHANNEL, ts: ts!, text: 'pris' });
    expect(slack.workspace.messages(CHANNEL)).toMatchObject([{ ts, text: 'pris' }]);
  });
});

async function until(true_: () => boolean): Promise<void> {
  for (let i = 0; i < 300 && !true_(); i++) await new Promise((done) => setTimeout(done, 10));
}
