// Mails to managers: new tickets at once, the rest at once or at eight, as each of them wishes.
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agencyFile } from '#agency/settings.ts';
import { inAgency, unscoped } from '#lib/db.ts';
import { createNotices, type Notices } from '#notices/notices.ts';
import { claimDue } from '#outbox/held.ts';
import { prepare } from '#outbox/prepare.ts';
import { applyAgency } from '#people/apply-agency.ts';
import { chooseMails, mailWishOf } from '#people/mail-wishes.ts';
import { AGENCY, type EngineWorld, engineWorld, tenant } from '../support/engine-world.ts';

const manager = (n: number, name: string, mails?: string, email = `m${n}@lilas.example`) => ({
  slack: `U000000000${n}`,
  name,
  ...(email === '' ? {} : { email }),
  ...(mails === undefined ? {} : { mails }),
});
const SETTINGS = agencyFile.parse({
  agency: { id: AGENCY, name: 'Agence des Lilas', phone: '+33 1 99 00 00 11' },
  senders: { sms: '38123', email: 'tickets@lilas.example' },
  slack: {
    channel: 'C0000000001',
    emergencies: 'C0000000002',
    managers: [
      manager(1, 'Claire Morel', 'at_once', 'Claire@Lilas.example'),
      manager(2, 'Paul Petit', 'daily'),
      manager(3, 'Nadia Roy', 'never'),
      manager(4, 'Thomas Girard'),
      manager(5, 'Sans Adresse', 'at_once', ''),
    ],
  },
  on_call: [{ name: 'Claire Morel', phone: '+33639980001' }],
  burst_window_s: 0,
});

let world: EngineWorld;
let notices: Notices;
beforeAll(async () => {
  world = await engineWorld({ tenants: 8 });
  await applyAgency(world.db, world.clock, SETTINGS);
  world.engine.agencies.forget();
  const { db, clock, engine } = world;
  notices = createNotices({ db, clock, log: pino({ level: 'silent' }), agencies: engine.agencies });
});
afterAll(() => world.close());
beforeEach(async () => {
  await notices.poll();
  await setAside();
});

/** What has been looked at. */
const setAside = () => world.query(`update outbox set key = 'seen', state = 'sent' where key like 'mail.%'`);

interface Mail {
  name: string;
  key: string;
  lines: { text: string; params: Record<string, string | number> }[];
  manner: string;
  channel: string;
}
const mails = () =>
  world.query<Mail>(
    `select m.name, o.key, o.lines, o.manner, o.channel from outbox o join managers m on m.conversation_id = o.conversation_id
     where o.key like 'mail.%' order by o.key, m.name`,
  );
const toWhom = async () => (await mails()).map(({ name, key }) => `${key} ${name}`);
async function writes(n: number, text: string): Promise<void> {
  world.clock.advance(60_000);
  await world.receive(tenant(n), text);
  await world.settle();
}

describe('a new ticket', () => {
  it('is mailed at once to everybody who wishes mails at all, once', async () => {
    await writes(0, 'Mon radiateur est froid');
    expect(await notices.poll()).toBe(2);
    expect(await toWhom()).toEqual(['mail.new_ticket Claire Morel', 'mail.new_ticket Paul Petit']);
    expect(new Set((await mails()).map(({ manner, channel }) => `${manner} ${channel}`))).toEqual(
      new Set(['staff email']),
    );
    expect(await notices.poll()).toBe(0);
    // Nor by another process, which has not looked yet.
    const { db, clock, engine } = world;
    const other = createNotices({ db, clock, log: pino({ level: 'silent' }), agencies: engine.agencies });
    expect(await other.poll()).toBe(0);
  });

  it('says what, where and their words, with the way to reply, and leaves by mail at night too', async () => {
    world.clock.set(new Date('2026-11-24T22:30:00Z'));
    await writes(1, 'La chasse d’eau coule sans arrêt');
    await notices.poll();
    const now = world.clock.now();
    const held = (await unscoped(world.db, (tx) => claimDue(tx, now, 100))).filter(
      ({ key }) => key === 'mail.new_ticket',
    );
    const agency = await world.engine.agencies.get(AGENCY);
    const pageOf = (id: string, person: string, ticket?: string) =>
      `https://loge.example/gestion/${id}.${person}.${ticket}`;
    const { ready } = await inAgency(world.db, AGENCY, (tx) => prepare(tx, agency, held, () => true, now, { pageOf }));
    expect(ready).toHaveLength(2);
    for (const { routes, words, envelope, text } of ready) {
      const [way] = routes.ways;
      expect(way!.channel).toBe('email');
      const said = words(way!, 5000);
      expect(said).toMatch(/^Demande \d+ : eau ou plomberie \(\w+\)\.\nLes Lilas, A, 1\b/);
      expect(said).toContain('"La chasse d’eau coule sans arrêt"');
      expect(said).toContain(`https://loge.example/gestion/lilas.${text.lines[0]!.params.manager}.${text.ticket}`);
      expect(envelope(way!, said).subject).toMatch(/^Demande \d+ : eau$/);
    }
    world.clock.set(new Date('2026-11-25T09:30:00Z'));
  });

  it('is not mailed again to who begins to wish mails after it came', async () => {
    await writes(2, 'La serrure de ma porte est bloquée');
    const [nadia] = await world.query<{ id: string }>(`select id from managers where name = 'Nadia Roy'`);
    const by = { manager: nadia!.id, wish: 'at_once' } as const;
    world.clock.advance(1000);
    await inAgency(world.db, AGENCY, (tx) => chooseMails(tx, world.clock, by));
    await notices.poll();
    expect(await toWhom()).not.toContain('mail.new_ticket Nadia Roy');
    await writes(3, 'Une fenêtre ne ferme plus');
    await notices.poll();
    expect(await toWhom()).toContain('mail.new_ticket Nadia Roy');
    await inAgency(world.db, AGENCY, (tx) => chooseMails(tx, world.clock, { ...by, wish: 'never' }));
  });
});

describe('what waits for a person', () => {
  it('is mailed at once only to who wants everything at once', async () => {
    await writes(4, 'Une prise fait des étincelles par moments, rien de grave');
    await notices.poll();
    await setAside();
    await writes(4, 'Je veux parler à quelqu’un');
    await notices.poll();
    expect(await toWhom()).toEqual(['mail.look Claire Morel']);
    expect(await notices.poll()).toBe(0);
  });
});

describe('the digest', () => {
  it('comes at eight in the agency’s zone, once, with the last 24 hours', async () => {
    world.clock.set(new Date('2026-11-27T06:59:00Z'));
    const next = await notices.nextDue(world.clock.now());
    expect(next).toEqual(new Date('2026-11-27T07:00:00Z'));
    await writes(5, 'Il y a de la moisissure dans la chambre');
    world.clock.set(new Date('2026-11-27T06:59:59Z'));
    await notices.poll();
    expect((await toWhom()).filter((one) => one.startsWith('mail.digest'))).toEqual([]);
    await setAside();
    world.clock.set(new Date('2026-11-27T07:00:00Z'));
    expect(await notices.poll()).toBe(1);
    const [mail] = await mails();
    expect(mail).toMatchObject({ name: 'Paul Petit', key: 'mail.digest' });
    expect(mail!.lines.map(({ text }) => text)).toEqual(['mail.digest', 'mail.digest_ticket']);
    expect(mail!.lines[0]!.params).toMatchObject({ count: 1, n: 0 });
    expect(mail!.lines[1]!.params).toMatchObject({ category: 'damp' });
    expect(await notices.poll()).toBe(0);
    expect(await notices.nextDue(world.clock.now())).toEqual(new Date('2026-11-28T07:00:00Z'));
  });

  it('comes late after an outage, but not in the evening', async () => {
    world.clock.set(new Date('2026-11-28T18:00:00Z'));
    expect(await notices.poll()).toBe(0);
    world.clock.set(new Date('2026-11-29T11:00:00Z'));
    expect(await notices.poll()).toBe(1);
  });
});

describe('a manager’s mail address', () => {
  it('is of the manager’s own talk: what comes from there is no report of a stranger', async () => {
    const [talk] = await world.query(
      `select a.conversation_id = m.conversation_id as same from addresses a join managers m on m.email = a.value where m.name = 'Claire Morel'`,
    );
    expect(talk).toEqual({ same: true });
  });
});

describe('the wish', () => {
  it('of the agency file holds until a manager chooses, and their choice outlives the file', async () => {
    const [thomas] = await world.query<{ id: string }>(`select id from managers where name = 'Thomas Girard'`);
    const wish = () => inAgency(world.db, AGENCY, (tx) => mailWishOf(tx, thomas!.id));
    expect(await wish()).toBe('never');
    const managers = SETTINGS.slack.managers.map((one) =>
      one.name === 'Thomas Girard' ? { ...one, mails: 'daily' as const } : one,
    );
    const changed = { ...SETTINGS, slack: { ...SETTINGS.slack, managers } };
    await applyAgency(world.db, world.clock, changed);
    expect(await wish()).toBe('daily');
    await inAgency(world.db, AGENCY, (tx) => chooseMails(tx, world.clock, { manager: thomas!.id, wish: 'at_once' }));
    expect(await applyAgency(world.db, world.clock, changed)).toMatchObject({ kind: 'applied', changes: [] });
    expect(await wish()).toBe('at_once');
  });
});
