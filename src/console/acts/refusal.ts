// Why an act had no effect, in a clear word to whoever came second: who was first, and when. A contractor or a landlord may have been.
import type { EventType } from '#flows/events.ts';
import { inAgency, rows } from '#lib/db.ts';
import { momentOf } from '../dates.ts';
import type { Ground } from '../ground.ts';
import { orderWord } from '../orders/words.ts';
import { statusWord } from '../words.ts';
import { type Acting, type TicketState, ticketState } from './rights.ts';

const DONE: Partial<Record<EventType, string>> = {
  TAKEN: 'pris en charge',
  ACKNOWLEDGED: 'pris en charge',
  DROPPED: 'rendu',
  CORRECTED: 'corrigé',
  SCHEDULED: 'planifié',
  RESOLVED: 'déclaré résolu',
  CANCELLED: 'annulé',
  REOPENED: 'rouvert',
  JOINED: 'regroupé',
  PARTED: 'détaché',
  ORDERED: 'commandé',
  ORDER_GRANTED: 'accordé',
  ORDER_DENIED: 'refusé',
  REASSIGNED: 'donné à un autre prestataire',
  ORDER_CALLED_OFF: 'annulé',
  SUPPLEMENT_DECIDED: 'décidé',
  PAYER_SET: 'décidé',
  QUOTES_ASKED: 'demandé en devis',
  QUOTE_ACCEPTED: 'accepté',
  QUOTE_REFUSED: 'refusé',
};
const BY_CONTRACTOR: readonly EventType[] = ['CONTRACTOR_SAID', 'QUOTE_GIVEN', 'QUOTE_DECLINED'];
const NAMED = [...(Object.keys(DONE) as EventType[]), ...BY_CONTRACTOR];

/** What else than the same act may have come before it. */
const RIVALS: Partial<Record<EventType, readonly EventType[]>> = {
  TAKEN: ['TAKEN', 'ACKNOWLEDGED'],
  ACKNOWLEDGED: ['TAKEN', 'ACKNOWLEDGED'],
  ORDERED: ['ORDERED', 'QUOTE_ACCEPTED'],
  ORDER_GRANTED: ['ORDER_GRANTED', 'ORDER_DENIED', 'ORDER_CALLED_OFF'],
  ORDER_DENIED: ['ORDER_GRANTED', 'ORDER_DENIED', 'ORDER_CALLED_OFF'],
  REASSIGNED: ['REASSIGNED', 'ORDER_DENIED', 'ORDER_CALLED_OFF', 'CONTRACTOR_SAID'],
  ORDER_CALLED_OFF: ['ORDER_DENIED', 'ORDER_CALLED_OFF', 'CONTRACTOR_SAID'],
  QUOTE_ACCEPTED: ['QUOTE_ACCEPTED', 'QUOTE_REFUSED', 'QUOTE_DECLINED'],
  QUOTE_REFUSED: ['QUOTE_ACCEPTED', 'QUOTE_REFUSED', 'QUOTE_DECLINED'],
};
const OF_ORDERS: readonly EventType[] = ['ORDER_GRANTED', 'ORDER_DENIED', 'REASSIGNED', 'ORDER_CALLED_OFF'];

interface Move {
  machine: string;
  from: string;
  to: string;
}

interface Earlier {
  event: EventType;
  at: Date;
  name: string | null;
  role: 'manager' | 'contractor' | 'person';
  moves: Move[];
  /** What the supplement or the quote that the act is about became by it. */
  became: string | null;
}

export interface Refused {
  ticket: string;
  type: EventType;
  refs?: Record<string, unknown>;
}

// Its own kind first, about the same order, supplement or quote where the act names one; else the last thing that anybody did.
// $1 agency, $2 ticket, $3 every kind, $4 the kinds that count, $5 the row that the act is about
export const EARLIER = `
select j.data ->> 'event' as event, j.at, split_part(j.actor, ':', 1) as role, coalesce(m.name, k.company, p.name) as name, j.data -> 'moves' as moves,
  (select e -> 'values' ->> 'state' from jsonb_array_elements(j.data -> 'effects') e where e ->> 'id' = $5 and e ->> 'of' in ('quote', 'supplement') limit 1) as became
from journal j left join lateral (select case when j.actor ~ ':[0-9a-f-]{36}$' then split_part(j.actor, ':', 2)::uuid end as actor offset 0) i on true
left join managers m on m.agency_id = $1 and m.id = i.actor left join contractors k on k.agency_id = $1 and k.id = i.actor
left join people p on p.agency_id = $1 and p.id = i.actor
where j.agency_id = $1 and j.ticket_id = $2 and j.fact = 'stepped' and (j.actor like 'manager:%' or j.actor like 'contractor:%' or j.actor like 'person:%')
  and j.data ->> 'event' = any($3::text[])
order by (j.data ->> 'event' = any($4::text[]) and ($5 = '' or j.data -> 'effects' @> jsonb_build_array(jsonb_build_object('id', $5::text)))) desc, j.at desc, j.id desc limit 1`;

const ORDER = `
select t.reference || '-' || o.n as number, o.state from work_orders o join tickets t on t.agency_id = $1 and t.id = o.ticket_id
where o.agency_id = $1 and o.id::text = $2`;

export async function refusal(
  ground: Ground,
  { agency, settings, manager }: Acting,
  { ticket, type, refs = {} }: Refused,
): Promise<string> {
  const same: readonly EventType[] = RIVALS[type] ?? [type];
  const row = String((type === 'ORDERED' ? '' : (refs.supplement ?? refs.quote ?? refs.order)) ?? '');
  const { earlier, state, order } = await inAgency(ground.db, agency, async (tx) => {
    const [earlier] = await rows<Earlier>(tx, EARLIER, agency, ticket, NAMED, same, row);
    const [order] = OF_ORDERS.includes(type)
      ? await rows<{ number: string; state: string }>(tx, ORDER, agency, row)
      : [];
    return { earlier, state: await ticketState(tx, agency, ticket), order };
  });
  const about = aboutNow(state, order);
  if (earlier === undefined) return `Ce n’est plus possible dans l’état présent.${about}`;
  const zone = state?.zone ?? settings.agency.timezone;
  const when = momentOf(earlier.at, ground.clock.now(), zone);
  return `${firstWords(earlier, manager.name)} à ${when}.${same.includes(earlier.event) && earlier.role === 'manager' ? '' : about}`;
}

function aboutNow(state: TicketState | undefined, order: { number: string; state: string } | undefined): string {
  if (order !== undefined) return ` L’ordre ${order.number} est maintenant : ${orderWord(order.state)}.`;
  return state === undefined ? '' : ` Le n° ${state.reference} est maintenant : ${statusWord(state.status)}.`;
}

function firstWords({ event, name, role, moves, became }: Earlier, me: string): string {
  if (role === 'contractor') return `${name ?? 'Le prestataire'} ${contractorDid(event, moves)}`;
  const who =
    role === 'manager' && name === me ? 'vous' : (name ?? (role === 'manager' ? 'un collègue' : 'une autre personne'));
  if (event === 'QUOTE_ACCEPTED' && became === 'refused') return `Un autre devis a été accepté par ${who}`;
  const what = event === 'SUPPLEMENT_DECIDED' ? SUPPLEMENT[became ?? ''] : undefined;
  return `Déjà ${what ?? DONE[event] ?? 'changé'} par ${who}`;
}

const SUPPLEMENT: Readonly<Record<string, string | undefined>> = { granted: 'accordé', refused: 'refusé' };

/** What a contractor's word did to the order. */
function contractorDid(event: EventType, moves: readonly Move[]): string {
  if (event === 'QUOTE_GIVEN') return 'a envoyé son devis';
  if (event === 'QUOTE_DECLINED') return 'a répondu ne pas faire de devis';
  const move = moves.find(({ machine, from, to }) => machine === 'order' && from !== to);
  if (moves.some(({ machine, to }) => machine === 'supplement' && to === 'asked')) return 'a demandé un supplément';
  switch (move?.to) {
    case 'choosing':
      return 'a refusé';
    case 'done':
      return 'a dit avoir terminé';
    case 'scheduled':
      return 'a confirmé la date';
    case 'agreeing':
      return move.from === 'offered' ? 'a accepté' : 'a proposé des dates';
    case 'accepted':
      return move.from === 'offered' ? 'a accepté' : 'a demandé une autre date';
    default:
      return 'a donné des nouvelles';
  }
}
