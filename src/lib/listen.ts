// Hears NOTIFY on one connection of its own, and finds its way back when that is cut. A notice can be missed:
// whoever listens also looks by itself from time to time.
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { withSession } from './db.ts';

export interface Listener {
  close(): Promise<void>;
}

const RETRY_MS = 1_000;

/**
 * Calls `heard(payload)` for each notice, by channel; also once for each channel, with '', after the connection came back,
 * as notices may have been missed. Resolves once it listens.
 */
export async function listen(
  url: string,
  channels: Readonly<Record<string, (payload: string) => void>>,
  onError: (error: Error) => void,
): Promise<Listener> {
  const stopping = new AbortController();
  let client = await connect();

  async function connect(): Promise<pg.Client> {
    const next = new pg.Client({
      connectionString: withSession(url),
      application_name: 'loge (listens)',
      keepAlive: true,
    });
    next.on('notification', ({ channel, payload }) => channels[channel]?.(payload ?? ''));
    next.on('error', onError);
    try {
      await next.connect();
      for (const channel of Object.keys(channels)) await next.query(`listen ${next.escapeIdentifier(channel)}`);
      stopping.signal.throwIfAborted();
    } catch (error) {
      await next.end();
      throw error;
    }
    next.once('end', () => void comeBack());
    return next;
  }

  async function comeBack(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        client = await connect();
        for (const heard of Object.values(channels)) heard('');
        return;
      } catch (error) {
        if (stopping.signal.aborted) return;
        onError(error as Error);
        await pause(RETRY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  return {
    async close() {
      stopping.abort();
      await client.end();
    },
  };
}
