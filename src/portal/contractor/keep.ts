// What comes with a contractor's word and stands outside the machines: notes for managers, files, the invoice. In the transaction of the word.
import { rows, run, type Tx } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { oneStatement } from '#lib/writes.ts';
import { type CardWanted, cardsWanted } from '#tickets/card-wanted.ts';

const write = oneStatement([cardsWanted]);

export interface Note {
  agency: string;
  ticket: string;
  contractor: string;
  words: string;
  source: string;
  at: Date;
}

/** In the thread of the card, under the contractor's name; the tenant never sees it. */
export async function noteOf(tx: Tx, { agency, ticket, contractor, words, source, at }: Note): Promise<void> {
  await run(
    tx,
    `insert into ticket_notes (agency_id, id, ticket_id, author, kind, words, source, at)
     values ($1, $2, $3, $4, 'contractor', $5, $6, $7) on conflict do nothing`,
    agency,
    newId(),
    ticket,
    `contractor:${contractor}`,
    words,
    source,
    at,
  );
}

export interface FilesOf {
  agency: string;
  ticket: string;
  order?: string;
  quote?: string;
  kind: string;
}

/** Files that were kept while the form was read. One that is somebody's already stays theirs. */
export async function attachFiles(
  tx: Tx,
  { agency, ticket, order = undefined, quote = undefined, kind }: FilesOf,
  media: readonly string[],
): Promise<void> {
  if (media.length === 0) return;
  await run(
    tx,
    `with m as (update media set ticket_id = $2 where agency_id = $1 and id = any($3::uuid[]) and ticket_id is null and message_id is null returning id)
     insert into order_files (agency_id, media_id, order_id, quote_id, kind) select $1, m.id, $4::uuid, $5::uuid, $6 from m on conflict do nothing`,
    agency,
    ticket,
    media,
    order ?? null,
    quote ?? null,
    kind,
  );
}

/** What stands in its thread has changed. */
export async function wantCard(tx: Tx, agency: string, ticket: string, at: Date): Promise<void> {
  const cards = await rows<CardWanted>(
    tx,
    `select $1 as agency_id, coalesce(t.incident_id, t.id) as ticket_id, $3::timestamptz as due_at,
       case t.urgency when 'emergency' then 0 when 'urgent' then 1 else 2 end as rank from tickets t where t.agency_id = $1 and t.id = $2`,
    agency,
    ticket,
    at,
  );
  await write(tx, { cards });
}

export interface Invoice {
  agency: string;
  order: string;
  contractor: string;
  /** Of the form: sent twice, it is one invoice. */
  key: string;
  number: string;
  cents: number;
  at: Date;
}

// $1 agency, $2 invoice, $3 order, $4 contractor, $5 number, $6 cents, $7 at
const INVOICED = `
insert into invoices (agency_id, id, order_id, contractor_id, number, cents, state, at)
select $1, $2, $3, $4, $5, $6, case when o.ceiling_cents is not null and
    $6::int + coalesce((select sum(i.cents) from invoices i where i.agency_id = $1 and i.order_id = o.id), 0) > o.ceiling_cents then 'above' else 'within' end, $7
from work_orders o where o.agency_id = $1 and o.id = $3 and o.contractor_id = $4
on conflict do nothing returning state`;

/** Beside what was ordered, all invoices of it together. Undefined: it came before. */
export async function keepInvoice(
  tx: Tx,
  { agency, order, contractor, key, number, cents, at }: Invoice,
): Promise<'within' | 'above' | undefined> {
  // Two at once are counted one after the other.
  await rows(tx, 'select id from work_orders where agency_id = $1 and id = $2 for update', agency, order);
  const [kept] = await rows<{ state: 'within' | 'above' }>(
    tx,
    INVOICED,
    agency,
    key,
    order,
    contractor,
    number,
    cents,
    at,
  );
  return kept?.state;
}
