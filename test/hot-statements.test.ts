// Under row-level security and as prepared texts, the statements of the hot road must find their rows by an index: a table that is
// read whole costs nothing in a test, and everything after a year.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CLAIM, PENDING } from '#engine/claim.ts';
import { CASE_FACTS, TALK_FACTS } from '#engine/facts.ts';
import { disarmedTimers, endedEvents } from '#engine/store.ts';
import { inAgency, rows, run, unscoped } from '#lib/db.ts';
import { CLAIM_DUE, RENEW } from '#outbox/held.ts';
import { MAILS_AROUND } from '#outbox/mail.ts';
import { APPLY, RESOLVE, rerouted } from '#outbox/receipt-rows.ts';
import { settledTexts } from '#outbox/settled.ts';
import { RECIPIENTS, TICKETS, TOLD } from '#outbox/surroundings.ts';
import { changedConversations } from '#people/conversations.ts';
import { optChanges } from '#people/opt-out.ts';
import { learnedOfAddresses } from '#people/reach.ts';
import { changedTickets } from '#tickets/store.ts';
import { AGENCY, type OutboxWorld, outboxWorld } from './support/outbox-world.ts';

let world: OutboxWorld;
beforeAll(async () => {
  world = await outboxWorld();
  await unscoped(world.db, async (tx) => {
    const many = 'from generate_series(1, 4000) i';
    await run(
      tx,
      `insert into conversations (agency_id, id, person_id, channel, address_id, created_at) select $1, gen_random_uuid(), gen_random_uuid(), 'sms', gen_random_uuid(), now() ${many}`,
      AGENCY,
    );
    await run(
      tx,
      `insert into people (agency_id, id, name, needs, conversation_id, created_at) select agency_id, person_id, 'x', '{}', id, now() from conversations`,
    );
    await run(
      tx,
      `insert into addresses (agency_id, id, kind, value, conversation_id) select agency_id, address_id, 'phone', id::text, id from conversations`,
    );
    await run(tx, `insert into person_addresses select agency_id, person_id, address_id from conversations`);
    await run(
      tx,
      `insert into person_roles (agency_id, id, person_id, role) select agency_id, gen_random_uuid(), person_id, 'tenant' from conversations`,
    );
    for (const table of [
      'residences (agency_id, id, name)',
      'contractors (agency_id, id, company, conversation_id)',
      'managers (agency_id, id, name, slack_user, conversation_id)',
    ]) {
      const values = table.startsWith('res')
        ? `gen_random_uuid(), i::text`
        : table.startsWith('con')
          ? `gen_random_uuid(), i::text, gen_random_uuid()`
          : `gen_random_uuid(), 'x', i::text, gen_random_uuid()`;
      await run(tx, `insert into ${table} select $1, ${values} ${many}`, AGENCY);
    }
    await run(
      tx,
      `insert into dwellings (agency_id, id, residence_id, building_id, name) select $1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'x' ${many}`,
      AGENCY,
    );
    await run(
      tx,
      `insert into tickets (agency_id, id, reference, conversation_id, scope, category, urgency, hazards, status, vulnerable, reading, answers, opened_at)
       select agency_id, gen_random_uuid(), row_number() over (), id, 'dwelling', 'heating', 'routine', '{}', 'new', false, '{}', '{}', now() from conversations`,
    );
    await run(
      tx,
      `insert into work_orders (agency_id, id, ticket_id, n, state, reasons, created_at) select agency_id, gen_random_uuid(), id, 1, 'accepted', '[]', now() from tickets`,
    );
    await run(
      tx,
      `insert into outbox (agency_id, id, event_id, n, conversation_id, key, lines, manner, only_if, due_at, state, provider_id, created_at)
       select agency_id, gen_random_uuid(), gen_random_uuid(), 0, id, 'x', '[]', 'answer', '{}', now(), 'sent', id::text, now() from conversations`,
    );
    await run(
      tx,
      `insert into receipts (agency_id, provider_id, status, at) select agency_id, 'x' || provider_id, 'sent', now() from outbox limit 20`,
    );
  });
  await unscoped(world.db, async (tx) => {
    await run(
      tx,
      `insert into mailboxes (agency_id, id, kind, machines, timers, updated_at) select agency_id, id, 'conversation', '{}', '{}', now() from conversations`,
    );
    await run(
      tx,
      `insert into messages (agency_id, id, conversation_id, address_id, raw_id, channel, provider_id, sent_to, kind, text, received_at, extra)
       select agency_id, gen_random_uuid(), id, address_id, gen_random_uuid(), 'sms', id::text, '38123', 'text', 'x', now(), '{}' from conversations`,
    );
    await run(
      tx,
      `insert into events (agency_id, id, mailbox_id, kind, key, type, at, message_id, refs, state)
       select agency_id, gen_random_uuid(), conversation_id, 'conversation', id::text, 'MESSAGE', now(), id, '{}', 'done' from messages`,
    );
    await run(
      tx,
      `insert into timers (agency_id, mailbox_id, machine, timer, arming, due_at) select agency_id, id, 'talk', 'x', gen_random_uuid(), now() from conversations`,
    );
  });
  await world.db.pool.query('analyze');
});
afterAll(() => world.close());

/** A generic plan does not know how many they are. */
const IDS = `'{}'`;
const parts = (sql: string) => sql.replaceAll('$rows', '$1');

const OF_ONE_AGENCY: Record<string, [sql: string, values: string]> = {
  recipients: [RECIPIENTS, `'lilas', ${IDS}, now()`],
  tickets: [TICKETS, `'lilas', ${IDS}`],
  'mails around': [MAILS_AROUND, `'lilas', ${IDS}, ${IDS}, ${IDS}`],
  told: [TOLD, `'lilas', ${IDS}, ${IDS}, now()`],
  settled: [parts(settledTexts.sql), `'[]'`],
  rerouted: [parts(rerouted.sql), `'[]'`],
  learned: [parts(learnedOfAddresses.sql), `'[]'`],
  'facts of a talk': [TALK_FACTS, `'lilas', ${IDS}, '2026-11-22', now()`],
  'facts of a case': [CASE_FACTS, `'lilas', ${IDS}, '2026-11-23'`],
  'pending events': [PENDING, `'lilas', ${IDS}`],
  'ended events': [parts(endedEvents.sql), `'[]'`],
  'disarmed timers': [parts(disarmedTimers.sql), `'[]'`],
  'changed tickets': [parts(changedTickets.sql), `'[]'`],
  'changed conversations': [parts(changedConversations.sql), `'[]'`],
  'opt changes': [parts(optChanges.sql), `'[]'`],
  receipts: [APPLY, `'lilas', '[]'`],
};
const ABOVE: Record<string, [sql: string, values: string]> = {
  'claim of events': [CLAIM, `100, ${IDS}`],
  claim: [CLAIM_DUE, `now(), now(), 100`],
  renewal: [RENEW, `'{}', ${IDS}, now()`],
  resolution: [RESOLVE, `now() - interval '1 day'`],
};

/** Small by nature, whatever the age of the house: the others are looked for only where nobody is known. */
const SMALL = /Seq Scan on (?:receipts|managers|contractors)/;

async function plan(tx: Parameters<typeof rows>[0], name: string, sql: string, values: string): Promise<string> {
  await run(tx, `set local plan_cache_mode = force_generic_plan`);
  await run(tx, `prepare "${name}" as ${sql}`);
  const lines = await rows<Record<string, string>>(tx, `explain execute "${name}"(${values})`);
  await run(tx, `deallocate "${name}"`);
  return lines.map((line) => Object.values(line)[0]).join('\n');
}

function wholeTables(explained: string): string[] {
  return explained.split('\n').filter((line) => /Seq Scan on/.test(line) && !SMALL.test(line));
}

for (const [name, [sql, values]] of Object.entries(OF_ONE_AGENCY)) {
  it(`${name}: as the role of one agency, no table is read whole`, async () => {
    const explained = await inAgency(world.db, AGENCY, (tx) => plan(tx, name, sql, values));
    expect(wholeTables(explained), explained).toEqual([]);
  });
}

for (const [name, [sql, values]] of Object.entries(ABOVE)) {
  it(`${name}: above the agencies, no table is read whole`, async () => {
    const explained = await unscoped(world.db, (tx) => plan(tx, name, sql, values));
    expect(wholeTables(explained), explained).toEqual([]);
  });
}
