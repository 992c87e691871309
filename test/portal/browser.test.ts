// The pages in a real browser: every page and state before axe, with the keyboard alone, without script, on a telephone, enlarged.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, unscoped } from '#lib/db.ts';
import { addTicket } from '../console/world.ts';
import { CHROMIUM, DESK, ENLARGED, launch, sideways, small, TELEPHONE, to, violations } from './look.ts';
import { type PortalWorld, portalWorld } from './world.ts';

describe.skipIf(CHROMIUM === undefined)('the pages in a browser', { timeout: 120_000 }, () => {
  let world: PortalWorld;
  let browser: Browser;
  let mine: string;
  let lodge: string;
  let desk: string;
  let open: number;
  let closed: number;
  let photo: Buffer;

  beforeAll(async () => {
    photo = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#775533' } })
      .jpeg()
      .toBuffer();
    world = await portalWorld();
    const caretaker = await world.caretaker();
    mine = world.pathOf(world.world.person);
    lodge = world.pathOf(caretaker.person).replace('/p/', '/gardien/');
    browser = await launch();
    const paul = await world.neighbour('Paul Garnier', '+33611223377', '21');
    const neighbour = { ...world.world, ...paul };
    for (const category of ['lift', 'pests'])
      await addTicket(world.db, neighbour, { ticket: { category, scope: 'common', urgency: 'urgent' } });
    const visitor = world.browser();
    const form = await visitor.get(`${mine}/signaler`);
    await visitor.send(
      form,
      `${mine}/signaler`,
      { mots: 'ça ne marche plus depuis hier', categorie: 'heating', lieu: 'dwelling' },
      [{ name: 'a.jpg', bytes: photo }],
    );
    const home = await visitor.get(mine);
    const lift = /immeuble\/([0-9a-f-]{36})/.exec(home.html)![1]!;
    await visitor.send(home, `${mine}/immeuble/${lift}`);
    const past = await addTicket(world.db, world.world, {
      text: `un mot de ${'très'.repeat(40)}`,
      ticket: { status: 'resolved', category: 'plumbing', closed_at: world.clock.now() },
    });
    const tickets = await world.tickets();
    open = tickets.find(({ category }) => category === 'heating')!.reference;
    desk = world.deskOf(world.world.claire, tickets.find(({ category }) => category === 'heating')!.id);
    closed = tickets.find(({ id }) => id === past)!.reference;
    await world.sql(
      `update tickets set status = 'scheduled', promised_at = $2 where agency_id = $1 and category = 'pests'`,
      'lilas',
      new Date('2026-11-27T08:00:00Z'),
    );
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  type State = [name: string, path: () => string, then?: (page: Page) => Promise<void>];
  const press = (name: string) => async (page: Page) => {
    await page.getByRole('button', { name, exact: true }).click();
    await page.waitForLoadState();
  };
  const STATES: State[] = [
    ['report', () => '/signaler/lilas'],
    ['report in English', () => '/signaler/lilas?langue=en'],
    ['report, all missing', () => '/signaler/lilas', press('Envoyer mon signalement')],
    [
      'report, page too old',
      () => '/signaler/lilas',
      async (page) => {
        await page.locator('input[name=jeton]').evaluate((input) => input.setAttribute('value', 'x'));
        await press('Envoyer mon signalement')(page);
      },
    ],
    [
      'report, photo kept and photo refused',
      () => '/signaler/lilas',
      async (page) => {
        await page.setInputFiles('#photos', [
          { name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo },
          { name: 'b.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') },
        ]);
        await press('Envoyer mon signalement')(page);
        expect(await page.getByText('Une photo est déjà gardée.').count()).toBe(1);
      },
    ],
    [
      'thanks, with a danger',
      () => '/signaler/lilas',
      async (page) => {
        await page.fill('#mots', 'ça sent très fort le gaz');
        await press('Envoyer mon signalement')(page);
        expect(await page.getByRole('alert').count()).toBe(1);
      },
    ],
    [
      'thanks, with a danger in Arabic',
      () => '/signaler/lilas',
      async (page) => {
        await page.fill('#mots', 'أشم رائحة غاز قوية في المطبخ');
        await press('Envoyer mon signalement')(page);
      },
    ],
    ['home', () => mine],
    ['home in English', () => `${mine}?langue=en`],
    ['home, just done', () => `${mine}?fait=also`],
    ['home, question without an answer', () => mine, press('Envoyer ma réponse')],
    ['report by link', () => `${mine}/signaler`],
    ['request', () => `${mine}/demandes/${open}`],
    ['request, just done', () => `${mine}/demandes/${open}?fait=added`],
    ['request, nothing added', () => `${mine}/demandes/${open}`, press('Envoyer à l’agence')],
    ['request, finished', () => `${mine}/demandes/${closed}`],
    ['correct', () => `${mine}/demandes/${open}/correct`],
    ['cancel', () => `${mine}/demandes/${open}/cancel`],
    ['repaired', () => `${mine}/demandes/${open}/resolved`],
    ['not repaired', () => `${mine}/demandes/${closed}/unresolved`],
    ['messages', () => `${mine}/messages`],
    ['messages, none', () => `${mine}/messages?avant=0`],
    ['new link', () => '/lien/lilas'],
    ['new link, nothing written', () => '/lien/lilas', press('Recevoir le lien')],
    ['new link, asked', () => '/lien/lilas/envoye'],
    ['no such page', () => '/signaler/personne'],
    ['broken link', () => '/p/abc'],
    ['page for caretakers', () => mine.replace('/p/', '/gardien/')],
    ['a manager’s page', () => desk],
    ['a manager’s page, a reply chosen', () => `${desk}?reponse=1`],
    ['a manager’s page, just sent', () => `${desk}?fait=envoye`],
    ['a manager’s page, nothing written', () => desk, press('Envoyer')],
    ['a manager’s page, old link', () => '/gestion/abc'],
    ['residence', () => lodge],
    ['find a tenant', () => `${lodge}/signaler`],
    ['find a tenant, found', () => `${lodge}/signaler?nom=dur`],
    ['find a tenant, none', () => `${lodge}/signaler?nom=zzz`],
    ['report for a tenant', () => `${lodge}/signaler/${world.world.person}`],
    ['ticket for the caretaker', () => `${lodge}/demandes/${open}`],
    ['ticket for the caretaker, no message chosen', () => `${lodge}/demandes/${open}`, press('Envoyer ce message')],
    ['is it repaired', () => `${lodge}/demandes/${open}/repare`],
  ];

  it.each(STATES)('%s: nothing to find for axe, targets for a thumb, no sideways scroll', async (_, path, then) => {
    const context = await browser.newContext({ locale: 'fr-FR', viewport: TELEPHONE, bypassCSP: true });
    const page = await reach(context, path(), then);
    expect(await page.evaluate('document.scripts.length')).toBe(0);
    expect(await violations(page)).toEqual([]);
    for (const viewport of [TELEPHONE, ENLARGED, DESK]) {
      await page.setViewportSize(viewport);
      expect(await sideways(page), `${viewport.width} px wide`).toBe(0);
      expect(await small(page), `${viewport.width} px wide`).toEqual([]);
    }
    expect(await violations(page)).toEqual([]);
    await context.close();
  });

  it('more agencies than one are chosen from, and a link that has expired says so', async () => {
    await unscoped(world.db, (tx) =>
      run(
        tx,
        `insert into agencies (id, name, settings, applied_at) select 'rosiers', name, jsonb_set(settings, '{agency,id}', '"rosiers"'), applied_at from agencies where id = 'lilas'`,
      ),
    );
    const context = await browser.newContext({ locale: 'fr-FR', viewport: TELEPHONE, bypassCSP: true });
    await expect
      .poll(
        async () =>
          (await reach(context, '/signaler')).getByRole('heading', { name: 'Quelle est votre agence ?' }).count(),
        { timeout: 10_000 },
      )
      .toBe(1);
    const choice = await reach(context, '/signaler');
    expect(await violations(choice)).toEqual([]);
    expect(await small(choice)).toEqual([]);
    world.clock.advance(40 * 86_400_000);
    const expired = await reach(context, mine);
    world.clock.advance(-40 * 86_400_000);
    expect(await expired.getByRole('heading', { name: 'Ce lien ne sert plus' }).count()).toBe(1);
    expect(await violations(expired)).toEqual([]);
    await context.close();
  });

  it('lets one report with the keyboard alone, without script, and see where one is', async () => {
    const context = await browser.newContext({ locale: 'fr-FR', viewport: TELEPHONE, javaScriptEnabled: false });
    const page = await reach(context, '/signaler/lilas');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Aller au contenu');
    await page.keyboard.press('Enter');
    await to(page, 'mots');
    await page.keyboard.type('le volet ne ferme plus');
    await to(page, 'categorie');
    for (let presses = 0; presses < 20 && !(await isChecked(page, 'categorie', 'windows')); presses++)
      await page.keyboard.press('ArrowDown');
    await to(page, 'lieu');
    await page.keyboard.press('Space');
    await to(page, 'sans_photo');
    await page.keyboard.press('Space');
    for (const [field, words] of [
      ['nom', 'Jeanne Morin'],
      ['adresse', '3 rue des Lilas'],
      ['telephone', '06 11 22 33 99'],
    ] as const) {
      await to(page, field);
      await page.keyboard.type(words);
    }
    await to(page, '', 'Envoyer mon signalement');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('heading', { name: 'Votre message est bien arrivé' }).count()).toBe(1);
    const ticket = (await world.tickets()).at(-1)!;
    expect(ticket.category).toBe('windows');
    expect(await page.getByText(`Votre demande a le numéro ${ticket.reference}.`).count()).toBe(1);
    await context.close();
  });

  it('leads from the list of errors to each field', async () => {
    const context = await browser.newContext({ locale: 'fr-FR', viewport: TELEPHONE, javaScriptEnabled: false });
    const page = await reach(context, '/signaler/lilas');
    await press('Envoyer mon signalement')(page);
    const links = page.locator('.govuk-error-summary a');
    const count = await links.count();
    expect(count).toBeGreaterThan(4);
    for (let i = 0; i < count; i++) {
      const href = (await links.nth(i).getAttribute('href'))!;
      await links.nth(i).press('Enter');
      await page.keyboard.press('Tab');
      // What comes after the place that the link leads to is the field, or the next one of its group.
      const top = await page.locator(href).evaluate((field) => field.getBoundingClientRect().top);
      expect(top, href).toBeLessThan(TELEPHONE.height);
    }
    await context.close();
  });

  it('shows the focus on everything that can be reached', async () => {
    const context = await browser.newContext({ locale: 'fr-FR', viewport: TELEPHONE, bypassCSP: true });
    for (const path of ['/signaler/lilas', mine, `${mine}/demandes/${open}`, `${lodge}/demandes/${open}`]) {
      const page = await reach(context, path);
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press('Tab');
        const shown = await page.evaluate(() => {
          const at = document.activeElement;
          if (at === null || at === document.body) return 'end';
          const look = (element: Element, pseudo?: string) => {
            const { outlineStyle, boxShadow, outlineColor } = getComputedStyle(element, pseudo);
            return boxShadow !== 'none' || (outlineStyle !== 'none' && outlineColor !== 'rgba(0, 0, 0, 0)');
          };
          // Radios and boxes are drawn by their label.
          const label = at.id === '' ? null : document.querySelector(`label[for="${at.id}"]`);
          return look(at) || (label !== null && look(label, '::before')) ? 'shown' : at.outerHTML.slice(0, 120);
        });
        if (shown === 'end') break;
        expect(shown, path).toBe('shown');
      }
    }
    await context.close();
  });

  async function reach(context: BrowserContext, path: string, then?: (page: Page) => Promise<void>): Promise<Page> {
    const page = await context.newPage();
    await page.goto(world.origin + path);
    await then?.(page);
    return page;
  }

  const focused = (page: Page) => page.evaluate('document.activeElement.textContent.trim()');
  const isChecked = (page: Page, name: string, value: string) =>
    page.locator(`input[name=${name}][value=${value}]`).isChecked();
});
