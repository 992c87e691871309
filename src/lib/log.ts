// Logs for operators: one JSON line on standard error, a logger per folder, constant words and facts as fields.
// Phones, mail addresses and people's words never leave through here (mask.ts).
import pino, { type DestinationStream, type LogFn, type Logger as PinoLogger } from 'pino';
import { maskAddresses, maskError, maskMessage, maskValue } from './mask.ts';

export type Logger = PinoLogger;
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

const MAY_PASS = new Set(['time', 'level', 'pid']);

export function createLogger(options: { level?: LogLevel; destination?: DestinationStream } = {}): Logger {
  const log = pino(
    {
      level: options.level ?? 'info',
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // Errors are masked before; pino's own serialiser would take them apart again.
      serializers: { err: (masked: unknown) => masked },
      formatters: {
        level: (label) => ({ level: label }),
      },
      // Pino takes an error's message for the line's own, and fills %s in, before any serialiser sees them.
      hooks: {
        logMethod(inputs, method) {
          method.apply(this, maskInputs(inputs) as Parameters<LogFn>);
        },
      },
    },
    options.destination ?? pino.destination({ fd: 2, sync: true }),
  );
  // Pino resets the formatter of fields for children.
  const { child } = log;
  log.child = function (this: Logger, fields, childOptions) {
    return child.call(this, maskFields(fields), childOptions);
  } as typeof child;
  return log;
}

function maskInputs(inputs: readonly unknown[]): unknown[] {
  const [first, ...rest] = inputs;
  if (typeof first === 'string') return [maskAddresses(first), ...rest.map((value) => maskValue(value))];
  const [words, ...values] = rest;
  const message = typeof words === 'string' ? maskAddresses(words) : undefined;
  if (first instanceof Error) {
    return [
      { err: maskError(first) },
      message ?? maskMessage(first.message),
      ...values.map((value) => maskValue(value)),
    ];
  }
  return [maskFields(first), message, ...values.map((value) => maskValue(value))].filter(
    (value) => value !== undefined,
  );
}

function maskFields(fields: unknown): Record<string, unknown> {
  if (typeof fields !== 'object' || fields === null) return { value: maskValue(fields) };
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      maskAddresses(key),
      MAY_PASS.has(key) ? value : maskValue(value, key),
    ]),
  );
}

const root = createLogger();
const children = new Set<Logger>();

/** The logger of a folder of src/. */
export function logger(folder: string): Logger {
  const child = root.child({ folder });
  children.add(child);
  return child;
}

/** For app.ts, once the settings are read. */
export function setLogLevel(level: LogLevel): void {
  root.level = level;
  for (const child of children) child.level = level;
}
