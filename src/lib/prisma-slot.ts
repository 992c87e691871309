// Prisma on a connection that is ours: its statements join the transaction in which we stand, and never open one elsewhere.
// Only a handful of clients exist, as each weighs 4 MB: a transaction borrows one when it first names a model.
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '#db';
import { statementName } from './sql.ts';

export interface PrismaSlot {
  readonly prisma: PrismaClient;
  /** The connection for the transaction that holds this slot. */
  connection: pg.ClientBase | undefined;
}

// What Prisma sends around its own inner transactions (nested writes): ours is open already, so they become savepoints.
const SAVEPOINTS: Readonly<Record<string, string>> = {
  BEGIN: 'savepoint prisma',
  COMMIT: 'release savepoint prisma',
  ROLLBACK: 'rollback to savepoint prisma',
};

type AnyQuery = { text: string };

class BorrowedConnection extends pg.Pool {
  slot: { connection: pg.ClientBase | undefined } = { connection: undefined };

  #client(): pg.ClientBase {
    const { connection } = this.slot;
    if (connection === undefined) {
      throw new Error('a Prisma query ran after its transaction had ended: a promise was not awaited');
    }
    return connection;
  }

  // biome-ignore lint/suspicious/noExplicitAny: the driver's overloads; the adapter calls only this form
  override query(config: any): any {
    return this.#client().query(config);
  }

  // biome-ignore lint/suspicious/noExplicitAny: the adapter uses no more of a connection than this
  override connect(): Promise<any> {
    const client = this.#client();
    return Promise.resolve({
      query: (config: AnyQuery) => {
        const text = SAVEPOINTS[config.text];
        return client.query(text === undefined ? config : { ...config, text, name: statementName(text) });
      },
      on: () => undefined,
      removeListener: () => undefined,
      release: () => undefined,
    });
  }
}

/** A few Prisma clients, lent to transactions. */
export function prismaSlots(): {
  take(connection: pg.ClientBase): PrismaSlot;
  give(slot: PrismaSlot): void;
  close(): Promise<void>;
} {
  const free: PrismaSlot[] = [];
  const all: PrismaSlot[] = [];
  const create = (): PrismaSlot => {
    const pool = new BorrowedConnection();
    // The adapter's type wants a name; an absent one is what the driver understands as "do not keep".
    const adapter = new PrismaPg(pool, { statementNameGenerator: (query) => statementName(query.sql) as string });
    const slot: PrismaSlot = { prisma: new PrismaClient({ adapter }), connection: undefined };
    pool.slot = slot;
    all.push(slot);
    return slot;
  };
  return {
    take(connection) {
      const slot = free.pop() ?? create();
      slot.connection = connection;
      return slot;
    },
    give(slot) {
      slot.connection = undefined;
      free.push(slot);
    },
    async close() {
      await Promise.all(all.map((slot) => slot.prisma.$disconnect()));
    },
  };
}
