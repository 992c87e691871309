// Contractors' and landlords' pages in a real browser: every page and state before axe, by the keyboard alone, enlarged, and without a network.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids.ts';
import { createLandlordLinks } from '#portal/landlord/links.ts';
import { CHROMIUM, DESK, ENLARGED, launch, sideways, small, TELEPHONE, to, violations } from './look.ts';
import { type Works, worksOf } from './works.ts';
import { type PortalWorld, portalWorld } from './world.ts';

describe.skipIf(CHROMIUM === undefined)('the pages of work in a browser', { timeout: 120_000 }, () => {
  let world: PortalWorld;
  let works: Works;
  let browser: Browser;
  let photo: Buffer;
  const page: Record<string, string> = {};
  let count = 0;

  /** An order of a neighbour who has no other. */
  async function fresh(more: Record<string, unknown> = {}) {
    count++;
    const tenant = await world.neighbour(`Anna Morel${count}`, `+3361122${3400 + count}`, `4${count}`);
    return works.ordered(more, [{ name: 'a.jpg', bytes: photo }], tenant.person);
  }
  const said = (made: { ticket: string; order: string }, word: string, more: object = {}) =>
    works.does(made.ticket, 'CONTRACTOR_SAID', {
      order: made.order,
      contractor: works.plumber.id,
      said: word,
      slots: [],
      reason: null,
      cents: 0,
      supplement: null,
      message: null,
      ...more,
    });
  const from = Date.parse('2026-11-24T13:00:00Z');
  const slots = [{ from, to: from + 7_200_000 }];
  async function agreed() {
    const made = await fresh();
    await said(made, 'accept', { slots });
    await works.does(made.ticket, 'ANSWERED', { ref: 'slot-1', question: 'slot', value: from });
    return made;
  }

  beforeAll(async () => {
    photo = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#775533' } })
      .jpeg()
      .toBuffer();
    world = await portalWorld();
    works = await worksOf(world);
    browser = await launch();
    page.offered = (await fresh()).page;
    const taken = await fresh();
    await said(taken, 'accept');
    page.accepted = taken.page;
    const waits = await fresh();
    await said(waits, 'accept', { slots });
    page.agreeing = waits.page;
    const wished = await fresh();
    await said(wished, 'accept', { slots });
    const value = `wish ${from + 86_400_000}-${from + 90_000_000}`;
    await works.does(wished.ticket, 'ANSWERED', { ref: 'slot-1', question: 'slot', value });
    page.wished = wished.page;
    page.scheduled = (await agreed()).page;
    const done = await agreed();
    await said(done, 'done');
    page.done = done.page;
    const off = await fresh();
    await works.does(off.ticket, 'ORDER_CALLED_OFF', { order: off.order, manager: world.world.claire });
    page.gone = off.page;
    page.day = works.links.day('lilas', works.plumber.id);
    const quote = newId();
    await world.sql(
      `insert into quotes (agency_id, id, ticket_id, contractor_id, state, reason, reference, wished_by, asked_at)
       values ('lilas', $1, $2, $3, 'asked', 'remplacer la colonne', 'DEV-7', '2026-12-10', $4)`,
      quote,
      done.ticket,
      works.plumber.id,
      world.clock.now(),
    );
    page.quote = works.links.quote('lilas', quote, works.plumber.id);
    const owner = await world.neighbour('Hélène Roux', '+33611225501', '99');
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
    const asks = await works.ordered({ payer: 'landlord', asksFirst: 'landlord', ceilingCents: 45_000 });
    const { reference } = (await world.tickets()).find(({ id }) => id === asks.ticket)!;
    page.landlord = createLandlordLinks({ ...world, publicUrl: '' })('lilas', owner.person);
    page.owned = `${page.landlord}/demandes/${reference}`;
    page.refusal = `${page.owned}/refus/${asks.order}`;
    await world.sql(
      `insert into ticket_notes (agency_id, id, ticket_id, author, kind, words, source, at) values ('lilas', $1, $2, 'manager:${world.world.claire}', 'landlord', 'Le devis arrive demain.', 'x', $3)`,
      newId(),
      asks.ticket,
      world.clock.now(),
    );
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  const press = (name: string) => async (at: Page) => {
    await at.getByRole('button', { name, exact: true }).first().click();
    await at.waitForLoadState();
  };
  type State = [name: string, path: () => string, then?: (at: Page) => Promise<void>];
  const STATES: State[] = [
    ['an offer', () => page.offered!],
    ['an offer in English', () => `${page.offered}?langue=en`],
    ['an offer, dates unfolded', () => page.offered!, (at) => at.locator('summary').click()],
    [
      'an offer, dates not understood',
      () => page.offered!,
      async (at) => {
        await at.fill('#dates', 'quand vous voulez');
        await at.getByRole('button', { name: 'J’accepte', exact: true }).click();
        await at.getByText('Nous n’avons pas compris ces dates').first().waitFor();
      },
    ],
    ['refuse', () => `${page.offered}/refuse`],
    ['accepted', () => `${page.accepted}?fait=accept`],
    ['agreeing', () => page.agreeing!],
    ['the tenant’s wish', () => page.wished!],
    ['scheduled', () => `${page.scheduled}?fait=already`],
    ['on my way', () => `${page.scheduled}/on_my_way`],
    ['late', () => `${page.scheduled}/late`],
    ['absent', () => `${page.scheduled}/absent`],
    ['supplement', () => `${page.scheduled}/supplement`],
    [
      'supplement, all missing',
      () => `${page.scheduled}/supplement`,
      async (at) => {
        await at.getByRole('button', { name: 'Demander à l’agence', exact: true }).click();
        await at.getByText('À corriger').waitFor();
      },
    ],
    ['is done', () => `${page.scheduled}/done`],
    ['another visit', () => `${page.scheduled}/another_visit`],
    ['other dates', () => `${page.scheduled}/slots`],
    ['question', () => `${page.scheduled}/question`],
    ['who comes', () => `${page.scheduled}/visitor`],
    ['done', () => page.done!],
    ['invoice', () => `${page.done}/invoice`],
    ['called off', () => page.gone!],
    ['broken link', () => '/o/abc'],
    ['work of the day', () => page.day!],
    ['quote', () => page.quote!],
    ['no quote', () => `${page.quote}/non`],
    ['landlord', () => page.landlord!],
    ['landlord in English', () => `${page.landlord}?langue=en`],
    ['landlord, request', () => page.owned!],
    ['landlord, nothing written', () => page.owned!, press('Envoyer à l’agence')],
    ['landlord, refuse', () => page.refusal!],
    ['landlord, close', () => `${page.owned}/fermer`],
  ];

  it.each(STATES)('%s: nothing to find for axe, targets for a thumb, no sideways scroll', async (_, path, then) => {
    const context = await browser.newContext({ locale: 'fr-FR', viewport: TELEPHONE, bypassCSP: true });
    const at = await reach(context, path(), then);
    expect(await at.evaluate('document.scripts.length')).toBeLessThanOrEqual(1);
    expect(await violations(at)).toEqual([]);
    for (const viewport of [TELEPHONE, ENLARGED, DESK]) {
      await at.setViewportSize(viewport);
      expect(await sideways(at), `${viewport.width} px wide`).toBe(0);
      expect(await small(at), `${viewport.width} px wide`).toEqual([]);
    }
    expect(await violations(at)).toEqual([]);
    await context.close();
  });

  it('lets one accept with dates by the keyboard alone, without script', async () => {
    const made = await fresh();
    const context = await browser.newContext({ locale: 'fr-FR', viewport: TELEPHONE, javaScriptEnabled: false });
    const at = await reach(context, made.page);
    await to(at, 'dates');
    await at.keyboard.type('jeudi matin ou ven 14h');
    await to(at, 'prenom');
    await at.keyboard.type('Karim');
    await to(at, '', 'J’accepte');
    await at.keyboard.press('Enter');
    await expect.poll(() => at.getByText('Merci, l’ordre est à vous.').count()).toBe(1);
    expect(await works.row(made.order)).toMatchObject({ state: 'agreeing', visitor: 'Karim' });
    await context.close();
  });

  it('lets one say "done" with a photo by the keyboard alone, with the script, under the page’s own policy', async () => {
    const made = await agreed();
    const context = await browser.newContext({ locale: 'fr-FR', viewport: TELEPHONE });
    const at = await reach(context, made.page);
    await to(at, '', 'C’est fait');
    await at.keyboard.press('Enter');
    await at.getByRole('heading', { name: 'C’est fait' }).waitFor();
    await to(at, 'mots');
    await at.keyboard.type('joint remplacé');
    await to(at, 'photos');
    await at.setInputFiles('#photos', { name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo });
    await to(at, '', 'C’est fait');
    await at.keyboard.press('Enter');
    await expect.poll(() => at.getByText('Merci, c’est noté comme fait.').count(), { timeout: 10_000 }).toBe(1);
    expect(await works.row(made.order)).toMatchObject({ state: 'done', report: 'joint remplacé' });
    expect(await filesOf(made.order)).toBe(1);
    await context.close();
  });

  it('keeps a form with its photo while there is no network, says so, and sends it once when it is back', async () => {
    const made = await agreed();
    const context = await browser.newContext({ locale: 'fr-FR', viewport: TELEPHONE });
    const at = await reach(context, `${made.page}/done`);
    await at.fill('#mots', 'fait à la cave');
    await at.setInputFiles('#photos', { name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo });
    await context.setOffline(true);
    await press('C’est fait')(at);
    await at.getByText('Pas de réseau. Tout est gardé dans ce téléphone').waitFor();
    expect((await works.row(made.order)).state).toBe('scheduled');
    await at.close();
    await context.setOffline(false);
    // Opened again later, on another page of theirs: it leaves by itself.
    const later = await reach(context, page.day!);
    await expect.poll(async () => (await works.row(made.order)).state, { timeout: 10_000 }).toBe('done');
    expect(await filesOf(made.order)).toBe(1);
    expect(later.url()).toContain('/artisan/');
    await context.close();
  });

  async function filesOf(order: string): Promise<number> {
    return (await world.sql(`select 1 from order_files where agency_id = 'lilas' and order_id = $1`, order)).length;
  }

  async function reach(context: BrowserContext, path: string, then?: (at: Page) => Promise<void>): Promise<Page> {
    const at = await context.newPage();
    await at.goto(world.origin + path);
    await then?.(at);
    return at;
  }
});
