// A quote as the contractor who was asked for it sees it: what was reported, what is asked, what was answered.
import type { Category, Hazard, QuoteState } from '#flows/codes.ts';
import { rows, type Tx } from '#lib/db.ts';

export interface PageQuote {
  id: string;
  ticket: string;
  reference: number;
  state: QuoteState;
  contractor: string;
  company: string;
  reason: string;
  agency_reference: string;
  /** "2026-12-01" */
  wished_by: string | null;
  cents: number | null;
  delay_days: number | null;
  valid_until: string | null;
  words: string;
  category: Category;
  hazards: Hazard[];
  said: string | null;
  street: string | null;
  town: string | null;
  floor: string | null;
  zone: string | null;
  opened_at: Date;
}

// $1 agency, $2 quote, $3 contractor
export const QUOTE = `
select q.id, q.ticket_id as ticket, t.reference, q.state, q.contractor_id as contractor, k.company, q.reason, q.reference as agency_reference, q.wished_by,
  q.cents, q.delay_days, q.valid_until, q.words, t.category, t.hazards,
  (select m.text from ticket_messages l join messages m on m.agency_id = $1 and m.id = l.message_id
     where l.agency_id = $1 and l.ticket_id = t.id and m.text <> '' order by m.received_at limit 1) as said,
  coalesce(nullif(d.address, ''), nullif(b.address, ''), s.address) as street, concat_ws(' ', nullif(s.postcode, ''), nullif(s.city, '')) as town,
  d.floor, s.timezone as zone, t.opened_at
from quotes q join tickets t on t.agency_id = $1 and t.id = q.ticket_id join contractors k on k.agency_id = $1 and k.id = q.contractor_id
left join residences s on s.agency_id = $1 and s.id = t.residence_id left join buildings b on b.agency_id = $1 and b.id = t.building_id
left join dwellings d on d.agency_id = $1 and d.id = t.dwelling_id
where q.agency_id = $1 and q.id = $2 and q.contractor_id = $3`;

export async function quoteForPage(
  tx: Tx,
  agency: string,
  quote: string,
  contractor: string,
): Promise<PageQuote | undefined> {
  return (await rows<PageQuote>(tx, QUOTE, agency, quote, contractor))[0];
}

// $1 agency, $2 ticket, $3 quote
export const QUOTE_FILES = `
select m.id, 'report' as kind, m.content_type, m.preview <> '' as has_preview, m.created_at from ticket_messages l
  join media m on m.agency_id = $1 and m.message_id = l.message_id where l.agency_id = $1 and l.ticket_id = $2 and m.state = 'stored'
    and (m.content_type like 'image/%' or m.content_type like 'video/%')
    and not exists (select 1 from order_files f where f.agency_id = $1 and f.media_id = m.id)
union all select m.id, f.kind, m.content_type, m.preview <> '', m.created_at from order_files f
  join media m on m.agency_id = $1 and m.id = f.media_id where f.agency_id = $1 and f.quote_id = $3 and m.state = 'stored'
order by created_at, id limit 40`;
