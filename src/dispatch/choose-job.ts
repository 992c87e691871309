// Job contractor.choose: who does the work of this order, told to its case as CHOSEN. Nobody suitable is told too.
import type { AgencyRegistry } from '#agency/registry.ts';
import type { CaseEvent } from '#flows/events.ts';
import type { Payload } from '#jobs/catalog.ts';
import type { Clock } from '#lib/clock.ts';
import { type Db, inAgency, type Tx } from '#lib/db.ts';
import { PermanentError } from '#lib/errors.ts';
import type { Chosen } from './candidate.ts';
import { type ChosenFor, chooseFor } from './choose-for.ts';
import { keptReasons } from './reasons.ts';

const HOUR_MS = 3_600_000;

/** What the case hears, without what the engine adds. */
export type ChosenRefs = Omit<Extract<CaseEvent, { type: 'CHOSEN' }>, 'type' | 'at' | 'settings' | 'fresh' | 'facts'>;

export interface ChooserNeeds {
  db: Db;
  clock: Clock;
  agencies: Pick<AgencyRegistry, 'get'>;
  /** Puts CHOSEN into the mailbox of the case; a second one of the same key is none. */
  put(tx: Tx, event: { agency: string; ticket: string; key: string; at: Date; refs: ChosenRefs }): Promise<void>;
  /** There is something to hear. */
  wake(): void;
}

export function contractorChooser({ db, clock, agencies, put, wake }: ChooserNeeds) {
  return async ({ agency, ticket, order, asked, byRule }: Payload<'contractor.choose'>): Promise<void> => {
    const { settings } = await agencies.get(agency);
    const at = clock.now();
    const heard = await inAgency(db, agency, async (tx) => {
      const found = await chooseFor(tx, { settings, ticket, asked, at });
      if (found === null) throw new PermanentError(`there is no ticket ${ticket} to choose a contractor for`);
      const first = found.choice.ranked[0];
      if (byRule && !mayLeave(found)) return false;
      await put(tx, {
        agency,
        ticket,
        key: `chosen:${order}:${asked.length}`,
        at,
        refs: refsOf(order, first, byRule, found.payer.payer),
      });
      return true;
    });
    if (heard) wake();
  };
}

/** Without a rule for it, a manager decides. What the tenant pays is never ordered in the agency's name. */
function mayLeave({ choice, payer, urgency }: ChosenFor): boolean {
  return choice.ranked[0]?.rule?.withoutWaiting === true && urgency === 'emergency' && payer.payer !== 'tenant';
}

function refsOf(
  order: string,
  first: Chosen | undefined,
  byRule: boolean,
  payer: ChosenFor['payer']['payer'],
): ChosenRefs {
  const { id, talk, ceilingCents } = first?.candidate ?? { id: null, talk: null, ceilingCents: null };
  const within = first?.rule?.withinHours ?? null;
  return {
    order,
    contractor: id,
    talk,
    byRule,
    payer,
    ceilingCents,
    why: keptReasons(first?.reasons ?? []),
    ...(within === null ? {} : { withinMs: within * HOUR_MS }),
  };
}
