// A contractor's pages: every word once, clear words to whoever comes too late, and nothing of the tenant to whom it is no business of.
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids.ts';
import { type Works, worksOf } from './works.ts';
import { type PortalWorld, portalWorld } from './world.ts';

let world: PortalWorld;
let works: Works;
let photo: Buffer;
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');

beforeAll(async () => {
  photo = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#775533' } })
    .jpeg()
    .toBuffer();
  world = await portalWorld();
  works = await worksOf(world);
});
afterAll(() => world.close());
beforeEach(() => works.forget());

const events = (ticket: string) =>
  world.sql<{ said: string; state: string }>(
    `select refs ->> 'said' as said, state from events where agency_id = 'lilas' and mailbox_id = $1 and type = 'CONTRACTOR_SAID' order by id`,
    ticket,
  );

/** Accepted, and the tenant has agreed to tomorrow at two. */
async function visited() {
  const made = await works.ordered();
  const from = new Date('2026-11-24T13:00:00Z').getTime();
  await works.does(made.ticket, 'CONTRACTOR_SAID', {
    order: made.order,
    contractor: works.plumber.id,
    said: 'accept',
    slots: [{ from, to: from + 7_200_000 }],
    reason: null,
    cents: 0,
    supplement: null,
    message: null,
  });
  await works.does(made.ticket, 'ANSWERED', { ref: 'slot-1', question: 'slot', value: from });
  expect((await works.row(made.order)).state).toBe('scheduled');
  return made;
}

describe('the page of an order', () => {
  it('says what, how much and which town before it is accepted, and not who lives there', async () => {
    const { page } = await works.ordered({}, [{ name: 'a.jpg', bytes: photo }]);
    const shown = await world.browser().get(page);
    expect(shown.status).toBe(200);
    expect(shown.text).toMatch(/Ordre \d+-1/);
    expect(shown.text).toContain('On vous le propose');
    expect(shown.text).toContain('75015 Paris');
    expect(shown.text).toContain('300');
    expect(shown.text).toContain('ça goutte sous l’évier');
    expect(shown.html).toMatch(/<img src="\/files\//);
    expect(shown.html).not.toMatch(/Odette|0611223344|\+33611223344|rue des Lilas/);
  });

  it('shows what the tenant has added since', async () => {
    const { page, ticket } = await works.ordered();
    const [first] = await world.sql<{ message: string }>(
      'select message_id as message from ticket_messages where ticket_id = $1',
      ticket,
    );
    const later = newId();
    await world.sql(
      `insert into messages select (jsonb_populate_record(m, jsonb_build_object('id', $2::text, 'provider_id', $2::text, 'text', 'oui, sur le sol un peu',
         'received_at', m.received_at + interval '1 minute'))).* from messages m where id = $1`,
      first!.message,
      later,
    );
    await world.sql(
      `insert into ticket_messages select (jsonb_populate_record(l, jsonb_build_object('message_id', $2::text))).* from ticket_messages l where message_id = $1`,
      first!.message,
      later,
    );
    const { text } = await world.browser().get(page);
    expect(text).toMatch(/ça goutte sous l’évier depuis ce matin\s+oui, sur le sol un peu/);
  });

  it('says all once it is accepted: address, floor, name and telephone', async () => {
    const { page, order } = await works.ordered();
    const browser = world.browser();
    const after = await browser.send(await browser.get(page), `${page}/accept`);
    expect(after.text).toContain('Merci, l’ordre est à vous.');
    expect((await works.row(order)).state).toBe('accepted');
    for (const words of ['3 rue des Lilas', 'étage 3', 'logement 34', 'Odette Durand', '06 11 22 33 44'])
      expect(after.text, words).toContain(words);
  });

  it('changes nothing when it is opened, whoever opens it, and whatever of it', async () => {
    const { page, order, ticket } = await works.ordered();
    for (const path of ['', '/accept', '/refuse', '/question', '/oui', '/done'])
      expect((await world.browser({ 'user-agent': 'mail scanner' }).get(page + path)).status).toBeLessThan(500);
    expect((await works.row(order)).state).toBe('offered');
    expect(await events(ticket)).toEqual([]);
  });

  it('is in English for who asks so', async () => {
    const { page } = await works.ordered();
    const shown = await world.browser().get(`${page}?langue=en`);
    expect(shown.html).toContain('lang="en"');
    expect(shown.text).toContain('I accept');
  });

  it('lets only its own script run, and does without', async () => {
    const { page } = await works.ordered();
    const shown = await world.browser().get(page);
    const [, address = ''] = /<script src="([^"]+)" defer><\/script>/.exec(shown.html) ?? [];
    expect(shown.headers.get('content-security-policy')).toMatch(
      new RegExp(`script-src loge\\.test${address} 127\\.0\\.0\\.1:\\d+${address};`),
    );
    const script = await fetch(world.origin + address);
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect(await script.text()).toContain('indexedDB');
    const tenants = await world.browser().get(world.pathOf(world.world.person));
    expect(tenants.headers.get('content-security-policy')).toContain("script-src 'none'");
  });
});

describe('accepting', () => {
  it.each([
    ['jeudi matin ou ven 14h', 2],
    ['demain 8-10', 1],
  ])('understands dates in words: %s', async (words, count) => {
    const { page, order, ticket } = await works.ordered();
    const browser = world.browser();
    const after = await browser.send(await browser.get(page), `${page}/accept`, { dates: words });
    expect(after.text).toContain('Merci, l’ordre est à vous.');
    expect((await works.row(order)).state).toBe('agreeing');
    const [said] = await world.sql<{ slots: unknown[] }>(
      `select refs -> 'slots' as slots from events where agency_id = 'lilas' and mailbox_id = $1 and type = 'CONTRACTOR_SAID'`,
      ticket,
    );
    expect(said!.slots).toHaveLength(count);
    expect(after.text).toContain('Dates proposées');
  });

  it('takes dates from fields, in the hours of the residence', async () => {
    const { page, ticket } = await works.ordered();
    const browser = world.browser();
    const dates = { jour1: '2026-11-25', de1: '14:00', a1: '16:00', jour2: '2026-11-26', de2: '08:30' };
    const after = await browser.send(await browser.get(page), `${page}/accept`, { ...dates, prenom: 'Karim' });
    const [said] = await world.sql<{ slots: unknown[] }>(
      `select refs -> 'slots' as slots from events where agency_id = 'lilas' and mailbox_id = $1 and type = 'CONTRACTOR_SAID'`,
      ticket,
    );
    expect(said!.slots).toEqual([
      { from: Date.parse('2026-11-25T13:00:00Z'), to: Date.parse('2026-11-25T15:00:00Z') },
      { from: Date.parse('2026-11-26T07:30:00Z'), to: Date.parse('2026-11-26T09:30:00Z') },
    ]);
    expect(after.text).toContain('mercredi 25 novembre, 14 h – 16 h');
    expect(after.text).toContain('Karim');
  });

  it.each([
    [{ dates: 'hier 14h' }, 'déjà passé'],
    [{ dates: 'lundi 25 novembre 14h' }, 'le jour et la date ne vont pas ensemble'],
    [{ dates: 'quand vous voulez' }, 'Nous n’avons pas compris ces dates'],
    [{ jour1: '2026-11-20', de1: '10:00' }, 'Date 1 : c’est déjà passé'],
    [{ jour2: '2026-11-27', de2: '16:00', a2: '14:00' }, 'Date 2 : la fin est avant le début'],
    [{ jour3: '2026-11-27' }, 'Date 3 : donnez le jour et l’heure'],
    [{ jour1: '2027-03-28', de1: '02:30' }, 'on change d’heure'],
    [{ jour1: '2028-03-28', de1: '10:00' }, 'c’est trop loin'],
  ])('explains dates that cannot be, and keeps what was typed: %j', async (dates, why) => {
    const { page, order } = await works.ordered();
    const browser = world.browser();
    const again = await browser.send(await browser.get(page), `${page}/accept`, dates);
    expect(again.status).toBe(422);
    expect(again.text.replaceAll('\u00a0', ' ')).toContain(why);
    for (const typed of Object.values(dates)) expect(again.html).toContain(`value="${typed}"`);
    expect((await works.row(order)).state).toBe('offered');
  });

  it('pressed twice is one word, and the second is told so calmly', async () => {
    const { page, ticket } = await works.ordered();
    const browser = world.browser();
    const form = await browser.get(page);
    await browser.send(form, `${page}/accept`);
    const again = await browser.send(form, `${page}/accept`);
    expect(again.text).toContain('C’est déjà noté. Vous n’avez rien à refaire.');
    expect((await events(ticket)).filter(({ state }) => state === 'done')).toHaveLength(1);
  });

  it('pressed in two windows and at once has one effect', async () => {
    const { page, ticket, order } = await works.ordered();
    const [one, two] = [world.browser(), world.browser()];
    const forms = await Promise.all([one.get(page), two.get(page)]);
    await Promise.all([one.send(forms[0], `${page}/accept`), two.send(forms[1], `${page}/accept`)]);
    expect((await works.row(order)).state).toBe('accepted');
    const told = await world.sql(
      `select 1 from events where agency_id = 'lilas' and mailbox_id = $1 and type = 'INFORM' and refs ->> 'text' = 'visit.company' and refs ->> 'ticket' = $2`,
      world.world.conversation,
      ticket,
    );
    expect(told.length, (await events(ticket)).map(({ said }) => said).join()).toBe(1);
  });
});

describe('an order that is no longer theirs', () => {
  const nothingOfTheTenant = /Odette|0611223344|06 11 22|rue des Lilas|goutte|75015/;

  it('given to another says so, shows nothing of the tenant, and takes no word', async () => {
    const { page, order, ticket } = await works.ordered();
    const browser = world.browser();
    const form = await browser.get(page);
    await browser.send(form, `${page}/accept`);
    const question = await browser.get(`${page}/question`);
    await works.does(ticket, 'REASSIGNED', {
      order,
      contractor: works.other.id,
      talk: works.other.talk,
      manager: world.world.claire,
    });
    for (const shown of [
      await browser.get(page),
      await browser.get(`${page}/question`),
      await browser.send(question, `${page}/question`, { mots: 'le digicode ?' }),
    ]) {
      expect(shown.status).toBe(410);
      expect(shown.text).toContain('Cet ordre n’est plus chez vous');
      expect(shown.text).toContain('L’agence l’a donné à quelqu’un d’autre.');
      expect(shown.html).not.toMatch(nothingOfTheTenant);
    }
    expect(await works.notes(ticket)).toEqual([]);
    const theirs = await world.browser().get(works.links.order('lilas', order, works.other.id));
    expect(theirs.text).toContain('On vous le propose');
  });

  it.each(Array.from({ length: 6 }, (_, i) => i))(
    'accepted at the moment when it is given to another, it is one’s or the other’s (%i)',
    async () => {
      const { page, order, ticket } = await works.ordered();
      const browser = world.browser();
      const form = await browser.get(page);
      const { id: contractor, talk } = works.other;
      const [after] = await Promise.all([
        browser.send(form, `${page}/accept`, { prenom: 'Karim', dates: 'jeudi 14h' }),
        works.does(ticket, 'REASSIGNED', { order, contractor, talk, manager: world.world.claire }),
      ]);
      expect(await works.row(order)).toMatchObject({ state: 'offered', contractor_id: contractor, visitor: '' });
      expect(after.text).toMatch(/Merci, l’ordre est à vous\.|L’agence l’a donné à quelqu’un d’autre\./);
      expect((await browser.get(page)).status).toBe(410);
      expect((await world.browser().get(works.links.order('lilas', order, contractor))).status).toBe(200);
    },
  );

  it('leaves no first name behind: the tenant would wait for somebody else', async () => {
    const { page, order, ticket } = await works.ordered();
    const browser = world.browser();
    await browser.send(await browser.get(page), `${page}/accept`, { prenom: 'Karim' });
    expect((await works.row(order)).visitor).toBe('Karim');
    const { id: contractor, talk } = works.other;
    await works.does(ticket, 'REASSIGNED', { order, contractor, talk, manager: world.world.claire });
    expect((await works.row(order)).visitor).toBe('');
  });

  it('refused says thank you, with the reason kept', async () => {
    const { page, order } = await works.ordered();
    const browser = world.browser();
    const form = await browser.get(`${page}/refuse`);
    expect((await browser.send(form, `${page}/refuse`)).status).toBe(422);
    const after = await browser.send(form, `${page}/refuse`, { raison: 'too_far', mots: 'trop de route' });
    expect(after.status).toBe(410);
    expect(after.text).toContain('Vous ne l’avez pas pris.');
    expect(after.html).not.toMatch(nothingOfTheTenant);
    const [offer] = await world.sql<{ state: string; reason: string }>(
      `select state, reason from offers where agency_id = 'lilas' and order_id = $1`,
      order,
    );
    expect(offer).toEqual({ state: 'refused', reason: 'too_far' });
  });

  it('called off says so', async () => {
    const { page, order, ticket } = await works.ordered();
    await works.does(ticket, 'ORDER_CALLED_OFF', { order, manager: world.world.claire });
    const shown = await world.browser().get(page);
    expect(shown.status).toBe(410);
    expect(shown.text).toContain('L’agence l’a annulé.');
  });

  it('a contractor who was never asked, a broken and an old link open nothing', async () => {
    const { page, order } = await works.ordered();
    const never = await world.browser().get(works.links.order('lilas', order, works.other.id));
    expect(never.status).toBe(410);
    expect(never.html).not.toMatch(nothingOfTheTenant);
    for (const path of [page.slice(0, -3), page.toUpperCase().replace('/O/', '/o/'), '/o/abc'])
      expect((await world.browser().get(path)).status, path).toBe(404);
    const quoteLink = works.links.quote('lilas', order, works.plumber.id).replace('/devis/', '/o/');
    expect((await world.browser().get(quoteLink)).status).toBe(404);
    world.clock.advance(121 * 86_400_000);
    const old = await world.browser().get(page);
    world.clock.advance(-121 * 86_400_000);
    expect(old.status).toBe(410);
    expect(old.text).toContain('Ce lien ne sert plus');
  });
});

describe('on the day', () => {
  it('shows the visit with the passcode, and tells the tenant who is on the way', async () => {
    const { page, order } = await visited();
    const browser = world.browser();
    const shown = await browser.get(page);
    const { passcode } = await works.row(order);
    expect(shown.text).toContain('mardi 24 novembre, 14 h – 16 h');
    expect(shown.text).toContain(String(passcode));
    world.outbox.length = 0;
    const form = await browser.get(`${page}/on_my_way`);
    const after = await browser.send(form, `${page}/on_my_way`, { prenom: 'Karim' });
    expect(after.text).toContain('Le locataire sait que vous arrivez.');
    await world.settle();
    expect((await works.row(order)).visitor).toBe('Karim');
    expect(world.outbox.map(({ key }) => key)).toContain('visit.on_the_way');
  });

  it('notes an absent tenant with photo and words, at the server’s hour, and looks for another date', async () => {
    const { page, order, ticket } = await visited();
    const browser = world.browser();
    const form = await browser.get(`${page}/absent`);
    const fields = { mots: 'personne au 3e', dates: 'jeudi 14h' };
    const after = await browser.send(form, `${page}/absent`, fields, [{ name: 'porte.jpg', bytes: photo }]);
    expect(after.text).toContain('C’est noté avec l’heure.');
    expect((await works.row(order)).state).toBe('agreeing');
    expect(await works.notes(ticket)).toEqual([
      { words: 'personne au 3e', kind: 'contractor', author: `contractor:${works.plumber.id}` },
    ]);
    const [file] = await world.sql<{ kind: string; ticket_id: string }>(
      `select f.kind, m.ticket_id from order_files f join media m on m.id = f.media_id where f.agency_id = 'lilas' and f.order_id = $1`,
      order,
    );
    expect(file).toEqual({ kind: 'absent', ticket_id: ticket });
    expect(await browser.send(form, `${page}/absent`, fields).then(({ text }) => text)).toContain('C’est déjà noté.');
    expect(await works.notes(ticket)).toHaveLength(1);
  });

  it('asks for a supplement in euros, once, with words and a photo', async () => {
    const { page, order, ticket } = await visited();
    const browser = world.browser();
    const form = await browser.get(`${page}/supplement`);
    for (const [montant, mots] of [
      ['beaucoup', 'un siphon'],
      ['180,50', ''],
      ['0', 'un siphon'],
    ] as const)
      expect((await browser.send(form, `${page}/supplement`, { montant, mots })).status).toBe(422);
    const asked = { montant: '1 180,50 €', mots: 'le siphon est fendu' };
    const files = [{ name: 'siphon.jpg', bytes: photo }];
    const after = await browser.send(form, `${page}/supplement`, asked, files);
    expect(after.text).toContain('Attendez la réponse.');
    expect(after.text.replaceAll(/\s/g, ' ')).toContain(
      '1 180,50 € demandés. La réponse arrive en 15 minutes, 30 au plus.',
    );
    await browser.send(form, `${page}/supplement`, asked);
    const rows = await world.sql<{ cents: number; words: string; state: string }>(
      `select cents, words, state from supplements where agency_id = 'lilas' and order_id = $1`,
      order,
    );
    expect(rows).toEqual([{ cents: 118_050, words: 'le siphon est fendu', state: 'asked' }]);
    expect((await events(ticket)).filter(({ said }) => said === 'supplement')).toHaveLength(1);
  });

  it('takes done with photos, note and first name, and then only the invoice', async () => {
    const { page, order } = await visited();
    const browser = world.browser();
    const form = await browser.get(`${page}/done`);
    const nothing = await browser.send(form, `${page}/done`);
    expect(nothing.status).toBe(422);
    const after = await browser.send(form, `${page}/done`, { mots: 'joint changé', prenom: 'Karim' }, [
      { name: 'a.jpg', bytes: photo },
      { name: 'b.jpg', bytes: photo },
    ]);
    expect(after.text).toContain('Merci, c’est noté comme fait.');
    expect(await works.row(order)).toMatchObject({ state: 'done', report: 'joint changé', visitor: 'Karim' });
    const files = await world.sql(`select 1 from order_files where agency_id = 'lilas' and order_id = $1`, order);
    expect(files).toHaveLength(2);
    expect((await browser.send(form, `${page}/done`, { mots: 'encore' })).text).toContain('C’est déjà noté.');
    expect((await works.row(order)).report).toBe('joint changé');
    expect((await browser.get(`${page}/supplement`)).text).toContain('L’ordre a changé entre-temps.');
  });

  it('gives the order as a PDF once it is accepted, and the visit for a calendar', async () => {
    const offer = await works.ordered();
    expect((await world.browser().get(`${offer.page}/ordre.pdf`)).status).toBe(404);
    expect((await world.browser().get(`${offer.page}/visite.ics`)).status).toBe(404);
    await works.forget();
    const { page } = await visited();
    const shown = await world.browser().get(page);
    for (const [path, type, begins] of [
      ['ordre.pdf', 'application/pdf', '%PDF'],
      ['visite.ics', 'text/calendar', 'BEGIN:VCALENDAR'],
    ] as const) {
      expect(shown.html).toContain(`href="${page}/${path}"`);
      const file = await world.browser().get(`${page}/${path}`);
      expect(file.headers.get('content-type')).toContain(type);
      expect(file.headers.get('content-disposition')).toContain('attachment');
      expect(file.html.startsWith(begins)).toBe(true);
    }
  });

  it('keeps photos of a form that had to be corrected', async () => {
    const { page, order } = await visited();
    const browser = world.browser();
    const form = await browser.get(`${page}/supplement`);
    const files = [{ name: 'siphon.jpg', bytes: photo }];
    const again = await browser.send(form, `${page}/supplement`, { mots: 'siphon', montant: '' }, files);
    expect(again.text).toContain('Un fichier est déjà gardé.');
    await browser.send(again, `${page}/supplement`, { mots: 'siphon', montant: '20' });
    const kept = await world.sql(`select 1 from order_files where agency_id = 'lilas' and order_id = $1`, order);
    expect(kept).toHaveLength(1);
  });

  it('compares invoices with the ceiling, all of them together, each once', async () => {
    const { page, order, ticket } = await visited();
    const browser = world.browser();
    await browser.send(await browser.get(`${page}/done`), `${page}/done`, { mots: 'fait' });
    const form = await browser.get(`${page}/invoice`);
    const first = { numero: 'F-12', montant: '250' };
    expect((await browser.send(form, `${page}/invoice`, first)).text).toContain('Ajoutez la facture');
    const files = [{ name: 'facture.pdf', bytes: PDF }];
    for (const _ of [1, 2]) await browser.send(form, `${page}/invoice`, first, files);
    const second = await browser.get(`${page}/invoice`);
    await browser.send(second, `${page}/invoice`, { numero: 'F-13', montant: '60,01' }, files);
    const rows = await world.sql<{ number: string; cents: number; state: string }>(
      `select number, cents, state from invoices where agency_id = 'lilas' and order_id = $1 order by number`,
      order,
    );
    expect(rows).toEqual([
      { number: 'F-12', cents: 25_000, state: 'within' },
      { number: 'F-13', cents: 6001, state: 'above' },
    ]);
    const notes = (await works.notes(ticket)).map(({ words }) => words.replaceAll(/\s/g, ' '));
    expect(notes.at(-1)).toContain('au-dessus du plafond de 300 €');
  });

  it('refuses a file that is neither photo nor PDF, and says so', async () => {
    const { page } = await visited();
    const browser = world.browser();
    const form = await browser.get(`${page}/done`);
    const files = [{ name: 'x.exe', bytes: Buffer.from('MZ nothing to look at') }];
    const again = await browser.send(form, `${page}/done`, { mots: 'fait' }, files);
    expect(again.status).toBe(422);
    expect(again.text).toContain('ni un PDF, ni une photo');
  });
});

describe('a tenant’s own wish', () => {
  it('is shown, and answered by yes', async () => {
    const { page, order, ticket } = await works.ordered();
    const browser = world.browser();
    await browser.send(await browser.get(page), `${page}/accept`, { dates: 'jeudi 14h' });
    const from = Date.parse('2026-11-27T09:00:00Z');
    await works.does(ticket, 'ANSWERED', {
      ref: 'slot-1',
      question: 'slot',
      value: `wish ${from}-${from + 7_200_000}`,
    });
    const shown = await browser.get(page);
    expect(shown.text).toContain('vendredi 27 novembre, 10 h – 12 h');
    const after = await browser.send(shown, `${page}/oui`);
    expect(after.text).toContain('C’est fixé, merci.');
    expect(await works.row(order)).toMatchObject({ state: 'scheduled', visit_from: new Date(from) });
  });
});

describe('the work of the day', () => {
  it('shows today’s visits in order, then offers, then what has no date; and nobody else’s', async () => {
    const [anna, paul, ines] = await Promise.all([
      world.neighbour('Anna Morel', '+33611223381', '41'),
      world.neighbour('Paul Garnier', '+33611223382', '42'),
      world.neighbour('Inès Roy', '+33611223383', '43'),
    ]);
    const offered = await works.ordered({}, [], anna.person);
    const dated = await visited();
    const undated = await works.ordered({}, [], paul.person);
    const browser = world.browser();
    await browser.send(await browser.get(undated.page), `${undated.page}/accept`);
    const theirs = await works.ordered({ contractor: works.other.id, talk: works.other.talk }, [], ines.person);
    const day = works.links.day('lilas', works.plumber.id);
    const before = await browser.get(day);
    expect(before.text).toContain('Pas de visite aujourd’hui.');
    expect(before.text).toContain('Visites à venir');
    world.clock.advance(86_400_000);
    const shown = await browser.get(day);
    world.clock.advance(-86_400_000);
    expect(shown.text).toMatch(/Visites mardi 24 novembre.*14 h – 16 h.*On vous propose.*À vous, sans date/);
    const orders = [...shown.html.matchAll(/href="(\/o\/[^"]+)"/g)].map(([, href]) => href!);
    expect(orders).toHaveLength(3);
    for (const href of orders) expect((await browser.get(href)).status).toBe(200);
    expect(shown.html).not.toContain(theirs.order);
    expect((await browser.get(orders[0]!)).html).toContain('href="/artisan/');
    expect((await world.browser().get(offered.page)).html).not.toContain('/artisan/');
    expect((await works.row(dated.order)).state).toBe('scheduled');
  });

  it('asks to be opened from the message where the link is broken or the contractor has left', async () => {
    expect((await world.browser().get('/artisan/abc')).status).toBe(404);
    const day = works.links.day('lilas', works.other.id);
    await world.sql(
      `update contractors set removed_at = now() where agency_id = $1 and id = $2`,
      'lilas',
      works.other.id,
    );
    expect((await world.browser().get(day)).status).toBe(410);
    await world.sql(`update contractors set removed_at = null where agency_id = $1`, 'lilas');
  });

  it('has a link that goes to the company, whoever presses for it', async () => {
    const { page } = await visited();
    world.outbox.length = 0;
    const browser = world.browser();
    const after = await browser.send(await browser.get(page), `${page}/travaux`);
    expect(after.text).toContain('Le lien part vers le contact de l’entreprise.');
    expect(after.html).not.toContain('/artisan/');
    await browser.send(await browser.get(page), `${page}/travaux`);
    expect(world.outbox.map(({ key, conversation_id }) => [key, conversation_id])).toEqual([
      ['order.day', works.plumber.talk],
    ]);
  });
});

describe('a danger that a contractor writes of', () => {
  it('puts what to do on the page at once, and takes the road that calls people', async () => {
    const { page, ticket } = await visited();
    const browser = world.browser();
    const form = await browser.get(`${page}/question`);
    const after = await browser.send(form, `${page}/question`, { mots: 'ça sent très fort le gaz dans la cuisine' });
    expect(after.text).toContain('Faites d’abord ceci');
    expect(after.text).toContain('Votre question est chez l’agence.');
    expect(await works.notes(ticket)).toHaveLength(1);
    const [message] = (await world.messages()).slice(-1);
    expect(message).toMatchObject({
      conversation_id: works.plumber.talk,
      text: 'ça sent très fort le gaz dans la cuisine',
    });
    await world.settle();
    const alerts = await world.sql<{ kind: string }>(`select kind from alerts where agency_id = 'lilas'`);
    expect(alerts.map(({ kind }) => kind)).toContain('emergency');
  });
});

describe('a quote', () => {
  async function asked() {
    const ticket = await works.reported([{ name: 'a.jpg', bytes: photo }]);
    const quote = newId();
    const talk = { quote, contractor: works.plumber.id, talk: works.plumber.talk };
    expect(await works.does(ticket, 'QUOTES_ASKED', { quotes: [talk], manager: world.world.claire })).toBe('done');
    await world.sql(
      `update quotes set reason = 'remplacer la colonne', reference = 'DEV-7', wished_by = '2026-12-10' where agency_id = $1 and id = $2`,
      'lilas',
      quote,
    );
    return { ticket, quote, page: works.links.quote('lilas', quote, works.plumber.id) };
  }

  it('shows the report, its photos, what is asked and by when', async () => {
    const { page } = await asked();
    const shown = await world.browser().get(page);
    for (const words of ['ça goutte sous l’évier', 'remplacer la colonne', 'DEV-7', 'jeudi 10 décembre'])
      expect(shown.text, words).toContain(words);
    expect(shown.html).toContain('<img src="/files/');
    expect(shown.html).not.toMatch(/Odette|06 11 22/);
  });

  it('is given once, with delay, end, words and file; the page then says what became of it', async () => {
    const { page, quote, ticket } = await asked();
    const browser = world.browser();
    const form = await browser.get(page);
    const fields = { montant: '1 250,00', delai: '12', validite: '2026-12-31', mots: 'colonne en PVC' };
    const files = [{ name: 'devis.pdf', bytes: PDF }];
    const after = await browser.send(form, page, fields, files);
    expect(after.text).toContain('Merci, votre devis est arrivé.');
    expect(after.text.replaceAll(/\s/g, ' ')).toContain('1 250 €, 12 jours');
    await browser.send(form, page, { ...fields, montant: '1' }, files);
    const [row] = await world.sql(
      `select state, cents, delay_days, valid_until, words from quotes where agency_id = 'lilas' and id = $1`,
      quote,
    );
    expect(row).toEqual({
      state: 'received',
      cents: 125_000,
      delay_days: 12,
      valid_until: '2026-12-31',
      words: 'colonne en PVC',
    });
    const kept = await world.sql(`select kind from order_files where agency_id = 'lilas' and quote_id = $1`, quote);
    expect(kept).toEqual([{ kind: 'quote' }]);
    expect((await works.notes(ticket)).map(({ words }) => words)).toEqual(['colonne en PVC']);
  });

  it('is declined with one press, confirmed first, and cannot be given then', async () => {
    const { page, quote } = await asked();
    const browser = world.browser();
    const form = await browser.get(page);
    const question = await browser.get(`${page}/non`);
    expect((await browser.send(question, `${page}/non`)).text).toContain('C’est noté, merci d’avoir répondu.');
    const late = await browser.send(form, page, { montant: '500' });
    expect(late.text).toContain('Vous ne faites pas de devis.');
    const [row] = await world.sql(`select state, cents from quotes where agency_id = 'lilas' and id = $1`, quote);
    expect(row).toEqual({ state: 'declined', cents: null });
  });

  it.each([
    [{ montant: '' }, 'Écrivez le montant'],
    [{ montant: '500', delai: 'vite' }, 'Écrivez un nombre de jours'],
    [{ montant: '500', validite: '2020-01-01' }, 'Vérifiez cette date'],
  ])('asks again for what it cannot read: %j', async (fields, why) => {
    const { page } = await asked();
    const browser = world.browser();
    const again = await browser.send(await browser.get(page), page, fields);
    expect(again.status).toBe(422);
    expect(again.text).toContain(why);
  });
});
