// The tickets that a rehearsal brought, as the record has them, and how they changed, as the journal has it.
import { effectWords } from '#journal/words/trail.ts';
import { type Db, inAgency, rows } from '#lib/db.ts';

export interface PlayedTicket {
  id: string;
  reference: number;
  category: string;
  urgency: string;
  status: string;
  scope: string;
  hazards: string[];
  /** Number of the person who reported it. */
  from: string | null;
  /** Whom it concerns. */
  person: string | null;
  holder: string | null;
  /** Reference of the one that it is grouped under. */
  lead: number | null;
  follows: number | null;
  reopened: number;
  messages: string[];
}

export interface TicketChange {
  at: Date;
  reference: number;
  what: string;
}

export function loadTickets(db: Db, agency: string): Promise<PlayedTicket[]> {
  return inAgency(db, agency, (tx) => rows<PlayedTicket>(tx, TICKETS, agency));
}

const TICKETS = `
select t.id, t.reference, t.category, t.urgency, t.status, t.scope, t.hazards, a.value as from, p.name as person, h.name as holder, l.reference as lead,
  f.reference as follows, t.reopened,
  coalesce((select array_agg(m.text order by m.received_at, m.id) from ticket_messages x join messages m on m.agency_id = $1 and m.id = x.message_id
    where x.agency_id = $1 and x.ticket_id = t.id), '{}') as messages
from tickets t
left join conversations c on c.agency_id = $1 and c.id = t.conversation_id
left join addresses a on a.agency_id = $1 and a.id = c.address_id
left join people p on p.agency_id = $1 and p.id = t.person_id
left join managers h on h.agency_id = $1 and h.id = t.holder_id
left join tickets l on l.agency_id = $1 and l.id = t.incident_id
left join tickets f on f.agency_id = $1 and f.id = t.follows_id
where t.agency_id = $1 order by t.reference`;

const TOLD = new Set([
  'open_ticket',
  'set_status',
  'set_urgency',
  'set_category',
  'set_holder',
  'set_lead',
  'count_reopened',
]);

export async function ticketChanges(db: Db, agency: string, since: Date): Promise<TicketChange[]> {
  const { facts, references } = await inAgency(db, agency, async (tx) => ({
    facts: await rows<{ at: Date; ticket_id: string | null; data: { effects?: Record<string, unknown>[] } }>(
      tx,
      `select at, ticket_id, data from journal where agency_id = $1 and at >= $2 and fact = 'stepped' order by at, id`,
      agency,
      since,
    ),
    references: new Map(
      (
        await rows<{ id: string; reference: number }>(
          tx,
          'select id, reference from tickets where agency_id = $1',
          agency,
        )
      ).map((row) => [row.id, row.reference]),
    ),
  }));
  return facts.flatMap(({ at, ticket_id, data }) =>
    (data.effects ?? [])
      .filter(({ type }) => TOLD.has(String(type)))
      .flatMap((effect) => {
        const reference = references.get(String(effect.ticket ?? ticket_id));
        return reference === undefined ? [] : effectWords(effect, references).map((what) => ({ at, reference, what }));
      }),
  );
}
