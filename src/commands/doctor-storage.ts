// What doctor tries of a mailbox, a mail server and a file storage: that they let us in. Nothing is sent, nothing stays.
import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { openMailbox } from '#channels/email/imap-connection.ts';
import { createSmtpClient } from '#channels/email/smtp.ts';
import { openS3Store } from '#media/s3-store.ts';
import type { Config } from '../config.ts';
import type { Finding } from './doctor.ts';

const PATIENCE_MS = 10_000;

export async function mail({ imapUrl, smtpUrl }: Pick<Config, 'imapUrl' | 'smtpUrl'>): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (imapUrl !== undefined) {
    findings.push(
      await tried('the mailbox (IMAP_URL)', 'check user, password and folder in IMAP_URL', async () => {
        const opened = await openMailbox({ url: imapUrl, commandMs: PATIENCE_MS });
        opened.close();
      }),
    );
  }
  if (smtpUrl !== undefined) {
    findings.push(
      await tried('the mail server (SMTP_URL)', 'check host, user and password in SMTP_URL', async () => {
        const client = createSmtpClient({ url: smtpUrl, timeoutMs: PATIENCE_MS });
        await client.logIn().finally(() => client.close());
      }),
    );
  }
  return findings;
}

/** A file is written, looked at and taken away again. */
export async function storage({ s3Url }: Pick<Config, 's3Url'>): Promise<Finding[]> {
  if (s3Url === undefined) return [];
  const words = Buffer.from(`loge doctor ${randomUUID()}`);
  const key = createHash('sha1').update(words).digest('hex');
  const mend = 'check key, secret, bucket and region in S3_URL; writing, reading and deleting must be allowed';
  return [
    await tried('the file storage (S3_URL)', mend, async () => {
      const store = openS3Store(s3Url, { timeoutMs: PATIENCE_MS });
      try {
        await store.put(key, Readable.from([words]), { contentType: 'text/plain', size: words.length });
        if (!(await store.has(key))) throw new Error('what was written is not there');
        await store.delete(key);
      } finally {
        await store.close();
      }
    }),
  ];
}

/** The reason is the provider's own; addresses hold passwords and are never shown. */
async function tried(what: string, mend: string, attempt: () => Promise<void>): Promise<Finding> {
  try {
    await attempt();
    return { ok: true, says: `${what} lets us in` };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, says: `${what} does not let us in`, mend: `${mend} (${why})` };
  }
}
