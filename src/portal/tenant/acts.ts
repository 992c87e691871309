// What a person may do to a request of theirs with one press: the same words that a text would bring to its case, and an answer at once.
import { act } from '#engine/act.ts';
import type { TenantSays } from '#flows/events.ts';
import type { Ground } from '../ground.ts';
import type { Texts } from '../texts/fr.ts';
import type { Visitor } from '../visitor.ts';
import { isOpen, type MyTicket, myTicket } from './record.ts';

export type Act = keyof Texts['acts'];
type Word = Exclude<Act, 'correct'>;

const SAYS: Record<Word, TenantSays> = {
  cancel: 'cancel',
  resolved: 'resolved',
  unresolved: 'unresolved',
  no_show: 'no_show',
};

/** What makes sense at this moment. */
export function actsFor(ticket: MyTicket, now: Date, reopenMs: number): Act[] {
  if (isOpen(ticket)) {
    const visited = ticket.promised_at !== null && ticket.promised_at < now;
    return ['correct', ...(visited ? (['no_show'] as const) : []), 'resolved', 'cancel'];
  }
  const closed = ticket.closed_at ?? ticket.opened_at;
  return now.getTime() - closed.getTime() <= reopenMs ? ['unresolved'] : [];
}

/** What the page says afterwards: what was done, not what was pressed. */
export async function perform(
  ground: Ground,
  visitor: Visitor,
  ticket: MyTicket,
  word: Word,
  key: string,
): Promise<keyof Texts['done']> {
  const acted = await act(ground.engine, {
    agency: visitor.agency.id,
    mailbox: ticket.id,
    kind: 'case',
    type: 'TENANT_SAID',
    key: `page:${key}`,
    refs: { said: SAYS[word], person: visitor.person },
  });
  if (acted.kind === 'no_such_mailbox' || acted.kind === 'refused') return 'late';
  const after = await myTicket(ground, visitor, String(ticket.reference));
  if (after === undefined) return 'late';
  if (word === 'cancel') return after.status === 'cancelled' ? 'cancelled' : 'noted';
  if (word === 'resolved') return after.status === 'resolved' ? 'resolved' : 'noted';
  return isOpen(after) && !isOpen(ticket) ? 'reopened' : 'noted';
}
