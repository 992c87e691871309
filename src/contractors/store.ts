// The rows of contractors.
import type { Category } from '#flows/codes.ts';
import { rows, type Tx } from '#lib/db.ts';
import { oneStatement } from '#lib/writes.ts';

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
  availability: 'available' | 'unavailable' | 'holiday';
  conversation_id: string;
}

export function loadContractors(tx: Tx, agency: string): Promise<ContractorRow[]> {
  return rows<ContractorRow>(tx, 'select * from contractors where agency_id = $1 order by id', agency);
}

const write = oneStatement([
  {
    name: 'contractors',
    sql: `insert into contractors select * from json_populate_recordset(null::contractors, $rows::json)
      on conflict (agency_id, id) do update set company = excluded.company, trades = excluded.trades, areas = excluded.areas,
        phone = excluded.phone, email = excluded.email, emergency = excluded.emergency, favourite = excluded.favourite,
        availability = excluded.availability, conversation_id = excluded.conversation_id`,
  },
]);

export async function writeContractors(tx: Tx, contractors: readonly ContractorRow[]): Promise<void> {
  await write(tx, { contractors });
}
