import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authenticationOf } from '#channels/email/authentication.ts';
import { createMailIdentity } from '#channels/email/identity.ts';
import { fileInMail } from '#channels/email/media.ts';
import { arrivalOf, type ParseContext } from '#channels/email/parse.ts';
import { readMail } from '#channels/email/read-mail.ts';

const SECRETS = ['a secret of thirty-two characters'];
const identity = createMailIdentity(SECRETS);
const REFERENCE = 'lilas.0192d3a1-7c44-7a10-8f00-1234567890ab';
const OURS = ['tickets@lilas.example', 'contact@bellevue.example'];
const NOW = new Date('2026-11-22T10:00:00Z');
const context: ParseContext = { identity, addresses: OURS, authservId: 'mx.lilas.example', now: NOW };

function arrive(lines: string[], body = 'La fuite continue.', more: Partial<ParseContext> = {}) {
  const raw = Buffer.from([...lines, '', body].join('\r\n'));
  const mail = readMail(raw, { ours: { addresses: OURS, secrets: SECRETS } });
  return arrivalOf(mail, { raw, size: raw.length, mediaSource: (part) => `mail:${part}` }, { ...context, ...more });
}

function message(lines: string[], body?: string, more?: Partial<ParseContext>) {
  const arrival = arrive(lines, body, more);
  if (arrival.kind !== 'message') throw new Error(`it is no message but ${arrival.kind}`);
  return arrival.inbound;
}

const HEAD = [
  'From: "Jeanne Durand" <Jeanne@Example.org>',
  'To: tickets@lilas.example',
  'Subject: fuite',
  'Message-ID: <1@example.org>',
  'Date: Sun, 22 Nov 2026 09:59:00 +0000',
  'Content-Type: text/plain; charset=utf-8',
];
const without = (name: string) => HEAD.filter((line) => !line.toLowerCase().startsWith(`${name}:`));

describe('a mail to the inbox', () => {
  it('is a message like any other', () => {
    expect(message(HEAD)).toMatchObject({
      channel: 'email',
      from: { kind: 'email', value: 'jeanne@example.org' },
      to: 'tickets@lilas.example',
      kind: 'text',
      text: 'La fuite continue.',
      subject: 'fuite',
      media: [],
      sentAt: new Date('2026-11-22T09:59:00Z'),
      optOutType: null,
      unanswerable: '',
    });
  });

  it('a subject that says more than the words is part of them; that of an answer is ours', () => {
    expect(message(['Subject: URGENT odeur de gaz', ...without('subject')], 'Venez vite.').text).toBe(
      'URGENT odeur de gaz\n\nVenez vite.',
    );
    expect(message(['Subject: Re: Votre demande 4521', ...without('subject')], 'Venez vite.').text).toBe('Venez vite.');
    expect(message(['Subject: URGENCE FUITE GAZ', ...without('subject')], '').text).toBe('URGENCE FUITE GAZ');
  });

  it('the same mail is one, by whatever way it came; two that share a Message-ID are two', () => {
    const first = message(['Received: from a', ...HEAD]);
    const second = message(['Received: from b', 'Delivered-To: contact@bellevue.example', ...HEAD]);
    expect(second.providerId).toBe(first.providerId);
    expect(message(HEAD, 'Autre chose.').providerId).not.toBe(first.providerId);
    const bare = without('message-id');
    expect(message(bare).providerId).toMatch(/^sha256:/);
    expect(message(bare).providerId).toBe(message(bare).providerId);
    expect(message(bare, 'Autre chose.').providerId).not.toBe(message(bare).providerId);
  });

  it('no date, a date of another age or of the future: it arrived when it arrived', () => {
    for (const date of [
      'Date: Tue, 19 Jan 2038 03:14:08 +0000',
      'Date: yesterday',
      'Date: Thu, 01 Jan 1970 00:00:00 +0000',
    ]) {
      expect(message([date, ...without('date')]).sentAt).toBeNull();
    }
    expect(message(without('date')).sentAt).toBeNull();
  });

  it('which of our addresses it was sent to decides, with a tag or as a reply address too', () => {
    const to = (address: string) => message([`To: ${address}`, ...without('to')]).to;
    expect(to('X <Contact@Bellevue.example>')).toBe('contact@bellevue.example');
    expect(to('tickets+urgent@lilas.example')).toBe('tickets@lilas.example');
    expect(to(identity.replyAddress(REFERENCE, 'bellevue.example')!)).toBe('contact@bellevue.example');
    expect(to('somebody@else.example')).toBe('');
    expect(message([...without('to'), 'Delivered-To: tickets@lilas.example']).to).toBe('tickets@lilas.example');
  });

  it('a reply brings back which text of ours it answers; a token that was changed brings nothing', () => {
    const reply = identity.replyAddress(REFERENCE, 'lilas.example')!;
    expect(message([`To: ${reply.toUpperCase()}`, ...without('to')]).extra).toMatchObject({
      token: '0192d3a1-7c44-7a10-8f00-1234567890ab',
    });
    expect(message([`To: ${reply.replace(/.@/, 'x@')}`, ...without('to')]).extra).not.toHaveProperty('token');
    const ours = identity.messageId(REFERENCE, 'lilas.example');
    expect(message([...HEAD, `In-Reply-To: <${ours}>`]).extra).toMatchObject({ repliesTo: REFERENCE });
    expect(message([...HEAD, `References: <x@y.z> <${ours}>`]).extra).toMatchObject({ repliesTo: REFERENCE });
    expect(message([...HEAD, `In-Reply-To: <${ours.replace('lilas.0192', 'lilas.0193')}>`]).extra).not.toHaveProperty(
      'repliesTo',
    );
  });

  it('a reply address that stands only in the quoted words is a hint', () => {
    const reply = identity.replyAddress(REFERENCE, 'lilas.example')!;
    expect(message(HEAD, `Voir ici.\n\nLe 3 mars 2025 à 10:02, Agence <${reply}> a écrit :\n> x`).extra).toMatchObject({
      quotedToken: '0192d3a1-7c44-7a10-8f00-1234567890ab',
    });
  });

  it('Reply-To is shown, and the answer goes to the sender', () => {
    const inbound = message([...HEAD, 'Reply-To: other@example.net']);
    expect(inbound).toMatchObject({ from: { value: 'jeanne@example.org' }, extra: { replyTo: ['other@example.net'] } });
  });

  it('photos make it a photo; the logo of a signature does not', () => {
    const part = (type: string, name: string, bytes: number, head = 'Content-Disposition: attachment') =>
      `--m\r\nContent-Type: ${type}; name="${name}"\r\n${head}\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.alloc(bytes, 1).toString('base64')}\r\n`;
    const head = [...without('content-type'), 'Content-Type: multipart/mixed; boundary=m'];
    const text = '--m\r\nContent-Type: text/plain\r\n\r\nVoici la photo.\r\n';
    const logo = part('image/png', 'logo.png', 2_000, 'Content-ID: <logo@x>\r\nContent-Disposition: inline');
    expect(message(head, `${text}${part('image/jpeg', '../a.jpg', 50_000)}${logo}--m--\r\n`)).toMatchObject({
      kind: 'photo',
      media: [{ source: 'mail:2', contentType: 'image/jpeg', name: 'a.jpg' }],
    });
    expect(message(head, `${text}${logo}--m--\r\n`)).toMatchObject({ kind: 'text', media: [] });
  });

  it('a file comes out of the raw mail by its number', () => {
    const inner = `Content-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\nContent-Type: text/plain\r\n\r\nx\r\n--i\r\nContent-Type: application/pdf; name=b.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from('PDF').toString('base64')}\r\n--i--\r\n`;
    const raw = Buffer.from(
      [
        ...without('content-type'),
        'Content-Type: multipart/mixed; boundary=m',
        '',
        `--m\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--m--`,
      ].join('\r\n'),
    );
    const pdf = readMail(raw).attachments.find(({ name }) => name === 'b.pdf')!;
    expect(fileInMail(raw, pdf.part)?.toString()).toBe('PDF');
    expect(fileInMail(raw, '7.7')).toBeUndefined();
  });

  it('a danger in an automatic mail is still a message, which nobody answers', () => {
    expect(message(['Auto-Submitted: auto-generated', ...HEAD], 'ALARME GAZ bâtiment B')).toMatchObject({
      text: expect.stringContaining('ALARME GAZ'),
      unanswerable: 'automatic',
      extra: { setAside: 'automatic' },
    });
    expect(message(['List-Id: <residents.example>', ...HEAD])).toMatchObject({
      unanswerable: 'bulk',
      extra: { setAside: 'bulk' },
    });
  });

  it('ten megabytes of words are cut for the row, and PostgreSQL refuses no letter of it', () => {
    const inbound = message(HEAD, `${'é\u0000'.repeat(200_000)}\ud800`);
    expect(inbound.text.length).toBeLessThanOrEqual(100_000);
    expect(JSON.stringify(inbound)).not.toMatch(/\\u0000|\\ud800/);
  });
});

describe('mails broken at random', () => {
  const folder = 'test/fixtures/mails/';
  const files = readdirSync(folder).filter((name) => name.endsWith('.eml'));

  it('are read without a throw, and PostgreSQL can store what comes of them', () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      byte: fc.integer({ min: 0, max: 255 }),
      cut: fc.integer({ min: 0, max: 40 }),
    });
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.array(change, { minLength: 1, maxLength: 30 }), (file, changes) => {
        let raw = readFileSync(folder + file);
        for (const { at, byte, cut } of changes) {
          const where = Math.floor(at * raw.length);
          raw = Buffer.concat([raw.subarray(0, where), Buffer.from([byte]), raw.subarray(where + cut)]);
        }
        const mail = readMail(raw, { ours: { addresses: OURS, secrets: SECRETS } });
        const arrival = arrivalOf(mail, { raw, size: raw.length, mediaSource: (part) => part }, context);
        expect(JSON.stringify([mail, arrival])).not.toMatch(/\\u0000|\\ud[89a-f]/);
        for (const { part } of mail.attachments) fileInMail(raw, part);
      }),
      { numRuns: 400 },
    );
  });
});

describe('what is no message', () => {
  const bounced = (id: string) =>
    arrive(
      [
        'From: MAILER-DAEMON@mx.example.org',
        'To: tickets@lilas.example',
        'Subject: Undelivered Mail Returned to Sender',
        'Return-Path: <>',
        'Message-ID: <b@mx.example.org>',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
      ],
      `--r\r\nContent-Type: text/plain\r\n\r\nsorry\r\n--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; jeanne@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n--r\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <${id}>\r\nSubject: Votre demande\r\n--r--\r\n`,
    );

  it('a bounce tells which text of ours did not arrive, and why', () => {
    expect(bounced(identity.messageId(REFERENCE, 'lilas.example'))).toEqual({
      kind: 'bounce',
      reference: REFERENCE,
      bounce: expect.objectContaining({
        address: 'jeanne@example.org',
        permanent: true,
        status: '5.1.1',
        action: 'failed',
      }),
    });
  });

  it('a bounce of what we never sent is nothing', () => {
    expect(bounced('spam@lilas.example')).toEqual({ kind: 'nothing', reason: 'backscatter' });
  });

  it('our own mail come back is nothing; a mail that only bears our address is a message nobody answers', () => {
    const own = `Message-ID: <${identity.messageId(REFERENCE, 'lilas.example')}>`;
    expect(arrive([own, 'From: tickets@lilas.example', ...without('message-id').slice(1)])).toEqual({
      kind: 'nothing',
      reason: 'own',
    });
    expect(message(['From: tickets@lilas.example', ...HEAD.slice(1)])).toMatchObject({ unanswerable: 'own' });
  });
});

describe('what our mail server found out', () => {
  const found = (header: string, from = 'jeanne@example.org') => authenticationOf([header], 'mx.lilas.example', from)!;
  const ours = 'mx.lilas.example 1; dkim=pass header.d=example.org; spf=fail smtp.mailfrom=x; dmarc=pass';

  it('is believed under its name, in the first such header only', () => {
    expect(found(ours)).toEqual({ dkim: 'pass', spf: 'fail', dmarc: 'pass', disowned: false });
    const believed = (headers: string[], name: string) => authenticationOf(headers, name, 'jeanne@example.org');
    expect(believed(['evil.example; dmarc=pass', ours], 'mx.lilas.example')).toBeNull();
    expect(believed([ours], '')).toBeNull();
    expect(believed([], 'mx.lilas.example')).toBeNull();
    expect(believed(['mx.lilas.example.evil.example; dmarc=pass'], 'mx.lilas.example')).toBeNull();
  });

  it.each([
    ['its domain says no', 'dmarc=fail (p=none) header.from=example.org; spf=pass smtp.mailfrom=example.org', true],
    ['its domain says yes', 'spf=fail smtp.mailfrom=example.org; dmarc=pass', false],
    ['no word of DMARC, and a server that may not send', 'spf=fail smtp.mailfrom=jeanne@example.org; dkim=none', true],
    [
      'a soft no, and a broken signature',
      'spf=softfail smtp.mailfrom=example.org; dkim=fail header.d=example.org',
      true,
    ],
    [
      'passed on, with its signature whole',
      'spf=softfail smtp.mailfrom=list.example; dkim=pass header.d=example.org',
      false,
    ],
    ['signed below its domain', 'spf=fail smtp.mailfrom=x.example; dkim=pass header.d=mail.example.org', false],
    ['a domain that proves nothing', 'spf=none smtp.mailfrom=example.org; dkim=none; dmarc=none', false],
    ['a name server that does not answer', 'spf=temperror smtp.mailfrom=example.org; dmarc=temperror', false],
    ['a pass in a comment', 'spf=fail (why; dmarc=pass) smtp.mailfrom=example.org; dmarc=fail', true],
    ['a pass in a quoted name', 'dmarc=fail; spf=fail smtp.mailfrom="x; dmarc=pass"@example.org', true],
    ['a pass in a comment within a comment', 'dmarc=fail (a (b) ; dmarc=pass); spf=none', true],
  ])('%s', (_name, results, disowned) => {
    expect(found(`mx.lilas.example; ${results}`).disowned).toBe(disowned);
  });

  it('a mail that its domain disowns gets no answer, whatever else it is', () => {
    const from = (results: string) => message([`Authentication-Results: mx.lilas.example; ${results}`, ...HEAD]);
    expect(from('dmarc=fail')).toMatchObject({
      unanswerable: 'disowned',
      extra: { authentication: { disowned: true } },
    });
    expect(from('dmarc=pass').unanswerable).toBe('');
  });
});

describe('two that answer by themselves', () => {
  /** How a house like ours, or an auto-responder, answers a mail; null: it does not. */
  type Answerer = (mail: string) => string | null;
  const house =
    (address: string): Answerer =>
    (mail) => {
      const read = readMail(Buffer.from(mail), { ours: { addresses: [address], secrets: [] } });
      if (read.unanswerable !== '') return null;
      return `From: ${address}\r\nTo: ${read.from[0]!.address}\r\nSubject: Votre demande\r\nAuto-Submitted: auto-replied\r\nMessage-ID: <${Math.random()}@x>\r\n\r\nC'est noté.\r\n`;
    };
  const responder =
    (...marks: string[]): Answerer =>
    () =>
      `From: away@example.org\r\nTo: tickets@lilas.example\r\n${marks.join('\r\n')}\r\nMessage-ID: <${Math.random()}@y>\r\n\r\nJe suis absente.\r\n`;
  const exchanged = (a: Answerer, b: Answerer): number => {
    let count = 0;
    let mail: string | null =
      'From: away@example.org\r\nTo: tickets@lilas.example\r\nSubject: fuite\r\nMessage-ID: <0@y>\r\n\r\nfuite\r\n';
    for (let turn = a; mail !== null && count < 50; turn = turn === a ? b : a) {
      mail = turn(mail);
      if (mail !== null) count++;
    }
    return count;
  };

  it.each([
    ['a house like ours', house('other@example.org')],
    [
      'Outlook',
      responder(
        'Subject: Réponse automatique : Votre demande',
        'X-Auto-Response-Suppress: All',
        'Auto-Submitted: auto-generated',
      ),
    ],
    ['Gmail', responder('Subject: Absente Re: Votre demande', 'Auto-Submitted: auto-replied', 'Precedence: bulk')],
    ['an old one that marks nothing but its subject', responder('Subject: Absence du bureau : Votre demande')],
    ['one that sends from nowhere', responder('Subject: Votre demande', 'Return-Path: <>')],
    ['one that only says auto_reply', responder('Subject: Re: Votre demande', 'Precedence: auto_reply')],
    ['one of Apple', responder('Subject: Re: Votre demande', 'X-Autorespond: vacation')],
  ])('we and %s exchange at most two mails', (_name, other) => {
    expect(exchanged(house('tickets@lilas.example'), other)).toBeLessThanOrEqual(2);
  });
});
