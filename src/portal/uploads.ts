// Files that come with a form: cleaned and kept while the form is read, and joined to its message once that is written. What
// belongs to no message after a day is removed.
import { wantCardsOfMessage } from '#engine/cards-of-message.ts';
import type { Clock } from '#lib/clock.ts';
import { type Db, inAgency, rows, unscoped } from '#lib/db.ts';
import { insertInto, oneStatement } from '#lib/writes.ts';
import { type FileStore, newFileKey } from '#media/file-store.ts';
import { kindOf } from '#media/file-types.ts';
import type { Refusal } from '#media/refusals.ts';
import { type MediaRow, waitingMedia } from '#media/store.ts';
import { takeIn } from '#media/take-in.ts';
import type { SentFile } from '#web/read-form.ts';

export type Uploaded = { kind: 'kept'; media: string } | { kind: 'refused'; reason: Refusal };

export interface Uploads {
  /** `documents`: a PDF is kept too. */
  take(agency: string, file: SentFile, documents?: boolean): Promise<Uploaded>;
  /** To the message of that form; done twice, it is done once. */
  join(agency: string, key: string, media: readonly string[]): Promise<void>;
  /** Left behind by forms that were never sent. How many. */
  expire(): Promise<number>;
}

const DAY_MS = 86_400_000;
/** What a form asks for; a letter is better sent by mail. */
const SHOWS: readonly string[] = ['picture', 'video'];
const write = oneStatement([insertInto('media')]);

const JOIN = `
with m as (select id from messages where agency_id = $1 and channel = 'form' and provider_id = $2),
  f as (update media set message_id = m.id from m
    where media.agency_id = $1 and media.id = any($3::uuid[]) and media.message_id is null returning media.id)
update messages set media_count = messages.media_count + (select count(*) from f) from m
where messages.agency_id = $1 and messages.id = m.id and exists (select from f) returning messages.id`;

export function createUploads({ db, clock, store }: { db: Db; clock: Clock; store: FileStore }): Uploads {
  return {
    async take(agency, { stream, name, contentType }, documents = false) {
      const key = newFileKey();
      const taken = await takeIn({ store }, { stream, declared: contentType, size: null }, key, async () => undefined);
      if (taken.kind === 'refused') return taken;
      const type = taken.kept.content_type;
      if (!SHOWS.includes(kindOf(type)) && !(documents && type === 'application/pdf')) {
        await store.delete(taken.kept.path);
        return { kind: 'refused', reason: 'type' };
      }
      const now = clock.now();
      const row: MediaRow = {
        ...waitingMedia({ agency_id: agency, source: 'form', content_type: '', name, created_at: now }),
        ...taken.kept,
        state: 'stored',
        stored_at: now,
      };
      await inAgency(db, agency, (tx) => write(tx, { media: [row] }));
      return { kind: 'kept', media: row.id };
    },
    async join(agency, key, media) {
      if (media.length === 0) return;
      await inAgency(db, agency, async (tx) => {
        const [message] = await rows<{ id: string }>(tx, JOIN, agency, key, media);
        if (message !== undefined) await wantCardsOfMessage(tx, agency, message.id, clock.now());
      });
    },
    async expire() {
      const gone = await unscoped(db, (tx) =>
        rows<{ path: string; preview: string }>(
          tx,
          `delete from media where source = 'form' and message_id is null and ticket_id is null and created_at < $1
           returning path, preview`,
          new Date(clock.now().getTime() - DAY_MS),
        ),
      );
      for (const { path, preview } of gone) for (const key of [path, preview]) if (key !== '') await store.delete(key);
      return gone.length;
    },
  };
}
