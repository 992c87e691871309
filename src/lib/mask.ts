// Takes phones, addresses and people's words out of whatever is logged. When unsure it masks: a log is for operators, and
// the journal tells people what was said.
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const WHOLE_UUID = new RegExp(`^${UUID}$`, 'i');
const INSTANT = '\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?Z?';
const SLACK_STAMP = '\\d{10}\\.\\d{6}';
const PHONE = '\\+?\\(?\\d(?:[\\s.()/\\u00a0-]{0,3}\\d){7,14}';
const EMAIL = "[\\p{L}\\p{N}._%+'=-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+";
// The first three look like numbers and are none.
const PERSONAL = new RegExp(
  `(${EMAIL})|(?<![\\p{L}\\p{N}_])(?:(${UUID}|${INSTANT}|${SLACK_STAMP})|(${PHONE}))(?![\\p{L}\\p{N}_])`,
  'giu',
);

/** In a sentence of ours: numbers and mail addresses. */
export function maskAddresses(text: string): string {
  const plain = text.replace(/%2B/gi, '+').replace(/%40/gi, '@');
  const masked = plain.replace(PERSONAL, (whole, email?: string, kept?: string) => {
    if (kept !== undefined) return whole;
    return email === undefined ? `[phone …${whole.replace(/\D/g, '').slice(-2)}]` : '[email]';
  });
  return masked === plain ? text : masked;
}

const QUOTED = /"([^"]*)"|“([^”]*)”|«([^»]*)»|`([^`]*)`|(?<![\p{L}\p{N}])'([^']*)'(?![\p{L}\p{N}])/gsu;
/** snake_case, dotted.names, kebab-case, a path, CAPITALS: names of ours, not words of people. */
const OUR_NAME = /^(?=.*[_./:-]|[A-Z0-9]+$)[\w./:@-]{1,120}$/;

/** In the message of an error: also whatever it quotes, as that may be what a person wrote. */
export function maskMessage(message: string): string {
  const unquoted = withoutKept(message).replace(QUOTED, (whole, ...groups: (string | undefined)[]) => {
    const inner = groups.slice(0, 5).find((group) => group !== undefined) ?? '';
    return OUR_NAME.test(inner) || inner === '' ? whole : `"[${inner.length} letters]"`;
  });
  return maskAddresses(lineOf(unquoted));
}

const kept: string[] = [];
let oldest = 0;
const MOST_KEPT = 1000;
const SHORTEST_KEPT = 4;

/** What a person wrote or will read, told by whoever handles it: the last thousand are found in errors even without quotes. */
export function keepOutOfLogs(text: string): void {
  if (text.trim().length < SHORTEST_KEPT) return;
  kept[oldest] = text.trim();
  oldest = (oldest + 1) % MOST_KEPT;
}

function withoutKept(message: string): string {
  let masked = message;
  for (const text of kept) {
    for (const written of [text, JSON.stringify(text).slice(1, -1)]) {
      if (masked.includes(written)) masked = masked.replaceAll(written, `[${text.length} letters]`);
    }
  }
  return masked;
}

const LONGEST_MESSAGE = 500;

/** Prisma writes the whole call with its data, and the reason last. A mail server may answer in many lines; the first says it. */
function lineOf(message: string): string {
  const lines = message
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const line = message.includes('invocation') ? lines.at(-1) : lines[0];
  return (line ?? '').slice(0, LONGEST_MESSAGE);
}

/** Facts whose text is ours, in words. All other text of more than a few words is masked. */
const OUR_SENTENCES = new Set([
  'msg',
  'reason',
  'detail',
  'remedy',
  'setting',
  'command',
  'folder',
  'file',
  'path',
  'url',
  'provider',
  'says',
]);
const THEIR_WORDS =
  /^(?:text|body|words?|content|html|subject|message|question|answer|reply|comment|note|transcript|caption|prompt|completion|raw|payload|profile|author|label|address|street|city)$|name$|text$|body$/i;
const OUR_NAMES = new Set(['folder', 'hostname', 'filename', 'fieldname', 'tablename', 'eventname', 'jobname']);
const DEEPEST = 5;
const MOST_ITEMS = 20;
const FEW_WORDS = 2;

/** A value as it may be logged under that key. */
export function maskValue(value: unknown, key = '', depth = 0): unknown {
  if (value instanceof Error) return maskError(value, depth);
  if (typeof value === 'string') return maskText(value, key);
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? Number(value) : value;
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth >= DEEPEST) return '[deeper]';
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map((item) => maskValue(item, key, depth + 1));
  if (value instanceof Map || value instanceof Set) return `[${value.size} items]`;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [maskAddresses(name), maskValue(inner, name, depth + 1)]),
  );
}

function maskText(text: string, key: string): string {
  if (OUR_SENTENCES.has(key)) return maskMessage(text);
  if (WHOLE_UUID.test(text)) return text;
  const theirs = THEIR_WORDS.test(key) && !OUR_NAMES.has(key.toLowerCase());
  const masked = maskAddresses(text);
  if (masked !== text && /^\[[^\]]*\]$/.test(masked)) return masked;
  if (theirs || text.trim().split(/\s+/).length > FEW_WORDS) return `[${text.length} letters]`;
  return masked;
}

export interface LoggedError {
  type: string;
  message: string;
  code?: string | number;
  at?: string[];
  because?: LoggedError;
  all?: LoggedError[];
}

/** What is left of an error: its kind, its message masked, where it rose, and its causes the same way. No other field. */
export function maskError(error: Error, depth = 0): LoggedError {
  const { code, status } = error as { code?: unknown; status?: unknown };
  const known = [code, status].find(
    (value) => typeof value === 'number' || (typeof value === 'string' && /^\w{1,40}$/.test(value)),
  );
  const inner = error instanceof AggregateError ? error.errors.slice(0, MOST_ITEMS) : [];
  return {
    type: error.name,
    message: isAboutOurSchema(error) ? maskAddresses(lineOf(withoutKept(error.message))) : maskMessage(error.message),
    ...(known === undefined ? {} : { code: known as string | number }),
    ...(error.stack === undefined ? {} : { at: framesOf(error.stack) }),
    ...(error.cause === undefined || depth >= DEEPEST ? {} : { because: maskError(asError(error.cause), depth + 1) }),
    ...(inner.length === 0 || depth >= DEEPEST ? {} : { all: inner.map((one) => maskError(asError(one), depth + 1)) }),
  };
}

/** PostgreSQL's class 42 (no such column, wrong syntax) quotes nothing but our own names. */
function isAboutOurSchema(error: Error): boolean {
  const { code, severity } = error as { code?: unknown; severity?: unknown };
  return typeof severity === 'string' && typeof code === 'string' && /^42/.test(code);
}

function asError(value: unknown): Error {
  if (value instanceof Error) return value;
  const text = typeof value === 'string' ? value : '';
  return Object.assign(new Error(text && `"${text.replaceAll('"', "'")}"`), { name: typeof value, stack: undefined });
}

/** The stack begins with the message, which may have lines of its own that look like frames: only what follows it counts. */
function framesOf(stack: string): string[] {
  const lines = stack
    .split('\n')
    .filter((line) => /^\s{4}at [^\s].*(?:\d+:\d+\)?|native\)?|<anonymous>\)?)$/.test(line));
  return lines.slice(0, 8).map((line) => maskAddresses(line.trim().slice(3)));
}
