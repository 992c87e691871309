// Why an act had no effect, in a clear word to whoever came second: who was first, and when.
import type { EventType } from '#flows/events.ts';
import { inAgency, rows } from '#lib/db.ts';
import { momentOf } from '../dates.ts';
import type { Ground } from '../ground.ts';
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

interface Earlier {
  event: EventType;
  at: Date;
  name: string | null;
}

/** The last thing of this kind that a manager did to the ticket; else the last of any kind. */
async function whoWasFirst(
  ground: Ground,
  agency: string,
  ticket: string,
  wanted: readonly EventType[],
): Promise<{ earlier: Earlier | undefined; state: TicketState | undefined }> {
  return inAgency(ground.db, agency, async (tx) => {
    const [earlier] = await rows<Earlier>(
      tx,
      `select j.data ->> 'event' as event, j.at, m.name from journal j left join lateral (select case when j.actor like 'manager:%' then substr(j.actor, 9)::uuid end as actor offset 0) i on true
       left join managers m on m.agency_id = $1 and m.id = i.actor
       where j.agency_id = $1 and j.ticket_id = $2 and j.fact = 'stepped' and j.actor like 'manager:%' and j.data ->> 'event' = any($3::text[])
       order by (j.data ->> 'event' = any($4::text[])) desc, j.at desc, j.id desc limit 1`,
      agency,
      ticket,
      Object.keys(DONE),
      wanted,
    );
    return { earlier, state: await ticketState(tx, agency, ticket) };
  });
}

export async function refusal(
  ground: Ground,
  { agency, settings, manager }: Acting,
  ticket: string,
  type: EventType,
): Promise<string> {
  const same: readonly EventType[] = type === 'TAKEN' || type === 'ACKNOWLEDGED' ? ['TAKEN', 'ACKNOWLEDGED'] : [type];
  const { earlier, state } = await whoWasFirst(ground, agency, ticket, same);
  const about = state === undefined ? '' : ` Le n° ${state.reference} est maintenant : ${statusWord(state.status)}.`;
  if (earlier === undefined) return `Ce n’est plus possible dans l’état présent.${about}`;
  const zone = state?.zone ?? settings.agency.timezone;
  const when = momentOf(earlier.at, ground.clock.now(), zone);
  const who = earlier.name === manager.name ? 'vous' : (earlier.name ?? 'un collègue');
  return `Déjà ${DONE[earlier.event] ?? 'changé'} par ${who} à ${when}.${same.includes(earlier.event) ? '' : about}`;
}
