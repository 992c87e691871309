// A manager's page about one ticket, by the link of a mail.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inAgency } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { addTicket, insert } from '../console/world.ts';
import { type PortalWorld, portalWorld } from './world.ts';

let world: PortalWorld;
let ticket: string;
let here: string;
beforeAll(async () => {
  world = await portalWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.forget();
  world.outbox.length = 0;
  world.clock.advance(60_000);
  const browser = world.browser();
  const mine = world.pathOf(world.world.person);
  const form = await browser.get(`${mine}/signaler`);
  await browser.send(form, `${mine}/signaler`, { mots: 'ça ne chauffe plus', categorie: 'heating', lieu: 'dwelling' });
  await world.settle();
  ticket = (await world.tickets()).at(-1)!.id;
  here = world.deskOf(world.world.claire, ticket);
  world.outbox.length = 0;
});
const notes = () =>
  world.sql<{ author: string; kind: string; words: string }>(
    'select author, kind, words from ticket_notes where agency_id = $1 order by at',
    'lilas',
  );
const left = () => world.outbox.map(({ key, conversation_id }) => [key, conversation_id]);

describe('a manager’s page', () => {
  it('shows who, where, their words and the ready-made replies', async () => {
    const page = await world.browser().get(here);
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/Chauffage.*Odette Durand.*Les Lilas, B, 34.*ça ne chauffe plus.*Artisan prévenu/);
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  it('gives an order of this ticket as PDF, and none of another', async () => {
    const order = newId();
    const row = {
      agency_id: 'lilas',
      id: order,
      ticket_id: ticket,
      n: 1,
      state: 'choosing',
      payer: 'landlord',
      reasons: [],
    };
    const words = { waits_for: '', words: '', visitor: '', report: '', by_rule: false, created_at: world.clock.now() };
    await inAgency(world.db, 'lilas', (tx) => insert(tx, 'work_orders', { ...row, ...words }));
    const address = `${here}/ordres/`;
    const file = await fetch(`${world.origin}${address}${order}`);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await file.text()).slice(0, 5)).toBe('%PDF-');
    expect((await fetch(`${world.origin}${address}${newId()}`)).status).toBe(404);
    const another = await addTicket(world.db, world.world);
    const elsewhere = world.deskOf(world.world.claire, another);
    expect((await fetch(`${world.origin}${elsewhere}/ordres/${order}`)).status).toBe(404);
    await world.sql('delete from work_orders where agency_id = $1 returning id', 'lilas');
  });

  it('fills in the reply that was chosen, and has changed nothing by being read', async () => {
    const before = await world.sql('select count(*) from events where agency_id = $1', 'lilas');
    const page = await world.browser().get(`${here}?reponse=1`);
    const { reference } = (await world.tickets()).at(-1)!;
    expect(page.html).toContain(`Bonjour, un artisan est prévenu pour votre demande n° ${reference}.`);
    expect(await world.sql('select count(*) from events where agency_id = $1', 'lilas')).toEqual(before);
    expect(await notes()).toEqual([]);
    expect(left()).toEqual([]);
  });

  it('sends the words as they were changed, once, under the manager’s name', async () => {
    const browser = world.browser();
    const page = await browser.get(`${here}?reponse=1`);
    const done = await browser.send(page, here, { message: 'Bonjour, le chauffagiste passe mardi.' });
    await browser.send(page, here, { message: 'Bonjour, le chauffagiste passe mardi.' });
    expect(done.text).toContain('Votre message est parti.');
    expect(await notes()).toEqual([
      { author: `manager:${world.world.claire}`, kind: 'to_tenant', words: 'Bonjour, le chauffagiste passe mardi.' },
    ]);
    expect(left()).toEqual([['manager.free', world.world.conversation]]);
    const acts = await world.sql<{ refs: object }>(
      `select refs from events where agency_id = $1 and type = 'MANAGER_WROTE'`,
      'lilas',
    );
    expect(acts.map(({ refs }) => refs)).toMatchObject([{ manager: world.world.claire, ticket }]);
  });

  it('sends nothing that is empty, too long, or filled in elsewhere', async () => {
    const browser = world.browser();
    const page = await browser.get(here);
    expect((await browser.send(page, here, { message: '  ' })).text).toContain('Écrivez votre message.');
    const long = await browser.send(page, here, { message: 'a'.repeat(1001) });
    expect([long.status, long.text.includes('trop long')]).toEqual([422, true]);
    const forged = { ...page, html: page.html.replace(/name="jeton" value="[^"]+"/, 'name="jeton" value="made.up"') };
    expect((await browser.send(forged, here, { message: 'Bonjour' })).status).toBe(422);
    expect(await notes()).toEqual([]);
  });

  it('opens for nobody who has left, nor with another link, nor after 30 days', async () => {
    const { sql } = world;
    await sql(
      'update managers set removed_at = $2 where agency_id = $1 and id = $3',
      'lilas',
      world.clock.now(),
      world.world.claire,
    );
    expect((await world.browser().get(here)).status).toBe(410);
    await sql('update managers set removed_at = null where agency_id = $1', 'lilas');
    expect((await world.browser().get(world.pathOf(world.world.person).replace('/p/', '/gestion/'))).status).toBe(410);
    expect((await world.browser().get(here)).status).toBe(200);
    world.clock.advance(31 * 86_400_000);
    expect((await world.browser().get(here)).status).toBe(410);
  });

  it('of a ticket of another agency does not exist', async () => {
    const other = await addTicket(world.db, world.world, {});
    await world.sql('delete from tickets where agency_id = $1 and id = $2', 'lilas', other);
    expect((await world.browser().get(world.deskOf(world.world.claire, other))).status).toBe(410);
  });
});
