// Reads back what happened and why: from a message, a ticket or an address to plain sentences in order of time.
import { agencyOf, rows, type Tx } from '#lib/db.ts';
import { isId } from '#lib/ids.ts';
import { linesOf, type TrailLine } from './trail-lines.ts';
import { type About, loadRecord } from './trail-record.ts';

export interface Trail {
  title: string;
  lines: TrailLine[];
}

/** One of them: the id of a message or ticket, the number or mail address of a person. */
export type Wanted = { message: string } | { ticket: string } | { address: string };

/** Null: nothing is known of it. Names and words are in it: for the people of the agency. */
export async function trail(tx: Tx, wanted: Wanted): Promise<Trail | null> {
  const about = await aboutOf(tx, wanted);
  if (about === null) return null;
  const record = await loadRecord(tx, about);
  return { title: about.title, lines: linesOf(record) };
}

/** The same, for what somebody typed: a number, a mail address, a ticket's reference, our id of a message or the provider's. */
export async function findTrail(tx: Tx, typed: string): Promise<Trail | null> {
  for (const wanted of await candidates(tx, typed.trim())) {
    const found = await trail(tx, wanted);
    if (found !== null) return found;
  }
  return null;
}

async function candidates(tx: Tx, typed: string): Promise<Wanted[]> {
  if (isId(typed.toLowerCase())) return [{ message: typed }, { ticket: typed }];
  const agency = agencyOf(tx);
  const found: Wanted[] = [];
  const [byProvider] = await rows<{ id: string }>(
    tx,
    'select id from messages where agency_id = $1 and provider_id = $2 limit 1',
    agency,
    typed,
  );
  if (byProvider !== undefined) found.push({ message: byProvider.id });
  const [sent] = await rows<{ ticket_id: string | null; message_id: string | null; address: string | null }>(
    tx,
    `select o.ticket_id, e.message_id, a.value as address from outbox o left join events e on e.agency_id = $1 and e.id = o.event_id
     left join addresses a on a.agency_id = $1 and a.id = o.address_id where o.agency_id = $1 and o.provider_id = $2 limit 1`,
    agency,
    typed,
  );
  if (sent?.message_id) found.push({ message: sent.message_id });
  if (sent?.ticket_id) found.push({ ticket: sent.ticket_id });
  if (sent?.address) found.push({ address: sent.address });
  const reference = /^(?:n°|#)?\s*(\d{1,9})$/.exec(typed)?.[1];
  const [ticket] =
    reference === undefined
      ? []
      : await rows<{ id: string }>(
          tx,
          'select id from tickets where agency_id = $1 and reference = $2',
          agency,
          Number(reference),
        );
  if (ticket !== undefined) found.push({ ticket: ticket.id });
  return [...found, { address: addressOf(typed) }];
}

/** As addresses are stored: a French number may be typed as people write it. */
function addressOf(typed: string): string {
  if (typed.includes('@')) return typed.toLowerCase();
  const digits = typed.replace(/^whatsapp:/, '').replace(/[\s.()-]/g, '');
  if (/^0[1-9]\d{8}$/.test(digits)) return `+33${digits.slice(1)}`;
  return digits.replace(/^00/, '+');
}

async function aboutOf(tx: Tx, wanted: Wanted): Promise<About | null> {
  const agency = agencyOf(tx);
  if ('message' in wanted) {
    const [found] = await rows<{ conversation_id: string; value: string; tickets: string[] | null }>(
      tx,
      `select m.conversation_id, a.value, (select array_agg(t.ticket_id) from ticket_messages t where t.agency_id = $1 and t.message_id = m.id) as tickets
       from messages m join addresses a on a.agency_id = $1 and a.id = m.address_id where m.agency_id = $1 and m.id = $2`,
      agency,
      wanted.message,
    );
    if (found === undefined) return null;
    return {
      kind: 'message',
      title: `Message de ${found.value}`,
      message: wanted.message,
      conversation: found.conversation_id,
      tickets: found.tickets ?? [],
    };
  }
  if ('ticket' in wanted) {
    const [found] = await rows<{ reference: number; conversation_id: string }>(
      tx,
      'select reference, conversation_id from tickets where agency_id = $1 and id = $2',
      agency,
      wanted.ticket,
    );
    if (found === undefined) return null;
    return {
      kind: 'ticket',
      title: `Demande ${found.reference}`,
      message: null,
      conversation: found.conversation_id,
      tickets: [wanted.ticket],
    };
  }
  const [found] = await rows<{ conversation_id: string; name: string | null; tickets: string[] | null }>(
    tx,
    `select a.conversation_id, p.name, (select array_agg(t.id) from tickets t where t.agency_id = $1 and t.conversation_id = a.conversation_id) as tickets
     from addresses a left join conversations c on c.agency_id = $1 and c.id = a.conversation_id left join people p on p.agency_id = $1 and p.id = c.person_id
     where a.agency_id = $1 and a.value = $2 limit 1`,
    agency,
    wanted.address,
  );
  if (found === undefined) return null;
  const title = found.name === null ? wanted.address : `${found.name}, ${wanted.address}`;
  return { kind: 'address', title, message: null, conversation: found.conversation_id, tickets: found.tickets ?? [] };
}
