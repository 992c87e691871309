// The only doors to the database: inAgency() for the rows of one agency, unscoped() for the few places that stand above agencies.
// A transaction runs on our own connection (half the cost of Prisma's); Prisma joins it when a model is first named.
import pg from 'pg';
import type { Prisma, PrismaClient } from '#db';
import { type PrismaSlot, prismaSlots } from './prisma-slot.ts';
import { query, together } from './sql.ts';

export type AgencyId = string;

declare const insideTransaction: unique symbol;
declare const aboveAgencies: unique symbol;

/** A handle inside a transaction of one agency. Whatever writes, enqueues or journals asks for it, and it comes only from inAgency(). */
export type Tx = Prisma.TransactionClient & { readonly [insideTransaction]: true };
/** A handle that sees every agency. Only for receiving, the claim of events, the queue and the operator's commands. */
export type Unscoped = Prisma.TransactionClient & { readonly [aboveAgencies]: true };

export interface Db {
  readonly url: string;
  /** For LISTEN and for the queue's own statements. It sees every agency: rows go through inAgency() or unscoped(). */
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

interface Handle {
  readonly client: pg.PoolClient;
  readonly afterCommit: (() => void)[];
  agency: AgencyId | undefined;
  slot: PrismaSlot | undefined;
  readonly slots: ReturnType<typeof prismaSlots>;
  over: boolean;
}

const handles = new WeakMap<object, Handle>();
const slotsOf = new WeakMap<Db, ReturnType<typeof prismaSlots>>();

const SET_AGENCY = `select set_config('role', 'loge_app', true), set_config('loge.agency', $1, true)`;

/** Wrong instants are stored where a session's zone is not UTC; a hung worker must not hold its mailboxes for ever. */
const SESSION = '-c TimeZone=UTC -c idle_in_transaction_session_timeout=60s';

/** The address with our session settings, for whoever opens a connection of its own. */
export function withSession(url: string): string {
  const address = new URL(url);
  address.searchParams.set('options', [address.searchParams.get('options'), SESSION].filter(Boolean).join(' '));
  return address.href;
}

export function createDb(url: string, options: { max?: number; onIdleError?: (error: Error) => void } = {}): Db {
  const pool = new pg.Pool({
    connectionString: withSession(url),
    max: options.max ?? 10,
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 300_000,
  });
  // A connection that dies idle is replaced by the next use; unheard, the event would end the process.
  pool.on('error', (error) => options.onIdleError?.(error));
  // One that dies in use has already failed its statements with this same error.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const slots = prismaSlots();
  const db: Db = {
    url,
    pool,
    async close() {
      await slots.close();
      await pool.end();
    },
  };
  slotsOf.set(db, slots);
  return db;
}

/** One transaction that sees and writes the rows of one agency only (row-level security). */
export function inAgency<T>(db: Db, agency: AgencyId, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(db, agency, (tx) => work(tx as Tx));
}

/** One transaction above the agencies. Ask twice whether inAgency() would not do. */
export function unscoped<T>(db: Db, work: (tx: Unscoped) => Promise<T>): Promise<T> {
  return transaction(db, undefined, (tx) => work(tx as Unscoped));
}

/** From here to its end, the transaction belongs to one agency: for a claim that has found whose turn it is. */
export async function narrow(tx: Unscoped, agency: AgencyId): Promise<Tx> {
  const handle = open(tx);
  together(handle.client);
  await query(handle.client, SET_AGENCY, [agency]);
  handle.agency = agency;
  return tx as unknown as Tx;
}

export function agencyOf(tx: Tx): AgencyId {
  const { agency } = open(tx);
  if (agency === undefined) throw new Error('this transaction belongs to no agency');
  return agency;
}

/** Rows of a query. Dates are Date, calendar days and intervals text, bigint and numeric numbers, jsonb parsed. */
export async function rows<T>(tx: Tx | Unscoped, sql: string, ...params: unknown[]): Promise<T[]> {
  const { client } = open(tx);
  together(client);
  return (await query(client, sql, params)).rows as T[];
}

/** Runs a statement; how many rows it touched. Statements started together travel together, in order. */
export async function run(tx: Tx | Unscoped, sql: string, ...params: unknown[]): Promise<number> {
  const { client } = open(tx);
  together(client);
  return (await query(client, sql, params)).rowCount ?? 0;
}

/** One statement above the agencies that is a transaction by itself: a single round trip. Only for receiving. */
export async function alone<T>(db: Db, sql: string, ...params: unknown[]): Promise<T[]> {
  return (await query(db.pool, sql, params)).rows as T[];
}

/** Called once the transaction is committed, never if it fails: to wake workers of this process. Must not throw. */
export function afterCommit(tx: Tx | Unscoped, call: () => void): void {
  open(tx).afterCommit.push(call);
}

function open(tx: object): Handle {
  const handle = handles.get(tx);
  if (handle === undefined) throw new Error('not a transaction of inAgency() or unscoped()');
  if (handle.over) throw new Error('a statement ran after its transaction had ended: a promise was not awaited');
  return handle;
}

const TRANSACTION: ProxyHandler<Handle> = {
  get(handle, property) {
    // A handle returned by an async function must not be taken for a promise.
    if (property === 'then') return undefined;
    if (handle.over) throw new Error('a query ran after its transaction had ended: a promise was not awaited');
    handle.slot ??= handle.slots.take(handle.client);
    const prisma = handle.slot.prisma;
    const value: unknown = prisma[property as keyof PrismaClient];
    return typeof value === 'function' ? value.bind(prisma) : value;
  },
};

async function transaction<T>(db: Db, agency: AgencyId | undefined, work: (tx: object) => Promise<T>): Promise<T> {
  const slots = slotsOf.get(db);
  if (slots === undefined) throw new Error('not a database of createDb()');
  const client = await db.pool.connect();
  together(client);
  const handle: Handle = { client, agency, afterCommit: [], slot: undefined, slots, over: false };
  const tx = new Proxy(handle, TRANSACTION);
  handles.set(tx, handle);
  // Not awaited: both travel with the first statement of the work, one round trip for the three. Should the second fail,
  // the transaction is aborted and refuses all that follows.
  const opened = Promise.all([
    client.query('begin'),
    agency === undefined ? undefined : query(client, SET_AGENCY, [agency]),
  ]);
  opened.catch(() => undefined);
  let result: T;
  try {
    result = await work(tx);
    await opened;
    handle.over = true;
    const { command } = await client.query('commit');
    // PostgreSQL answers so, without an error, when a statement had failed and somebody caught that.
    if (command !== 'COMMIT') throw new Error('nothing was committed: a statement failed and its error was caught');
  } catch (error) {
    handle.over = true;
    await abandon(client);
    // What the work saw may be only "transaction is aborted"; the cause is why it could not open.
    await opened;
    throw error;
  } finally {
    if (handle.slot !== undefined) slots.give(handle.slot);
  }
  client.release();
  for (const call of handle.afterCommit) queueMicrotask(call);
  return result;
}

async function abandon(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('rollback');
    client.release();
  } catch (error) {
    // The connection is gone, and with it the transaction.
    client.release(error as Error);
  }
}
