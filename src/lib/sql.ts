// Fixed SQL texts with arrays, as named prepared statements. Traps that every caller should know:
// - a jsonb parameter goes through jsonb() of text.ts; a bare JavaScript array would become a PostgreSQL array;
// - an array parameter needs its cast in the text: unnest($2::uuid[], $3::timestamptz[], $4::jsonb[]).
import pg from 'pg';

const DATE = 1082;
const INTERVAL = 1186;
const INT8 = 20;
const NUMERIC = 1700;
const TIMESTAMP = 1114;
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;
const TEXT_ARRAY = 1009;

/** A count or a sum comes as a number. Beyond 2^53 it would be silently wrong, so that it throws. */
function toNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new RangeError(`the number ${text} does not fit; cast it to text in the query`);
  }
  return value;
}

const textArray = pg.types.getTypeParser(TEXT_ARRAY as number as 25) as unknown as (text: string) => (string | null)[];

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: toNumber,
  [NUMERIC]: toNumber,
  // A calendar day is not an instant: the driver would make it midnight of the machine's zone.
  [DATE]: (text) => text,
  [INTERVAL]: (text) => text,
  [TIMESTAMP]: (text) => new Date(`${text.replace(' ', 'T')}Z`),
  [INT8_ARRAY]: (text) => textArray(text).map((item) => (item === null ? null : toNumber(item))),
  [DATE_ARRAY]: textArray,
};

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (format !== 'binary' && parsers[oid as number]) || pg.types.getTypeParser(oid, format as 'text'),
};

/** A text built anew for each call would fill the server's memory with plans: beyond this many, texts go unnamed. */
const MOST_STATEMENTS = 1000;
const names = new Map<string, string>();

/** The name under which a text is prepared once a connection; undefined when there are too many texts. */
export function statementName(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= MOST_STATEMENTS) return undefined;
  const name = `loge_${names.size}`;
  names.set(sql, name);
  return name;
}

/**
 * What is asked of one connection in the same breath leaves in one packet: each write by itself would be a call of the system, and
 * wake the server once more.
 */
export function together({ connection: { stream } }: Pick<pg.Client, 'connection'>): void {
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

export async function query(
  client: Pick<pg.ClientBase, 'query'>,
  text: string,
  values: readonly unknown[],
): Promise<pg.QueryResult> {
  const name = statementName(text);
  return client.query({ ...(name === undefined ? {} : { name }), text, values: values as unknown[], types });
}
