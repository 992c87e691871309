// A mail that was read, to what the inbox takes in, or to what is no message at all: a bounce, or our own mail come back.
import { createHash } from 'node:crypto';
import { cleanText, cutText } from '#lib/text.ts';
import type { Inbound, InboundMedia, MessageKind } from '../channel.ts';
import { authenticationOf } from './authentication.ts';
import type { Attachment } from './body/attachments.ts';
import type { Bounce } from './bounce.ts';
import { type Complaint, readComplaint } from './complaint.ts';
import type { MailIdentity } from './identity.ts';
import type { ReadMail } from './read-mail.ts';

export type Arrival =
  | { kind: 'message'; inbound: Inbound }
  /** About a mail that left; `reference` is null when it does not say which. */
  | { kind: 'bounce'; bounce: Bounce; reference: string | null }
  /** Somebody marked a mail of ours as spam. */
  | { kind: 'complaint'; complaint: Complaint; reference: string | null }
  /** Kept raw, and nothing else. */
  | { kind: 'nothing'; reason: 'own' | 'read_receipt' | 'backscatter' };

export interface ParseContext {
  identity: MailIdentity;
  /** Addresses of ours that people write to, lower case. */
  addresses: readonly string[];
  /** How our mail server names itself in Authentication-Results; empty: none is trusted. */
  authservId: string;
  now: Date;
}

export interface Source {
  raw: Buffer;
  /** Bytes of the whole mail; more than `raw` where it was thinned. */
  size: number;
  /** Where a file of it can be had. */
  mediaSource(part: string): string;
}

const MOST_TEXT = 100_000;
const MOST_QUOTED = 20_000;
/** Logos and lines of dots in signatures. */
const DECORATION_BYTES = 12_000;
const MOST_MEDIA = 50;
/** A clock may be wrong by so much. */
const AHEAD_MS = 10 * 60_000;
const EARLIEST = Date.UTC(2000, 0, 1);
const FORWARD_SUBJECT = /^\s*(?:fwd?|tr|wg|rv|enc|i|vs|pd)\s*:/i;
const REPLY_SUBJECT = /^\s*(?:re|aw|sv|antw|rép|rep|odp|vs|ré)\s*(?:\[\d+\])?\s*:/i;

export function arrivalOf(mail: ReadMail, source: Source, context: ParseContext): Arrival {
  if (mail.bounce !== null && mail.setAside !== 'own') return bounceOf(mail, mail.bounce, context.identity);
  if (mail.setAside === 'feedback_loop') {
    const complaint = readComplaint(source.raw);
    return { kind: 'complaint', complaint, reference: context.identity.referenceOf(complaint.messageId) };
  }
  if (mail.setAside === 'read_receipt') return { kind: 'nothing', reason: 'read_receipt' };
  if (context.identity.referenceOf(mail.messageId) !== null) return { kind: 'nothing', reason: 'own' };
  const media = mail.attachments.filter((file) => !isDecoration(file)).slice(0, MOST_MEDIA);
  const token = tokenOf(mail, context);
  const from = mail.from[0]?.address ?? mail.sender[0]?.address ?? '';
  const authentication = authenticationOf(mail.authentication, context.authservId, from);
  return {
    kind: 'message',
    inbound: {
      channel: 'email',
      providerId: providerIdOf(mail, source),
      from: { kind: 'email', value: from },
      to: ourAddress(mail.to, context.addresses),
      kind: kindOf(mail, media),
      text: wordsOf(mail),
      subject: cleanText(mail.subject),
      media: media.map(
        (file): InboundMedia => ({ source: source.mediaSource(file.part), contentType: file.type, name: file.name }),
      ),
      sentAt: sentAtOf(mail.date, context.now),
      optOutType: null,
      // Who is pretended to be would get the answer.
      unanswerable: authentication?.disowned ? 'disowned' : mail.unanswerable,
      extra: {
        ...extraOf(mail, token, source, context),
        authentication,
        ...(authentication?.disowned || isPassedOn(mail, token, context) ? { hearsay: true } : {}),
      },
    },
  };
}

function bounceOf(mail: ReadMail, bounce: Bounce, identity: MailIdentity): Arrival {
  if (mail.setAside === 'backscatter') return { kind: 'nothing', reason: 'backscatter' };
  const known = [bounce.messageId, mail.inReplyTo, ...mail.references].map((id) => identity.referenceOf(id));
  return { kind: 'bounce', bounce, reference: known.find((reference) => reference !== null) ?? null };
}

/**
 * One mail that reaches two of our addresses differs in its headers only, and is one; a program that gives two mails the same
 * Message-ID has sent two.
 */
function providerIdOf(mail: ReadMail, { raw, size }: Source): string {
  const hash = createHash('sha256');
  if (mail.messageId === '') return `sha256:${hash.update(raw).update(`${size}`).digest('hex')}`;
  const files = mail.attachments.map(({ name, size: bytes }) => `${name}:${bytes}`);
  hash.update(JSON.stringify([mail.from.map(({ address }) => address), mail.subject, mail.text, files]));
  return `${mail.messageId.slice(0, 300)}#${hash.digest('hex').slice(0, 12)}`;
}

function extraOf(
  mail: ReadMail,
  token: string | null,
  { size }: Source,
  { identity, addresses }: ParseContext,
): Record<string, unknown> {
  const replied = [mail.inReplyTo, ...mail.references.toReversed()]
    .map((id) => identity.referenceOf(id))
    .find((reference) => reference !== null);
  const [sender] = mail.from;
  const others = mail.replyTo.map(({ address }) => address).filter((address) => address !== sender?.address);
  return {
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo,
    references: mail.references,
    size,
    ...(sender === undefined || sender.name === '' ? {} : { senderName: sender.name }),
    ...(mail.from.length > 1 ? { allFrom: mail.from.map(({ address }) => address) } : {}),
    ...(token === null ? tokenInWords(mail.text, { identity, addresses }) : { token }),
    ...(replied === undefined ? {} : { repliesTo: replied }),
    ...(others.length === 0 ? {} : { replyTo: others }),
    ...(mail.setAside === null ? {} : { setAside: mail.setAside }),
    ...(mail.onlyQuote ? { onlyQuote: true } : {}),
    ...(mail.raw ? { unread: true } : {}),
    ...(mail.forwardedFrom.length === 0 ? {} : { forwardedFrom: mail.forwardedFrom }),
    ...(mail.calendar === '' ? {} : { calendar: mail.calendar }),
    ...(mail.text.length > mail.reply.length ? { quoted: cutText(mail.text, MOST_QUOTED) } : {}),
  };
}

/** A subject that its writer chose is part of what he says. */
function wordsOf({ subject, reply, inReplyTo }: ReadMail): string {
  const words = reply.trim();
  const isOurs = REPLY_SUBJECT.test(subject) || inReplyTo !== '';
  const isSaid = subject === '' || words.toLowerCase().includes(subject.toLowerCase());
  const all = words === '' ? subject : isOurs || isSaid ? words : `${subject}\n\n${words}`;
  return cutText(cleanText(all), MOST_TEXT);
}

function kindOf(mail: ReadMail, media: readonly Attachment[]): MessageKind {
  if (media.some(({ type }) => type.startsWith('image/'))) return 'photo';
  if (mail.reply.trim() !== '' || mail.subject !== '' || media.length === 0) return 'text';
  const { type } = media[0]!;
  return type.startsWith('video/') ? 'video' : type.startsWith('audio/') ? 'audio' : 'document';
}

function isDecoration({ type, size, inline }: Attachment): boolean {
  return inline && type.startsWith('image/') && size < DECORATION_BYTES;
}

/** Only of a domain where our own addresses are: a token that was sent elsewhere is nobody's word for anything. */
function tokenOf(mail: ReadMail, { identity, addresses }: Pick<ParseContext, 'identity' | 'addresses'>): string | null {
  for (const address of mail.to) {
    const outbox = isOfOurs(address, addresses) ? identity.outboxOf(address) : null;
    if (outbox !== null) return outbox;
  }
  return null;
}

/** Only quoted, it may have been passed on to anybody: a hint. */
function tokenInWords(
  text: string,
  { identity, addresses }: Pick<ParseContext, 'identity' | 'addresses'>,
): { quotedToken?: string } {
  const address = /reply\+[a-z2-7]{39}@[\w.-]+/i.exec(text)?.[0];
  const outbox = address === undefined || !isOfOurs(address, addresses) ? null : identity.outboxOf(address);
  return outbox === null ? {} : { quotedToken: outbox };
}

/** Its words are another's, whoever passes them on. */
function isPassedOn(mail: ReadMail, token: string | null, context: ParseContext): boolean {
  if (mail.forwardedFrom.length > 0 || FORWARD_SUBJECT.test(mail.subject)) return true;
  return token === null && tokenInWords(mail.text, context).quotedToken !== undefined && mail.inReplyTo === '';
}

function isOfOurs(address: string, ours: readonly string[]): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return ours.some((own) => own.endsWith(`@${domain}`));
}

/** As it stands in `senders`: by the whole address, without what follows a "+", or by its domain for a reply address. */
function ourAddress(named: readonly string[], ours: readonly string[]): string {
  const bare = named.map((address) => address.replace(/\+[^@]*@/, '@'));
  const found = ours.find((address) => named.includes(address) || bare.includes(address));
  if (found !== undefined) return found;
  const domains = named.filter((address) => address.startsWith('reply+')).map((address) => address.split('@')[1]);
  return ours.find((address) => domains.includes(address.split('@')[1])) ?? '';
}

function sentAtOf(date: Date | null, now: Date): Date | null {
  if (date === null || date.getTime() < EARLIEST || date.getTime() > now.getTime() + AHEAD_MS) return null;
  return date;
}
