// Something that we said did not arrive, and no way is left: the talk of that person hears it, which tells a manager.
import type { EventRow } from '#engine/store.ts';
import { newId } from '#lib/ids.ts';
import type { CardWanted } from '#tickets/card-wanted.ts';

export interface Missed {
  agency: string;
  id: string;
  conversation: string;
  ticket: string | null;
  manner: string;
}

export function undelivered({ agency, id, conversation, ticket, manner }: Missed, at: Date): EventRow {
  return {
    agency_id: agency,
    id: newId(),
    mailbox_id: conversation,
    kind: 'conversation',
    // A text is missed once, however often we learn of it.
    key: `undelivered:${id}`,
    type: 'UNDELIVERED',
    at,
    message_id: null,
    refs: { outbox: id, ticket, safety: manner === 'safety' || manner === 'staff' },
    state: 'pending',
    attempts: 0,
    done_at: null,
  };
}

/** The rank that the card has already counts: this asks for none of its own. */
const LAST = 2;

export function cardOf(agency: string, ticket: string, at: Date): CardWanted {
  return { agency_id: agency, ticket_id: ticket, rank: LAST, due_at: at };
}
