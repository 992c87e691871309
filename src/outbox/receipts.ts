// What a network says later about a text: taken in many at a time, and only ever forward. A text that did not arrive goes another
// way once; without one, a person hears of it.
import type { Logger } from 'pino';
import { leavesAt } from '#agency/office-hours.ts';
import type { AgencyRegistry } from '#agency/registry.ts';
import type { DeliveryReceipt } from '#channels/channel.ts';
import { reasonOf } from '#channels/twilio/failures.ts';
import type { Manner } from '#flows/effects.ts';
import { factRow, journalWrite } from '#journal/store.ts';
import type { Clock } from '#lib/clock.ts';
import { type Db, inAgency, rows, run, type Tx, unscoped } from '#lib/db.ts';
import { oneStatement } from '#lib/writes.ts';
import { learnedOfAddresses } from '#people/reach.ts';
import { reachedOtherwise } from './copies.ts';
import { APPLY, EXPIRE, forward, RESOLVE, rerouted, WAITING, type WaitingReceipt } from './receipt-rows.ts';
import { avoidance } from './route.ts';
import type { Alongside } from './settled.ts';
import type { Via } from './store.ts';
import { cardOf, undelivered } from './undelivered.ts';

export interface IncomingReceipt extends DeliveryReceipt {
  /** Our sender, by which the agency is found where there is no reference. */
  from: string;
  /** What we gave the text to be known by: "agency.outbox", or ''. */
  reference: string;
}

export interface Receipts {
  /** Resolves after the commit. */
  take(receipt: IncomingReceipt): Promise<void>;
  /** Receipts that came before their text was noted. How many were applied. */
  sweep(): Promise<number>;
  start(): void;
  stop(): Promise<void>;
}

export interface ReceiptsOptions {
  db: Db;
  clock: Clock;
  log: Logger;
  agencies: AgencyRegistry;
  alongside: Alongside;
  wake(what: { agency: string; events: boolean; cards: boolean }): void;
}

const MOST_AT_ONCE = 200;
const SWEEP_MS = 1_000;
/** Longer than a send can take: a receipt for a text of which nothing is noted by then is all that we know of it. */
const RESOLVE_AFTER_MS = 30_000;
const KEPT_MS = 24 * 3_600_000;
/** A text of another day is not told again. */
const REROUTED_FOR_MS = 24 * 3_600_000;
/** Written by a manager, who waits to see it arrive. */
const EXPLICIT = 'manager.free';

/** A text whose receipt went forward. */
interface Advanced {
  id: string;
  key: string;
  conversation: string;
  ticket: string | null;
  card: string | null;
  manner: Manner;
  channel: string;
  address: string | null;
  avoided: readonly string[];
  sentAt: Date | null;
  via: Via | null;
  status: DeliveryReceipt['status'];
  errorCode: string;
}

type Waiting = WaitingReceipt & { done(): void; failed(error: unknown): void };

export function createReceipts({ db, clock, log, agencies, alongside, wake }: ReceiptsOptions): Receipts {
  const waiting = new Map<string, Waiting[]>();
  const writing = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<number> | undefined;
  let sweepFails = false;
  const alsoWrite = oneStatement([
    rerouted,
    journalWrite,
    alongside.newEvents,
    alongside.cardsWanted,
    learnedOfAddresses,
  ]);

  async function writeNext(agency: string): Promise<void> {
    if (writing.has(agency)) return;
    writing.add(agency);
    for (let batch = take(agency); batch.length > 0; batch = take(agency)) {
      try {
        await write(agency, batch);
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    writing.delete(agency);
  }

  function take(agency: string): Waiting[] {
    return waiting.get(agency)?.splice(0, MOST_AT_ONCE) ?? [];
  }

  async function write(agency: string, batch: readonly WaitingReceipt[]): Promise<void> {
    const now = clock.now();
    const receipts = forward(batch).map(({ provider_id, status, error_code, outbox_id }) => ({
      provider_id,
      status,
      error_code,
      outbox_id,
      at: now,
    }));
    const woken = await inAgency(db, agency, async (tx) => {
      const advanced = await rows<Advanced>(tx, APPLY, agency, JSON.stringify(receipts));
      return consequences(tx, agency, advanced, now);
    });
    if (woken.events || woken.cards) wake({ agency, ...woken });
  }

  async function consequences(tx: Tx, agency: string, advanced: readonly Advanced[], now: Date) {
    const failed = advanced.filter(({ status }) => status === 'failed');
    const shown = advanced.filter(
      ({ card, status, key }) => card !== null && (status === 'failed' || key === EXPLICIT),
    );
    const cards = [...new Set(shown.map(({ card }) => card!))].map((card) => cardOf(agency, card, now));
    if (cards.length + failed.length === 0) return { events: false, cards: false };
    const { settings } = await agencies.get(agency);
    const again = failed.filter(
      ({ avoided, sentAt }) =>
        avoided.length === 0 && sentAt !== null && now.getTime() - sentAt.getTime() < REROUTED_FOR_MS,
    );
    const lost = failed.filter((text) => !again.includes(text));
    const reached = await reachedOtherwise(
      tx,
      lost.filter(({ via }) => via !== null).map(({ id }) => ({ agency, id })),
    );
    const missed = lost.filter(({ id }) => !reached.has(id));
    await alsoWrite(tx, {
      rerouted: again.map(({ id, channel, address, manner, errorCode }) => ({
        agency_id: agency,
        id,
        due_at: leavesAt(settings, manner, now, settings.agency.timezone, false),
        avoided: [avoidance(channel, address ?? '')],
        detail: errorCode,
      })),
      journal: failed.map(({ id, conversation, ticket, channel, errorCode }) =>
        factRow(agency, {
          at: now,
          fact: 'not_delivered',
          actor: 'provider',
          mailbox_id: conversation,
          ticket_id: ticket,
          outbox_id: id,
          data: { channel, code: errorCode },
        }),
      ),
      events: missed.map(({ id, conversation, ticket, manner }) =>
        undelivered({ agency, id, conversation, ticket, manner }, now, false),
      ),
      cards,
      'learned of addresses': failed.flatMap(({ address, errorCode }) => learned(agency, address, errorCode, now)),
    });
    return { events: missed.length > 0, cards: cards.length > 0 };
  }

  async function sweepAll(): Promise<number> {
    const now = clock.now().getTime();
    const found = await unscoped(db, async (tx) => {
      await run(tx, RESOLVE, new Date(now - RESOLVE_AFTER_MS));
      await run(tx, EXPIRE, new Date(now - KEPT_MS));
      return rows<WaitingReceipt & { agency: string }>(tx, WAITING, MOST_AT_ONCE);
    });
    for (const [agency, batch] of Map.groupBy(found, (one) => one.agency)) await write(agency, batch);
    return found.length;
  }

  function sweep(): Promise<number> {
    sweeping ??= sweepAll().finally(() => {
      sweeping = undefined;
    });
    return sweeping;
  }

  async function tick(): Promise<void> {
    try {
      await sweep();
      sweepFails = false;
    } catch (error) {
      if (!sweepFails) log.error({ err: error }, 'early receipts could not be applied, and are tried again');
      sweepFails = true;
    }
  }

  return {
    async take(receipt) {
      const [named, outbox] = splitReference(receipt.reference);
      const agency =
        named ?? (await agencies.ofSender(receipt.from.startsWith('whatsapp:') ? 'whatsapp' : 'sms', receipt.from));
      // Of no text of ours.
      if (agency === null) return;
      await new Promise<void>((done, failed) => {
        const one = {
          provider_id: receipt.providerId,
          status: receipt.status,
          error_code: receipt.errorCode,
          outbox_id: outbox,
          done,
          failed,
        };
        const others = waiting.get(agency);
        if (others === undefined) waiting.set(agency, [one]);
        else others.push(one);
        void writeNext(agency);
      });
    },
    sweep,
    start() {
      timer = setInterval(() => void tick(), SWEEP_MS);
    },
    async stop() {
      clearInterval(timer);
      await sweeping?.catch(() => undefined);
    },
  };
}

const REFERENCE = /^([a-z][a-z0-9_-]{1,30})\.([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/;

function splitReference(reference: string): [agency: string | null, outbox: string | null] {
  const [, agency = null, outbox = null] = REFERENCE.exec(reference) ?? [];
  return [agency, outbox];
}

function learned(agency: string, address: string | null, code: string, at: Date) {
  const reason = reasonOf(Number(code));
  if (address === null || (reason !== 'landline' && reason !== 'opted_out')) return [];
  return [
    {
      agency_id: agency,
      id: address,
      landline: reason === 'landline',
      opted_out_at: reason === 'opted_out' ? at : null,
    },
  ];
}
