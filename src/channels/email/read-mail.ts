// Bytes of a mail to what it says: pure, and run in a worker (reader.ts), as a mail may be made to hang or burst whoever reads it.
import { cleanText, oneLine } from '#lib/text.ts';
import type { Attachment, Dropped } from './body/attachments.ts';
import { contentOf } from './body/content.ts';
import { type Bounce, readBounce } from './bounce.ts';
import { type Mailbox, messageIds, parseMailboxes } from './mime/addresses.ts';
import { decodeUnknown } from './mime/charset.ts';
import { decodeWords } from './mime/encoded-words.ts';
import { type Headers, headersOf } from './mime/headers.ts';
import { type Part, readParts, startOf } from './mime/parts.ts';
import { cutReply } from './reply/cut.ts';
import type { Ours, Reason } from './set-aside/rule.ts';
import { reasonToSetAside } from './set-aside/rules.ts';
import { unanswerable } from './unanswerable.ts';

export interface ReadMail {
  from: Mailbox[];
  sender: Mailbox[];
  replyTo: Mailbox[];
  /** Every address that it names as a recipient: To, Cc, Delivered-To and their like. */
  to: string[];
  subject: string;
  /** All its readable words, quoted ones too. */
  text: string;
  /** The new words only; the whole text on any doubt. */
  reply: string;
  /** Nothing new was found in it. */
  onlyQuote: boolean;
  /** Who wrote what was passed on; never trusted. */
  forwardedFrom: string[];
  setAside: Reason | null;
  /** Why no answer may leave; empty when one may. */
  unanswerable: string;
  attachments: Attachment[];
  /** Without < and >; empty when it has none. */
  messageId: string;
  inReplyTo: string;
  references: string[];
  /** As its writer says. */
  date: Date | null;
  authentication: string[];
  bounce: Bounce | null;
  /** REQUEST, REPLY ...; empty without an invitation. */
  calendar: string;
  /** Its structure could not be read: `text` is what could be made out of the bytes. */
  raw: boolean;
}

export const NOT_OURS: Ours = { addresses: [], secrets: [] };

const MOST_REFERENCES = 100;
const LONGEST_SUBJECT = 500;
const MOST_TEXT = 1_000_000;
const REPLY_SUBJECT = /^\s*(?:\[[^\]]{0,60}\]\s*)*(?:re|aw|sv|antw|r[ée]p|odp|vs|r[ée]f?)\s*(?:\[\d+\]|\(\d+\))?\s*:/i;
const KNOWN =
  /^(?:from|to|cc|subject|date|received|message-id|mime-version|content-type|content-transfer-encoding|return-path|delivered-to|reply-to|sender|in-reply-to|references|x-[\w-]+|dkim-signature|list-[a-z]+|envelope-to|resent-[a-z]+)$/;

export function readMail(
  raw: Buffer,
  { ours = NOT_OURS, dropped = [] }: { ours?: Ours; dropped?: readonly Dropped[] } = {},
): ReadMail {
  // Old Macs end lines with a return alone.
  const bytes =
    raw.includes(0x0a) || !raw.includes(0x0d)
      ? raw
      : Buffer.from(raw.toString('latin1').replaceAll('\r', '\n'), 'latin1');
  const root = readParts(bytes);
  const isMail = root.headers.fields.some(({ name }) => KNOWN.test(name));
  return isMail ? ofMail(root, bytes, ours, dropped) : ofText(bytes);
}

function ofMail(root: Part, bytes: Buffer, ours: Ours, dropped: readonly Dropped[]): ReadMail {
  const { headers } = root;
  const content = contentOf(root, bytes, dropped);
  const said = content.texts
    .map(cleanText)
    .map(withoutOuterLines)
    .filter((text) => text !== '');
  const own = (said.length > 0 ? said : content.spare.map(cleanText)).join('\n\n').trim();
  const forwards = content.forwards.map(({ text }) => cleanText(text).trim()).filter((text) => text !== '');
  const subject = subjectOf(headers);
  const from = parseMailboxes(headers.first('from'));
  const bounce = readBounce(root, headers, subject, own);
  const cut = cutReply(own, subject, answers(headers, subject));
  const [messageId = ''] = messageIds(headers.first('message-id'), 1);
  const seen = { headers, root, content, from, subject, text: own, reply: cut.reply, bounce, ours };
  const setAside = reasonToSetAside(seen);
  return {
    from,
    sender: parseMailboxes(headers.first('sender')),
    replyTo: parseMailboxes(headers.first('reply-to')),
    to: recipientsOf(headers),
    subject,
    text: capped([own, ...forwards]),
    reply: capped([cut.reply, ...forwards]),
    onlyQuote: cut.onlyQuote && forwards.length === 0,
    forwardedFrom: [...new Set(content.forwards.map(({ from: writer }) => writer).filter(Boolean))],
    setAside,
    unanswerable: unanswerable(seen, setAside),
    attachments: content.attachments,
    messageId: messageId || oneLine(headers.first('message-id')).replace(/^<|>$/g, '').slice(0, 500),
    inReplyTo: messageIds(headers.first('in-reply-to'), 1)[0] ?? '',
    references: messageIds(headers.first('references'), MOST_REFERENCES),
    date: dateOf(headers),
    authentication: headers.all('authentication-results').map((value) => oneLine(value).slice(0, 1_000)),
    bounce,
    calendar: content.calendar,
    raw: false,
  };
}

/** Mail programs say so when they answer; a mail that does not, with another of its subject in it, was passed on by hand. */
function answers(headers: Headers, subject: string): boolean | null {
  if (subject === '') return null;
  const isThreaded = headers.first('in-reply-to') !== '' || headers.first('references') !== '';
  return isThreaded || REPLY_SUBJECT.test(subject);
}

/** No header at all: a text that somebody saved. */
function ofText(bytes: Buffer): ReadMail {
  const text = cleanText(decodeUnknown(bytes.subarray(startOf(bytes), MOST_TEXT))).trim();
  const cut = cutReply(text);
  return { ...nothing(), text, reply: cut.reply, onlyQuote: cut.onlyQuote };
}

export function nothing(): ReadMail {
  return {
    from: [],
    sender: [],
    replyTo: [],
    to: [],
    subject: '',
    text: '',
    reply: '',
    onlyQuote: false,
    forwardedFrom: [],
    setAside: null,
    unanswerable: '',
    attachments: [],
    messageId: '',
    inReplyTo: '',
    references: [],
    date: null,
    authentication: [],
    bounce: null,
    calendar: '',
    raw: false,
  };
}

export function subjectOf(headers: Headers): string {
  return oneLine(decodeWords(headers.first('subject')))
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .slice(0, LONGEST_SUBJECT)
    .toWellFormed();
}

const RECIPIENTS = [
  'to',
  'cc',
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'apparently-to',
  'resent-to',
];

function recipientsOf(headers: Headers): string[] {
  return [
    ...new Set(
      RECIPIENTS.flatMap((name) => headers.all(name)).flatMap((value) =>
        parseMailboxes(value).map(({ address }) => address),
      ),
    ),
  ];
}

function dateOf(headers: Headers): Date | null {
  const at = new Date(headers.first('date').replace(/\([^)]*\)/g, ''));
  return Number.isNaN(at.getTime()) ? null : at;
}

function withoutOuterLines(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+|\s+$/g, '');
}

function capped(texts: readonly string[]): string {
  return texts
    .filter((text) => text !== '')
    .join('\n\n')
    .slice(0, MOST_TEXT)
    .toWellFormed();
}

/** What can be made out without taking anything apart, in little time: when the real reading hangs or bursts. */
export function readRaw(bytes: Buffer): ReadMail {
  const head = bytes.subarray(0, RAW_BYTES);
  const at = startOf(head);
  const isMail = /^[!-9;-~]+[ \t]*:/.test(head.toString('latin1', at, at + 200));
  const gap = isMail ? /\r?\n\r?\n/.exec(head.toString('latin1', at)) : null;
  const bodyStart = gap === null ? at : at + gap.index + gap[0].length;
  const fields = head
    .toString('latin1', at, Math.min(bodyStart, at + RAW_HEADER))
    .split(/\r?\n(?![ \t])/)
    .flatMap((line) => {
      const colon = line.indexOf(':');
      return colon > 0 && colon < 60
        ? [
            {
              name: line.slice(0, colon).trim().toLowerCase(),
              value: line
                .slice(colon + 1)
                .replace(/\s+/g, ' ')
                .trim(),
            },
          ]
        : [];
    });
  const headers = headersOf(fields);
  const body = decodeUnknown(head.subarray(bodyStart)).replace(
    /<(?:style|script).{0,5000}?<\/(?:style|script)>/gi,
    ' ',
  );
  const text = cleanText(
    body
      .replace(/<[^<>]{0,1000}>/g, ' ')
      .replace(/[ \t]{2,}/g, ' ')
      .replace(/(?:\s*\n){3,}/g, '\n\n'),
  ).trim();
  const [messageId = ''] = messageIds(headers.first('message-id'), 1);
  return {
    ...nothing(),
    from: parseMailboxes(headers.first('from').slice(0, 1_000)),
    to: recipientsOf(headersOf(fields.map(({ name, value }) => ({ name, value: value.slice(0, 1_000) })))),
    subject: subjectOf(headersOf(fields.map(({ name, value }) => ({ name, value: value.slice(0, 2_000) })))),
    text,
    reply: text,
    messageId,
    inReplyTo: messageIds(headers.first('in-reply-to'), 1)[0] ?? '',
    date: dateOf(headers),
    raw: true,
  };
}

const RAW_BYTES = 200_000;
const RAW_HEADER = 30_000;
