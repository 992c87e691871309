// What the model made of messages, where it has answered by now. Written outside (triage/read-job.ts), read here.
import { rows, type Tx } from '#lib/db.ts';
import type { ModelReading } from '#triage/model/model-reading.ts';
import type { PendingEvent } from './mailbox.ts';

export async function loadModelReadings(
  tx: Tx,
  agency: string,
  events: readonly PendingEvent[],
  used: boolean,
): Promise<Map<string, ModelReading>> {
  const ids = events.flatMap((event) => (event.message === null ? [] : [event.message]));
  if (!used || ids.length === 0) return new Map();
  const found = await rows<{ message_id: string; reading: ModelReading }>(
    tx,
    `select message_id, reading from readings where agency_id = $1 and message_id = any($2::uuid[]) and by = 'model'`,
    agency,
    ids,
  );
  return new Map(found.map((row) => [row.message_id, row.reading]));
}
