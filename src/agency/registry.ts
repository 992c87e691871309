// The agencies that this deployment serves, kept in memory and read again every few seconds: settings change while we run.
import type { Urgency } from '#flows/codes.ts';
import type { FlowSettings } from '#flows/events.ts';
import { type Db, rows, unscoped } from '#lib/db.ts';
import type { AgencySettings } from './settings.ts';

export interface KnownAgency {
  id: string;
  settings: AgencySettings;
  /** What the flows may know of them. */
  flow: FlowSettings;
}

export interface AgencyRegistry {
  get(agency: string): Promise<KnownAgency>;
  all(): Promise<KnownAgency[]>;
  /** The agency that this address of ours belongs to; null: nobody's. */
  ofSender(channel: string, address: string): Promise<string | null>;
  /** After an agency was applied in this process. */
  forget(): void;
}

const FRESH_MS = 5_000;
/** In between, whoever asks is answered from memory while it is read again: nobody who holds a connection waits for another. */
const STALE_MS = 15_000;

interface Loaded {
  agencies: Map<string, KnownAgency>;
  senders: Map<string, string>;
  at: number;
}

export function createAgencyRegistry(db: Db): AgencyRegistry {
  let loaded: Loaded | undefined;
  let loading: Promise<Loaded> | undefined;

  async function current(): Promise<Loaded> {
    const age = loaded === undefined ? Number.POSITIVE_INFINITY : performance.now() - loaded.at;
    if (loaded !== undefined && age < FRESH_MS) return loaded;
    loading ??= load(db)
      .then((next) => {
        loaded = next;
        return next;
      })
      .finally(() => {
        loading = undefined;
      });
    if (loaded === undefined || age >= STALE_MS) return loading;
    // Whoever asks once it is stale hears of a failure.
    loading.catch(() => undefined);
    return loaded;
  }

  return {
    async get(agency) {
      const known = (await current()).agencies.get(agency);
      if (known === undefined)
        throw new Error(`the agency "${agency}" does not exist: apply its file first (loge apply FILE.yaml)`);
      return known;
    },
    async all() {
      return [...(await current()).agencies.values()];
    },
    async ofSender(channel, address) {
      return (await current()).senders.get(`${channel} ${address}`) ?? null;
    },
    forget() {
      loaded = undefined;
    },
  };
}

async function load(db: Db): Promise<Loaded> {
  return unscoped(db, async (tx) => {
    const found = await rows<{ id: string; settings: AgencySettings }>(tx, 'select id, settings from agencies');
    const senders = await rows<{ channel: string; address: string; agency_id: string }>(
      tx,
      'select channel, address, agency_id from senders',
    );
    return {
      agencies: new Map(found.map(({ id, settings }) => [id, { id, settings, flow: flowSettings(settings) }])),
      senders: new Map([
        ...senders.map((sender) => [`${sender.channel} ${sender.address}`, sender.agency_id] as const),
        // A form is sent to the agency itself: its address says so.
        ...found.map(({ id }) => [`form ${id}`, id] as const),
      ]),
      at: performance.now(),
    };
  });
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function flowSettings(settings: AgencySettings): FlowSettings {
  return {
    burstMs: settings.burst_window_s * 1000,
    joinMs: 10 * MINUTE,
    answerMs: 4 * 60 * MINUTE,
    unclaimedMs: byUrgency(settings.unclaimed_minutes),
    rungMs: settings.ladder_minutes * MINUTE,
    rungs: settings.on_call.length,
    reopenMs: settings.reopen_days * DAY,
    orders: {
      byRule: settings.rules.some((rule) => rule.without_waiting),
      offerMs: byUrgency(settings.orders.answer_minutes),
      slotsMs: settings.orders.slots_hours * HOUR,
      grantMs: settings.orders.agreement_hours * HOUR,
      supplementMs: settings.orders.supplement_minutes * MINUTE,
      fixedMs: settings.orders.silence_days * DAY,
      quoteMs: settings.orders.quote_days * DAY,
      delayMs: byUrgency(settings.orders.delay_hours, HOUR),
    },
  };
}

function byUrgency(given: Record<Urgency, number>, unit = MINUTE): Record<Urgency, number> {
  const { emergency, urgent, routine } = given;
  return { emergency: emergency * unit, urgent: urgent * unit, routine: routine * unit };
}
