// Alerts: what a person must look at, from rows to messages with the buttons of their kind, and back to settled.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { alertDeadJob } from '#alerts/dead-job.ts';
import { KINDS } from '#console/alerts/kinds.ts';
import { type ShowingAlerts, showAlerts } from '#console/alerts/show.ts';
import { createPace } from '#console/slack/pace.ts';
import { testClock } from '#lib/clock.ts';
import { inAgency, rows, run } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { repeatedFailure } from '#lib/repeated-failure.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { type Desk, openDesk } from './desk.ts';
import {
  addAlert,
  addTicket,
  CHANNEL,
  CLAIRE,
  EMERGENCIES,
  insert,
  makeWorld,
  PAUL,
  registryOf,
  type World,
} from './world.ts';

const NOW = new Date('2026-11-22T09:12:00Z');
const OPERATOR_CHANNEL = 'C0000000077';
let fresh: FreshDatabase;
let world: World;
let desk: Desk;
let clock: ReturnType<typeof testClock>;
let showing: ShowingAlerts;
const performed: { type: string; mailbox: string; refs: Record<string, unknown> }[] = [];
let outcome: 'done' | 'refused';

beforeAll(async () => {
  fresh = await freshDatabase();
  world = await makeWorld(fresh.db);
});
afterAll(() => fresh.drop());
beforeEach(async () => {
  clock = testClock(NOW);
  outcome = 'done';
  performed.length = 0;
  const agencies = registryOf(world.settings);
  desk = await openDesk({
    db: fresh.db,
    clock,
    agencies,
    perform: ({ type, mailbox, refs }, before) =>
      inAgency(fresh.db, world.agency, async (tx) => {
        await before?.(tx);
        performed.push({ type, mailbox, refs });
        return outcome === 'done' ? { kind: 'done', moves: [] } : { kind: 'refused' };
      }),
  });
  const { log, slack } = desk.ground;
  showing = {
    db: fresh.db,
    clock,
    log,
    agencies,
    slack,
    pace: createPace(),
    failure: repeatedFailure(log, 'alerts'),
    operatorChannel: OPERATOR_CHANNEL,
  };
});
afterEach(async () => {
  await desk.settle();
  await desk.close();
  expect(desk.fake.faults).toEqual([]);
  await fresh.db.pool.query('truncate alerts, cards, tickets, messages, ticket_messages, journal');
});

const show = async () => {
  while ((await showAlerts(showing)) > 0);
};
const shown = (channel: string) =>
  desk.fake.messages.filter((message) => message.channel === channel).map((message) => JSON.stringify(message.blocks));
const gas = () =>
  addTicket(fresh.db, world, {
    text: 'ca sent le gaz',
    ticket: { category: 'gas', urgency: 'emergency', hazards: ['gas'], situation: 'cannot_leave' },
    uncarded: true,
  });
const stateOf = async (id: string) =>
  (
    await inAgency(fresh.db, world.agency, (tx) =>
      rows<{ settled_by: string; settled_at: Date | null; slack_ts: string }>(
        tx,
        'select * from alerts where id = $1',
        id,
      ),
    )
  )[0]!;

it('a job about a ticket that failed for good is shown with its ticket; one that names none, without', async () => {
  const ticket = await addTicket(fresh.db, world, { uncarded: true });
  const { agency } = world;
  const dead = (job: string, payload: object) => alertDeadJob({ db: fresh.db, clock }, job, payload, 'no connection');
  await dead('contractor.choose', { agency, ticket, order: newId(), asked: [], byRule: false });
  await dead('media.fetch', { agency, media: newId() });
  const alerts = await inAgency(fresh.db, agency, (tx) =>
    rows(tx, `select ticket_id, data ->> 'job' as job from alerts where kind = 'dead_job' order by job`),
  );
  expect(alerts).toEqual([
    { ticket_id: ticket, job: 'contractor.choose' },
    { ticket_id: null, job: 'media.fetch' },
  ]);
  await show();
  const [first, second] = shown(CHANNEL).sort((a, b) => Number(b.includes('n° ')) - Number(a.includes('n° ')));
  expect(first).toMatch(/n° \d+ Chauffage et eau chaude/);
  expect(first).toContain('Odette Durand');
  expect(second).not.toContain('n° ');
});

describe('an emergency', () => {
  it('calls everybody in the emergency channel, with who, where, the number and the words', async () => {
    await addAlert(fresh.db, world, { kind: 'emergency', ticket_id: await gas(), data: { rung: 0, again: false } });
    await show();
    const [message] = shown(EMERGENCIES);
    for (const said of [
      '<!here>',
      'URGENCE',
      'Gaz (gaz, *ne peut pas sortir*)',
      'Odette Durand',
      'tel:+33611223344',
      '> ca sent le gaz',
      'Je prends en charge',
    ])
      expect(message).toContain(said);
    expect(shown(CHANNEL)).toEqual([]);
  });

  it('is told again at each rung, under the first and in the channel, once a step', async () => {
    const ticket = await gas();
    await addAlert(fresh.db, world, { kind: 'emergency', ticket_id: ticket, data: { rung: 0 } });
    await show();
    const raised_at = new Date('2026-11-22T09:03:00Z');
    await addAlert(fresh.db, world, { kind: 'emergency', ticket_id: ticket, data: { rung: 1 }, raised_at });
    await addAlert(fresh.db, world, {
      kind: 'emergency',
      ticket_id: ticket,
      data: { rung: 0, again: true },
      raised_at,
    });
    await show();
    expect(desk.fake.messages).toHaveLength(2);
    expect(desk.fake.messages[1]).toMatchObject({
      thread_ts: desk.fake.messages[0]!.ts,
      reply_broadcast: true,
      text: expect.stringContaining('toujours sans réponse'),
    });
  });

  it('is taken by one of two managers; the other hears by whom and when', async () => {
    const ticket = await gas();
    const alert = await addAlert(fresh.db, world, { kind: 'emergency', ticket_id: ticket });
    await show();
    await Promise.all(
      [CLAIRE, PAUL].map((user) =>
        desk.slack.click({ user, channel: EMERGENCIES, action: 'acknowledge', value: alert }),
      ),
    );
    await desk.settle();
    expect(performed).toHaveLength(1);
    expect(performed[0]).toMatchObject({ type: 'ACKNOWLEDGED', mailbox: ticket, refs: { by: 'slack' } });
    const winner = performed[0]!.refs.manager === world.claire ? 'Claire Morel' : 'Paul Petit';
    expect(desk.fake.ephemerals.map(({ text }) => text)).toEqual([`Déjà réglé par ${winner} à 10 h 12.`]);
    await show();
    expect(desk.fake.messages[0]!.text).toContain(`réglé par ${winner} à 10 h 12`);
    expect(JSON.stringify(desk.fake.messages[0]!.blocks)).not.toContain('acknowledge');
  });

  it('is settled by whoever took the ticket elsewhere, and not by an earlier taking', async () => {
    const ticket = await gas();
    await inAgency(fresh.db, world.agency, (tx) =>
      run(tx, `update tickets set acknowledged_at = '2026-11-22T08:59:00Z', holder_id = $1`, world.paul),
    );
    const alert = await addAlert(fresh.db, world, { kind: 'emergency', ticket_id: ticket });
    await show();
    expect((await stateOf(alert)).settled_at).toBeNull();
    await inAgency(fresh.db, world.agency, (tx) =>
      run(tx, `update tickets set acknowledged_at = '2026-11-22T09:01:00Z'`),
    );
    await show();
    expect((await stateOf(alert)).settled_by).toBe(`manager:${world.paul}`);
    expect(desk.fake.messages[0]!.text).toContain('réglé par Paul Petit');
  });

  it('comes before whatever else waits', async () => {
    await addAlert(fresh.db, world, {
      kind: 'look_at',
      ticket_id: await gas(),
      raised_at: new Date('2026-11-22T08:00:00Z'),
    });
    await addAlert(fresh.db, world, {
      kind: 'emergency',
      ticket_id: await gas(),
      raised_at: new Date('2026-11-22T09:00:00Z'),
    });
    await show();
    const first = desk.fake.calls.find(({ method }) => method === 'chat.postMessage')!;
    expect(first.body.channel).toBe(EMERGENCIES);
  });
});

describe('other alerts', () => {
  it.each(Object.keys(KINDS))('%s says what happened and what to do, within the limits of Slack', async (kind) => {
    const ticket = await addTicket(fresh.db, world, { text: 'a'.repeat(10_000), uncarded: true });
    await addAlert(fresh.db, world, { kind, ticket_id: ticket, data: { candidates: [world.person] } });
    await show();
    expect(desk.fake.messages).toHaveLength(1);
    expect(JSON.stringify(desk.fake.messages[0]!.blocks)).toContain(KINDS[kind as keyof typeof KINDS].todo);
  });

  it('name the stand-in for a ticket that nobody took, and who stands in for somebody away', async () => {
    const ticket = await addTicket(fresh.db, world, { uncarded: true });
    await addAlert(fresh.db, world, { kind: 'unclaimed', ticket_id: ticket });
    await show();
    expect(shown(CHANNEL)[0]).toContain(`<@${PAUL}>`);
    const [claire, paul] = world.settings.slack.managers;
    const away = { from: '2026-11-20', to: '2026-11-30', stand_in: CLAIRE };
    const settings = { ...world.settings, slack: { ...world.settings.slack, managers: [claire!, { ...paul!, away }] } };
    await addAlert(fresh.db, world, { kind: 'unclaimed', ticket_id: ticket });
    showing.agencies = registryOf(settings);
    await show();
    expect(shown(CHANNEL)[1]).toContain(`<@${CLAIRE}>`);
  });

  it('offer a button for each person that it may be, and take no other', async () => {
    const alert = await addAlert(fresh.db, world, {
      kind: 'who',
      conversation_id: world.conversation,
      data: { candidates: [world.person] },
    });
    await show();
    expect(shown(CHANNEL)[0]).toContain('Odette Durand, Les Lilas, 34');
    await desk.slack.click({ user: CLAIRE, action: 'identify:0', value: `${alert} ${newId()}` });
    await desk.settle();
    expect(performed).toEqual([]);
    expect((await stateOf(alert)).settled_at).toBeNull();
    await desk.slack.click({ user: CLAIRE, action: 'identify:0', value: `${alert} ${world.person}` });
    expect(performed).toMatchObject([
      { type: 'IDENTIFIED', mailbox: world.conversation, refs: { person: world.person, manager: world.claire } },
    ]);
    expect((await stateOf(alert)).settled_by).toBe(`manager:${world.claire}`);
  });

  it('let a manager name somebody else, found in the directory', async () => {
    const alert = await addAlert(fresh.db, world, { kind: 'who', conversation_id: world.conversation });
    await show();
    await desk.slack.click({ user: CLAIRE, action: 'somebody_else', value: alert });
    await desk.settle();
    const data = { alert, channel: CHANNEL };
    const nobody = await desk.slack.submit({
      user: CLAIRE,
      callback: 'identify_search',
      data,
      values: { name: { type: 'plain_text_input', value: 'Zorro' } },
    });
    expect(nobody.body.errors.name).toContain('Personne de ce nom');
    const found = await desk.slack.submit({
      user: CLAIRE,
      callback: 'identify_search',
      data,
      values: { name: { type: 'plain_text_input', value: 'durand' } },
    });
    expect(JSON.stringify(found.body.view)).toContain('Odette Durand');
    await desk.slack.submit({
      user: CLAIRE,
      callback: 'identify_chosen',
      data,
      values: { person: { type: 'static_select', selected_option: { value: world.person } } },
    });
    expect(performed).toMatchObject([{ type: 'IDENTIFIED', refs: { person: world.person } }]);
    expect((await stateOf(alert)).settled_at).not.toBeNull();
  });

  it('hand the conversation over with one click, and give it back with another', async () => {
    const alert = await addAlert(fresh.db, world, { kind: 'hand_over', conversation_id: world.conversation });
    await show();
    await desk.slack.click({ user: CLAIRE, action: 'alert_call_back', value: alert });
    await desk.settle();
    expect(performed).toMatchObject([{ type: 'HELD', mailbox: world.conversation }]);
    expect(desk.fake.ephemerals[0]!.text).toContain('tel:+33611223344');
    await inAgency(fresh.db, world.agency, (tx) => run(tx, 'update conversations set held_by = $1', world.claire));
    await show();
    expect(shown(CHANNEL)[0]).toContain('alert_release');
    await desk.slack.click({ user: CLAIRE, action: 'alert_release', value: alert });
    expect(performed.at(-1)).toMatchObject({ type: 'RELEASED' });
    await inAgency(fresh.db, world.agency, (tx) => run(tx, 'update conversations set held_by = null'));
  });

  it('stay open when what was to be done is refused', async () => {
    const alert = await addAlert(fresh.db, world, { kind: 'hand_over', conversation_id: world.conversation });
    await show();
    outcome = 'refused';
    await desk.slack.click({ user: CLAIRE, action: 'alert_hold', value: alert });
    await desk.settle();
    expect((await stateOf(alert)).settled_at).toBeNull();
    expect(desk.fake.ephemerals).toHaveLength(1);
  });

  it('put a message to the ticket that a manager chooses', async () => {
    const [first, second] = [
      await addTicket(fresh.db, world, { uncarded: true }),
      await addTicket(fresh.db, world, { uncarded: true }),
    ];
    const message = (
      await inAgency(fresh.db, world.agency, (tx) =>
        rows<{ message_id: string }>(tx, 'select message_id from ticket_messages where ticket_id = $1', first),
      )
    )[0]!.message_id;
    const alert = await addAlert(fresh.db, world, {
      kind: 'which_ticket',
      conversation_id: world.conversation,
      message_id: message,
    });
    await show();
    await desk.slack.click({ user: CLAIRE, action: 'attach:1', value: `${alert} ${second}` });
    expect(performed).toMatchObject([{ type: 'ADDED', mailbox: second, refs: { message } }]);
    const linked = await inAgency(fresh.db, world.agency, (tx) =>
      rows<{ ticket_id: string }>(tx, 'select ticket_id from ticket_messages where message_id = $1', message),
    );
    expect(linked.map(({ ticket_id }) => ticket_id).sort()).toEqual([first, second].sort());
  });

  it('are posted once although the answer of Slack was lost', async () => {
    await addAlert(fresh.db, world, { kind: 'look_at', ticket_id: await gas() });
    desk.fake.behave = (method) => (method === 'chat.postMessage' ? 'done_then_drops' : undefined);
    await show();
    desk.fake.behave = () => undefined;
    clock.advance(60_000);
    await show();
    expect(desk.fake.messages).toHaveLength(1);
  });

  it('of a message that was sent to none of our addresses go to the operator', async () => {
    await inAgency(fresh.db, '~operator', (tx) =>
      insert(tx, 'messages', {
        agency_id: '~operator',
        id: newId(),
        conversation_id: newId(),
        address_id: newId(),
        raw_id: newId(),
        channel: 'sms',
        provider_id: 'SM1',
        sent_to: '+33700000000',
        kind: 'text',
        text: 'allo ?',
        received_at: NOW,
        extra: {},
      }),
    );
    await show();
    await show();
    expect(shown(OPERATOR_CHANNEL)).toHaveLength(1);
    expect(shown(OPERATOR_CHANNEL)[0]).toContain('> allo ?');
  });
});
