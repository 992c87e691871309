// What tenants of the demo agency gave in its past: a score for every second repair, so that its contractors can be told apart.
import { companyKey } from '#contractors/store.ts';
import type { Category } from '#flows/codes.ts';
import { rows, type Tx } from '#lib/db.ts';
import { insertInto, oneStatement } from '#lib/writes.ts';
import { dice } from './dice.ts';
import { DEMO_AGENCY } from './files.ts';

const SEED = 4713;
/** Most do well; one in this many is known for leaving work half done. */
const POOR_EACH = 5;
const GOOD = [5, 5, 5, 4, 4, 3] as const;
const POOR = [5, 4, 3, 2, 2, 1] as const;

const write = oneStatement([insertInto('ratings')]);

interface Repaired {
  id: string;
  category: Category;
  at: Date;
}

export async function writeRatings(tx: Tx): Promise<void> {
  const throwing = dice(SEED);
  const contractors = await rows<{ id: string; company: string; trades: Category[]; in_house: boolean }>(
    tx,
    'select id, company, trades, in_house from contractors where agency_id = $1',
    DEMO_AGENCY,
  );
  // By name: ids are new each time, and the same clock gives the same past.
  contractors.sort((a, b) => (companyKey(a.company) < companyKey(b.company) ? -1 : 1));
  const repaired = await rows<Repaired>(
    tx,
    `select t.id, t.category, t.closed_at as at from tickets t
     where t.agency_id = $1 and t.status = 'resolved' and t.incident_id is null order by t.reference`,
    DEMO_AGENCY,
  );
  const ratings = repaired.flatMap(({ id, category, at }, i) => {
    const able = contractors.filter(({ trades, in_house }) => trades.includes(category) && !in_house);
    if (able.length === 0 || i % 2 === 1) return [];
    const who = throwing.one(able);
    const scores = contractors.indexOf(who) % POOR_EACH === 1 ? POOR : GOOD;
    return [
      {
        agency_id: DEMO_AGENCY,
        ticket_id: id,
        contractor_id: who.id,
        repair: throwing.one(scores),
        contractor: throwing.one(scores),
        informed: throwing.one(GOOD),
        at,
      },
    ];
  });
  await write(tx, { ratings });
}
