// What Slack sends us: signatures, retries, notes in threads, modals, the home tab, the command.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testClock } from '#lib/clock.ts';
import { inAgency, rows, run } from '#lib/db.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { type Desk, openDesk } from './desk.ts';
import { addTicket, CHANNEL, CLAIRE, makeWorld, registryOf, type World } from './world.ts';

const THREAD = '1795290000.000100';
let fresh: FreshDatabase;
let world: World;
let other: World;
let desk: Desk;
let ticket: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  world = await makeWorld(fresh.db);
  other = await makeWorld(fresh.db, 'roses', {
    slack: {
      channel: 'C0000000009',
      emergencies: 'C0000000008',
      managers: [{ slack: 'U0000000009', name: 'Rose Thé' }],
      routing: [],
      stand_in: 'U0000000009',
    },
  });
});
afterAll(() => fresh.drop());
beforeEach(async () => {
  desk = await openDesk({
    db: fresh.db,
    clock: testClock('2026-11-22T09:12:00Z'),
    agencies: registryOf(world.settings, other.settings),
    perform: async () => ({ kind: 'done', moves: [] }),
  });
  ticket = await addTicket(fresh.db, world);
  await inAgency(fresh.db, world.agency, (tx) =>
    run(tx, 'update cards set channel = $1, ts = $2 where ticket_id = $3', CHANNEL, THREAD, ticket),
  );
});
afterEach(async () => {
  await desk.settle();
  await desk.close();
  expect(desk.fake.faults).toEqual([]);
  await inAgency(fresh.db, world.agency, async (tx) => {
    for (const table of ['cards', 'ticket_notes']) await run(tx, `delete from ${table}`);
  });
});

const notes = () =>
  inAgency(fresh.db, world.agency, (tx) =>
    rows<{ words: string; author: string; kind: string }>(
      tx,
      'select words, author, kind from ticket_notes order by at, source',
    ),
  );
const reply = (changes: object = {}) => ({
  type: 'message',
  channel: CHANNEL,
  user: CLAIRE,
  text: 'Le plombier passe mardi',
  ts: '1795300000.000100',
  thread_ts: THREAD,
  channel_type: 'channel',
  ...changes,
});

describe('requests of Slack', () => {
  it('are refused when they are not signed with our secret, or long ago', async () => {
    expect((await desk.slack.event(reply(), { secret: 'other' })).status).toBe(401);
    expect(
      (
        await desk.slack.raw('{}', {
          'content-type': 'application/json',
          'x-slack-request-timestamp': '1',
          'x-slack-signature': 'v0=00',
        })
      ).status,
    ).toBe(401);
    expect(await notes()).toEqual([]);
  });

  it('get the challenge back', async () => {
    const { createHmac } = await import('node:crypto');
    const body = JSON.stringify({ token: 'x', type: 'url_verification', challenge: 'abc' });
    const at = String(Math.floor(Date.now() / 1000));
    const signature = `v0=${createHmac('sha256', 'slack-signing-secret').update(`v0:${at}:${body}`).digest('hex')}`;
    const answer = await desk.slack.raw(body, {
      'content-type': 'application/json',
      'x-slack-request-timestamp': at,
      'x-slack-signature': signature,
    });
    expect(answer).toEqual({ status: 200, body: { challenge: 'abc' } });
  });

  it('are answered at once for a button that nobody knows', async () => {
    const began = performance.now();
    expect((await desk.slack.click({ user: CLAIRE, action: 'no_such_thing' })).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('what managers type in a thread', () => {
  it('is kept inside, and the first time they are told so', async () => {
    expect((await desk.slack.event(reply())).status).toBe(200);
    await desk.slack.event(reply({ ts: '1795300000.000200', text: 'et jeudi' }));
    await desk.settle();
    expect(await notes()).toMatchObject([
      { words: 'Le plombier passe mardi', kind: 'internal', author: `manager:${world.claire}` },
      { words: 'et jeudi', kind: 'internal' },
    ]);
    expect(desk.fake.ephemerals).toHaveLength(1);
    expect(desk.fake.ephemerals[0]!.text).toContain('le locataire ne voit rien');
  });

  it('follows changes and deletions', async () => {
    await desk.slack.event(reply());
    await desk.slack.event({
      type: 'message',
      subtype: 'message_changed',
      channel: CHANNEL,
      hidden: true,
      ts: '1795300002.000100',
      message: { type: 'message', user: CLAIRE, text: 'corrigé', ts: '1795300000.000100' },
    });
    expect(await notes()).toMatchObject([{ words: 'corrigé' }]);
    await desk.slack.event({
      type: 'message',
      subtype: 'message_deleted',
      channel: CHANNEL,
      ts: '1795300003.000100',
      deleted_ts: '1795300000.000100',
    });
    expect(await notes()).toEqual([]);
  });

  it('is not a note when the bot wrote it, or when it stands outside of a thread', async () => {
    await desk.slack.event(reply({ bot_id: 'B000000001', subtype: 'bot_message', user: undefined }));
    await desk.slack.event(reply({ thread_ts: undefined }));
    await desk.slack.event(reply({ thread_ts: '1795290000.999999' }));
    expect(await notes()).toEqual([]);
  });

  it('is written once for an event that Slack delivers again', async () => {
    await desk.slack.event(reply(), { id: 'EvTwice' });
    await inAgency(fresh.db, world.agency, (tx) => run(tx, 'delete from ticket_notes'));
    expect((await desk.slack.event(reply(), { id: 'EvTwice', retry: 1 })).status).toBe(200);
    expect(await notes()).toEqual([]);
  });

  it('is written by the retry when the first try failed', async () => {
    await inAgency(fresh.db, world.agency, (tx) => run(tx, 'select 1'));
    await fresh.db.pool.query('alter table ticket_notes rename to ticket_notes_away');
    expect((await desk.slack.event(reply(), { id: 'EvCrashed' })).status).toBe(500);
    await fresh.db.pool.query('alter table ticket_notes_away rename to ticket_notes');
    expect((await desk.slack.event(reply(), { id: 'EvCrashed', retry: 1 })).status).toBe(200);
    expect(await notes()).toHaveLength(1);
  });
});

describe('a modal', () => {
  it('opens with what the ticket is about, and canned replies fill in', async () => {
    await desk.slack.click({ user: CLAIRE, action: 'reply', value: ticket, channel: CHANNEL });
    await desk.settle();
    const opened = desk.fake.views[0]!;
    expect(opened.method).toBe('views.open');
    expect(JSON.stringify(opened.view)).toContain('Odette Durand');
    await desk.slack.click({
      user: CLAIRE,
      action: 'fill_reply',
      selected: '1',
      view: { ...opened.view, id: opened.id, hash: 'h', state: { values: {} } },
    });
    await desk.settle();
    expect(desk.fake.views[1]).toMatchObject({ method: 'views.update', id: opened.id });
    expect(JSON.stringify(desk.fake.views[1]!.view)).toContain('un artisan est prévenu');
  });

  it.each(['reply', 'ask', 'correct', 'schedule', 'cancel', 'join'])(
    '%s keeps within the limits of Slack',
    async (action) => {
      await addTicket(fresh.db, world, { ticket: { category: 'plumbing' } });
      await desk.slack.click({ user: CLAIRE, action, value: ticket });
      await desk.settle();
      expect(desk.fake.views).toHaveLength(1);
    },
  );

  it('opens empty and is filled when reading takes long', async () => {
    const slow = fresh.db;
    const client = await slow.pool.connect();
    await client.query('begin');
    await client.query('lock table managers in access exclusive mode');
    await desk.slack.click({ user: CLAIRE, action: 'correct', value: ticket });
    await expect.poll(() => desk.fake.views.length, { timeout: 3_000 }).toBe(1);
    await client.query('rollback');
    client.release();
    await desk.settle();
    expect(desk.fake.views.map(({ method }) => method)).toEqual(['views.open', 'views.update']);
    expect(JSON.stringify(desk.fake.views[1]!.view)).toContain('Catégorie');
  });

  it('is replaced by a word when the click came too late', async () => {
    desk.fake.behave = (method) =>
      method === 'views.open' ? { status: 200, body: { ok: false, error: 'expired_trigger_id' } } : undefined;
    await desk.slack.click({ user: CLAIRE, action: 'cancel', value: ticket });
    await desk.settle();
    expect(desk.fake.ephemerals[0]).toMatchObject({
      user: CLAIRE,
      text: expect.stringContaining('cliquez encore une fois'),
    });
  });
});

describe('rights', () => {
  it('are ours: somebody who is no manager any more is refused, whatever Slack says', async () => {
    await inAgency(fresh.db, world.agency, (tx) =>
      run(tx, `update managers set removed_at = now() where slack_user = $1`, CLAIRE),
    );
    await desk.slack.click({ user: CLAIRE, action: 'take', value: ticket });
    await desk.settle();
    await inAgency(fresh.db, world.agency, (tx) => run(tx, `update managers set removed_at = null`));
    expect(desk.fake.ephemerals[0]!.text).toContain('pas gestionnaire');
  });

  it('end at the agency: a button whose value was changed to a ticket of another one does nothing', async () => {
    const theirs = await addTicket(fresh.db, other);
    let performed = 0;
    desk.ground.perform = async () => {
      performed++;
      return { kind: 'done', moves: [] };
    };
    for (const value of [theirs, 'nonsense', "' or 1=1", ''])
      await desk.slack.click({ user: CLAIRE, action: 'take', value });
    await desk.slack.submit({
      user: CLAIRE,
      callback: 'cancel',
      data: { ticket: theirs },
      values: { reason: { type: 'static_select', selected_option: { value: 'mistake' } } },
    });
    await desk.settle();
    expect(performed).toBe(0);
    expect(desk.fake.ephemerals.every(({ text }) => text.includes('n’existe pas'))).toBe(true);
  });
});

describe('a submission', () => {
  it('says in the modal what is wrong, and keeps it open', async () => {
    const past = {
      date: { type: 'datepicker', selected_date: '2026-11-20' },
      time: { type: 'timepicker', selected_time: '09:00' },
    };
    const answer = await desk.slack.submit({
      user: CLAIRE,
      callback: 'schedule',
      data: { ticket, channel: CHANNEL },
      values: past,
    });
    expect(answer.body).toEqual({ response_action: 'errors', errors: { date: 'Ce jour est passé.' } });
  });

  it('moves an hour that does not exist, and says so', async () => {
    const heard: unknown[] = [];
    desk.ground.perform = async (acted) => {
      heard.push(acted.refs.visitAt);
      return { kind: 'done', moves: [] };
    };
    await desk.slack.submit({
      user: CLAIRE,
      callback: 'schedule',
      data: { ticket, channel: CHANNEL },
      values: {
        date: { type: 'datepicker', selected_date: '2027-03-28' },
        time: { type: 'timepicker', selected_time: '02:30' },
      },
    });
    await desk.settle();
    expect(heard).toEqual([Date.parse('2027-03-28T01:30:00Z')]);
    expect(desk.fake.ephemerals[0]!.text).toContain('dimanche 28 mars à 3 h 30');
  });
});

describe('the home tab', () => {
  it('counts the three columns and lists from red to yellow, mine first', async () => {
    await inAgency(fresh.db, world.agency, (tx) => run(tx, `delete from tickets`));
    await addTicket(fresh.db, world, { ticket: { urgency: 'routine', category: 'damp' } });
    await addTicket(fresh.db, world, { ticket: { urgency: 'emergency', category: 'gas' } });
    await addTicket(fresh.db, world, { ticket: { status: 'accepted', holder_id: world.claire, category: 'locks' } });
    await addTicket(fresh.db, world, { ticket: { status: 'resolved', closed_at: new Date('2026-11-21T09:00:00Z') } });
    await desk.slack.event({ type: 'app_home_opened', user: CLAIRE, channel: 'D1', tab: 'home', event_ts: '1' });
    await desk.settle();
    const { view, user } = desk.fake.views.find(({ method }) => method === 'views.publish')!;
    const shown = JSON.stringify(view);
    expect(user).toBe(CLAIRE);
    for (const column of [
      '*À traiter*\\n2',
      '*En cours*\\n1',
      '*Clôturés* (30 jours)\\n1',
      '🔴 1 · 🟠 1 · 🟡 1',
      '*Les miens* (1)',
    ])
      expect(shown).toContain(column);
    expect(shown.indexOf('Serrurerie')).toBeLessThan(shown.indexOf('Gaz'));
    expect(shown.indexOf('Gaz')).toBeLessThan(shown.indexOf('Humidité'));
  });
});

describe('mails, on the home tab', () => {
  it('are chosen by who has a mail address, where mails can leave, and noted with who chose', async () => {
    await desk.slack.event({ type: 'app_home_opened', user: CLAIRE, channel: 'D1', tab: 'home', event_ts: '2' });
    await desk.settle();
    expect(JSON.stringify(desk.fake.views.at(-1)!.view)).not.toContain('Vos e-mails');
    await inAgency(fresh.db, world.agency, (tx) =>
      run(tx, `update managers set email = 'claire@lilas.example' where id = $1`, world.claire),
    );
    world.settings.senders.email = 'tickets@lilas.example';
    await desk.slack.click({ user: CLAIRE, action: 'mails', selected: 'lilas daily' });
    await desk.settle();
    const [claire] = await inAgency(fresh.db, world.agency, (tx) =>
      rows<{ mails_chosen: string; mails_since: Date }>(
        tx,
        'select mails_chosen, mails_since from managers where id = $1',
        world.claire,
      ),
    );
    expect(claire!.mails_chosen).toBe('daily');
    expect(claire!.mails_since).not.toBeNull();
    const view = JSON.stringify(desk.fake.views.at(-1)!.view);
    expect(view).toMatch(/"initial_option":\{[^}]*\{[^}]*\},"value":"lilas daily"/);
    const facts = await inAgency(fresh.db, world.agency, (tx) =>
      rows(tx, `select actor, data from journal where fact = 'mails_chosen'`),
    );
    expect(facts).toEqual([{ actor: `manager:${world.claire}`, data: { wish: 'daily' } }]);
    delete world.settings.senders.email;
  });

  it('are chosen by nobody else', async () => {
    await desk.slack.click({ user: 'U0000000099', action: 'mails', selected: 'lilas daily' });
    await desk.settle();
    expect(JSON.stringify(desk.fake.ephemerals)).toContain('pas gestionnaire');
  });
});

describe('/loge', () => {
  const answered = async (text: string, user = CLAIRE) => {
    await desk.slack.command({ user, text });
    await desk.settle();
    return JSON.stringify(desk.fake.ephemerals.at(-1));
  };

  it.each(['chercher durand', 'chercher DURAND lilas', 'chercher rue des lilas', 'chercher 06 11 22 33 44', 'Odétte'])(
    '%s finds the tenant',
    async (text) => {
      expect(await answered(text)).toContain('*Odette Durand* (locataire) · Les Lilas');
    },
  );

  it('finds a ticket by its number, with a link to its card', async () => {
    const [{ reference } = { reference: 0 }] = await inAgency(fresh.db, world.agency, (tx) =>
      rows<{ reference: number }>(tx, 'select reference from tickets where id = $1', ticket),
    );
    expect(await answered(`chercher ${reference}`)).toContain(
      `/archives/${CHANNEL}/p1795290000000100|N° ${reference}>`,
    );
  });

  it('shows nothing of another agency, and nothing to a stranger', async () => {
    expect(await answered('chercher durand', 'U0000000009')).not.toContain('Les Lilas');
    expect(await answered('chercher durand', 'U0000000077')).toContain('pas gestionnaire');
  });

  it('helps', async () => {
    expect(await answered('aide')).toContain('/loge chercher');
  });
});
