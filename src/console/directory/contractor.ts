// A contractor as managers see one: record, load, and the right to change it.
import { type ContractorRow, companyKey } from '#contractors/store.ts';
import { tradeOf } from '#contractors/trade-names.ts';
import { rows, type Tx } from '#lib/db.ts';
import { isId } from '#lib/ids.ts';
import { addDays } from '#lib/zone.ts';
import { type Allowed, allowed } from '../acts/rights.ts';
import type { Ground, Interaction } from '../ground.ts';

/** Before the end of an insurance, managers are told. */
export const WARNED_DAYS = 30;

export interface ContractorState extends ContractorRow {
  /** Open orders. */
  load: number;
}

const STATES = `
select k.*, (select count(*) from work_orders o where o.agency_id = $1 and o.contractor_id = k.id
    and o.state in ('offered', 'accepted', 'agreeing', 'scheduled')) as load
from contractors k where k.agency_id = $1 and k.removed_at is null and ($2::uuid is null or k.id = $2)`;

export async function contractorState(tx: Tx, agency: string, id: string): Promise<ContractorState | undefined> {
  return isId(id) ? (await rows<ContractorState>(tx, STATES, agency, id))[0] : undefined;
}

export function allowedContractor(
  ground: Ground,
  by: Pick<Interaction, 'user'>,
  contractor: string,
): Promise<Allowed<ContractorState>> {
  return allowed(
    ground,
    { user: by.user, channel: null },
    (tx, agency) => contractorState(tx, agency, contractor),
    'Ce prestataire n’est pas, ou plus, dans la liste de votre agence.',
  );
}

/** Words that ask for a part of the list. */
const PARTS: readonly (readonly [RegExp, (contractor: ContractorState, warned: string, today: string) => boolean])[] = [
  [/^favoris?$/, ({ favourite }) => favourite],
  [/^(?:regie|equipe|interne)s?$/, ({ in_house }) => in_house],
  [/^urgences?$|^astreintes?$/, ({ emergency }) => emergency],
  [/^assurances?$/, ({ insured_until }, warned) => insured_until !== null && insured_until <= warned],
  [
    /^(?:absents?|absences?|vacances|conges|indisponibles?)$/,
    ({ availability, away_to }, _, today) => availability !== 'available' || (away_to !== null && away_to >= today),
  ],
];

/** By trade, by name, or by what is written of their areas; favourites first. Without words: all of the list. */
export async function findContractors(
  tx: Tx,
  agency: string,
  words: string,
  today: string,
): Promise<ContractorState[]> {
  const all = await rows<ContractorState>(tx, STATES, agency, null);
  const wanted = companyKey(words);
  const part = PARTS.find(([name]) => name.test(wanted))?.[1];
  if (part !== undefined) return inOrder(all.filter((one) => part(one, addDays(today, WARNED_DAYS), today)));
  const named = all.filter(({ company }) => companyKey(company).includes(wanted));
  const trade = wanted === '' ? undefined : tradeOf(words);
  const found =
    trade === undefined || named.length > 0
      ? named.length > 0
        ? named
        : all.filter(({ areas }) => areas.some((area) => companyKey(area).includes(wanted)))
      : all.filter(({ trades }) => trades.includes(trade));
  return inOrder(found.filter(({ one_off }) => !one_off || wanted !== ''));
}

function inOrder(contractors: readonly ContractorState[]): ContractorState[] {
  return contractors.toSorted(
    (a, b) => Number(b.favourite) - Number(a.favourite) || (companyKey(a.company) < companyKey(b.company) ? -1 : 1),
  );
}
