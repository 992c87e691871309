// The console on the real engine and the real flows, with contractors, a landlord, and managers of different limits.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createAgencyRegistry } from '#agency/registry.ts';
import { createConsole } from '#console/console.ts';
import { importContractors } from '#contractors/import.ts';
import { act } from '#engine/act.ts';
import type { Engine } from '#engine/batch.ts';
import { startEngine } from '#engine/worker.ts';
import type { EventType } from '#flows/events.ts';
import { createInbox } from '#inbox/receive.ts';
import { testClock } from '#lib/clock.ts';
import { inAgency, rows, run, unscoped } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { createLogger } from '#lib/log.ts';
import { createReferences } from '#tickets/references.ts';
import { freshDatabase } from '../support/database.ts';
import { type FakeMessage, startFakeSlack } from '../support/fake-slack.ts';
import { SIGNING_SECRET, slackSender } from '../support/slack-requests.ts';
import { addTenant, CHANNEL, insert, makeWorld } from './world.ts';

export interface Reported {
  ticket: string;
  reference: number;
  phone: string;
  conversation: string;
}

export interface OrderRow {
  id: string;
  n: number;
  state: string;
  waits_for: string;
  contractor_id: string | null;
  payer: string;
  ceiling_cents: number | null;
  words: string;
  manager_id: string | null;
}

const CONTRACTORS = [
  'company,trades,areas,phone,plafond',
  'Plombier Express,plomberie,,+33639981001,350',
  'Aqua Pro,plomberie,,+33639981002,140',
  'Bain & Fils,plomberie,,+33639981003,200',
];

export async function ordersWorld() {
  const log = createLogger({ level: 'silent' });
  const clock = testClock('2026-11-24T09:00:00Z');
  const fresh = await freshDatabase({ max: 10 });
  const { db } = fresh;
  const world = await makeWorld(db);
  await unscoped(db, async (tx) => {
    await run(tx, `update agencies set settings = jsonb_set(settings, '{burst_window_s}', '0') where id = 'lilas'`);
    await run(tx, `insert into senders (channel, address, agency_id) values ('sms', '38123', 'lilas')`);
  });
  await importContractors(db, clock, 'lilas', Buffer.from(CONTRACTORS.join('\n')));
  const fake = await startFakeSlack();
  const agencies = createAgencyRegistry(db);
  const around: Engine = {
    db,
    clock,
    log,
    agencies,
    references: createReferences(db),
    hasModel: false,
    onWritten: () => undefined,
    beforeCommit: async () => undefined,
  };
  const engine = startEngine(around);
  const inbox = createInbox({ db, clock, agencies, wake: () => engine.wake(), counted: () => undefined });
  const botToken = 'xoxb-1';
  const slackSettings = { botToken, signingSecret: SIGNING_SECRET, apiUrl: fake.apiUrl };
  const pageOf = (agency: string, manager: string, ticket: string) =>
    `https://loge.example/${agency}/${manager}/${ticket}`;
  const desk = createConsole({ engine: around, db, clock, log, agencies, inbox, slack: slackSettings, pageOf });
  await desk.start();
  const app = express();
  app.use('/slack', desk.router);
  const server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const slack = slackSender(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
  const query = <T>(sql: string, ...params: unknown[]) => inAgency(db, 'lilas', (tx) => rows<T>(tx, sql, ...params));
  const known = await query<{ id: string; company: string; talk: string }>(
    'select id, company, conversation_id as talk from contractors',
  );
  let serial = 0;

  const all = {
    db,
    world,
    clock,
    fake,
    slack,
    query,
    contractor: (company: string) => known.find((one) => one.company === company)!,
    async settle() {
      for (let i = 0; i < 2; i++) {
        await engine.settle();
        await desk.settle();
      }
    },
    async writes(phone: string, text: string) {
      clock.advance(60_000);
      const inbound = {
        channel: 'sms',
        providerId: `SM${++serial}`,
        from: { kind: 'phone', value: phone },
        to: '38123',
        kind: 'text',
        text,
        subject: '',
        media: [],
        sentAt: null,
        optOutType: null,
        unanswerable: '',
        extra: {},
      } as const;
      await inbox.receive({ inbound: inbound as never, raw: Buffer.from(text), headers: {} });
      await all.settle();
    },
    /** A tenant of a dwelling of their own has reported it; with a landlord where one is named. */
    async reported(text: string, { landlord }: { landlord?: string } = {}): Promise<Reported> {
      const phone = `+3361234${String(6000 + ++serial)}`;
      const dwelling = newId();
      const place = { agency_id: 'lilas', residence_id: world.residence, building_id: world.building };
      await inAgency(db, 'lilas', (tx) =>
        insert(tx, 'dwellings', { ...place, id: dwelling, entrance_id: null, name: `${serial}`, floor: '1' }),
      );
      const { conversation } = await addTenant(db, world, { name: `Locataire ${serial}`, phone, dwelling });
      if (landlord !== undefined) {
        const owner = await addTenant(db, world, { name: landlord, phone: `+3361299${6000 + serial}`, dwelling });
        await query(`update person_roles set role = 'landlord' where person_id = $1 returning id`, owner.person);
      }
      await all.writes(phone, text);
      const [found] = await query<{ id: string; reference: number }>(
        'select id, reference from tickets where conversation_id = $1',
        conversation,
      );
      return { ticket: found!.id, reference: found!.reference, phone, conversation };
    },
    async order(ticket: string): Promise<OrderRow | undefined> {
      const [found] = await query<OrderRow>('select * from work_orders where ticket_id = $1 order by n desc', ticket);
      return found;
    },
    card: (ticket: string): FakeMessage =>
      fake.messages.find(
        (message) =>
          message.thread_ts === undefined &&
          (message.metadata as { event_payload?: { id?: string } })?.event_payload?.id === ticket,
      )!,
    cardText: (ticket: string) => wordsOf(all.card(ticket)),
    /** What a button of the card carries; undefined: it is not there. */
    button: (ticket: string, action: string) => buttonsOf(all.card(ticket)).get(action),
    alerts: (title: string) => fake.messages.filter((message) => message.text.includes(title)),
    whispers: () => fake.ephemerals.map(({ text }) => text),
    async click(user: string, action: string, value: string) {
      await slack.click({ user, action, value });
      await all.settle();
    },
    /** A button as it stands on the card now. */
    async press(user: string, ticket: string, action: string) {
      const value = all.button(ticket, action);
      if (value === undefined)
        throw new Error(`no button ${action} but ${[...buttonsOf(all.card(ticket)).keys()].join(', ')}`);
      await all.click(user, action, value);
    },
    async submit(user: string, callback: string, data: object, values: Record<string, object>) {
      const answer = await slack.submit({ user, callback, data: { channel: CHANNEL, ...data }, values });
      await all.settle();
      return answer.body;
    },
    /** What a contractor says on their page. */
    async says(company: string, ticket: string, said: string, more: object = {}) {
      const refs = {
        order: (await all.order(ticket))!.id,
        contractor: all.contractor(company).id,
        said,
        slots: [],
        reason: null,
        cents: 0,
        supplement: null,
        message: null,
        ...more,
      };
      return all.hears(ticket, 'CONTRACTOR_SAID', refs);
    },
    async hears(ticket: string, type: EventType, refs: object) {
      const event = { agency: 'lilas', mailbox: ticket, kind: 'case', type, key: newId(), refs: { ...refs } } as const;
      const { kind } = await act(around, event);
      await all.settle();
      return kind;
    },
    /** What this contractor was told about the orders and quotes of a ticket, in order. */
    told: async (company: string, ticket: string) =>
      (
        await query<{ text: string }>(
          `select refs ->> 'text' as text from events where mailbox_id = $1 and type = 'CONTRACTOR_TOLD' and refs ->> 'ticket' = $2 order by id`,
          all.contractor(company).talk,
          ticket,
        )
      ).map(({ text }) => text),
    async close() {
      server.closeAllConnections();
      server.close();
      await desk.stop();
      await engine.stop();
      await fake.close();
      await fresh.drop();
    },
  };
  return all;
}
export type OrdersWorld = Awaited<ReturnType<typeof ordersWorld>>;

export const chosen = (value: string) => ({ type: 'static_select', selected_option: { value } });
export const typed = (value: string) => ({ type: 'plain_text_input', value });
export const ticked = (...values: string[]) => ({
  type: 'multi_static_select',
  selected_options: values.map((value) => ({ value })),
});

type Shown = { blocks: readonly { [field: string]: unknown }[] };
export function wordsOf({ blocks }: Shown): string {
  return JSON.stringify(blocks);
}

export function buttonsOf({ blocks }: Shown): Map<string, string> {
  const elements = blocks.flatMap((block) => (block.elements ?? []) as { action_id?: string; value?: string }[]);
  return new Map(elements.flatMap(({ action_id, value }) => (action_id ? [[action_id, value ?? '']] : [])));
}
