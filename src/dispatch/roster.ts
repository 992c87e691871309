// The contractors of an agency in memory, ready to be chosen among. Kept until one of them changes, by whichever process.
import { companyKey } from '#contractors/store.ts';
import type { Category } from '#flows/codes.ts';
import { agencyOf, rows, type Tx } from '#lib/db.ts';
import { daysOf } from '#lib/week.ts';
import { areaKeys } from './areas.ts';
import type { Candidate } from './candidate.ts';

export interface Roster {
  all: readonly Candidate[];
  byTrade: ReadonlyMap<Category, readonly Candidate[]>;
  byCompany: ReadonlyMap<string, Candidate>;
  byId: ReadonlyMap<string, Candidate>;
}

type Stored = Omit<Candidate, 'areaKeys' | 'days'> & { workDays: string };

const ROSTER = `select coalesce(json_agg(json_build_object('id', id, 'company', company, 'talk', conversation_id, 'trades', trades,
    'areas', areas, 'texts', phone <> '' and phone !~ '^\\+33[1-589]', 'mails', email <> '', 'emergency', emergency, 'favourite', favourite, 'availability', availability,
    'awayFrom', away_from, 'awayTo', away_to, 'workDays', work_days, 'from', work_from, 'to', work_to, 'ceilingCents', ceiling_cents,
    'ratingSum', rating_sum, 'ratingCount', rating_count, 'insuredUntil', insured_until, 'inHouse', in_house, 'capacity', capacity)), '[]') as all
  from contractors where agency_id = $1 and removed_at is null and not one_off`;

const MOST_KEPT = 200;
const kept = new Map<string, { version: string; roster: Promise<Roster> }>();

export async function rosterOf(tx: Tx): Promise<Roster> {
  const agency = agencyOf(tx);
  // With who wrote it: a transaction that fails leaves its version to the next one.
  const [at] = await rows<{ key: string; version: string }>(
    tx,
    `select current_database() || ' ' || coalesce(inet_server_port(), 0) as key,
       coalesce((select version || ' ' || xmin from contractor_versions where agency_id = $1), '') as version`,
    agency,
  );
  const key = `${at!.key} ${agency}`;
  const known = kept.get(key);
  if (known !== undefined && known.version === at!.version) return known.roster;
  const roster = load(tx, agency);
  kept.delete(key);
  kept.set(key, { version: at!.version, roster });
  roster.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return roster;
}

async function load(tx: Tx, agency: string): Promise<Roster> {
  const [found] = await rows<{ all: Stored[] }>(tx, ROSTER, agency);
  return rosterFrom(found!.all);
}

function rosterFrom(stored: readonly Stored[]): Roster {
  // Thousands of lists name the same few hundred areas and days.
  const [areas, days] = [memo(areaKeys), memo(daysOf)];
  const all = stored.map(
    ({ workDays, ...rest }): Candidate => ({
      ...rest,
      days: days(workDays),
      areaKeys: new Set(rest.areas.flatMap(areas)),
    }),
  );
  const byTrade = new Map<Category, Candidate[]>();
  for (const candidate of all) {
    for (const trade of candidate.trades) {
      const list = byTrade.get(trade);
      if (list === undefined) byTrade.set(trade, [candidate]);
      else list.push(candidate);
    }
  }
  return {
    all,
    byTrade,
    byCompany: new Map(all.map((candidate) => [companyKey(candidate.company), candidate])),
    byId: new Map(all.map((candidate) => [candidate.id, candidate])),
  };
}

function memo<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = make(text);
    known.set(text, made);
    return made;
  };
}
