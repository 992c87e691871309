// Who clicks, and on what: looked up at each act in our own tables. Slack's word, and whatever a button carries, prove nothing.
import type { AgencySettings } from '#agency/settings.ts';
import { inAgency, rows, type Tx } from '#lib/db.ts';
import { isId } from '#lib/ids.ts';
import { channelsOf } from '../cards/route.ts';
import type { Ground, Interaction } from '../ground.ts';

export interface Acting {
  agency: string;
  settings: AgencySettings;
  manager: { id: string; name: string };
}

export interface TicketState {
  id: string;
  reference: number;
  status: string;
  category: string;
  urgency: string;
  hazards: string[];
  scope: string;
  vulnerable: boolean;
  answers: Record<string, string | number>;
  opened_at: Date;
  promised_at: Date | null;
  holder_id: string | null;
  holder: string | null;
  conversation_id: string;
  held_by: string | null;
  held_name: string | null;
  lead: string | null;
  building_id: string | null;
  zone: string | null;
  name: string | null;
  channel: string;
  address_kind: string | null;
  line: string | null;
  opted_out_at: Date | null;
  first_message: string | null;
}

export type Allowed<T> = { kind: 'allowed'; acting: Acting; found: T } | { kind: 'refused'; why: string };

export const NO_RIGHT =
  'Vous n’êtes pas gestionnaire de cette agence : demandez à la personne qui l’administre de vous ajouter.';
const NOT_FOUND = 'Ce signalement n’existe pas, ou n’est pas de votre agence.';

/** Agencies that are at home in this channel; anywhere else, all that name this person. */
async function candidates({ agencies }: Ground, { user, channel }: Pick<Interaction, 'user' | 'channel'>) {
  const all = await agencies.all();
  const here = channel === null ? [] : all.filter(({ settings }) => channelsOf(settings).has(channel));
  return here.length > 0
    ? here
    : all.filter(({ settings }) => settings.slack.managers.some(({ slack }) => slack === user));
}

/** Each agency in which this person is a manager today, with what `find` finds there. */
export async function whereManager<T>(
  ground: Ground,
  by: Pick<Interaction, 'user' | 'channel'>,
  find: (tx: Tx, acting: Acting) => Promise<T>,
): Promise<{ acting: Acting; found: T }[]> {
  const results: { acting: Acting; found: T }[] = [];
  for (const { id: agency, settings } of await candidates(ground, by)) {
    const result = await inAgency(ground.db, agency, async (tx) => {
      const [manager] = await rows<{ id: string; name: string }>(
        tx,
        'select id, name from managers where agency_id = $1 and slack_user = $2 and removed_at is null',
        agency,
        by.user,
      );
      if (manager === undefined) return undefined;
      const acting: Acting = { agency, settings, manager };
      return { acting, found: await find(tx, acting) };
    });
    if (result !== undefined) results.push(result);
  }
  return results;
}

export async function allowed<T>(
  ground: Ground,
  by: Pick<Interaction, 'user' | 'channel'>,
  find: (tx: Tx, agency: string) => Promise<T | undefined>,
  notFound = NOT_FOUND,
): Promise<Allowed<T>> {
  const places = await whereManager(ground, by, (tx, { agency }) => find(tx, agency));
  if (places.length === 0) return { kind: 'refused', why: NO_RIGHT };
  const there = places.find(({ found }) => found !== undefined);
  return there === undefined
    ? { kind: 'refused', why: notFound }
    : { kind: 'allowed', acting: there.acting, found: there.found as T };
}

const TICKET_STATE = `
select t.id, t.reference, t.status, t.category, t.urgency, t.hazards, t.scope, t.vulnerable, t.answers, t.opened_at, t.promised_at, t.holder_id, h.name as holder,
  t.conversation_id, c.held_by, k.name as held_name, t.incident_id as lead, t.building_id, s.timezone as zone, p.name, c.channel,
  a.kind as address_kind, a.line, a.opted_out_at,
  (select tm.message_id from ticket_messages tm join messages m on m.agency_id = $1 and m.id = tm.message_id
     where tm.agency_id = $1 and tm.ticket_id = t.id order by m.received_at limit 1) as first_message
from tickets t join conversations c on c.agency_id = $1 and c.id = t.conversation_id
left join addresses a on a.agency_id = $1 and a.id = c.address_id
left join managers h on h.agency_id = $1 and h.id = t.holder_id left join managers k on k.agency_id = $1 and k.id = c.held_by
left join residences s on s.agency_id = $1 and s.id = t.residence_id left join people p on p.agency_id = $1 and p.id = t.person_id
where t.agency_id = $1 and t.id = $2`;

export async function ticketState(tx: Tx, agency: string, ticket: string): Promise<TicketState | undefined> {
  return isId(ticket) ? (await rows<TicketState>(tx, TICKET_STATE, agency, ticket))[0] : undefined;
}

export function allowedTicket(
  ground: Ground,
  by: Pick<Interaction, 'user' | 'channel'>,
  ticket: string,
): Promise<Allowed<TicketState>> {
  return allowed(ground, by, (tx, agency) => ticketState(tx, agency, ticket));
}
