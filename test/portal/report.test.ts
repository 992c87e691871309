import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, type Page, type PortalWorld, portalWorld } from './world.ts';

let world: PortalWorld;
beforeAll(async () => {
  world = await portalWorld();
});
afterAll(() => world.close());

const STRANGER = { nom: 'Jeanne Morin', adresse: '3 rue des Lilas, bâtiment B', telephone: '06 11 22 33 99' };
const HEATING = { mots: 'ça ne marche plus depuis hier', categorie: 'heating', lieu: 'dwelling', urgence: 'normal' };
const ACTION = '/signaler/lilas';
let colours = 0;
/** Each has other bytes, and a place in it. */
function photo(width = 60): Promise<Buffer> {
  colours += 9;
  return sharp({ create: { width, height: 40, channels: 3, background: { r: colours, g: 80, b: 30 } } })
    .withExif({ IFD3: { GPSLatitude: '48/1 52/1 0/1', GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer();
}

async function open(path = ACTION): Promise<{ browser: Browser; page: Page }> {
  const browser = world.browser();
  return { browser, page: await browser.get(path) };
}
const lastTicket = async () => (await world.tickets()).at(-1)!;
const lastMessage = async () => (await world.messages()).at(-1)!;

describe('the report form', () => {
  it('leads to the only agency there is', async () => {
    const page = await world.browser().get('/signaler');
    expect(page.path).toBe(ACTION);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Signaler un problème');
    expect(page.text).toContain('Agence des Lilas');
  });

  it('takes a report of somebody without a link, and says its number', async () => {
    const { browser, page } = await open();
    const thanks = await browser.send(page, ACTION, { ...HEATING, ...STRANGER, urgence: 'urgent' });
    expect(thanks.path).toMatch(/^\/signaler\/lilas\/merci\//);
    const ticket = await lastTicket();
    expect(ticket).toMatchObject({ category: 'heating', urgency: 'urgent', scope: 'dwelling', status: 'new' });
    expect(thanks.text).toContain(`Votre demande a le numéro ${ticket.reference}.`);
    const message = await lastMessage();
    expect(message.text).toBe('ça ne marche plus depuis hier');
    expect(message.subject).toContain('Chauffage et eau chaude · dans le logement · urgent, selon la personne');
    expect(message.subject).toContain('Jeanne Morin · 3 rue des Lilas, bâtiment B · 06 11 22 33 99');
    const [address] = await world.sql<{ value: string }>(
      'select a.value from messages m join addresses a on a.agency_id = $1 and a.id = m.address_id where m.agency_id = $1 and m.id = $2',
      'lilas',
      message.id,
    );
    expect(address!.value).toBe('+33611223399');
  });

  it('is one message, however often it is sent', async () => {
    const { browser, page } = await open();
    const before = (await world.messages()).length;
    const first = await browser.send(page, ACTION, { ...HEATING, ...STRANGER, telephone: '06 11 22 33 88' });
    const again = await browser.send(page, ACTION, { ...HEATING, ...STRANGER, telephone: '06 11 22 33 88' });
    expect(again.path).toBe(first.path);
    expect((await world.messages()).length).toBe(before + 1);
  });

  it('keeps what was typed, says what is missing and where', async () => {
    const { browser, page } = await open();
    const again = await browser.send(page, ACTION, {
      mots: 'le volet <b>coincé</b>',
      nom: 'Jeanne Morin',
      telephone: '06',
    });
    expect(again.status).toBe(422);
    expect(again.html).toContain('le volet &lt;b&gt;coincé&lt;/b&gt;');
    expect(again.html).toContain('value="Jeanne Morin"');
    for (const field of ['categorie', 'lieu', 'adresse', 'telephone']) {
      expect(again.html).toContain(`href="#${field}"`);
      expect(again.html, field).toMatch(new RegExp(`id="${field}"`));
    }
    expect(again.html).not.toContain('href="#mots"');
    expect(again.html).toMatch(/<title>\s*Erreur/);
    const sent = await browser.send(again, ACTION, { ...HEATING, ...STRANGER, telephone: '06 11 22 33 77' });
    expect(sent.path).toContain('/merci/');
  });

  it('asks for a photo of water damage, and takes that there is none', async () => {
    const { browser, page } = await open();
    const water = { ...HEATING, categorie: 'damp', mots: 'une auréole au plafond de la chambre', ...STRANGER };
    const asked = await browser.send(page, ACTION, water);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Ajoutez une photo, ou cochez « Je ne peux pas envoyer de photo »');
    const sent = await browser.send(asked, ACTION, { ...water, sans_photo: 'oui' });
    expect(sent.path).toContain('/merci/');
    expect((await lastMessage()).subject).toContain('ne peut pas envoyer de photo');
  });

  it('keeps photos over an error, cleans them and joins them to the message', async () => {
    const { browser, page } = await open();
    const files = [
      { name: 'a.jpg', bytes: await photo() },
      { name: '../../etc/b.jpg', bytes: await photo(70) },
    ];
    const again = await browser.send(
      page,
      ACTION,
      { mots: 'fuite sous évier', categorie: 'plumbing', lieu: 'dwelling' },
      files,
    );
    expect(again.status).toBe(422);
    expect(again.text).toContain('2 photos sont déjà gardées.');
    expect(again.text).not.toContain('Ajoutez une photo');
    const hidden = {
      mots: 'fuite sous évier',
      categorie: 'plumbing',
      lieu: 'dwelling',
      ...STRANGER,
      telephone: '0611223366',
    };
    const sent = await browser.send(again, ACTION, hidden);
    expect(sent.path).toContain('/merci/');
    const message = await lastMessage();
    expect(message).toMatchObject({ kind: 'photo', media_count: 2 });
    const stored = await world.sql<{ state: string; content_type: string; path: string; preview: string }>(
      'select state, content_type, path, preview from media where agency_id = $1 and message_id = $2',
      'lilas',
      message.id,
    );
    expect(stored).toHaveLength(2);
    for (const { state, content_type, path } of stored) {
      expect(state).toBe('stored');
      expect(content_type).toBe('image/jpeg');
      expect(path).toMatch(/^[0-9a-f]{40}$/);
    }
  });

  it('refuses what is neither a photo nor a film, and says so at the field', async () => {
    const { browser, page } = await open();
    const files = [{ name: 'photo.jpg', bytes: Buffer.from('<svg onload="alert(1)">') }];
    const again = await browser.send(page, ACTION, { ...HEATING, ...STRANGER }, files);
    expect(again.status).toBe(422);
    expect(again.text).toContain('Ce fichier n’est ni une photo ni une vidéo.');
    expect(again.html).toContain('href="#photos"');
  });

  it('forgets uploads of forms that were never sent', async () => {
    const { browser, page } = await open();
    await browser.send(page, ACTION, { mots: 'x' }, [{ name: 'a.jpg', bytes: await photo(90) }]);
    expect(await world.portal.expireUploads()).toBe(0);
    world.clock.advance(25 * 3_600_000);
    expect(await world.portal.expireUploads()).toBe(1);
    world.clock.advance(-25 * 3_600_000);
  });

  it('shows what to do at once where the words tell of a danger, and calls people by the same road', async () => {
    const { browser, page } = await open();
    const thanks = await browser.send(page, ACTION, {
      ...HEATING,
      ...STRANGER,
      telephone: '06 11 22 33 55',
      categorie: 'other',
      mots: 'ça sent très fort le gaz dans la cuisine',
    });
    expect(thanks.html.indexOf('Sortez tout de suite')).toBeGreaterThan(0);
    expect(thanks.html.indexOf('Sortez tout de suite')).toBeLessThan(thanks.html.indexOf('<h1'));
    expect(thanks.text).toContain('Urgence Gaz : 0 800 47 33 33');
    expect(await lastTicket()).toMatchObject({ category: 'gas', urgency: 'emergency', hazards: ['gas'] });
    expect(world.outbox.some(({ key, manner }) => key === 'safety.gas.can_leave' && manner === 'safety')).toBe(true);
  });

  it('holds nobody in danger up: words alone are enough', async () => {
    const { browser, page } = await open();
    const before = (await world.tickets()).length;
    const thanks = await browser.send(page, ACTION, { mots: 'il y a le feu dans la cage d’escalier' });
    expect(thanks.path).toContain('/merci/');
    expect(thanks.text).toContain('Restez chez vous et fermez la porte.');
    expect((await world.tickets()).length).toBe(before + 1);
    expect(await lastTicket()).toMatchObject({ urgency: 'emergency', hazards: ['fire'] });
  });

  it('says the instruction in the language of the words', async () => {
    const { browser, page } = await open();
    const thanks = await browser.send(page, ACTION, { mots: 'أشم رائحة غاز قوية في المطبخ' });
    expect(thanks.html).toMatch(/<p class="loge-steps" lang="ar" dir="rtl">/);
  });

  it('echoes nothing of violence at home, and says where help is', async () => {
    const { browser, page } = await open();
    const thanks = await browser.send(page, ACTION, { mots: 'mon mari me frappe, aidez moi' });
    expect(thanks.text).toContain('Numéros utiles : 17 ou 112');
    expect(thanks.text).not.toContain('mari');
  });

  it('does not take a form that another site made, and keeps the words', async () => {
    const { browser, page } = await open();
    const forged = { ...page, html: page.html.replace(/name="jeton" value="[^"]+"/, 'name="jeton" value="made.up"') };
    const before = (await world.messages()).length;
    const again = await browser.send(forged, ACTION, { ...HEATING, ...STRANGER });
    expect(again.status).toBe(422);
    expect(again.text).toContain('La page est restée ouverte trop longtemps.');
    expect(again.html).toContain('ça ne marche plus depuis hier');
    expect((await world.messages()).length).toBe(before);
  });

  it('does not take the token of another browser', async () => {
    const { page } = await open();
    const other = world.browser();
    await other.get(ACTION);
    expect((await other.send(page, ACTION, { ...HEATING, ...STRANGER })).status).toBe(422);
  });

  it('works in a browser that keeps no cookies', async () => {
    const { browser, page } = await open();
    browser.cookies.clear();
    const sent = await browser.send(page, ACTION, { ...HEATING, ...STRANGER, telephone: '0611223344' });
    expect(sent.path).toContain('/merci/');
  });

  it('answers a page that nobody made, and a message that is not there', async () => {
    expect((await world.browser().get('/signaler/personne')).status).toBe(404);
    const page = await world.browser().get(`${ACTION}/merci/00000000-0000-4000-8000-000000000000`);
    expect(page.status).toBe(404);
    expect(page.text).toContain('Cette page n’existe pas');
  });

  it('is English for a browser that asks for it, and for whoever chooses it', async () => {
    const english = await world.browser({ 'accept-language': 'en-GB,en;q=0.9' }).get(ACTION);
    expect(english.html).toContain('lang="en"');
    expect(english.text).toContain('Report a problem');
    const chosen = world.browser();
    expect((await chosen.get(`${ACTION}?langue=en`)).text).toContain('Report a problem');
    expect((await chosen.get(ACTION)).text).toContain('Report a problem');
  });

  it('slows down whoever sends many, and still takes a danger', async () => {
    const { browser, page } = await open();
    const { key } = {
      key: () => page.html.replace(/name="cle" value="[^"]+"/, `name="cle" value="${crypto.randomUUID()}"`),
    };
    let refused: Page | undefined;
    for (let i = 0; i < 30 && refused === undefined; i++) {
      const sent = await browser.send({ ...page, html: key() }, ACTION, { ...HEATING, ...STRANGER });
      if (sent.status === 429) refused = sent;
    }
    expect(refused?.text).toContain('Trop de demandes en peu de temps');
    expect(refused?.text).toContain('01 23 45 67 89');
    const danger = await browser.send({ ...page, html: key() }, ACTION, {
      ...STRANGER,
      mots: 'je sens une forte odeur de gaz',
    });
    expect(danger.path).toContain('/merci/');
  });

  it('writes nobody’s words, numbers or links into the log', async () => {
    const all = world.logged.join('\n');
    expect(all).not.toMatch(/Jeanne|Morin|11223399|06 11 22|odeur|cuisine|\/merci\//);
  });
});
