// Who strangers are, from their own words and the directory; and who of several behind one number has written.
import type { AgencyRegistry } from '#agency/registry.ts';
import type { Clock } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { localDate } from '#lib/zone.ts';
import { directoryOf } from './directory/build.ts';
import { type Identity, identify, identifyAmong, identifyTenant } from './directory/match.ts';
import { whatIsSaid } from './directory/said.ts';

export type { Identity } from './directory/match.ts';

export interface Stranger {
  message: string;
  text: string;
  /** The people behind a shared number; empty when nobody is known behind it. */
  candidates: readonly string[];
  /** A caretaker writes, of a tenant of these residences perhaps. */
  charges?: readonly string[];
}

export interface Surroundings {
  clock: Clock;
  agencies: AgencyRegistry;
}

/** By message. */
export async function identifyIn(
  { clock, agencies }: Surroundings,
  tx: Tx,
  agency: string,
  strangers: readonly Stranger[],
): Promise<Map<string, Identity>> {
  if (strangers.length === 0) return new Map();
  const directory = await directoryOf(tx);
  const { settings } = await agencies.get(agency);
  const day = localDate(clock.now(), settings.agency.timezone);
  return new Map(
    strangers.map(({ message, text, candidates, charges }) => {
      const said = whatIsSaid(directory, text);
      if (charges !== undefined) return [message, identifyTenant(directory, said, charges, day)];
      return [
        message,
        candidates.length > 0 ? identifyAmong(directory, said, candidates, day) : identify(directory, said, day),
      ];
    }),
  );
}
