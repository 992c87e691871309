import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { mailMedia } from '#channels/email/media-source.ts';

const signal = () => AbortSignal.timeout(5_000);
async function* bytes(...parts: string[]) {
  for (const part of parts) yield Buffer.from(part);
}

it('a file within a mail comes out of the mail as it was kept', async () => {
  const asked: unknown[] = [];
  const source = mailMedia({
    openMedia: async (name, raw) => {
      asked.push([name, raw?.toString()]);
      return bytes('the ', 'photo');
    },
  });
  expect([source.owns('mail:2'), source.owns('imap:1/2/3'), source.owns('https://x')]).toEqual([true, true, false]);
  const opened = await source.open('mail:2', signal(), async () => Buffer.from('the mail'));
  expect(opened).toMatchObject({ kind: 'open', size: null });
  expect(opened.kind === 'open' && (await buffer(opened.stream)).toString()).toBe('the photo');
  expect(asked).toEqual([['mail:2', 'the mail']]);
});

it('a file in the mailbox is asked for there, and the mail as kept is not read', async () => {
  const source = mailMedia({ openMedia: async (_, raw) => (raw === null ? bytes('large') : null) });
  const opened = await source.open('imap:7/12/2.1?x', signal(), () => Promise.reject(new Error('not needed')));
  expect(opened.kind === 'open' && (await buffer(opened.stream)).toString()).toBe('large');
});

it('what is gone is missing; a mailbox that is away may be asked later', async () => {
  const gone = mailMedia({ openMedia: async () => null });
  expect(await gone.open('mail:2', signal(), async () => null)).toMatchObject({ kind: 'missing' });
  const away = mailMedia({
    openMedia: async () => {
      throw Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
    },
  });
  expect(await away.open('imap:1/2/3?x', signal(), async () => null)).toEqual({
    kind: 'later',
    detail: 'ECONNREFUSED',
  });
});
