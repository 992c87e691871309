// Where the reading of a mailbox stands: one row a mailbox, above agencies, as the address of each mail decides whose it is.
import type { Cursor, CursorStore } from '#channels/email/cursor.ts';
import { type Db, rows, run, unscoped } from '#lib/db.ts';

interface Row {
  uid_validity: string;
  last_uid: bigint | number | string;
  skipped: (bigint | number | string)[];
  at: Date;
}

/** `imapUrl`: two mailboxes of one server are told apart by user and folder; the password is no part of the name. */
export function createMailCursor(db: Db, imapUrl: string): CursorStore {
  const { hostname, username, pathname } = new URL(imapUrl);
  const mailbox = `${decodeURIComponent(username)}@${hostname}${pathname === '/' || pathname === '' ? '/INBOX' : pathname}`;
  return {
    async load(): Promise<Cursor | null> {
      const [row] = await unscoped(db, (tx) =>
        rows<Row>(tx, 'select uid_validity, last_uid, skipped, at from mail_cursors where mailbox = $1', mailbox),
      );
      if (row === undefined) return null;
      return {
        uidValidity: row.uid_validity,
        lastUid: Number(row.last_uid),
        skipped: row.skipped.map(Number),
        at: row.at,
      };
    },
    // Two workers may listen to one mailbox: within one count, the further one is right.
    async save({ uidValidity, lastUid, skipped, at }) {
      await unscoped(db, (tx) =>
        run(
          tx,
          `insert into mail_cursors (mailbox, uid_validity, last_uid, skipped, at) values ($1, $2, $3, $4::bigint[], $5)
           on conflict (mailbox) do update set uid_validity = excluded.uid_validity, skipped = excluded.skipped, at = excluded.at,
             last_uid = case when mail_cursors.uid_validity = excluded.uid_validity
               then greatest(mail_cursors.last_uid, excluded.last_uid) else excluded.last_uid end`,
          mailbox,
          uidValidity,
          lastUid,
          skipped,
          at,
        ),
      );
    },
  };
}
