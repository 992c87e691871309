// Whom a mail is believed to be from: by what our mail server found out, by the thread that it is in, and never by what it quotes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inAgency, rows } from '#lib/db.ts';
import { setLogLevel } from '#lib/log.ts';
import type { RehearsalApp } from '#sandbox/rehearsal/rehearse.ts';
import { type RehearsalApps, rehearsalApps } from '../../src/commands/rehearsal-apps.ts';
import { readConfig } from '../../src/config.ts';
import { testServerUrl } from '../support/test-server.ts';

const JOHN = 'john.smith@exemple.example';
const SOPHIE = 'sophie.marchand@exemple.example';
const DAUGHTER = 'fille@example.org';

let apps: RehearsalApps;
let app: RehearsalApp;

beforeAll(async () => {
  setLogLevel('error');
  apps = rehearsalApps(readConfig({ MAIL_AUTHSERV_ID: 'mx.lilas.example' }), await testServerUrl());
  app = await apps.make();
  await app.play.moveTo('2027-01-05T10:00');
}, 120_000);
afterAll(async () => {
  await app.stop();
  await apps.close();
});

const sql = <T>(text: string, ...params: unknown[]) =>
  inAgency(app.db, app.agency, (tx) => rows<T>(tx, text, app.agency, ...params));
const mailsTo = (address: string) => app.play.received(address);

let count = 0;
/** Comes as it stands, and a minute passes. */
async function arrives(head: Record<string, string>, body: string): Promise<string> {
  const headers = {
    'Message-ID': `<trust-${++count}@example.org>`,
    To: 'tickets@lilas.example',
    'Content-Type': 'text/plain; charset=utf-8',
    ...head,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  await app.play.email.bring({
    from: head.From!,
    to: headers.To,
    source: Buffer.from([...lines, '', body, ''].join('\r\n')),
  });
  await app.play.advance(60);
  return headers['Message-ID'].slice(1, -1);
}

const results = (found: string) => ({ 'Authentication-Results': `mx.lilas.example; ${found}` });
const FAILS = results(
  'spf=fail smtp.mailfrom=evil.example; dkim=none; dmarc=fail (p=reject) header.from=exemple.example',
);
const PASSES = results('dmarc=pass header.from=exemple.example');

interface Writer {
  person: string | null;
  unanswerable: string;
  value: string;
  tickets: number;
}

async function writerOf(messageId: string): Promise<Writer> {
  const [found] = await sql<Writer>(
    `select p.name as person, m.unanswerable, a.value, (select count(*)::int from ticket_messages x where x.agency_id = $1 and x.message_id = m.id) as tickets
     from messages m join conversations c on c.agency_id = $1 and c.id = m.conversation_id join addresses a on a.agency_id = $1 and a.id = m.address_id
     left join people p on p.agency_id = $1 and p.id = c.person_id where m.agency_id = $1 and m.extra ->> 'messageId' = $2`,
    messageId,
  );
  return found!;
}

const alertsOf = (messageId: string) =>
  sql<{ kind: string; event: string | null; why: string | null }>(
    `select a.kind, a.data ->> 'event' as event, a.data ->> 'why' as why from alerts a join messages m on m.agency_id = $1 and m.conversation_id = a.conversation_id
     where a.agency_id = $1 and m.extra ->> 'messageId' = $2 order by a.kind, event`,
    messageId,
  );

describe('a mail in the name of somebody whom we know', () => {
  it('is that person’s where the domain confirms it', async () => {
    const id = await arrives({ ...PASSES, From: JOHN, Subject: 'heating' }, 'Hello, the heating in my flat is broken.');
    expect(await writerOf(id)).toEqual({ person: 'John Smith', unanswerable: '', value: JOHN, tickets: 1 });
    expect(await mailsTo(JOHN)).toHaveLength(1);
  });

  it('is a stranger’s where the domain disowns it: a ticket and two things to look at, and not a word to anybody', async () => {
    const before = (await mailsTo(JOHN)).length;
    const words = 'Hello, John Smith from B21, the kitchen sink is leaking. When does the plumber come?';
    const id = await arrives({ ...FAILS, From: `John Smith <${JOHN}>`, Subject: 'leak' }, words);
    expect(await writerOf(id)).toEqual({
      person: null,
      unanswerable: 'disowned',
      value: `${JOHN} (non authentifié)`,
      tickets: 1,
    });
    expect(await mailsTo(JOHN)).toHaveLength(before);
    expect(await alertsOf(id)).toMatchObject([
      { kind: 'look_at', event: 'Mail non authentifié', why: expect.stringContaining('DMARC') },
      { kind: 'who' },
    ]);
    const { channels } = await (await fetch(`${app.url}/sandbox/api/slack`)).json();
    expect(JSON.stringify(channels)).toContain(`${JOHN} (non authentifié)`);
  });

  it('a danger in it wakes a person all the same', async () => {
    const id = await arrives(
      { ...FAILS, From: SOPHIE, Subject: 'urgent' },
      'Ça sent très fort le gaz dans la cuisine.',
    );
    expect(await mailsTo(SOPHIE)).toEqual([]);
    const kinds = (await alertsOf(id)).map(({ kind }) => kind);
    expect(kinds).toContain('emergency');
    expect(kinds).toContain('safety_blocked');
  });

  it('cannot answer in that person’s place', async () => {
    const receipt = app.play.email.letters.of(JOHN).findLast(({ direction }) => direction === 'outbound')!;
    const id = await arrives(
      { ...FAILS, From: JOHN, To: receipt.replyTo, Subject: 'Re: heating', 'In-Reply-To': `<${receipt.messageId}>` },
      'Please cancel my request, it is fixed.',
    );
    expect((await writerOf(id)).person).toBeNull();
    const [ticket] = await sql<{ status: string }>(
      `select status from tickets t join people p on p.agency_id = $1 and p.id = t.person_id
       where t.agency_id = $1 and p.name = 'John Smith' and t.category = 'heating' order by opened_at desc limit 1`,
    );
    expect(ticket!.status).toBe('new');
  });

  it('results that anybody wrote count for nothing', async () => {
    const id = await arrives(
      { 'Authentication-Results': 'elsewhere.example; dmarc=fail', From: JOHN, Subject: 'Re: heating' },
      'It is worse today, the radiators are cold in every room.',
    );
    expect((await writerOf(id)).person).toBe('John Smith');
  });
});

describe('a mail of ours that was passed on', () => {
  const ours = () => app.play.email.letters.of(JOHN).find(({ direction }) => direction === 'outbound')!;

  it('does not make the one who answers it its owner', async () => {
    const id = await arrives(
      { From: DAUGHTER, To: ours().replyTo, Subject: 'Re: heating' },
      'Bonjour, quand passe le chauffagiste ?',
    );
    expect(await writerOf(id)).toMatchObject({ person: null, value: DAUGHTER });
    expect(await alertsOf(id)).toContainEqual({
      kind: 'look_at',
      event: 'Réponse par mail',
      why: expect.stringContaining('répond à un message que nous avions écrit à quelqu’un d’autre'),
    });
  });

  it('does not either when it is only quoted: that is a hint for a manager', async () => {
    const forwarded = `Bonjour, mon père a reçu ceci. Que faut-il faire ?\n\n---------- Forwarded message ---------\nDe : Agence <${ours().replyTo}>\nObjet : ${ours().subject}\n\n${ours().text}`;
    const id = await arrives({ From: 'fils@example.org', Subject: 'Fwd: heating' }, forwarded);
    expect(await writerOf(id)).toMatchObject({ person: null, value: 'fils@example.org' });
    expect(await alertsOf(id)).toContainEqual({
      kind: 'look_at',
      event: 'Mail transféré',
      why: expect.stringContaining('cite un message'),
    });
    for (const mail of await mailsTo('fils@example.org')) expect(mail.text).not.toMatch(/John|Smith/);
  });

  it('a reply address of another house is none of ours', async () => {
    const token = ours().replyTo.replace('@lilas.example', '@bellevue.example');
    const id = await arrives({ From: DAUGHTER, Cc: token, Subject: 'copie' }, 'Bonjour, une copie pour vous.');
    const [seen] = await sql<{ token: string | null }>(
      `select extra ->> 'token' as token from messages where agency_id = $1 and extra ->> 'messageId' = $2`,
      id,
    );
    expect(seen!.token).toBeNull();
  });
});
