// A mailbox by IMAP, as a source of mails.
import { openMailbox } from './imap-connection.ts';
import { type ListenerOptions, listenToMailbox } from './listener.ts';
import type { FilePlace, MailSource } from './mail-source.ts';
import { fileWithin } from './media.ts';

const COMMAND_MS = 20_000;
const MOST_WITHIN = 60_000_000;

export function imapSource(options: Omit<ListenerOptions, 'takeMail'>): MailSource {
  return {
    listen: (takeMail, signal) => listenToMailbox({ ...options, takeMail }, signal),
    openFile: (place) => fromMailbox(options.url, place),
  };
}

async function fromMailbox(
  url: string,
  { uidValidity, uid, path, within, messageId }: FilePlace,
): Promise<AsyncIterable<Buffer> | null> {
  const connection = await openMailbox({ url, commandMs: COMMAND_MS });
  try {
    // A mailbox that counts anew still knows the mail by its own id.
    const known =
      connection.mailbox.uidValidity === uidValidity
        ? [uid]
        : messageId === ''
          ? []
          : await connection.uids({ messageId });
    const [found] = known;
    const content = found === undefined ? null : await connection.part(found, path);
    if (content === null) {
      connection.close();
      return null;
    }
    return closing(within === null ? content : whole(content, within), connection);
  } catch (error) {
    connection.close();
    throw error;
  }
}

async function* closing(content: AsyncIterable<Buffer>, connection: { close(): void }): AsyncIterable<Buffer> {
  try {
    yield* content;
  } finally {
    connection.close();
  }
}

async function* whole(content: AsyncIterable<Buffer>, index: number): AsyncIterable<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of content) {
    size += piece.length;
    if (size > MOST_WITHIN) return;
    pieces.push(piece);
  }
  const file = fileWithin(Buffer.concat(pieces), index);
  if (file !== undefined) yield file;
}
