// The senders of this process: texts that it has just written, and texts that fall due. The row is the truth: what is in memory
// is held by a lease that is renewed, and a process that dies loses nothing but the lease.
import type { Logger } from 'pino';
import type { AgencyRegistry } from '#agency/registry.ts';
import type { Channel } from '#channels/channel.ts';
import type { ChannelName } from '#flows/codes.ts';
import type { Clock } from '#lib/clock.ts';
import { type Db, inAgency, run, unscoped } from '#lib/db.ts';
import { oneStatement } from '#lib/writes.ts';
import { type AttachmentsOf, attempt } from './attempt.ts';
import { createFound } from './found.ts';
import { claimDue, type Held, heldFrom, isUrgent, RENEW } from './held.ts';
import { createLanes } from './lanes.ts';
import { createNotes } from './notes.ts';
import { prepare, type Ready } from './prepare.ts';
import { type Alongside, settledWriter, unchanged } from './settled.ts';
import { LEASE_MS, newOutbox, type OutboxRow } from './store.ts';
import type { Links } from './words.ts';

export interface SendersOptions extends Links {
  db: Db;
  clock: Clock;
  log: Logger;
  agencies: AgencyRegistry;
  channels: ReadonlyMap<ChannelName, Channel>;
  alongside: Alongside;
  /** Events were put, cards are out of date: whoever waits for them is woken. */
  wake(what: { agency: string; events: boolean; cards: boolean }): void;
  /** Files that leave with a mail. */
  attachmentsOf?: AttachmentsOf;
  /** Sends at once. */
  most?: number;
  pollMs?: number;
}

export interface Senders {
  /** Rows that a transaction of this process has just committed; those that leave later are left alone. */
  handOver(rows: readonly OutboxRow[]): void;
  /** Claims what is due, until nothing is. How many it took. */
  poll(): Promise<number>;
  /** Texts in memory: waiting, on their way, or not yet noted. */
  size(): number;
  /** When every text in memory is sent and noted. */
  idle(): Promise<void>;
  /** Polls for what is due until `stop`. */
  start(): void;
  /** Sends what is under way to its end; what waits is given back. */
  stop(): Promise<void>;
}

const MOST_AT_ONCE = 50;
const POLL_MS = 500;
const CLAIM = 200;
/** Batches of one agency whose surroundings are read at the same time. */
const PREPARING = 2;
/** More than this in memory, and due rows are left where they are. */
const MOST_HELD = 2_000;
/** A send ends within that time: it is not begun with less left of its lease. */
const SEND_MS = 10_500;
const RENEW_MS = 1_000;
/** What is under way at a stop is waited for that long. */
const GRACE_MS = 8_000;
const NOTED_MS = 4_000;

export function createSenders(options: SendersOptions): Senders {
  const { db, clock, log, agencies, channels, alongside, wake, most = MOST_AT_ONCE, pollMs = POLL_MS } = options;
  const aborting = new AbortController();
  let stopped = false;
  const found = createFound(db);
  const lanes = createLanes(most, (error) => log.error({ err: error }, 'a sender failed'));
  /** Until when each is ours, by the machine's own count: the product's clock may be moved. */
  const held = new Map<string, { text: Held; until: number }>();
  const arrived = new Map<string, Held[]>();
  const preparing = new Map<string, Set<Promise<void>>>();
  const timers: NodeJS.Timeout[] = [];
  let polling: Promise<number> | undefined;
  let pollFails = false;

  const write = settledWriter(alongside);
  const writeCopies = oneStatement([newOutbox]);
  const notes = createNotes({
    db,
    clock,
    log,
    write,
    written(settled, woken) {
      for (const { text, providerId } of settled) {
        held.delete(text.id);
        if (providerId !== '') found.written(providerId);
      }
      if (woken.events || woken.cards) wake({ agency: settled[0]!.text.agency, ...woken });
    },
  });

  function hold(texts: readonly Held[], until: number): void {
    for (const text of texts) {
      held.set(text.id, { text, until });
      const others = arrived.get(text.agency);
      if (others === undefined) arrived.set(text.agency, [text]);
      else others.push(text);
    }
    for (const agency of arrived.keys()) prepareNext(agency);
  }

  /** What arrives while others are being prepared is gathered into the next. */
  function prepareNext(agency: string): void {
    const texts = arrived.get(agency);
    if (texts === undefined || (preparing.get(agency)?.size ?? 0) >= PREPARING) return;
    arrived.delete(agency);
    const under = preparing.get(agency) ?? new Set();
    preparing.set(agency, under);
    const work: Promise<void> = begin(agency, texts).finally(() => {
      under.delete(work);
      if (under.size === 0) preparing.delete(agency);
      prepareNext(agency);
    });
    under.add(work);
  }

  async function begin(agency: string, texts: readonly Held[]): Promise<void> {
    try {
      const known = await agencies.get(agency);
      const now = clock.now();
      const { ready, woken } = await inAgency(db, agency, async (tx) => {
        const prepared = await prepare(tx, known, texts, (channel) => channels.has(channel), now, options);
        // Leads keep their lease: only their lines are written.
        const woken = prepared.settled.length === 0 ? null : await write(tx, prepared.settled, now);
        await writeCopies(tx, { outbox: prepared.copies });
        return { ready: prepared.ready, woken };
      });
      const leaving = new Set(ready.map(({ text }) => text.id));
      for (const { id } of texts) if (!leaving.has(id)) held.delete(id);
      for (const one of ready) lanes.add(one.text.conversation, isUrgent(one.text.manner), () => sendOne(one));
      if (woken !== null && (woken.events || woken.cards)) wake({ agency, ...woken });
    } catch (error) {
      // Their leases run out, and they fall due again.
      for (const { id } of texts) held.delete(id);
      log.error({ err: error, agency, texts: texts.length }, 'texts could not be prepared, and fall due again');
    }
  }

  async function sendOne(ready: Ready): Promise<void> {
    const { text } = ready;
    const mine = held.get(text.id);
    if (mine === undefined || performance.now() > mine.until - SEND_MS) {
      held.delete(text.id);
      return;
    }
    if (stopped) {
      // Not begun: whoever comes next need not look it up.
      notes.add({ ...unchanged(text), dueAt: clock.now(), firstTriedAt: text.again ? text.triedAt : null });
      return;
    }
    const settled = await attempt(
      {
        clock,
        log,
        channels,
        signal: aborting.signal,
        claimFound: found.claim,
        tooMany: lanes.slower,
        ...(options.attachmentsOf === undefined ? {} : { attachmentsOf: options.attachmentsOf }),
      },
      ready,
    );
    if (settled.providerId !== '') found.add(settled.providerId);
    notes.add(settled);
  }

  async function renew(): Promise<void> {
    const now = performance.now();
    const soon = [...held.values()].filter(({ until }) => until - now < LEASE_MS - RENEW_MS * 2);
    if (soon.length === 0) return;
    const agency = soon.map(({ text }) => text.agency);
    const id = soon.map(({ text }) => text.id);
    await unscoped(db, (tx) => run(tx, RENEW, agency, id, new Date(clock.now().getTime() + LEASE_MS)));
    for (const one of soon) one.until = now + LEASE_MS;
  }

  async function claim(): Promise<number> {
    let taken = 0;
    while (!stopped && held.size < MOST_HELD) {
      const until = performance.now() + LEASE_MS;
      const claimed = await unscoped(db, (tx) => claimDue(tx, clock.now(), CLAIM));
      // A clock that was moved makes rows due that are in our hands.
      const fresh = claimed.filter(({ id }) => !held.has(id));
      hold(fresh, until);
      taken += fresh.length;
      if (claimed.length < CLAIM) break;
    }
    return taken;
  }

  function poll(): Promise<number> {
    polling ??= claim().finally(() => {
      polling = undefined;
    });
    return polling;
  }

  async function tick(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      pollFails = false;
    } catch (error) {
      if (!pollFails) log.error({ err: error }, 'the outbox cannot be read, and is tried again');
      pollFails = true;
    }
  }

  async function idle(): Promise<void> {
    while (preparing.size > 0 || lanes.size() > 0 || notes.size() > 0) {
      await Promise.all([...preparing.values()].flatMap((under) => [...under]));
      await lanes.idle();
      await notes.idle();
    }
  }

  return {
    handOver(rows) {
      if (stopped) return;
      const texts = rows.map(heldFrom).filter((text) => text !== null);
      if (texts.length === 0) return;
      // Their leases began when they were written.
      const began = Math.min(
        ...rows.filter((row) => row.first_tried_at !== null).map(({ due_at }) => due_at.getTime()),
      );
      hold(texts, performance.now() + Math.min(LEASE_MS, began - clock.now().getTime()));
    },
    poll,
    size: () => held.size,
    idle,
    start() {
      timers.push(
        setInterval(() => void tick(poll), pollMs),
        setInterval(() => void tick(renew), RENEW_MS),
      );
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      stopped = true;
      const grace = setTimeout(() => aborting.abort(), GRACE_MS);
      await polling?.catch(() => undefined);
      // Should the database be away, the leases run out by themselves.
      let late: NodeJS.Timeout | undefined;
      await Promise.race([idle(), new Promise((done) => (late = setTimeout(done, GRACE_MS + NOTED_MS)))]);
      clearTimeout(grace);
      clearTimeout(late);
    },
  };
}
