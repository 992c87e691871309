import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadNewLines } from '#console/cards/thread-record.ts';
import { inAgency } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { addTicket } from '../console/world.ts';
import { type PortalWorld, portalWorld } from './world.ts';

let world: PortalWorld;
let caretaker: { person: string; conversation: string; address: string };
let here: string;
beforeAll(async () => {
  world = await portalWorld();
  caretaker = await world.caretaker();
  await world.neighbour('Paul Garnier', '+33611223377', '21');
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.forget();
  here = world.pathOf(caretaker.person).replace('/p/', '/gardien/');
});

const REPORT = { mots: 'ça ne chauffe plus', categorie: 'heating', lieu: 'dwelling' };

/** A ticket that the engine knows. */
async function reported(): Promise<{ id: string; reference: number; page: string }> {
  const browser = world.browser();
  const form = await browser.get(`${here}/signaler/${world.world.person}`);
  await browser.send(form, `${here}/signaler/${world.world.person}`, REPORT);
  await world.settle();
  const { id, reference } = (await world.tickets()).at(-1)!;
  return { id, reference, page: `${here}/demandes/${reference}` };
}

describe('the page of a caretaker', () => {
  it('is where the link of somebody leads who is nothing else', async () => {
    const page = await world.browser().get(world.pathOf(caretaker.person));
    expect(page.path).toBe(here);
    expect(page.text).toContain('Résidence Les Lilas');
  });

  it('shows the open tickets of the residence, the most pressing first', async () => {
    await addTicket(world.db, world.world, {
      text: 'une ampoule',
      ticket: { category: 'common_areas', urgency: 'routine', scope: 'common' },
    });
    await addTicket(world.db, world.world, {
      text: 'ça sent le gaz',
      ticket: { category: 'gas', urgency: 'emergency', hazards: ['gas'] },
    });
    await addTicket(world.db, world.world, { text: 'ailleurs', ticket: { residence_id: newId() } });
    const page = await world.browser().get(here);
    expect(page.text).toMatch(/2 demandes en cours.*Gaz.*Urgence.*Parties communes.*Normal/);
    expect(page.text).toContain('B 34, Odette Durand');
    expect(page.text).not.toContain('ailleurs');
  });

  it('does not show what neighbours and couples have among themselves', async () => {
    await addTicket(world.db, world.world, { text: 'le voisin me menace', ticket: { category: 'neighbour' } });
    await addTicket(world.db, world.world, {
      text: 'il me frappe',
      ticket: { category: 'other', urgency: 'emergency', hazards: ['violence'] },
    });
    const page = await world.browser().get(here);
    expect(page.text).not.toMatch(/menace|frappe|Voisinage/);
    const [first] = await world.tickets();
    const one = await world.browser().get(`${here}/demandes/${first!.reference}`);
    expect(one.status).toBe(200);
    expect(one.text).not.toMatch(/menace|frappe|Voisinage/);
  });

  it('is for caretakers: a tenant’s link does not open it, nor the page of another residence’s ticket', async () => {
    const tenant = world.pathOf(world.world.person).replace('/p/', '/gardien/');
    const page = await world.browser().get(tenant);
    expect(page.status).toBe(403);
    const id = await addTicket(world.db, world.world, { ticket: { residence_id: newId() } });
    const { reference } = (await world.tickets()).find((ticket) => ticket.id === id)!;
    for (const path of ['', '/repare'])
      expect((await world.browser().get(`${here}/demandes/${reference}${path}`)).status).toBe(404);
  });

  it('finds tenants by a few letters, misspelt or by their dwelling', async () => {
    for (const [written, name] of [
      ['dur', 'Odette Durand'],
      ['garnie', 'Paul Garnier'],
      ['Garnyer', 'Paul Garnier'],
      ['34', 'Odette Durand'],
    ] as const) {
      const page = await world.browser().get(`${here}/signaler?nom=${written}`);
      expect(page.text, written).toContain(`Signaler pour ${name}`);
      expect(page.text).toContain('1 personne trouvée');
    }
    expect((await world.browser().get(`${here}/signaler?nom=zzz`)).text).toContain('Personne de ce nom');
    const page = await world.browser().get(`${here}/signaler?nom=${encodeURIComponent('<b>"x')}`);
    expect(page.html).not.toContain('<b>"x');
  });

  it('reports in the name of a tenant, who is answered; managers see who wrote', async () => {
    await reported();
    const [ticket] = await world.tickets();
    expect(ticket).toMatchObject({
      category: 'heating',
      person_id: world.world.person,
      conversation_id: world.world.conversation,
    });
    const [message] = await world.messages();
    expect(message!.subject).toContain('par Manuel Costa');
    const [conversation] = await world.sql<{ address_id: string }>(
      'select address_id from conversations where agency_id = $1 and id = $2',
      'lilas',
      world.world.conversation,
    );
    expect(conversation!.address_id).toBe(world.world.address);
  });

  it('reports the common parts in the caretaker’s own name', async () => {
    const browser = world.browser();
    const form = await browser.get(`${here}/signaler/commun`);
    const thanks = await browser.send(form, `${here}/signaler/commun`, {
      mots: 'plus de lumière dans le hall',
      categorie: 'electrical',
      lieu: 'common',
    });
    expect(thanks.path).toContain('/merci/');
    expect((await world.tickets()).at(-1)).toMatchObject({ scope: 'common', conversation_id: caretaker.conversation });
  });

  it('reports for nobody outside the residence', async () => {
    expect((await world.browser().get(`${here}/signaler/${newId()}`)).status).toBe(404);
  });

  it('sends a ready-made message once, in words that managers can read too', async () => {
    const { id, reference, page } = await reported();
    world.outbox.length = 0;
    const browser = world.browser();
    const form = await browser.get(page);
    const done = await browser.send(form, `${page}/message`, { modele: '0' });
    expect(done.text).toContain('Le message est parti.');
    await browser.send(form, `${page}/message`, { modele: '0' });
    const notes = await world.sql<{ words: string; kind: string; author: string }>(
      'select words, kind, author from ticket_notes where agency_id = $1 and ticket_id = $2',
      'lilas',
      id,
    );
    expect(notes).toEqual([
      {
        words: `Bonjour, le gardien passe vous voir aujourd'hui pour votre demande n° ${reference}.`,
        kind: 'to_tenant',
        author: `person:${caretaker.person}`,
      },
    ]);
    expect(world.outbox.map(({ key, conversation_id }) => [key, conversation_id])).toEqual([
      ['manager.free', world.world.conversation],
    ]);
  });

  it('asks which message, and sends none to somebody who wants none', async () => {
    const { page } = await reported();
    const browser = world.browser();
    const again = await browser.send(await browser.get(page), `${page}/message`);
    expect(again.status).toBe(422);
    expect(again.text).toContain('Choisissez un message');
    await world.sql('update addresses set opted_out_at = $2 where agency_id = $1', 'lilas', world.clock.now());
    const shown = await browser.get(page);
    await world.sql('update addresses set opted_out_at = null where agency_id = $1', 'lilas');
    expect(shown.text).toContain('Cette personne ne veut plus de messages.');
    expect(shown.html).not.toContain('name="modele"');
  });

  it('confirms a repair, which closes the ticket and tells the tenant', async () => {
    const { id, page } = await reported();
    world.outbox.length = 0;
    const browser = world.browser();
    const question = await browser.get(`${page}/repare`);
    const done = await browser.send(question, `${page}/repare`);
    expect(done.text).toContain('C’est noté comme réparé.');
    await world.settle();
    expect((await world.tickets()).find((ticket) => ticket.id === id)!.status).toBe('resolved');
    expect(world.outbox.some(({ key }) => key === 'ticket.resolved')).toBe(true);
    expect((await browser.send(question, `${page}/repare`)).text).toContain('C’est noté comme réparé.');
    const [fact] = await world.sql<{ actor: string }>(
      `select actor from journal where agency_id = $1 and ticket_id = $2 and data ->> 'event' = 'RESOLVED'`,
      'lilas',
      id,
    );
    expect(fact!.actor).toBe(`person:${caretaker.person}`);
    const lines = await inAgency(world.db, 'lilas', (tx) => loadNewLines(tx, 'lilas', [id], world.clock.now(), 100));
    const resolved = lines.get(id)?.find(({ data }) => data?.event === 'RESOLVED');
    expect(resolved?.by).toBe('Manuel Costa');
  });
});
