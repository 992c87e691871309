// The job media.fetch: brings one file in, writes down what came of it, and tells whoever waits for it: cards, a manager, the talk.
import { type AlertRow, newAlerts } from '#alerts/store.ts';
import type { JobName, Payload } from '#jobs/catalog.ts';
import { record } from '#journal/store.ts';
import type { Clock } from '#lib/clock.ts';
import { afterCommit, type Db, inAgency, rows, type Tx } from '#lib/db.ts';
import { RetryLater } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import type { Logger } from '#lib/log.ts';
import { oneStatement } from '#lib/writes.ts';
import { type Fetched, type Fetching, fetchFile } from '#media/fetch.ts';
import { newFileKey, previewKey } from '#media/file-store.ts';
import { kindOf } from '#media/file-types.ts';
import { REFUSALS, type Refusal } from '#media/refusals.ts';
import { beginFetch, findTwin, type Kept, rawOf, settleFailed, settleStored, type ToFetch } from '#media/store.ts';
import { wantCardsOfMessage } from './cards-of-message.ts';
import { giveUpVoice } from './voice-note.ts';

export interface MediaJobs {
  db: Db;
  clock: Clock;
  log: Logger;
  fetching: Fetching;
  /** A model server is set: voice notes are transcribed. */
  hasModel: boolean;
  enqueue<N extends JobName>(tx: Tx, name: N, payload: Payload<N>): Promise<void>;
  wake(what: { events: boolean; cards: boolean }): void;
}

/** A file may come some seconds after its message: 30 to 60 s, at the delays of the queue. */
const MOST_MISSED = 5;
/** Between one and two hours. */
const MOST_TRIES = 12;

export function mediaFetcher(from: MediaJobs) {
  const { db, fetching } = from;
  return async ({ agency, media }: Payload<'media.fetch'>): Promise<void> => {
    const file = await inAgency(db, agency, (tx) => beginFetch(tx, agency, media, newFileKey()));
    if (file === undefined) return;
    const twin = (sha256: string) => inAgency(db, agency, (tx) => findTwin(tx, agency, media, sha256));
    const raw = () => inAgency(db, agency, (tx) => rawOf(tx, agency, file.message_id));
    const fetched = await attempt(() => fetchFile(fetching, file, twin, raw), file);
    switch (fetched.kind) {
      case 'kept':
        return stored(from, agency, file, fetched.kept);
      case 'refused':
        return failed(from, agency, file, fetched.reason, fetched.detail);
      case 'missing':
        if (file.attempts >= MOST_MISSED) return failed(from, agency, file, 'gone', fetched.detail);
        break;
      case 'later':
        if (file.attempts >= MOST_TRIES) return failed(from, agency, file, 'unreachable', fetched.detail);
    }
    throw new RetryLater(`a file is not there yet: ${fetched.detail}`);
  };
}

/** Cut on its way, or our own store was away: the queue says so and tries again, until it has been tried often enough. */
async function attempt(fetch: () => Promise<Fetched>, { attempts }: ToFetch): Promise<Fetched> {
  try {
    return await fetch();
  } catch (error) {
    if (attempts < MOST_TRIES) throw error;
    return { kind: 'later', detail: error instanceof Error ? error.name : 'failed' };
  }
}

async function stored(from: MediaJobs, agency: string, file: ToFetch, kept: Kept): Promise<void> {
  const { db, clock, fetching } = from;
  const own = kept.path === file.path;
  const written = await inAgency(db, agency, async (tx) => {
    // Its row is locked from here on: whoever erases it finds that we name its file too.
    if (!own && (await findTwin(tx, agency, file.id, kept.sha256))?.path !== kept.path) return 'twin_gone';
    if (!(await settleStored(tx, agency, file.id, kept, clock.now()))) return 'erased';
    await told(from, tx, agency, file, kept);
    return 'written';
  });
  if (written === 'twin_gone') throw new RetryLater('the file that has the same bytes was erased meanwhile');
  // Erased while it came, or an earlier attempt had left it: nothing names these bytes.
  if (written === 'erased' || (!own && file.attempts > 1)) {
    await fetching.store.delete(file.path);
    await fetching.store.delete(previewKey(file.path));
  }
}

async function told(
  from: MediaJobs,
  tx: Tx,
  agency: string,
  file: ToFetch,
  { content_type, size }: Kept,
): Promise<void> {
  const { message_id } = file;
  const at = from.clock.now();
  const data = { media: file.id, type: content_type, size, attempts: file.attempts };
  await record(tx, [{ at, fact: 'file_stored', actor: 'system', message_id, data }]);
  if (message_id === null) return;
  await wantCardsOfMessage(tx, agency, message_id, at);
  if (kindOf(content_type) === 'audio' && from.hasModel)
    await from.enqueue(tx, 'media.transcribe', { agency, media: file.id });
  else await giveUpVoice(tx, { agency, message: message_id, at });
  afterCommit(tx, () => from.wake({ events: true, cards: true }));
}

async function failed(from: MediaJobs, agency: string, file: ToFetch, reason: Refusal, detail: string): Promise<void> {
  const { message_id } = file;
  from.log.warn({ media: file.id, why: reason, detail, attempts: file.attempts }, 'a file of a message is not kept');
  await inAgency(from.db, agency, async (tx) => {
    if (!(await settleFailed(tx, agency, file.id, reason))) return;
    const at = from.clock.now();
    const data = { media: file.id, reason, attempts: file.attempts };
    await record(tx, [{ at, fact: 'file_failed', actor: 'system', message_id, data }]);
    for (const key of [file.path, previewKey(file.path)]) await from.enqueue(tx, 'media.delete', { key });
    if (message_id === null) return;
    await wantCardsOfMessage(tx, agency, message_id, at);
    // The talk alerts a person itself when it hears that nobody could listen.
    if (!(await giveUpVoice(tx, { agency, message: message_id, at })))
      await alertOnce(tx, agency, message_id, reason, at);
    afterCommit(tx, () => from.wake({ events: true, cards: true }));
  });
}

const writeAlert = oneStatement([newAlerts]);
const ABOUT = 'Fichier joint';

/** Ten photos that fail are one alert. */
async function alertOnce(tx: Tx, agency: string, message: string, reason: Refusal, at: Date): Promise<void> {
  const [found] = await rows<{ conversation_id: string; ticket_id: string | null; known: boolean }>(
    tx,
    `select m.conversation_id, (select t.ticket_id from ticket_messages t where t.agency_id = $1 and t.message_id = m.id limit 1) as ticket_id,
       exists (select from alerts a where a.agency_id = $1 and a.conversation_id = m.conversation_id and a.message_id = m.id
         and a.settled_at is null and a.data ->> 'event' = $3) as known
     from messages m where m.agency_id = $1 and m.id = $2 for update`,
    agency,
    message,
    ABOUT,
  );
  if (found === undefined || found.known) return;
  const alert: AlertRow = {
    agency_id: agency,
    id: newId(),
    kind: 'look_at',
    ticket_id: found.ticket_id,
    conversation_id: found.conversation_id,
    message_id: message,
    data: { event: ABOUT, why: `${REFUSALS[reason]} ; demandez-le à la personne s’il compte` },
    raised_at: at,
    settled_at: null,
    settled_by: '',
    slack_channel: '',
    slack_ts: '',
  };
  await writeAlert(tx, { alerts: [alert] });
}
