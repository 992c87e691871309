import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Outgoing } from '#channels/channel.ts';
import { createEmailChannel, type EmailChannel } from '#channels/email/channel.ts';
import { createMailIdentity } from '#channels/email/identity.ts';
import { fileInMail } from '#channels/email/media.ts';
import { readMail } from '#channels/email/read-mail.ts';
import { testClock } from '#lib/clock.ts';
import { createLogger } from '#lib/log.ts';
import { hasDovecot, PASSWORD, startDovecot, USER } from '../../support/dovecot.ts';
import { type FakeSmtp, startFakeSmtp } from '../../support/fake-smtp.ts';

const SECRETS = ['a secret of thirty-two characters'];
const open: { close(): Promise<unknown> }[] = [];
const signal = new AbortController().signal;
const REFERENCE = 'lilas.0192d3a1-7c44-7a10-8f00-1234567890ab';
const MESSAGE: Outgoing = {
  to: 'mme.durand@example.org',
  from: 'tickets@lilas.example',
  text: "Agence des Lilas : c'est noté, référence 4521.\nUn plombier passe mardi.\n\nVoir https://loge.example.org/m/abc.",
  reference: REFERENCE,
  subject: 'Votre demande n° 4521',
  headers: { 'In-Reply-To': '<1@example.org>', References: '<0@example.org> <1@example.org>' },
};

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

function channelTo(port: number, login = ''): EmailChannel {
  const channel = createEmailChannel({
    smtpUrl: `smtp://${login}127.0.0.1:${port}`,
    clock: testClock('2026-11-22T10:00:00Z'),
    log: createLogger({ level: 'silent' }),
    secrets: SECRETS,
    addresses: async () => [],
    takeBounce: async () => {},
    takeComplaint: async () => {},
    nameOf: () => 'Agence des Lilas',
    sendTimeoutMs: 500,
  });
  open.push(channel);
  return channel;
}

async function server(): Promise<FakeSmtp> {
  const smtp = await startFakeSmtp();
  open.push(smtp);
  return smtp;
}

describe('a mail of ours', () => {
  it('says what it is about, in text and HTML, in its thread, with an address that a reply comes back to', async () => {
    const smtp = await server();
    const result = await channelTo(smtp.port).send(MESSAGE, signal);
    const identity = createMailIdentity(SECRETS);
    expect(result).toEqual({ kind: 'sent', providerId: identity.messageId(REFERENCE, 'lilas.example') });
    const [taken] = smtp.taken;
    expect(taken).toMatchObject({ from: 'tickets@lilas.example', to: 'mme.durand@example.org' });
    const mail = readMail(Buffer.from(taken!.source));
    expect(mail).toMatchObject({
      subject: 'Votre demande n° 4521',
      inReplyTo: '1@example.org',
      references: ['0@example.org', '1@example.org'],
    });
    expect(mail.from).toEqual([{ name: 'Agence des Lilas', address: 'tickets@lilas.example' }]);
    expect(mail.text).toContain("c'est noté, référence 4521.\nUn plombier passe mardi.");
    expect(identity.outboxOf(mail.replyTo[0]!.address)).toBe('0192d3a1-7c44-7a10-8f00-1234567890ab');
    expect(mail.replyTo[0]!.address).toMatch(/^reply\+[a-z2-7]+@lilas\.example$/);
    expect(taken!.source).toMatch(/^Auto-Submitted: auto-replied\r?$/m);
    expect(taken!.source).toMatch(/<html lang=(?:3D)?"fr">/);
  });

  it('a second try is the same mail: the same Message-ID', async () => {
    const smtp = await server();
    const channel = channelTo(smtp.port);
    await channel.send(MESSAGE, signal);
    await channel.send(MESSAGE, signal);
    const ids = smtp.taken.map(({ source }) => readMail(Buffer.from(source)).messageId);
    expect(new Set(ids).size).toBe(1);
    expect(smtp.connections()).toBe(1);
  });

  it('nothing that others wrote gets into its header', async () => {
    const smtp = await server();
    await channelTo(smtp.port).send(
      {
        ...MESSAGE,
        subject: 'fuite\r\nBcc: all@example.org',
        headers: { References: '<a@b.c>\r\nBcc: all@example.org', 'X-Evil': 'yes' },
      },
      signal,
    );
    const head = smtp.taken[0]!.source.split('\r\n\r\n')[0]!;
    expect(head).not.toMatch(/^Bcc:/m);
    expect(head).not.toContain('X-Evil');
    expect(head).not.toContain('References');
    expect(smtp.taken[0]!.to).toBe('mme.durand@example.org');
  });

  it('without a subject, its first words are one', async () => {
    const smtp = await server();
    const { subject: _subject, ...bare } = MESSAGE;
    await channelTo(smtp.port).send(bare, signal);
    expect(readMail(Buffer.from(smtp.taken[0]!.source)).subject).toBe('Agence des Lilas');
  });

  it('no machine that keeps to the rules answers it, and ours sets it aside when it comes back', async () => {
    const smtp = await server();
    await channelTo(smtp.port).send(MESSAGE, signal);
    const back = readMail(Buffer.from(smtp.taken[0]!.source), {
      ours: { addresses: ['tickets@lilas.example'], secrets: SECRETS },
    });
    expect(back).toMatchObject({ setAside: 'own', unanswerable: 'own' });
    // Another house running the same rules does not answer it either.
    expect(readMail(Buffer.from(smtp.taken[0]!.source)).unanswerable).toBe('automatic');
  });
});

describe('files that a mail carries', () => {
  const ics = (method: string) =>
    Buffer.from(`BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:${method}\r\nEND:VCALENDAR\r\n`);
  const sent = async (attachments: NonNullable<Outgoing['attachments']>) => {
    const smtp = await server();
    expect(await channelTo(smtp.port).send({ ...MESSAGE, attachments }, signal)).toMatchObject({ kind: 'sent' });
    return { source: smtp.taken[0]!.source, mail: readMail(Buffer.from(smtp.taken[0]!.source)) };
  };

  it('are there beside the words, under names that do no harm', async () => {
    const content = Buffer.from([0, 1, 2, 255, 254, 13, 10, 46, 13, 10]);
    const { source, mail } = await sent([
      { name: 'Ordre n° 42 – été.pdf', contentType: 'application/pdf', content },
      { name: '../../<x>\r\nBcc: a@b.c', contentType: 'application/octet-stream', content },
    ]);
    expect(mail.text).toContain('Un plombier passe mardi.');
    expect(mail.attachments).toMatchObject([
      { name: 'Ordre n° 42 – été.pdf', type: 'application/pdf', size: content.length },
      { name: '_x_ Bcc_ a@b.c', size: content.length },
    ]);
    expect(source).not.toMatch(/^Bcc:/im);
    expect(fileInMail(Buffer.from(source), mail.attachments[0]!.part)).toEqual(content);
  });

  it('an invitation stands beside the words, where calendars look for it, and is a file too', async () => {
    const { source, mail } = await sent([
      { name: 'visite.ics', contentType: 'text/calendar; method=REQUEST', content: ics('REQUEST') },
    ]);
    expect(source).toMatch(
      /multipart\/mixed[\s\S]*multipart\/alternative[\s\S]*text\/plain[\s\S]*text\/html[\s\S]*text\/calendar; charset=utf-8; method=REQUEST/,
    );
    expect(mail).toMatchObject({ calendar: 'REQUEST', attachments: [{ name: 'visite.ics', type: 'text/calendar' }] });
    expect(mail.text).toContain('Un plombier passe mardi.');
  });

  it('a calendar that asks nothing is a file only', async () => {
    const { source } = await sent([{ name: 'jours.ics', contentType: 'text/calendar', content: ics('PUBLISH') }]);
    expect(source.match(/text\/calendar/g)).toHaveLength(1);
    expect(source).toContain('Content-Disposition: attachment');
  });
});

describe('what became of it', () => {
  const cases: [string, Parameters<FakeSmtp['mood']>[0], object][] = [
    [
      'an unknown address is refused for good',
      { kind: 'refuses', at: 'RCPT', answer: '550 5.1.1 <mme.durand@example.org>: no such user' },
      { kind: 'refused', reason: 'bad_address', detail: '550 5.1.1' },
    ],
    [
      'words that a server does not want are refused for good',
      { kind: 'refuses', at: 'END', answer: '554 5.7.1 spam' },
      { kind: 'refused', reason: 'content' },
    ],
    [
      'a greylisting server is asked again',
      { kind: 'refuses', at: 'RCPT', answer: '451 4.7.1 come back' },
      { kind: 'not_sent', retryAfterMs: 90_000 },
    ],
    [
      'a busy server is asked again',
      { kind: 'refuses', at: 'MAIL', answer: '421 4.3.2 busy' },
      { kind: 'not_sent', retryAfterMs: 30_000 },
    ],
    [
      'a refusal of our own sender is not the fault of the address',
      { kind: 'refuses', at: 'MAIL', answer: '550 5.7.1 not you' },
      { kind: 'not_sent' },
    ],
    [
      'a line dropped before the mail leaves nothing open',
      { kind: 'drops', at: 'RCPT', taken: false },
      { kind: 'not_sent' },
    ],
    ['a line dropped after the mail leaves it open', { kind: 'drops', at: 'END', taken: true }, { kind: 'unknown' }],
    ['silence after the mail leaves it open', { kind: 'hangs', at: 'END' }, { kind: 'unknown' }],
    ['silence before the mail leaves nothing open', { kind: 'hangs', at: 'RCPT' }, { kind: 'not_sent' }],
  ];
  for (const [name, mood, expected] of cases) {
    it(name, async () => {
      const smtp = await server();
      smtp.mood(mood);
      const result = await channelTo(smtp.port).send(MESSAGE, signal);
      expect(result).toMatchObject(expected);
      // A server repeats addresses and words: no result may.
      expect(JSON.stringify(result)).not.toMatch(/durand|spam|noté/);
    });
  }

  it('a server that is away has taken nothing', async () => {
    const smtp = await startFakeSmtp();
    await smtp.close();
    expect(await channelTo(smtp.port).send(MESSAGE, signal)).toMatchObject({ kind: 'not_sent' });
  });

  it('a kept line that died meanwhile is replaced, and nothing is sent twice', async () => {
    const smtp = await server();
    const channel = channelTo(smtp.port);
    await channel.send(MESSAGE, signal);
    smtp.dropIdle();
    expect(await channel.send({ ...MESSAGE, reference: `${REFERENCE.slice(0, -1)}c` }, signal)).toMatchObject({
      kind: 'sent',
    });
    expect(smtp.taken).toHaveLength(2);
    expect(smtp.connections()).toBe(2);
  });

  it('an address that is none is refused without asking anybody', async () => {
    const smtp = await server();
    expect(await channelTo(smtp.port).send({ ...MESSAGE, to: 'nobody' }, signal)).toMatchObject({
      kind: 'refused',
      reason: 'bad_address',
    });
    expect(smtp.connections()).toBe(0);
  });

  it('a stop during a send leaves it open, one before it does not begin', async () => {
    const smtp = await server();
    smtp.mood({ kind: 'hangs', at: 'END', taken: true });
    const stopping = new AbortController();
    const channel = channelTo(smtp.port);
    const sending = channel.send(MESSAGE, stopping.signal);
    await vi.waitUntil(() => smtp.taken.length > 0, { interval: 5 });
    stopping.abort();
    expect(await sending).toMatchObject({ kind: 'unknown' });
    expect(await channel.send(MESSAGE, stopping.signal)).toMatchObject({ kind: 'not_sent' });
  });
});

describe.skipIf(!hasDovecot)("a real Dovecot's submission service", () => {
  it('takes our mail after a login, and hands it on as it was', async () => {
    const smtp = await server();
    const dovecot = await startDovecot({ relayPort: smtp.port });
    open.push({ close: () => dovecot.stop() });
    const channel = channelTo(dovecot.submissionPort, `${USER}:${PASSWORD}@`);
    expect(await channel.send(MESSAGE, signal)).toMatchObject({ kind: 'sent' });
    expect(readMail(Buffer.from(smtp.taken[0]!.source)).text).toContain('Un plombier passe mardi.');
    expect(await channelTo(dovecot.submissionPort, `${USER}:wrong@`).send(MESSAGE, signal)).toMatchObject({
      kind: 'not_sent',
    });
  });
});
