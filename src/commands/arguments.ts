// What stands behind a command's name: words, options, and the agency that is meant.
import { type Db, rows, unscoped } from '#lib/db.ts';

export interface ParsedArgs {
  words: string[];
  options: Map<string, string>;
  wrong: string | undefined;
}

/** `--name value`, `--name=value` and flags; whatever else begins with -- is wrong use. */
export function parseArgs(
  args: readonly string[],
  known: { values?: readonly string[]; flags?: readonly string[] },
): ParsedArgs {
  const words: string[] = [];
  const options = new Map<string, string>();
  let wrong: string | undefined;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (!arg.startsWith('--')) {
      words.push(arg);
      continue;
    }
    const [name, given] = arg.slice(2).split(/=(.*)/s) as [string, string | undefined];
    if (known.flags?.includes(name) && given === undefined) options.set(name, '');
    else if (known.values?.includes(name)) {
      const value = given ?? args[++i];
      if (value === undefined || value === '') wrong ??= `--${name} needs a value`;
      else options.set(name, value);
    } else wrong ??= `${arg} is not known`;
  }
  return { words, options, wrong };
}

export type Chosen = { kind: 'chosen'; agency: string } | { kind: 'none'; reason: string };

/** The agency asked for, or the only one there is. */
export async function chooseAgency(db: Db, asked: string | undefined): Promise<Chosen> {
  const found = await unscoped(db, (tx) => rows<{ id: string }>(tx, 'select id from agencies order by id'));
  const ids = found.map(({ id }) => id);
  if (asked !== undefined) {
    return ids.includes(asked)
      ? { kind: 'chosen', agency: asked }
      : { kind: 'none', reason: `there is no agency "${asked}"${listed(ids)}` };
  }
  if (ids.length === 1) return { kind: 'chosen', agency: ids[0]! };
  return {
    kind: 'none',
    reason:
      ids.length === 0
        ? 'there is no agency yet: apply its file first (loge apply FILE.yaml)'
        : `say which agency: --agency ID${listed(ids)}`,
  };
}

function listed(ids: readonly string[]): string {
  return ids.length === 0 ? '' : ` (there are ${ids.join(', ')})`;
}
