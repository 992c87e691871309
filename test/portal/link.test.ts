import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { render } from '#flows/texts/render.ts';
import { AROUND } from '../flows/support/settings.ts';
import { type Page, type PortalWorld, portalWorld } from './world.ts';

let world: PortalWorld;
beforeAll(async () => {
  world = await portalWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  world.outbox.length = 0;
  world.clock.advance(3_600_000);
});

async function ask(contact: string): Promise<Page> {
  const browser = world.browser();
  const page = await browser.get('/lien/lilas');
  return browser.send(page, '/lien/lilas', { contact });
}
const sentTo = () => world.outbox.map(({ conversation_id, lines }) => [conversation_id, lines.at(-1)!.text]);

describe('a new link', () => {
  it('goes to the person whom the agency knows by that number, and is one short text with an address of our own', async () => {
    await ask('06 11 22 33 44');
    await world.portal.idle();
    expect(sentTo()).toEqual([[world.world.conversation, 'page.link']]);
    const text = render(world.outbox[0]!.lines, 'fr', { ...AROUND, page: 'https://loge.example.fr/p/abc' });
    expect(text).toContain('https://loge.example.fr/p/abc');
    expect(text).toContain('Ou écrivez-nous ici.');
  });

  it('is answered alike whoever asks, and does not wait for the look-up', async () => {
    const known = await ask('+33 6 11 22 33 44');
    const unknown = await ask('06 99 88 77 66');
    const mail = await ask('personne@exemple.fr');
    const html = ({ html }: Page) => html;
    expect(html(unknown)).toBe(html(known));
    expect(html(mail)).toBe(html(known));
    expect([known.status, unknown.status]).toEqual([200, 200]);
    await world.portal.idle();
    expect(sentTo()).toHaveLength(1);
  });

  it('is not sent a second time for a while, however often it is asked for', async () => {
    for (let i = 0; i < 3; i++) await ask('06 11 22 33 44');
    await world.portal.idle();
    expect(sentTo()).toHaveLength(1);
  });

  it('is not sent to somebody who wants no texts, and calls nobody in', async () => {
    await world.sql('update addresses set opted_out_at = $2 where agency_id = $1', 'lilas', world.clock.now());
    await ask('06 11 22 33 44');
    await world.portal.idle();
    await world.sql('update addresses set opted_out_at = null where agency_id = $1', 'lilas');
    expect(sentTo()).toEqual([]);
    expect(await world.sql('select 1 from alerts where agency_id = $1', 'lilas')).toEqual([]);
  });

  it('is not sent to somebody who has left', async () => {
    await world.sql(`update person_roles set to_date = '2026-01-01' where agency_id = $1`, 'lilas');
    await ask('06 11 22 33 44');
    await world.portal.idle();
    await world.sql('update person_roles set to_date = null where agency_id = $1', 'lilas');
    expect(sentTo()).toEqual([]);
  });

  it('asks again for what is neither a number nor a mail address', async () => {
    const again = await ask('Odette');
    expect(again.status).toBe(422);
    expect(again.html).toContain('value="Odette"');
    expect(again.html).toContain('href="#contact"');
  });

  it('says nothing about whoever asks to the log', () => {
    expect(world.logged.join('\n')).not.toMatch(/11223344|06 11 22|personne@/);
  });
});
