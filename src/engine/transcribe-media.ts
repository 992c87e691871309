// The job media.transcribe: the words of a voice note, marked automatic, become those of its message. The recording is kept.
import { buffer } from 'node:stream/consumers';
import type { Payload } from '#jobs/catalog.ts';
import { afterCommit, inAgency, rows, run, type Tx } from '#lib/db.ts';
import { RetryLater } from '#lib/errors.ts';
import { keepOutOfLogs } from '#lib/mask.ts';
import { cleanText } from '#lib/text.ts';
import { endingOf } from '#media/file-types.ts';
import type { Model, ModelResult } from '#model/model.ts';
import { wantCardsOfMessage } from './cards-of-message.ts';
import type { MediaJobs } from './fetch-media.ts';
import { giveUpVoice, hearVoice } from './voice-note.ts';

/** What model servers take. */
const MOST_BYTES = 25_000_000;
/** Longer is no voice note but an attack. */
const MOST_LETTERS = 10_000;
/** A model server that is away this long is not waited for: a person was told to listen long ago. */
const LATEST_MS = 15 * 60_000;

interface ToTranscribe {
  message_id: string;
  path: string;
  size: number;
  content_type: string;
  created_at: Date;
}

export function voiceTranscriber(from: MediaJobs, model: Model | undefined) {
  const { db, clock } = from;
  return async ({ agency, media }: Payload<'media.transcribe'>): Promise<void> => {
    const file = await inAgency(db, agency, (tx) => load(tx, agency, media));
    if (file === undefined) return;
    const heard = await listen(from, model, file);
    const waited = clock.now().getTime() - file.created_at.getTime();
    const again = heard.kind === 'failed' && !/^(?:refused|invalid)$/.test(heard.reason) && waited < LATEST_MS;
    const words = heard.kind === 'answer' ? cleanText(heard.value).trim().slice(0, MOST_LETTERS) : '';
    keepOutOfLogs(words);
    await inAgency(db, agency, async (tx) => {
      const note = { agency, message: file.message_id, at: clock.now() };
      if (words !== '') {
        await run(tx, 'update media set transcript = $3 where agency_id = $1 and id = $2', agency, media, words);
        await hearVoice(tx, note, media, words, (inside, payload) => from.enqueue(inside, 'message.read', payload));
        await wantCardsOfMessage(tx, agency, file.message_id, note.at);
      } else if (!again) await giveUpVoice(tx, note);
      afterCommit(tx, () => from.wake({ events: true, cards: true }));
    });
    if (again) throw new RetryLater(`a voice note has no words yet: ${heard.detail}`);
  };
}

async function listen(
  { fetching }: MediaJobs,
  model: Model | undefined,
  { path, size, content_type }: ToTranscribe,
): Promise<ModelResult<string>> {
  if (model === undefined || size > MOST_BYTES) return { kind: 'failed', reason: 'refused', detail: 'nobody listens' };
  const opened = await fetching.store.get(path);
  if (opened === null) return { kind: 'failed', reason: 'invalid', detail: 'the recording is gone' };
  // Somebody who speaks may be in danger: before what can wait.
  return model.transcribe(await buffer(opened.stream), `note.${endingOf(content_type)}`, { urgent: true });
}

/** Undefined: it has its words, or was erased. */
async function load(tx: Tx, agency: string, media: string): Promise<ToTranscribe | undefined> {
  const [found] = await rows<ToTranscribe>(
    tx,
    `select message_id, path, size, content_type, created_at from media
     where agency_id = $1 and id = $2 and state = 'stored' and transcript = '' and message_id is not null`,
    agency,
    media,
  );
  return found;
}
