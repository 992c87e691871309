// A database with one agency and its tenants, an inbox and an engine over it, and a clock that is moved by hand.
import pino from 'pino';
import { createAgencyRegistry } from '#agency/registry.ts';
import { agencyFile } from '#agency/settings.ts';
import type { Inbound } from '#channels/channel.ts';
import { type Engine, runBatch, type Written } from '#engine/batch.ts';
import { ringTimers } from '#engine/timers.ts';
import { createInbox } from '#inbox/receive.ts';
import { testClock } from '#lib/clock.ts';
import { inAgency, rows } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { applyAgency } from '#people/apply-agency.ts';
import { importPeople } from '#people/import/import.ts';
import { importPlaces } from '#places/import.ts';
import { createReferences } from '#tickets/references.ts';
import { freshDatabase } from './database.ts';

export const AGENCY = 'lilas';
const SETTINGS = agencyFile.parse({
  agency: { id: AGENCY, name: 'Agence des Lilas', phone: '+33 1 99 00 00 11' },
  senders: { sms: '38123' },
  slack: {
    channel: 'C0000000001',
    emergencies: 'C0000000002',
    managers: [{ slack: 'U0000000001', name: 'Claire Morel' }],
  },
  on_call: [{ name: 'Claire Morel', phone: '+33639980001' }],
  burst_window_s: 0,
});

/** The number of the n-th tenant; all live in the same building. */
export const tenant = (n: number) => `+336399801${String(n).padStart(2, '0')}`;

export async function engineWorld({ tenants = 3 } = {}) {
  const database = await freshDatabase();
  const { db } = database;
  // A Tuesday at ten in the morning in Paris.
  const clock = testClock('2026-11-24T09:00:00Z');
  await applyAgency(db, clock, SETTINGS);
  const all = Array.from({ length: tenants }, (_, i) => i);
  const places = ['residence,building,dwelling', ...all.map((i) => `Les Lilas,A,${i}`)];
  const people = [
    'name,role,residence,building,dwelling,phone',
    ...all.map((i) => `Locataire ${i},tenant,Les Lilas,A,${i},${tenant(i)}`),
  ];
  await importPlaces(db, AGENCY, Buffer.from(places.join('\n')));
  await importPeople(db, clock, AGENCY, Buffer.from(people.join('\n')));

  const written: Written[] = [];
  const agencies = createAgencyRegistry(db);
  const engine: Engine = {
    db,
    clock,
    log: pino({ level: 'silent' }),
    agencies,
    references: createReferences(db),
    hasModel: false,
    onWritten: (one) => written.push(one),
    beforeCommit: async () => undefined,
  };
  const inbox = createInbox({ db, clock, agencies, wake: () => undefined, counted: () => undefined });

  return {
    db,
    clock,
    engine,
    written,
    query: <T>(sql: string, ...params: unknown[]) => inAgency(db, AGENCY, (tx) => rows<T>(tx, sql, ...params)),
    /** True: it was new. */
    receive: (from: string, text: string, providerId = newId(), media: Inbound['media'] = []) =>
      inbox.receive({ inbound: inbound(from, text, providerId, media), raw: Buffer.from(text), headers: {} }),
    /** Until nothing is pending and nothing is due. */
    async settle() {
      do {
        while ((await runBatch(engine)) > 0);
      } while ((await ringTimers(engine)) > 0);
    },
    close: () => database.drop(),
  };
}

export type EngineWorld = Awaited<ReturnType<typeof engineWorld>>;

function inbound(from: string, text: string, providerId: string, media: Inbound['media']): Inbound {
  return {
    channel: 'sms',
    providerId,
    from: { kind: 'phone', value: from },
    to: '38123',
    kind: media.length > 0 ? 'photo' : 'text',
    text,
    subject: '',
    media,
    sentAt: null,
    optOutType: null,
    unanswerable: '',
    extra: {},
  };
}
