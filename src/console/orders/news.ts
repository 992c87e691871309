// What an alert about an order or a quote is about: the step of the case that raised it, who did it, and how the repair stands now.
import type { AgencySettings } from '#agency/settings.ts';
import { rows, type Tx } from '#lib/db.ts';
import { loadRepairs, type Repair } from './record.ts';

export const ORDER_ALERTS: ReadonlySet<string> = new Set([
  'order_waits',
  'no_contractor',
  'order_news',
  'supplement',
  'quote',
  'late',
]);

interface Move {
  machine: string;
  from: string;
  to: string;
}

export interface News {
  event: string;
  moves: Move[];
  /** Of the actor: manager, contractor, person, timer, system. */
  role: string;
  /** The manager or the landlord who did it. */
  name: string | null;
  contractor: string | null;
  company: string | null;
  /** Why a contractor refused. */
  reason: string | null;
  /** What the person who reported was told at the same time. */
  told: string | null;
  quote: { state: string; cents: number | null } | null;
  /** The contractor's own words on their page. */
  words: string | null;
}

export interface OrderAlert {
  repair: Repair;
  news: News | null;
}

export interface AboutOrder {
  id: string;
  kind: string;
  ticket: string;
}

// The alert was raised in the step of that very moment. $1 agency, $2 alerts
export const NEWS = `
select a.id as alert, j.data ->> 'event' as event, j.data -> 'moves' as moves, split_part(j.actor, ':', 1) as role, coalesce(m.name, p.name) as name,
  k.id as contractor, k.company, offer.said ->> 'reason' as reason, told.said as told,
  case when quote.said is not null then json_build_object('state', quote.said ->> 'state', 'cents', (quote.said ->> 'cents')::int) end as quote,
  (select n.words from ticket_notes n where n.agency_id = $1 and n.ticket_id = a.ticket_id and n.kind = 'contractor' and n.author = 'contractor:' || k.id
     and n.at between a.raised_at - interval '10 seconds' and a.raised_at + interval '1 second' order by n.at desc limit 1) as words
from unnest($2::uuid[]) as wanted(id) join alerts a on a.agency_id = $1 and a.id = wanted.id
join lateral (select j.* from journal j where j.agency_id = $1 and j.ticket_id = a.ticket_id and j.fact = 'stepped' and j.at = a.raised_at
  and j.data -> 'effects' @> jsonb_build_array(jsonb_build_object('type', 'alert', 'kind', a.kind)) order by j.id desc limit 1) j on true
left join lateral (select case when j.actor ~ ':[0-9a-f-]{36}$' then split_part(j.actor, ':', 2)::uuid end as actor offset 0) i on true
left join lateral (select (e ->> 'id')::uuid as id, e -> 'values' as said from jsonb_array_elements(j.data -> 'effects') e where e ->> 'of' = 'offer' limit 1) offer on true
left join lateral (select (e ->> 'id')::uuid as id, e -> 'values' as said from jsonb_array_elements(j.data -> 'effects') e where e ->> 'of' = 'quote' limit 1) quote on true
left join lateral (select e ->> 'text' as said from jsonb_array_elements(j.data -> 'effects') e where e ->> 'type' = 'inform' limit 1) told on true
left join offers f on f.agency_id = $1 and f.id = offer.id left join quotes q on q.agency_id = $1 and q.id = quote.id
left join lateral (select o.contractor_id from work_orders o where o.agency_id = $1 and o.ticket_id = a.ticket_id order by o.n desc limit 1) o on true
cross join lateral (select coalesce(case when j.actor like 'contractor:%' then i.actor end, f.contractor_id, q.contractor_id, o.contractor_id) as id offset 0) who
left join contractors k on k.agency_id = $1 and k.id = who.id
left join managers m on m.agency_id = $1 and m.id = i.actor left join people p on p.agency_id = $1 and p.id = i.actor`;

export async function loadOrderAlerts(
  tx: Tx,
  agency: string,
  settings: AgencySettings,
  alerts: readonly AboutOrder[],
  at: Date,
): Promise<Map<string, OrderAlert>> {
  const found = new Map<string, OrderAlert>();
  if (alerts.length === 0) return found;
  const ids = alerts.map(({ id }) => id);
  const news = await rows<News & { alert: string }>(tx, NEWS, agency, ids);
  const tickets = [...new Set(alerts.map(({ ticket }) => ticket))];
  const repairs = await loadRepairs(tx, agency, settings, tickets, at);
  for (const { id, ticket } of alerts) {
    const repair = repairs.get(ticket);
    if (repair === undefined) continue;
    found.set(id, { repair, news: news.find(({ alert }) => alert === id) ?? null });
  }
  return found;
}
