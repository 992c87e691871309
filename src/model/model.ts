// What the rest of the house may ask of a model server, and what it gets back. Whatever a server does is a value here,
// never an exception: a model is a helper that may be slow, absent, silly or silent.
import type { ZodType } from 'zod';

export interface Tokens {
  in: number;
  out: number;
}

/**
 * `refused`: it declined, or a content filter did. `invalid`: what it said is no answer, twice.
 * `rate_limited`: the server or our own budget says not now. `unreachable`: everything else that keeps us from an answer.
 */
export type FailureReason = 'timeout' | 'rate_limited' | 'refused' | 'invalid' | 'unreachable';

export interface Failed {
  kind: 'failed';
  reason: FailureReason;
  /** For operators: holds no word of what was sent or answered. */
  detail: string;
  /** When known, how long to leave the server alone. */
  retryAfterMs?: number;
}

export type ModelResult<T> = { kind: 'answer'; value: T; tokens: Tokens } | Failed;

export type Part = { kind: 'text'; text: string } | { kind: 'image'; mime: string; bytes: Buffer };

export interface Question<T> {
  /** What it is for, as metrics count it: `triage`. */
  purpose: string;
  /** The answer's shape: an object at the root, nullable rather than optional. */
  schema: ZodType<T>;
  /** What never changes from one question to the next comes first, so that servers can keep it warm. */
  system: string;
  user: readonly Part[];
  /** May use the share of the budget kept for emergencies, and goes before the others. */
  urgent?: boolean;
  signal?: AbortSignal;
}

/** One per question, its second try included. */
export interface Use {
  purpose: string;
  tokensIn: number;
  tokensOut: number;
  ms: number;
  attempts: number;
  outcome: 'answer' | FailureReason;
}

export interface Model {
  readonly name: string;
  /** Whether pictures may be sent along. */
  readonly canSee: boolean;
  ask<T>(question: Question<T>): Promise<ModelResult<T>>;
  transcribe(
    audio: Buffer,
    name: string,
    options?: { urgent?: boolean; signal?: AbortSignal },
  ): Promise<ModelResult<string>>;
}

export function failed(reason: FailureReason, detail: string, retryAfterMs?: number): Failed {
  return { kind: 'failed', reason, detail, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}
