// The rows of contractors. Ratings are counted where they are written (a trigger of `ratings`) and never from here.
import type { Category } from '#flows/codes.ts';
import { folded } from '#lib/columns.ts';
import { rows, type Tx } from '#lib/db.ts';
import { oneStatement } from '#lib/writes.ts';

export const AVAILABILITIES = ['available', 'unavailable', 'holiday'] as const;
export type Availability = (typeof AVAILABILITIES)[number];

/** How an order reaches them; empty: a mail with the order, and a text that says so. */
export const REACHES = ['', 'sms', 'email', 'whatsapp', 'both'] as const;
export type Reach = (typeof REACHES)[number];

export interface ContractorRow {
  agency_id: string;
  id: string;
  company: string;
  trades: Category[];
  areas: string[];
  phone: string;
  email: string;
  emergency: boolean;
  favourite: boolean;
  availability: Availability;
  /** "2026-12-24", first and last day away. */
  away_from: string | null;
  away_to: string | null;
  /** "mon-fri", "08:00", "18:00" */
  work_days: string;
  work_from: string;
  work_to: string;
  ceiling_cents: number | null;
  rating_sum: number;
  rating_count: number;
  /** Last day. */
  insured_until: string | null;
  reach: Reach;
  in_house: boolean;
  capacity: number | null;
  one_off: boolean;
  removed_at: Date | null;
  conversation_id: string;
}

export function newContractor(agency: string, id: string, company: string, conversation: string): ContractorRow {
  return {
    agency_id: agency,
    id,
    company,
    trades: [],
    areas: [],
    phone: '',
    email: '',
    emergency: false,
    favourite: false,
    availability: 'available',
    away_from: null,
    away_to: null,
    work_days: 'mon-fri',
    work_from: '08:00',
    work_to: '18:00',
    ceiling_cents: null,
    rating_sum: 0,
    rating_count: 0,
    insured_until: null,
    reach: '',
    in_house: false,
    capacity: null,
    one_off: false,
    removed_at: null,
    conversation_id: conversation,
  };
}

/** A company as it is recognised: case, accents and spaces aside. */
export function companyKey(company: string): string {
  return folded(company).replace(/\s+/g, ' ').trim();
}

/** Those who were removed too. */
export function loadContractors(tx: Tx, agency: string): Promise<ContractorRow[]> {
  return rows<ContractorRow>(tx, 'select * from contractors where agency_id = $1 order by id', agency);
}

export async function contractorOf(tx: Tx, agency: string, id: string): Promise<ContractorRow | undefined> {
  const found = await rows<ContractorRow>(tx, 'select * from contractors where agency_id = $1 and id = $2', agency, id);
  return found[0];
}

const CHANGING: readonly (keyof ContractorRow)[] = [
  'company',
  'trades',
  'areas',
  'phone',
  'email',
  'emergency',
  'favourite',
  'availability',
  'away_from',
  'away_to',
  'work_days',
  'work_from',
  'work_to',
  'ceiling_cents',
  'insured_until',
  'reach',
  'in_house',
  'capacity',
  'one_off',
  'removed_at',
];

const write = oneStatement([
  {
    name: 'contractors',
    sql: `insert into contractors select * from json_populate_recordset(null::contractors, $rows::json)
      on conflict (agency_id, id) do update set ${CHANGING.map((column) => `${column} = excluded.${column}`).join(', ')}`,
  },
]);

export async function writeContractors(tx: Tx, contractors: readonly ContractorRow[]): Promise<void> {
  await write(tx, { contractors });
}
