// The choice for one ticket: its place, problem and urgency as they are now, the contractors, their load and the agency's rules.
import type { AgencySettings } from '#agency/settings.ts';
import type { Category, Hazard, Payer, Urgency } from '#flows/codes.ts';
import { agencyOf, rows, type Tx } from '#lib/db.ts';
import { isHoliday } from '#lib/holidays.ts';
import { localParts } from '#lib/zone.ts';
import { placeKeys, type WorkPlace } from './areas.ts';
import type { Ask, Choice } from './candidate.ts';
import { atRest, choose, comesBefore } from './choose.ts';
import { type PayerProposal, payerOf } from './payers.ts';
import { type Roster, rosterOf } from './roster.ts';
import { rulesOf } from './rules.ts';

export interface Wanted {
  settings: AgencySettings;
  ticket: string;
  /** Contractors who had their turn. */
  asked?: readonly string[];
  at: Date;
  most?: number;
}

export interface ChosenFor {
  choice: Choice;
  /** What a manager has decided, else what the first one's rule says, else what is usual. */
  payer: { payer: Payer; why: PayerProposal['why'] | 'decided' };
  urgency: Urgency;
}

interface Problem {
  category: Category;
  scope: string;
  urgency: Urgency;
  hazards: Hazard[];
  answers: Record<string, string | number>;
  vulnerable: boolean;
  payer: Payer | '';
  residence: string | null;
  postcode: string | null;
  city: string | null;
  building: string | null;
  /** The closest that is known first. */
  addresses: string[];
  zone: string | null;
}

export const PROBLEM = `
select t.category, t.scope, t.urgency, t.hazards, t.answers, t.vulnerable, t.payer, s.name as residence, s.postcode, s.city, b.name as building,
  array[coalesce(d.address, ''), coalesce(e.address, ''), coalesce(b.address, ''), coalesce(s.address, '')] as addresses, s.timezone as zone
from tickets t
left join residences s on s.agency_id = $1 and s.id = t.residence_id
left join buildings b on b.agency_id = $1 and b.id = t.building_id
left join dwellings d on d.agency_id = $1 and d.id = t.dwelling_id
left join entrances e on e.agency_id = $1 and e.id = d.entrance_id
where t.agency_id = $1 and t.id = $2`;

const MOST = 10;
/** Of so many the orders are counted first. */
const AT_ONCE = 200;

const OPEN = `state in ('offered', 'accepted', 'agreeing', 'scheduled')`;
/** How many orders each of some contractors has: works at, or is asked to take. */
export const LOAD_OF = `select coalesce(json_object_agg(c.id, l.n), '{}') as load from unnest($2::uuid[]) as c(id)
  cross join lateral (select count(*) as n from work_orders o where o.agency_id = $1 and o.contractor_id = c.id and o.${OPEN}) l where l.n > 0`;
const LOAD_OF_ALL = `select coalesce(json_object_agg(id, n), '{}') as load from
  (select contractor_id as id, count(*) as n from work_orders where agency_id = $1 and contractor_id is not null and ${OPEN} group by contractor_id) l`;

/** Null: there is no such ticket. */
export async function chooseFor(tx: Tx, wanted: Wanted): Promise<ChosenFor | null> {
  const { settings, ticket, asked = [], at, most = MOST } = wanted;
  const [[problem], roster] = await Promise.all([rows<Problem>(tx, PROBLEM, agencyOf(tx), ticket), rosterOf(tx)]);
  if (problem === undefined) return null;
  const place = placeOf(problem);
  const local = localParts(at, problem.zone ?? settings.agency.timezone);
  const choice = await chooseAmong(tx, roster, {
    trade: problem.category,
    urgency: problem.urgency,
    vulnerable: problem.vulnerable,
    place: place === null ? null : placeKeys(place),
    now: { ...local, holiday: isHoliday({ ...local, postcode: place?.postcode }) },
    sends: {
      texts: settings.senders.sms !== undefined || settings.senders.whatsapp !== undefined,
      mails: settings.senders.email !== undefined,
    },
    asked: new Set(asked),
    rules: rulesOf(settings, roster),
    most,
  });
  return { choice, payer: payerFor(problem, choice), urgency: problem.urgency };
}

/** Those of the trade and those whom a rule names; all others only to say who would be nearest. */
async function chooseAmong(
  tx: Tx,
  { all, byTrade, byId }: Roster,
  ask: Omit<Ask, 'load'> & { most: number },
): Promise<Choice> {
  const ofTrade = byTrade.get(ask.trade) ?? [];
  const named = ask.rules.flatMap(({ trade, contractor }) => {
    const candidate = trade === ask.trade ? byId.get(contractor) : undefined;
    return candidate === undefined || candidate.trades.includes(ask.trade) ? [] : [candidate];
  });
  const candidates = [...ofTrade, ...new Set(named)];
  const suitable = atRest(candidates, ask);
  const first = suitable.slice(0, AT_ONCE);
  const [last, rest] = [ask.most - 1, suitable[AT_ONCE]];
  const few = {
    ...ask,
    load: await loadOf(
      tx,
      LOAD_OF,
      first.map(({ id }) => id),
    ),
  };
  const choice = choose(first, few);
  const worst = choice.ranked[last];
  if (rest === undefined ? choice.ranked.length > 0 : worst !== undefined && comesBefore(worst.candidate, rest, few))
    return choice;
  const every = { ...ask, load: rest === undefined ? few.load : await loadOf(tx, LOAD_OF_ALL) };
  const { ranked, nearest } = choose(candidates, every);
  return ranked.length > 0 || nearest.length > 0 ? { ranked, nearest } : choose(all, every);
}

async function loadOf(tx: Tx, query: string, ...of: string[][]): Promise<Map<string, number>> {
  const [found] = await rows<{ load: Record<string, number> }>(tx, query, agencyOf(tx), ...of);
  return new Map(Object.entries(found!.load));
}

function payerFor(problem: Problem, { ranked }: Choice): ChosenFor['payer'] {
  if (problem.payer !== '') return { payer: problem.payer, why: 'decided' };
  const ofRule = ranked[0]?.rule?.payer ?? null;
  return ofRule === null ? payerOf(problem) : { payer: ofRule, why: 'rule' };
}

function placeOf({ residence, postcode, city, building, addresses }: Problem): WorkPlace | null {
  if (residence === null) return null;
  // Some lists have it in the address alone, and some buildings stand in another town than their residence.
  const written = addresses
    .map((address) => address.match(/\b(\d{5})\s+(\p{L}[^,;(]*)/u))
    .find((match) => match !== null);
  return {
    residence,
    building: building ?? '',
    postcode: written?.[1] ?? postcode ?? '',
    city: written?.[2]?.trim() ?? city ?? '',
  };
}
