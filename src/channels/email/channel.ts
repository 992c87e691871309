// The email channel: what arrives in the mailbox becomes messages and bounces, what leaves goes by SMTP.
import type { Clock } from '#lib/clock.ts';
import type { Logger } from '#lib/log.ts';
import type { Inbound, ListeningChannel } from '../channel.ts';
import type { Bounce } from './bounce.ts';
import type { Complaint } from './complaint.ts';
import { createMailIdentity } from './identity.ts';
import type { ArrivedMail } from './listener.ts';
import { inOnePiece, type MailSource, readPlace, writePlace } from './mail-source.ts';
import { fileInMail, IN_MAILBOX, IN_RAW } from './media.ts';
import { type Arrival, arrivalOf } from './parse.ts';
import { createMailReader } from './reader.ts';
import { sendMail } from './send.ts';
import { createSmtpClient } from './smtp.ts';
import { thin } from './thin.ts';

export interface EmailOptions {
  /** Missing: nothing is listened to. */
  mails?: MailSource;
  /** Missing: nothing can be sent. */
  smtpUrl?: string;
  clock: Clock;
  log: Logger;
  /** SECRET_KEY: signs Message-IDs and reply addresses. */
  secrets: readonly string[];
  /** Our addresses, as in `senders`, asked at the start and every minute. */
  addresses(): Promise<readonly string[]>;
  /** How our mail server names itself in Authentication-Results. */
  authservId?: string;
  /** The agency's name beside its address. */
  nameOf?(from: string): string;
  language?: string;
  /** `reference` as in Outgoing; null when the bounce does not say which mail it is about. Resolves after the commit. */
  takeBounce(bounce: Bounce, reference: string | null, raw: Buffer): Promise<void>;
  /** `reference` as in Outgoing; null when the complaint does not prove which mail it is about. Resolves after the commit. */
  takeComplaint(complaint: Complaint, reference: string | null, raw: Buffer): Promise<void>;
  /** Read receipts, our own mails come back, bounces of what we never sent: kept raw. */
  takeOther?(reason: Extract<Arrival, { kind: 'nothing' }>['reason'], raw: Buffer): Promise<void>;
  /** For tests. */
  sendTimeoutMs?: number;
}

export interface EmailChannel extends ListeningChannel {
  /** The bytes of a file that came with a mail: `source` as in InboundMedia, `raw` as kept with the message. Null: it is gone. */
  openMedia(source: string, raw: Buffer | null): Promise<AsyncIterable<Buffer> | null>;
  close(): Promise<void>;
}

const ADDRESSES_MS = 60_000;
const MOST_RECENT = 5_000;

export function createEmailChannel(options: EmailOptions): EmailChannel {
  const { mails, smtpUrl, clock, log, secrets } = options;
  const identity = createMailIdentity(secrets);
  const smtp =
    smtpUrl === undefined
      ? undefined
      : createSmtpClient({ url: smtpUrl, ...(options.sendTimeoutMs ? { timeoutMs: options.sendTimeoutMs } : {}) });
  const ours = { addresses: [] as string[], secrets };
  const reader = createMailReader({ ours });
  /** Message-ID to provider id, of the last mails. */
  const recent = new Map<string, string>();
  let askedAt = Number.NEGATIVE_INFINITY;

  async function refreshAddresses(): Promise<void> {
    if (performance.now() - askedAt < ADDRESSES_MS) return;
    ours.addresses = (await options.addresses()).map((address) => address.toLowerCase());
    askedAt = performance.now();
  }

  /** A broken program gives several mails one Message-ID: each is kept, and the later ones say so. */
  function flagged(inbound: Inbound): Inbound {
    const id = inbound.extra.messageId;
    if (typeof id !== 'string' || id === '') return inbound;
    const before = recent.get(id);
    if (before === undefined) {
      const [oldest] = recent.keys();
      if (recent.size >= MOST_RECENT && oldest !== undefined) recent.delete(oldest);
      recent.set(id, inbound.providerId);
    }
    const isOther = before !== undefined && before !== inbound.providerId;
    return isOther ? { ...inbound, extra: { ...inbound.extra, sameMessageId: before } } : inbound;
  }

  async function takeMail(
    mail: ArrivedMail,
    take: (inbound: Inbound, raw: Buffer) => Promise<void>,
  ): Promise<'taken' | 'empty'> {
    await refreshAddresses();
    const { bytes, dropped, size } = await thin(mail.source());
    if (size === 0) return 'empty';
    const { mail: read, error } = await reader.read(bytes, dropped);
    if (error !== null) log.warn({ uid: mail.uid, size, reason: error }, 'a mail was read as raw text only');
    const mediaSource = (part: string) =>
      dropped.length === 0
        ? `${IN_RAW}${part}`
        : `${IN_MAILBOX}${writePlace({ ...mail, path: part, messageId: read.messageId })}`;
    const arrival = arrivalOf(
      read,
      { raw: bytes, size, mediaSource },
      { identity, addresses: ours.addresses, authservId: options.authservId ?? '', now: clock.now() },
    );
    if (arrival.kind === 'message') await take(flagged(arrival.inbound), bytes);
    else if (arrival.kind === 'bounce') await options.takeBounce(arrival.bounce, arrival.reference, bytes);
    else if (arrival.kind === 'complaint') await options.takeComplaint(arrival.complaint, arrival.reference, bytes);
    else await options.takeOther?.(arrival.reason, bytes);
    return 'taken';
  }

  return {
    name: 'email',
    limits: { textLength: 20_000, media: true, replies: true },
    async send(message, signal) {
      if (smtp === undefined) return { kind: 'not_sent', detail: 'SMTP_URL is missing' };
      return sendMail(message, signal, {
        smtp,
        identity,
        clock,
        ...(options.language === undefined ? {} : { language: options.language }),
        ...(options.nameOf === undefined ? {} : { nameOf: options.nameOf }),
      });
    },
    // No mail server tells what it took. A second try carries the same Message-ID, by which servers and programs see that it is
    // the same mail (RFC 5321, 4.5.4.1, asks for the same after a line that broke): it may go out again.
    findSent: async () => [],
    async listen(take, signal) {
      await mails?.listen((mail) => takeMail(mail, take), signal);
    },
    async openMedia(source, raw) {
      if (source.startsWith(IN_RAW)) {
        const file = raw === null ? undefined : fileInMail(raw, source.slice(IN_RAW.length));
        return file === undefined ? null : inOnePiece(file);
      }
      const place = source.startsWith(IN_MAILBOX) ? readPlace(source.slice(IN_MAILBOX.length)) : null;
      return place === null || mails === undefined ? null : mails.openFile(place);
    },
    async close() {
      smtp?.close();
      await reader.close();
    },
  };
}
