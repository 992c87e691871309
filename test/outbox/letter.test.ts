// A mail reads like a letter, not like a long text message, and its HTML says exactly what its text says.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Channel, Outgoing } from '#channels/channel.ts';
import type { Line } from '#flows/effects.ts';
import { letterHtml } from '#outbox/letter-html.ts';
import { type OutboxWorld, outboxWorld, type TextOptions } from '../support/outbox-world.ts';

const mails: Outgoing[] = [];
const email: Channel = {
  name: 'email',
  limits: { textLength: 20_000, media: true, replies: true },
  async send(message) {
    mails.push(message);
    return { kind: 'sent', providerId: `${message.reference}@lilas.example` };
  },
  findSent: async () => [],
};

let world: OutboxWorld;
beforeAll(async () => {
  world = await outboxWorld({ channels: (channels) => channels.set('email', email) });
});
afterEach(() => {
  mails.length = 0;
});
afterAll(() => world.close());

let people = 0;
async function mailOf(lines: (ticket: string) => readonly Line[], more: TextOptions = {}): Promise<Outgoing> {
  const tenant = await world.person({ email: `lettre${++people}@example.fr` });
  const ticket = await world.ticket(tenant, { reference: 4000 + people });
  await world.send(await world.text(tenant, { ticket_id: ticket, ...more, lines: lines(ticket) }));
  return mails.at(-1)!;
}

const REPORT = (ticket: string): Line[] => [
  { text: 'hello.assistant', params: {} },
  { text: 'receipt.one', params: { ticket, category: 'heating' } },
  { text: 'next.urgent', params: {} },
  { text: 'advice.heating', params: {} },
  { text: 'photo.invite', params: {} },
  { text: 'ask.count', params: { n: 1, of: 3 } },
  { text: 'q.heating.missing', params: { ticket } },
];

/** What a person reads in the HTML: the steps of a list with their numbers. */
function readIn(html: string): string {
  let step = 0;
  return html
    .replace(/<head>[\s\S]*<\/head>/, '')
    .replace(/<ol[^>]*>/g, (tag) => {
      step = Number(/start="(\d+)"/.exec(tag)?.[1] ?? 1);
      return '';
    })
    .replace(/<li[^>]*>/g, () => `${step++}. `)
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
/** Tags leave a space where the text has none. */
const letters = (text: string) => text.replace(/\s/g, '');

describe('a mail', () => {
  it('is a letter: a paragraph a thought, all of it said, and no name of a sender before it', async () => {
    const { text } = await mailOf(REPORT);
    const paragraphs = text.split('\n\n');
    expect(paragraphs).toEqual([
      expect.stringMatching(/^Bonjour Mme Petit\. .*assistant/),
      expect.stringMatching(/numéro \d{4}\.$/),
      expect.stringContaining('aujourd'),
      expect.any(String),
      expect.stringContaining('photo'),
      expect.stringMatching(/^Question 1 sur 3 : .*\?$/),
      'Agence des Lilas\n01 23 45 67 89',
    ]);
    expect(text).not.toContain('LILAS');
  });

  it('says by SMS only as much as fits', async () => {
    const tenant = await world.person();
    const ticket = await world.ticket(tenant, { reference: 4999 });
    await world.send(await world.text(tenant, { ticket_id: ticket, lines: REPORT(ticket) }));
    const [words] = world.twilio.sentTo(tenant.phone);
    expect(words!.length).toBeLessThanOrEqual(306);
    expect(words).not.toContain('\n');
    expect(words).toMatch(/^LILAS : /);
  });

  it('has steps before everything, each on its line, as a list in HTML', async () => {
    const { text, html } = await mailOf(() => [{ text: 'safety.gas.can_leave', params: {} }], { manner: 'safety' });
    expect(text).toMatch(/^1\. .+\n2\. .+/);
    expect(html).toMatch(/<ol[^>]*>\s*<li/);
    expect(html!.match(/<li/g)!.length).toBe(text.match(/^\d\. /gm)!.length);
    expect(html).toMatch(/<a href="tel:18"/);
    expect(letters(readIn(html!))).toBe(letters(text));
  });

  it("keeps the paragraphs of a manager's own words", async () => {
    const tenant = await world.person({ email: 'mots@example.fr' });
    const ticket = await world.ticket(tenant);
    const note = await world.note(
      ticket,
      'Le plombier passe mardi.\n\nMerci de laisser la clé <chez> "Mme Roux" & co.',
    );
    await world.send(
      await world.text(tenant, { ticket_id: ticket, lines: [{ text: 'manager.free', params: { note } }] }),
    );
    const { text, html } = mails.at(-1)!;
    expect(text).toContain('Bonjour Mme Petit,\n\nLe plombier passe mardi.\n\nMerci de laisser');
    expect(html).toContain('&lt;chez&gt; &quot;Mme Roux&quot; &amp; co.');
    expect(html).not.toContain('<chez>');
  });

  it('says in HTML what it says in text, in the language of the person', async () => {
    for (const language of ['fr', 'en']) {
      const { text, html } = await mailOf(REPORT, { language });
      expect(letters(readIn(html!))).toBe(letters(text));
      expect(html).toContain(`<html lang="${language}" dir="ltr">`);
    }
    const { html } = await mailOf(() => [{ text: 'safety.gas.can_leave', params: {} }], {
      manner: 'safety',
      language: 'ar',
    });
    expect(html).toContain('<html lang="ar" dir="rtl">');
  });
});

describe('its HTML', () => {
  const look = { language: 'fr', agency: 'Agence des Lilas', title: 'Votre demande 12 : eau', danger: false };

  it('makes addresses and numbers that can be pressed, and nothing else', () => {
    const html = letterHtml(
      'Voici : https://bot.example.fr/p/abc?x=1&y=2. Ou le 01 23 45 67 89.\n\nLe 18 janvier à 17 h, demande 1042.\n\nAgence des Lilas\n01 23 45 67 89',
      look,
    );
    expect(html).toContain('Voici&nbsp;: ');
    expect([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
      'https://bot.example.fr/p/abc?x=1&amp;y=2',
      'tel:0123456789',
      'tel:0123456789',
    ]);
    expect(html).not.toMatch(/<script|<img|javascript:| on\w+=/i);
  });

  it('takes words that look like HTML as words', () => {
    const words = '<script>alert(1)</script> "><img src=x onerror=y> https://x.fr/"onclick="z';
    const html = letterHtml(words, { ...look, agency: 'A & <B>', title: '</title><script>' });
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('<title>&lt;/title&gt;&lt;script&gt;</title>');
    expect(plain(readIn(html))).toContain('<script>alert(1)</script>');
    expect(html).not.toMatch(/<a[^>]*onclick/);
  });

  const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  it.skipIf(CHROMIUM === undefined)(
    'has no fault that axe finds, in light and dark, and never scrolls sideways on a telephone',
    { timeout: 60_000 },
    async () => {
      const axe = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
      const written = [
        await mailOf(REPORT),
        await mailOf(() => [{ text: 'safety.gas.can_leave', params: {} }], { manner: 'safety' }),
        await mailOf(() => [{ text: 'safety.gas.can_leave', params: {} }], { manner: 'safety', language: 'ar' }),
        { html: letterHtml(`Votre page : https://bot.example.fr/p/${'a1b2'.repeat(40)}`, look) },
      ];
      const browser = await chromium.launch({ executablePath: CHROMIUM!, args: ['--no-sandbox'] });
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await browser.newPage({ colorScheme, viewport: { width: 320, height: 640 } });
        for (const { html } of written) {
          await page.setContent(html!);
          await page.evaluate(axe);
          const { violations } = (await page.evaluate('axe.run()')) as {
            violations: { id: string; nodes: { html: string }[] }[];
          };
          const faults = violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
          // A mail is shown within the page of a program, which brings the landmarks and the heading.
          expect(
            faults.filter(([id]) => !['landmark-one-main', 'page-has-heading-one', 'region'].includes(String(id))),
          ).toEqual([]);
          expect(await page.evaluate('document.documentElement.scrollWidth <= 320')).toBe(true);
        }
        await page.close();
      }
      await browser.close();
    },
  );
});
