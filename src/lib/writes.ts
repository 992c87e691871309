// A batch is written by one statement: each table's folder declares its Write, and all of them run as parts of one WITH.
// Rows travel as JSON and take the table's own column types, so that a new column is declared in the schema and nowhere else.
import { run, type Tx, type Unscoped } from './db.ts';

export interface Write {
  name: string;
  /** One INSERT, UPDATE or DELETE that reads its rows from `$rows::json`. Must touch no row that another part touches. */
  sql: string;
}

/** Every column of the table is taken from the rows; a row that exists already is left alone. */
export function insertInto(table: string, onConflict = ''): Write {
  return {
    name: table,
    sql: `insert into ${table} select * from json_populate_recordset(null::${table}, $rows::json) ${onConflict}`,
  };
}

/** `rows[name]`: what that part writes; a missing or empty list writes nothing. */
export type StatementOfWrites = (
  tx: Tx | Unscoped,
  rows: Readonly<Record<string, readonly object[] | undefined>>,
) => Promise<void>;

/** One fixed SQL text for these parts. Parts of a WITH see the same snapshot: none sees what another one writes. */
export function oneStatement(writes: readonly Write[]): StatementOfWrites {
  const parts = writes.map(({ name, sql }, i) => `${quoted(name)} as (${sql.replaceAll('$rows', `$${i + 1}`)})`);
  const text = `with ${parts.join(', ')} select 1`;
  const known = new Set(writes.map((write) => write.name));
  return async (tx, rows) => {
    for (const name of Object.keys(rows))
      if (!known.has(name)) throw new Error(`no part of the statement writes ${name}`);
    if (writes.every(({ name }) => (rows[name]?.length ?? 0) === 0)) return;
    await run(tx, text, ...writes.map(({ name }) => JSON.stringify(rows[name] ?? [])));
  };
}

function quoted(name: string): string {
  return `"w ${name}"`;
}
