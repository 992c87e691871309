// One mail as the post office keeps it, in or out, and what a mail program shows of it.
import { lettersOf } from '#channels/email/body/text-part.ts';
import { messageIds, parseMailboxes } from '#channels/email/mime/addresses.ts';
import { decodeWords } from '#channels/email/mime/encoded-words.ts';
import { type Part, readParts } from '#channels/email/mime/parts.ts';
import { decodeTransfer } from '#channels/email/mime/transfer.ts';
import { oneLine } from '#lib/text.ts';

export interface Kept {
  /** Counts from 1, in the order in which they were posted. */
  uid: number;
  direction: 'inbound' | 'outbound';
  /** As on the envelope. */
  from: string;
  to: string;
  /** Inbound mails wait until the app has taken them in; outbound ones arrive, or come back. */
  status: 'waiting' | 'taken' | 'delivered' | 'bounced';
  /** ISO, on the sandbox's clock. */
  at: string;
  /** The mail as it was sent, base64. */
  source: string;
}

export interface LetterFile {
  name: string;
  contentType: string;
  bytes: Buffer;
}

export interface Letter extends Kept {
  /** Without < and >. */
  messageId: string;
  references: string[];
  /** Where its writer wants the answer. */
  replyTo: string;
  /** What stands as its sender: "Agence des Lilas". */
  fromName: string;
  subject: string;
  text: string;
  html: string;
  files: LetterFile[];
}

export function letterOf(kept: Kept): Letter {
  const root = readParts(Buffer.from(kept.source, 'base64'));
  const leaves = leavesOf(root);
  const words = leaves.filter(({ disposition }) => disposition !== 'attachment');
  const field = (name: string) => root.headers.first(name);
  const [sender] = parseMailboxes(field('from'));
  const shown = (type: string) => words.find((part) => part.type === type);
  return {
    ...kept,
    messageId: messageIds(field('message-id'), 1)[0] ?? '',
    references: messageIds(`${field('references')} ${field('in-reply-to')}`, MOST_REFERENCES),
    replyTo: parseMailboxes(field('reply-to'))[0]?.address ?? sender?.address ?? kept.from,
    fromName: sender?.name ?? '',
    subject: oneLine(decodeWords(field('subject'))),
    text: textIn(shown('text/plain')),
    html: textIn(shown('text/html')),
    files: filesIn(leaves),
  };
}

const MOST_REFERENCES = 20;

function leavesOf(part: Part): Part[] {
  return part.children.length === 0 || part.type.startsWith('message/') ? [part] : part.children.flatMap(leavesOf);
}

function textIn(part: Part | undefined): string {
  return part === undefined ? '' : lettersOf(part).replace(/\r\n/g, '\n').trimEnd();
}

/** What is offered as a file. An invitation stands among the words as well: it is shown once. */
function filesIn(leaves: readonly Part[]): LetterFile[] {
  const files = leaves.filter(
    ({ disposition, filename, type }) => disposition === 'attachment' || filename !== '' || !type.startsWith('text/'),
  );
  const hasFile = files.some(({ type }) => type === 'text/calendar');
  const invitations = hasFile ? [] : leaves.filter(({ type }) => type === 'text/calendar');
  return [...new Set([...files, ...invitations])].map((part) => ({
    name: oneLine(decodeWords(part.filename)) || (part.type === 'text/calendar' ? 'invitation.ics' : 'fichier'),
    contentType: part.type,
    bytes: decodeTransfer(part.body, part.encoding),
  }));
}
