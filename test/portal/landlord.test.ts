// A landlord's pages: their dwellings and nothing else, a thread that the tenant never sees, and a word on what is spent.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadNewLines } from '#console/cards/thread-record.ts';
import { inAgency } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { createLandlordLinks } from '#portal/landlord/links.ts';
import { addTicket } from '../console/world.ts';
import { type Works, worksOf } from './works.ts';
import { type PortalWorld, portalWorld } from './world.ts';

let world: PortalWorld;
let works: Works;
let owner: { person: string; conversation: string };
let second: string;
let here: string;

beforeAll(async () => {
  world = await portalWorld();
  works = await worksOf(world);
  const landlord = await world.neighbour('Hélène Roux', '+33611225501', '99');
  const [{ dwelling_id }] = (await world.sql<{ dwelling_id: string }>(
    `select dwelling_id from person_roles where agency_id = 'lilas' and person_id = $1`,
    landlord.person,
  )) as [{ dwelling_id: string }];
  second = dwelling_id;
  owner = landlord;
  await world.sql(
    `update person_roles set role = 'landlord' where agency_id = 'lilas' and person_id = $1`,
    owner.person,
  );
  await world.sql(
    `insert into person_roles (agency_id, id, person_id, role, dwelling_id) values ('lilas', $1, $2, 'landlord', $3)`,
    newId(),
    owner.person,
    world.world.dwelling,
  );
  here = createLandlordLinks({ signer: world.signer, clock: world.clock, publicUrl: '' })('lilas', owner.person);
});
afterAll(() => world.close());
beforeEach(() => works.forget());

async function leak(): Promise<{ id: string; page: string }> {
  const id = await works.reported();
  const { reference } = (await world.tickets()).find((ticket) => ticket.id === id)!;
  return { id, page: `${here}/demandes/${reference}` };
}

describe('the page of a landlord', () => {
  it('is where the link of somebody leads who is nothing else', async () => {
    const page = await world.browser().get(world.pathOf(owner.person));
    expect(page.path).toMatch(/^\/bailleur\//);
    expect(page.text).toContain('Mes logements');
    expect(page.text).toMatch(/B 34.*B 99/);
  });

  it('shows open and closed requests of their dwellings, and none of others', async () => {
    await leak();
    await addTicket(world.db, world.world, {
      text: 'volet réparé',
      ticket: { category: 'windows', status: 'resolved', closed_at: world.clock.now() },
    });
    await addTicket(world.db, world.world, { text: 'chez le voisin', ticket: { dwelling_id: newId() } });
    await addTicket(world.db, world.world, {
      text: 'hall sale',
      ticket: { category: 'common_areas', scope: 'common' },
    });
    const page = await world.browser().get(here);
    expect(page.text).toMatch(/Plomberie.*Bien reçue.*ça goutte sous l’évier.*Terminées.*volet réparé/i);
    expect(page.text).not.toMatch(/chez le voisin|hall sale/);
    const hidden = (await world.tickets()).at(-2)!;
    expect((await world.browser().get(`${here}/demandes/${hidden.reference}`)).status).toBe(404);
  });

  it('keeps to itself what is no business of a landlord', async () => {
    await addTicket(world.db, world.world, { text: 'le voisin me menace', ticket: { category: 'neighbour' } });
    await addTicket(world.db, world.world, {
      text: 'il me frappe',
      ticket: { category: 'other', hazards: ['violence'] },
    });
    const browser = world.browser();
    for (const { reference } of await world.tickets())
      expect((await browser.get(`${here}/demandes/${reference}`)).text).not.toMatch(/menace|frappe|Voisinage/);
    expect((await browser.get(here)).text).not.toMatch(/menace|frappe|Voisinage/);
  });

  it('never shows what a tenant wrote later, nor notes among managers', async () => {
    const { id, page } = await leak();
    await world.sql(
      `insert into ticket_notes (agency_id, id, ticket_id, author, kind, words, source, at) values ('lilas', $1, $2, 'manager:${world.world.claire}', 'internal', 'la locataire est en procès', 'x', $3)`,
      newId(),
      id,
      world.clock.now(),
    );
    const tenant = world.browser();
    const mine = `${world.pathOf(world.world.person)}/demandes/${page.split('/').at(-1)}`;
    await tenant.send(await tenant.get(mine), `${mine}/ajouter`, { mots: 'je suis à l’hôpital jeudi' });
    const shown = await world.browser().get(page);
    expect(shown.text).toContain('ça goutte sous l’évier');
    expect(shown.text).not.toMatch(/procès|hôpital/);
  });

  it('is for landlords: a tenant’s link, a broken one, and one of a role that has ended open nothing', async () => {
    const links = createLandlordLinks({ signer: world.signer, clock: world.clock, publicUrl: '' });
    expect((await world.browser().get(links('lilas', world.world.person))).status).toBe(403);
    expect((await world.browser().get(world.pathOf(owner.person).replace('/p/', '/bailleur/'))).status).toBe(404);
    await world.sql(
      `update person_roles set to_date = '2026-11-20' where agency_id = 'lilas' and person_id = $1`,
      owner.person,
    );
    const ended = await world.browser().get(here);
    await world.sql(
      `update person_roles set to_date = null where agency_id = 'lilas' and person_id = $1`,
      owner.person,
    );
    expect(ended.status).toBe(410);
    expect(ended.text).not.toContain('B 34');
  });
});

describe('a landlord', () => {
  it('reports for one of several dwellings, in their own name', async () => {
    const browser = world.browser();
    const path = `${here}/signaler/${second}`;
    const form = await browser.get(path);
    expect(form.text).toContain('Vous écrivez en tant que Hélène Roux.');
    const fields = { mots: 'le ballon fuit', categorie: 'plumbing', lieu: 'dwelling', sans_photo: 'oui' };
    const thanks = await browser.send(form, path, fields);
    expect(thanks.path).toMatch(/^\/bailleur\/.*\/merci\//);
    const ticket = (await world.tickets()).at(-1)!;
    expect(ticket).toMatchObject({ conversation_id: owner.conversation, person_id: owner.person });
    const [place] = await world.sql<{ dwelling_id: string }>(
      `select dwelling_id from tickets where agency_id = 'lilas' and id = $1`,
      ticket.id,
    );
    expect(place!.dwelling_id).toBe(second);
    expect((await world.browser().get(`${here}/signaler/${newId()}`)).status).toBe(404);
  });

  it('writes to the agency alone: the manager reads it in the thread, the tenant never does', async () => {
    const { id, page } = await leak();
    const browser = world.browser();
    const form = await browser.get(page);
    expect((await browser.send(form, `${page}/ecrire`)).status).toBe(422);
    const before = await world.sql<{ wanted: number }>(
      `select wanted from cards where agency_id = 'lilas' and ticket_id = $1`,
      id,
    );
    const after = await browser.send(form, `${page}/ecrire`, { mots: 'je préfère mon plombier' });
    await browser.send(form, `${page}/ecrire`, { mots: 'je préfère mon plombier' });
    expect(after.text).toContain('Votre message est chez l’agence.');
    expect(after.text).toContain('je préfère mon plombier');
    const [card] = await world.sql<{ wanted: number }>(
      `select wanted from cards where agency_id = 'lilas' and ticket_id = $1`,
      id,
    );
    expect(card!.wanted).toBeGreaterThan(before[0]!.wanted);
    const lines = await inAgency(world.db, 'lilas', (tx) => loadNewLines(tx, 'lilas', [id], world.clock.now(), 100));
    expect(lines.get(id)!.filter(({ kind }) => kind === 'note')).toMatchObject([
      { text: 'je préfère mon plombier', channel: 'landlord', by: 'Hélène Roux' },
    ]);
    const tenant = await world.browser().get(`${world.pathOf(world.world.person)}/demandes/${page.split('/').at(-1)}`);
    expect(tenant.status).toBe(200);
    expect(tenant.text).not.toContain('mon plombier');
  });

  it('reads what a manager wrote in the private thread', async () => {
    const { id, page } = await leak();
    await world.sql(
      `insert into ticket_notes (agency_id, id, ticket_id, author, kind, words, source, at) values ('lilas', $1, $2, 'manager:${world.world.claire}', 'landlord', 'Le devis arrive demain.', 'x', $3)`,
      newId(),
      id,
      world.clock.now(),
    );
    expect((await world.browser().get(page)).text).toMatch(/Claire Morel, L’agence.*Le devis arrive demain\./);
  });

  it('who writes of a danger reads what to do, and it takes the road of a report', async () => {
    const { page } = await leak();
    const browser = world.browser();
    const shown = await browser.send(await browser.get(page), `${page}/ecrire`, { mots: 'ça sent très fort le gaz' });
    expect(shown.text).toContain('Faites d’abord ceci');
    await world.settle();
    expect((await world.tickets()).at(-1)).toMatchObject({ urgency: 'emergency', conversation_id: owner.conversation });
  });

  it('closes a request of their dwelling, once, under their name', async () => {
    const { id, page } = await leak();
    const browser = world.browser();
    const question = await browser.get(`${page}/fermer`);
    expect((await world.tickets()).find((ticket) => ticket.id === id)!.status).toBe('new');
    expect((await browser.send(question, `${page}/fermer`)).text).toContain('La demande est fermée.');
    expect((await browser.send(question, `${page}/fermer`)).text).toContain('C’est déjà noté.');
    expect((await world.tickets()).find((ticket) => ticket.id === id)!.status).toBe('resolved');
    const [fact] = await world.sql<{ actor: string }>(
      `select actor from journal where agency_id = 'lilas' and ticket_id = $1 and data ->> 'event' = 'RESOLVED'`,
      id,
    );
    expect(fact!.actor).toBe(`person:${owner.person}`);
  });

  it.each([
    ['agrees', 'accord', 'offered', 'Merci. L’entreprise est prévenue.'],
    ['refuses', 'refus', 'called_off', 'C’est noté. L’agence vous recontacte.'],
  ])('%s to an order that waits for them, once', async (_, way, state, words) => {
    const { ticket, order } = await works.ordered({ payer: 'landlord', asksFirst: 'landlord', ceilingCents: 45_000 });
    const { reference } = (await world.tickets()).find(({ id }) => id === ticket)!;
    const page = `${here}/demandes/${reference}`;
    const browser = world.browser();
    expect((await browser.get(here)).text).toContain('L’agence attend votre accord');
    const shown = await browser.get(page);
    expect(shown.text.replaceAll(/\s/g, ' ')).toMatch(/Êtes-vous d’accord.*Plombier Express.*Jusqu’à 450 €/);
    const form = way === 'accord' ? shown : await browser.get(`${page}/refus/${order}`);
    expect((await works.row(order)).state).toBe('approving');
    expect((await browser.send(form, `${page}/${way}/${order}`)).text).toContain(words);
    expect((await works.row(order)).state).toBe(state);
    expect((await browser.send(form, `${page}/${way}/${order}`)).text).toContain('C’est déjà noté.');
    expect((await browser.get(here)).text).not.toContain('L’agence attend votre accord');
  });

  it('is not asked about an order that waits for a manager', async () => {
    const { ticket, order } = await works.ordered({ asksFirst: 'manager' });
    const { reference } = (await world.tickets()).find(({ id }) => id === ticket)!;
    const page = `${here}/demandes/${reference}`;
    const browser = world.browser();
    const shown = await browser.get(page);
    expect(shown.html).not.toContain('/accord/');
    const form = await browser.get(`${page}/refus/${order}`);
    await browser.send(form, `${page}/refus/${order}`);
    expect((await works.row(order)).state).toBe('approving');
  });

  it('sees quotes only where a manager lets them', async () => {
    const { id, page } = await leak();
    for (const [shown, cents] of [
      [true, 90_000],
      [false, 70_000],
    ] as const)
      await world.sql(
        `insert into quotes (agency_id, id, ticket_id, contractor_id, state, shown, cents, asked_at) values ('lilas', $1, $2, $3, 'received', $4, $5, $6)`,
        newId(),
        id,
        works.plumber.id,
        shown,
        cents,
        world.clock.now(),
      );
    const text = (await world.browser().get(page)).text.replaceAll(/\s/g, ' ');
    expect(text).toContain('Plombier Express : 900 €');
    expect(text).not.toContain('700 €');
  });

  it('chooses when to be written to; none is the beginning', async () => {
    const browser = world.browser();
    const first = await browser.get(here);
    expect(first.html).toMatch(/value="none" checked/);
    const after = await browser.send(first, `${here}/alertes`, { alertes: 'all' });
    expect(after.text).toContain('Votre choix est enregistré.');
    expect(after.html).toMatch(/value="all" checked/);
    expect((await browser.send(first, `${here}/alertes`, { alertes: 'sometimes' })).status).toBe(422);
  });

  it('hears of every change if they wish, and never of a quarrel', async () => {
    const told = () =>
      world.outbox.filter(({ key }) => key === 'landlord.changed').map(({ conversation_id }) => conversation_id);
    const taken = (ticket: string) => works.does(ticket, 'TAKEN', { manager: world.world.claire });
    world.outbox.length = 0;
    await world.sql(`update people set alerts = null where agency_id = 'lilas'`);
    await taken((await leak()).id);
    expect(told()).toEqual([]);
    await works.forget();
    await world.sql(`update people set alerts = 'all' where agency_id = 'lilas' and id = $1`, owner.person);
    const { id } = await leak();
    await taken(id);
    expect(told()).toEqual([owner.conversation]);
    await works.forget();
    const quarrel = await leak();
    await world.sql(`update tickets set category = 'neighbour' where agency_id = 'lilas' and id = $1`, quarrel.id);
    await taken(quarrel.id);
    expect(told()).toEqual([owner.conversation]);
  });
});
