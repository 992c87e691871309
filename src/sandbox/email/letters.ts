// Every mail of the sandbox, kept on disk as it was sent.
import { join } from 'node:path';
import { openLedger } from '../ledger.ts';
import { type Kept, type Letter, letterOf } from './letter.ts';

export interface Letters {
  all(): readonly Letter[];
  get(uid: number): Letter | undefined;
  add(mail: Omit<Kept, 'uid' | 'source'> & { source: Buffer }): Letter;
  change(letter: Letter, status: Kept['status']): void;
  /** What one address wrote and received. */
  of(address: string): Letter[];
}

export function openLetters(folder: string): Letters {
  const ledger = openLedger<Kept>(join(folder, 'email.jsonl'), ({ uid }) => String(uid));
  const letters = new Map(ledger.kept.map((kept) => [kept.uid, letterOf(kept)]));
  let last = Math.max(0, ...letters.keys());

  function write({ uid, direction, from, to, status, at, source }: Kept): void {
    ledger.write({ uid, direction, from, to, status, at, source });
  }

  return {
    all: () => [...letters.values()],
    get: (uid) => letters.get(uid),
    add(mail) {
      const letter = letterOf({ ...mail, uid: ++last, source: mail.source.toString('base64') });
      letters.set(letter.uid, letter);
      write(letter);
      return letter;
    },
    change(letter, status) {
      letter.status = status;
      write(letter);
    },
    of: (address) => [...letters.values()].filter(({ from, to }) => from === address || to === address),
  };
}
