// Email, where there are a mailbox and a mail server: the channel that it leaves by, the listener that it comes in by, its files.
import type { AgencyRegistry } from '#agency/registry.ts';
import type { Channel } from '#channels/channel.ts';
import { createEmailChannel } from '#channels/email/channel.ts';
import { imapSource } from '#channels/email/imap-source.ts';
import type { MailSource } from '#channels/email/mail-source.ts';
import { mailMedia } from '#channels/email/media-source.ts';
import type { MediaSource } from '#channels/media-source.ts';
import type { ChannelName } from '#flows/codes.ts';
import { createMailCursor } from '#inbox/mail-cursor.ts';
import { createMailDoor, type MailDoor, type MailDoorOptions } from '#inbox/mail-door.ts';
import type { Clock } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { type Logger, logger } from '#lib/log.ts';
import { keptSecretKey } from '#lib/secret-key.ts';
import type { Config } from './config.ts';

export interface Email {
  channels: readonly [ChannelName, Channel][];
  sources: readonly MediaSource[];
  /** Until `close`. */
  listen(door: Pick<MailDoorOptions, 'inbox' | 'takeReceipt' | 'raised'>): void;
  /** The listener only; what is being sent goes on. */
  stopListening(): Promise<void>;
  close(): Promise<void>;
}

/** A mail server to send by, and a mailbox to read, in place of those that are not set. */
export interface EmailStandIn {
  smtpUrl: string;
  mails: MailSource;
}

const NONE: Email = {
  channels: [],
  sources: [],
  listen: () => undefined,
  stopListening: async () => undefined,
  close: async () => undefined,
};

export async function openEmail(
  config: Pick<Config, 'imapUrl' | 'smtpUrl' | 'authservId' | 'secretKeys' | 'dataDir'>,
  {
    db,
    clock,
    agencies,
    standIn,
  }: { db: Db; clock: Clock; agencies: AgencyRegistry; standIn?: EmailStandIn | undefined },
): Promise<Email> {
  const log = logger('email');
  const reached = reachedBy(config, { db, clock, log }) ?? standIn;
  if (reached === undefined) return NONE;
  const stopping = new AbortController();
  let door: MailDoor | undefined;
  let listening: Promise<void> = Promise.resolve();
  let names = new Map<string, string>();

  /** By our addresses: what stands beside them. */
  async function readNames(): Promise<string[]> {
    const known = (await agencies.all()).map(({ settings }) => settings);
    names = new Map(
      known.flatMap(({ agency, senders }) => (senders.email ? [[senders.email.toLowerCase(), agency.name]] : [])),
    );
    return [...names.keys()];
  }

  const opened = (): MailDoor => {
    if (door === undefined) throw new Error('a mail came in before anybody listened');
    return door;
  };
  const channel = createEmailChannel({
    ...reached,
    ...(config.authservId === undefined ? {} : { authservId: config.authservId }),
    clock,
    log,
    secrets: config.secretKeys.length > 0 ? config.secretKeys : [await keptSecretKey(config.dataDir)],
    addresses: readNames,
    nameOf: (from) => names.get(from.toLowerCase()) ?? '',
    takeBounce: (...bounce) => opened().takeBounce(...bounce),
    takeComplaint: (...complaint) => opened().takeComplaint(...complaint),
    takeOther: (...other) => opened().takeOther(...other),
  });
  const sending: Channel = {
    ...channel,
    async send(message, signal) {
      if (!names.has(message.from.toLowerCase())) await readNames();
      return channel.send(message, signal);
    },
  };

  async function stopListening(): Promise<void> {
    stopping.abort();
    await listening;
  }

  return {
    channels: [['email', sending]],
    sources: [mailMedia(channel)],
    listen(with_) {
      door = createMailDoor({ db, clock, log, agencies, ...with_ });
      listening = channel.listen(door.take, stopping.signal);
      listening.catch((err: unknown) => log.error({ err }, 'the mailbox is not listened to any more'));
    },
    stopListening,
    async close() {
      await stopListening();
      await channel.close();
    },
  };
}

function reachedBy(
  { imapUrl, smtpUrl }: Pick<Config, 'imapUrl' | 'smtpUrl'>,
  { db, clock, log }: { db: Db; clock: Clock; log: Logger },
): EmailStandIn | undefined {
  if (imapUrl === undefined || smtpUrl === undefined) return undefined;
  return { smtpUrl, mails: imapSource({ url: imapUrl, cursor: createMailCursor(db, imapUrl), clock, log }) };
}
