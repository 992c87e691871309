// After a report: what to do at once where there is danger, the number of the request, and when a person reads it.
import { nextOpening } from '#agency/office-hours.ts';
import type { KnownAgency } from '#agency/registry.ts';
import { momentOf } from '#flows/texts/dates.ts';
import { inAgency, rows } from '#lib/db.ts';
import { dangerIn } from '../danger.ts';
import { phoneNow, refuse, type Showing, show } from '../frame.ts';
import type { Ground } from '../ground.ts';
import { staysInside } from './facts.ts';

interface Thanked {
  text: string;
  conversation: string;
  line: string | null;
  tickets: { reference: number; neighbours: number | null; urgency: string }[] | null;
}

// $1 agency, $2 key
const THANKED = `
select m.text, m.conversation_id as conversation, a.line,
  (select json_agg(json_build_object('reference', t.reference, 'urgency', t.urgency, 'neighbours', case when t.incident_id is not null then
       (select count(*) from tickets f where f.agency_id = $1 and f.incident_id = t.incident_id) end) order by t.reference)
     from ticket_messages tm join tickets t on t.agency_id = $1 and t.id = tm.ticket_id where tm.agency_id = $1 and tm.message_id = m.id) as tickets
from messages m left join addresses a on a.agency_id = $1 and a.id = m.address_id
where m.agency_id = $1 and m.channel = 'form' and m.provider_id = $2`;

export interface Thanking {
  key: string;
  another: string;
  /** The visitor's own page. */
  page: string | null;
  /** Whose message it must be. */
  conversation?: string;
}

export async function showThanks(
  ground: Ground,
  at: Showing,
  agency: KnownAgency,
  { key, another, page, conversation }: Thanking,
): Promise<void> {
  const [found] = await inAgency(ground.db, agency.id, (tx) => rows<Thanked>(tx, THANKED, agency.id, key));
  if (found === undefined || (conversation !== undefined && found.conversation !== conversation))
    return refuse(ground, at, 'notFound');
  const { t, language } = at;
  const { settings } = agency;
  const now = ground.clock.now();
  const inside = conversation === undefined ? false : await staysInside(ground, { agency, conversation });
  const opens = nextOpening(settings, now);
  const when = { zone: settings.agency.timezone, language, now: now.getTime() };
  const tickets = found.tickets ?? [];
  const numbers = tickets.map(({ reference }) => String(reference));
  const neighbours = tickets.find((ticket) => ticket.neighbours !== null)?.neighbours;
  show(ground, at, 'thanks.njk', {
    title: t.thanksTitle,
    danger: dangerIn(found.text, language, inside),
    number: numbers.length > 1 ? t.thanksNumbers(numbers.join(', ')) : numbers[0] && t.thanksNumber(numbers[0]),
    neighbours: neighbours ? t.thanksKnown(neighbours) : null,
    reads: opens > now ? t.thanksReadsAt(momentOf(opens.getTime(), when)) : t.thanksReads,
    until: opens > now ? t.thanksUntil(phoneNow(settings, now).shown) : null,
    confirmed: found.line === 'mobile',
    another,
    own: page,
  });
}
