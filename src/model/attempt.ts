// What asking and transcribing share: a try that may be made again, once, and the time that each try has.
import { setTimeout as after } from 'node:timers/promises';
import { type Failed, failed, type ModelResult, type Tokens } from './model.ts';

/** Tokens and tries so far, kept as they happen so that a failure is counted too. */
export interface Spent extends Tokens {
  attempts: number;
}

export type FailedAttempt = Failed & { again: boolean };
export type Attempt<T> = { kind: 'answer'; value: T; tokens: Tokens } | FailedAttempt;

const RETRY_PAUSE_MS = 200;
/** A server that is busy for longer than this gets no second try now. */
const LONGEST_RETRY_PAUSE_MS = 2_000;

/** The second try sees why the first one failed. */
export async function atMostTwice<T, A extends Attempt<T>>(
  signal: AbortSignal | undefined,
  attempt: (before: Exclude<A, { kind: 'answer' }> | undefined) => Promise<A>,
): Promise<ModelResult<T>> {
  const first = await attempt(undefined);
  if (first.kind === 'answer') return first;
  const before = first as Exclude<A, { kind: 'answer' }>;
  if (!before.again || !(await pause(before, signal))) return ending(before);
  const second = await attempt(before);
  return second.kind === 'answer' ? second : ending(second);
}

/** False when there is no point in waiting: the asker left, or the server wants a longer rest than anybody waits. */
async function pause(before: Failed, signal: AbortSignal | undefined): Promise<boolean> {
  if (signal?.aborted || (before.retryAfterMs ?? 0) > LONGEST_RETRY_PAUSE_MS) return false;
  if (before.reason === 'unreachable') await after(before.retryAfterMs ?? RETRY_PAUSE_MS);
  return !signal?.aborted;
}

/** The client's own time-out ends with the headers; a body that trickles for ever needs the signal. */
export function deadlineOf(timeoutMs: number, signal: AbortSignal | undefined): AbortSignal {
  const own = AbortSignal.timeout(timeoutMs);
  return signal ? AbortSignal.any([signal, own]) : own;
}

function ending({ reason, detail, retryAfterMs }: Failed): Failed {
  return failed(reason, detail, retryAfterMs);
}
