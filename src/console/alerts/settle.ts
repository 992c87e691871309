// An alert is settled by the person who dealt with it: by its own button, or because the ticket was taken care of elsewhere.
import { type Db, inAgency, run, type Tx, unscoped } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';

export async function settleAlert(tx: Tx, agency: string, id: string, manager: string, at: Date): Promise<boolean> {
  const touched = await run(
    tx,
    `update alerts set settled_at = $4, settled_by = 'manager:' || $3 where agency_id = $1 and id = $2 and settled_at is null`,
    agency,
    id,
    manager,
    at,
  );
  return touched > 0;
}

/** What was to be done was refused: nobody has dealt with it yet. */
export async function openAgain(tx: Tx, agency: string, id: string, manager: string): Promise<void> {
  await run(
    tx,
    `update alerts set settled_at = null, settled_by = '', slack_settled_at = null where agency_id = $1 and id = $2 and settled_by = 'manager:' || $3`,
    agency,
    id,
    manager,
  );
}

/** An emergency counts as taken only by what came after the alert: it may have been taken, let go and raised again. */
const SETTLE_TAKEN = `
update alerts a set settled_at = $1, settled_by = case when t.holder_id is null then '' else 'manager:' || t.holder_id end
from tickets t where a.settled_at is null and a.kind in ('emergency', 'unclaimed') and t.agency_id = a.agency_id and t.id = a.ticket_id
  and (t.status in ('resolved', 'cancelled') or (a.kind = 'emergency' and t.acknowledged_at >= a.raised_at) or (a.kind = 'unclaimed' and t.status <> 'new'))`;

/** What an open emergency shows of its ticket: danger, whether somebody cannot get out, who and where. */
export const SHOWS = `concat_ws(' ', t.category, t.situation, t.hazards::text, t.person_id, t.dwelling_id)`;
const CHANGED = `
update alerts a set slack_saw = '' from tickets t where a.kind = 'emergency' and a.settled_at is null and a.slack_saw <> ''
  and t.agency_id = a.agency_id and t.id = a.ticket_id and a.slack_saw <> ${SHOWS}`;

/** Posted emergencies of which something else is true now. */
export async function noticeChanged(db: Db): Promise<number> {
  return unscoped(db, (tx) => run(tx, CHANGED));
}

/** About an order or a quote: once it was decided, or the ticket is closed. What a contractor asks waits for a manager's word. */
const SETTLE_ORDERS = `
update alerts a set settled_at = $1, settled_by = '' from tickets t
left join lateral (select o.state, o.accepted_at, o.done_at from work_orders o where o.agency_id = t.agency_id and o.ticket_id = t.id order by o.n desc limit 1) o on true
where a.settled_at is null and a.kind in ('order_waits', 'no_contractor', 'order_news', 'supplement', 'quote', 'late') and t.agency_id = a.agency_id and t.id = a.ticket_id
  and case
    when t.status in ('resolved', 'cancelled') then true
    when a.kind = 'order_waits' then o.state <> 'approving'
    when a.kind = 'no_contractor' then o.state <> 'choosing'
    when a.kind = 'order_news' then greatest(o.accepted_at, o.done_at) > a.raised_at
    when a.kind = 'supplement' then (select bool_and(x.state <> 'asked') from supplements x join work_orders w on w.agency_id = x.agency_id and w.id = x.order_id
      where x.agency_id = t.agency_id and w.ticket_id = t.id)
    when a.kind = 'quote' then not exists (select from quotes q where q.agency_id = t.agency_id and q.ticket_id = t.id and q.state = 'received')
      and exists (select from quotes q where q.agency_id = t.agency_id and q.ticket_id = t.id and q.decided_at >= a.raised_at)
    else t.status = 'scheduled' or t.incident_id is not null end`;

/** Alerts whose ticket was taken, scheduled or closed by a card, a text or a page. Above agencies, as the claim is. */
export async function settleTaken(db: Db, now: Date): Promise<number> {
  return unscoped(db, async (tx) => (await run(tx, SETTLE_TAKEN, now)) + (await run(tx, SETTLE_ORDERS, now)));
}

/** A message to none of our addresses has no talk and no case: the operator is shown it. */
export async function raiseForOperator(db: Db, agency: string, now: Date): Promise<number> {
  return inAgency(db, agency, (tx) =>
    run(
      tx,
      `insert into alerts (agency_id, id, kind, conversation_id, message_id, data, raised_at)
       select $1, $2, 'look_at', m.conversation_id, m.id, '{}', $3 from messages m
       where m.agency_id = $1 and not exists (select 1 from alerts a where a.agency_id = $1 and a.message_id = m.id) order by m.received_at limit 1`,
      agency,
      newId(),
      now,
    ),
  );
}
