// What one does with mails in the sandbox: writes them as somebody, and reads what reached an address.
import { plainAddress } from '#channels/email/mime/addresses.ts';
import { inAgency, rows, type Tx } from '#lib/db.ts';
import { oneLine } from '#lib/text.ts';
import type { Connection } from '../connection.ts';
import type { Directory, Someone } from '../directory.ts';
import { type GivenMedia, readMedia } from '../media.ts';
import { WrongRequest } from '../wrong-request.ts';
import type { PostOffice } from './post-office.ts';
import { filePath } from './routes.ts';

export interface SaidByMail {
  from: string;
  text: string;
  subject: string;
  media: readonly GivenMedia[];
}

export interface ReceivedMail {
  at: string;
  channel: 'email';
  from: string;
  subject: string;
  text: string;
  attachments?: { name: string; contentType: string; size: number; url: string }[];
}

/** `sid`: what the journal knows the mail by. */
export async function sayByMail(
  { from, text, subject, media }: SaidByMail,
  { email, directory, db }: { email: PostOffice; directory: Directory } & Pick<Connection, 'db'>,
): Promise<{ sid: string; someone: Someone }> {
  const given = from.includes('@') ? mailAddress(from) : '';
  const someone = await directory.find(given || from);
  const address = given || someone.email;
  if (address === '')
    throw new WrongRequest(`${someone.name || from} has no mail address: give the address to write from`);
  const files = readMedia(media);
  if (text.trim() === '' && subject.trim() === '' && files.length === 0)
    throw new WrongRequest('"text" is empty: a mail has words, a subject or a file');
  const to = await directory.inboundOf(someone.agency, 'email');
  const written = { from: { name: someone.name, address }, to, subject: oneLine(subject), text, files };
  const { messageId } = await email.write(written);
  const sid = await inAgency(db, someone.agency, (tx) => providerIdOf(tx, someone.agency, messageId));
  return { sid: sid ?? messageId, someone };
}

/** "a@b.fr", or with a name before it. */
export function mailAddress(text: string): string {
  const address = plainAddress(/<([^<>]+)>\s*$/.exec(text)?.[1] ?? text);
  if (address === null) throw new WrongRequest(`"${text}" is no mail address: write it as somebody@example.org`);
  return address;
}

export function receivedMails({ letters }: Pick<PostOffice, 'letters'>, address: string): ReceivedMail[] {
  const arrived = letters.of(address).filter(({ to, status }) => to === address && status === 'delivered');
  return arrived.map((letter) => {
    const { at, from, subject, text, files } = letter;
    const attachments = files.map(({ name, contentType, bytes }, i) => ({
      name,
      contentType,
      size: bytes.length,
      url: filePath(letter, i),
    }));
    return { at, channel: 'email', from, subject, text, ...(files.length === 0 ? {} : { attachments }) };
  });
}

/** A mail is known to the app by its Message-ID and what it says. */
export async function providerIdOf(tx: Tx, agency: string, messageId: string): Promise<string | undefined> {
  const [found] = await rows<{ id: string }>(
    tx,
    `select provider_id as id from messages where agency_id = $1 and channel = 'email' and extra ->> 'messageId' = $2
     order by received_at desc limit 1`,
    agency,
    messageId,
  );
  return found?.id;
}
