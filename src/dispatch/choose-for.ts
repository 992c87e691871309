// The choice for one ticket: its place, problem and urgency as they are now, the contractors, their load and the agency's rules.
import type { AgencySettings } from '#agency/settings.ts';
import type { Category, Hazard, Payer, Urgency } from '#flows/codes.ts';
import { agencyOf, rows, type Tx } from '#lib/db.ts';
import { isHoliday } from '#lib/holidays.ts';
import { localParts } from '#lib/zone.ts';
import { placeKeys, type WorkPlace } from './areas.ts';
import type { Ask, Choice } from './candidate.ts';
import { choose } from './choose.ts';
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
  roster: Roster;
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

const PROBLEM = `
select t.category, t.scope, t.urgency, t.hazards, t.answers, t.vulnerable, t.payer, s.name as residence, s.postcode, s.city, b.name as building,
  array[coalesce(d.address, ''), coalesce(e.address, ''), coalesce(b.address, ''), coalesce(s.address, '')] as addresses, s.timezone as zone
from tickets t
left join residences s on s.agency_id = $1 and s.id = t.residence_id
left join buildings b on b.agency_id = $1 and b.id = t.building_id
left join dwellings d on d.agency_id = $1 and d.id = t.dwelling_id
left join entrances e on e.agency_id = $1 and e.id = d.entrance_id
where t.agency_id = $1 and t.id = $2`;

/** Orders that somebody works at or is asked to take. */
const LOAD = `select contractor_id as id, count(*) as n from work_orders
  where agency_id = $1 and state in ('offered', 'accepted', 'agreeing', 'scheduled') and contractor_id is not null group by contractor_id`;

/** Null: there is no such ticket. */
export async function chooseFor(tx: Tx, wanted: Wanted): Promise<ChosenFor | null> {
  const { settings, ticket, asked = [], at } = wanted;
  const agency = agencyOf(tx);
  const [[problem], load, roster] = await Promise.all([
    rows<Problem>(tx, PROBLEM, agency, ticket),
    loadNow(tx),
    rosterOf(tx),
  ]);
  if (problem === undefined) return null;
  const place = placeOf(problem);
  const local = localParts(at, problem.zone ?? settings.agency.timezone);
  const ask: Ask = {
    trade: problem.category,
    urgency: problem.urgency,
    vulnerable: problem.vulnerable,
    place: place === null ? null : placeKeys(place),
    now: { ...local, holiday: isHoliday({ ...local, postcode: place?.postcode }) },
    asked: new Set(asked),
    rules: rulesOf(settings, roster),
    load,
    ...(wanted.most === undefined ? {} : { most: wanted.most }),
  };
  const choice = chooseAmong(roster, ask);
  return { choice, payer: payerFor(problem, choice), urgency: problem.urgency, roster };
}

export async function loadNow(tx: Tx): Promise<Map<string, number>> {
  const found = await rows<{ id: string; n: number }>(tx, LOAD, agencyOf(tx));
  return new Map(found.map(({ id, n }) => [id, n]));
}

/** Those of the trade and those whom a rule names; all others only to say who would be nearest. */
export function chooseAmong({ all, byTrade, byId }: Roster, ask: Ask): Choice {
  const ofTrade = byTrade.get(ask.trade) ?? [];
  const named = ask.rules.flatMap(({ trade, contractor }) => {
    const candidate = trade === ask.trade ? byId.get(contractor) : undefined;
    return candidate === undefined || candidate.trades.includes(ask.trade) ? [] : [candidate];
  });
  const choice = choose([...ofTrade, ...new Set(named)], ask);
  return choice.ranked.length > 0 || choice.nearest.length > 0 ? choice : choose(all, ask);
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
