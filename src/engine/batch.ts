// A batch: claim mailboxes, step their events in memory, write everything in one statement, commit. The unit of work of the engine.
import { setImmediate as immediate } from 'node:timers/promises';
import type { Clock } from '#lib/clock.ts';
import { type Db, type Tx, unscoped } from '#lib/db.ts';
import { describe } from '#lib/errors.ts';
import type { OutboxRow } from '#outbox/store.ts';
import type { Outcome } from './box.ts';
import { type Claim, claim, MOST_EVENTS } from './claim.ts';
import { setApart } from './dead.ts';
import { add, type Choice, newPlan, type Plan, write } from './plan.ts';
import { prepare, type Surroundings } from './prepare.ts';

/** Stepping is arithmetic: after so long the event loop gets a turn. */
const LONGEST_TURN_MS = 1;

export interface Engine extends Surroundings {
  db: Db;
  clock: Clock;
  /** What the batch wants to leave, once committed: handed to the senders of this process. */
  onWritten(written: Written): void;
  /** What else belongs to the transaction: jobs for the messages stepped in it, and for contractors to be chosen. */
  beforeCommit(tx: Tx, agency: string, messages: readonly string[], choices: readonly Choice[]): Promise<void>;
}

export interface Written {
  agency: string;
  outbox: readonly OutboxRow[];
  cards: boolean;
  alerts: boolean;
  /** Events for other mailboxes were put, or timers armed: there is more to do. */
  more: boolean;
}

/** How many events it ended; 0 when nothing was pending (or all of it is in other hands). */
export async function runBatch(engine: Engine): Promise<number> {
  try {
    return await batch(engine, MOST_EVENTS, []);
  } catch (error) {
    // One row that cannot be written fails them all: each mailbox again, alone.
    return oneByOne(engine, error);
  }
}

async function oneByOne(engine: Engine, cause: unknown): Promise<number> {
  engine.log.warn({ err: cause }, 'a batch could not be written, its mailboxes are tried one by one');
  const tried: string[] = [];
  let ended = 0;
  for (let i = 0; i < MOST_EVENTS; i++) {
    try {
      const done = await batch(engine, 1, tried);
      if (done === 0) break;
      ended += done;
    } catch (error) {
      const mailbox = await setApart(engine, tried, describe(error));
      if (mailbox === null) throw error;
      tried.push(mailbox);
      ended++;
    }
  }
  return ended;
}

async function batch(engine: Engine, limit: number, except: readonly string[]): Promise<number> {
  let plan: Plan | undefined;
  let claimed: Claim | null = null;
  await unscoped(engine.db, async (unscopedTx) => {
    claimed = await claim(unscopedTx, limit, except);
    if (claimed === null) return;
    plan = await stepAll(engine, claimed.tx, claimed);
    await immediate();
    await write(claimed.tx, plan, engine.clock.now());
    await engine.beforeCommit(claimed.tx, plan.agency, messagesOf(claimed), plan.choices);
  });
  if (plan === undefined || claimed === null) return 0;
  engine.onWritten(written(plan));
  return plan.endedEvents.length;
}

/** Steps every box; one that throws is left out of the plan and set apart in it. */
async function stepAll(engine: Engine, tx: Tx, claimed: Claim): Promise<Plan> {
  const plan = newPlan(claimed.agency);
  const batch = await prepare(engine, tx, claimed, plan);
  let began = performance.now();
  for (const { mailbox, events } of claimed.boxes) {
    const outcome = batch.stepAll(mailbox, events);
    if (outcome.kind === 'stepped') add(plan, outcome.plan);
    else batch.setApart(plan, mailbox, events, outcome.error);
    // Webhooks of this process are acknowledged in between.
    if (performance.now() - began > LONGEST_TURN_MS) {
      await immediate();
      began = performance.now();
    }
  }
  return plan;
}

/** For a click: the outcome of this one mailbox's last event. */
export async function stepClaimed(engine: Engine, claimed: Claim): Promise<{ outcomes: Outcome[]; written: Written }> {
  const plan = newPlan(claimed.agency);
  const batch = await prepare(engine, claimed.tx, claimed, plan);
  const outcomes: Outcome[] = [];
  for (const { mailbox, events } of claimed.boxes) {
    const outcome = batch.stepAll(mailbox, events);
    if (outcome.kind === 'threw') throw outcome.error;
    add(plan, outcome.plan);
    outcomes.push(...outcome.outcomes);
  }
  await write(claimed.tx, plan, engine.clock.now());
  if (plan.choices.length > 0) await engine.beforeCommit(claimed.tx, plan.agency, [], plan.choices);
  return { outcomes, written: written(plan) };
}

function written(plan: Plan): Written {
  return {
    agency: plan.agency,
    outbox: plan.outbox,
    cards: plan.cards.size > 0,
    alerts: plan.alerts.length > 0,
    more: plan.newEvents.some((event) => event.state === 'pending'),
  };
}

function messagesOf({ boxes }: Claim): string[] {
  return boxes.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === 'MESSAGE' && event.message !== null ? [event.message] : [])),
  );
}
