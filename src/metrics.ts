// The figures on /metrics: what came in, what was stepped, what left, what waits, what the model cost.
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { type Db, rows, unscoped } from '#lib/db.ts';
import type { Use } from '#model/model.ts';

export function createMetrics(registry: Registry, db: Db) {
  const registers = [registry];
  new Gauge({
    name: 'loge_waiting',
    help: 'Rows that wait: events to be stepped, texts due, cards out of date, alerts not settled.',
    labelNames: ['what'],
    registers,
    async collect() {
      const [waiting] = await unscoped(db, (tx) =>
        rows<Record<string, number>>(
          tx,
          `select (select count(*) from events where state = 'pending') as events, (select count(*) from outbox where state = 'due') as texts,
             (select count(*) from cards where wanted > shown) as cards, (select count(*) from alerts where settled_at is null) as alerts`,
        ),
      );
      for (const [what, count] of Object.entries(waiting ?? {})) this.set({ what }, count);
    },
  });
  new Gauge({
    name: 'loge_corrections',
    help: 'Corrections by managers in the last 30 days, by field.',
    labelNames: ['field'],
    registers,
    async collect() {
      const found = await unscoped(db, (tx) =>
        rows<{ field: string; count: number }>(
          tx,
          `select field, count(*) as count from corrections where at > now() - interval '30 days' group by field`,
        ),
      );
      this.reset();
      for (const { field, count } of found) this.set({ field }, count);
    },
  });
  const tokens = new Counter({
    name: 'loge_model_tokens_total',
    help: 'Tokens of the model server, by purpose and direction.',
    labelNames: ['purpose', 'direction'],
    registers,
  });
  const duration = new Histogram({
    name: 'loge_model_ms',
    help: 'Milliseconds of a question to the model server.',
    labelNames: ['purpose', 'outcome'],
    buckets: [100, 300, 1000, 3000, 10000],
    registers,
  });
  return {
    received: new Counter({
      name: 'loge_messages_received_total',
      help: 'Messages accepted, by channel; duplicates are not counted.',
      labelNames: ['channel'],
      registers,
    }),
    batches: new Counter({ name: 'loge_batches_total', help: 'Batches of the engine that were written.', registers }),
    said: new Counter({
      name: 'loge_texts_said_total',
      help: 'Texts put into the outbox, by manner.',
      labelNames: ['manner'],
      registers,
    }),
    jobs: new Counter({
      name: 'loge_dead_jobs_total',
      help: 'Jobs that failed for good.',
      labelNames: ['job'],
      registers,
    }),
    model({ purpose, tokensIn, tokensOut, ms, outcome }: Use): void {
      tokens.inc({ purpose, direction: 'in' }, tokensIn);
      tokens.inc({ purpose, direction: 'out' }, tokensOut);
      duration.observe({ purpose, outcome }, ms);
    },
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
