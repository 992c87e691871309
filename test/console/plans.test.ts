// The queries that run for every card must find their rows by an index, under row-level security and as prepared texts.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EARLIER } from '#console/acts/refusal.ts';
import { CLAIM_ALERTS } from '#console/alerts/claim.ts';
import { ALERT_RECORD } from '#console/alerts/record.ts';
import { CLAIM_CARDS } from '#console/cards/claim.ts';
import { CARD_RECORD } from '#console/cards/record.ts';
import { NEW_LINES } from '#console/cards/thread-record.ts';
import { NEWS } from '#console/orders/news.ts';
import { REPAIRS } from '#console/orders/record.ts';
import { inAgency, rows, run, unscoped } from '#lib/db.ts';
import { TICKETS as RESIDENCE_TICKETS } from '#portal/caretaker/record.ts';
import { DESK_TICKET } from '#portal/desk/open-desk.ts';
import { DWELLINGS, TICKETS as LANDLORD_TICKETS, ORDERS, QUOTES, THREAD } from '#portal/landlord/record.ts';
import { MY_TICKETS } from '#portal/tenant/record.ts';
import { OF_CONVERSATION, OF_TICKET } from '#portal/tenant/story.ts';
import { JOBS } from '#work-orders/job-list.ts';
import { FILES, ORDER } from '#work-orders/pages-record.ts';
import { QUOTE, QUOTE_FILES } from '#work-orders/quote-record.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { makeWorld } from './world.ts';

let fresh: FreshDatabase;

beforeAll(async () => {
  fresh = await freshDatabase();
  await makeWorld(fresh.db);
  const many = 'from generate_series(1, 4000) i';
  await unscoped(fresh.db, async (tx) => {
    await run(
      tx,
      `create temp table t on commit drop as select gen_random_uuid() as t, gen_random_uuid() as p, gen_random_uuid() as c, gen_random_uuid() as a, gen_random_uuid() as m, gen_random_uuid() as d, i ${many}`,
    );
    for (const sql of [
      `people (agency_id, id, name, needs, conversation_id, created_at) select 'lilas', p, 'x', '{}', c, now()`,
      `person_roles (agency_id, id, person_id, role, dwelling_id) select 'lilas', gen_random_uuid(), p, 'tenant', d`,
      `addresses (agency_id, id, kind, value, conversation_id) select 'lilas', a, 'phone', i::text, c`,
      `person_addresses select 'lilas', p, a`,
      `conversations (agency_id, id, person_id, channel, address_id, created_at) select 'lilas', c, p, 'sms', a, now()`,
      `residences (agency_id, id, name) select 'lilas', gen_random_uuid(), i::text`,
      `buildings (agency_id, id, residence_id, name) select 'lilas', gen_random_uuid(), gen_random_uuid(), i::text`,
      `entrances (agency_id, id, building_id, name) select 'lilas', gen_random_uuid(), gen_random_uuid(), i::text`,
      `dwellings (agency_id, id, residence_id, building_id, name) select 'lilas', d, gen_random_uuid(), gen_random_uuid(), i::text`,
      `managers (agency_id, id, name, slack_user, conversation_id) select 'lilas', gen_random_uuid(), 'x', i::text, gen_random_uuid()`,
      `tickets (agency_id, id, reference, conversation_id, person_id, dwelling_id, building_id, scope, category, urgency, hazards, status, reading, answers, opened_at)
         select 'lilas', t, i, c, p, d, gen_random_uuid(), 'dwelling', 'heating', 'routine', '{}', 'new', '{}', '{}', now()`,
      `messages (agency_id, id, conversation_id, address_id, raw_id, channel, provider_id, sent_to, kind, text, received_at, extra)
         select 'lilas', m, c, a, gen_random_uuid(), 'sms', i::text, 'x', 'text', 'x', now(), '{}'`,
      `ticket_messages select 'lilas', t, m`,
      `ticket_notes (agency_id, id, ticket_id, author, kind, words, source, at) select 'lilas', gen_random_uuid(), t, 'person:' || p, 'landlord', 'x', i::text, now()`,
      `contractors (agency_id, id, company, conversation_id) select 'lilas', gen_random_uuid(), i::text, gen_random_uuid()`,
      `work_orders (agency_id, id, ticket_id, n, state, contractor_id, reasons, created_at) select 'lilas', p, t, 1, 'offered', a, '[]', now()`,
      `offers (agency_id, id, order_id, contractor_id, state, offered_at) select 'lilas', gen_random_uuid(), p, a, 'open', now()`,
      `supplements (agency_id, id, order_id, cents, state, asked_at) select 'lilas', gen_random_uuid(), p, 1, 'asked', now()`,
      `ratings (agency_id, ticket_id, repair, at) select 'lilas', t, 5, now()`,
      `invoices (agency_id, id, order_id, contractor_id, number, cents, state, at) select 'lilas', gen_random_uuid(), p, a, 'x', 1, 'matched', now()`,
      `quotes (agency_id, id, ticket_id, contractor_id, state, asked_at) select 'lilas', c, t, a, 'asked', now()`,
      `order_files (agency_id, media_id, order_id, quote_id, kind) select 'lilas', m, p, c, 'done'`,
      `mailboxes (agency_id, id, kind, machines, timers, updated_at) select 'lilas', t, 'case', '{}', '{}', now()`,
      `readings (agency_id, message_id, by, reading, at) select 'lilas', m, 'offline', '{}', now()`,
      `media (agency_id, id, message_id, state, created_at) select 'lilas', gen_random_uuid(), m, 'stored', now()`,
      `outbox (agency_id, id, event_id, n, conversation_id, ticket_id, key, lines, manner, only_if, due_at, state, created_at)
         select 'lilas', gen_random_uuid(), gen_random_uuid(), 0, c, t, 'x', '[]', 'answer', '{}', now(), 'sent', now()`,
      `journal (agency_id, id, at, fact, ticket_id, actor, data) select 'lilas', gen_random_uuid(), now(), 'stepped', t, 'system', '{}'`,
      `cards (agency_id, ticket_id, wanted, shown, rank, due_at) select 'lilas', t, 1, case when i < 20 then 0 else 1 end, 1, now()`,
      `thread_lines (agency_id, ticket_id, source) select 'lilas', t, 'x'`,
      `alerts (agency_id, id, kind, ticket_id, data, raised_at, slack_ts) select 'lilas', gen_random_uuid(), 'look_at', t, '{}', now(), case when i < 20 then '' else '1.1' end`,
    ])
      await run(
        tx,
        `insert into ${sql} ${sql.includes('generate_series') || /select 'lilas', (t|m|c|a|p|d)\b|\b(t|m|c|a|p|d)\b,/.test(sql) ? 'from t' : many}`,
      );
  });
  await fresh.db.pool.query('analyze');
});
afterAll(() => fresh.drop());

const IDS = `'{}'`;
const ONE = `'00000000-0000-7000-8000-000000000000'`;
const OF_ONE_AGENCY: Record<string, [sql: string, values: string]> = {
  cards: [CARD_RECORD, `'lilas', ${IDS}, now(), now()`],
  'lines of threads': [NEW_LINES, `'lilas', ${IDS}, now(), 100`],
  alerts: [ALERT_RECORD, `'lilas', ${IDS}`],
  'the repair on cards': [REPAIRS, `'lilas', ${IDS}, now()`],
  'what an alert about an order is about': [NEWS, `'lilas', ${IDS}`],
  'who was first': [EARLIER, `'lilas', ${ONE}, ${IDS}, ${IDS}, ''`],
  // What pages show, beside cards.
  'requests of a tenant': [MY_TICKETS, `'lilas', ${ONE}, ${ONE}, null`],
  'the story of a request': [OF_TICKET, `'lilas', ${ONE}, ${ONE}`],
  'messages of a tenant': [OF_CONVERSATION, `'lilas', ${ONE}, now(), 40`],
  'a ticket of a manager’s page': [DESK_TICKET, `'lilas', ${ONE}`],
  'an order of a contractor': [ORDER, `'lilas', ${ONE}, ${ONE}`],
  'files of an order': [FILES, `'lilas', ${ONE}, ${ONE}`],
  'the work of a contractor': [JOBS, `'lilas', ${ONE}`],
  'a quote of a contractor': [QUOTE, `'lilas', ${ONE}, ${ONE}`],
  'files of a quote': [QUOTE_FILES, `'lilas', ${ONE}, ${ONE}`],
  'dwellings of a landlord': [DWELLINGS, `'lilas', ${ONE}, '2026-11-23'`],
  'requests of a landlord': [LANDLORD_TICKETS, `'lilas', ${IDS}, ${ONE}, null`],
  'orders of a landlord': [ORDERS, `'lilas', ${IDS}`],
  'quotes of a landlord': [QUOTES, `'lilas', ${ONE}`],
  'the private thread': [THREAD, `'lilas', ${ONE}`],
  'tickets of a residence': [RESIDENCE_TICKETS, `'lilas', ${IDS}, now(), null`],
};
const ABOVE: Record<string, [sql: string, values: string]> = {
  'claim of cards': [CLAIM_CARDS, 'now(), 40'],
  'claim of alerts': [CLAIM_ALERTS, 'now(), 20'],
};

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: Node[];
}

function readWhole(node: Node): string[] {
  const own = node['Node Type'] === 'Seq Scan' && node['Relation Name'] !== undefined ? [node['Relation Name']] : [];
  return [...own, ...(node.Plans ?? []).flatMap(readWhole)];
}

async function plan(tx: Parameters<typeof rows>[0], sql: string, values: string): Promise<Node> {
  await run(tx, 'set local plan_cache_mode = force_generic_plan');
  await run(tx, `prepare looked_at as ${sql}`);
  const [found] = await rows<{ 'QUERY PLAN': { Plan: Node }[] }>(
    tx,
    `explain (format json) execute looked_at (${values})`,
  );
  await run(tx, 'deallocate looked_at');
  return found!['QUERY PLAN'][0]!.Plan;
}

it.each(Object.keys(OF_ONE_AGENCY))('%s are read by index', async (name) => {
  const [sql, values] = OF_ONE_AGENCY[name]!;
  const found = await inAgency(fresh.db, 'lilas', (tx) => plan(tx, sql, values));
  expect(readWhole(found)).toEqual([]);
});

it.each(Object.keys(ABOVE))('the %s reads what waits alone', async (name) => {
  const [sql, values] = ABOVE[name]!;
  const found = await unscoped(fresh.db, (tx) => plan(tx, sql, values));
  expect(readWhole(found)).toEqual([]);
});
