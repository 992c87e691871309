// The sandbox as a person meets it, in a real browser: with the keyboard alone, without script, on a telephone, at 200 %.
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setLogLevel } from '#lib/log.ts';
import type { RehearsalApp } from '#sandbox/rehearsal/rehearse.ts';
import { type RehearsalApps, rehearsalApps } from '../../src/commands/rehearsal-apps.ts';
import { readConfig } from '../../src/config.ts';
import { testServerUrl } from '../support/test-server.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const TELEPHONE = { width: 390, height: 844 };

describe.skipIf(CHROMIUM === undefined)('the sandbox in a browser', { timeout: 60_000 }, () => {
  let apps: RehearsalApps;
  let app: RehearsalApp;
  let browser: Browser;

  beforeAll(async () => {
    setLogLevel('error');
    apps = rehearsalApps(readConfig({}), await testServerUrl());
    app = await apps.make();
    await app.play.moveTo('2027-01-05T10:00');
    const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'];
    browser = await chromium.launch({ executablePath: CHROMIUM!, args });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await apps?.close();
  });

  async function open(
    options: {
      javaScriptEnabled?: boolean;
      viewport?: { width: number; height: number };
      deviceScaleFactor?: number;
    } = {},
    path = '',
  ): Promise<Page> {
    const context = await browser.newContext({ locale: 'fr-FR', ...options });
    const page = await context.newPage();
    await page.goto(`${app.url}/sandbox${path}`);
    return page;
  }

  const overflow = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  it('lets one write and read on a telephone, with the keyboard alone and without script', async () => {
    const page = await open({ javaScriptEnabled: false, viewport: TELEPHONE });
    await page.getByLabel('Nom, numéro ou adresse mail').focus();
    await page.keyboard.type('06 39 98 01 12');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('heading', { name: 'M. Robert Petit' }).count()).toBe(1);
    await page.getByLabel('Message', { exact: true }).focus();
    await page.keyboard.type('le volet de la chambre est bloqué');
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate('document.activeElement.textContent')) === 'Envoyer') break;
    }
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.bubble.mine').count()).toBe(1);
    await page.getByRole('button', { name: '+ 5 min' }).press('Enter');
    await expect
      .poll(() => page.locator('.bubble.theirs').allInnerTexts())
      .toEqual([expect.stringContaining('vitre ou volet')]);
    expect(await overflow(page)).toBe(0);
    await page.context().close();
  });

  it('asks for a subject where a mail is written, and shows the mail with its file', async () => {
    const page = await open({ javaScriptEnabled: false, viewport: TELEPHONE }, '?de=Lucas+Moreau');
    const subject = page.getByLabel('Objet du mail');
    expect(await subject.isVisible()).toBe(false);
    await page.getByLabel('Mail', { exact: true }).check();
    await subject.fill('Chasse d’eau');
    await page.getByLabel('Message', { exact: true }).fill('Elle coule sans arrêt.');
    const file = { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('iVBORw0KGgo=', 'base64') };
    await page.getByLabel('Fichier').setInputFiles(file);
    await page.getByRole('button', { name: 'Envoyer', exact: true }).first().click();
    await expect.poll(() => page.locator('.bubble.mail.mine').innerText()).toContain('Chasse d’eau');
    expect(await page.getByRole('link', { name: 'photo.png' }).getAttribute('href')).toMatch(
      /^\/sandbox\/mail\/\d+\/files\/1$/,
    );
    await page.getByRole('button', { name: '+ 5 min' }).click();
    await expect.poll(() => page.locator('.bubble.mail.theirs').first().innerText()).toContain('Re: Chasse d’eau');
    expect(await overflow(page)).toBe(0);
    await page.context().close();
  });

  it('lets a manager take charge and answer, without script', async () => {
    const page = await open({ javaScriptEnabled: false }, '?vue=slack&salon=C0LILAS0001&de=%2B33639980112');
    await page.getByRole('button', { name: 'Prendre en charge' }).first().press('Enter');
    await expect.poll(() => page.getByText('tenu par Claire Morel').count()).toBe(1);
    await page.getByRole('button', { name: 'Répondre' }).first().press('Enter');
    await page.getByRole('dialog').getByRole('textbox').last().fill('Je passe jeudi à 14 h.');
    await page.getByRole('dialog').getByRole('button', { name: 'Envoyer' }).press('Enter');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await expect
      .poll(() => page.locator('.bubble.theirs').allInnerTexts())
      .toContainEqual(expect.stringContaining('Je passe jeudi à 14 h.'));
    await page.context().close();
  });

  it('keeps every field of a modal on the screen of a telephone', async () => {
    const page = await open({ viewport: TELEPHONE }, '?vue=slack&salon=C0LILAS0001');
    await page.getByRole('button', { name: 'Répondre' }).first().click();
    const parts = page.getByRole('dialog').locator('textarea, select, button, p, small, div');
    await expect.poll(() => parts.count()).toBeGreaterThan(4);
    const rights = await parts.evaluateAll((all) => all.map((part) => part.getBoundingClientRect().right));
    const box = await page.getByRole('dialog').boundingBox();
    expect(box!.x + box!.width).toBeLessThanOrEqual(TELEPHONE.width);
    expect(Math.max(...rights)).toBeLessThanOrEqual(box!.x + box!.width);
    await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).click();
    await page.context().close();
  });

  it('refreshes by itself, and never what somebody is typing', async () => {
    const page = await open({}, '?de=%2B33639980104');
    await page.getByLabel('Message', { exact: true }).fill('je suis en train d');
    await app.play.say({ from: 'Sophie Marchand', channel: 'sms', text: 'plus d’eau chaude' });
    await app.play.advance(20);
    await page.waitForTimeout(2_600);
    expect(await page.getByLabel('Message', { exact: true }).inputValue()).toBe('je suis en train d');
    await page.getByLabel('Message', { exact: true }).fill('');
    await page.locator('h1').click();
    await page.evaluate('document.activeElement.blur()');
    await expect.poll(() => page.locator('.bubble.theirs').count(), { timeout: 8_000 }).toBe(1);
    await page.context().close();
  });

  it('fits a telephone and 200 %, and its words stand out from what is behind them', async () => {
    for (const path of [
      '',
      '?de=%2B33639980112',
      '?vue=slack&de=%2B33639980112',
      '?vue=journal&journal=%2B33639980112&de=%2B33639980112',
    ]) {
      for (const screen of [
        { viewport: TELEPHONE },
        { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
        { viewport: { width: 1280, height: 900 } },
      ]) {
        const page = await open(screen, path);
        expect([path, screen, await overflow(page)]).toEqual([path, screen, 0]);
        expect([path, screen, await page.evaluate(faintWords)]).toEqual([path, screen, []]);
        await page.context().close();
      }
    }
  });
});

/** Runs in the page: visible words whose contrast is under 4.5 to 1. */
function faintWords(): string[] {
  const parts = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = (colour: string) => {
    const [r = 0, g = 0, b = 0] = parts(colour).map((part) =>
      part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element: Element | null): string => {
    if (element === null) return 'rgb(255, 255, 255)';
    const { backgroundColor } = getComputedStyle(element);
    return (parts(backgroundColor)[3] ?? 1) === 0 ? behind(element.parentElement) : backgroundColor;
  };
  const faint: string[] = [];
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (!own || element.getClientRects().length === 0) continue;
    const [a, b] = [light(getComputedStyle(element).color), light(behind(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) faint.push(`${element.textContent?.trim().slice(0, 40)} ${contrast.toFixed(2)}`);
  }
  return faint;
}
