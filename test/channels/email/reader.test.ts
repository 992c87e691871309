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
