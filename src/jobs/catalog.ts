// Every job, on one page. A job carries ids, never content, and may run twice: whatever it does must bear that.
export interface Jobs {
  /** The model reads one message, outside any transaction; its reading comes back as an event READ. */
  'message.read': { agency: string; message: string };
  /** One file of a message: from the provider to our store. Each of ten photos has its own. */
  'media.fetch': { agency: string; media: string };
  /** The words of a voice note, by the model server; they are then read like a text. */
  'media.transcribe': { agency: string; media: string };
  /** Who is to do the work of this order: looked up, and told to its case as CHOSEN. */
  'contractor.choose': { agency: string; ticket: string; order: string; asked: readonly string[]; byRule: boolean };
  /** A file that no row names any more; its key is random. */
  'media.delete': { key: string };
  /** What the provider has and we have not: messages that came while nobody listened. */
  'inbox.reconcile': Record<string, never>;
  /** People who seem to be one, and talks of one person beside their own. */
  'people.tidy': Record<string, never>;
  /** Raw messages past their time are deleted, sent events and old receipts too. */
  'records.expire': Record<string, never>;
}
export type JobName = keyof Jobs;
export type Payload<N extends JobName> = Jobs[N];

export interface JobSettings {
  retries: number;
  /** Seconds before the first retry; each later one waits longer. */
  retryDelayS: number;
  /** A run that takes longer counts as crashed. */
  expireS: number;
  /** How many run at once in a process. */
  atOnce: number;
  /** When it runs by itself: every so many seconds. */
  everyS?: number;
}

export const JOB_SETTINGS: Record<JobName, JobSettings> = {
  'message.read': { retries: 2, retryDelayS: 5, expireS: 60, atOnce: 8 },
  // More tries than its handler makes: it is the handler that gives up, and tells a person.
  'media.fetch': { retries: 14, retryDelayS: 2, expireS: 180, atOnce: 4 },
  'media.transcribe': { retries: 10, retryDelayS: 3, expireS: 120, atOnce: 2 },
  'contractor.choose': { retries: 8, retryDelayS: 2, expireS: 60, atOnce: 4 },
  'media.delete': { retries: 12, retryDelayS: 30, expireS: 60, atOnce: 1 },
  'inbox.reconcile': { retries: 3, retryDelayS: 30, expireS: 300, atOnce: 1, everyS: 180 },
  'people.tidy': { retries: 2, retryDelayS: 20, expireS: 120, atOnce: 1, everyS: 60 },
  'records.expire': { retries: 3, retryDelayS: 600, expireS: 600, atOnce: 1, everyS: 24 * 3600 },
};

export const JOB_NAMES = Object.keys(JOB_SETTINGS) as JobName[];
