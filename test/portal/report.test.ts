import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PortalWorld, portalWorld } from './world.ts';
import sharp from 'sharp';

let world: PortalWorld;
beforeAll(async () => {
  world = await portalWorld();
});
afterAll(() => world.close());

const STRANGER = { nom: 'Odette Durand', adresse: '3 rue des Lilas, bâtiment B', telephone: '06 11 22 33 99' };
const photo = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#885522' } })
    .jpeg()
    .toBuffer();

describe('the report form', () => {
  it('leads to the only agency there is', async () => {
    const page = await world.browser().get('/signaler');
    expect(page.path).toBe('/signaler/lilas');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Signaler un problème');
    expect(page.text).toContain('Agence des Lilas');
  });

  it('takes a report of somebody without a link, and says its number', async () => {
    const browser = world.browser();
    const page = await browser.get('/signaler/lilas');
    const thanks = await browser.send(page, '/signaler/lilas', {
      mots: 'ça ne marche plus depuis hier',
      categorie: 'heating',
      lieu: 'dwelling',
      urgence: 'urgent',
      ...STRANGER,
    });
    expect(thanks.status).toBe(200);
    expect(thanks.path).toMatch(/^\/signaler\/lilas\/merci\//);
    const [ticket] = await world.tickets();
    expect(ticket).toMatchObject({ category: 'heating', urgency: 'urgent', scope: 'dwelling', status: 'new' });
    expect(thanks.text).toContain(`Votre demande a le numéro ${ticket!.reference}.`);
    const [message] = await world.messages();
    expect(message!.text).toBe('ça ne marche plus depuis hier');
    expect(message!.subject).toContain('Chauffage et eau chaude · dans le logement · urgent, selon la personne');
    expect(message!.subject).toContain('Odette Durand');
  });
});
