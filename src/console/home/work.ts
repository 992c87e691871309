// Orders and quotes on the home tab: how many are to do, in progress, closed; whom all that is open waits for; and each list in a modal.
import { inAgency, rows, type Tx } from '#lib/db.ts';
import { type Acting, NO_RIGHT, whereManager } from '../acts/rights.ts';
import type { Block } from '../block-limits.ts';
import { actions, context, type ModalView, modal, section } from '../blocks.ts';
import { ago } from '../dates.ts';
import type { Ground, Interaction } from '../ground.ts';
import { inline, link } from '../mrkdwn.ts';
import { amountWord, orderWord, quoteWord } from '../orders/words.ts';

export const WORK_LISTS = [
  'orders_to_do',
  'orders_doing',
  'orders_closed',
  'quotes_to_do',
  'quotes_doing',
  'quotes_closed',
] as const;
export type WorkList = (typeof WORK_LISTS)[number];

export interface WorkCounts extends Record<WorkList, number> {
  /** Open orders and quotes, by whom they wait for. */
  managers: number;
  contractors: number;
  tenants: number;
  landlords: number;
}

const MONTH_MS = 30 * 86_400_000;
const MOST_LISTED = 60;

/** Ours to decide, under way with others, or ended lately. $2: since when. */
const ORDER_IN: Readonly<Record<string, string>> = {
  orders_to_do: `o.state in ('approving', 'choosing')`,
  orders_doing: `o.state in ('offered', 'accepted', 'agreeing', 'scheduled', 'done')`,
  orders_closed: `o.state in ('closed', 'called_off') and o.ended_at >= $2`,
};
const QUOTE_IN: Readonly<Record<string, string>> = {
  quotes_to_do: `q.state = 'received'`,
  quotes_doing: `q.state = 'asked'`,
  quotes_closed: `q.state in ('accepted', 'refused', 'declined', 'expired') and coalesce(q.decided_at, q.answered_at, q.asked_at) >= $2`,
};

const ORDER_WAITS: readonly (readonly [who: keyof WorkCounts, where: string])[] = [
  ['managers', `(o.state = 'approving' and o.waits_for <> 'landlord') or o.state = 'choosing'`],
  ['contractors', `o.state in ('offered', 'accepted', 'scheduled')`],
  ['tenants', `o.state in ('agreeing', 'done')`],
  ['landlords', `o.state = 'approving' and o.waits_for = 'landlord'`],
];

const counted = (sql: Readonly<Record<string, string>>) =>
  Object.entries(sql)
    .map(([name, where]) => `count(*) filter (where ${where})::int as "${name}"`)
    .join(', ');

// $1 agency, $2 closed since
const ORDERS = `select ${counted(ORDER_IN)}, ${counted(Object.fromEntries(ORDER_WAITS))},
  (select count(*)::int from supplements x where x.agency_id = $1 and x.state = 'asked') as supplements from work_orders o where o.agency_id = $1`;
const QUOTES = `select ${counted(QUOTE_IN)} from quotes q where q.agency_id = $1`;

export async function countWork(tx: Tx, agency: string, now: Date): Promise<WorkCounts> {
  const since = new Date(now.getTime() - MONTH_MS);
  const [orders] = await rows<WorkCounts & { supplements: number }>(tx, ORDERS, agency, since);
  const [quotes] = await rows<WorkCounts>(tx, QUOTES, agency, since);
  const { supplements, ...all } = { ...orders!, ...quotes! };
  return {
    ...all,
    managers: all.managers + all.quotes_to_do + supplements,
    contractors: all.contractors + all.quotes_doing,
  };
}

const TITLE: Record<WorkList, string> = {
  orders_to_do: 'Ordres à traiter',
  orders_doing: 'Ordres en cours',
  orders_closed: 'Ordres clos',
  quotes_to_do: 'Devis à décider',
  quotes_doing: 'Devis attendus',
  quotes_closed: 'Devis clos',
};

export function workBlocks(agency: string, counts: WorkCounts): Block[] {
  const buttons = (lists: readonly WorkList[]) =>
    lists.map((id) => ({ id, label: `${TITLE[id]} (${counts[id]})`, value: agency }));
  const waits = [
    `vous : *${counts.managers}*`,
    `les prestataires : *${counts.contractors}*`,
    `les locataires : *${counts.tenants}*`,
    `les bailleurs : *${counts.landlords}*`,
  ];
  return [
    section('*Ordres de service et devis*'),
    ...actions(`orders:${agency}`, buttons(WORK_LISTS.slice(0, 3))),
    ...actions(`quotes:${agency}`, buttons(WORK_LISTS.slice(3))),
    context(`On attend ${waits.join(' · ')}`),
  ];
}

interface Line {
  id: string;
  ticket: string;
  reference: number;
  number: string;
  state: string;
  company: string | null;
  cents: number | null;
  since: Date;
  channel: string | null;
  ts: string | null;
}

const orderLines = (where: string) => `
select o.id, t.id as ticket, t.reference, t.reference || '-' || o.n as number, o.state, k.company, o.ceiling_cents as cents, c.channel, c.ts,
  coalesce(o.ended_at, o.done_at, case when o.state = 'offered' then (select max(f.offered_at) from offers f where f.agency_id = $1 and f.order_id = o.id) end,
    o.accepted_at, o.approved_at, o.created_at) as since
from work_orders o join tickets t on t.agency_id = $1 and t.id = o.ticket_id left join contractors k on k.agency_id = $1 and k.id = o.contractor_id
left join cards c on c.agency_id = $1 and c.ticket_id = coalesce(t.incident_id, t.id) and c.ts <> ''
where o.agency_id = $1 and ${where} order by since, o.id limit ${MOST_LISTED + 1}`;

const quoteLines = (where: string) => `
select q.id, t.id as ticket, t.reference, t.reference::text as number, q.state, k.company, q.cents, c.channel, c.ts, coalesce(q.decided_at, q.answered_at, q.asked_at) as since
from quotes q join tickets t on t.agency_id = $1 and t.id = q.ticket_id left join contractors k on k.agency_id = $1 and k.id = q.contractor_id
left join cards c on c.agency_id = $1 and c.ticket_id = coalesce(t.incident_id, t.id) and c.ts <> ''
where q.agency_id = $1 and ${where} order by since, q.id limit ${MOST_LISTED + 1}`;

/** `agency`: as the button says; whether its manager asks is looked up. */
export function workModal(list: WorkList) {
  return async (ground: Ground, by: Interaction, agency: string): Promise<ModalView | string> => {
    const places = await whereManager(ground, { user: by.user, channel: null }, async () => undefined);
    const acting = places.find((place) => place.acting.agency === agency)?.acting;
    if (acting === undefined) return NO_RIGHT;
    const since = new Date(ground.clock.now().getTime() - MONTH_MS);
    const where = ORDER_IN[list] ?? QUOTE_IN[list]!;
    const sql = ORDER_IN[list] === undefined ? quoteLines(where) : orderLines(where);
    const given = where.includes('$2') ? [agency, since] : [agency];
    const found = await inAgency(ground.db, agency, (tx) => rows<Line>(tx, sql, ...given));
    await ground.slack.whoAmI();
    return modal({ callback: 'work', title: TITLE[list], data: {}, blocks: listBlocks(ground, acting, list, found) });
  };
}

function listBlocks(ground: Ground, acting: Acting, list: WorkList, found: readonly Line[]): Block[] {
  if (found.length === 0) return [context('Rien ici.')];
  const lines = found.slice(0, MOST_LISTED).map((line) => workLine(ground, acting, list, line));
  const more = found.length > MOST_LISTED ? [context(`Les ${MOST_LISTED} plus anciens sont montrés.`)] : [];
  return [...paragraphs(lines).map(section), ...more];
}

function workLine({ slack, clock, pageOf }: Ground, acting: Acting, list: WorkList, line: Line): string {
  const { id, ticket, number, state, company, cents, since, channel, ts } = line;
  const isOrder = list.startsWith('orders');
  const shown = `N° ${number}`;
  const page = pageOf?.(acting.agency, acting.manager.id, ticket);
  return [
    channel !== null && ts !== null ? link(slack.permalink(channel, ts), shown) : shown,
    inline(company ?? 'personne', 60),
    isOrder ? orderWord(state) : quoteWord(state),
    cents === null ? '' : amountWord(cents),
    ago(since, clock.now()),
    isOrder && page !== undefined ? link(`${page}/ordres/${id}`, 'PDF') : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Many lines in few blocks, none of them too long. */
export function paragraphs(lines: readonly string[]): string[] {
  const texts: string[] = [];
  for (const one of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + one.length < 2900) texts[texts.length - 1] = `${last}\n${one}`;
    else texts.push(one);
  }
  return texts;
}
