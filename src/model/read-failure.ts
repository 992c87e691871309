// Turns what the OpenAI client throws into a value: which failure, whether a second try makes sense, and for how long the
// server wants to be left alone. Details keep to status and code, because servers echo what they were sent.
import OpenAI from 'openai';
import { type Failed, failed } from './model.ts';

export type ReadFailure = Failed & { again: boolean };

/** Where the server says 429 and no more. */
const DEFAULT_PAUSE_MS = 5_000;

/** Throws what is not the server's or the network's doing. */
export function readFailure(error: unknown, deadline: AbortSignal): ReadFailure {
  if (deadline.aborted || error instanceof OpenAI.APIConnectionTimeoutError) {
    return { ...failed('timeout', 'no answer in time'), again: true };
  }
  if (error instanceof OpenAI.APIConnectionError) {
    return { ...failed('unreachable', `no connection: ${connectionCode(error)}`), again: true };
  }
  // A body that is no JSON, such as a proxy's page.
  if (error instanceof SyntaxError) return { ...failed('invalid', 'the server did not answer in JSON'), again: true };
  if (!(error instanceof OpenAI.APIError)) throw error;
  const { status } = error;
  // A connection that breaks in the middle of a body has no status.
  if (status === undefined) return { ...failed('unreachable', `no answer: ${connectionCode(error)}`), again: true };
  const said = [`status ${status}`, error.code, error.type, error.param && `parameter ${error.param}`];
  const detail = said.filter(Boolean).join(', ').slice(0, 200);
  const pause = retryAfterMs(error.headers);
  if (isContentFilter(error)) return { ...failed('refused', detail), again: false };
  if (status === 429) return { ...failed('rate_limited', detail, pause ?? DEFAULT_PAUSE_MS), again: false };
  if (status === 408) return { ...failed('timeout', detail, pause), again: true };
  if (status >= 500) return { ...failed('unreachable', detail, pause), again: true };
  const remedy = {
    401: 'check OPENAI_API_KEY',
    403: 'check the rights of OPENAI_API_KEY',
    404: 'check OPENAI_MODEL and OPENAI_BASE_URL',
  };
  const hint = remedy[status as keyof typeof remedy];
  return { ...failed('unreachable', hint ? `${detail}: ${hint}` : detail), again: false };
}

/** The parameter and the words with which a server refuses a request that it does not understand; otherwise nothing. */
export function complaintOf(error: unknown): string | undefined {
  if (!(error instanceof OpenAI.APIError) || isContentFilter(error)) return undefined;
  if (![400, 415, 422].includes(error.status ?? 0)) return undefined;
  // The parameter decides where it is named: the message may mention others, or the tenant's own words.
  return error.param ? error.param : error.message.slice(0, 600);
}

function isContentFilter(error: InstanceType<typeof OpenAI.APIError>): boolean {
  return /content_?(filter|policy)|ResponsibleAI/i.test(`${error.code} ${error.type}`);
}

/** Seconds, a date, or OpenAI's own milliseconds. */
function retryAfterMs(headers: Headers | undefined): number | undefined {
  const exact = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(exact) && exact >= 0) return exact;
  const value = headers?.get('retry-after');
  if (!value) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  // Measured against the server's own clock, because ours may differ.
  const ms = Date.parse(value) - Date.parse(headers?.get('date') ?? '');
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

function connectionCode(error: Error): string {
  let cause: unknown = error;
  for (let depth = 0; depth < 5 && cause instanceof Error; depth++) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
    cause = cause.cause;
  }
  return 'the connection broke';
}
