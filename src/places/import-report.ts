// What an import did, or would do, or why it did nothing: the same shape for places, people and contractors.

import { type Columns, type LineProblem, readColumns, type Sheet } from '#lib/columns.ts';
import { type CsvRecord, readCsv } from '#lib/csv-file.ts';

export interface Count {
  new: number;
  changed: number;
  same: number;
}

export interface ImportReport {
  /** Nothing at all is written when a line cannot be taken. */
  kind: 'imported' | 'would_import' | 'refused';
  counts: Record<string, Count>;
  /** Why it was refused; by line. */
  problems: LineProblem[];
  /** What was taken, but should be looked at. */
  remarks: LineProblem[];
  unknownColumns: string[];
}

export interface ImportOptions {
  dryRun?: boolean;
}

/** Nobody types more; a file that holds more is probably not a table. */
const MOST_LINES = 200_000;

export type ReadSheet<K extends string> = { kind: 'read'; sheet: Sheet<K> } | { kind: 'refused'; report: ImportReport };

/** `needed`: at least one column of each group must be there. */
export function readSheet<K extends string>(
  bytes: Uint8Array,
  columns: Columns<K>,
  needed: readonly (readonly NoInfer<K>[])[],
): ReadSheet<K> {
  const refused = (line: number, reason: string, unknownColumns: string[] = []): ReadSheet<K> => ({
    kind: 'refused',
    report: { kind: 'refused', counts: {}, problems: [{ line, reason }], remarks: [], unknownColumns },
  });
  const file = readCsv(bytes);
  if (file.kind === 'unreadable') return refused(file.line, file.reason);
  if (file.records.length === 0) return refused(0, 'the file is empty');
  if (file.records.length > MOST_LINES) {
    return refused(0, `the file has more than ${MOST_LINES} lines: is it a table? if so, import it in parts`);
  }
  const sheet = readColumns(file.records, columns);
  for (const group of needed) {
    if (group.some((key) => sheet.found.has(key))) continue;
    const wanted = group.map((key) => `"${key}" (also: ${columns[key].join(', ')})`).join(' or ');
    return refused(headerLine(file.records), `no column ${wanted} was found in the header`, sheet.unknown);
  }
  return { kind: 'read', sheet };
}

function headerLine(records: readonly CsvRecord[]): number {
  return records[0]?.line ?? 0;
}

/** `before` undefined: a new row. */
export function countRow(count: Count, before: object | undefined, after: object): 'new' | 'changed' | 'same' {
  const kind = before === undefined ? 'new' : sameRow(before, after) ? 'same' : 'changed';
  count[kind]++;
  return kind;
}

function sameRow(before: object, after: object): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

export function nothingCounted(): Count {
  return { new: 0, changed: 0, same: 0 };
}
