// The orders that a contractor has, is asked to take, or lost lately: what their words can be about. Read only where a contractor writes.
import type { KnownOrder } from '#flows/order-events.ts';
import { rows, type Tx } from '#lib/db.ts';
import type { ConversationFacts } from './facts.ts';

/** The latest that each was asked to take. */
const MOST_ORDERS = 50;

// An order that was given to somebody else is called off for this one. $1 agency, $2 contractors, $3 ended ones are known back to here
const CONTRACTOR_ORDERS = `
select k.id as contractor, o.id, o.ticket_id as ticket, t.reference, case when o.contractor_id = k.id then o.state else 'called_off' end as state,
  (extract(epoch from f.offered_at) * 1000)::bigint::text as "offeredAt", coalesce((extract(epoch from o.visit_from) * 1000)::bigint, 0)::text as "visitFrom"
from unnest($2::uuid[]) as k(id)
join lateral (select f.order_id, max(f.offered_at) as offered_at from offers f where f.agency_id = $1 and f.contractor_id = k.id
  group by f.order_id order by max(f.offered_at) desc limit ${MOST_ORDERS}) f on true
join work_orders o on o.agency_id = $1 and o.id = f.order_id
join tickets t on t.agency_id = $1 and t.id = o.ticket_id
where o.ended_at is null or o.ended_at > $3
order by f.offered_at, o.id`;

interface Row extends Omit<KnownOrder, 'offeredAt' | 'visitFrom'> {
  contractor: string;
  offeredAt: string;
  visitFrom: string;
}

/** Adds to these talks, where it is a contractor's, what it is about. */
export async function loadContractorOrders(
  tx: Tx,
  agency: string,
  talks: Iterable<ConversationFacts>,
  endedSince: Date,
): Promise<void> {
  const theirs = [...talks].flatMap((talk) =>
    talk.sender.kind === 'contractor' ? [{ talk, id: talk.sender.contractor }] : [],
  );
  if (theirs.length === 0) return;
  const found = await rows<Row>(tx, CONTRACTOR_ORDERS, agency, [...new Set(theirs.map(({ id }) => id))], endedSince);
  for (const { talk, id } of theirs) {
    talk.orders = found
      .filter(({ contractor }) => contractor === id)
      .map(({ contractor: _, offeredAt, visitFrom, ...order }) => ({
        ...order,
        offeredAt: Number(offeredAt),
        visitFrom: Number(visitFrom),
      }));
  }
}
