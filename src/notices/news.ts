// What is mailed at once: every new ticket, to all who wish mails; and what waits for a person, to those who want all at once.
import { rows, type Tx } from '#lib/db.ts';
import type { MailedManager } from '#people/mail-wishes.ts';
import type { ManagerMail } from './mail-rows.ts';

// One of a group is enough: its card is that of all. $1 agency, $2 since
const NEW_TICKETS = `
select id, category, urgency, opened_at as at from tickets
where agency_id = $1 and status in ('new', 'accepted', 'scheduled') and opened_at > $2 and incident_id is null order by reference`;

// The ladder of an emergency calls by telephone. $1 agency, $2 since
export const WAITING = `
select a.id, a.ticket_id as ticket, t.category, a.raised_at as at from alerts a join tickets t on t.agency_id = $1 and t.id = a.ticket_id
where a.agency_id = $1 and a.settled_at is null and a.raised_at > $2 and a.kind not in ('emergency', 'unclaimed') order by a.raised_at`;

export async function newsFor(
  tx: Tx,
  agency: string,
  managers: readonly MailedManager[],
  since: Date,
): Promise<ManagerMail[]> {
  const tickets = await rows<{ id: string; category: string; urgency: string; at: Date }>(
    tx,
    NEW_TICKETS,
    agency,
    since,
  );
  const impatient = managers.filter(({ wish }) => wish === 'at_once');
  const waiting =
    impatient.length === 0
      ? []
      : await rows<{ id: string; ticket: string; category: string; at: Date }>(tx, WAITING, agency, since);
  return [
    ...tickets.flatMap(({ id, category, urgency, at }) =>
      managers
        .filter((to) => at > to.since)
        .map((to): ManagerMail => {
          const params = { ticket: id, category, urgency, manager: to.manager };
          return { to, ticket: id, lines: [{ text: 'mail.new_ticket', params }], about: `ticket ${id}` };
        }),
    ),
    ...waiting.flatMap(({ id, ticket, category, at }) =>
      impatient
        .filter((to) => at > to.since)
        .map((to): ManagerMail => {
          const params = { ticket, category, manager: to.manager };
          return { to, ticket, lines: [{ text: 'mail.look', params }], about: `alert ${id}` };
        }),
    ),
  ];
}
