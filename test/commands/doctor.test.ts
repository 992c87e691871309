// What doctor says of a mail server and a file storage that do, or do not, let us in.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mail, storage } from '../../src/commands/doctor-storage.ts';
import { type FakeS3, startFakeS3 } from '../support/fake-s3.ts';
import { type FakeSmtp, startFakeSmtp } from '../support/fake-smtp.ts';
import { freePort } from '../support/free-port.ts';

let s3: FakeS3;
let smtp: FakeSmtp;
beforeAll(async () => {
  s3 = await startFakeS3();
  smtp = await startFakeSmtp();
});
afterAll(async () => {
  await s3.close();
  await smtp.close();
});

it('a file storage that takes, shows and deletes a file is fine, and keeps nothing', async () => {
  expect(await storage({ s3Url: s3.url })).toEqual([{ ok: true, says: 'the file storage (S3_URL) lets us in' }]);
  expect(s3.requests.map(({ method }) => method)).toEqual(['PUT', 'HEAD', 'DELETE']);
  expect(s3.objects.size).toBe(0);
});

it('a wrong secret is told with its remedy, and is not shown', async () => {
  const wrong = new URL(s3.url);
  wrong.password = 'wrong-secret';
  const [found] = await storage({ s3Url: wrong.href });
  expect(found).toMatchObject({ ok: false, says: 'the file storage (S3_URL) does not let us in' });
  expect(JSON.stringify(found)).toContain('check key, secret, bucket and region');
  expect(JSON.stringify(found)).not.toContain('wrong-secret');
});

it('a mail server that answers is fine, and gets no mail', async () => {
  expect(await mail({ imapUrl: undefined, smtpUrl: `smtp://127.0.0.1:${smtp.port}` })).toEqual([
    { ok: true, says: 'the mail server (SMTP_URL) lets us in' },
  ]);
  expect(smtp.taken).toEqual([]);
});

it('a mailbox and a mail server that nobody answers at are two things to mend', async () => {
  const port = await freePort();
  const found = await mail({
    imapUrl: `imap://tickets:hidden@127.0.0.1:${port}`,
    smtpUrl: `smtp://tickets:hidden@127.0.0.1:${port}`,
  });
  expect(found.map(({ ok, says }) => [ok, says])).toEqual([
    [false, 'the mailbox (IMAP_URL) does not let us in'],
    [false, 'the mail server (SMTP_URL) does not let us in'],
  ]);
  expect(JSON.stringify(found)).not.toContain('hidden');
});

it('what is not set is not tried', async () => {
  expect([
    ...(await mail({ imapUrl: undefined, smtpUrl: undefined })),
    ...(await storage({ s3Url: undefined })),
  ]).toEqual([]);
});
