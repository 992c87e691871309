// From a channel to the database: raw bytes, message and event in one transaction, and only then the network is told "accepted".
// Commits at once when idle; what arrives while a commit is in flight is gathered into the next one.

import type { AgencyRegistry } from '#agency/registry.ts';
import type { Inbound } from '#channels/channel.ts';
import type { Payload } from '#jobs/catalog.ts';
import type { Clock } from '#lib/clock.ts';
import { afterCommit, alone, type Db, rows, type Unscoped, unscoped } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { keepOutOfLogs } from '#lib/mask.ts';
import { createAddresses } from './addresses.ts';
import { createBackPressure } from './back-pressure.ts';
import { keepRaw, type ToWrite, writeReceived } from './store.ts';

/** The agency of what was sent to nobody's address: the operator looks at it. */
export const NOBODY = '~operator';

/** More than this waiting, and the network is told to come back: it will. */
const MOST_WAITING = 5_000;
const MOST_AT_ONCE = 200;

export interface Received {
  inbound: Inbound;
  raw: Buffer;
  headers: Record<string, unknown>;
  /** Whose it is, where a signed link says so: several people may share the address that it is answered at. */
  conversation?: string;
}

export interface Inbox {
  /** Resolves after the commit: true for a new message, false for one that we had already. */
  receive(received: Received): Promise<boolean>;
  /** Bytes that no parser understood: kept for a person to look at. */
  keepUnread(channel: string, raw: Buffer, headers: Record<string, unknown>): Promise<void>;
  waiting(): number;
}

export class TooBusy extends Error {}

interface Waiting extends Received {
  agency: string;
  done(fresh: boolean): void;
  failed(error: unknown): void;
}

export interface InboxOptions {
  db: Db;
  clock: Clock;
  agencies: AgencyRegistry;
  /** After a commit: there are events to step. */
  wake(): void;
  /** A message that was new. */
  counted(channel: string): void;
  /** Files came with new messages: what fetches them is enqueued in the same transaction. */
  fetchFiles?(tx: Unscoped, files: readonly Payload<'media.fetch'>[]): Promise<void>;
}

export function createInbox(from: InboxOptions): Inbox {
  const waiting: Waiting[] = [];
  const backPressure = createBackPressure(from.db);
  let writing = false;

  async function writeNext(): Promise<void> {
    if (writing) return;
    writing = true;
    try {
      while (waiting.length > 0) {
        await backPressure.turn();
        await writeBatch(waiting.splice(0, MOST_AT_ONCE));
      }
    } finally {
      writing = false;
    }
  }

  async function writeBatch(batch: Waiting[]): Promise<void> {
    try {
      const fresh = await write(batch);
      backPressure.written(fresh.size);
      for (const item of batch) {
        if (fresh.has(item)) from.counted(item.inbound.channel);
        item.done(fresh.has(item));
      }
    } catch (error) {
      if (batch.length === 1) batch[0]!.failed(error);
      // One that cannot be written must not refuse the others.
      else for (const item of batch) await writeBatch([item]);
    }
  }

  async function write(batch: readonly Waiting[]): Promise<Set<Waiting>> {
    const receivedAt = from.clock.now();
    const items = batch.map((item) => ({ ...item, item, id: newId(), rawId: newId(), receivedAt }));
    const isFresh = await writeAll(items);
    return new Set(items.filter(({ id }) => isFresh.has(id)).map(({ item }) => item));
  }

  /** Nearly always one statement by itself. Files and addresses never seen need more, and so a transaction. */
  async function writeAll(items: readonly ToWrite[]): Promise<Set<string>> {
    const plain = items.filter(({ inbound }) => inbound.media.length === 0);
    const { fresh, strangers } = await writeReceived((sql, ...params) => alone(from.db, sql, ...params), plain);
    if (fresh.size > 0) from.wake();
    const rest = items.filter((item) => item.inbound.media.length > 0 || strangers.has(item.id));
    if (rest.length === 0) return fresh;
    const more = await unscoped(from.db, async (tx) => {
      const senders = rest.map(({ agency, inbound }) => ({ agency, ...inbound.from }));
      await createAddresses(tx, senders, rest[0]!.receivedAt);
      afterCommit(tx, from.wake);
      const written = await writeReceived((sql, ...params) => rows(tx, sql, ...params), rest);
      if (written.files.length > 0) await from.fetchFiles?.(tx, written.files);
      return written.fresh;
    });
    return new Set([...fresh, ...more]);
  }

  return {
    async receive(received) {
      if (waiting.length >= MOST_WAITING) throw new TooBusy('too many messages are waiting to be written');
      const { channel, to, text } = received.inbound;
      keepOutOfLogs(text);
      const agency = (await from.agencies.ofSender(channel, to)) ?? NOBODY;
      return new Promise<boolean>((done, failed) => {
        waiting.push({ ...received, agency, done, failed });
        void writeNext();
      });
    },
    async keepUnread(channel, raw, headers) {
      const row = {
        agency_id: NOBODY,
        id: newId(),
        channel,
        body: `\\x${raw.toString('hex')}`,
        headers,
        received_at: from.clock.now(),
      };
      await unscoped(from.db, (tx) => keepRaw(tx, row));
    },
    waiting: () => waiting.length,
  };
}
