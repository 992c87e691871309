// What the sandbox needs of the running app. app.ts hands it in once the app listens.
import type { AgencyRegistry } from '#agency/registry.ts';
import type { Clock } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import type { Address } from './door.ts';

export interface SandboxClock extends Clock {
  moveTo(instant: Date): Promise<void>;
}

export interface Connection extends Address {
  db: Db;
  clock: SandboxClock;
  agencies: AgencyRegistry;
  /** Does all that is due at the clock's time and all that follows: events, timers, texts, cards, alerts, jobs, Slack's handlers. */
  settle(): Promise<void>;
  /** The first instant later than `after` at which something falls due; null: nothing is waiting. */
  nextDue(after: Date): Promise<Date | null>;
}
