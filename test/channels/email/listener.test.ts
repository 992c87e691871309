import { afterEach, describe, expect, it } from 'vitest';
import type { Inbound } from '#channels/channel.ts';
import { createEmailChannel, type EmailChannel, type EmailOptions } from '#channels/email/channel.ts';
import type { Cursor, CursorStore } from '#channels/email/cursor.ts';
import { imapSource } from '#channels/email/imap-source.ts';
import { systemClock } from '#lib/clock.ts';
import { createLogger } from '#lib/log.ts';
import { type BadLine, startBadLine } from '../../support/bad-line.ts';
import { type Dovecot, hasDovecot, PASSWORD, startDovecot, USER } from '../../support/dovecot.ts';

const TIMING = { lookMs: 250, sweepMs: 1_000, commandMs: 1_500, mostPauseMs: 300 };
const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function mailbox(): Promise<Dovecot> {
  const dovecot = await startDovecot();
  open.push({ close: () => dovecot.stop() });
  return dovecot;
}

async function lineTo(port: number): Promise<BadLine> {
  const line = await startBadLine(port);
  open.push(line);
  return line;
}

function memory(): CursorStore & { last: Cursor | null } {
  const store = {
    last: null as Cursor | null,
    load: async () => store.last,
    async save(cursor: Cursor) {
      store.last = cursor;
    },
  };
  return store;
}

interface Listening {
  taken: Inbound[];
  /** By provider id: what the inbox would keep once. */
  once(): Set<string>;
  stop(): Promise<void>;
  channel: EmailChannel;
}

function listen(
  port: number,
  cursor: CursorStore,
  more: Partial<EmailOptions> & { timing?: typeof TIMING; take?(inbound: Inbound): Promise<void> } = {},
): Listening {
  const { take, timing = TIMING, ...options } = more;
  const log = createLogger({ level: 'silent' });
  const url = `imap://${USER}:${PASSWORD}@127.0.0.1:${port}`;
  const channel = createEmailChannel({
    mails: imapSource({ url, cursor, clock: systemClock, log, ...timing }),
    clock: systemClock,
    log,
    secrets: ['a secret of thirty-two characters'],
    addresses: async () => ['tickets@lilas.example'],
    takeBounce: async () => {},
    takeComplaint: async () => {},
    ...options,
  });
  const taken: Inbound[] = [];
  const stopping = new AbortController();
  const ended = channel.listen(async (inbound) => {
    await take?.(inbound);
    taken.push(inbound);
  }, stopping.signal);
  const stop = async () => {
    stopping.abort();
    await ended;
    await channel.close();
  };
  open.push({ close: stop });
  return { taken, once: () => new Set(taken.map(({ providerId }) => providerId)), stop, channel };
}

function mail(number: number, body = `Mail ${number} : la chaudière est en panne.`): string {
  return [
    `From: Jeanne Durand <jeanne@example.org>`,
    'To: tickets@lilas.example',
    `Subject: panne ${number}`,
    `Message-ID: <${number}@example.org>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    body,
    '',
  ].join('\r\n');
}

async function until(what: () => boolean, ms = 30_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!what()) {
    if (performance.now() > deadline) throw new Error('it did not come to that in time');
    await pause(20);
  }
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe.skipIf(!hasDovecot)('a mailbox on a real Dovecot', () => {
  it('what is there and what arrives is taken in, in time and once', async () => {
    const dovecot = await mailbox();
    dovecot.deliver(mail(1));
    const { taken, once } = listen(dovecot.port, memory());
    await until(() => taken.length === 1);
    dovecot.deliver(mail(2));
    dovecot.deliver(mail(3));
    await until(() => once().size === 3);
    expect(taken).toHaveLength(3);
    expect(taken[0]).toMatchObject({
      channel: 'email',
      from: { kind: 'email', value: 'jeanne@example.org' },
      to: 'tickets@lilas.example',
      unanswerable: '',
    });
  });

  it('after a restart it goes on where the last commit was', async () => {
    const dovecot = await mailbox();
    const cursor = memory();
    const first = listen(dovecot.port, cursor);
    for (let i = 1; i <= 5; i++) dovecot.deliver(mail(i));
    await until(() => first.taken.length === 5 && cursor.last?.lastUid === 5);
    await first.stop();
    dovecot.deliver(mail(6));
    const second = listen(dovecot.port, cursor);
    await until(() => second.taken.length === 1);
    await pause(400);
    expect(second.taken.map(({ subject }) => subject)).toEqual(['panne 6']);
  });

  it('the cursor waits for the commit', async () => {
    const dovecot = await mailbox();
    const cursor = memory();
    const commits: (() => void)[] = [];
    const { taken } = listen(dovecot.port, cursor, {
      take: () =>
        new Promise<void>((done) => {
          commits.push(done);
        }),
    });
    dovecot.deliver(mail(1));
    await until(() => commits.length === 1);
    await pause(300);
    expect(cursor.last?.lastUid ?? 0).toBe(0);
    commits[0]!();
    await until(() => cursor.last?.lastUid === 1);
    expect(taken).toHaveLength(1);
  });

  it('one mail that cannot be taken in does not stop the next, and is taken in when it can be', async () => {
    const dovecot = await mailbox();
    const cursor = memory();
    let poisonous = true;
    const { once } = listen(dovecot.port, cursor, {
      timing: { ...TIMING, lookMs: 50, sweepMs: 500 },
      async take({ subject }) {
        if (subject === 'panne 2' && poisonous) throw new Error('cannot be written');
      },
    });
    for (let i = 1; i <= 4; i++) dovecot.deliver(mail(i));
    await until(() => once().size === 3);
    await until(() => cursor.last?.lastUid === 4 && cursor.last.skipped.length === 1);
    poisonous = false;
    await until(() => once().size === 4);
    await until(() => cursor.last?.skipped.length === 0);
  });

  it('two mails of one Message-ID are both kept, and the later one says so; the same mail twice is one', async () => {
    const dovecot = await mailbox();
    const { taken, once } = listen(dovecot.port, memory());
    dovecot.deliver(mail(1));
    await until(() => taken.length === 1);
    dovecot.deliver(mail(1, 'Et maintenant ça sent le gaz.'));
    dovecot.deliver(mail(1));
    await until(() => taken.length === 3);
    expect(once().size).toBe(2);
    expect(taken[0]!.extra).not.toHaveProperty('sameMessageId');
    expect(taken[1]!.extra).toMatchObject({ sameMessageId: taken[0]!.providerId });
    expect(taken[2]!.extra).not.toHaveProperty('sameMessageId');
  });

  it('a mailbox that counts anew loses nothing and repeats nothing', async () => {
    const dovecot = await mailbox();
    const cursor = memory();
    const { once, taken } = listen(dovecot.port, cursor);
    for (let i = 1; i <= 5; i++) dovecot.deliver(mail(i));
    await until(() => once().size === 5 && cursor.last !== null);
    const before = cursor.last!.uidValidity;
    await dovecot.countAnew();
    dovecot.deliver(mail(6));
    await until(() => once().size === 6);
    await until(() => cursor.last!.uidValidity !== before);
    expect(new Set(taken.map(({ subject }) => subject)).size).toBe(6);
  });

  it('a stalled server is found out and another line is opened', async () => {
    const dovecot = await mailbox();
    const line = await lineTo(dovecot.port);
    const { once } = listen(line.port, memory());
    dovecot.deliver(mail(1));
    await until(() => once().size === 1);
    line.stall();
    dovecot.deliver(mail(2));
    await pause(500);
    line.mend();
    await until(() => once().size === 2, 10_000);
  });

  it('a stop ends it soon, even on a dead line', async () => {
    const dovecot = await mailbox();
    const line = await lineTo(dovecot.port);
    const listening = listen(line.port, memory());
    dovecot.deliver(mail(1));
    await until(() => listening.taken.length === 1);
    line.stall();
    const began = performance.now();
    await listening.stop();
    expect(performance.now() - began).toBeLessThan(TIMING.commandMs + 1_000);
  });

  it('a file of a big mail is fetched from the mailbox when it is asked for', async () => {
    const dovecot = await mailbox();
    const photo = Buffer.alloc(6_000_000, 0x5a);
    dovecot.deliver(
      [
        mail(1)
          .replace('Content-Type: text/plain; charset=utf-8', 'Content-Type: multipart/mixed; boundary=x')
          .replace(/\r\n$/, ''),
        '--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nVoici la fuite.',
        '--x\r\nContent-Type: image/jpeg; name=fuite.jpg\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n',
        photo.toString('base64').replace(/.{76}/g, '$&\r\n'),
        '--x--\r\n',
      ].join('\r\n'),
    );
    const { taken, channel } = listen(dovecot.port, memory(), { timing: { ...TIMING, commandMs: 10_000 } });
    await until(() => taken.length === 1);
    const [inbound] = taken;
    expect(inbound).toMatchObject({
      kind: 'photo',
      media: [{ name: 'fuite.jpg', contentType: 'image/jpeg', source: expect.stringMatching(/^imap:/) }],
    });
    const pieces: Buffer[] = [];
    for await (const piece of (await channel.openMedia(inbound!.media[0]!.source, null))!) pieces.push(piece);
    expect(Buffer.concat(pieces).equals(photo)).toBe(true);
  });

  it('500 mails arrive while the server is killed, stalled and cut 20 times: 500 are taken in, each once', async () => {
    const dovecot = await mailbox();
    const line = await lineTo(dovecot.port);
    const cursor = memory();
    const kept = new Map<string, number>();
    let commits = 0;
    const take = async ({ providerId }: Inbound) => {
      // As the inbox does: unique by provider id, a commit that takes its time and fails now and then.
      await pause(2);
      if (++commits % 37 === 0) throw new Error('the database is away');
      kept.set(providerId, (kept.get(providerId) ?? 0) + 1);
    };
    let listening = listen(line.port, cursor, { take });
    let delivered = 0;
    for (let round = 0; round < 20; round++) {
      for (let i = 0; i < 25; i++) {
        dovecot.deliver(mail(++delivered));
        if (i % 5 === 0) await pause(10);
      }
      if (round % 4 === 0) {
        await dovecot.kill();
        await dovecot.start();
      } else if (round % 4 === 1) {
        line.stall();
        await pause(200);
        line.mend();
      } else if (round % 4 === 2) {
        line.cut();
      } else {
        // Our own process goes away, too, and another begins.
        await listening.stop();
        line.shut();
        listening = listen(line.port, cursor, { take });
        await pause(100);
        line.mend();
      }
      await pause(100);
    }
    await until(() => kept.size === 500, 60_000);
    await until(() => cursor.last?.lastUid === 500, 15_000);
    expect(kept.size).toBe(500);
    expect(cursor.last).toMatchObject({ lastUid: 500, skipped: [] });
  }, 120_000);
});
