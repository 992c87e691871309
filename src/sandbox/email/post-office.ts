// Email's place in the sandbox: the mail server that the normal client sends by, everybody's mailboxes, and the app's own, which it
// listens to.
import type { Logger } from 'pino';
import { inOnePiece, type MailSource } from '#channels/email/mail-source.ts';
import { fileInMail } from '#channels/email/media.ts';
import { plainAddress } from '#channels/email/mime/addresses.ts';
import type { Clock } from '#lib/clock.ts';
import { createDoor, type Door } from '../door.ts';
import type { SentFile } from '../media.ts';
import { WrongRequest } from '../wrong-request.ts';
import type { Letter } from './letter.ts';
import { type Letters, openLetters } from './letters.ts';
import { startSmtpServer } from './smtp-server.ts';
import { answerSubject, writeBounce, writeMail } from './write.ts';

export interface PostOffice {
  readonly smtpUrl: string;
  /** The app's mailbox. */
  readonly mails: MailSource;
  readonly letters: Letters;
  readonly door: Pick<Door, 'busy' | 'quiet'>;
  /** A person writes. Resolves when the app has taken the mail in. */
  write(written: WrittenMail): Promise<Letter>;
  /** Brings any mail to the app's mailbox as it stands. */
  bring(mail: { from: string; to: string; source: Buffer }): Promise<Letter>;
  /** Which addresses are the app's own; until it is said, all. */
  setSenders(owns: (address: string) => Promise<boolean>): void;
  /** How many mails the app has handed over. */
  calls(): number;
  /** A mailbox that is closed takes nothing: what is sent there comes back. */
  close(address: string, closed: boolean): void;
  isClosed(address: string): boolean;
  stop(): Promise<void>;
}

export interface WrittenMail {
  from: { name: string; address: string };
  /** The agency's address; an answer goes where the mail that it answers wants it. */
  to: string;
  /** Empty: of the mail that is answered, or none. One that does not begin with "Re:" begins a talk of its own. */
  subject: string;
  text: string;
  files: readonly SentFile[];
}

const UID_VALIDITY = '1';

export async function startPostOffice({
  folder,
  clock,
  log,
}: {
  folder: string;
  clock: Clock;
  log: Logger;
}): Promise<PostOffice> {
  const letters = openLetters(folder);
  const door = createDoor('email', log);
  const closed = new Set<string>();
  let owns: (address: string) => Promise<boolean> = async () => true;
  let calls = 0;
  let takeMail: Parameters<MailSource['listen']>[0] | undefined;

  const server = await startSmtpServer({
    refusesSender: async (from) => ((await owns(from)) ? '' : '553 5.7.1 this is not your address'),
    refusesRecipient: (to) => (plainAddress(to) === null ? '501 5.1.3 this is no address' : ''),
    take({ from, to, source }) {
      calls++;
      for (const address of to) {
        const status = closed.has(address) ? 'bounced' : 'delivered';
        const letter = letters.add({ direction: 'outbound', from, to: address, status, at: now(), source });
        if (status === 'bounced') door.behind(() => comeBack(letter));
      }
    },
  });

  function now(): string {
    return clock.now().toISOString();
  }

  async function comeBack(letter: Letter): Promise<void> {
    await bring({ from: '', to: letter.from, source: writeBounce(letter, clock.now()) });
  }

  async function bring({ from, to, source }: { from: string; to: string; source: Buffer }): Promise<Letter> {
    const letter = letters.add({ direction: 'inbound', from, to, status: 'waiting', at: now(), source });
    await handOver(letter);
    return letter;
  }

  /** What the app cannot take in now waits in its mailbox. */
  async function handOver(letter: Letter): Promise<void> {
    if (takeMail === undefined) return;
    const bytes = Buffer.from(letter.source, 'base64');
    await takeMail({
      uid: letter.uid,
      uidValidity: UID_VALIDITY,
      size: bytes.length,
      source: () => inOnePiece(bytes),
    });
    letters.change(letter, 'taken');
  }

  const mails: MailSource = {
    async listen(take, signal) {
      takeMail = take;
      for (const letter of letters.all()) if (letter.status === 'waiting') await handOver(letter);
      await new Promise<void>((done) => {
        if (signal.aborted) done();
        signal.addEventListener('abort', () => done(), { once: true });
      });
      takeMail = undefined;
    },
    async openFile({ uid, path }) {
      const letter = letters.get(uid);
      const file = letter === undefined ? undefined : fileInMail(Buffer.from(letter.source, 'base64'), path);
      return file === undefined ? null : inOnePiece(file);
    },
  };

  return {
    smtpUrl: server.url,
    mails,
    letters,
    door,
    bring,
    async write({ from, to, subject, text, files }) {
      if (takeMail === undefined)
        throw new WrongRequest(
          'mails of the sandbox are not read here: a real mailbox is set (IMAP_URL), or another process does the work',
        );
      const last = letters
        .of(from.address)
        .findLast(({ direction, to: reached }) => direction === 'outbound' && reached === from.address);
      const answers = last !== undefined && (subject === '' || /^\s*re\s*:/i.test(subject)) ? last : null;
      const draft = {
        from,
        to: answers?.replyTo ?? to,
        subject: subject || (answers === null ? '' : answerSubject(answers.subject)),
        text,
        files,
        answers,
        at: clock.now(),
      };
      return bring({ from: from.address, to: draft.to, source: await writeMail(draft) });
    },
    setSenders(given) {
      owns = given;
    },
    calls: () => calls,
    close(address, isClosed) {
      if (isClosed) closed.add(address);
      else closed.delete(address);
    },
    isClosed: (address) => closed.has(address),
    async stop() {
      await door.quiet();
      await server.close();
    },
  };
}
