// Email in the sandbox: the normal client and the normal reading of mails, against the stand-in's mail server and mailboxes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inAgency, rows } from '#lib/db.ts';
import { setLogLevel } from '#lib/log.ts';
import { type RehearsalApp, rehearse } from '#sandbox/rehearsal/rehearse.ts';
import { printed } from '#sandbox/rehearsal/transcript.ts';
import { type RehearsalApps, rehearsalApps } from '../../src/commands/rehearsal-apps.ts';
import { readConfig } from '../../src/config.ts';
import { PDF } from '../media/samples.ts';
import { testServerUrl } from '../support/test-server.ts';

const LUCAS = 'lucas.moreau@exemple.example';
const HELENE = 'helene.fournier@exemple.example';
const SOPHIE = 'sophie.marchand@exemple.example';
const STRANGER = 'passant@example.org';

let apps: RehearsalApps;
let app: RehearsalApp;

beforeAll(async () => {
  setLogLevel('error');
  apps = rehearsalApps(readConfig({}), await testServerUrl());
  app = await apps.make();
  await app.play.moveTo('2027-01-05T10:00');
}, 120_000);
afterAll(async () => {
  await app.stop();
  await apps.close();
});

// biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever comes
async function call(path: string, body?: unknown): Promise<any> {
  const response = await fetch(`${app.url}/sandbox/api${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  expect(response.status, await response.clone().text()).toBe(200);
  return response.json();
}

const received = (address: string) => call(`/received?address=${encodeURIComponent(address)}`);
const sql = <T>(text: string, ...params: unknown[]) =>
  inAgency(app.db, app.agency, (tx) => rows<T>(tx, text, app.agency, ...params));

describe('email in the sandbox', () => {
  it('a mail becomes a ticket, is answered in its thread, and an answer goes on with it', async () => {
    const { sid } = await call('/say', {
      from: LUCAS,
      channel: 'email',
      subject: 'Volet cassé',
      text: 'Bonjour,\nle volet roulant de la chambre est bloqué.',
    });
    await call('/clock', { advance_s: 60 });
    const [ticket] = await sql<{ category: string }>(
      `select t.category from tickets t join ticket_messages x on x.agency_id = $1 and x.ticket_id = t.id
       join messages m on m.agency_id = $1 and m.id = x.message_id where t.agency_id = $1 and m.provider_id = $2`,
      sid,
    );
    expect(ticket).toMatchObject({ category: 'windows' });
    const [receipt] = await received(LUCAS);
    expect(receipt).toMatchObject({
      channel: 'email',
      from: 'tickets@lilas.example',
      subject: 'Re: Volet cassé',
      text: expect.stringMatching(/^Bonjour Lucas Moreau\./),
    });
    await call('/say', { from: 'Lucas Moreau', channel: 'email', text: "C'est au deuxième étage." });
    const [answer] = await sql<{ subject: string; sent_to: string; replies: string }>(
      `select subject, sent_to, extra ->> 'repliesTo' as replies from messages where agency_id = $1 and channel = 'email'
       order by received_at desc, id desc limit 1`,
    );
    expect(answer).toMatchObject({ subject: 'Re: Volet cassé', replies: expect.stringMatching(/^lilas\./) });
    const letter = app.play.email.letters.of(LUCAS).at(-1)!;
    expect(letter.to).toMatch(/^reply\+[a-z2-7]{39}@lilas\.example$/);
  });

  it('a mail with a subject of its own begins a talk of its own', async () => {
    await call('/say', { from: LUCAS, channel: 'email', subject: 'Boîte aux lettres', text: 'Elle ne ferme plus.' });
    const letter = app.play.email.letters.of(LUCAS).at(-1)!;
    expect(letter).toMatchObject({ to: 'tickets@lilas.example', references: [] });
  });

  it('files come in with a mail, whole', async () => {
    const { sid } = await call('/say', {
      from: STRANGER,
      channel: 'email',
      subject: 'Facture',
      text: 'Bonjour, la facture de la chaudière.',
      media: [{ name: 'facture.pdf', contentType: 'application/pdf', base64: PDF.toString('base64') }],
    });
    await call('/clock', { advance_s: 30 });
    expect(
      await sql(
        `select f.state, f.name, f.content_type, f.size from media f join messages m on m.agency_id = $1 and m.id = f.message_id
         where f.agency_id = $1 and m.provider_id = $2`,
        sid,
      ),
    ).toEqual([{ state: 'stored', name: 'facture.pdf', content_type: 'application/pdf', size: PDF.length }]);
  });

  it('a file too large to be kept with its mail is fetched from the mailbox', async () => {
    const large = Buffer.concat([PDF, Buffer.alloc(5_000_000, 0x20)]);
    const { sid } = await call('/say', {
      from: STRANGER,
      channel: 'email',
      subject: 'Plans',
      text: 'Bonjour, les plans de la cave.',
      media: [{ name: 'plans.pdf', contentType: 'application/pdf', base64: large.toString('base64') }],
    });
    await call('/clock', { advance_s: 30 });
    expect(
      await sql(
        `select f.state, f.name, f.size from media f join messages m on m.agency_id = $1 and m.id = f.message_id
         where f.agency_id = $1 and m.provider_id = $2`,
        sid,
      ),
    ).toEqual([{ state: 'stored', name: 'plans.pdf', size: large.length }]);
  });

  it('letters beyond ASCII go both ways, in an address too', async () => {
    const from = 'françois@exemple.example';
    await call('/say', {
      from,
      channel: 'email',
      subject: 'Fenêtre à l’étage 🪟',
      text: 'La fenêtre du séjour ferme mal.',
    });
    await call('/clock', { advance_s: 60 });
    expect(await received(from)).toMatchObject([{ subject: 'Re: Fenêtre à l’étage 🪟' }]);
  });

  it('a number shows texts, an address shows mails, a name shows both', async () => {
    await call('/say', { from: 'Sophie Marchand', channel: 'sms', text: 'le volet est cassé' });
    await call('/clock', { advance_s: 60 });
    await call('/clock', { advance_s: 3_600 });
    await call('/say', {
      from: SOPHIE,
      channel: 'email',
      subject: 'Lumière',
      text: 'La prise du salon ne marche plus.',
    });
    await call('/clock', { advance_s: 60 });
    const channels = async (address: string) => [
      ...new Set((await received(address)).map(({ channel }: { channel: string }) => channel)),
    ];
    expect(await channels('+33639980104')).toEqual(['sms']);
    expect(await channels(SOPHIE)).toEqual(['email']);
    expect(await channels('Sophie Marchand')).toEqual(['sms', 'email']);
  });

  it('a closed mailbox sends the mail back, and the text goes another way or to a person', async () => {
    app.play.email.close(HELENE, true);
    await call('/say', {
      from: HELENE,
      channel: 'email',
      subject: 'Fuite',
      text: 'Il y a une fuite chez mon locataire.',
    });
    await call('/clock', { advance_s: 60 });
    expect(await received(HELENE)).toEqual([]);
    const failed = await sql<{ data: { channel: string; code: string } }>(
      `select data from journal where agency_id = $1 and fact = 'not_delivered'`,
    );
    expect(failed).toMatchObject([{ data: { channel: 'email', code: '5.1.1' } }]);
    app.play.email.close(HELENE, false);
  });

  it('only our own addresses can send, and only to addresses', async () => {
    const { createSmtpClient } = await import('#channels/email/smtp.ts');
    const client = createSmtpClient({ url: app.play.email.smtpUrl });
    const signal = new AbortController().signal;
    const mail = Buffer.from('Subject: x\r\n\r\n.\r\nx\r\n');
    const deliver = (from: string, to: string) => client.deliver({ from, to }, mail, signal);
    expect(await deliver('else@example.org', STRANGER)).toMatchObject({ kind: 'failed', stage: 'sender', code: 553 });
    expect(await deliver('tickets@lilas.example', 'nobody')).toMatchObject({ kind: 'failed', stage: 'recipient' });
    expect(await deliver('tickets@lilas.example', STRANGER)).toEqual({ kind: 'accepted' });
    expect(app.play.email.letters.of(STRANGER).at(-1)).toMatchObject({ subject: 'x', text: '.\nx' });
    client.close();
  });
});

describe('a mail that carries files', () => {
  it('lists them with their types and sizes, and gives them out as they were', async () => {
    const { createSmtpClient } = await import('#channels/email/smtp.ts');
    const { compose } = await import('#channels/email/compose.ts');
    const { createMailIdentity } = await import('#channels/email/identity.ts');
    const ics = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';
    const composed = await compose(
      {
        to: 'plombier@example.org',
        from: 'tickets@lilas.example',
        text: 'Un ordre de service vous attend.',
        reference: 'lilas.0192d3a1-7c44-7a10-8f00-1234567890ab',
        html: '<p>Un ordre</p><script>alert(1)</script>',
        attachments: [
          { name: 'ordre de service n° 4.pdf', contentType: 'application/pdf', content: PDF },
          { name: 'visite.ics', contentType: 'text/calendar; method=REQUEST', content: Buffer.from(ics) },
        ],
      },
      {
        identity: createMailIdentity(['a secret of thirty-two characters']),
        nameOf: () => '',
        language: 'fr',
        now: app.play.now(),
      },
    );
    const client = createSmtpClient({ url: app.play.email.smtpUrl });
    await client.deliver(composed!.envelope, composed!.bytes, new AbortController().signal);
    client.close();
    const [mail] = await received('plombier@example.org');
    expect(mail.attachments).toMatchObject([
      { name: 'ordre de service n° 4.pdf', contentType: 'application/pdf', size: PDF.length },
      { name: 'visite.ics', contentType: 'text/calendar', size: ics.length },
    ]);
    const file = await fetch(mail.attachments[0].url);
    expect(Buffer.from(await file.arrayBuffer()).equals(PDF)).toBe(true);
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect(await (await fetch(mail.attachments[1].url)).text()).toBe(ics);
    const page = await fetch(mail.attachments[0].url.replace(/\/files.*/, ''));
    expect(page.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect((await fetch(`${app.url}/sandbox/mail/9999`)).status).toBe(404);
  });
});

describe('the telephone and its mails', () => {
  const page = async (query: Record<string, string>) =>
    (await fetch(`${app.url}/sandbox?${new URLSearchParams(query)}`)).text();

  it('shows texts and mails of a person together, with the files of each', async () => {
    const html = await page({ de: 'Sophie Marchand' });
    expect(html).toMatch(/class="bubble theirs[\s\S]*class="bubble mail theirs/);
    expect(html.includes('<strong>Re: Lumière</strong>')).toBe(true);
    await call('/say', { from: 'Sophie Marchand', channel: 'sms', text: 'voir https://exemple.example/a?b=1&c=<x>.' });
    expect(await page({ de: 'Sophie Marchand' })).toContain(
      'voir <a class="followed" href="https://exemple.example/a?b=1&#38;c=" rel="noreferrer">',
    );
    const craftsman = await page({ de: 'plombier@example.org' });
    expect(craftsman).toMatch(/href="\/sandbox\/mail\/\d+\/files\/1">ordre de service n° 4\.pdf/);
  });

  it('somebody without a telephone writes mails', async () => {
    const html = await page({ de: HELENE });
    expect(html).toContain('Hélène Fournier');
    expect(html).not.toContain('value="whatsapp"');
    const action = /action="(\/sandbox\/ecrire[^"]*)"/.exec(html)![1]!.replaceAll('&#38;', '&');
    const form = new FormData();
    for (const [name, value] of Object.entries({ canal: 'email', objet: 'Chasse d’eau', texte: 'Elle coule.' }))
      form.set(name, value);
    const after = await (await fetch(app.url + action, { method: 'POST', body: form })).text();
    expect(after).toContain('<strong>Chasse d’eau</strong>');
  });
});

describe('a rehearsal with mails', () => {
  it('plays them, and prints them with their subjects', async () => {
    const fresh = await apps.make();
    try {
      const played = await rehearse(fresh, {
        id: 'mail',
        title: 'par mail',
        rest_s: 60,
        turns: [
          {
            from: LUCAS,
            channel: 'email',
            at_s: 0,
            text: 'Bonjour, la chasse d’eau coule sans arrêt.',
            subject: 'WC',
            media: [],
          },
          { from: 'Lucas Moreau', channel: 'email', at_s: 120, text: 'Merci.', media: [] },
        ],
      });
      expect(played.tickets).toMatchObject([{ category: 'plumbing', person: 'Lucas Moreau' }]);
      expect(played.received[LUCAS]).toMatchObject([{ channel: 'email', subject: 'Re: WC' }]);
      expect(played.transcript.filter(({ kind }) => kind === 'said')).toMatchObject([
        { who: 'Lucas Moreau', channel: 'email', subject: 'WC' },
        { who: 'Lucas Moreau', channel: 'email', subject: 'Re: WC' },
      ]);
      expect(printed(played, 'Europe/Paris').join('\n')).toContain('Lucas Moreau (email) : « WC »');
    } finally {
      await fresh.stop();
    }
  }, 60_000);
});
