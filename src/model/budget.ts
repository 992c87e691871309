// How much we may ask of a model server: tokens a minute and a day, so many questions at once, and silence when the server
// says "not now". A share is kept for emergencies, which also go first. It decides; it never waits on the network.
import { setTimeout as after } from 'node:timers/promises';

export interface BudgetLimits {
  /** Both directions together. Missing: no limit. */
  tokensPerMinute?: number;
  tokensPerDay?: number;
  /** Of each limit, what only urgent questions may use: 0 to 1. */
  urgentShare?: number;
  concurrency?: number;
  /** How long a question may wait for its turn. */
  waitMs?: number;
}

export type Turn =
  | { kind: 'granted'; end(usedTokens: number): void }
  | { kind: 'denied'; detail: string; retryAfterMs: number };

export interface Budget {
  take(request: { tokens: number; urgent: boolean; signal?: AbortSignal | undefined }): Promise<Turn>;
  /** The server asked to be left alone. */
  pause(ms: number): void;
}

interface Allowance {
  name: string;
  limit: number;
  lengthMs: number;
  startedAt: number;
  used: number;
}

interface Waiting {
  urgent: boolean;
  go: () => void;
}

/** A server that asks for an hour is asked again after this: by then its clock, or ours, may be right. */
const LONGEST_PAUSE_MS = 10 * 60_000;

/** `now` is the machine's own clock and not the product's: a provider's minute does not move with the sandbox's. */
export function createBudget(limits: BudgetLimits, now: () => number): Budget {
  const { urgentShare = 0.25, concurrency = 8, waitMs = 10_000 } = limits;
  const allowances: Allowance[] = [];
  if (limits.tokensPerMinute) allowances.push(allowance('minute', limits.tokensPerMinute, 60_000, now()));
  if (limits.tokensPerDay) allowances.push(allowance('day', limits.tokensPerDay, 24 * 3_600_000, now()));
  const waiting: Waiting[] = [];
  let running = 0;
  let pausedUntil = 0;

  function denial(tokens: number, urgent: boolean): Turn | undefined {
    const at = now();
    if (at < pausedUntil)
      return { kind: 'denied', detail: 'the server asked for a pause', retryAfterMs: pausedUntil - at };
    for (const one of allowances) {
      if (at - one.startedAt >= one.lengthMs) Object.assign(one, { startedAt: at, used: 0 });
      const open = one.limit * (urgent ? 1 : 1 - urgentShare);
      if (one.used + tokens > open) {
        const detail = `the token budget of this ${one.name} is used up`;
        return { kind: 'denied', detail, retryAfterMs: one.startedAt + one.lengthMs - at };
      }
    }
    return undefined;
  }

  function next(): void {
    if (running >= concurrency || waiting.length === 0) return;
    const urgent = waiting.findIndex((one) => one.urgent);
    const [first] = waiting.splice(Math.max(urgent, 0), 1);
    running++;
    first?.go();
  }

  /** False when the turn did not come in time. */
  async function turn(urgent: boolean, signal: AbortSignal | undefined): Promise<boolean> {
    if (running < concurrency) {
      running++;
      return true;
    }
    const patience = new AbortController();
    const place: Waiting = { urgent, go: () => patience.abort() };
    waiting.push(place);
    const stop = signal ? AbortSignal.any([signal, patience.signal]) : patience.signal;
    await after(waitMs, undefined, { signal: stop, ref: false }).catch((error: Error) => {
      if (error.name !== 'AbortError') throw error;
    });
    const left = waiting.indexOf(place);
    if (left < 0) return true;
    waiting.splice(left, 1);
    return false;
  }

  return {
    async take({ tokens, urgent, signal }) {
      const refused = denial(tokens, urgent);
      if (refused) return refused;
      if (!(await turn(urgent, signal))) {
        return { kind: 'denied', detail: `${concurrency} questions are already being answered`, retryAfterMs: waitMs };
      }
      // The wait may have used up what there was.
      const late = denial(tokens, urgent);
      if (late) {
        running--;
        next();
        return late;
      }
      const reserved = allowances.map((one) => {
        one.used += tokens;
        return { one, startedAt: one.startedAt };
      });
      let ended = false;
      return {
        kind: 'granted',
        end(usedTokens) {
          if (ended) return;
          ended = true;
          for (const { one, startedAt } of reserved) if (one.startedAt === startedAt) one.used += usedTokens - tokens;
          running--;
          next();
        },
      };
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, now() + Math.min(ms, LONGEST_PAUSE_MS));
    },
  };
}

function allowance(name: string, limit: number, lengthMs: number, startedAt: number): Allowance {
  return { name, limit, lengthMs, startedAt, used: 0 };
}
