// The last 24 hours, at eight in the agency's zone, to those who wish them once a day. A day without anything to tell is not told.
import { rows, type Tx } from '#lib/db.ts';
import { instantAt, localDate, nextTimeOfDay } from '#lib/zone.ts';
import type { MailedManager } from '#people/mail-wishes.ts';
import type { ManagerMail } from './mail-rows.ts';

const HOUR = '08:00';
const DAY_MS = 86_400_000;
/** After an outage it comes late; in the evening it comes no more. */
const LATEST_MS = 10 * 3_600_000;
const MOST_LISTED = 20;

/** When today's digest covers until; null: it is not time, or too late for it. */
export function digestOf(now: Date, zone: string): Date | null {
  const { instant } = instantAt(localDate(now, zone), HOUR, zone);
  return now >= instant && now.getTime() - instant.getTime() < LATEST_MS ? instant : null;
}

export const nextDigest = (after: Date, zone: string): Date => nextTimeOfDay(after, HOUR, zone);

// $1 agency, $2 from, $3 until
export const COUNTS = `
select count(*) filter (where opened_at > $2 and opened_at <= $3)::int as opened, count(*) filter (where closed_at > $2 and closed_at <= $3)::int as closed,
  count(*) filter (where status in ('new', 'accepted', 'scheduled'))::int as open
from tickets where agency_id = $1 and (status in ('new', 'accepted', 'scheduled') or closed_at > $2)`;

// $1 agency, $2 from, $3 until
const OPENED = `
select id, category, urgency from tickets where agency_id = $1 and opened_at > $2 and opened_at <= $3 and (status in ('new', 'accepted', 'scheduled') or closed_at > $2)
order by case urgency when 'emergency' then 0 when 'urgent' then 1 else 2 end, reference limit ${MOST_LISTED}`;

export async function digestFor(
  tx: Tx,
  agency: string,
  managers: readonly MailedManager[],
  until: Date,
): Promise<ManagerMail[]> {
  const wanted = managers.filter(({ wish, since }) => wish === 'daily' && since < until);
  if (wanted.length === 0) return [];
  const from = new Date(until.getTime() - DAY_MS);
  const [counts] = await rows<{ opened: number; closed: number; open: number }>(tx, COUNTS, agency, from, until);
  if (counts === undefined || counts.opened + counts.closed + counts.open === 0) return [];
  const tickets = await rows<{ id: string; category: string; urgency: string }>(tx, OPENED, agency, from, until);
  const more = counts.opened - tickets.length;
  return wanted.map((to) => ({
    to,
    ticket: null,
    lines: [
      { text: 'mail.digest', params: { count: counts.opened, n: counts.closed, of: counts.open } },
      ...tickets.map(
        ({ id, category, urgency }) =>
          ({ text: 'mail.digest_ticket', params: { ticket: id, category, urgency, manager: to.manager } }) as const,
      ),
      ...(more > 0 ? [{ text: 'mail.digest_more', params: { count: more } } as const] : []),
    ],
    about: `digest ${until.toISOString()}`,
  }));
}
