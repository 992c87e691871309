// A ticket's card in the managers' channel is out of date: the row counts changes, and whoever shows cards (console/) catches up.
import { agencyOf, run, type Tx } from '#lib/db.ts';
import type { Write } from '#lib/writes.ts';

export interface CardWanted {
  agency_id: string;
  ticket_id: string;
  /** 0 emergencies, 1 urgent, 2 the rest: the order in which cards are shown. */
  rank: number;
  due_at: Date;
}

export const cardsWanted: Write = {
  name: 'cards',
  sql: `insert into cards (agency_id, ticket_id, wanted, rank, due_at)
    select agency_id, ticket_id, 1, rank, due_at
    from json_to_recordset($rows::json) as c(agency_id text, ticket_id uuid, rank int, due_at timestamptz)
    on conflict (agency_id, ticket_id) do update set wanted = cards.wanted + 1, rank = least(cards.rank, excluded.rank), attempts = 0,
      due_at = excluded.due_at`,
};

/** Cards of these tickets, which are there already, are out of date. */
export async function wantCards(tx: Tx, tickets: readonly string[], now: Date): Promise<void> {
  if (tickets.length === 0) return;
  await run(
    tx,
    'update cards set wanted = wanted + 1, attempts = 0, due_at = $3 where agency_id = $1 and ticket_id = any($2::uuid[])',
    agencyOf(tx),
    tickets,
    now,
  );
}
