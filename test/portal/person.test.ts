import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { act } from '#engine/act.ts';
import { inAgency, run } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { revokeLinks } from '#people/revoke-links.ts';
import { addTicket, insert } from '../console/world.ts';
import { type Page, type PortalWorld, portalWorld } from './world.ts';

let world: PortalWorld;
let me: string;
beforeAll(async () => {
  world = await portalWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.clock.set(new Date('2026-11-23T10:00:00Z'));
  await world.forget();
  me = world.pathOf(world.world.person);
});

const DAY_MS = 86_400_000;
const mine = (given: Parameters<typeof addTicket>[2] = {}) => addTicket(world.db, world.world, given);
const referenceOf = async (id: string) => (await world.tickets()).find((ticket) => ticket.id === id)!.reference;

/** A ticket whose case and talk live in the engine, as a text of the tenant makes it. */
async function told(text: string): Promise<{ id: string; reference: number; here: string }> {
  await world.inbox.receive({
    inbound: {
      channel: 'sms',
      providerId: `SM${newId()}`,
      from: { kind: 'phone', value: '+33611223344' },
      to: '38123',
      kind: 'text',
      text,
      subject: '',
      media: [],
      sentAt: null,
      optOutType: null,
      unanswerable: '',
      extra: {},
    },
    raw: Buffer.from(text),
    headers: {},
  });
  await world.settle();
  world.clock.advance(20_000);
  await world.settle();
  const { id, reference } = (await world.tickets()).at(-1)!;
  return { id, reference, here: `${me}/demandes/${reference}` };
}

async function outgoing(ticket: string | null, text: string, more: object = {}): Promise<void> {
  await inAgency(world.db, world.world.agency, (tx) =>
    insert(tx, 'outbox', {
      agency_id: world.world.agency,
      id: newId(),
      event_id: newId(),
      n: 0,
      conversation_id: world.world.conversation,
      ticket_id: ticket,
      key: 'thanks.noted',
      lines: [],
      language: 'fr',
      manner: 'answer',
      only_if: [],
      due_at: world.clock.now(),
      state: 'sent',
      attempts: 1,
      channel: 'sms',
      address_id: world.world.address,
      text,
      provider_id: 'SM1',
      receipt: 'delivered',
      detail: '',
      avoided: [],
      sent_at: world.clock.now(),
      created_at: world.clock.now(),
      ...more,
    }),
  );
}

describe('a page of one’s own', () => {
  it('shows open and past requests, who looks after them and when somebody comes', async () => {
    await mine({
      ticket: { status: 'scheduled', promised_at: new Date('2026-11-26T13:00:00Z'), holder_id: world.world.claire },
    });
    await mine({
      text: 'la prise fume plus',
      ticket: { category: 'electrical', status: 'resolved', closed_at: new Date('2026-11-20T09:00:00Z') },
    });
    const browser = world.browser();
    const page = await browser.get(me);
    expect(page.text).toContain('Bonjour Odette Durand');
    expect(page.text).toMatch(
      /En cours .*Chauffage et eau chaude.*Visite prévue.*jeudi 26 novembre à 14 h.*Terminées .*Électricité/,
    );
    const [ticket] = await world.tickets();
    const own = await browser.get(`${me}/demandes/${ticket!.reference}`);
    expect(own.text).toContain('Qui s’en occupe Claire Morel');
    expect(own.text).toContain('Date prévue jeudi 26 novembre à 14 h');
    expect(own.text).toContain('Si vous ne pouvez pas ce jour-là, dites-le plus bas.');
  });

  it('says when somebody reads, outside office hours', async () => {
    world.clock.set(new Date('2026-11-21T20:00:00Z'));
    const id = await mine();
    const page = await world.browser().get(`${me}/demandes/${await referenceOf(id)}`);
    expect(page.text).toContain('Une personne de l’agence lira votre demande lundi 23 novembre à 9 h.');
  });

  it('shows every message of both sides, and never a note among managers', async () => {
    const id = await mine({ text: 'plus de chauffage <script>alert(1)</script>' });
    await outgoing(id, 'Le plombier passe demain.');
    await outgoing(id, 'URGENCE pour le gardien', { manner: 'staff' });
    await outgoing(id, 'pas encore parti', { state: 'due' });
    await world.sql(
      `insert into ticket_notes (agency_id, id, ticket_id, author, kind, words, source, at) values ($1, $2, $3, 'x', 'internal', 'locataire pénible', 'ts', $4)`,
      world.world.agency,
      newId(),
      id,
      world.clock.now(),
    );
    for (const path of [`${me}/demandes/${await referenceOf(id)}`, `${me}/messages`]) {
      const page = await world.browser().get(path);
      expect(page.text).toContain('Le plombier passe demain.');
      expect(page.text).toContain('plus de chauffage <script>alert(1)</script>');
      expect(page.html).not.toContain('<script');
      expect(page.text).not.toMatch(/pénible|URGENCE|pas encore parti/);
    }
  });

  it('tells the story of a request in the order in which it happened', async () => {
    const { id, here } = await told('plus de chauffage depuis hier');
    const manager = world.world.claire;
    const common = { agency: 'lilas', mailbox: id, kind: 'case' as const };
    await act(world.engine, { ...common, type: 'TAKEN', key: 'a', refs: { manager } });
    await act(world.engine, {
      ...common,
      type: 'SCHEDULED',
      key: 'b',
      refs: { manager, visitAt: Date.parse('2026-11-26T13:00:00Z') },
    });
    const page = await world.browser().get(here);
    expect(page.text).toMatch(
      /plus de chauffage depuis hier.*ouverte.*Claire Morel suit votre demande.*Visite prévue jeudi 26 novembre à 14 h/,
    );
  });

  it('does not show again what was written about violence', async () => {
    const id = await mine({
      text: 'mon mari me frappe',
      ticket: { category: 'neighbour', hazards: ['violence'], urgency: 'emergency' },
    });
    for (const path of [me, `${me}/demandes/${await referenceOf(id)}`, `${me}/messages`]) {
      const page = await world.browser().get(path);
      expect(page.text, path).not.toContain('frappe');
      expect(page.text, path).not.toContain('Voisinage');
    }
  });

  it('is somebody’s own: a request of another tenant does not exist', async () => {
    const other = await world.neighbour('Paul Garnier', '+33611223377', '21');
    const id = await addTicket(world.db, { ...world.world, ...other }, { text: 'le secret de Paul' });
    const reference = await referenceOf(id);
    const page = await world.browser().get(`${me}/demandes/${reference}`);
    expect(page.status).toBe(404);
    for (const path of [me, `${me}/messages`]) expect((await world.browser().get(path)).text).not.toContain('Paul');
    const browser = world.browser();
    const theirs = await browser.get(`${world.pathOf(other.person)}/demandes/${reference}/cancel`);
    const forged = await browser.send(
      { ...theirs, html: theirs.html.replaceAll(world.pathOf(other.person), me) },
      `${me}/demandes/${reference}/cancel`,
    );
    expect(forged.status).toBe(404);
    expect((await world.tickets()).find((one) => one.id === id)!.status).toBe('new');
  });

  it('changes nothing when it is opened, by a person or by a scanner', async () => {
    const id = await mine();
    const reference = await referenceOf(id);
    const state = async () =>
      JSON.stringify([
        await world.sql('select * from tickets where agency_id = $1 order by id', 'lilas'),
        await world.sql('select id, state from events where agency_id = $1 order by id', 'lilas'),
        await world.sql('select count(*) from journal where agency_id = $1', 'lilas'),
        await world.sql('select count(*) from messages where agency_id = $1', 'lilas'),
      ]);
    const before = await state();
    const acts = ['', '/correct', '/cancel', '/resolved', '/unresolved', '/no_show', '/ajouter'];
    for (const path of [
      me,
      `${me}/signaler`,
      `${me}/messages`,
      `${me}/repondre`,
      ...acts.map((act) => `${me}/demandes/${reference}${act}`),
    ])
      await world.browser().get(path);
    expect(await state()).toBe(before);
  });

  it('is English for somebody who speaks it', async () => {
    await world.sql(`update people set language = 'en' where agency_id = $1 and id = $2`, 'lilas', world.world.person);
    await mine();
    const page = await world.browser().get(me);
    await world.sql(`update people set language = 'fr' where agency_id = $1 and id = $2`, 'lilas', world.world.person);
    expect(page.html).toContain('<html class="govuk-template" lang="en">');
    expect(page.text).toContain('Heating and hot water');
  });

  it('is kept by no cache and found by no search engine', async () => {
    const page = await world.browser().get(me);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.html).toContain('content="noindex, nofollow"');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(page.headers.getSetCookie().join()).toMatch(/HttpOnly.*SameSite=Lax/);
  });
});

describe('what one can do on it', () => {
  it('adds words to the request that they are about, and a photo', async () => {
    await told('plus de chauffage depuis hier');
    world.clock.advance(3_600_000);
    const id = await mine({ text: "l'évier fuit", ticket: { category: 'plumbing' } });
    const here = `${me}/demandes/${await referenceOf(id)}`;
    const first = (await world.tickets()).find((ticket) => ticket.id !== id)!;
    const browser = world.browser();
    const page = await browser.get(`${me}/demandes/${first.reference}`);
    const bytes = await sharp({ create: { width: 50, height: 50, channels: 3, background: '#123456' } })
      .jpeg()
      .toBuffer();
    const done = await browser.send(
      page,
      `${me}/demandes/${first.reference}/ajouter`,
      { mots: 'la chaudière affiche E10' },
      [{ name: 'chaudiere.jpg', bytes }],
    );
    expect(done.text).toContain('Merci, votre message est ajouté.');
    expect(done.text).toContain('la chaudière affiche E10');
    const [, address] = /<img src="(\/files\/[^"]+\/thumb)"/.exec(done.html) ?? [];
    const picture = await fetch(world.origin + address!);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect((await world.browser().get(here)).text).not.toContain('E10');
    expect(await world.tickets()).toHaveLength(2);
  });

  it('adds a photo without a word to that request and no other', async () => {
    const { here, id } = await told('plus de chauffage depuis hier');
    world.clock.advance(3_600_000);
    await mine({ text: "l'évier fuit", ticket: { category: 'plumbing', opened_at: world.clock.now() } });
    const browser = world.browser();
    const bytes = await sharp({ create: { width: 51, height: 50, channels: 3, background: '#123456' } })
      .jpeg()
      .toBuffer();
    const done = await browser.send(await browser.get(here), `${here}/ajouter`, {}, [{ name: 'a.jpg', bytes }]);
    expect(done.text).toContain('Merci, la photo est ajoutée.');
    const joined = await world.sql<{ ticket_id: string }>(
      `select ticket_id from ticket_messages tm join messages m on m.agency_id = $1 and m.id = tm.message_id where tm.agency_id = $1 and m.channel = 'form'`,
      'lilas',
    );
    expect(joined).toEqual([{ ticket_id: id }]);
  });

  it('says what to do where added words tell of a danger', async () => {
    const { here } = await told('plus de chauffage depuis hier');
    const browser = world.browser();
    const done = await browser.send(await browser.get(here), `${here}/ajouter`, {
      mots: 'maintenant ça sent le gaz très fort',
    });
    expect(done.html.indexOf('Sortez tout de suite')).toBeGreaterThan(0);
    expect((await world.tickets()).some(({ urgency }) => urgency === 'emergency')).toBe(true);
  });

  it('asks for words or a photo, and keeps what was typed', async () => {
    const { here } = await told('plus de chauffage depuis hier');
    const browser = world.browser();
    const again = await browser.send(await browser.get(here), `${here}/ajouter`, { mots: '  ' });
    expect(again.status).toBe(422);
    expect(again.html).toContain('href="#mots"');
  });

  it('takes a correction to that request', async () => {
    const { here, id } = await told('plus de chauffage depuis hier');
    world.clock.advance(3_600_000);
    await mine({ text: "l'évier fuit", ticket: { category: 'plumbing', opened_at: world.clock.now() } });
    const browser = world.browser();
    const done = await browser.send(await browser.get(`${here}/correct`), `${here}/correct`, {
      mots: "je me suis trompée, c'est seulement dans la chambre",
    });
    expect(done.text).toContain('Merci, votre correction est ajoutée.');
    const joined = await world.sql<{ ticket_id: string }>(
      `select ticket_id from ticket_messages tm join messages m on m.agency_id = $1 and m.id = tm.message_id where tm.agency_id = $1 and m.channel = 'form'`,
      'lilas',
    );
    expect(joined).toEqual([{ ticket_id: id }]);
  });

  it('cancels after a question, once, and says so', async () => {
    const { here, id } = await told('plus de chauffage depuis hier');
    const browser = world.browser();
    const question = await browser.get(`${here}/cancel`);
    expect(question.text).toContain('Annuler cette demande ?');
    const done = await browser.send(question, `${here}/cancel`);
    expect(done.text).toContain('C’est noté. Votre demande est annulée.');
    expect((await world.tickets()).find((ticket) => ticket.id === id)!.status).toBe('cancelled');
    const again = await browser.send(question, `${here}/cancel`);
    expect(again.text).toContain('Cette demande a changé entre-temps.');
    const [fact] = await world.sql<{ actor: string }>(
      `select actor from journal where agency_id = $1 and ticket_id = $2 and data ->> 'event' = 'TENANT_SAID'`,
      'lilas',
      id,
    );
    expect(fact!.actor).toBe(`person:${world.world.person}`);
  });

  it('says that it is repaired, and opens again what is not', async () => {
    const { here, id } = await told('plus de chauffage depuis hier');
    const browser = world.browser();
    const done = await browser.send(await browser.get(`${here}/resolved`), `${here}/resolved`);
    expect(done.text).toContain('Merci. Votre demande est terminée.');
    const back = await browser.send(await browser.get(`${here}/unresolved`), `${here}/unresolved`);
    expect(back.text).toContain('Votre demande est rouverte.');
    expect((await world.tickets()).find((ticket) => ticket.id === id)!.status).toBe('new');
    expect((await browser.get(here)).text).toContain('Demande rouverte');
  });

  it('closes no emergency on one word: a person looks', async () => {
    const { here, id } = await told('ça sent le gaz dans la cuisine');
    const browser = world.browser();
    const done = await browser.send(await browser.get(`${here}/cancel`), `${here}/cancel`);
    expect(done.text).toContain('Une personne de l’agence va lire votre demande.');
    expect((await world.tickets()).find((ticket) => ticket.id === id)!.status).toBe('new');
  });

  it('answers the question that is open, with the answers to choose from', async () => {
    await told('plus de chauffage depuis hier');
    const browser = world.browser();
    const page = await browser.get(me);
    expect(page.text).toContain('Nous avons une question');
    const asked = await world.sql<{ asked: { key: string } }>(
      `select machines #> '{talk,context,asked}' as asked from mailboxes where agency_id = $1 and id = $2`,
      'lilas',
      world.world.conversation,
    );
    const { key } = asked[0]!.asked;
    const [, value] = /name="reponse" type="radio" value="([^"]+)"/.exec(page.html) ?? [];
    const done = await browser.send(page, `${me}/repondre`, { reponse: value! });
    expect(done.text).toContain('Merci pour votre réponse.');
    const [ticket] = await world.sql<{ answers: Record<string, string> }>(
      'select answers from tickets where agency_id = $1',
      'lilas',
    );
    expect(ticket!.answers[key]).toBe(value);
    // The page that lay open still asks the old one.
    const late = await browser.send(page, `${me}/repondre`, { reponse: value! });
    expect(late.text).toContain('Cette demande a changé entre-temps.');
    expect(
      Object.keys(
        (await world.sql<{ answers: object }>('select answers from tickets where agency_id = $1', 'lilas'))[0]!.answers,
      ),
    ).toHaveLength(1);
  });

  it('reports another problem while a question is open, and the question stays', async () => {
    await told('plus de chauffage depuis hier');
    const browser = world.browser();
    const page = await browser.get(`${me}/signaler`);
    expect(page.text).toContain('Vous écrivez en tant que Odette Durand.');
    expect(page.html).not.toContain('name="telephone"');
    const thanks = await browser.send(page, `${me}/signaler`, {
      mots: 'ça ne ferme plus',
      categorie: 'windows',
      lieu: 'dwelling',
    });
    expect(thanks.path).toMatch(/\/merci\//);
    const tickets = await world.tickets();
    expect(tickets.map(({ category }) => category)).toEqual(['heating', 'windows']);
    expect(tickets[1]).toMatchObject({ conversation_id: world.world.conversation, person_id: world.world.person });
    expect(thanks.text).toContain(String(tickets[1]!.reference));
    expect((await browser.get(me)).text).toContain('Nous avons une question');
  });

  it('belongs to the person of the link, also where two share a telephone', async () => {
    const wife = await world.neighbour('Rose Durand', '+33611223300', '35');
    await inAgency(world.db, 'lilas', (tx) =>
      run(
        tx,
        `insert into person_addresses (agency_id, person_id, address_id) values ('lilas', $1, $2)`,
        wife.person,
        world.world.address,
      ),
    );
    await inAgency(world.db, 'lilas', (tx) =>
      run(
        tx,
        `update conversations set address_id = $2 where agency_id = 'lilas' and id = $1`,
        wife.conversation,
        world.world.address,
      ),
    );
    const hers = world.pathOf(wife.person);
    const browser = world.browser();
    await browser.send(await browser.get(`${hers}/signaler`), `${hers}/signaler`, {
      mots: 'ça ne ferme plus',
      categorie: 'windows',
      lieu: 'dwelling',
    });
    expect((await world.tickets()).at(-1)).toMatchObject({
      person_id: wife.person,
      conversation_id: wife.conversation,
    });
  });
});

describe('the common parts of my building', () => {
  const lift = async (words = 'Monsieur Garnier est coincé, appelez le 06 11 22 33 77') => {
    const paul = await world.neighbour(
      `Paul Garnier ${newId().slice(-4)}`,
      `+3361${Math.floor(1e7 + Math.random() * 8e7)}`,
      newId().slice(-6),
    );
    return addTicket(
      world.db,
      { ...world.world, ...paul },
      {
        text: words,
        ticket: { category: 'lift', scope: 'common', urgency: 'urgent', promised_at: new Date('2026-11-25T08:00:00Z') },
      },
    );
  };

  it('are shown without a name and without a word of anybody', async () => {
    await lift();
    const page = await world.browser().get(me);
    expect(page.text).toContain('Dans votre immeuble Problèmes des parties communes déjà signalés. Ascenseur');
    expect(page.text).toContain('Une personne l’a signalé.');
    expect(page.text).toContain('mercredi 25 novembre');
    expect(page.text).not.toMatch(/Garnier|coincé|06 11/);
  });

  it('"moi aussi" is a report grouped under that one, pressed twice it is one', async () => {
    const id = await lift();
    const browser = world.browser();
    const page = await browser.get(me);
    const press = async (from: Page) => browser.send(from, `${me}/immeuble/${id}`);
    expect((await press(page)).text).toContain('C’est noté pour vous aussi.');
    await world.settle();
    const own = (await world.tickets()).find((ticket) => ticket.conversation_id === world.world.conversation);
    expect(own).toMatchObject({ category: 'lift', scope: 'common', incident_id: id });
    await press(page);
    await world.settle();
    expect((await world.tickets()).filter((ticket) => ticket.incident_id === id)).toHaveLength(1);
    const after = await browser.get(me);
    expect(after.text).toContain('Vous l’avez signalé aussi.');
    expect(after.text).toContain('2 personnes l’ont signalé.');
  });

  it('takes the one that was pressed, where two are of the same trade', async () => {
    await lift();
    const second = await lift('encore lui');
    const browser = world.browser();
    await browser.send(await browser.get(me), `${me}/immeuble/${second}`);
    await world.settle();
    const own = (await world.tickets()).find((ticket) => ticket.conversation_id === world.world.conversation);
    expect(own?.incident_id).toBe(second);
  });

  it('of another building are nobody’s here', async () => {
    const id = await lift();
    await world.sql('update tickets set building_id = $3 where agency_id = $1 and id = $2', 'lilas', id, newId());
    const browser = world.browser();
    const page = await browser.get(me);
    expect(page.text).not.toContain('Ascenseur');
    const forged = {
      ...page,
      html: `${page.html}<form action="${me}/immeuble/${id}">${/<input type="hidden" name="jeton"[^>]+>/.exec((await browser.get(`${me}/signaler`)).html)![0]}</form>`,
    };
    expect((await browser.send(forged, `${me}/immeuble/${id}`)).text).toContain('a changé entre-temps');
    expect(await world.messages()).toEqual([]);
  });
});

describe('the link', () => {
  it('that is cut, changed or upper-cased opens nothing, and says what to do', async () => {
    const times: number[] = [];
    for (const path of [
      me.slice(0, -1),
      `${me}x`,
      me.toUpperCase().replace('/P/', '/p/'),
      '/p/abc',
      `/p/${'a'.repeat(5000)}`,
    ]) {
      const began = performance.now();
      const page = await world.browser().get(path);
      times.push(performance.now() - began);
      expect(page.status, path).toBe(404);
      expect(page.text).toContain('Ce lien n’est pas complet');
      expect(page.html).toContain('href="/lien"');
      expect(page.text).not.toContain('Odette');
    }
    expect(Math.min(...times)).toBeGreaterThan(95);
  });

  it('lasts 30 days on a new device, and as long as the tenancy on one that used it', async () => {
    const used = world.browser();
    await used.get(me);
    world.clock.advance(31 * DAY_MS);
    const strange = await world.browser().get(me);
    expect(strange.status).toBe(410);
    expect(strange.text).toContain('Ce lien ne sert plus');
    expect(strange.html).toContain('href="/lien/lilas"');
    expect((await used.get(me)).status).toBe(200);
    world.clock.advance(390 * DAY_MS);
    expect((await used.get(me)).status).toBe(200);
    await world.sql(
      `update person_roles set to_date = '2027-06-01' where agency_id = $1 and person_id = $2`,
      'lilas',
      world.world.person,
    );
    const over = await used.get(me);
    await world.sql(
      `update person_roles set to_date = null where agency_id = $1 and person_id = $2`,
      'lilas',
      world.world.person,
    );
    expect(over.status).toBe(410);
  });

  it('of one person does not open with the cookie of another', async () => {
    const other = await world.neighbour('Ida Klein', '+33611223311', '44');
    const browser = world.browser();
    await browser.get(world.pathOf(other.person));
    world.clock.advance(31 * DAY_MS);
    expect((await browser.get(me)).status).toBe(410);
  });

  it('that a manager revoked opens nothing, on no device; a new one does', async () => {
    const other = await world.neighbour('Rose Petit', '+33611223322', '45');
    const lost = world.browser();
    const path = world.pathOf(other.person);
    expect((await lost.get(path)).status).toBe(200);
    world.clock.advance(60_000);
    const by = 'manager:1';
    const done = await inAgency(world.db, 'lilas', (tx) => revokeLinks(tx, world.clock, { person: other.person, by }));
    expect(done).toBe(true);
    expect((await lost.get(path)).status).toBe(410);
    expect((await world.browser().get(path)).status).toBe(410);
    world.clock.advance(60_000);
    const anew = world.pathOf(other.person);
    expect((await lost.get(anew)).status).toBe(200);
    // Opened by the new one, a device is known again; the old link shows nothing that this device may not see.
    expect((await world.browser().get(path)).status).toBe(410);
  });

  it('of another purpose opens no page', async () => {
    const expiresAt = new Date(world.clock.now().getTime() + DAY_MS);
    const token = world.signer.sign({ purpose: 'file', ids: ['lilas', world.world.person], expiresAt });
    expect((await world.browser().get(`/p/${token}`)).status).toBe(404);
  });

  it('that is guessed at is slowed down, and somebody hears of it', async () => {
    const browser = world.browser();
    const answers = await Promise.all(Array.from({ length: 150 }, (_, i) => browser.get(`/p/guess${i}`)));
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(50);
    expect(world.guessing).toHaveLength(1);
    // Whoever has a true link is not kept out by those who have none.
    expect((await browser.get(me)).status).toBe(200);
  });
});
