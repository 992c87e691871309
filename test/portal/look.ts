// How a page is looked at in a real browser: by axe, by a thumb, by the keyboard alone, and whether it has to be pushed sideways.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
export const TELEPHONE = { width: 390, height: 844 };
/** 1280 px at 400 %, and more than 200 % of any telephone. */
export const ENLARGED = { width: 320, height: 640 };
export const DESK = { width: 1280, height: 800 };
/** Our own: WCAG asks for 24. */
const TARGET = 44;

interface Violation {
  id: string;
  nodes: { html: string }[];
}

export function launch(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'];
  return chromium.launch({ executablePath: CHROMIUM!, args });
}

const axe = readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(await axe);
  const found = (await page.evaluate(`axe.run(document, { resultTypes: ['violations'] })`)) as {
    violations: Violation[];
  };
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

export function sideways(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));
}

/** A label is part of what is pressed. What is folded away cannot be. */
export function small(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const all = [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')];
    return all
      .filter((element) => !element.classList.contains('govuk-skip-link') && element.checkVisibility())
      .map((element) => ({ html: element.outerHTML.slice(0, 120), box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width < least - 0.5 || box.height < least - 0.5)
      .map(({ html, box }) => `${Math.round(box.width)} x ${Math.round(box.height)}: ${html}`);
  }, TARGET);
}

/** By Tab alone, to the field of that name, or to what reads so. */
export async function to(page: Page, field: string, words = ''): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    const at = (await page.evaluate(
      '[document.activeElement.name ?? "", document.activeElement.textContent.trim()]',
    )) as string[];
    if ((field !== '' && at[0] === field) || (words !== '' && at[1] === words)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard never came to ${field || words}`);
}
