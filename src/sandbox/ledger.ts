// A stand-in's memory on disk: JSON lines, the last line of an id counts. Written at once, so that a kill loses nothing.
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Ledger<T> {
  /** What was kept, in the order in which it first came. */
  readonly kept: readonly T[];
  write(entry: T): void;
}

export function openLedger<T>(path: string, idOf: (entry: T) => string): Ledger<T> {
  mkdirSync(dirname(path), { recursive: true });
  const kept = new Map<string, T>();
  for (const entry of existsSync(path) ? parse<T>(readFileSync(path, 'utf8')) : []) kept.set(idOf(entry), entry);
  // Each start leaves out what later lines replaced.
  const rewritten = `${path}.new`;
  writeFileSync(rewritten, [...kept.values()].map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  renameSync(rewritten, path);
  return { kept: [...kept.values()], write: (entry) => appendFileSync(path, `${JSON.stringify(entry)}\n`) };
}

/** A last line that a kill cut short is left out. */
function parse<T>(text: string): T[] {
  const lines = text.split('\n');
  const whole = lines.slice(0, -1).filter((line) => line !== '');
  return whole.map((line) => JSON.parse(line) as T);
}
