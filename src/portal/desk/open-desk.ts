// Who opens a manager's page about one ticket: by a signed link from a mail, for 30 days, and only while they are a manager.
import type { Request, Response } from 'express';
import type { KnownAgency } from '#agency/registry.ts';
import type { Category, Hazard, Status, Urgency } from '#flows/codes.ts';
import type { Clock } from '#lib/clock.ts';
import { inAgency, rows } from '#lib/db.ts';
import { isId } from '#lib/ids.ts';
import type { Signer } from '#lib/signed-link.ts';
import { refuse, type Showing, showing } from '../frame.ts';
import type { Ground } from '../ground.ts';

const PURPOSE = 'desk';
const LINK_DAYS = 30;
const DAY_MS = 86_400_000;
export function deskToken(
  { signer, clock }: { signer: Signer; clock: Clock },
  { agency, manager, ticket }: { agency: string; manager: string; ticket: string },
): string {
  const expiresAt = new Date(clock.now().getTime() + LINK_DAYS * DAY_MS);
  return signer.sign({ purpose: PURPOSE, ids: [agency, manager, ticket], expiresAt });
}

export interface DeskTicket {
  id: string;
  reference: number;
  category: Category;
  urgency: Urgency;
  hazards: Hazard[];
  status: Status;
  promised_at: Date | null;
  conversation: string;
  name: string | null;
  place: string;
  zone: string | null;
  holder: string | null;
  /** Where the person is answered. */
  channel: string;
  phone: string | null;
  opted_out: boolean;
  said: { words: string; at: string }[];
  sent: { words: string; at: string }[];
}

export interface Desk extends Showing {
  agency: KnownAgency;
  token: string;
  manager: { id: string; name: string };
  ticket: DeskTicket;
  zone: string;
}

// $1 agency, $2 manager
const MANAGER = 'select id, name from managers where agency_id = $1 and id = $2 and removed_at is null';

// $1 agency, $2 ticket
export const DESK_TICKET = `
select t.id, t.reference, t.category, t.urgency, t.hazards, t.status, t.promised_at, t.conversation_id as conversation, p.name, m.name as holder,
  concat_ws(', ', s.name, nullif(b.name, ''), nullif(d.name, ''), nullif(s.address, ''), nullif(s.city, '')) as place, s.timezone as zone,
  coalesce(c.channel, '') as channel, coalesce(a.opted_out_at is not null, false) as opted_out,
  case when a.kind = 'phone' then a.value end as phone,
  coalesce((select json_agg(json_build_object('words', g.text, 'at', g.received_at) order by g.received_at)
    from ticket_messages tm join messages g on g.agency_id = $1 and g.id = tm.message_id where tm.agency_id = $1 and tm.ticket_id = t.id and g.text <> ''), '[]') as said,
  coalesce((select json_agg(json_build_object('words', o.text, 'at', o.sent_at) order by o.sent_at)
    from outbox o where o.agency_id = $1 and o.ticket_id = t.id and o.conversation_id = t.conversation_id and o.state = 'sent' and o.manner <> 'staff'), '[]') as sent
from tickets t left join people p on p.agency_id = $1 and p.id = t.person_id left join managers m on m.agency_id = $1 and m.id = t.holder_id
left join residences s on s.agency_id = $1 and s.id = t.residence_id left join buildings b on b.agency_id = $1 and b.id = t.building_id
left join dwellings d on d.agency_id = $1 and d.id = t.dwelling_id left join conversations c on c.agency_id = $1 and c.id = t.conversation_id
left join addresses a on a.agency_id = $1 and a.id = c.address_id where t.agency_id = $1 and t.id = $2`;

/** Null: the page that says why was shown. */
export async function openDesk(ground: Ground, request: Request, response: Response): Promise<Desk | null> {
  const { signer, clock, agencies, db } = ground;
  const token = String(request.params.token ?? '');
  const verified = signer.verify(PURPOSE, token, clock.now());
  const [id = '', manager = '', ticket = ''] = verified.kind === 'valid' ? verified.ids : [];
  const agency = (await agencies.all()).find((one) => one.id === id);
  const at = showing(ground, request, response, agency?.settings ?? null);
  if (agency === undefined || !isId(manager) || !isId(ticket)) {
    if (verified.kind === 'broken') await ground.limits.guessed();
    const tooMany = verified.kind === 'broken' && !(await ground.limits.guesses.allows(request.ip ?? ''));
    refuse(ground, at, tooMany ? 'tooMany' : 'deskGone');
    return null;
  }
  const found = await inAgency(db, id, async (tx) => {
    const [who] = await rows<Desk['manager']>(tx, MANAGER, id, manager);
    const [what] = await rows<DeskTicket>(tx, DESK_TICKET, id, ticket);
    return who === undefined || what === undefined ? null : { who, what };
  });
  if (found === null) {
    refuse(ground, at, 'deskGone');
    return null;
  }
  const zone = found.what.zone ?? agency.settings.agency.timezone;
  return { ...at, agency, token, manager: found.who, ticket: found.what, zone };
}
