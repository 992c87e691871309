// The cards on which a message stands are out of date: a file of it has come, or its words have.
import { rows, type Tx } from '#lib/db.ts';
import { oneStatement } from '#lib/writes.ts';
import { type CardWanted, cardsWanted } from '#tickets/card-wanted.ts';

const write = oneStatement([cardsWanted]);

// $1 agency, $2 message, $3 now
const CARDS_OF_MESSAGE = `
select distinct on (l.ticket_id) $1 as agency_id, l.ticket_id, case l.urgency when 'emergency' then 0 when 'urgent' then 1 else 2 end as rank, $3::timestamptz as due_at
from ticket_messages m join tickets t on t.agency_id = $1 and t.id = m.ticket_id
cross join lateral (select coalesce(t.incident_id, t.id) as ticket_id, t.urgency offset 0) l
where m.agency_id = $1 and m.message_id = $2`;

/** How many. */
export async function wantCardsOfMessage(tx: Tx, agency: string, message: string, at: Date): Promise<number> {
  const cards = await rows<CardWanted>(tx, CARDS_OF_MESSAGE, agency, message, at);
  await write(tx, { cards });
  return cards.length;
}
