// The jobs about files, as the queue wants them.
import type { Handlers, Queue } from '#jobs/queue.ts';
import { fileDeleter } from '#media/delete-file.ts';
import type { Model } from '#model/model.ts';
import { type MediaJobs, mediaFetcher } from './fetch-media.ts';
import { voiceTranscriber } from './transcribe-media.ts';

export interface MediaJobOptions extends Omit<MediaJobs, 'hasModel' | 'enqueue'> {
  /** Missing: nobody but a manager listens to voice notes. */
  model: Model | undefined;
  queue: Pick<Queue, 'enqueue'>;
}

export function mediaJobs({
  model,
  queue,
  ...rest
}: MediaJobOptions): Pick<Handlers, 'media.fetch' | 'media.transcribe' | 'media.delete'> {
  const jobs: MediaJobs = {
    ...rest,
    hasModel: model !== undefined,
    enqueue: (tx, name, payload) => queue.enqueue(tx, name, [payload]),
  };
  return {
    'media.fetch': mediaFetcher(jobs),
    'media.transcribe': voiceTranscriber(jobs, model),
    'media.delete': fileDeleter(rest.fetching.store),
  };
}
