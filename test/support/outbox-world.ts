// A database with one agency and a few people, senders and receipts over a Twilio that can be told to misbehave, and a clock that
// is moved by hand.
import { Writable } from 'node:stream';
import pino from 'pino';
import { createAgencyRegistry } from '#agency/registry.ts';
import { agencyFile } from '#agency/settings.ts';
import type { Channel } from '#channels/channel.ts';
import { createSmsChannel } from '#channels/sms/channel.ts';
import { createTwilioClient } from '#channels/twilio/client.ts';
import { createWhatsAppChannel } from '#channels/whatsapp/channel.ts';
import { newEvents } from '#engine/store.ts';
import type { ChannelName } from '#flows/codes.ts';
import { testClock } from '#lib/clock.ts';
import { inAgency, rows, run, unscoped } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { oneStatement } from '#lib/writes.ts';
import { createSenders, type SendersOptions } from '#outbox/deliver.ts';
import { createReceipts } from '#outbox/receipts.ts';
import { leaving, newOutbox, type OutboxRow } from '#outbox/store.ts';
import { cardsWanted } from '#tickets/card-wanted.ts';
import { freshDatabase } from './database.ts';
import { startFakeTwilio } from './fake-twilio.ts';

export const AGENCY = 'lilas';
const ACCOUNT = {
  accountSid: 'AC00000000000000000000000000000001',
  authToken: 'tok_secret_1',
  publicUrl: 'https://bot.example.fr',
};

export interface PersonOptions {
  phone?: string;
  email?: string;
  line?: 'mobile' | 'landline' | 'other';
  channel?: string;
  whatsappAt?: Date | null;
  optedOutAt?: Date | null;
  prefers?: string;
}

export type TextOptions = Partial<
  Pick<
    OutboxRow,
    | 'lines'
    | 'manner'
    | 'only_if'
    | 'ticket_id'
    | 'language'
    | 'event_id'
    | 'n'
    | 'first_tried_at'
    | 'due_at'
    | 'state'
    | 'attempts'
  >
> & {
  leavesAt?: Date;
};

export type OutboxWorld = Awaited<ReturnType<typeof outboxWorld>>;

/** Monday 23 November 2026, 11:00 in Paris, unless told. */
export async function outboxWorld(
  options: {
    start?: string;
    senders?: object;
    content?: object[];
    channels?: (channels: Map<ChannelName, Channel>) => void;
  } & Partial<Pick<SendersOptions, 'most' | 'attachmentsOf' | 'orderPageOf'>> = {},
) {
  const database = await freshDatabase({ max: 8 });
  const { db } = database;
  const clock = testClock(options.start ?? '2026-11-23T10:00:00Z');
  const twilio = await startFakeTwilio({ now: () => clock.now() });
  const client = createTwilioClient({ ...ACCOUNT, apiBaseUrl: twilio.url, timeoutMs: 250 });
  const channels = new Map<ChannelName, Channel>([
    ['sms', createSmsChannel({ client })],
    ['whatsapp', createWhatsAppChannel({ client })],
  ]);
  options.channels?.(channels);
  const logged: string[] = [];
  const log = pino(
    { level: 'debug' },
    new Writable({
      write: (chunk, _encoding, done) => {
        logged.push(String(chunk));
        done();
      },
    }),
  );
  const woken: { agency: string; events: boolean; cards: boolean }[] = [];
  const settings = agencyFile.parse({
    agency: {
      id: AGENCY,
      name: 'Agence des Lilas',
      signature: 'LILAS',
      phone: '+33 1 23 45 67 89',
      night_phone: '+33 6 11 00 00 00',
    },
    whatsapp_content: options.content ?? [],
    senders: options.senders ?? { sms: '38123', whatsapp: 'whatsapp:+33757000000', email: 'tickets@lilas.example' },
    slack: {
      channel: 'C0000000001',
      emergencies: 'C0000000002',
      managers: [{ slack: 'U0000000001', name: 'Claire Morel' }],
    },
  });
  await unscoped(db, async (tx) => {
    await run(
      tx,
      `insert into agencies (id, name, settings, applied_at) values ($1, $2, $3, $4)`,
      AGENCY,
      settings.agency.name,
      JSON.stringify(settings),
      clock.now(),
    );
    for (const [channel, address] of [
      ['sms', '38123'],
      ['sms', '+33757000001'],
      ['whatsapp', 'whatsapp:+33757000000'],
    ])
      await run(tx, `insert into senders (channel, address, agency_id) values ($1, $2, $3)`, channel, address, AGENCY);
  });
  const agencies = createAgencyRegistry(db);
  const alongside = { newEvents, cardsWanted };
  const wake = (what: (typeof woken)[number]) => void woken.push(what);
  const { most = 50, attachmentsOf, orderPageOf } = options;
  const more = { ...(attachmentsOf && { attachmentsOf }), ...(orderPageOf && { orderPageOf }) };
  const make = () => createSenders({ db, clock, log, agencies, channels, alongside, wake, most, ...more });
  const senders = [make()];
  const receipts = createReceipts({ db, clock, log, agencies, alongside, wake });
  const write = oneStatement([newOutbox]);
  let people = 0;

  const sql = <T>(text: string, ...params: unknown[]) => inAgency(db, AGENCY, (tx) => rows<T>(tx, text, ...params));

  return {
    db,
    clock,
    twilio,
    client,
    agencies,
    receipts,
    woken,
    logged,
    sql,
    get senders() {
      return senders[0]!;
    },
    /** The senders of another process. */
    another() {
      const more = make();
      senders.push(more);
      return more;
    },
    /** A manager's words. */
    async note(ticket: string, words: string) {
      const id = newId();
      await sql(
        `insert into ticket_notes (agency_id, id, ticket_id, author, kind, words, source, at) values ($1, $2, $3, 'x', 'to_tenant', $4, $5, $6)`,
        AGENCY,
        id,
        ticket,
        words,
        id,
        clock.now(),
      );
      return id;
    },
    /** As after a crash: what was in memory is forgotten, the rows stand. */
    restart() {
      void senders.shift();
      senders.unshift(make());
    },
    async person({
      phone,
      email,
      line = 'mobile',
      channel = phone === undefined ? 'email' : 'sms',
      whatsappAt = null,
      optedOutAt = null,
      prefers = '',
    }: PersonOptions = {}) {
      const number = phone ?? (email === undefined ? `+336${String(11_000_000 + ++people)}` : undefined);
      const conversation = newId();
      const person = newId();
      const ids: { kind: string; value: string; id: string }[] = [];
      if (number !== undefined) ids.push({ kind: 'phone', value: number, id: newId() });
      if (email !== undefined) ids.push({ kind: 'email', value: email, id: newId() });
      const last = ids.find(({ kind }) => (kind === 'email') === (channel === 'email')) ?? ids[0]!;
      await inAgency(db, AGENCY, async (tx) => {
        await run(
          tx,
          `insert into people (agency_id, id, name, needs, conversation_id, prefers, created_at) values ($1, $2, 'Mme Petit', '{}', $3, $4, $5)`,
          AGENCY,
          person,
          conversation,
          prefers,
          clock.now(),
        );
        await run(
          tx,
          `insert into conversations (agency_id, id, person_id, channel, address_id, created_at) values ($1, $2, $3, $4, $5, $6)`,
          AGENCY,
          conversation,
          person,
          channel,
          last.id,
          clock.now(),
        );
        await run(
          tx,
          `insert into mailboxes (agency_id, id, kind, machines, timers, updated_at) values ($1, $2, 'conversation', '{}', '{}', $3)`,
          AGENCY,
          conversation,
          clock.now(),
        );
        for (const { kind, value, id } of ids) {
          await run(
            tx,
            `insert into addresses (agency_id, id, kind, value, conversation_id, line, whatsapp_at, opted_out_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
            AGENCY,
            id,
            kind,
            value,
            conversation,
            kind === 'phone' ? line : 'other',
            kind === 'phone' ? whatsappAt : null,
            kind === 'phone' ? optedOutAt : null,
          );
          await run(
            tx,
            `insert into person_addresses (agency_id, person_id, address_id) values ($1, $2, $3)`,
            AGENCY,
            person,
            id,
          );
        }
      });
      return { conversation, person, phone: number ?? '', address: last.id };
    },
    async ticket(
      { conversation }: { conversation: string },
      fields: { status?: string; reference?: number; lead?: string } = {},
    ) {
      const id = newId();
      await sql(
        `insert into tickets (agency_id, id, reference, conversation_id, scope, category, urgency, hazards, vulnerable, status, reading, answers, incident_id, opened_at)
         values ($1, $2, $3, $4, 'dwelling', 'heating', 'urgent', '{}', false, $5, '{}', '{}', $6, $7)`,
        AGENCY,
        id,
        fields.reference ?? 1000 + ++people,
        conversation,
        fields.status ?? 'new',
        fields.lead ?? null,
        clock.now(),
      );
      return id;
    },
    /** A row as the engine writes it; not handed over. */
    async text(
      { conversation }: { conversation: string },
      { leavesAt, ...fields }: TextOptions = {},
    ): Promise<OutboxRow> {
      const lines = fields.lines ?? [{ text: 'thanks.noted', params: {} }];
      const row: OutboxRow = {
        agency_id: AGENCY,
        id: newId(),
        event_id: newId(),
        n: 0,
        conversation_id: conversation,
        ticket_id: null,
        key: lines[0]!.text,
        lines,
        language: 'fr',
        manner: 'answer',
        only_if: [],
        ...leaving(leavesAt ?? clock.now(), clock.now()),
        state: 'due',
        attempts: 0,
        channel: '',
        address_id: null,
        text: '',
        provider_id: '',
        receipt: '',
        detail: '',
        avoided: [],
        sent_at: null,
        created_at: clock.now(),
        ...fields,
      };
      await inAgency(db, AGENCY, (tx) => write(tx, { outbox: [row] }));
      return row;
    },
    async send(...texts: OutboxRow[]) {
      senders[0]!.handOver(texts);
      await senders[0]!.idle();
    },
    /** What falls due by then is sent. */
    async later(ms: number) {
      clock.advance(ms);
      const taken = await senders[0]!.poll();
      await senders[0]!.idle();
      return taken;
    },
    async row(text: Pick<OutboxRow, 'id'>): Promise<OutboxRow> {
      const [found] = await sql<OutboxRow>(`select * from outbox where agency_id = $1 and id = $2`, AGENCY, text.id);
      return found!;
    },
    async undelivered(): Promise<
      { mailbox_id: string; refs: { outbox: string; ticket: string | null; safety: boolean; landline: boolean } }[]
    > {
      return sql(
        `select mailbox_id, refs from events where agency_id = $1 and type = 'UNDELIVERED' order by id`,
        AGENCY,
      );
    },
    async facts(text: Pick<OutboxRow, 'id'>): Promise<string[]> {
      const found = await sql<{ fact: string }>(
        `select fact from journal where agency_id = $1 and outbox_id = $2 order by id`,
        AGENCY,
        text.id,
      );
      return found.map(({ fact }) => fact);
    },
    async close() {
      await Promise.all(senders.map((one) => one.stop()));
      await receipts.stop();
      await client.close();
      await twilio.close();
      await database.drop();
    },
  };
}
