// Where mails arrive: a mailbox that is listened to, whatever protocol stands before it.
import type { ArrivedMail } from './listener.ts';

/** A file of a mail that was too large to be kept whole. */
export interface FilePlace {
  uidValidity: string;
  uid: number;
  /** As IMAP numbers parts: "2.1". */
  path: string;
  /** The n-th file within that part. */
  within: number | null;
  messageId: string;
}

export interface MailSource {
  /** Until `signal` aborts. `takeMail` resolves after the commit; what it throws is tried again. */
  listen(takeMail: (mail: ArrivedMail) => Promise<'taken' | 'empty'>, signal: AbortSignal): Promise<void>;
  /** Null: the mail, or its part, is gone. */
  openFile(place: FilePlace): Promise<AsyncIterable<Buffer> | null>;
}

export function writePlace({ uidValidity, uid, path, messageId }: Omit<FilePlace, 'within'>): string {
  return `${uidValidity}/${uid}/${path}?${encodeURIComponent(messageId)}`;
}

export function readPlace(text: string): FilePlace | null {
  const [, uidValidity, uid, path = '', within, messageId = ''] =
    /^(\d+)\/(\d+)\/([\d.]+)(?:#(\d+))?\?(.*)$/.exec(text) ?? [];
  if (uidValidity === undefined) return null;
  return {
    uidValidity,
    uid: Number(uid),
    path,
    within: within === undefined ? null : Number(within),
    messageId: decodeURIComponent(messageId),
  };
}

export async function* inOnePiece(bytes: Buffer): AsyncIterable<Buffer> {
  yield bytes;
}
