// Moves the clock from one due instant to the next, in order of time, so that what falls due later sees what fell due before.
import { addDays, instantAt, isDate, isTimeOfDay, localDate, nextTimeOfDay } from '#lib/zone.ts';
import type { Connection } from './connection.ts';
import { WrongRequest } from './wrong-request.ts';

export interface Clockwork {
  /** Resolves when all is quiet at the new time. Two who move it at once take turns. */
  moveTo(target: Date): Promise<Date>;
  advance(seconds: number): Promise<Date>;
}

/** Something that stays due and is not done must not hold the clock. */
const PATIENCE = 5;
const FURTHEST_MS = 400 * 86_400_000;

export function createClockwork(
  { clock, nextDue }: Pick<Connection, 'clock' | 'nextDue'>,
  quiet: () => Promise<void>,
): Clockwork {
  let last: Promise<unknown> = Promise.resolve();

  function inTurn(work: () => Promise<Date>): Promise<Date> {
    const mine = last.then(work, work);
    last = mine;
    return mine;
  }

  async function move(target: Date): Promise<Date> {
    const now = clock.now();
    if (target.getTime() - now.getTime() > FURTHEST_MS)
      throw new WrongRequest('the clock moves at most 400 days at once');
    await quiet();
    for (let stuck = 0; stuck < PATIENCE; ) {
      const before = clock.now();
      const next = await nextDue(before);
      if (next === null || next > target) break;
      if (next > before) await clock.moveTo(next);
      stuck = next > before ? 0 : stuck + 1;
      await quiet();
    }
    if (target > clock.now()) await clock.moveTo(target);
    await quiet();
    return clock.now();
  }

  return {
    moveTo: (target) =>
      inTurn(async () => {
        // A second of the machine may pass between reading the clock and asking for it.
        if (target.getTime() < clock.now().getTime() - 1_000)
          throw new WrongRequest(`the clock only moves forward: it is ${clock.now().toISOString()} already`);
        return move(target);
      }),
    advance: (seconds) => inTurn(() => move(new Date(clock.now().getTime() + seconds * 1000))),
  };
}

/** "2026-11-24T08:00" or "2026-11-24" (midnight) in that zone, "08:00" for the next time, "demain 08:00", or an instant with its zone. */
export function readInstant(text: string, now: Date, zone: string): Date {
  const wanted = text.trim();
  const local = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?)?$/.exec(wanted);
  if (local !== null && isDate(local[1]!) && isTimeOfDay(local[2] ?? '00:00'))
    return instantAt(local[1]!, local[2] ?? '00:00', zone).instant;
  if (isTimeOfDay(wanted)) return nextTimeOfDay(now, wanted, zone);
  const tomorrow = /^(?:demain|tomorrow) (\d{2}:\d{2})$/.exec(wanted);
  if (tomorrow !== null && isTimeOfDay(tomorrow[1]!))
    return instantAt(addDays(localDate(now, zone), 1), tomorrow[1]!, zone).instant;
  const instant = /(?:Z|[+-]\d{2}:?\d{2})$/.test(wanted) ? Date.parse(wanted) : Number.NaN;
  if (Number.isNaN(instant))
    throw new WrongRequest(
      `"${text}" is no time: write 2026-11-24T08:00, 08:00, demain 08:00 or 2026-11-24T08:00:00+01:00`,
    );
  return new Date(instant);
}
