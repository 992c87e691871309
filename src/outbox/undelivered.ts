// Something that we said did not arrive, and no way is left: the talk of that person hears it, which tells a manager.
import { newId } from '#lib/ids.ts';

/** A row of `events`, of the kind that the engine steps (engine/store.ts writes it). */
export interface MissedEvent {
  agency_id: string;
  id: string;
  mailbox_id: string;
  kind: 'conversation';
  key: string;
  type: 'UNDELIVERED';
  at: Date;
  message_id: null;
  refs: { outbox: string; ticket: string | null; safety: boolean; landline: boolean };
  state: 'pending';
  attempts: 0;
  done_at: null;
}

/** A card that is out of date (tickets/card-wanted.ts writes it). */
export interface StaleCard {
  agency_id: string;
  ticket_id: string;
  rank: number;
  due_at: Date;
}

export interface Missed {
  agency: string;
  id: string;
  conversation: string;
  ticket: string | null;
  manner: string;
}

/** `landline`: there is only one, which takes no text. */
export function undelivered(
  { agency, id, conversation, ticket, manner }: Missed,
  at: Date,
  landline: boolean,
): MissedEvent {
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
    refs: { outbox: id, ticket, safety: manner === 'safety' || manner === 'staff', landline },
    state: 'pending',
    attempts: 0,
    done_at: null,
  };
}

/** The rank that the card has already counts: this asks for none of its own. */
const LAST = 2;

export function cardOf(agency: string, ticket: string, at: Date): StaleCard {
  return { agency_id: agency, ticket_id: ticket, rank: LAST, due_at: at };
}
