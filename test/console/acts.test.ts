// Managers' acts through Slack's real requests, the real Bolt, the real engine and the real flows.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAgencyRegistry } from '#agency/registry.ts';
import type { Console } from '#console/console.ts';
import { createConsole } from '#console/console.ts';
import type { Engine } from '#engine/batch.ts';
import { type EngineWorker, startEngine } from '#engine/worker.ts';
import { createInbox, type Inbox } from '#inbox/receive.ts';
import { testClock } from '#lib/clock.ts';
import { inAgency, rows, run, unscoped } from '#lib/db.ts';
import { createLogger } from '#lib/log.ts';
import { createReferences } from '#tickets/references.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { SIGNING_SECRET, type SlackSender, slackSender } from '../support/slack-requests.ts';
import { addTenant, CHANNEL, CLAIRE, EMERGENCIES, LIFT_CHANNEL, makeWorld, PAUL, type World } from './world.ts';

const log = createLogger({ level: 'silent' });
let fresh: FreshDatabase;
let world: World;
let fake: FakeSlack;
let desk: Console;
let engine: EngineWorker;
let inbox: Inbox;
let slack: SlackSender;
let server: Server;
const clock = testClock('2026-11-23T09:00:00Z');

beforeAll(async () => {
  fresh = await freshDatabase({ max: 10 });
  world = await makeWorld(fresh.db, 'lilas', {
    canned_replies: [{ title: 'Plombier demain', text: 'Le plombier passe demain, demande {n}.' }],
  });
  await unscoped(fresh.db, async (tx) => {
    await run(tx, `update agencies set settings = jsonb_set(settings, '{burst_window_s}', '0') where id = 'lilas'`);
    await run(tx, `insert into senders (channel, address, agency_id) values ('sms', '38123', 'lilas')`);
  });
  fake = await startFakeSlack();
  const agencies = createAgencyRegistry(fresh.db);
  const around: Engine = {
    db: fresh.db,
    clock,
    log,
    agencies,
    references: createReferences(fresh.db),
    hasModel: false,
    onWritten: () => undefined,
    beforeCommit: async () => undefined,
  };
  engine = startEngine(around);
  inbox = createInbox({ db: fresh.db, clock, agencies, wake: () => engine.wake(), counted: () => undefined });
  desk = createConsole({
    engine: around,
    db: fresh.db,
    clock,
    log,
    agencies,
    inbox,
    slack: { botToken: 'xoxb-1', signingSecret: SIGNING_SECRET, apiUrl: fake.apiUrl },
  });
  await desk.start();
  const app = express();
  app.use('/slack', desk.router);
  server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  slack = slackSender(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
});
afterAll(async () => {
  expect(fake.faults).toEqual([]);
  server.closeAllConnections();
  server.close();
  await desk.stop();
  await engine.stop();
  await fake.close();
  await fresh.drop();
});
beforeEach(() => {
  fake.ephemerals.length = 0;
  fake.views.length = 0;
});

let serial = 0;
async function writes(phone: string, text: string): Promise<void> {
  clock.advance(60_000);
  const inbound = {
    channel: 'sms',
    providerId: `SM${++serial}`,
    from: { kind: 'phone', value: phone },
    to: '38123',
    kind: 'text',
    text,
    subject: '',
    media: [],
    sentAt: null,
    optOutType: null,
    unanswerable: '',
    extra: {},
  } as const;
  await inbox.receive({ inbound: inbound as never, raw: Buffer.from(text), headers: {} });
  await settle();
}
async function settle(): Promise<void> {
  await engine.settle();
  await desk.settle();
  await engine.settle();
  await desk.settle();
}

let phones = 0;
/** A tenant of their own, who has just reported something: the ticket, and how they are reached. */
async function reported(
  text: string,
): Promise<{ ticket: string; phone: string; conversation: string; reference: number }> {
  const phone = `+3361234${String(5000 + ++phones)}`;
  const { conversation } = await addTenant(fresh.db, world, {
    name: `Locataire ${phones}`,
    phone,
    dwelling: world.dwelling,
  });
  await writes(phone, text);
  const [ticket] = await inAgency(fresh.db, 'lilas', (tx) =>
    rows<{ id: string; reference: number }>(
      tx,
      'select id, reference from tickets where conversation_id = $1',
      conversation,
    ),
  );
  return { ticket: ticket!.id, reference: ticket!.reference, phone, conversation };
}
const stateOf = async (ticket: string) =>
  (
    await inAgency(fresh.db, 'lilas', (tx) =>
      rows<Record<string, unknown>>(tx, 'select * from tickets where id = $1', ticket),
    )
  )[0]!;
const saidTo = (conversation: string) =>
  inAgency(fresh.db, 'lilas', (tx) =>
    rows<{ key: string; lines: { params: Record<string, unknown> }[]; ticket_id: string }>(
      tx,
      'select key, lines, ticket_id from outbox where conversation_id = $1 order by created_at, id',
      conversation,
    ),
  );
const cardOf = (ticket: string) =>
  fake.messages.find(
    (message) =>
      message.thread_ts === undefined &&
      (message.metadata as { event_payload?: { id?: string } })?.event_payload?.id === ticket,
  )!;
const whispers = () => fake.ephemerals.map(({ text }) => text);
async function click(user: string, action: string, value: string): Promise<void> {
  expect((await slack.click({ user, action, value })).status).toBe(200);
  await settle();
}
async function submit(user: string, callback: string, data: object, values: Record<string, object>) {
  const answer = await slack.submit({ user, callback, data: { channel: CHANNEL, ...data }, values });
  await settle();
  return answer.body;
}
const chosen = (value: string) => ({ type: 'static_select', selected_option: { value } });

describe('a report', () => {
  it('is on a card a moment later, and one click takes it in charge and tells the tenant', async () => {
    const { ticket, conversation } = await reported("plus d'eau chaude depuis hier soir");
    expect(JSON.stringify(cardOf(ticket).blocks)).toContain("plus d'eau chaude depuis hier soir");
    await click(CLAIRE, 'take', ticket);
    expect(await stateOf(ticket)).toMatchObject({ status: 'accepted', holder_id: world.claire });
    expect(JSON.stringify(cardOf(ticket).blocks)).toContain('tenu par Claire Morel');
    expect((await saidTo(conversation)).map(({ key }) => key)).toContain('ticket.taken');
    expect(whispers()).toEqual([]);
  });

  it('is taken once when two managers click at the same second: the other hears who, and when', async () => {
    const { ticket, conversation } = await reported('mon volet est coince');
    await Promise.all([
      slack.click({ user: CLAIRE, action: 'take', value: ticket }),
      slack.click({ user: PAUL, action: 'take', value: ticket }),
    ]);
    await settle();
    const { holder_id } = await stateOf(ticket);
    const winner = holder_id === world.claire ? 'Claire Morel' : 'Paul Petit';
    const [hour, minute] = new Intl.DateTimeFormat('fr-FR', {
      timeZone: 'Europe/Paris',
      hour: '2-digit',
      minute: '2-digit',
    })
      .format(clock.now())
      .split(':');
    expect(whispers()).toEqual([
      `Déjà pris en charge par ${winner} à ${Number(hour)} h${minute === '00' ? '' : ` ${minute}`}.`,
    ]);
    expect((await saidTo(conversation)).filter(({ key }) => key === 'ticket.taken')).toHaveLength(1);
  });

  it('is taken once by a double click', async () => {
    const { ticket } = await reported('la serrure de ma porte est dure');
    await Promise.all([1, 2].map(() => slack.click({ user: CLAIRE, action: 'take', value: ticket })));
    await settle();
    expect(whispers()).toHaveLength(1);
    expect(whispers()[0]).toMatch(/^Déjà pris en charge par vous à /);
  });

  it('is let go by its holder alone', async () => {
    const { ticket } = await reported('ma prise ne marche plus');
    await click(CLAIRE, 'take', ticket);
    await click(PAUL, 'drop', ticket);
    expect(whispers()).toEqual(['C’est Claire Morel qui s’en occupe : seule cette personne peut s’en défaire.']);
    await click(CLAIRE, 'drop', ticket);
    expect(await stateOf(ticket)).toMatchObject({ status: 'new', holder_id: null });
  });
});

describe('an old card', () => {
  it('refuses politely what is no longer possible, and says what it is now', async () => {
    const { ticket, reference } = await reported('fuite sous mon evier');
    await click(CLAIRE, 'resolve', ticket);
    clock.advance(90 * 86_400_000);
    await settle();
    await click(PAUL, 'take', ticket);
    expect(whispers()[0]).toContain('Déjà déclaré résolu par Claire Morel');
    expect(whispers()[0]).toContain(`Le n° ${reference} est maintenant : Résolu.`);
    await click(PAUL, 'reopen', ticket);
    expect((await stateOf(ticket)).status).toBe('new');
  });
});

describe('an answer to the tenant', () => {
  it('leaves word for word, once, and what was typed in the thread never does', async () => {
    const { ticket, conversation } = await reported('ma fenetre ne ferme plus');
    const before = (await saidTo(conversation)).length;
    await slack.event({
      type: 'message',
      channel: cardOf(ticket).channel,
      user: CLAIRE,
      text: 'client difficile',
      ts: '1795300000.000900',
      thread_ts: cardOf(ticket).ts,
    });
    expect(await saidTo(conversation)).toHaveLength(before);
    const values = { 'words:0': { type: 'plain_text_input', value: 'Le vitrier vient jeudi à 9 h.' } };
    expect(await submit(CLAIRE, 'reply', { ticket, serial: 0 }, values)).toBe('');
    const said = await saidTo(conversation);
    expect(said).toHaveLength(before + 1);
    expect(said.at(-1)).toMatchObject({ key: 'manager.free', ticket_id: ticket });
    const notes = await inAgency(fresh.db, 'lilas', (tx) =>
      rows<{ kind: string; words: string; id: string }>(
        tx,
        'select id, kind, words from ticket_notes where ticket_id = $1 order by kind',
        ticket,
      ),
    );
    expect(notes).toMatchObject([
      { kind: 'internal', words: 'client difficile' },
      { kind: 'to_tenant', words: 'Le vitrier vient jeudi à 9 h.' },
    ]);
    expect(said.at(-1)!.lines[0]!.params.note).toBe(notes[1]!.id);
  });

  it('of no words does not leave', async () => {
    const { ticket, conversation } = await reported('mon interphone gresille');
    const before = (await saidTo(conversation)).length;
    const answer = await submit(
      CLAIRE,
      'reply',
      { ticket, serial: 0 },
      { 'words:0': { type: 'plain_text_input', value: '  ' } },
    );
    expect(answer.errors['words:0']).toBe('Écrivez votre message.');
    expect(await saidTo(conversation)).toHaveLength(before);
  });
});

describe('one cause', () => {
  it('is one card, one answer for all, and a wrong grouping is undone by one click', async () => {
    const first = await reported("l'ascenseur est en panne");
    const second = await reported('ascenseur bloque encore une fois');
    expect(await stateOf(second.ticket)).toMatchObject({ incident_id: first.ticket });
    expect(fake.in(LIFT_CHANNEL)).toHaveLength(1);
    expect(JSON.stringify(cardOf(first.ticket).blocks)).toContain('2 signalements pour cette cause');
    const values = {
      'words:0': { type: 'plain_text_input', value: 'Le technicien arrive.' },
      all: { type: 'checkboxes', selected_options: [{ value: 'all' }] },
    };
    await submit(CLAIRE, 'reply', { ticket: first.ticket, serial: 0, others: 1 }, values);
    for (const { conversation } of [first, second])
      expect((await saidTo(conversation)).at(-1)!.key).toBe('manager.free');
    await submit(
      CLAIRE,
      'part',
      { ticket: first.ticket },
      { tickets: { type: 'multi_static_select', selected_options: [{ value: second.ticket }] } },
    );
    expect((await stateOf(second.ticket)).incident_id).toBeNull();
    expect(cardOf(second.ticket)).toBeDefined();
    expect(JSON.stringify(cardOf(first.ticket).blocks)).not.toContain('signalements pour cette cause');
    await submit(PAUL, 'join', { ticket: second.ticket }, { lead: chosen(first.ticket) });
    expect((await stateOf(second.ticket)).incident_id).toBe(first.ticket);
    expect(cardOf(second.ticket).text).toContain(`regroupé avec le n° ${first.reference}`);
  });
});

describe('modals', () => {
  it('plan a visit, which the tenant is told', async () => {
    const { ticket, conversation } = await reported('le robinet de la cuisine goutte');
    const day = new Date(clock.now().getTime() + 3 * 86_400_000).toISOString().slice(0, 10);
    await submit(
      CLAIRE,
      'schedule',
      { ticket },
      { date: { type: 'datepicker', selected_date: day }, time: { type: 'timepicker', selected_time: '14:00' } },
    );
    expect(await stateOf(ticket)).toMatchObject({ status: 'scheduled', holder_id: world.claire });
    expect((await saidTo(conversation)).map(({ key }) => key)).toContain('ticket.scheduled');
    expect(JSON.stringify(cardOf(ticket).blocks)).toContain('Une intervention est prévue');
  });

  it('correct what was understood, and the correction is kept with the message', async () => {
    const { ticket } = await reported('il y a des taches noires au plafond de ma chambre');
    const { category } = await stateOf(ticket);
    const wanted = category === 'structure' ? 'damp' : 'structure';
    await submit(CLAIRE, 'correct', { ticket }, { category: chosen(wanted), urgency: chosen('urgent') });
    expect(await stateOf(ticket)).toMatchObject({ category: wanted, urgency: 'urgent' });
    const kept = await inAgency(fresh.db, 'lilas', (tx) =>
      rows<Record<string, unknown>>(
        tx,
        'select field, before, after, manager_id, message_id from corrections where ticket_id = $1 order by field',
        ticket,
      ),
    );
    expect(kept[0]).toMatchObject({ field: 'category', before: category, after: wanted, manager_id: world.claire });
    expect(kept[0]!.message_id).not.toBeNull();
  });

  it('cancel with a reason, and ask a question', async () => {
    const asked = await reported('fuite dans ma salle de bain');
    expect(await submit(CLAIRE, 'ask', { ticket: asked.ticket }, { question: chosen('clarify') })).toBe('');
    const { ticket } = await reported('ma boite aux lettres est cassee');
    await submit(CLAIRE, 'cancel', { ticket }, { reason: chosen('not_ours') });
    expect(await stateOf(ticket)).toMatchObject({ status: 'cancelled', reason: 'not_ours' });
  });
});

describe('a conversation', () => {
  it('is held by one manager at a time and given back', async () => {
    const { ticket, conversation } = await reported('ma chasse d eau coule');
    await click(CLAIRE, 'hold', ticket);
    await click(PAUL, 'hold', ticket);
    expect(whispers()).toEqual(['Claire Morel tient déjà cette conversation.']);
    expect(JSON.stringify(cardOf(ticket).blocks)).toContain('conversation tenue par Claire Morel');
    await click(PAUL, 'release', ticket);
    const [{ held_by } = { held_by: '' }] = await inAgency(fresh.db, 'lilas', (tx) =>
      rows<{ held_by: string | null }>(tx, 'select held_by from conversations where id = $1', conversation),
    );
    expect(held_by).toBeNull();
    await click(PAUL, 'release', ticket);
    expect(whispers().at(-1)).toContain('Loge a déjà la conversation');
  });
});

describe('an emergency', () => {
  it('is in the emergency channel at once, and taken there by a button', async () => {
    const { ticket } = await reported('ca sent tres fort le gaz dans la cuisine');
    const alert = fake.messages.find(({ channel, text }) => channel === EMERGENCIES && text.includes('URGENCE'))!;
    expect(JSON.stringify(alert.blocks)).toContain('ca sent tres fort le gaz');
    const button = alert.blocks
      .flatMap((block) => (block.elements as { action_id?: string; value?: string }[] | undefined) ?? [])
      .find(({ action_id }) => action_id === 'acknowledge')!;
    await slack.click({ user: PAUL, channel: EMERGENCIES, action: 'acknowledge', value: button.value! });
    await settle();
    expect(await stateOf(ticket)).toMatchObject({ status: 'accepted', holder_id: world.paul });
    expect((await stateOf(ticket)).acknowledged_at).not.toBeNull();
    expect(alert.text).toContain('réglé par Paul Petit');
    await slack.click({ user: CLAIRE, channel: EMERGENCIES, action: 'acknowledge', value: button.value! });
    await settle();
    expect(whispers()[0]).toMatch(/^Déjà réglé par Paul Petit à /);
  });
});
