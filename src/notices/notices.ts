// Mails to managers who wish them. Every few seconds it looks for what they have not been told: a crash loses nothing, and the
// outbox takes each mail once, whoever writes it.
import type { AgencyRegistry, KnownAgency } from '#agency/registry.ts';
import type { Clock } from '#lib/clock.ts';
import { type Db, inAgency, rows, type Tx } from '#lib/db.ts';
import type { Logger } from '#lib/log.ts';
import { repeatedFailure } from '#lib/repeated-failure.ts';
import { oneStatement } from '#lib/writes.ts';
import { newOutbox } from '#outbox/store.ts';
import { type MailedManager, mailedManagers } from '#people/mail-wishes.ts';
import { digestFor, digestOf, nextDigest } from './digest.ts';
import { type ManagerMail, mailRow } from './mail-rows.ts';
import { newsFor } from './news.ts';

export interface Notices {
  /** Writes what is due now. How many mails. */
  poll(): Promise<number>;
  /** When the next digest is due, later than `after`; null: nobody wishes one. */
  nextDue(after: Date): Promise<Date | null>;
  start(): void;
  stop(): Promise<void>;
}

const POLL_MS = 5_000;
/** Nobody looked for longer than this: what is older is in Slack, and no news. */
const LONGEST_BACK_MS = 86_400_000;
/** A ticket is written a little after the time that it bears. */
const OVERLAP_MS = 120_000;

const write = oneStatement([newOutbox]);

export function createNotices({
  db,
  clock,
  log,
  agencies,
}: {
  db: Db;
  clock: Clock;
  log: Logger;
  agencies: AgencyRegistry;
}): Notices {
  const looked = new Map<string, Date>();
  const failure = repeatedFailure(log, 'mails to managers');
  let timer: NodeJS.Timeout | undefined;
  let polling: Promise<number> | undefined;

  const mailing = async (): Promise<KnownAgency[]> =>
    (await agencies.all()).filter(({ settings }) => settings.senders.email !== undefined);

  async function pollAll(): Promise<number> {
    let written = 0;
    for (const { id, settings } of await mailing()) {
      const now = clock.now();
      const last = looked.get(id)?.getTime() ?? 0;
      const since = new Date(Math.max(last - OVERLAP_MS, now.getTime() - LONGEST_BACK_MS));
      written += await inAgency(db, id, async (tx) => {
        const managers = await mailedManagers(tx);
        if (managers.length === 0) return 0;
        const until = digestOf(now, settings.agency.timezone);
        const mails = [
          ...(await newsFor(tx, id, managers, since)),
          ...(until === null ? [] : await digestFor(tx, id, managers, until)),
        ];
        return writeNew(tx, id, mails, now);
      });
      looked.set(id, now);
    }
    return written;
  }

  function poll(): Promise<number> {
    polling ??= pollAll().finally(() => {
      polling = undefined;
    });
    return polling;
  }

  return {
    poll,
    async nextDue(after) {
      const instants: number[] = [];
      for (const { id, settings } of await mailing()) {
        const managers: MailedManager[] = await inAgency(db, id, mailedManagers);
        if (managers.some(({ wish }) => wish === 'daily'))
          instants.push(nextDigest(after, settings.agency.timezone).getTime());
      }
      return instants.length === 0 ? null : new Date(Math.min(...instants));
    },
    start() {
      timer = setInterval(() => {
        poll().then(
          () => failure.succeeded(),
          (error: unknown) => failure.failed(error),
        );
      }, POLL_MS);
    },
    async stop() {
      clearInterval(timer);
      await polling?.catch(() => undefined);
    },
  };
}

async function writeNew(tx: Tx, agency: string, mails: readonly ManagerMail[], now: Date): Promise<number> {
  const found = mails.map((mail) => mailRow(agency, mail, now));
  if (found.length === 0) return 0;
  const written = await rows<{ event_id: string }>(
    tx,
    'select event_id from outbox where agency_id = $1 and event_id = any($2::uuid[])',
    agency,
    found.map(({ event_id }) => event_id),
  );
  const before = new Set(written.map(({ event_id }) => event_id));
  const fresh = found.filter(({ event_id }) => !before.has(event_id));
  if (fresh.length > 0) await write(tx, { outbox: fresh });
  return fresh.length;
}
