// Email through the whole app: a real Dovecot brings mails in, a mail server takes ours.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inAgency, rows, unscoped } from '#lib/db.ts';
import { setLogLevel } from '#lib/log.ts';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { PDF } from '../media/samples.ts';
import { emptyDatabase } from '../support/database.ts';
import { type Dovecot, hasDovecot, PASSWORD, startDovecot, USER } from '../support/dovecot.ts';
import { type FakeSmtp, startFakeSmtp, type TakenMail } from '../support/fake-smtp.ts';

const AGENCY = 'lilas';
const JOHN = 'john.smith@exemple.example';
const LUCAS = 'lucas.moreau@exemple.example';
const STRANGER = 'voisin@example.org';

describe.skipIf(!hasDovecot)('email through the whole app', () => {
  let dovecot: Dovecot;
  let smtp: FakeSmtp;
  let database: { url: string; drop(): Promise<void> };
  let app: App;
  const folder = mkdtempSync(join(tmpdir(), 'loge-email-'));

  beforeAll(async () => {
    setLogLevel('error');
    dovecot = await startDovecot();
    smtp = await startFakeSmtp();
    database = await emptyDatabase();
    app = await createApp({
      ...readConfig({}),
      port: 0,
      databaseUrl: database.url,
      dataDir: folder,
      imapUrl: `imap://${USER}:${PASSWORD}@127.0.0.1:${dovecot.port}`,
      smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
    });
    await app.play!.moveTo('2027-01-05T10:00');
  }, 120_000);
  afterAll(async () => {
    await app?.stop();
    await smtp?.close();
    await dovecot?.stop();
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const sql = <T>(text: string, ...params: unknown[]) => inAgency(app.db, AGENCY, (tx) => rows<T>(tx, text, ...params));

  /** Puts a mail into the mailbox, and waits until nothing is left to do about it. */
  async function arrives(head: Record<string, string>, body: string): Promise<string> {
    const id = `<${randomBytes(6).toString('hex')}@example.org>`;
    const headers = {
      To: 'tickets@lilas.example',
      'Content-Type': 'text/plain; charset=utf-8',
      'Message-ID': id,
      ...head,
    };
    const before = await cursor();
    dovecot.deliver(
      [...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', body, ''].join('\r\n'),
    );
    await until(async () => (await cursor()) > before);
    await app.settle();
    await app.play!.advance(60);
    return id;
  }

  async function cursor(): Promise<number> {
    const [found] = await unscoped(app.db, (tx) => rows<{ at: number }>(tx, 'select last_uid as at from mail_cursors'));
    return found === undefined ? 0 : Number(found.at);
  }

  const mailsTo = (address: string) => smtp.taken.filter(({ to }) => to === address);

  it('the start says so', () => {
    expect(app.says.join('\n')).toContain(`the mailbox of ${USER} at 127.0.0.1`);
  });

  it('a mail becomes a ticket, and is answered in its thread', async () => {
    const id = await arrives(
      { From: `John Smith <${JOHN}>`, Subject: 'heating' },
      'Hello, the heating in my flat is broken since this morning, all radiators are cold.',
    );
    const tickets = await sql<{ category: string; reference: number }>(
      `select t.category, t.reference from tickets t join messages m on m.agency_id = t.agency_id and m.conversation_id = t.conversation_id
       where t.agency_id = $1 and m.extra ->> 'messageId' = $2 and t.opened_at >= m.received_at`,
      AGENCY,
      id.slice(1, -1),
    );
    expect(tickets).toMatchObject([{ category: 'heating' }]);
    const answer = headOf(mailsTo(JOHN).at(0));
    expect(answer['in-reply-to']).toBe(id);
    expect(answer.references).toBe(id);
    expect(answer.subject).toBe('Re: heating');
    expect(answer.from).toContain('Lilas');
    expect(answer['reply-to']).toMatch(/<reply\+[a-z2-7]{39}@lilas\.example>/);
    expect(answer['content-language']).toBe('en');
    expect(smtp.taken[0]!.source).toMatch(/John Smith/);
  }, 60_000);

  it('a file that came with a mail is fetched out of it', async () => {
    const id = await arrives(
      { From: JOHN, Subject: 'Re: heating', 'Content-Type': 'multipart/mixed; boundary=m' },
      [
        '--m\r\nContent-Type: text/plain\r\n\r\nHere is the last bill of the boiler.',
        `--m\r\nContent-Type: application/pdf; name=bill.pdf\r\nContent-Disposition: attachment; filename=bill.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${PDF.toString('base64')}`,
        '--m--',
      ].join('\r\n'),
    );
    expect(
      await sql(
        `select f.state, f.content_type, f.name from media f join messages m on m.agency_id = f.agency_id and m.id = f.message_id
         where f.agency_id = $1 and m.extra ->> 'messageId' = $2`,
        AGENCY,
        id.slice(1, -1),
      ),
    ).toEqual([{ state: 'stored', content_type: 'application/pdf', name: 'bill.pdf' }]);
  }, 60_000);

  it('a bounce of a mail that we never sent is kept, and changes nothing', async () => {
    await arrives(
      {
        From: 'MAILER-DAEMON@mail.example',
        'Return-Path': '<>',
        Subject: 'Undelivered Mail Returned to Sender',
        'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
      },
      bounce(LUCAS, '<loge.lilas.01a203c0-e968-7538-9229-03d11a96f796.aaaaaaaaaaaaaaaa@lilas.example>'),
    );
    const seen = await unscoped(app.db, (tx) =>
      rows<{ body: string }>(
        tx,
        `select headers ->> 'is' as body from raw where channel = 'email' and agency_id = '~operator' order by received_at desc limit 1`,
      ),
    );
    expect(seen).toEqual([{ body: 'backscatter' }]);
    expect(await sql(`select 1 from journal where agency_id = $1 and fact = 'not_delivered'`, AGENCY)).toEqual([]);
  }, 60_000);

  it('an automatic answer gets none', async () => {
    const before = mailsTo(JOHN).length;
    await arrives(
      { From: JOHN, Subject: 'Absence du bureau', 'Auto-Submitted': 'auto-replied' },
      'Je suis absent jusqu’à lundi.',
    );
    expect(mailsTo(JOHN)).toHaveLength(before);
    expect(
      await sql(`select 1 from messages where agency_id = $1 and unanswerable = 'automatic'`, AGENCY),
    ).toHaveLength(1);
  }, 60_000);

  it('a bounce is noted at the mail that it is about, which goes another way; it is no message', async () => {
    const before = await sql('select id from messages where agency_id = $1', AGENCY);
    const failed = headOf(mailsTo(JOHN).at(-1))['message-id']!;
    await arrives(
      {
        From: 'MAILER-DAEMON@mail.example',
        'Return-Path': '<>',
        Subject: 'Undelivered Mail Returned to Sender',
        'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
      },
      bounce(JOHN, failed),
    );
    const noted = await sql<{ data: { code: string } }>(
      `select j.data from journal j where j.agency_id = $1 and j.fact = 'not_delivered'`,
      AGENCY,
    );
    expect(noted).toMatchObject([{ data: { channel: 'email', code: '5.1.1' } }]);
    expect(await sql('select id from messages where agency_id = $1', AGENCY)).toHaveLength(before.length);
    const reference = /loge\.lilas\.([0-9a-f-]{36})/.exec(failed)![1]!;
    expect(
      await sql(`select channel, state from outbox where agency_id = $1 and id = $2::uuid`, AGENCY, reference),
    ).toEqual([{ channel: 'sms', state: 'sent' }]);
  }, 60_000);

  it('a reply address used by somebody else is shown to a manager, and tells nothing', async () => {
    const token = /<(reply\+[^>]+)>/.exec(headOf(mailsTo(JOHN).at(0))['reply-to']!)![1]!;
    await arrives({ From: STRANGER, To: token, Subject: 'Re: heating' }, 'Bonjour, où en est-on ?');
    const alerts = await sql<{ why: string }>(
      `select a.data ->> 'why' as why from alerts a join messages m on m.agency_id = a.agency_id and m.id = a.message_id
       join addresses d on d.agency_id = m.agency_id and d.id = m.address_id where a.agency_id = $1 and a.kind = 'look_at' and d.value = $2`,
      AGENCY,
      STRANGER,
    );
    expect(alerts).toMatchObject([{ why: expect.stringContaining('quelqu’un d’autre') }]);
    for (const { source } of mailsTo(STRANGER)) expect(source).not.toMatch(/heating is|chauffage|John|Smith/);
    const own = await sql(
      `select a.id from alerts a join messages m on m.agency_id = a.agency_id and m.id = a.message_id join addresses d on d.agency_id = m.agency_id and d.id = m.address_id
       where a.agency_id = $1 and a.data ->> 'event' = 'Réponse par mail' and d.value = $2`,
      AGENCY,
      JOHN,
    );
    expect(own).toEqual([]);
  }, 60_000);

  it('who marks our mail as spam gets no more of them, and a person hears', async () => {
    await arrives({ From: `Lucas Moreau <${LUCAS}>`, Subject: 'volet' }, 'Bonjour, le volet de la chambre est bloqué.');
    const mail = headOf(mailsTo(LUCAS).at(0))['message-id']!;
    await arrives(
      {
        From: 'fbl@orange.example',
        Subject: 'complaint',
        'Content-Type': 'multipart/report; report-type=feedback-report; boundary=r',
      },
      complaint(mail),
    );
    expect(
      await sql(
        `select opted_out_at is not null as out from addresses where agency_id = $1 and value = $2`,
        AGENCY,
        LUCAS,
      ),
    ).toEqual([{ out: true }]);
    expect(
      await sql(
        `select kind from alerts where agency_id = $1 and data ->> 'event' = 'Mail signalé comme indésirable'`,
        AGENCY,
      ),
    ).toEqual([{ kind: 'look_at' }]);
    expect(await sql(`select 1 from addresses where agency_id = $1 and value = 'fbl@orange.example'`, AGENCY)).toEqual(
      [],
    );

    // Who then writes of their own will is answered again.
    const before = mailsTo(LUCAS).length;
    await arrives({ From: `Lucas Moreau <${LUCAS}>`, Subject: 'robinet' }, 'Bonjour, le robinet de la cuisine fuit.');
    expect(
      await sql(`select 1 from addresses where agency_id = $1 and value = $2 and opted_out_at is null`, AGENCY, LUCAS),
    ).toHaveLength(1);
    await until(async () => mailsTo(LUCAS).length > before);
  }, 60_000);
});

function headOf(mail: TakenMail | undefined): Record<string, string> {
  const head = (mail?.source ?? '').split('\r\n\r\n')[0]!.replace(/\r\n[ \t]+/g, ' ');
  return Object.fromEntries(
    head.split('\r\n').map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
    }),
  );
}

function bounce(address: string, messageId: string): string {
  return [
    '--b\r\nContent-Type: text/plain\r\n\r\nThe mail could not be delivered.',
    `--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example\r\n\r\nFinal-Recipient: rfc822; ${address}\r\nAction: failed\r\nStatus: 5.1.1`,
    `--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${messageId}\r\nTo: ${address}`,
    '--b--',
  ].join('\r\n');
}

function complaint(messageId: string): string {
  return [
    '--r\r\nContent-Type: text/plain\r\n\r\nThis is an email abuse report.',
    '--r\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nUser-Agent: Test/1\r\nVersion: 1',
    `--r\r\nContent-Type: message/rfc822\r\n\r\nFrom: tickets@lilas.example\r\nMessage-ID: ${messageId}\r\nSubject: x\r\n\r\nx`,
    '--r--',
  ].join('\r\n');
}

async function until(what: () => Promise<boolean>, ms = 20_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await what())) {
    if (performance.now() > deadline) throw new Error('it did not come to that in time');
    await new Promise((done) => setTimeout(done, 50));
  }
}
