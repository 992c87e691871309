// The rows of files: waiting when a message brings them, stored or failed once they were fetched. Never waiting again.
import { rows, run, type Tx } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import type { Refusal } from './refusals.ts';

export interface MediaRow {
  agency_id: string;
  id: string;
  message_id: string | null;
  ticket_id: string | null;
  source: string;
  content_type: string;
  name: string;
  size: number;
  state: 'waiting' | 'stored' | 'failed';
  path: string;
  preview: string;
  sha256: string;
  reason: Refusal | '';
  attempts: number;
  transcript: string;
  created_at: Date;
  stored_at: Date | null;
}

/** A file that is still with the provider. */
export function waitingMedia(
  given: Pick<MediaRow, 'agency_id' | 'source' | 'content_type' | 'name' | 'created_at'> &
    Partial<Pick<MediaRow, 'message_id' | 'ticket_id'>>,
): MediaRow {
  return {
    message_id: null,
    ticket_id: null,
    ...given,
    id: newId(),
    size: 0,
    state: 'waiting',
    path: '',
    preview: '',
    sha256: '',
    reason: '',
    attempts: 0,
    transcript: '',
    stored_at: null,
  };
}

export type ToFetch = Pick<
  MediaRow,
  'id' | 'message_id' | 'source' | 'content_type' | 'name' | 'path' | 'attempts' | 'created_at'
>;

/** Counts the attempt and gives the file its key, the same at every attempt. Undefined: it is settled already, or erased. */
export async function beginFetch(tx: Tx, agency: string, id: string, key: string): Promise<ToFetch | undefined> {
  const [found] = await rows<ToFetch>(
    tx,
    `update media set attempts = attempts + 1, path = case when path = '' then $3 else path end
     where agency_id = $1 and id = $2 and state = 'waiting'
     returning id, message_id, source, content_type, name, path, attempts, created_at`,
    agency,
    id,
    key,
  );
  return found;
}

export interface Kept {
  content_type: string;
  size: number;
  path: string;
  preview: string;
  sha256: string;
}

/** The same bytes, kept already. Its row stays locked until the end of the transaction: nobody erases it meanwhile. */
export async function findTwin(tx: Tx, agency: string, id: string, sha256: string): Promise<Kept | undefined> {
  const [found] = await rows<Kept>(
    tx,
    `select content_type, size, path, preview, sha256 from media
     where agency_id = $1 and sha256 = $3 and state = 'stored' and id <> $2 limit 1 for update`,
    agency,
    id,
    sha256,
  );
  return found;
}

/** False: it was settled or erased meanwhile, and nothing was written. */
export async function settleStored(tx: Tx, agency: string, id: string, kept: Kept, at: Date): Promise<boolean> {
  const { content_type, size, path, preview, sha256 } = kept;
  const written = await run(
    tx,
    `update media set state = 'stored', content_type = $3, size = $4, path = $5, preview = $6, sha256 = $7, stored_at = $8
     where agency_id = $1 and id = $2 and state = 'waiting'`,
    agency,
    id,
    content_type,
    size,
    path,
    preview,
    sha256,
    at,
  );
  return written > 0;
}

export async function settleFailed(tx: Tx, agency: string, id: string, reason: Refusal): Promise<boolean> {
  const written = await run(
    tx,
    `update media set state = 'failed', reason = $3, path = '' where agency_id = $1 and id = $2 and state = 'waiting'`,
    agency,
    id,
    reason,
  );
  return written > 0;
}

export type Served = Pick<MediaRow, 'state' | 'content_type' | 'size' | 'path' | 'preview'>;

export async function serve(tx: Tx, agency: string, id: string): Promise<Served | undefined> {
  const [found] = await rows<Served>(
    tx,
    'select state, content_type, size, path, preview from media where agency_id = $1 and id = $2',
    agency,
    id,
  );
  return found;
}

/** What cards and pages show of a file. */
export type FileOfMessage = Pick<MediaRow, 'id' | 'state' | 'content_type' | 'name' | 'size' | 'reason'> & {
  message_id: string;
  has_preview: boolean;
};

/** In the order in which they came. */
export async function filesOf(tx: Tx, agency: string, messages: readonly string[]): Promise<FileOfMessage[]> {
  if (messages.length === 0) return [];
  return rows<FileOfMessage>(
    tx,
    `select id, message_id, state, content_type, name, size, reason, preview <> '' as has_preview from media
     where agency_id = $1 and message_id = any($2::uuid[]) order by message_id, id`,
    agency,
    messages,
  );
}

/** What the message of a file came as. */
export async function rawOf(tx: Tx, agency: string, message: string | null): Promise<Buffer | null> {
  const [found] = await rows<{ body: Buffer }>(
    tx,
    `select r.body from messages m join raw r on r.agency_id = $1 and r.id = m.raw_id where m.agency_id = $1 and m.id = $2`,
    agency,
    message,
  );
  return found?.body ?? null;
}
