// What a failed call to Twilio means for the text: refused for good, surely not sent, or perhaps sent.
// Codes: https://www.twilio.com/docs/api/errors. A 5xx is no answer to "was it taken?": it is looked up.
import type { SendResult } from '../channel.ts';

type Refused = Extract<SendResult, { kind: 'refused' }>['reason'];

/** An answer other than 2xx. */
export class ApiFailure extends Error {
  override name = 'ApiFailure';
  readonly status: number;
  readonly code: number;
  readonly retryAfterMs: number | undefined;
  constructor(status: number, code: number, message: string, retryAfterMs: number | undefined) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Also what a status callback says later about a text that it had taken. */
const REASONS: Readonly<Record<number, Refused>> = {
  21211: 'bad_address',
  21217: 'bad_address',
  21219: 'bad_address',
  21408: 'bad_address',
  21421: 'bad_address',
  21612: 'bad_address',
  30005: 'bad_address',
  63003: 'bad_address',
  63024: 'bad_address',
  21614: 'landline',
  21635: 'landline',
  30006: 'landline',
  21610: 'opted_out',
  63016: 'window_closed',
  // A template that is not there, not approved (any more), or that these words do not fit: the text goes another way.
  21655: 'window_closed',
  21656: 'window_closed',
  63027: 'window_closed',
  63028: 'window_closed',
  63040: 'window_closed',
  63041: 'window_closed',
  63042: 'window_closed',
};

/** Ours to mend (credentials, a sender that is not ours, channels mixed): the text is fine and waits. */
const OURS = new Set([
  20003, 20005, 20404, 20429, 14107, 21212, 21603, 21606, 21609, 21659, 21660, 21661, 21701, 21703, 21910, 63018,
]);

export function reasonOf(code: number): Refused | undefined {
  return REASONS[code];
}

/** Throws again what is no failure of the network or of Twilio but of ours. */
export function failureOf(error: unknown): SendResult {
  if (error instanceof ApiFailure) return answered(error);
  if ((error instanceof TypeError || error instanceof RangeError || error instanceof URIError) && !('code' in error))
    throw error;
  const detail = codeOf(error);
  return beforeSending(error) ? { kind: 'not_sent', detail } : { kind: 'unknown', detail };
}

function answered({ status, code, retryAfterMs }: ApiFailure): SendResult {
  const detail = code === 0 ? `HTTP ${status}` : String(code);
  const reason = REASONS[code];
  if (reason !== undefined) return { kind: 'refused', reason, detail };
  if (status === 429 || status === 401 || status === 403 || status === 404 || OURS.has(code)) {
    return retryAfterMs === undefined ? { kind: 'not_sent', detail } : { kind: 'not_sent', detail, retryAfterMs };
  }
  if (status >= 400 && status < 500) return { kind: 'refused', reason: 'content', detail };
  return { kind: 'unknown', detail };
}

const CONNECTING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_CLOSED',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Nothing had left yet when it failed. */
function beforeSending(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(beforeSending);
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  return CONNECTING.has(String(code)) || syscall === 'connect' || syscall === 'getaddrinfo';
}

/** A code, never the message: that may hold a number. */
function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return String(code ?? name ?? 'failed');
}
