// What one can do in the sandbox, in plain functions: the pages, the scripted API and the rehearsals all use these.

import { findTrail, type Trail } from '#journal/trail.ts';
import { inAgency } from '#lib/db.ts';
import { type Act, type Acted, actOf } from './act.ts';
import type { Connection } from './connection.ts';
import { createDirectory, type Directory, type Someone } from './directory.ts';
import { mailAddress, providerIdOf, type ReceivedMail, receivedMails, sayByMail } from './email/mailing.ts';
import { type GivenMedia, readMedia } from './media.ts';
import { createClockwork, readInstant } from './move-clock.ts';
import { quiet, quietAfterClick, type StandIns } from './quiet.ts';
import { bare, channelOf, type Text, WHATSAPP } from './twilio/text.ts';
import { WrongRequest } from './wrong-request.ts';

export interface Said {
  from: string;
  channel: string;
  text: string;
  /** Email only; without it, a mail answers the last one that its writer received. */
  subject?: string;
  media?: readonly GivenMedia[];
}

export interface ReceivedText {
  at: string;
  channel: 'sms' | 'whatsapp';
  from: string;
  text: string;
  media?: { url: string }[];
}

export type Received = ReceivedText | ReceivedMail;

export interface Play {
  readonly directory: Directory;
  readonly phones: StandIns['twilio']['phones'];
  readonly email: StandIns['email'];
  readonly workspace: StandIns['slack']['workspace'];
  now(): Date;
  say(said: Said): Promise<{ sid: string; someone: Someone }>;
  advance(seconds: number): Promise<Date>;
  moveTo(when: string | Date): Promise<Date>;
  /** What reached a number, name or mail address, oldest first. */
  received(address: string): Promise<Received[]>;
  act(act: Act): Promise<Acted>;
  /** Names of managers and channels follow the agencies' files. */
  refresh(): Promise<void>;
  quiet(): Promise<void>;
  /** The journal of a message, a ticket or an address; null: there is none. */
  journal(wanted: string): Promise<Trail | null>;
}

/** Texts that did not arrive. */
const LOST = new Set(['failed', 'undelivered', 'canceled']);

export function createPlay(standIns: StandIns, connection: Connection): Play {
  const { twilio, slack, email } = standIns;
  const { clock } = connection;
  const directory = createDirectory(connection);
  const settle = () => quiet(standIns, connection.settle);
  const clockwork = createClockwork(connection, settle);

  async function refresh(): Promise<void> {
    const { users, channels } = await directory.slack();
    slack.workspace.setPeople(users, channels);
  }

  return {
    directory,
    phones: twilio.phones,
    email,
    workspace: slack.workspace,
    now: () => clock.now(),
    refresh,
    quiet: settle,
    async say({ from, channel, text, subject = '', media = [] }) {
      if (channel === 'email')
        return sayByMail({ from, text, subject, media }, { email, directory, db: connection.db });
      if (channel !== 'sms' && channel !== 'whatsapp')
        throw new WrongRequest(`there is no channel "${channel}": write sms, whatsapp or email`);
      if (subject !== '') throw new WrongRequest(`only a mail has a "subject": leave it out by ${channel}`);
      const someone = await directory.find(from);
      if (someone.phone === '')
        throw new WrongRequest(`${someone.name || from} has no mobile number: give the number to write from`);
      const files = readMedia(media);
      const to = await directory.inboundOf(someone.agency, channel);
      const prefix = channel === 'whatsapp' ? WHATSAPP : '';
      const { sid } = await twilio.write({ from: prefix + someone.phone, to, body: text, files });
      return { sid, someone };
    },
    advance: (seconds) => clockwork.advance(seconds),
    moveTo: async (when) =>
      clockwork.moveTo(typeof when === 'string' ? readInstant(when, clock.now(), await directory.zone()) : when),
    async received(address) {
      const written = address.includes('@') ? mailAddress(address) : '';
      const someone = await directory.find(written || address);
      // A name stands for all that its owner has; a number or an address for itself.
      const phone = written === '' ? someone.phone : '';
      const mailbox = written || (isNumber(address) ? '' : someone.email);
      const texts = phone === '' ? [] : twilio.phones.of(phone).filter((text) => bare(text.to) === phone);
      const arrived = texts.filter(({ direction, status }) => direction !== 'inbound' && !LOST.has(status));
      const mails = mailbox === '' ? [] : receivedMails(email, mailbox);
      return [...arrived.map(receivedOf), ...mails].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    },
    async journal(wanted) {
      for (const { id } of await connection.agencies.all()) {
        const found = await inAgency(connection.db, id, async (tx) =>
          findTrail(tx, (await providerIdOf(tx, id, wanted)) ?? wanted),
        );
        if (found !== null) return found;
      }
      return null;
    },
    async act(given) {
      await refresh();
      return actOf(slack, () => quietAfterClick(standIns, connection.settle), given);
    },
  };
}

function isNumber(address: string): boolean {
  return /^[\d\s+().-]+$/.test(address.trim());
}

function receivedOf(text: Text): ReceivedText {
  const { at, from, body, mediaUrls } = text;
  return {
    at,
    channel: channelOf(text),
    from: bare(from),
    text: body,
    ...(mediaUrls.length > 0 ? { media: mediaUrls.map((url) => ({ url })) } : {}),
  };
}
