// A mail as somebody's mail program writes it, and the report of a mail server that could not deliver ours.
import { randomUUID } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { SentFile } from '../media.ts';
import type { Letter } from './letter.ts';

export interface Draft {
  from: { name: string; address: string };
  to: string;
  subject: string;
  text: string;
  files: readonly SentFile[];
  /** The mail that it answers; null: it begins a talk. */
  answers: Letter | null;
  at: Date;
}

export function writeMail({ from, to, subject, text, files, answers, at }: Draft): Promise<Buffer> {
  const thread =
    answers === null || answers.messageId === ''
      ? {}
      : {
          inReplyTo: `<${answers.messageId}>`,
          references: [...answers.references, answers.messageId].map((id) => `<${id}>`),
        };
  return new MailComposer({
    from,
    to,
    ...(subject === '' ? {} : { subject }),
    text,
    ...thread,
    messageId: `<${randomUUID()}@${from.address.split('@')[1]}>`,
    date: at,
    attachments: files.map(({ name, contentType, data }, i) => ({
      filename: name || `fichier-${i + 1}`,
      contentType,
      content: Buffer.from(data, 'base64'),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

export function answerSubject(subject: string): string {
  return /^\s*re\s*:/i.test(subject) ? subject : `Re: ${subject}`;
}

/** RFC 3464. */
export function writeBounce(of: Letter, at: Date): Buffer {
  const domain = of.to.split('@')[1];
  const boundary = randomUUID();
  return Buffer.from(
    [
      'Return-Path: <>',
      `From: MAILER-DAEMON@${domain}`,
      `To: ${of.from}`,
      'Subject: Undelivered Mail Returned to Sender',
      `Message-ID: <${randomUUID()}@${domain}>`,
      `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
      '',
      `--${boundary}`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      `<${of.to}>: this mailbox is closed.`,
      `--${boundary}`,
      'Content-Type: message/delivery-status',
      '',
      `Reporting-MTA: dns; ${domain}`,
      '',
      `Final-Recipient: rfc822; ${of.to}`,
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 no such mailbox',
      `--${boundary}`,
      'Content-Type: text/rfc822-headers',
      '',
      `From: ${of.from}`,
      `To: ${of.to}`,
      `Message-ID: <${of.messageId}>`,
      `--${boundary}--`,
      '',
    ].join('\r\n'),
  );
}
