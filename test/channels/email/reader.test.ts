import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, describe, expect, it } from 'vitest';
import { createMailReader } from '#channels/email/reader.ts';
import { thin } from '#channels/email/thin.ts';
import { STRESS } from './stress-mails.ts';

const reader = createMailReader();
afterAll(() => reader.close());

async function* streamed(pieces: Iterable<Buffer>): AsyncIterable<Buffer> {
  for (const piece of pieces) for (let at = 0; at < piece.length; at += 65_536) yield piece.subarray(at, at + 65_536);
}

describe('mails made to hang or burst their reader', () => {
  for (const { name, pieces, says, subject } of STRESS) {
    it(`${name}: read within five seconds, and the main thread goes on`, async () => {
      const delay = monitorEventLoopDelay({ resolution: 10 });
      const source = pieces();
      delay.enable();
      const began = performance.now();
      const { bytes, dropped } = await thin(streamed(source));
      const { mail } = await reader.read(bytes, dropped);
      const took = performance.now() - began;
      delay.disable();
      expect(took).toBeLessThan(5_000);
      if (says !== undefined) {
        expect(mail.text).toContain(says);
        expect(mail.reply).toContain(says);
      }
      if (subject !== undefined) expect(mail.subject).toBe(subject);
      expect(JSON.stringify(mail)).not.toContain('\\u0000');
      // Making the mail itself takes its time within the same thread.
      expect(delay.max / 1e6).toBeLessThan(1_000);
    });
  }
});

it('the size of a file is told even where most of it was left out', async () => {
  const { bytes, dropped, size } = await thin(streamed(STRESS.find(({ name }) => name.startsWith('four'))!.pieces()));
  expect(bytes.length).toBeLessThan(6_000_000);
  expect(size).toBeGreaterThan(130_000_000);
  const { mail } = await reader.read(bytes, dropped);
  expect(mail.attachments.map(({ size: own }) => own)).toEqual(Array.from({ length: 4 }, () => 25_034_400));
});

describe('a worker that does not come back', () => {
  const words = 'Il y a une odeur de gaz.';
  const mail = (body: string) => Buffer.from(`From: a@example.org\r\nSubject: fuite\r\n\r\n${words} ${body}\r\n`);

  for (const [how, reason] of [
    ['HANG', 'not done within 400 ms'],
    ['BURST', 'out of memory'],
    ['EXIT', 'the reader ended'],
  ] as const) {
    it(`${how}: it is replaced, its mail is read as raw text, and the others are not disturbed`, async () => {
      const script = new URL('./hanging-worker.ts', import.meta.url);
      const one = createMailReader({ script, timeoutMs: how === 'BURST' ? 10_000 : 400, memoryMb: 64, workers: 2 });
      try {
        const [bad, good, after] = await Promise.all([
          one.read(mail(how)),
          one.read(mail('deux')),
          one.read(mail('trois')),
        ]);
        expect(bad).toMatchObject({
          error: reason,
          mail: { raw: true, subject: 'fuite', from: [{ address: 'a@example.org' }] },
        });
        expect(bad.mail.text).toContain(words);
        expect(good).toMatchObject({ error: null, mail: { raw: false } });
        expect(after.mail.text).toContain('trois');
        expect(await one.read(mail('quatre'))).toMatchObject({ error: null });
      } finally {
        await one.close();
      }
    });
  }

  it('a reader that cannot start at all still gives words', async () => {
    const one = createMailReader({ script: new URL('./no-such-worker.ts', import.meta.url) });
    const { mail: read, error } = await one.read(mail('x'));
    expect(error).not.toBeNull();
    expect(read.text).toContain(words);
    await one.close();
  });

  it('what is asked after the close is read as raw text, and nobody waits', async () => {
    const one = createMailReader();
    await one.close();
    expect((await one.read(mail('x'))).mail.text).toContain(words);
  });
});
