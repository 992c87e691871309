// How work says that it could not be done. A job ends by returning, by RetryLater or by PermanentError.

/** The same work may succeed later: somebody is down, busy, or asked us to wait. */
export class RetryLater extends Error {
  override name = 'RetryLater';
  /** Milliseconds; undefined lets the queue choose. */
  readonly afterMs: number | undefined;
  constructor(message: string, options: { afterMs?: number; cause?: unknown } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : {});
    this.afterMs = options.afterMs;
  }
}

/** Trying again will not help: a person must look. */
export class PermanentError extends Error {
  override name = 'PermanentError';
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : {});
  }
}

const DEEPEST = 8;

/** One line: what failed, and because of what. Not masked: for a log, give the error itself to the logger. */
export function describe(error: unknown): string {
  const parts: string[] = [];
  let current: unknown = error;
  for (let depth = 0; depth < DEEPEST && current !== undefined && current !== null; depth++) {
    parts.push(oneLine(current));
    current = current instanceof Error ? current.cause : undefined;
  }
  return parts.length === 0 ? String(error) : parts.join(', because: ');
}

function oneLine(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') {
    return error.errors.map((inner) => describe(inner)).join('; ');
  }
  const text =
    error instanceof Error ? error.message || error.name : typeof error === 'string' ? error : JSON.stringify(error);
  return String(text).replace(/\s+/g, ' ').trim();
}

/** The SQLSTATE of a failed statement, ours or Prisma's; undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  let current: unknown = error;
  for (let depth = 0; depth < DEEPEST && typeof current === 'object' && current !== null; depth++) {
    const { code, originalCode, cause, meta } = current as Record<string, unknown>;
    const found = [originalCode, code].find(isSqlState);
    if (found !== undefined) return found;
    current = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError ?? cause;
  }
  return undefined;
}

/** Five signs with a digit; the names of Node (EPIPE) and Prisma (P2002) look alike. */
function isSqlState(code: unknown): code is string {
  return typeof code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(code) && !/^P[1-9]/.test(code);
}

/** The row is there already. */
export function isDuplicate(error: unknown): boolean {
  return sqlState(error) === '23505';
}
