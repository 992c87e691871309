// One file, from where the network keeps it into our store. What came of it is a value; the caller writes it down.
import type { MediaSource } from '#channels/media-source.ts';
import type { Refusal } from './refusals.ts';
import type { Kept, ToFetch } from './store.ts';
import { type TakingIn, takeIn } from './take-in.ts';

export interface Fetching extends TakingIn {
  sources: readonly MediaSource[];
}

export type Fetched =
  | { kind: 'kept'; kept: Kept }
  | { kind: 'refused'; reason: Refusal; detail: string }
  /** Worth another try: soon where it was missing, for longer where the network was away. */
  | { kind: 'missing' | 'later'; detail: string };

const LONGEST_MS = 120_000;

export async function fetchFile(
  from: Fetching,
  file: ToFetch,
  twin: (sha256: string) => Promise<Kept | undefined>,
  raw: () => Promise<Buffer | null>,
): Promise<Fetched> {
  const source = from.sources.find((one) => one.owns(file.source));
  if (source === undefined) return { kind: 'refused', reason: 'not_ours', detail: 'no network has such addresses' };
  const opened = await source.open(file.source, AbortSignal.timeout(LONGEST_MS), raw);
  switch (opened.kind) {
    case 'forbidden':
      return { kind: 'refused', reason: 'not_ours', detail: opened.detail };
    case 'missing':
    case 'later':
      return opened;
    case 'open': {
      const declared = (file.content_type || opened.contentType).toLowerCase();
      const taken = await takeIn(from, { stream: opened.stream, declared, size: opened.size }, file.path, twin);
      return taken.kind === 'kept' ? taken : { ...taken, detail: declared };
    }
  }
}
