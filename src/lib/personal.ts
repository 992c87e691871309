// What a folder keeps of a person's words, names and numbers, so that they can be given out and erased. Every text column of the
// schema is in one of these lists, or is known to hold codes (a test reads the schema).
import { rows, run, type Tx } from './db.ts';

/** Whose words: everything of theirs by id. */
export interface Subject {
  agency: string;
  people: readonly string[];
  addresses: readonly string[];
  conversations: readonly string[];
  tickets: readonly string[];
  messages: readonly string[];
}

export interface Erased {
  /** Rows by table. */
  rows: Record<string, number>;
  /** Stored files that are to be removed once this is committed. */
  files: string[];
}

export interface Personal {
  folder: string;
  /** "messages.text" */
  columns: readonly string[];
  /** Rows by table. */
  export(tx: Tx, subject: Subject): Promise<Record<string, object[]>>;
  erase(tx: Tx, subject: Subject, at: Date): Promise<Erased>;
}

export interface PersonalTable {
  table: string;
  columns: readonly string[];
  /** Which rows, over :agency, :people, :addresses, :conversations, :tickets, :messages; `t` is the table. */
  where: string;
  /** SET list that leaves no word, over :at too; or 'delete'. */
  erase: string;
  /** A column that names a stored file. */
  file?: string;
}

const TYPES: Record<string, string> = { agency: 'text', at: 'timestamptz' };

export function personalOf(folder: string, tables: readonly PersonalTable[]): Personal {
  return {
    folder,
    columns: tables.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)),
    async export(tx, subject) {
      const found: Record<string, object[]> = {};
      for (const { table, where } of tables) {
        const { text, values } = bound(`select t.* from ${table} t where t.agency_id = :agency and (${where})`, {
          ...subject,
        });
        found[table] = await rows<object>(tx, text, ...values);
      }
      return found;
    },
    async erase(tx, subject, at) {
      const erased: Erased = { rows: {}, files: [] };
      for (const { table, where, erase, file } of tables) {
        const which = `where t.agency_id = :agency and (${where})`;
        if (file !== undefined) {
          const { text, values } = bound(`select t.${file} as file from ${table} t ${which} and t.${file} <> ''`, {
            ...subject,
          });
          erased.files.push(...(await rows<{ file: string }>(tx, text, ...values)).map((row) => row.file));
        }
        const sql = erase === 'delete' ? `delete from ${table} t ${which}` : `update ${table} t set ${erase} ${which}`;
        const { text, values } = bound(sql, { ...subject, at });
        erased.rows[table] = await run(tx, text, ...values);
      }
      return erased;
    },
  };
}

/** `:name` becomes `$n`, and only what a text names is sent with it. */
function bound(sql: string, params: Record<string, unknown>): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const places = new Map<string, number>();
  const text = sql.replace(/(?<!:):([a-z]+)/g, (_, name: string) => {
    if (!(name in params)) throw new Error(`"${name}" is nothing that a person's rows are found by`);
    let place = places.get(name);
    if (place === undefined) {
      values.push(params[name]);
      place = values.length;
      places.set(name, place);
    }
    return `$${place}::${TYPES[name] ?? 'uuid[]'}`;
  });
  return { text, values };
}
