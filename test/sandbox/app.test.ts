// /sandbox on the whole app: by script, and by the forms that a browser without script sends.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findTrail } from '#journal/trail.ts';
import { inAgency } from '#lib/db.ts';
import { setLogLevel } from '#lib/log.ts';
import type { RehearsalApp } from '#sandbox/rehearsal/rehearse.ts';
import { type RehearsalApps, rehearsalApps } from '../../src/commands/rehearsal-apps.ts';
import { printed } from '../../src/commands/why.ts';
import { readConfig } from '../../src/config.ts';
import { testServerUrl } from '../support/test-server.ts';

let apps: RehearsalApps;
let app: RehearsalApp;

beforeAll(async () => {
  setLogLevel('error');
  apps = rehearsalApps(readConfig({}), await testServerUrl());
  app = await apps.make();
  await app.play.moveTo('2027-01-05T10:00');
});
afterAll(async () => {
  await app.stop();
  await apps.close();
});

// biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever comes
async function call(method: 'GET' | 'POST', path: string, body?: unknown): Promise<{ status: number; body: any }> {
  const response = await fetch(`${app.url}/sandbox/api${path}`, {
    method,
    ...(body === undefined
      ? {}
      : {
          headers: { 'content-type': 'application/json' },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
  });
  return { status: response.status, body: await response.json() };
}

/** Follows a form to the page that it leads back to. */
async function send(
  path: string,
  form: Record<string, string | Blob>,
  headers: Record<string, string> = {},
): Promise<string> {
  const data = new FormData();
  for (const [name, value] of Object.entries(form)) data.set(name, value);
  const response = await fetch(app.url + path, { method: 'POST', body: data, headers });
  return response.ok ? response.text() : `${response.status} ${await response.text()}`;
}

const page = async (query: Record<string, string> = {}) =>
  (await fetch(`${app.url}/sandbox?${new URLSearchParams(query)}`)).text();

describe('the sandbox by script', () => {
  it('plays a story: a tenant writes, time passes, a manager takes charge, the tenant hears', async () => {
    const said = await call('POST', '/say', {
      from: 'robert petit',
      channel: 'sms',
      text: 'le volet de la chambre est bloqué',
    });
    expect(said).toEqual({ status: 200, body: { sid: expect.stringMatching(/^SM/) } });
    const before = (await call('GET', '/clock')).body.now;
    const after = (await call('POST', '/clock', { advance_s: 20 })).body.now;
    expect(Date.parse(after) - Date.parse(before)).toBeGreaterThanOrEqual(20_000);
    const received = await call('GET', '/received?address=%2B33639980112');
    expect(received.body).toMatchObject([
      { channel: 'sms', from: '38123', text: expect.stringContaining('vitre ou volet') },
    ]);
    expect((await call('GET', '/received?address=M.%20Robert%20Petit')).body).toEqual(received.body);

    const { channels } = (await call('GET', '/slack')).body;
    const card = channels.find(({ id }: { id: string }) => id === 'C0LILAS0001').messages.at(-1);
    expect(card).toMatchObject({ bot: true, text: expect.stringContaining('Robert Petit'), blocks: expect.any(Array) });
    const act = { user: 'U0LILAS0001', channel: 'C0LILAS0001', ts: card.ts };
    expect((await call('POST', '/slack/act', { ...act, action_id: 'take' })).body).toMatchObject({ ok: true });
    const opened = (await call('POST', '/slack/act', { ...act, action_id: 'reply' })).body;
    expect(opened.opened_view.view.title.text).toBe('Répondre au locataire');
    expect((await call('GET', '/slack')).body.modals).toMatchObject([
      { user: 'U0LILAS0001', view_id: opened.opened_view.view_id },
    ]);
    const words = opened.opened_view.view.blocks.find(({ type }: { type: string }) => type === 'input').block_id;
    const sent = await call('POST', '/slack/act', {
      user: 'Claire Morel',
      view_id: opened.opened_view.view_id,
      values: { [words]: 'Je passe jeudi.' },
    });
    expect(sent.body).toMatchObject({ ok: true });
    expect((await call('GET', '/received?address=%2B33639980112')).body.at(-1).text).toContain('Je passe jeudi.');
    expect((await call('GET', '/slack')).body.modals).toEqual([]);
  });

  it('says what is wrong with a request, and what would be right', async () => {
    const fault = async (method: 'GET' | 'POST', path: string, body?: unknown) => {
      const answered = await call(method, path, body);
      expect(answered.status).toBe(400);
      return answered.body.error as string;
    };
    expect(await fault('POST', '/say', { from: 'Personne du tout', channel: 'sms', text: 'x' })).toContain(
      'nobody here is called',
    );
    expect(await fault('POST', '/say', { from: 'Petit', channel: 'sms', text: 'x' })).toContain('could be');
    expect(await fault('POST', '/say', { from: '+33612345678', channel: 'email', text: 'x' })).toBe(
      '+33612345678 has no mail address: give the address to write from',
    );
    expect(await fault('POST', '/say', { from: 'x@', channel: 'email', text: 'x' })).toContain('somebody@example.org');
    expect(await fault('POST', '/say', { from: 'x@example.org', channel: 'email', text: ' ' })).toContain('empty');
    expect(await fault('POST', '/say', { from: 'x@example.org', channel: 'sms', text: 'x' })).toContain('number');
    expect(
      await fault('POST', '/say', { from: '+33612345678', channel: 'sms', text: 'x', subject: 'Volet' }),
    ).toContain('only a mail has a "subject"');
    expect(
      await fault('POST', '/say', { from: 'x@example.org', channel: 'email', text: 'x', media: ['notes.xyz'] }),
    ).toContain('no medium');
    expect(
      await fault('POST', '/say', {
        from: 'x@example.org',
        channel: 'email',
        text: 'x',
        media: [{ contentType: 'application/pdf', base64: 'pas du base64 !' }],
      }),
    ).toContain('no base64');
    expect(await fault('GET', '/received?address=x@')).toContain('no mail address');
    expect(await fault('POST', '/say', { from: '+33612345678', channel: 'pigeon', text: 'x' })).toContain(
      'sms, whatsapp or email',
    );
    expect(await fault('POST', '/say', { from: '+33612345678', channel: 'sms' })).toContain('"text" is missing');
    expect(await fault('POST', '/say', { channel: 'sms', text: 'x' })).toContain('"from"');
    expect(await fault('POST', '/say', '{')).toContain('cannot be read');
    expect(await fault('POST', '/clock', { advance_s: -5 })).toContain('only moves forward');
    expect(await fault('POST', '/clock', { to: '2020-01-01' })).toContain('only moves forward');
    expect(await fault('POST', '/clock', {})).toContain('advance_s');
    expect(await fault('GET', '/received')).toContain('%2B');
    expect(
      await fault('POST', '/slack/act', { user: 'Claire Morel', channel: 'maintenance', action_id: 'dance' }),
    ).toContain('dance');
    expect(await fault('POST', '/slack/act', { user: 'Claire Morel' })).toContain('nothing to do');
  });

  it('takes a photo by WhatsApp', async () => {
    await call('POST', '/say', { from: 'Sophie Marchand', channel: 'whatsapp', text: '', media: ['photo.jpg'] });
    await call('POST', '/say', {
      from: 'Sophie Marchand',
      channel: 'whatsapp',
      text: 'fuite sous évier',
      media: [{ contentType: 'image/png', data: 'aGk=' }],
    });
    await call('POST', '/clock', { advance_s: 40 });
    expect((await call('GET', '/received?address=Sophie%20Marchand')).body).toMatchObject([
      { channel: 'whatsapp', from: '+33199000012' },
    ]);
  });
});

describe('the journal', () => {
  it('tells of a message from its arrival to its delivery', async () => {
    const { sid } = (
      await call('POST', '/say', { from: 'Émilie Petit', channel: 'sms', text: 'la prise du salon ne marche plus' })
    ).body;
    await call('POST', '/clock', { advance_s: 20 });
    await call('GET', '/slack');
    const lines = async (typed: string) => {
      const trail = await inAgency(app.db, app.agency, (tx) => findTrail(tx, typed));
      return trail === null ? null : printed(trail, 'Europe/Paris').join('\n');
    };
    const message = await lines(sid);
    const inOrder = [
      'Reçu par SMS de +33639980111 : « la prise du salon ne marche plus »',
      'Expéditeur : Émilie Petit, locataire',
      'signale un problème, Électricité',
      'Ouvre la demande',
      'Envoyé par SMS à +33639980111',
      'Remis sur le téléphone',
    ];
    expect(
      inOrder
        .map((words) => message!.indexOf(words))
        .every((place, i, all) => place >= 0 && place > (all[i - 1] ?? -1)),
      message!,
    ).toBe(true);
    const reference = /Ouvre la demande (\d+)/.exec(message!)![1]!;
    expect(await lines(reference)).toContain('Demande ouverte');
    expect(await lines('06 39 98 01 11')).toContain('la prise du salon');
    expect(await lines('999999')).toBeNull();
    expect(await lines('+33600000000')).toBeNull();
  });
});

describe('the sandbox by plain forms', () => {
  it('lets one choose a telephone, write and read', async () => {
    expect(await page()).toContain('Choisissez une personne');
    const html = await page({ de: 'Lucas Moreau' });
    expect(html).toContain('Les Tilleuls, Tour, 15');
    const action = /action="(\/sandbox\/ecrire[^"]*)"/.exec(html)![1]!.replaceAll('&#38;', '&');
    const after = await send(action, { texte: 'mes <b>volets</b> sont bloqués', canal: 'sms', photo: new Blob([]) });
    expect(after).toContain('mes &#60;b&#62;volets');
    await send('/sandbox/horloge?de=%2B33639980110', { avance: '300' });
    expect(await page({ de: '+33639980110' })).toMatch(/class="bubble theirs[\s\S]*vitre ou volet/);
  });

  it('lets one click, fill in a modal and submit it', async () => {
    const slack = await page({ vue: 'slack', salon: 'C0LILAS0001' });
    const [, clic] = /name="clic" value="([^"]*&#34;cancel&#34;[^"]*)"/.exec(slack)!;
    const [, ts] = /name="ts" value="([^"]*)">(?:(?!name="ts")[\s\S])*?&#34;cancel&#34;/.exec(slack)!;
    const modal = await send('/sandbox/slack/clic?moi=U0LILAS0002', {
      salon: 'C0LILAS0001',
      ts: ts!,
      clic: clic!.replaceAll('&#34;', '"'),
    });
    expect(modal).toContain('role="dialog"');
    const view = /name="vue" value="(V[0-9A-F]+)"/.exec(modal)![1]!;
    const closed = await send('/sandbox/slack/vue?moi=U0LILAS0002', { vue: view, fermer: '1' });
    expect(closed).not.toContain('role="dialog"');
  });

  it('shows the journal of a message, and what was typed wrong', async () => {
    expect(await page({ vue: 'journal', journal: '+33639980112' })).toContain('Reçu par SMS');
    expect(await page({ vue: 'journal', journal: 'x<y' })).toContain('Rien ne porte ce nom : x&#60;y');
    expect(await page({ de: 'Zorro' })).toContain('Personne ne s’appelle « Zorro »');
    expect(await send('/sandbox/horloge', { le: '2020-01-01T00:00' })).toContain('role="alert"');
  });

  it('refuses what another site sends', async () => {
    expect(await send('/sandbox/horloge', { avance: '15' }, { 'sec-fetch-site': 'cross-site' })).toContain('403');
  });

  it('sends pages that load nothing from elsewhere', async () => {
    const response = await fetch(`${app.url}/sandbox`);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(await response.text()).not.toMatch(/src="(?:https?:)?\/\/|<link[^>]+href="(?:https?:)?\/\//);
    for (const file of ['sandbox.css', 'sandbox.js'])
      expect((await fetch(`${app.url}/sandbox/${file}`)).status).toBe(200);
  });
});
