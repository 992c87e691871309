// The queue for what is slow: pg-boss on the same database, enqueued inside our transactions.
import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { type Db, rows, type Tx, type Unscoped, unscoped } from '#lib/db.ts';
import { PermanentError, RetryLater } from '#lib/errors.ts';
import { JOB_NAMES, JOB_SETTINGS, type JobName, type Payload } from './catalog.ts';

export type Handlers = { [N in JobName]: (payload: Payload<N>) => Promise<void> };

export interface Queue {
  enqueue<N extends JobName>(tx: Tx | Unscoped, name: N, payloads: readonly Payload<N>[]): Promise<void>;
  /** Starts to work; without it, this process only enqueues. */
  work(handlers: Handlers): Promise<void>;
  /** Runs every job that waits now, here; for the sandbox and for tests. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

export async function startQueue({
  db,
  log,
  onDead,
}: {
  db: Db;
  log: Logger;
  onDead(name: JobName, payload: object, why: string): Promise<void>;
}): Promise<Queue> {
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => db.pool.query(text, values as unknown[]) },
    schema: 'pgboss',
  });
  boss.on('error', (error) => log.error({ err: error }, 'the job queue reports an error'));
  await boss.start();
  for (const name of JOB_NAMES) {
    const { retries, retryDelayS, expireS } = JOB_SETTINGS[name];
    await boss.createQueue(name, {
      retryLimit: retries,
      retryDelay: retryDelayS,
      retryBackoff: true,
      expireInSeconds: expireS,
    });
  }
  await unscoped(db, (tx) =>
    rows(
      tx,
      `do $$ begin
        grant usage on schema pgboss to loge_app;
        grant select, insert, update on all tables in schema pgboss to loge_app;
        grant execute on all functions in schema pgboss to loge_app;
      end $$`,
    ),
  );
  let handlers: Handlers | undefined;
  const beats: NodeJS.Timeout[] = [];

  async function run<N extends JobName>(
    name: N,
    job: { id: string; data: Payload<N>; retryCount?: number },
  ): Promise<void> {
    try {
      await handlers![name](job.data);
    } catch (error) {
      const last = error instanceof PermanentError || (job.retryCount ?? 0) >= JOB_SETTINGS[name].retries;
      if (last) await onDead(name, job.data, error instanceof Error ? error.message : String(error));
      else if (!(error instanceof RetryLater)) log.warn({ err: error, job: name }, 'a job failed and is tried again');
      if (error instanceof PermanentError) return;
      throw error;
    }
  }

  return {
    async enqueue(tx, name, payloads) {
      if (payloads.length === 0) return;
      const inTransaction = {
        executeSql: async (text: string, values?: unknown[]) => ({
          rows: await rows<never>(tx, text, ...(values ?? [])),
        }),
      };
      await boss.insert(
        name,
        payloads.map((data) => ({ data })),
        { db: inTransaction },
      );
    },
    async work(given) {
      handlers = given;
      for (const name of JOB_NAMES) {
        const { atOnce, everyS } = JOB_SETTINGS[name];
        await boss.work(
          name,
          { localConcurrency: atOnce, pollingIntervalSeconds: 1, includeMetadata: true },
          async (jobs) => {
            for (const job of jobs) await run(name, job as never);
          },
        );
        if (everyS !== undefined) {
          const once = () =>
            boss
              .send(name, {}, { singletonKey: name, singletonSeconds: Math.max(1, Math.floor(everyS / 2)) })
              .catch((error: unknown) => log.warn({ err: error, job: name }, 'a regular job could not be enqueued'));
          beats.push(setInterval(() => void once(), everyS * 1000));
        }
      }
    },
    async drain() {
      if (handlers === undefined) return;
      for (const name of JOB_NAMES) {
        for (;;) {
          const jobs = await boss.fetch(name, { batchSize: 50, includeMetadata: true });
          if (jobs.length === 0) break;
          for (const job of jobs) {
            try {
              await run(name, job as never);
              await boss.complete(name, job.id);
            } catch (error) {
              // As its worker would: it is tried again at its time.
              await boss.fail(name, job.id, { message: error instanceof Error ? error.message : String(error) });
            }
          }
        }
      }
    },
    async stop() {
      for (const beat of beats) clearInterval(beat);
      await boss.stop({ graceful: true, timeout: 5_000 });
    },
  };
}
