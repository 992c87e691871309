// Our mails by a real Postfix: as they were, each once, or told not to have gone.
import { afterEach, describe, expect, it } from 'vitest';
import type { Outgoing, SendResult } from '#channels/channel.ts';
import { createEmailChannel, type EmailChannel } from '#channels/email/channel.ts';
import { readMail } from '#channels/email/read-mail.ts';
import { systemClock } from '#lib/clock.ts';
import { createLogger } from '#lib/log.ts';
import { PDF } from '../../media/samples.ts';
import { startBadLine } from '../../support/bad-line.ts';
import { type FakeSmtp, startFakeSmtp } from '../../support/fake-smtp.ts';
import { noPostfix, type Postfix, startPostfix } from '../../support/postfix.ts';

const open: { close(): Promise<unknown> }[] = [];
const signal = new AbortController().signal;

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function sinkBehindPostfix(): Promise<{ sink: FakeSmtp; postfix: Postfix }> {
  const sink = await startFakeSmtp();
  open.push(sink);
  const postfix = await startPostfix(sink.port);
  open.push({ close: () => postfix.stop() });
  return { sink, postfix };
}

function channelTo(port: number): EmailChannel {
  const channel = createEmailChannel({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    clock: systemClock,
    log: createLogger({ level: 'silent' }),
    secrets: ['a secret of thirty-two characters'],
    addresses: async () => [],
    takeBounce: async () => {},
    takeComplaint: async () => {},
    nameOf: () => 'Agence des Lilas',
    sendTimeoutMs: 1_500,
  });
  open.push(channel);
  return channel;
}

function mail(n: number): Outgoing {
  return {
    to: `locataire${n}@example.org`,
    from: 'tickets@lilas.example',
    text: `C’est noté : le plombier passe mardi à ${n} h.`,
    subject: `Votre demande n° ${n}`,
    reference: `lilas.0192d3a1-7c44-7a10-8f00-${String(n).padStart(12, '0')}`,
  };
}

async function until(what: () => boolean, ms = 25_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!what()) {
    if (performance.now() > deadline) throw new Error('it did not come to that in time');
    await pause(30);
  }
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe.skipIf(noPostfix !== '')(`a real Postfix${noPostfix === '' ? '' : ` (${noPostfix})`}`, () => {
  it('hands on the thread, the reply address, the words and the files as they were', async () => {
    const { sink, postfix } = await sinkBehindPostfix();
    const ics =
      'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Visite\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
    const result = await channelTo(postfix.port).send(
      {
        ...mail(1),
        headers: { 'In-Reply-To': '<2@example.org>', References: '<1@example.org> <2@example.org>' },
        attachments: [
          { name: 'Ordre de service 42.pdf', contentType: 'application/pdf', content: PDF },
          {
            name: 'visite.ics',
            contentType: 'text/calendar; charset=utf-8; method=REQUEST',
            content: Buffer.from(ics),
          },
        ],
      },
      signal,
    );
    expect(result).toMatchObject({ kind: 'sent' });
    await until(() => sink.taken.length === 1);
    const [{ source, from, to }] = sink.taken as [FakeSmtp['taken'][number]];
    expect({ from, to }).toEqual({ from: 'tickets@lilas.example', to: 'locataire1@example.org' });
    const read = readMail(Buffer.from(source));
    expect(read).toMatchObject({
      messageId: (result as Extract<SendResult, { kind: 'sent' }>).providerId,
      inReplyTo: '2@example.org',
      references: ['1@example.org', '2@example.org'],
      subject: 'Votre demande n° 1',
      text: expect.stringContaining('C’est noté : le plombier passe mardi à 1 h.'),
      replyTo: [{ name: 'Agence des Lilas', address: expect.stringMatching(/^reply\+[a-z2-7]{39}@lilas\.example$/) }],
      calendar: 'REQUEST',
    });
    expect(read.attachments).toMatchObject([
      { name: 'Ordre de service 42.pdf', type: 'application/pdf', size: PDF.length },
      { name: 'visite.ics', type: 'text/calendar', size: ics.length },
    ]);
    // Beside the words, where calendars look for an invitation.
    expect(source).toMatch(
      /multipart\/alternative[\s\S]*text\/plain[\s\S]*text\/html[\s\S]*text\/calendar; charset=utf-8; method=REQUEST/,
    );
  }, 40_000);

  it('killed, stalled and cut while 60 mails leave: each arrives once, or more than once only where that was told', async () => {
    const { sink, postfix } = await sinkBehindPostfix();
    const line = await startBadLine(postfix.port);
    open.push(line);
    const channel = channelTo(line.port);
    const doubtful = new Set<number>();
    const done = new Set<number>();

    /** As the outbox does: what was not sent, or perhaps, is tried again. */
    async function leaves(n: number): Promise<void> {
      for (let attempt = 0; attempt < 60; attempt++) {
        const result = await channel.send(mail(n), signal);
        if (result.kind === 'sent') return void done.add(n);
        expect(['not_sent', 'unknown']).toContain(result.kind);
        if (result.kind === 'unknown') doubtful.add(n);
        await pause(100);
      }
    }

    const numbers = Array.from({ length: 60 }, (_, i) => i + 1);
    const leaving = (async () => {
      for (let i = 0; i < numbers.length; i += 6) await Promise.all(numbers.slice(i, i + 6).map(leaves));
    })();
    for (const trouble of ['cut', 'kill', 'stall', 'cut', 'kill'] as const) {
      const before = done.size;
      await until(() => done.size > before || done.size === numbers.length);
      if (trouble === 'cut') line.cut();
      if (trouble === 'kill') {
        await postfix.kill();
        await postfix.start();
      }
      if (trouble === 'stall') {
        line.stall();
        await pause(300);
        line.mend();
      }
    }
    await leaving;
    expect(done.size).toBe(numbers.length);
    // What Postfix itself hands on twice, killed between the two, was taken from us once: it has one name in its queue.
    const queued = ({ source }: { source: string | Uint8Array }) =>
      /\(Postfix\)[^;]*? id (\w+)/.exec(Buffer.from(source).toString('latin1'))?.[1];
    const times = () =>
      new Map(
        numbers.map((n) => [
          n,
          new Set(sink.taken.filter(({ to }) => to === `locataire${n}@example.org`).map(queued)).size,
        ]),
      );
    await until(() => [...times().values()].every((count) => count > 0));
    // What was taken twice has had its time to arrive twice.
    await pause(1_000);
    expect(sink.taken.map(queued)).not.toContain(undefined);
    for (const [n, count] of times()) if (!doubtful.has(n)) expect([n, count]).toEqual([n, 1]);
    const ids = new Set(sink.taken.map(({ source }) => readMail(Buffer.from(source)).messageId));
    expect(ids.size).toBe(numbers.length);
  }, 60_000);
});
