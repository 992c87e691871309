// Which of the texts that a provider lists are ours already. Between a send and the note of it, its id is known only here.
import { type Db, inAgency, rows } from '#lib/db.ts';

export interface Found {
  /** Sent or found just now, and not yet written. */
  add(providerId: string): void;
  written(providerId: string): void;
  /** The first that belongs to no text yet; it is taken with this call. */
  claim(agency: string, providerIds: readonly string[]): Promise<string | null>;
}

export function createFound(db: Db): Found {
  const unwritten = new Set<string>();
  return {
    add: (providerId) => void unwritten.add(providerId),
    written: (providerId) => void unwritten.delete(providerId),
    async claim(agency, providerIds) {
      const ours = await inAgency(db, agency, (tx) =>
        rows<{ provider_id: string }>(
          tx,
          `select provider_id from outbox where agency_id = $1 and provider_id <> '' and provider_id = any($2::text[])`,
          agency,
          providerIds,
        ),
      );
      const known = new Set(ours.map(({ provider_id }) => provider_id));
      const free = providerIds.find((id) => !known.has(id) && !unwritten.has(id));
      if (free === undefined) return null;
      unwritten.add(free);
      return free;
    },
  };
}
