// Where the files of messages are fetched from: each network that brings messages with files has one.
import type { Readable } from 'node:stream';

export type OpenedMedia =
  /** `size`: as announced, null when nobody said. Whoever gets the stream reads or destroys it. */
  | { kind: 'open'; stream: Readable; contentType: string; size: number | null }
  /** Not there: it comes seconds after its message, or never again. */
  | { kind: 'missing'; detail: string }
  /** The network is down, busy, or refuses us: it may work later. */
  | { kind: 'later'; detail: string }
  /** An address that we do not go to. */
  | { kind: 'forbidden'; detail: string };

export interface MediaSource {
  /** Whether such an address is this network's. */
  owns(source: string): boolean;
  /** `raw`: what came in, as kept with the message; null when it has expired. */
  open(source: string, signal: AbortSignal, raw: () => Promise<Buffer | null>): Promise<OpenedMedia>;
}
