// Our own mails: text and the same in simple HTML, in the thread they belong to, marked so that no machine answers them.
import MailComposer from 'nodemailer/lib/mail-composer';
import { escapedHtml, oneLine } from '#lib/text.ts';
import type { Outgoing, OutgoingFile } from '../channel.ts';
import { safeName } from './body/attachments.ts';
import type { MailIdentity } from './identity.ts';
import { plainAddress } from './mime/addresses.ts';

export interface Composed {
  envelope: { from: string; to: string };
  messageId: string;
  bytes: Buffer;
}

export interface ComposeContext {
  identity: MailIdentity;
  /** The name beside the address; empty: the address alone. */
  nameOf(from: string): string;
  /** Of the texts: "fr", "en". */
  language: string;
  now: Date;
}

const LONGEST_SUBJECT = 150;
const SUBJECT_FROM_TEXT = 70;
const ID_LIST = /^(?:<[^<>\s]{1,300}>\s?){1,30}$/;

/** Null: the address is none that a mail can go to. */
export async function compose(message: Outgoing, context: ComposeContext): Promise<Composed | null> {
  const to = plainAddress(message.to);
  const from = plainAddress(message.from);
  if (to === null || from === null) return null;
  const domain = from.split('@')[1]!;
  const messageId = context.identity.messageId(message.reference, domain);
  const text = message.text.toWellFormed();
  const composer = new MailComposer({
    from: { name: oneLine(context.nameOf(from)), address: from },
    to: { name: '', address: to },
    replyTo: {
      name: oneLine(context.nameOf(from)),
      address: context.identity.replyAddress(message.reference, domain) ?? from,
    },
    subject: subjectOf(message, text),
    text,
    html: message.html ?? simpleHtml(text, context.language),
    messageId: `<${messageId}>`,
    date: context.now,
    headers: {
      'Auto-Submitted': 'auto-replied',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': context.language,
      ...threadOf(message.headers ?? {}),
    },
    attachments: [
      ...(message.media ?? []).map(({ url, contentType }) => ({ href: url, contentType })),
      ...(message.attachments ?? []).map(fileOf),
    ],
    ...invitationOf(message.attachments ?? []),
    disableFileAccess: true,
    disableUrlAccess: (message.media ?? []).length === 0,
  });
  const bytes = await composer.compile().build();
  return { envelope: { from, to }, messageId, bytes };
}

function fileOf({ name, contentType, content }: OutgoingFile, index: number) {
  return {
    filename: safeName(name, `document-${index + 1}`),
    contentType,
    content: Buffer.from(content),
    contentDisposition: 'attachment' as const,
  };
}

const METHOD = /^text\/calendar\s*;(?:.*;)?\s*method="?(REQUEST|CANCEL|PUBLISH|REPLY)"?/i;

/** Calendars ask only about an invitation that stands beside the words; as a file it can be opened by any other program. */
function invitationOf(files: readonly OutgoingFile[]) {
  for (const { contentType, content } of files) {
    const method = METHOD.exec(contentType)?.[1]?.toUpperCase();
    if (method === undefined) continue;
    const calendar = {
      content: Buffer.from(content),
      contentType: `text/calendar; charset=utf-8; method=${method}`,
      contentTransferEncoding: 'base64' as const,
    };
    return { alternatives: [calendar] };
  }
  return {};
}

function subjectOf({ subject }: Outgoing, text: string): string {
  const own = oneLine(subject ?? '');
  if (own !== '') return own.slice(0, LONGEST_SUBJECT);
  const [first = ''] = oneLine(text).split(/(?<=[.!?:])\s/);
  return first.length <= SUBJECT_FROM_TEXT
    ? first.replace(/[.:]$/, '')
    : `${first.slice(0, SUBJECT_FROM_TEXT).replace(/\s+\S*$/, '')}…`;
}

/** Only what makes a thread, and only as ids: a header of ours never carries words of others. */
function threadOf(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    ['In-Reply-To', 'References'].flatMap((name) => {
      const given = Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
      const ids = oneLine(given ?? '').replace(/(^|\s)([^<>\s]+@[^<>\s]+)(?=\s|$)/g, '$1<$2>');
      return ids !== '' && ID_LIST.test(ids) ? [[name, ids]] : [];
    }),
  );
}

/** Large letters, one column, no pictures; a screen reader is told the language; links and numbers can be pressed. */
function simpleHtml(text: string, language: string): string {
  const paragraphs = escapedHtml(text)
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p style="margin:0 0 1em">${linked(paragraph).replaceAll('\n', '<br>\n')}</p>`);
  return [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title></title></head>`,
    '<body style="margin:0;padding:16px;background:#ffffff;color:#0b0c0c">',
    '<div style="max-width:36em;font-family:Arial,Helvetica,sans-serif;font-size:18px;line-height:1.5">',
    ...paragraphs,
    '</div></body></html>',
  ].join('\n');
}

function linked(html: string): string {
  return html.replace(
    /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]/g,
    (url) => `<a href="${url}" style="color:#1d4f91">${url}</a>`,
  );
}
