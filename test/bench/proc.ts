// Memory and CPU of a process and all that it started, from /proc (Linux).
import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** The process and its descendants that are alive. */
export function tree(pid: number): number[] {
  const children = new Map<number, number[]>();
  const alive = new Set<number>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : undefined;
    if (stat === undefined) continue;
    alive.add(Number(name));
    children.set(stat.parent, [...(children.get(stat.parent) ?? []), Number(name)]);
  }
  const found: number[] = [];
  for (const todo = [pid]; todo.length > 0; ) {
    const next = todo.pop()!;
    if (alive.has(next)) found.push(next);
    todo.push(...(children.get(next) ?? []));
  }
  return found;
}

export function usage(pid: number): { processes: number; rss_mb: number; pss_mb: number; cpu_s: number } {
  const all = tree(pid).map((one) => ({
    stat: statOf(one),
    rss: kilobytes(one, 'status', 'VmRSS'),
    pss: kilobytes(one, 'smaps_rollup', 'Pss'),
  }));
  const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0);
  return {
    processes: all.length,
    rss_mb: +(sum(({ rss }) => rss) / 1024).toFixed(1),
    pss_mb: +(sum(({ pss }) => pss) / 1024).toFixed(1),
    cpu_s: +sum(({ stat }) => (stat?.ticks ?? 0) / TICKS_PER_SECOND).toFixed(2),
  };
}

function statOf(pid: number): { parent: number; ticks: number } | undefined {
  const text = read(pid, 'stat');
  if (text === undefined) return undefined;
  // The name in parentheses may hold anything; the fields stand behind the last one.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
}

function kilobytes(pid: number, file: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(read(pid, file) ?? '')?.[1] ?? 0);
}

/** Undefined: it has ended meanwhile, or is not ours to read. */
function read(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
