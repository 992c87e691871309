// How far a mailbox has been taken in. It moves only after the commit, and never backwards within one UIDVALIDITY.
export interface Cursor {
  /** A mailbox that was made anew counts from 1 again under another value. */
  uidValidity: string;
  /** Every mail up to here was taken in, or is among `skipped`. */
  lastUid: number;
  /** Mails that could not be taken in, and are tried again at each sweep. */
  skipped: number[];
  /** When it was last moved. */
  at: Date;
}

export interface CursorStore {
  load(): Promise<Cursor | null>;
  save(cursor: Cursor): Promise<void>;
}

/** Which mails are done: in any order, while the cursor waits for the lowest that is not. */
export interface Progress {
  isDone(uid: number): boolean;
  done(uid: number): void;
  /** It could not be taken in: the others go on, and it is tried again. */
  failed(uid: number): void;
  /** Mails that failed often: they wait for a sweep. */
  skipped(): number[];
  /** What may be stored now. */
  cursor(at: Date): Cursor;
}

/** A second or so apart; the others are taken in meanwhile. */
const MOST_TRIES = 10;

/** `known`: what lies between the cursor and the end of the mailbox, as it is found. */
export function createProgress(from: Cursor): Progress & { seen(uids: readonly number[]): void } {
  const above = new Set<number>();
  const waiting = new Set<number>();
  const tries = new Map<number, number>();
  const skipped = new Set(from.skipped);
  let last = from.lastUid;

  function advance(): void {
    const [lowest] = [...waiting].sort((a, b) => a - b);
    const highest = lowest === undefined ? Math.max(last, ...above) : lowest - 1;
    for (const uid of above) if (uid <= highest) above.delete(uid);
    last = Math.max(last, highest);
  }

  return {
    seen(uids) {
      for (const uid of uids) if (uid > last && !above.has(uid)) waiting.add(uid);
    },
    isDone: (uid) => !skipped.has(uid) && !waiting.has(uid) && (uid <= last || above.has(uid)),
    done(uid) {
      waiting.delete(uid);
      skipped.delete(uid);
      tries.delete(uid);
      if (uid > last) above.add(uid);
      advance();
    },
    failed(uid) {
      const times = (tries.get(uid) ?? 0) + 1;
      tries.set(uid, times);
      if (times < MOST_TRIES || skipped.has(uid)) return;
      waiting.delete(uid);
      skipped.add(uid);
      if (uid > last) above.add(uid);
      advance();
    },
    skipped: () => [...skipped],
    cursor: (at) => ({ uidValidity: from.uidValidity, lastUid: last, skipped: [...skipped].sort((a, b) => a - b), at }),
  };
}
